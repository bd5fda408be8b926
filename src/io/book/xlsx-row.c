/* Where rows and cells of an xlsx stand, which are merged or hidden, and what they say. */
#include "xlsx-row.h"

#include "base/gettext.h"

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

void baat_xlsx_row_begin(struct baat_sheet_reader *reader, const char **attributes)
{
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

static void take_reference(struct baat_sheet_reader *reader, const char *value)
{
	uint32_t row, column;
	const char *end = read_reference(value, &row, &column);
	if (end == NULL || *end != '\0' || row != reader->row || !is_in_sheet(row, column))
		baat_reader_broken(reader, _("a cell lies outside its row, or outside A1:XFD1048576"));
	else if (column - 1 < reader->column)
		baat_reader_broken(reader, _("cells do not ascend"));
	else
		reader->column = column - 1;
}

void baat_xlsx_row_cell(struct baat_sheet_reader *reader, struct baat_xlsx_cell *cell, const char **attributes)
{
	cell->type = BAAT_XLSX_NUMBER;
	cell->style = 0;
	cell->has_formula = cell->has_value = false;
	baat_xml_kept(reader->xml)->length = 0;
	for (; attributes[0] != NULL; attributes += 2) {
		const char *name = attributes[0];
		if (name[0] == 'r' && name[1] == '\0')
			take_reference(reader, attributes[1]);
		else if (name[0] == 's' && name[1] == '\0') {
			if (!baat_xml_number(attributes[1], &cell->style))
				baat_reader_broken(reader, _("a cell has a style that there is not"));
		} else if (name[0] == 't' && name[1] == '\0') {
			if (!baat_xlsx_cell_type(cell, attributes[1]))
				baat_reader_broken(reader, _("a cell has a type that there is not"));
		} else
			baat_xml_stranger(reader->xml, name);
	}
	if (reader->column >= BAAT_BOOK_COLUMNS)
		baat_xml_limit(reader->xml, _("it has more than 16 384 columns"));
}

void baat_xlsx_row_cell_end(struct baat_sheet_reader *reader, const struct baat_xlsx_cell *cell)
{
	struct baat_text text = baat_buffer_text(baat_xml_kept(reader->xml)), said = {NULL, 0};
	bool computed = cell->has_value && (text.length > 0 || cell->type == BAAT_XLSX_STRING);
	if (cell->has_value || cell->has_formula) {
		reader->text.length = 0;
		enum baat_code problem = baat_xlsx_cell_put(cell, reader, text, &said);
		if (cell->has_formula && (!computed || reader->book->never_computed))
			problem = BAAT_CELL_FORMULA;
		baat_reader_record(reader, 1, said.at != NULL ? said : baat_buffer_text(&reader->text), problem);
	}
	reader->column++;
}

/* ---- beside the cells ------------------------------------------------------------------------------------------ */

void baat_xlsx_columns(struct baat_sheet_reader *reader, const char **attributes)
{
	const char *first = baat_xml_attribute(attributes, "min"), *last = baat_xml_attribute(attributes, "max");
	uint32_t from, to;
	if (!baat_xml_is_true(baat_xml_attribute(attributes, "hidden")))
		return;
	if (first == NULL || last == NULL || !baat_xml_number(first, &from) || !baat_xml_number(last, &to) || from == 0)
		baat_xml_broken(reader->xml, _("columns are hidden that there are not"));
	else
		baat_recorder_hide(&reader->book->recorder, from - 1, to - 1);
}

void baat_xlsx_merge(struct baat_sheet_reader *reader, const char **attributes)
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
		baat_xml_broken(reader->xml, _("cells are merged that there are not"));
	else
		baat_recorder_merge(&reader->book->recorder,
		                    (struct baat_range){row, column - 1, last_row, last_column - 1});
}
