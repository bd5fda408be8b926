/* Columns, rows and cells of a sheet of an ods: what repeats, is merged or hidden. */
#include "base/gettext.h"
#include "ods-sheet.h"

static bool is_shown(const char **attributes)
{
	const char *visibility = baat_xml_attribute_local(attributes, "visibility");
	return visibility == NULL || strcmp(visibility, "visible") == 0;
}

static uint32_t repeat_of(struct baat_ods_sheet *sheet, const char **attributes, const char *name)
{
	const char *value = baat_xml_attribute_local(attributes, name);
	uint32_t repeat = 1;
	if (value != NULL && (!baat_xml_number(value, &repeat) || repeat == 0))
		baat_reader_broken(&sheet->reader, _("it repeats something a number of times that is none"));
	return repeat;
}

void baat_ods_column(struct baat_ods_sheet *sheet, const char **attributes)
{
	uint32_t repeat = repeat_of(sheet, attributes, "number-columns-repeated");
	if (sheet->next_column >= BAAT_BOOK_COLUMNS)
		return;
	if (!is_shown(attributes))
		baat_recorder_hide(&sheet->reader.book->recorder, sheet->next_column, sheet->next_column + repeat - 1);
	sheet->next_column += repeat;
}

void baat_ods_row_begin(struct baat_ods_sheet *sheet, const char **attributes)
{
	sheet->repeat = repeat_of(sheet, attributes, "number-rows-repeated");
	sheet->reader.column = 0;
	sheet->reader.row++;
	baat_recorder_row(&sheet->reader.book->recorder, sheet->reader.row, sheet->repeat, !is_shown(attributes));
}

void baat_ods_row_end(struct baat_ods_sheet *sheet)
{
	baat_recorder_row_end(&sheet->reader.book->recorder);
	sheet->reader.row += sheet->repeat - 1;
	baat_reader_look(&sheet->reader);
	/* the header of the sheet that is meant is all there is to find */
	if (sheet->until != NULL && baat_recorder_is_done(&sheet->reader.book->recorder))
		baat_ods_table_end(sheet);
}

/* ---- cells ----------------------------------------------------------------------------------------------------- */

void baat_ods_row_cell(struct baat_ods_sheet *sheet, bool covered, const char **attributes)
{
	sheet->covered = covered;
	if (!baat_ods_cell_begin(&sheet->cell, sheet->reader.xml, attributes))
		baat_reader_broken(&sheet->reader, _("it repeats something a number of times that is none"));
	/* half a value would be told of as damage */
	if (sheet->cell.value.failed || sheet->cell.string.failed)
		baat_reader_no_memory(&sheet->reader);
}

static void record_cell(struct baat_ods_sheet *sheet)
{
	struct baat_sheet_reader *reader = &sheet->reader;
	struct baat_ods_cell *cell = &sheet->cell;
	reader->text.length = 0;
	enum baat_code problem = baat_ods_cell_put(cell, reader);
	bool content = reader->text.length > 0 || problem != BAAT_CODE__MAX;
	if (content && (reader->row + sheet->repeat - 1 > BAAT_BOOK_ROWS ||
	                (uint64_t)reader->column + cell->repeat > BAAT_BOOK_COLUMNS))
		baat_xml_limit(reader->xml, _("it has more than 1 048 576 rows or 16 384 columns"));
	else
		baat_reader_record(reader, cell->repeat, baat_buffer_text(&reader->text), problem);
}

static void record_merge(struct baat_ods_sheet *sheet)
{
	uint64_t row = sheet->reader.row, last_row = row + sheet->cell.rows - 1;
	uint64_t column = sheet->reader.column, last_column = column + sheet->cell.columns - 1;
	if (row > BAAT_BOOK_ROWS || column >= BAAT_BOOK_COLUMNS)
		return;
	baat_recorder_merge(
	    &sheet->reader.book->recorder,
	    (struct baat_range){(uint32_t)row, (uint32_t)column,
	                        (uint32_t)(last_row > BAAT_BOOK_ROWS ? BAAT_BOOK_ROWS : last_row),
	                        (uint32_t)(last_column >= BAAT_BOOK_COLUMNS ? BAAT_BOOK_COLUMNS - 1 : last_column)});
}

void baat_ods_row_cell_end(struct baat_ods_sheet *sheet)
{
	struct baat_ods_cell *cell = &sheet->cell;
	if (!sheet->covered) {
		if (cell->columns > 1 || cell->rows > 1)
			record_merge(sheet);
		if (cell->type != BAAT_ODS_NONE || cell->has_formula || cell->has_paragraph || cell->is_error)
			record_cell(sheet);
	}
	uint64_t next = (uint64_t)sheet->reader.column + cell->repeat;
	sheet->reader.column = next > BAAT_BOOK_COLUMNS ? BAAT_BOOK_COLUMNS : (uint32_t)next;
}
