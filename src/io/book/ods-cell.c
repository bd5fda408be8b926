#include "ods-cell.h"

#include "base/gettext.h"

/* What stands for a named blank, tab and line break until the paragraph ends: those of XML itself are all one blank. */
enum { NAMED_SPACE = 1, NAMED_TAB = 2, NAMED_BREAK = 3, SPACES_MAX = 1024 * 1024 };

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

static enum baat_ods_type type_of(const char *value)
{
	static const struct {
		const char *name;
		enum baat_ods_type type;
	} types[] = {{"float", BAAT_ODS_NUMBER},  {"currency", BAAT_ODS_NUMBER}, {"percentage", BAAT_ODS_PERCENT},
	             {"date", BAAT_ODS_DATE},     {"time", BAAT_ODS_TIME},       {"boolean", BAAT_ODS_BOOLEAN},
	             {"string", BAAT_ODS_STRING}, {"void", BAAT_ODS_NONE}};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (is(value, types[i].name))
			return types[i].type;
	return BAAT_ODS_UNKNOWN;
}

static void set(struct baat_buffer *to, const char *value)
{
	to->length = 0;
	baat_buffer_add_string(to, value);
}

void baat_ods_cell_prefix(struct baat_ods_cell *cell, const char **attributes)
{
	static const char declares[] = "xmlns:";
	for (; attributes[0] != NULL; attributes += 2) {
		const char *prefix = attributes[0] + sizeof declares - 1;
		if (strncmp(attributes[0], declares, sizeof declares - 1) == 0 &&
		    strstr(attributes[1], ":calcext:") != NULL && strlen(prefix) < sizeof cell->extension - 1)
			snprintf(cell->extension, sizeof cell->extension, "%s:", prefix);
	}
}

static bool is_extension(const struct baat_ods_cell *cell, const char *full)
{
	size_t length = strlen(cell->extension);
	return length > 0 && strncmp(full, cell->extension, length) == 0;
}

/* Takes one attribute; false when it is a number that is none. */
static bool take(struct baat_ods_cell *cell, struct baat_xml *xml, const char *full, const char *value)
{
	const char *name = baat_ods_local(full);
	if (is(name, "value-type") && is_extension(cell, full)) {
		cell->is_error = is(value, "error");
	} else if (is(name, "value-type")) {
		cell->type = type_of(value);
	} else if (is(name, "value") || is(name, "date-value") || is(name, "boolean-value")) {
		set(&cell->value, value);
	} else if (is(name, "string-value")) {
		set(&cell->string, value);
		cell->has_string = true;
	} else if (is(name, "formula")) {
		cell->has_formula = true;
	} else if (is(name, "number-columns-repeated")) {
		return baat_xml_number(value, &cell->repeat) && cell->repeat > 0;
	} else if (is(name, "number-columns-spanned")) {
		return baat_xml_number(value, &cell->columns) && cell->columns > 0;
	} else if (is(name, "number-rows-spanned")) {
		return baat_xml_number(value, &cell->rows) && cell->rows > 0;
	} else if (!is(name, "style-name")) {
		baat_xml_stranger(xml, full);
	}
	return true;
}

bool baat_ods_cell_begin(struct baat_ods_cell *cell, struct baat_xml *xml, const char **attributes)
{
	bool good = true;
	cell->type = BAAT_ODS_NONE;
	cell->is_error = cell->has_formula = cell->has_paragraph = cell->has_string = false;
	cell->repeat = cell->columns = cell->rows = 1;
	cell->value.length = 0;
	baat_xml_kept(xml)->length = 0;
	for (; attributes[0] != NULL; attributes += 2)
		good &= take(cell, xml, attributes[0], attributes[1]);
	return good;
}

void baat_ods_cell_free(struct baat_ods_cell *cell)
{
	baat_buffer_free(&cell->value);
	baat_buffer_free(&cell->string);
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------ */

void baat_ods_paragraph(struct baat_ods_cell *cell, struct baat_xml *xml)
{
	if (cell->has_paragraph)
		baat_xml_add(xml, BAAT_TEXT("\n"));
	cell->has_paragraph = true;
	cell->paragraph = baat_xml_kept(xml)->length;
	baat_xml_listen(xml, true);
}

static void add_spaces(struct baat_xml *xml, const char *count)
{
	static const char spaces[] = "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1";
	uint32_t left = 1;
	if (count != NULL && (!baat_xml_number(count, &left) || left > SPACES_MAX)) {
		baat_xml_broken(xml, _("spaces are repeated more often than a cell can hold"));
		return;
	}
	for (size_t some; left > 0; left -= (uint32_t)some) {
		some = left < sizeof spaces - 1 ? left : sizeof spaces - 1;
		baat_xml_add(xml, (struct baat_text){spaces, some});
	}
}

bool baat_ods_inside(struct baat_xml *xml, const char *name, const char **attributes)
{
	static const char *const words[] = {"span",      "a",     "meta",        "meta-field",  "ruby",
	                                    "ruby-base", "date",  "time",        "author-name", "sheet-name",
	                                    "file-name", "title", "page-number", "page-count"};
	if (is(name, "s"))
		add_spaces(xml, baat_xml_attribute_local(attributes, "c"));
	else if (is(name, "tab"))
		baat_xml_add(xml, BAAT_TEXT("\2"));
	else if (is(name, "line-break"))
		baat_xml_add(xml, BAAT_TEXT("\3"));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is(name, words[i]))
			return true;
	return false;
}

void baat_ods_paragraph_end(struct baat_ods_cell *cell, struct baat_xml *xml)
{
	struct baat_buffer *kept = baat_xml_kept(xml);
	size_t length = cell->paragraph;
	bool blank = true; /* those at the start do not count */
	baat_xml_listen(xml, false);
	for (size_t i = cell->paragraph; i < kept->length; i++) {
		char c = kept->at[i];
		bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
		if (is_blank && blank)
			continue;
		kept->at[length++] = (char)(is_blank || c == NAMED_SPACE ? ' '
		                            : c == NAMED_TAB             ? '\t'
		                            : c == NAMED_BREAK           ? '\n'
		                                                         : c);
		blank = is_blank;
	}
	kept->length = length;
}

/* ---- what it says ---------------------------------------------------------------------------------------------- */

static enum baat_code put_number(const struct baat_ods_cell *cell, struct baat_sheet_reader *reader)
{
	struct baat_cell_number number;
	if (!baat_cell_number_read(baat_buffer_text(&cell->value), &number)) {
		baat_reader_broken(reader, _("a cell holds a number that is none"));
		return BAAT_CODE__MAX;
	}
	return baat_cell_put_number(&number, cell->type == BAAT_ODS_PERCENT, reader->book->mark, &reader->text);
}

static enum baat_code put_text(const struct baat_ods_cell *cell, struct baat_sheet_reader *reader)
{
	struct baat_text text = baat_buffer_text(baat_xml_kept(reader->xml));
	if (!cell->has_paragraph && cell->has_string)
		text = baat_buffer_text(&cell->string);
	return baat_cell_put_text(text, false, &reader->text);
}

static enum baat_code put_boolean(const struct baat_ods_cell *cell, struct baat_sheet_reader *reader)
{
	bool yes = baat_text_equal(baat_buffer_text(&cell->value), BAAT_TEXT("true"));
	if (!yes && !baat_text_equal(baat_buffer_text(&cell->value), BAAT_TEXT("false")))
		baat_reader_broken(reader, _("a cell holds a truth value that is none"));
	baat_buffer_add_string(&reader->text, yes ? "waar" : "onwaar");
	return BAAT_CODE__MAX;
}

enum baat_code baat_ods_cell_put(struct baat_ods_cell *cell, struct baat_sheet_reader *reader)
{
	if (cell->is_error || (cell->has_formula && baat_cell_is_error(baat_buffer_text(baat_xml_kept(reader->xml))))) {
		put_text(cell, reader);
		return BAAT_CELL_ERROR;
	}
	if (cell->has_formula && cell->type == BAAT_ODS_NONE) {
		put_text(cell, reader);
		return BAAT_CELL_FORMULA;
	}
	switch (cell->type) {
	case BAAT_ODS_NUMBER:
	case BAAT_ODS_PERCENT:
		return put_number(cell, reader);
	case BAAT_ODS_DATE:
		baat_cell_put_date(baat_buffer_text(&cell->value), &reader->text);
		return BAAT_CODE__MAX;
	case BAAT_ODS_TIME:
		put_text(cell, reader);
		return BAAT_CELL_TIME;
	case BAAT_ODS_BOOLEAN:
		return put_boolean(cell, reader);
	case BAAT_ODS_UNKNOWN:
		baat_reader_broken(reader, _("a cell has a type that there is not"));
		return BAAT_CODE__MAX;
	default:
		return put_text(cell, reader);
	}
}
