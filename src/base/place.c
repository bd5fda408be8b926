#include "baat/base/place.h"

/* Between a workbook and its sheet. Nobody can type it, and XML cannot hold it. */
enum { SHEET_MARK = 0x1F };

void baat_sheet_place(const char *path, struct baat_text sheet, struct baat_buffer *to)
{
	baat_buffer_add_string(to, path);
	baat_buffer_add_char(to, SHEET_MARK);
	baat_buffer_add(to, sheet);
}

/* Splits the file of a place; .at of the sheet is NULL when there is none. */
static struct baat_text file_of(const char *file, struct baat_text *sheet)
{
	const char *mark = strrchr(file, SHEET_MARK);
	*sheet = (struct baat_text){0};
	if (mark != NULL)
		*sheet = baat_text_of(mark + 1);
	return mark == NULL ? baat_text_of(file) : (struct baat_text){file, (size_t)(mark - file)};
}

/* A is column 1, AA is 27. */
static void put_letters(uint32_t column, struct baat_buffer *to)
{
	char letters[8];
	size_t at = sizeof letters;
	for (; column > 0 && at > 0; column = (column - 1) / 26)
		letters[--at] = (char)('A' + (column - 1) % 26);
	baat_buffer_add(to, (struct baat_text){letters + at, sizeof letters - at});
}

void baat_place_put(struct baat_place place, struct baat_buffer *to)
{
	struct baat_text sheet;
	baat_buffer_add_utf8(to, file_of(place.file, &sheet));
	if (place.line == 0)
		return;
	baat_buffer_add_char(to, ':');
	if (sheet.at != NULL) {
		baat_buffer_add(to, sheet);
		baat_buffer_add_char(to, '!');
		put_letters(place.field, to);
	}
	baat_buffer_printf(to, "%llu", (unsigned long long)place.line);
	if (sheet.at == NULL && place.field > 0)
		baat_buffer_printf(to, ":%u", place.field);
}

struct baat_place_shown baat_place_show(struct baat_place place)
{
	struct baat_place_shown shown;
	struct baat_buffer whole = {0};
	baat_place_put(place, &whole);
	snprintf(shown.text, sizeof shown.text, "%.*s%s", (int)(whole.length < 250 ? whole.length : 250),
	         whole.length > 0 ? whole.at : "", whole.length > 250 || whole.failed ? "…" : "");
	baat_buffer_free(&whole);
	return shown;
}

bool baat_place_is_sheet(const char *file)
{
	return file != NULL && strchr(file, SHEET_MARK) != NULL;
}

void baat_place_put_file(const char *file, struct baat_buffer *to)
{
	struct baat_text sheet;
	baat_buffer_add_utf8(to, file_of(file, &sheet));
	if (sheet.at == NULL)
		return;
	baat_buffer_add_char(to, '#');
	baat_buffer_add(to, sheet);
}
