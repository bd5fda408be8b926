/* The cells of a sheet of an xlsx. */
#include "base/gettext.h"
#include "book-file.h"
#include "xlsx-cell.h"

enum place {
	OUTSIDE,
	IN_SHEET,
	IN_COLUMNS,
	IN_MERGES,
	IN_DATA,
	IN_ROW,
	IN_CELL,
	IN_VALUE,
	IN_FORMULA,
	IN_INLINE,
	IN_RUN,
	IN_TEXT
};

struct xlsx_sheet {
	struct baat_sheet_reader reader;
	enum place place;
	unsigned skipped; /* elements that are open and do not count */
	bool text_in_run;
	struct baat_xlsx_cell cell; /* the one at hand */
};

/* ---- where it stands ------------------------------------------------------------------------------------------- */

/* The row and column in a reference such as D7, and what is behind it. NULL when it is none; 0 and beyond are told by
 * the numbers themselves. */
static const char *read_reference(const char *at, uint32_t *row, uint32_t *column)
{
	const char *start = at;
	for (*column = 0; *at >= 'A' && *at <= 'Z' && at - start < 4; at++)
		*column = *column * 26 + (uint32_t)(*at - 'A') + 1;
	const char *digits = at;
	for (*row = 0; *at >= '0' && *at <= '9' && at - digits < 8; at++)
		*row = *row * 10 + (uint32_t)(*at - '0');
	return digits == start || at == digits ? NULL : at;
}

static bool is_in_sheet(uint32_t row, uint32_t column)
{
	return row >= 1 && row <= BAAT_BOOK_ROWS && column >= 1 && column <= BAAT_BOOK_COLUMNS;
}

static void begin_row(struct xlsx_sheet *sheet, const char **attributes)
{
	struct baat_sheet_reader *reader = &sheet->reader;
	uint64_t row = reader->row + 1;
	bool hidden = false;
	uint32_t number;
	for (; attributes[0] != NULL; attributes += 2) {
		if (strcmp(attributes[0], "r") == 0) {
			if (!baat_xml_number(attributes[1], &number) || number > BAAT_BOOK_ROWS) {
				baat_reader_broken(reader, _("a row has a number that no row can have"));
				return;
			}
			row = number;
		} else if (strcmp(attributes[0], "hidden") == 0) {
			hidden = baat_xml_is_true(attributes[1]);
		} else if (strcmp(attributes[0], "spans") != 0 && strcmp(attributes[0], "ht") != 0) {
			baat_xml_stranger(reader->xml, attributes[0]);
		}
	}
	if (row <= reader->row) {
		baat_reader_broken(reader, _("rows do not ascend"));
		return;
	}
	if (row > BAAT_BOOK_ROWS) {
		baat_xml_limit(reader->xml, _("it has more than 1 048 576 rows"));
		return;
	}
	reader->row = row;
	reader->column = 0;
	baat_recorder_row(&reader->book->recorder, row, 1, hidden);
	/* what is found below the rows that can be a header is not looked at */
	if (baat_recorder_is_done(&reader->book->recorder) && row > BAAT_HEADER_ROWS)
		baat_xml_stop(reader->xml);
}

static void take_reference(struct xlsx_sheet *sheet, const char *value)
{
	struct baat_sheet_reader *reader = &sheet->reader;
	uint32_t row, column;
	const char *end = read_reference(value, &row, &column);
	if (end == NULL || *end != '\0' || row != reader->row || !is_in_sheet(row, column))
		baat_reader_broken(reader, _("a cell lies outside its row, or outside A1:XFD1048576"));
	else if (column - 1 < reader->column)
		baat_reader_broken(reader, _("cells do not ascend"));
	else
		reader->column = column - 1;
}

static void begin_cell(struct xlsx_sheet *sheet, const char **attributes)
{
	struct baat_sheet_reader *reader = &sheet->reader;
	sheet->cell.type = BAAT_XLSX_NUMBER;
	sheet->cell.style = 0;
	sheet->cell.has_formula = sheet->cell.has_value = false;
	baat_xml_kept(reader->xml)->length = 0;
	for (; attributes[0] != NULL; attributes += 2) {
		const char *name = attributes[0];
		if (name[0] == 'r' && name[1] == '\0')
			take_reference(sheet, attributes[1]);
		else if (name[0] == 's' && name[1] == '\0') {
			if (!baat_xml_number(attributes[1], &sheet->cell.style))
				baat_reader_broken(reader, _("a cell has a style that there is not"));
		} else if (name[0] == 't' && name[1] == '\0') {
			if (!baat_xlsx_cell_type(&sheet->cell, attributes[1]))
				baat_reader_broken(reader, _("a cell has a type that there is not"));
		} else
			baat_xml_stranger(reader->xml, name);
	}
	if (reader->column >= BAAT_BOOK_COLUMNS)
		baat_xml_limit(reader->xml, _("it has more than 16 384 columns"));
}

/* ---- what it says ---------------------------------------------------------------------------------------------- */

static void end_cell(struct xlsx_sheet *sheet)
{
	struct baat_sheet_reader *reader = &sheet->reader;
	struct baat_text text = baat_buffer_text(baat_xml_kept(reader->xml)), said = {NULL, 0};
	bool computed = sheet->cell.has_value && (text.length > 0 || sheet->cell.type == BAAT_XLSX_STRING);
	if (sheet->cell.has_value || sheet->cell.has_formula) {
		reader->text.length = 0;
		enum baat_code problem = baat_xlsx_cell_put(&sheet->cell, reader, text, &said);
		if (sheet->cell.has_formula && (!computed || reader->book->never_computed))
			problem = BAAT_CELL_FORMULA;
		if (reader->text.failed)
			reader->book->recorder.fault = BAAT_RECORDER_NO_MEMORY;
		else
			baat_recorder_cell(&reader->book->recorder, reader->column, 1,
			                   said.at != NULL ? said : baat_buffer_text(&reader->text), problem);
	}
	reader->column++;
}

/* ---- beside the cells ------------------------------------------------------------------------------------------ */

static void take_columns(struct xlsx_sheet *sheet, const char **attributes)
{
	const char *first = baat_xml_attribute(attributes, "min"), *last = baat_xml_attribute(attributes, "max");
	uint32_t from, to;
	if (!baat_xml_is_true(baat_xml_attribute(attributes, "hidden")))
		return;
	if (first == NULL || last == NULL || !baat_xml_number(first, &from) || !baat_xml_number(last, &to) || from == 0)
		baat_xml_broken(sheet->reader.xml, _("columns are hidden that there are not"));
	else
		baat_recorder_hide(&sheet->reader.book->recorder, from - 1, to - 1);
}

static void take_merge(struct xlsx_sheet *sheet, const char **attributes)
{
	const char *reference = baat_xml_attribute(attributes, "ref");
	uint32_t row, column, last_row, last_column;
	const char *end = reference == NULL ? NULL : read_reference(reference, &row, &column);
	if (end != NULL && *end == '\0') {
		last_row = row;
		last_column = column;
	} else {
		end = end == NULL || *end != ':' ? NULL : read_reference(end + 1, &last_row, &last_column);
	}
	if (end == NULL || *end != '\0' || !is_in_sheet(row, column) || !is_in_sheet(last_row, last_column) ||
	    last_row < row || last_column < column)
		baat_xml_broken(sheet->reader.xml, _("cells are merged that there are not"));
	else
		baat_recorder_merge(&sheet->reader.book->recorder,
		                    (struct baat_range){row, column - 1, last_row, last_column - 1});
}

/* ---- the elements ---------------------------------------------------------------------------------------------- */

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

/* The place that an element leads to; the same place for one that is done with, OUTSIDE for one that does not count. */
static enum place enter(struct xlsx_sheet *sheet, const char *name, const char **attributes)
{
	switch (sheet->place) {
	case OUTSIDE:
		return IN_SHEET;
	case IN_SHEET:
		return is(name, "sheetData")    ? IN_DATA
		       : is(name, "cols")       ? IN_COLUMNS
		       : is(name, "mergeCells") ? IN_MERGES
		                                : OUTSIDE;
	case IN_COLUMNS:
		if (is(name, "col"))
			take_columns(sheet, attributes);
		return OUTSIDE;
	case IN_MERGES:
		if (is(name, "mergeCell"))
			take_merge(sheet, attributes);
		return OUTSIDE;
	case IN_DATA:
		if (!is(name, "row"))
			return OUTSIDE;
		begin_row(sheet, attributes);
		return IN_ROW;
	case IN_ROW:
		if (!is(name, "c"))
			return OUTSIDE;
		begin_cell(sheet, attributes);
		return IN_CELL;
	case IN_CELL:
		return is(name, "v") ? IN_VALUE : is(name, "f") ? IN_FORMULA : is(name, "is") ? IN_INLINE : OUTSIDE;
	case IN_INLINE:
		return is(name, "t") ? IN_TEXT : is(name, "r") ? IN_RUN : OUTSIDE;
	case IN_RUN:
		return is(name, "t") ? IN_TEXT : OUTSIDE;
	default:
		return OUTSIDE;
	}
}

static bool on_start(void *context, const char *name, const char **attributes)
{
	struct xlsx_sheet *sheet = context;
	if (sheet->skipped > 0) {
		sheet->skipped++;
		return false;
	}
	enum place place = enter(sheet, name, attributes);
	if (place == OUTSIDE) {
		sheet->skipped = 1;
		return false;
	}
	sheet->text_in_run = place == IN_TEXT && sheet->place == IN_RUN;
	sheet->place = place;
	if (place == IN_VALUE || place == IN_INLINE)
		sheet->cell.has_value |= (place == IN_INLINE) == (sheet->cell.type == BAAT_XLSX_INLINE);
	sheet->cell.has_formula |= place == IN_FORMULA;
	baat_xml_listen(sheet->reader.xml, place == (sheet->cell.type == BAAT_XLSX_INLINE ? IN_TEXT : IN_VALUE));
	return true;
}

static void on_end(void *context)
{
	static const enum place outer[] = {
	    [IN_SHEET] = OUTSIDE,  [IN_COLUMNS] = IN_SHEET, [IN_MERGES] = IN_SHEET, [IN_DATA] = IN_SHEET,
	    [IN_ROW] = IN_DATA,    [IN_CELL] = IN_ROW,      [IN_VALUE] = IN_CELL,   [IN_FORMULA] = IN_CELL,
	    [IN_INLINE] = IN_CELL, [IN_RUN] = IN_INLINE,    [IN_TEXT] = IN_INLINE,
	};
	struct xlsx_sheet *sheet = context;
	if (sheet->skipped > 0) {
		sheet->skipped--;
		return;
	}
	baat_xml_listen(sheet->reader.xml, false);
	if (sheet->place == IN_CELL) {
		end_cell(sheet);
	} else if (sheet->place == IN_ROW) {
		baat_recorder_row_end(&sheet->reader.book->recorder);
		baat_reader_look(&sheet->reader);
		if (baat_recorder_is_done(&sheet->reader.book->recorder))
			baat_xml_stop(sheet->reader.xml);
	}
	sheet->place = sheet->text_in_run ? IN_RUN : outer[sheet->place];
	sheet->text_in_run = false;
}

static const struct baat_xml_listener listener = {.start = on_start, .end = on_end};

static void close_sheet(struct baat_sheet_reader *reader)
{
	if (reader == NULL)
		return;
	baat_xml_close(reader->xml);
	baat_buffer_free(&reader->text);
	free(reader);
}

static enum baat_status open_sheet(struct baat_sheet_reader **reader, struct baat_book *book, size_t number,
                                   const char *until, struct baat_diags *diags)
{
	struct xlsx_sheet *sheet = calloc(1, sizeof *sheet);
	(void)until;
	*reader = NULL;
	if (sheet == NULL)
		return baat_out_of_memory(diags);
	sheet->reader.book = book;
	sheet->reader.place = book->sheets[number].place;
	enum baat_status status = baat_xlsx_load_styles(book, diags);
	if (status == BAAT_OK)
		status = baat_xlsx_load_strings(book, diags);
	if (status == BAAT_OK)
		status = baat_xml_open(&sheet->reader.xml, &book->package, book->sheets[number].part, &listener, sheet,
		                       diags);
	if (status == BAAT_OK)
		*reader = &sheet->reader;
	else
		close_sheet(&sheet->reader);
	return status;
}

const struct baat_sheet_kind baat_sheet_xlsx = {open_sheet, close_sheet};
