#include "xlsx-cell.h"

#include "base/gettext.h"

bool baat_xlsx_cell_type(struct baat_xlsx_cell *cell, const char *name)
{
	static const struct {
		const char *name;
		enum baat_xlsx_type type;
	} types[] = {{"s", BAAT_XLSX_SHARED},   {"n", BAAT_XLSX_NUMBER},
	             {"str", BAAT_XLSX_STRING}, {"inlineStr", BAAT_XLSX_INLINE},
	             {"b", BAAT_XLSX_BOOLEAN},  {"e", BAAT_XLSX_ERROR},
	             {"d", BAAT_XLSX_DATE}};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(name, types[i].name) == 0) {
			cell->type = types[i].type;
			return true;
		}
	return false;
}

static struct baat_text without_blanks(struct baat_text text)
{
	while (text.length > 0 && (text.at[0] == ' ' || text.at[0] == '\n' || text.at[0] == '\t')) {
		text.at++;
		text.length--;
	}
	while (text.length > 0 && (text.at[text.length - 1] == ' ' || text.at[text.length - 1] == '\n' ||
	                           text.at[text.length - 1] == '\t'))
		text.length--;
	return text;
}

/* Whether a number stands there as it is handed out, but for the sign of its decimals: most do. */
static bool is_short(struct baat_text text, size_t *point)
{
	*point = text.length;
	if (text.length == 0 || text.length > 15)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '.' && *point == text.length && i > 0)
			*point = i;
		else if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	}
	return (text.at[0] != '0' || *point == 1 || text.length == 1) &&
	       (*point == text.length || (*point + 1 < text.length && text.at[text.length - 1] != '0'));
}

static enum baat_code put_number(const struct baat_xlsx_cell *cell, struct baat_sheet_reader *reader,
                                 struct baat_text text)
{
	struct baat_book *book = reader->book;
	struct baat_cell_number number;
	size_t point;
	enum baat_cell_format format = BAAT_SHOWN_PLAIN;
	if (cell->style < book->format_count)
		format = (enum baat_cell_format)book->formats[cell->style];
	else if (book->format_count > 0)
		baat_reader_broken(reader, _("a cell has a style that there is not"));
	if (format == BAAT_SHOWN_PLAIN && is_short(text, &point)) {
		baat_buffer_add(&reader->text, text);
		if (point < text.length && !reader->text.failed)
			reader->text.at[point] = book->mark;
		return BAAT_CODE__MAX;
	}
	if (!baat_cell_number_read(text, &number)) {
		baat_reader_broken(reader, _("a cell holds a number that is none"));
		return BAAT_CODE__MAX;
	}
	if (format == BAAT_SHOWN_DATE)
		return baat_cell_put_serial(&number, book->since_1904, &reader->text);
	enum baat_code problem = baat_cell_put_number(&number, format == BAAT_SHOWN_PERCENT, book->mark, &reader->text);
	return format == BAAT_SHOWN_TIME ? BAAT_CELL_TIME : problem;
}

static enum baat_code put_shared(struct baat_sheet_reader *reader, struct baat_text text, struct baat_text *said)
{
	const struct baat_book *book = reader->book;
	size_t number = 0;
	for (size_t i = 0; i < text.length && number < book->string_count; i++)
		number = text.at[i] >= '0' && text.at[i] <= '9' ? number * 10 + (size_t)(text.at[i] - '0') : SIZE_MAX;
	if (number >= book->string_count) {
		baat_reader_broken(reader, _("a cell holds a text that there is not"));
		return BAAT_CODE__MAX;
	}
	*said = (struct baat_text){book->strings[number].at, book->strings[number].length};
	return (enum baat_code)book->strings[number].problem;
}

static enum baat_code put_boolean(struct baat_sheet_reader *reader, struct baat_text text)
{
	bool yes = baat_text_equal(text, BAAT_TEXT("1")) || baat_text_equal(text, BAAT_TEXT("true"));
	if (!yes && !baat_text_equal(text, BAAT_TEXT("0")) && !baat_text_equal(text, BAAT_TEXT("false")))
		baat_reader_broken(reader, _("a cell holds a truth value that is none"));
	baat_buffer_add_string(&reader->text, yes ? "waar" : "onwaar");
	return BAAT_CODE__MAX;
}

enum baat_code baat_xlsx_cell_put(const struct baat_xlsx_cell *cell, struct baat_sheet_reader *reader,
                                  struct baat_text text, struct baat_text *said)
{
	struct baat_buffer *to = &reader->text;
	if (cell->type == BAAT_XLSX_STRING || cell->type == BAAT_XLSX_INLINE)
		return baat_cell_put_text(text, true, to);
	text = without_blanks(text);
	if (text.length == 0)
		return BAAT_CODE__MAX;
	switch (cell->type) {
	case BAAT_XLSX_SHARED:
		return put_shared(reader, text, said);
	case BAAT_XLSX_BOOLEAN:
		return put_boolean(reader, text);
	case BAAT_XLSX_ERROR:
		baat_cell_put_text(text, true, to);
		return BAAT_CELL_ERROR;
	case BAAT_XLSX_DATE:
		baat_cell_put_date(text, to);
		return BAAT_CODE__MAX;
	default:
		return put_number(cell, reader, text);
	}
}
