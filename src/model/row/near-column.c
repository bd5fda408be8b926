#include "near-column.h"

#include <stdio.h>
#include <stdlib.h>

#include "baat/base/name.h"
#include "base/gettext.h"

enum baat_status baat_column_is_meant(struct baat_text name, const struct baat_meant *meant, bool *found,
                                      struct baat_diags *diags)
{
	*found = false;
	for (size_t i = 0; i < meant->count && !*found; i++) {
		struct baat_text word = baat_text_of(meant->names[i]);
		char *room = malloc(baat_name_room(word));
		bool done = room != NULL && baat_name_clean(&word, room);
		*found = done && baat_text_equal_ascii(word, name);
		free(room);
		if (!done)
			return baat_out_of_memory(diags);
	}
	return BAAT_OK;
}

struct baat_shown baat_column_as_word(struct baat_text name)
{
	struct baat_shown shown = baat_show(name), word;
	bool plain = strspn(shown.text, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(shown.text);
	const char *quote = plain || strchr(shown.text, '\'') != NULL ? "" : "'";
	snprintf(word.text, sizeof word.text, "%s%.*s%s", quote, (int)sizeof word.text - 3, shown.text, quote);
	return word;
}

enum baat_status baat_column_refuse(const struct baat_table *table, size_t column, const char *known,
                                    struct baat_diags *diags)
{
	const struct baat_text name = baat_table_column(table, column);
	return baat_error(diags, baat_table_header_place(table, column), BAAT_COLUMN_NEAR,
	                  _("column '%s' is nearly '%s'; write that, or add --attribuut=%s when it is one of your own"),
	                  baat_show(name).text, known, baat_column_as_word(name).text);
}

enum baat_status baat_column_check_near(const struct baat_table *table, size_t column, const char *const known[],
                                        size_t count, const struct baat_meant *meant, struct baat_diags *diags)
{
	const struct baat_text name = baat_table_column(table, column);
	const char *near = baat_near_name(name, known, count);
	bool intended = false;
	enum baat_status status = BAAT_OK;
	if (near != NULL && meant != NULL)
		status = baat_column_is_meant(name, meant, &intended, diags);
	if (near == NULL || intended || status != BAAT_OK)
		return status;
	if (meant != NULL)
		return baat_column_refuse(table, column, near, diags);
	return baat_error(diags, baat_table_header_place(table, column), BAAT_COLUMN_NEAR,
	                  _("column '%s' is nearly '%s'; write that, or choose a name that differs more"),
	                  baat_show(name).text, near);
}
