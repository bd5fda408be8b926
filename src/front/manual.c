#include "manual.h"

#include <string.h>

#include "base/gettext.h"

const struct page *page_find(const char *word)
{
	/* the catalogue of a language that has pages says here which one it is */
	const char *language = _("en");
	const struct page *found = NULL;
	if (strncmp(word, "baat-", 5) == 0)
		word += 5;
	for (size_t i = 0; i < page_count; i++) {
		if (strcmp(pages[i].word, word) != 0)
			continue;
		if (strcmp(pages[i].language, language) == 0)
			return &pages[i];
		if (strcmp(pages[i].language, "en") == 0)
			found = &pages[i];
	}
	return found;
}
