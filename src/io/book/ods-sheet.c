/* The sheets of an ods: all of them stand in one part, one behind the other. */
#include "base/gettext.h"
#include "baat/base/names.h"
#include "book-file.h"
#include "ods-cell.h"

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

enum { DEPTH = 80 }; /* more than the parser lets through */

struct ods_sheet {
	struct baat_sheet_reader reader;
	unsigned char places[DEPTH]; /* an enum place for each element that is open */
	size_t depth;
	struct baat_names *hidden; /* the styles of sheets that are not shown */
	struct baat_buffer style;  /* the name of the one at hand */
	size_t wanted, seen;       /* the sheet that is read, or BAAT_EVERY_SHEET; sheets begun so far */
	const char *until;
	bool looks;           /* at the sheet at hand, for its header */
	uint32_t next_column; /* the one that a table-column tells of */
	uint64_t repeat;      /* of the row at hand */
	bool covered;
	struct baat_ods_cell cell;
};

static void no_memory(struct ods_sheet *sheet)
{
	baat_xml_fail(sheet->reader.xml, baat_out_of_memory(baat_xml_diags(sheet->reader.xml)));
}

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

/* ---- sheets ---------------------------------------------------------------------------------------------------- */

static void take_style(struct ods_sheet *sheet, const char **attributes)
{
	const char *display = baat_xml_attribute_local(attributes, "display");
	if (display != NULL && is(display, "false") &&
	    baat_names_add(sheet->hidden, baat_buffer_text(&sheet->style)) == BAAT_NO_NAME)
		no_memory(sheet);
}

/* Enters a sheet, and begins to look for its header when it is worth a look. */
static bool survey_table(struct ods_sheet *sheet, const char *name, const char *style)
{
	struct baat_book *book = sheet->reader.book;
	bool hidden = style != NULL && baat_names_find(sheet->hidden, baat_text_of(style)) != BAAT_NO_NAME;
	if (book->sheet_count >= BAAT_SHEETS_MAX) {
		baat_xml_limit(sheet->reader.xml, _("it has more than 10 000 sheets"));
		return false;
	}
	const struct baat_book_sheet *entered = baat_book_add_sheet(book, baat_text_of(name), hidden);
	if (entered == NULL) {
		no_memory(sheet);
		return false;
	}
	sheet->reader.place = entered->place;
	sheet->looks = sheet->until == NULL ? !hidden : is(name, sheet->until);
	return sheet->looks;
}

static enum place begin_table(struct ods_sheet *sheet, const char **attributes)
{
	struct baat_recorder *recorder = &sheet->reader.book->recorder;
	const char *name = baat_xml_attribute_local(attributes, "name"),
		   *style = baat_xml_attribute_local(attributes, "style-name");
	size_t number = sheet->seen++;
	bool counts = sheet->wanted == BAAT_EVERY_SHEET ? survey_table(sheet, name == NULL ? "" : name, style)
	                                                : number == sheet->wanted;
	if (!counts)
		return IGNORED;
	sheet->reader.row = 0;
	sheet->next_column = 0;
	if (sheet->looks) {
		const char *const *required = recorder->required;
		size_t count = recorder->required_count;
		baat_recorder_free(recorder);
		if (!baat_recorder_search(recorder, required, count))
			no_memory(sheet);
	}
	return IN_TABLE;
}

static void end_table(struct ods_sheet *sheet)
{
	struct baat_book *book = sheet->reader.book;
	if (!sheet->looks)
		return;
	sheet->looks = false;
	book->sheets[book->sheet_count - 1].header = book->recorder.header;
	if (sheet->until != NULL)
		baat_xml_stop(sheet->reader.xml);
}

/* ---- columns and rows ------------------------------------------------------------------------------------------ */

static bool is_shown(const char **attributes)
{
	const char *visibility = baat_xml_attribute_local(attributes, "visibility");
	return visibility == NULL || is(visibility, "visible");
}

static uint32_t repeat_of(struct ods_sheet *sheet, const char **attributes, const char *name)
{
	const char *value = baat_xml_attribute_local(attributes, name);
	uint32_t repeat = 1;
	if (value != NULL && (!baat_xml_number(value, &repeat) || repeat == 0))
		baat_reader_broken(&sheet->reader, _("it repeats something a number of times that is none"));
	return repeat;
}

static void take_column(struct ods_sheet *sheet, const char **attributes)
{
	uint32_t repeat = repeat_of(sheet, attributes, "number-columns-repeated");
	if (sheet->next_column >= BAAT_BOOK_COLUMNS)
		return;
	if (!is_shown(attributes))
		baat_recorder_hide(&sheet->reader.book->recorder, sheet->next_column, sheet->next_column + repeat - 1);
	sheet->next_column += repeat;
}

static void begin_row(struct ods_sheet *sheet, const char **attributes)
{
	sheet->repeat = repeat_of(sheet, attributes, "number-rows-repeated");
	sheet->reader.column = 0;
	sheet->reader.row++;
	baat_recorder_row(&sheet->reader.book->recorder, sheet->reader.row, sheet->repeat, !is_shown(attributes));
}

static void end_row(struct ods_sheet *sheet)
{
	baat_recorder_row_end(&sheet->reader.book->recorder);
	sheet->reader.row += sheet->repeat - 1;
	baat_reader_look(&sheet->reader);
}

/* ---- cells ----------------------------------------------------------------------------------------------------- */

static void begin_cell(struct ods_sheet *sheet, bool covered, const char **attributes)
{
	sheet->covered = covered;
	if (!baat_ods_cell_begin(&sheet->cell, sheet->reader.xml, attributes))
		baat_reader_broken(&sheet->reader, _("it repeats something a number of times that is none"));
	/* half a value would be told of as damage */
	if (sheet->cell.value.failed || sheet->cell.string.failed)
		no_memory(sheet);
}

static void record_cell(struct ods_sheet *sheet)
{
	struct baat_sheet_reader *reader = &sheet->reader;
	struct baat_ods_cell *cell = &sheet->cell;
	reader->text.length = 0;
	enum baat_code problem = baat_ods_cell_put(cell, reader);
	if (reader->text.failed)
		reader->book->recorder.fault = BAAT_RECORDER_NO_MEMORY;
	bool content = reader->text.length > 0 || problem != BAAT_CODE__MAX;
	if (content && (reader->row + sheet->repeat - 1 > BAAT_BOOK_ROWS ||
	                (uint64_t)reader->column + cell->repeat > BAAT_BOOK_COLUMNS))
		baat_xml_limit(reader->xml, _("it has more than 1 048 576 rows or 16 384 columns"));
	else
		baat_recorder_cell(&reader->book->recorder, reader->column, cell->repeat,
		                   baat_buffer_text(&reader->text), problem);
}

static void record_merge(struct ods_sheet *sheet)
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

static void end_cell(struct ods_sheet *sheet)
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

/* ---- the elements ---------------------------------------------------------------------------------------------- */

static enum place enter_table(struct ods_sheet *sheet, const char *name, const char **attributes)
{
	static const char *const groups[] = {"table-row-group", "table-header-rows",    "table-rows",
	                                     "table-columns",   "table-header-columns", "table-column-group"};
	if (baat_recorder_is_done(&sheet->reader.book->recorder))
		return IGNORED;
	if (is(name, "table-row")) {
		begin_row(sheet, attributes);
		return IN_ROW;
	}
	if (is(name, "table-column"))
		take_column(sheet, attributes);
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (is(name, groups[i]))
			return IN_TABLE;
	return IGNORED;
}

static enum place enter(struct ods_sheet *sheet, enum place place, const char *name, const char **attributes)
{
	const char *family, *style;
	switch (place) {
	case OUTSIDE:
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
			no_memory(sheet);
		return IN_STYLE;
	case IN_STYLE:
		if (is(name, "table-properties"))
			take_style(sheet, attributes);
		return IGNORED;
	case IN_BODY:
		return is(name, "spreadsheet") ? IN_BOOK : IGNORED;
	case IN_BOOK:
		return is(name, "table") ? begin_table(sheet, attributes) : IGNORED;
	case IN_TABLE:
		return enter_table(sheet, name, attributes);
	case IN_ROW:
		if (!is(name, "table-cell") && !is(name, "covered-table-cell"))
			return IGNORED;
		begin_cell(sheet, name[0] == 'c', attributes);
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

static enum place place_of(const struct ods_sheet *sheet)
{
	return sheet->depth == 0 ? OUTSIDE : (enum place)sheet->places[sheet->depth - 1];
}

static bool on_start(void *context, const char *name, const char **attributes)
{
	struct ods_sheet *sheet = context;
	enum place place = enter(sheet, place_of(sheet), name, attributes);
	if (place == IGNORED)
		baat_xml_listen(sheet->reader.xml, false);
	if (sheet->depth < DEPTH)
		sheet->places[sheet->depth++] = (unsigned char)place;
	return place != IGNORED;
}

static void on_end(void *context)
{
	struct ods_sheet *sheet = context;
	enum place place = place_of(sheet);
	if (sheet->depth > 0)
		sheet->depth--;
	enum place outer = place_of(sheet);
	if (place == IGNORED)
		baat_xml_listen(sheet->reader.xml, outer == IN_PARAGRAPH);
	else if (place == IN_PARAGRAPH && outer == IN_CELL)
		baat_ods_paragraph_end(&sheet->cell, sheet->reader.xml);
	else if (place == IN_CELL)
		end_cell(sheet);
	else if (place == IN_ROW)
		end_row(sheet);
	else if (place == IN_TABLE && outer == IN_BOOK)
		end_table(sheet);
}

static const struct baat_xml_listener listener = {.start = on_start, .end = on_end, .namespaces = true};

static void close_sheet(struct baat_sheet_reader *reader)
{
	struct ods_sheet *sheet = (struct ods_sheet *)reader;
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
	struct ods_sheet *sheet = calloc(1, sizeof *sheet);
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
