#include "workbook-cell.h"

#include "base/put.h"

/* Columns are as wide as what the first rows hold, within bounds. */
enum { WIDTH_ROWS = 1000, WIDTH_MIN = 8, WIDTH_MAX = 60, HEADER_ROOM = 2 /* for the button of the filter */, AIR = 1 };

static lxw_format *number_format(lxw_workbook *workbook, const char *code)
{
	lxw_format *format = workbook_add_format(workbook);
	if (format != NULL)
		format_set_num_format(format, code);
	return format;
}

bool baat_book_formats_make(struct baat_book_formats *formats, lxw_workbook *workbook)
{
	static const char *const codes[BAAT_BOOK_DECIMALS + 1] = {"0",      "0.0",     "0.00",    "0.000",
	                                                          "0.0000", "0.00000", "0.000000"};
	enum { GROUND = 0x154273 };
	bool made = true;
	formats->header = workbook_add_format(workbook);
	formats->text = workbook_add_format(workbook);
	formats->amount = number_format(workbook, "#,##0.00;[Red]-#,##0.00");
	formats->percent = number_format(workbook, "0.##%");
	formats->month = number_format(workbook, "yyyy-mm");
	formats->prose = workbook_add_format(workbook);
	formats->title = workbook_add_format(workbook);
	for (size_t i = 0; i <= BAAT_BOOK_DECIMALS; i++) {
		formats->decimals[i] = number_format(workbook, codes[i]);
		made &= formats->decimals[i] != NULL;
	}
	if (!made || formats->header == NULL || formats->text == NULL || formats->amount == NULL ||
	    formats->percent == NULL || formats->month == NULL || formats->prose == NULL || formats->title == NULL)
		return false;
	format_set_text_wrap(formats->prose);
	format_set_align(formats->prose, LXW_ALIGN_VERTICAL_TOP);
	format_set_bold(formats->title);
	format_set_font_size(formats->title, 14);
	format_set_font_color(formats->title, GROUND);
	format_set_bold(formats->header);
	format_set_bg_color(formats->header, GROUND);
	format_set_font_color(formats->header, LXW_COLOR_WHITE);
	/* Text: what looks like a date or a number stays as it is, also when somebody edits the cell. */
	format_set_num_format(formats->text, "@");
	return true;
}

bool baat_book_number(baat_sum number, unsigned scale, double *value)
{
	static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
	static const int64_t limit = INT64_C(1000000000000000); /* 15 digits */
	unsigned left = scale;
	baat_sum most = limit;
	for (unsigned i = 0; i < scale; i++)
		most *= 10;
	if (number >= most || number <= -most)
		return false;
	for (; left > 0 && number % 10 == 0; left--)
		number /= 10;
	if (number >= limit || number <= -limit)
		return false;
	/* both are whole numbers that a double holds exactly, so this is the double nearest to the decimal: the one
	 * that a spreadsheet itself makes of these digits */
	*value = (double)(int64_t)number / powers[left];
	return true;
}

void baat_book_widths_begin(struct baat_book_sheet *sheet)
{
	for (size_t i = 0; i < sheet->setup.count; i++)
		sheet->widths[i] = WIDTH_MIN;
}

/* With some air, so that a text does not touch what stands to the right of it in a wider letter. */
static void widen(struct baat_book_sheet *sheet, size_t column, size_t width)
{
	width += AIR;
	if (width > sheet->widths[column])
		sheet->widths[column] = width < WIDTH_MAX ? width : WIDTH_MAX;
}

static size_t count_utf16(struct baat_text text)
{
	size_t units = 0;
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.at[i];
		units += (size_t)((byte & 0xC0) != 0x80) + (size_t)(byte >= 0xF0);
	}
	return units;
}

/* A text that stands in XML as "_x0041_" is read as one character; an underscore written so itself is not. */
static void escape(struct baat_text text, struct baat_buffer *to)
{
	for (size_t i = 0; i < text.length; i++) {
		bool escapes =
		    text.at[i] == '_' && i + 6 < text.length && text.at[i + 1] == 'x' && text.at[i + 6] == '_';
		for (size_t j = 2; escapes && j < 6; j++)
			escapes = strchr("0123456789abcdefABCDEF", text.at[i + j]) != NULL;
		if (escapes)
			baat_buffer_add_string(to, "_x005F");
		baat_buffer_add_char(to, text.at[i]);
	}
	baat_buffer_add_char(to, '\0');
}

static bool write_text(struct baat_book_sheet *sheet, size_t column, struct baat_text text, lxw_format *format,
                       enum baat_code *reason)
{
	*reason = BAAT_SHEET_FULL;
	if (count_utf16(text) > BAAT_SHEET_TEXT)
		return false;
	sheet->text.length = 0;
	escape(text, &sheet->text);
	*reason = BAAT_OUT_OF_MEMORY;
	if (sheet->text.failed)
		return false;
	if (sheet->rows < WIDTH_ROWS)
		widen(sheet, column, baat_text_width(text));
	*reason = BAAT_CANNOT_WRITE;
	return worksheet_write_string(sheet->lxw, sheet->rows, (lxw_col_t)column, sheet->text.at, format) ==
	       LXW_NO_ERROR;
}

/* Rows are as high as their lines: not every program looks at wrapped text when it opens a file. */
static bool fit_height(struct baat_book_sheet *sheet, struct baat_text text)
{
	enum { LINE = 16, LETTERS = BAAT_BOOK_PROSE_WIDTH - 5 /* words are not broken */ };
	size_t lines = 1 + baat_text_width(text) / LETTERS;
	return worksheet_set_row(sheet->lxw, sheet->rows, (double)(LINE * lines), NULL) == LXW_NO_ERROR;
}

bool baat_book_text_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats, size_t column,
                          struct baat_text text, enum baat_code *reason)
{
	lxw_format *format = sheet->setup.prose ? formats->prose : formats->text;
	if (sheet->setup.prose && !fit_height(sheet, text)) {
		*reason = BAAT_CANNOT_WRITE;
		return false;
	}
	return text.length == 0 || write_text(sheet, column, text, format, reason);
}

lxw_format *baat_book_entry_format(const struct baat_book_formats *formats, const struct baat_sheet_entry *entry)
{
	switch (entry->look) {
	case BAAT_ENTRY_PERCENT:
		return formats->percent;
	case BAAT_ENTRY_MONTH:
		return formats->month;
	case BAAT_ENTRY_PLAIN:
		break;
	}
	return NULL;
}

bool baat_book_number_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats, size_t column,
                            baat_sum number, unsigned scale, enum baat_code *reason)
{
	const bool amount = sheet->setup.columns[column].kind == BAAT_CELL_CENTS;
	char digits[BAAT_NUMBER_MAX];
	double value;
	if (scale > BAAT_BOOK_DECIMALS || !baat_book_number(number, scale, &value)) {
		const size_t length = baat_number_write(digits, number, scale, ',');
		return write_text(sheet, column, (struct baat_text){digits, length}, formats->text, reason);
	}
	if (sheet->rows < WIDTH_ROWS)
		widen(sheet, column,
		      amount ? baat_number_write_grouped(digits, number, scale)
		             : baat_number_write(digits, number, scale, ','));
	lxw_format *format = amount ? formats->amount : formats->decimals[scale];
	if (sheet->setup.entries != NULL && sheet->setup.entries[column].look != BAAT_ENTRY_PLAIN)
		format = baat_book_entry_format(formats, &sheet->setup.entries[column]);
	*reason = BAAT_CANNOT_WRITE;
	return worksheet_write_number(sheet->lxw, sheet->rows, (lxw_col_t)column, value, format) == LXW_NO_ERROR;
}

bool baat_book_cell_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats, size_t column,
                          const struct baat_cell *cell, enum baat_code *reason)
{
	const enum baat_cell_kind kind = sheet->setup.columns[column].kind;
	baat_sum number = cell->number;
	if (cell->empty)
		return true;
	/* a text in a column of numbers is a word that stands for one, such as pm */
	if (kind == BAAT_CELL_TEXT || cell->text.length > 0)
		return baat_book_text_write(sheet, formats, column, cell->text, reason);
	if (kind == BAAT_CELL_MONTH) {
		char month[BAAT_NUMBER_MAX];
		const size_t length = (size_t)(baat_put_month(month, number) - month);
		return baat_book_text_write(sheet, formats, column, (struct baat_text){month, length}, reason);
	}
	unsigned scale = baat_cell_decimals(kind, &number);
	return baat_book_number_write(sheet, formats, column, number, scale, reason);
}

bool baat_book_header_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats,
                            enum baat_code *reason)
{
	for (size_t i = 0; i < sheet->setup.count; i++) {
		const struct baat_text name = sheet->setup.columns[i].name;
		if (!write_text(sheet, i, name, sheet->setup.prose ? formats->title : formats->header, reason))
			return false;
		widen(sheet, i, baat_text_width(name) + HEADER_ROOM);
	}
	return true;
}
