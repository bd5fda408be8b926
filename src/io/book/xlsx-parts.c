/* What an xlsx holds: its parts by their relations, its sheets, and how its styles show numbers. */
#include "base/gettext.h"
#include "baat/base/memory.h"
#include "book-file.h"

/* The part that is being read, with what is known of it. */
struct parts {
	struct baat_book *book;
	struct baat_xml *xml;
	const char *base; /* the part whose relations these are */
	struct relation {
		const char *id, *type;
		int64_t part;
	} * relations;
	size_t relation_count, relation_capacity;
	unsigned depth;
	enum { ELSEWHERE, IN_FORMATS, IN_STYLES } section;
	uint8_t *codes; /* an enum baat_cell_format by the number of a format */
	bool is_workbook;
};

static void on_end(void *context)
{
	((struct parts *)context)->depth--;
}

static enum baat_status read_part(struct parts *parts, int64_t part, const struct baat_xml_listener *listener,
                                  struct baat_diags *diags)
{
	parts->depth = 0;
	enum baat_status status = baat_xml_open(&parts->xml, &parts->book->package, part, listener, parts, diags);
	if (status == BAAT_OK)
		status = baat_xml_read(parts->xml, diags);
	baat_xml_close(parts->xml);
	parts->xml = NULL;
	return status;
}

/* ---- relations ------------------------------------------------------------------------------------------------- */

/* The name of a part that is told relative to another; for looking up only. */
static bool resolve(const char *base, const char *target, struct baat_buffer *name)
{
	const char *slash = strrchr(base, '/');
	name->length = 0;
	if (target[0] != '/' && slash != NULL)
		baat_buffer_add(name, (struct baat_text){base, (size_t)(slash - base) + 1});
	for (target += target[0] == '/'; *target != '\0';) {
		size_t length = strcspn(target, "/");
		bool up = length == 2 && memcmp(target, "..", 2) == 0;
		if (up) {
			size_t end = name->length > 0 ? name->length - 1 : 0;
			while (end > 0 && name->at[end - 1] != '/')
				end--;
			name->length = end;
		} else if (length != 1 || target[0] != '.') {
			baat_buffer_add(name, (struct baat_text){target, length + (target[length] == '/')});
		}
		target += length + (target[length] == '/');
	}
	baat_buffer_add_char(name, '\0');
	return !name->failed;
}

static bool on_relation(void *context, const char *name, const char **attributes)
{
	struct parts *parts = context;
	struct baat_book *book = parts->book;
	parts->depth++;
	const char *id = baat_xml_attribute(attributes, "Id"), *type = baat_xml_attribute(attributes, "Type"),
		   *target = baat_xml_attribute(attributes, "Target");
	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
		return false;
	struct baat_buffer full = {0};
	const char *last = strrchr(type, '/');
	struct relation relation = {.part = -1};
	if (parts->relation_count >= BAAT_SHEETS_MAX)
		baat_xml_limit(parts->xml, _("it has more than 10 000 relations"));
	else if (!resolve(parts->base, target, &full) ||
	         !baat_grow(&parts->relations, &parts->relation_capacity, parts->relation_count + 1,
	                    sizeof *parts->relations) ||
	         (relation.id = baat_arena_text(&book->arena, baat_text_of(id)).at) == NULL ||
	         (relation.type = baat_arena_text(&book->arena, baat_text_of(last == NULL ? type : last + 1)).at) ==
	             NULL) {
		baat_xml_fail(parts->xml, baat_out_of_memory(baat_xml_diags(parts->xml)));
	} else {
		relation.part = baat_package_find(&book->package, full.at);
		parts->relations[parts->relation_count++] = relation;
	}
	baat_buffer_free(&full);
	return false;
}

static const struct baat_xml_listener relations_listener = {.start = on_relation, .end = on_end};

/* The relations of a part stand in a part of their own, beside it. */
static enum baat_status read_relations(struct parts *parts, struct baat_diags *diags)
{
	struct baat_buffer name = {0};
	const char *slash = strrchr(parts->base, '/');
	size_t folder = slash == NULL ? 0 : (size_t)(slash - parts->base) + 1;
	baat_buffer_add(&name, (struct baat_text){parts->base, folder});
	baat_buffer_printf(&name, "_rels/%s.rels", parts->base + folder);
	baat_buffer_add_char(&name, '\0');
	enum baat_status status = BAAT_OK;
	int64_t part = name.failed ? -1 : baat_package_find(&parts->book->package, name.at);
	if (name.failed)
		status = baat_out_of_memory(diags);
	else if (part < 0)
		status = baat_error(diags, baat_at(parts->book->path, 0, 0), BAAT_WORKBOOK_BROKEN,
		                    _("this workbook is damaged: part '%s' is missing"), name.at);
	else
		status = read_part(parts, part, &relations_listener, diags);
	baat_buffer_free(&name);
	return status;
}

static const struct relation *find_relation(const struct parts *parts, const char *id, const char *type)
{
	for (size_t i = 0; i < parts->relation_count; i++)
		if ((id == NULL || strcmp(parts->relations[i].id, id) == 0) &&
		    (type == NULL || strcmp(parts->relations[i].type, type) == 0))
			return &parts->relations[i];
	return NULL;
}

/* ---- the workbook ---------------------------------------------------------------------------------------------- */

static void add_sheet(struct parts *parts, const char **attributes)
{
	const char *name = baat_xml_attribute(attributes, "name"), *state = baat_xml_attribute(attributes, "state"),
		   *id = baat_xml_attribute_local(attributes, "id");
	const struct relation *relation = id == NULL ? NULL : find_relation(parts, id, NULL);
	/* a sheet that is a chart or a dialogue has no rows */
	if (relation != NULL && strcmp(relation->type, "worksheet") != 0)
		return;
	if (name == NULL || relation == NULL || relation->part < 0) {
		baat_xml_broken(parts->xml, _("a sheet has no name or no part"));
		return;
	}
	if (parts->book->sheet_count >= BAAT_SHEETS_MAX) {
		baat_xml_limit(parts->xml, _("it has more than 10 000 sheets"));
		return;
	}
	bool hidden = state != NULL && strcmp(state, "visible") != 0;
	struct baat_book_sheet *sheet = baat_book_add_sheet(parts->book, baat_text_of(name), hidden);
	if (sheet == NULL)
		baat_xml_fail(parts->xml, baat_out_of_memory(baat_xml_diags(parts->xml)));
	else
		sheet->part = relation->part;
}

static bool on_workbook(void *context, const char *name, const char **attributes)
{
	struct parts *parts = context;
	parts->depth++;
	if (strcmp(name, "workbookPr") == 0)
		parts->book->since_1904 = baat_xml_is_true(baat_xml_attribute(attributes, "date1904"));
	else if (strcmp(name, "calcPr") == 0)
		parts->book->never_computed = baat_xml_is_true(baat_xml_attribute(attributes, "fullCalcOnLoad"));
	else if (strcmp(name, "sheet") == 0)
		add_sheet(parts, attributes);
	return false;
}

static const struct baat_xml_listener workbook_listener = {.start = on_workbook, .end = on_end};

/* Looks at the first element only. */
static bool on_root(void *context, const char *name, const char **attributes)
{
	struct parts *parts = context;
	(void)attributes;
	parts->is_workbook = strcmp(name, "workbook") == 0;
	baat_xml_stop(parts->xml);
	return true;
}

static const struct baat_xml_listener root_listener = {.start = on_root, .end = on_end};

/* The part that is the workbook, as the first relations tell. */
static enum baat_status find_workbook(struct parts *parts, const char **name, struct baat_diags *diags)
{
	struct baat_book *book = parts->book;
	int64_t part = baat_package_find(&book->package, "xl/workbook.xml");
	if (baat_package_find(&book->package, "_rels/.rels") >= 0) {
		parts->base = "";
		enum baat_status status = read_relations(parts, diags);
		const struct relation *main = find_relation(parts, NULL, "officeDocument");
		if (status != BAAT_OK)
			return status;
		part = main != NULL ? main->part : part;
		parts->relation_count = 0;
	}
	*name = part < 0 ? NULL : zip_get_name(book->package.zip, (zip_uint64_t)part, 0);
	size_t length = *name == NULL ? 0 : strlen(*name);
	if (length < 4 || strcmp(*name + length - 4, ".bin") == 0)
		return baat_book_refuse(book, diags);
	enum baat_status status = read_part(parts, part, &root_listener, diags);
	return status == BAAT_OK && !parts->is_workbook ? baat_book_refuse(book, diags) : status;
}

enum baat_status baat_xlsx_open(struct baat_book *book, struct baat_diags *diags)
{
	struct parts parts = {.book = book};
	const char *name = NULL;
	enum baat_status status = find_workbook(&parts, &name, diags);
	parts.base = name == NULL ? "" : name;
	if (status == BAAT_OK)
		status = read_relations(&parts, diags);
	if (status == BAAT_OK)
		status = read_part(&parts, baat_package_find(&book->package, name), &workbook_listener, diags);
	const struct relation *styles = find_relation(&parts, NULL, "styles"),
			      *strings = find_relation(&parts, NULL, "sharedStrings");
	book->styles_part = styles == NULL ? -1 : styles->part;
	book->strings_part = strings == NULL ? -1 : strings->part;
	free(parts.relations);
	return status;
}

/* ---- styles ---------------------------------------------------------------------------------------------------- */

static void take_format(struct parts *parts, const char **attributes)
{
	const char *number = baat_xml_attribute(attributes, "numFmtId"),
		   *code = baat_xml_attribute(attributes, "formatCode");
	uint32_t id;
	if (number == NULL || code == NULL || !baat_xml_number(number, &id) || id >= BAAT_FORMAT_NUMBERS)
		baat_xml_broken(parts->xml, _("a number format has no number or no code"));
	else
		parts->codes[id] = (uint8_t)baat_format_of_code(baat_text_of(code));
}

static void take_style(struct parts *parts, const char **attributes)
{
	struct baat_book *book = parts->book;
	const char *number = baat_xml_attribute(attributes, "numFmtId");
	uint32_t id = 0;
	if (number != NULL && (!baat_xml_number(number, &id) || id >= BAAT_FORMAT_NUMBERS))
		baat_xml_broken(parts->xml, _("a style has a number format that is none"));
	else if (book->format_count >= BAAT_FORMAT_NUMBERS)
		baat_xml_limit(parts->xml, _("it has more than 65 536 styles"));
	else if (!baat_grow(&book->formats, &book->format_capacity, book->format_count + 1, sizeof *book->formats))
		baat_xml_fail(parts->xml, baat_out_of_memory(baat_xml_diags(parts->xml)));
	else
		book->formats[book->format_count++] = parts->codes[id];
}

static bool on_style(void *context, const char *name, const char **attributes)
{
	struct parts *parts = context;
	parts->depth++;
	if (parts->depth == 2)
		parts->section = strcmp(name, "numFmts") == 0   ? IN_FORMATS
		                 : strcmp(name, "cellXfs") == 0 ? IN_STYLES
		                                                : ELSEWHERE;
	else if (parts->depth == 3 && parts->section == IN_FORMATS && strcmp(name, "numFmt") == 0)
		take_format(parts, attributes);
	else if (parts->depth == 3 && parts->section == IN_STYLES && strcmp(name, "xf") == 0)
		take_style(parts, attributes);
	return false;
}

static const struct baat_xml_listener styles_listener = {.start = on_style, .end = on_end};

enum baat_status baat_xlsx_load_styles(struct baat_book *book, struct baat_diags *diags)
{
	if (book->has_styles || book->styles_part < 0)
		return BAAT_OK;
	struct parts parts = {.book = book, .codes = malloc(BAAT_FORMAT_NUMBERS)};
	if (parts.codes == NULL)
		return baat_out_of_memory(diags);
	memset(parts.codes, BAAT_SHOWN_PLAIN, BAAT_FORMAT_NUMBERS);
	for (unsigned i = 0; i < BAAT_FORMAT_FIRST_OWN; i++)
		parts.codes[i] = (uint8_t)baat_format_of_number(i);
	enum baat_status status = read_part(&parts, book->styles_part, &styles_listener, diags);
	free(parts.codes);
	book->has_styles = true;
	return status;
}
