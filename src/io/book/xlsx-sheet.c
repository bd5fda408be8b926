/* A sheet of an xlsx: its elements are told apart here. */
#include "xlsx-row.h"

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
			baat_xlsx_columns(&sheet->reader, attributes);
		return OUTSIDE;
	case IN_MERGES:
		if (is(name, "mergeCell"))
			baat_xlsx_merge(&sheet->reader, attributes);
		return OUTSIDE;
	case IN_DATA:
		if (!is(name, "row"))
			return OUTSIDE;
		baat_xlsx_row_begin(&sheet->reader, attributes);
		return IN_ROW;
	case IN_ROW:
		if (!is(name, "c"))
			return OUTSIDE;
		baat_xlsx_row_cell(&sheet->reader, &sheet->cell, attributes);
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
	return place == IN_ROW || place == IN_CELL || attributes[0] == NULL;
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
		baat_xlsx_row_cell_end(&sheet->reader, &sheet->cell);
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
