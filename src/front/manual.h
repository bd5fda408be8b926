/* The pages of the manual as text, in the program itself: they can be read where no manual is installed. */
#ifndef MANUAL_H
#define MANUAL_H

#include <stddef.h>

struct page {
	const char *word;     /* what it is asked for by: "reken", "methode" */
	const char *language; /* "en", "nl" */
	const char *title;    /* one line */
	const char *text;     /* 78 columns wide, UTF-8 */
};

/* Sorted by word, then by language. Made of man/ and man/nl/ by src/tools/pages.sh. */
extern const struct page pages[];
extern const size_t page_count;

/* The page on a word, which may have "baat-" in front, in the language of the messages, else in English; NULL when
 * there is none. */
const struct page *page_find(const char *word);

#endif
