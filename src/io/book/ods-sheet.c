/* The sheets of an ods: all of them stand in one part, one behind the other. Here its elements are told apart. */
#include "ods-sheet.h"

enum place {
	OUTSIDE,
	IN_DOCUMENT,
	IN_STYLES,
	IN_STYLE,
	IN_BODY,
	IN_BOOK,
	IN_TABLE,
	IN_ROW,
	IN_CELL,
	IN_PARAGRAPH,
	IGNORED
};

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

static enum place enter_table(struct baat_ods_sheet *sheet, const char *name, const char **attributes)
{
	static const char *const groups[] = {"table-row-group", "table-header-rows",    "table-rows",
	                                     "table-columns",   "table-header-columns", "table-column-group"};
	if (baat_recorder_is_done(&sheet->reader.book->recorder))
		return IGNORED;
	if (is(name, "table-row")) {
		baat_ods_row_begin(sheet, attributes);
		return IN_ROW;
	}
	if (is(name, "table-column"))
		baat_ods_column(sheet, attributes);
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (is(name, groups[i]))
			return IN_TABLE;
	return IGNORED;
}

static enum place enter(struct baat_ods_sheet *sheet, enum place place, const char *name, const char **attributes)
{
	const char *family, *style;
	switch (place) {
	case OUTSIDE:
		baat_ods_cell_prefix(&sheet->cell, attributes);
		return IN_DOCUMENT;
	case IN_DOCUMENT:
		return is(name, "automatic-styles") ? IN_STYLES : is(name, "body") ? IN_BODY : IGNORED;
	case IN_STYLES:
		family = baat_xml_attribute_local(attributes, "family");
		style = baat_xml_attribute_local(attributes, "name");
		if (!is(name, "style") || family == NULL || style == NULL || !is(family, "table"))
			return IGNORED;
		sheet->style.length = 0;
		baat_buffer_add_string(&sheet->style, style);
		if (sheet->style.failed)
			baat_reader_no_memory(&sheet->reader);
		return IN_STYLE;
	case IN_STYLE:
		if (is(name, "table-properties"))
			baat_ods_table_style(sheet, attributes);
		return IGNORED;
	case IN_BODY:
		return is(name, "spreadsheet") ? IN_BOOK : IGNORED;
	case IN_BOOK:
		return is(name, "table") && baat_ods_table_begin(sheet, attributes) ? IN_TABLE : IGNORED;
	case IN_TABLE:
		return enter_table(sheet, name, attributes);
	case IN_ROW:
		if (!is(name, "table-cell") && !is(name, "covered-table-cell"))
			return IGNORED;
		baat_ods_row_cell(sheet, name[0] == 'c', attributes);
		return IN_CELL;
	case IN_CELL:
		if (!is(name, "p"))
			return IGNORED;
		baat_ods_paragraph(&sheet->cell, sheet->reader.xml);
		return IN_PARAGRAPH;
	case IN_PARAGRAPH:
		return baat_ods_inside(sheet->reader.xml, name, attributes) ? IN_PARAGRAPH : IGNORED;
	default:
		return IGNORED;
	}
}

static enum place place_of(const struct baat_ods_sheet *sheet)
{
	return sheet->depth == 0 ? OUTSIDE : (enum place)sheet->places[sheet->depth - 1];
}

static bool on_start(void *context, const char *name, const char **attributes)
{
	struct baat_ods_sheet *sheet = context;
	enum place place = enter(sheet, place_of(sheet), name, attributes);
	if (place == IGNORED)
		baat_xml_listen(sheet->reader.xml, false);
	if (sheet->depth < BAAT_ODS_DEPTH)
		sheet->places[sheet->depth++] = (unsigned char)place;
	return place == IN_CELL || (place != IGNORED && attributes[0] == NULL);
}

static void on_end(void *context)
{
	struct baat_ods_sheet *sheet = context;
	enum place place = place_of(sheet);
	if (sheet->depth > 0)
		sheet->depth--;
	enum place outer = place_of(sheet);
	if (place == IGNORED)
		baat_xml_listen(sheet->reader.xml, outer == IN_PARAGRAPH);
	else if (place == IN_PARAGRAPH && outer == IN_CELL)
		baat_ods_paragraph_end(&sheet->cell, sheet->reader.xml);
	else if (place == IN_CELL)
		baat_ods_row_cell_end(sheet);
	else if (place == IN_ROW)
		baat_ods_row_end(sheet);
	else if (place == IN_TABLE && outer == IN_BOOK)
		baat_ods_table_end(sheet);
}

static const struct baat_xml_listener listener = {.start = on_start, .end = on_end};

static void close_sheet(struct baat_sheet_reader *reader)
{
	struct baat_ods_sheet *sheet = (struct baat_ods_sheet *)reader;
	if (reader == NULL)
		return;
	baat_xml_close(reader->xml);
	baat_buffer_free(&reader->text);
	baat_buffer_free(&sheet->style);
	baat_names_free(sheet->hidden);
	baat_ods_cell_free(&sheet->cell);
	free(reader);
}

static enum baat_status open_sheet(struct baat_sheet_reader **reader, struct baat_book *book, size_t number,
                                   const char *until, struct baat_diags *diags)
{
	struct baat_ods_sheet *sheet = calloc(1, sizeof *sheet);
	*reader = NULL;
	if (sheet == NULL)
		return baat_out_of_memory(diags);
	sheet->reader.book = book;
	sheet->reader.place = number == BAAT_EVERY_SHEET ? book->path : book->sheets[number].place;
	sheet->wanted = number;
	sheet->until = until;
	sheet->hidden = baat_names_new(NULL);
	enum baat_status status = sheet->hidden == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	if (status == BAAT_OK)
		status = baat_xml_open(&sheet->reader.xml, &book->package,
		                       baat_package_find(&book->package, "content.xml"), &listener, sheet, diags);
	if (status == BAAT_OK)
		*reader = &sheet->reader;
	else
		close_sheet(&sheet->reader);
	return status;
}

const struct baat_sheet_kind baat_sheet_ods = {open_sheet, close_sheet};
