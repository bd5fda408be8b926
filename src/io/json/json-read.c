#include "json-scan.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <unistr.h>

#include <cjson/cJSON.h>

#include "base/gettext.h"
#include "base/system-text.h"
#include "io/table/foreign.h"
#include "baat/base/memory.h"

struct baat_json_document {
	cJSON *tree; /* owns keys and texts */
	struct baat_arena arena;
};

/* Reads all there is up to one byte more than the limit. */
static enum baat_status read_bytes(int fd, const char *path, struct baat_buffer *bytes, struct baat_diags *diags)
{
	enum { PIECE = 64 * 1024 };
	struct baat_place place = {.file = path};

	while (bytes->length <= BAAT_JSON_FILE_MAX) {
		char *at = baat_buffer_reserve(bytes, PIECE);
		if (at == NULL)
			return baat_out_of_memory(diags);
		ssize_t got = read(fd, at, PIECE);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return baat_error(diags, place, BAAT_CANNOT_READ, _("cannot read: %s"),
			                  baat_system_text(errno));
		if (got == 0)
			return BAAT_OK;
		bytes->length += (size_t)got;
	}
	return baat_error(diags, place, BAAT_JSON_SYNTAX, _("larger than 1 MiB; this file is meant to be small"));
}

static enum baat_status read_file(const char *path, struct baat_buffer *bytes, struct baat_diags *diags)
{
	if (strcmp(path, "-") == 0)
		return read_bytes(STDIN_FILENO, path, bytes, diags);
	int fd = (int)TEMP_FAILURE_RETRY(open(path, O_RDONLY | O_CLOEXEC));
	if (fd < 0)
		return baat_error(diags, ((struct baat_place){.file = path}), BAAT_CANNOT_OPEN, _("cannot open: %s"),
		                  baat_system_text(errno));
	enum baat_status status = read_bytes(fd, path, bytes, diags);
	close(fd);
	return status;
}

static enum baat_status check_encoding(const struct baat_json_scan *scan, struct baat_diags *diags)
{
	const uint8_t *bytes = (const uint8_t *)scan->text.at;
	const uint8_t *bad = scan->text.length > 0 ? u8_check(bytes, scan->text.length) : NULL;
	if (bad == NULL)
		return BAAT_OK;
	return baat_error(diags, baat_json_place(scan, (size_t)(bad - bytes)), BAAT_ENCODING_INVALID,
	                  _("not UTF-8; save the file as UTF-8"));
}

/* What cJSON refuses after the scan: commas, colons and values in the wrong place. `stop` is where it stopped, or a
 * byte further. */
static enum baat_status report_structure(const struct baat_json_scan *scan, size_t stop, struct baat_diags *diags)
{
	const struct baat_json_token *token = scan->tokens;
	for (size_t i = 0; i < scan->count && scan->tokens[i].copied <= stop; i++)
		token = &scan->tokens[i];
	struct baat_text text = {scan->text.at + token->offset, token->length};
	return baat_error(diags, baat_json_place(scan, token->offset), BAAT_JSON_SYNTAX,
	                  _("'%s' is out of place; look for a comma, colon or value missing or one too many"),
	                  baat_show(text).text);
}

static enum baat_status parse(struct baat_json_scan *scan, cJSON **tree, struct baat_diags *diags)
{
	const char *stop = NULL;

	baat_buffer_add_char(&scan->copy, '\0');
	if (scan->copy.failed)
		return baat_out_of_memory(diags);
	errno = 0;
	*tree = cJSON_ParseWithLengthOpts(scan->copy.at, scan->copy.length, &stop, true);
	if (*tree != NULL)
		return BAAT_OK;
	/* cJSON does not tell why it fails. */
	if (errno == ENOMEM || stop == NULL)
		return baat_out_of_memory(diags);
	return report_structure(scan, (size_t)(stop - scan->copy.at), diags);
}

/* Makes our tree of cJSON's. */
struct conversion {
	struct baat_arena *arena;
	const struct baat_json_scan *scan;
	const struct baat_json_token *next; /* the tokens run in step with the tree */
	struct baat_diags *diags;
	const struct baat_json **members; /* room for sorting, used by one object at a time */
	size_t capacity;
};

static const struct baat_json_token *next_value(struct conversion *conversion)
{
	while (conversion->next->kind == BAAT_TOKEN_MARK)
		conversion->next++;
	return conversion->next++;
}

/* The path of a member or element, cut in front so that deep nesting of long keys stays cheap. */
static const char *path_of(struct baat_arena *arena, const char *parent, const char *key, size_t index)
{
	enum { PATH_MOST = 120 };
	char element[32];
	const char *dot = key != NULL && parent[0] != '\0' ? "." : "";
	snprintf(element, sizeof element, "[%zu]", index);
	const char *parts[] = {parent, dot, key != NULL ? key : element};

	size_t length = 0;
	for (size_t i = 0; i < 3; i++)
		length += strlen(parts[i]);
	size_t skip = length > PATH_MOST ? length - PATH_MOST : 0;
	char *path = baat_arena_take(arena, length - skip + sizeof "...");
	if (path == NULL)
		return NULL;
	char *to = path;
	if (skip > 0)
		to = mempcpy(to, "...", 3);
	for (size_t i = 0; i < 3; i++) {
		size_t part = strlen(parts[i]), from = skip < part ? skip : part;
		/* not in the middle of a character */
		while (from < part && from > 0 && (parts[i][from] & 0xC0) == 0x80)
			from++;
		to = mempcpy(to, parts[i] + from, part - from);
		skip -= skip < part ? skip : part;
	}
	*to = '\0';
	return path;
}

static int compare_keys(const void *a, const void *b)
{
	const struct baat_json *const *left = a, *const *right = b;
	int order = strcmp((*left)->key.at, (*right)->key.at);
	return order != 0 ? order : ((*left)->line > (*right)->line) - ((*left)->line < (*right)->line);
}

/* Sorted, keys that are the same stand together: an object of many members takes no quadratic time. */
static enum baat_status check_keys(struct conversion *conversion, const struct baat_json *object)
{
	enum baat_status status = BAAT_OK;
	size_t count = 0;

	for (const struct baat_json *member = object->child; member != NULL; member = member->next) {
		if (!baat_grow(&conversion->members, &conversion->capacity, count + 1, sizeof *conversion->members))
			return baat_out_of_memory(conversion->diags);
		conversion->members[count++] = member;
	}
	if (count < 2)
		return BAAT_OK;
	qsort(conversion->members, count, sizeof *conversion->members, compare_keys);
	for (size_t i = 1; i < count; i++) {
		const struct baat_json *first = conversion->members[i - 1], *again = conversion->members[i];
		if (!baat_text_equal(first->key, again->key))
			continue;
		struct baat_place place = {conversion->scan->file, again->line, 0};
		status = baat_worst(status,
		                    baat_error(conversion->diags, place, BAAT_JSON_KEY_TWICE,
		                               _("'%s' stands here for the second time, first on line %ju; remove one"),
		                               again->path, (uintmax_t)first->line));
	}
	return status;
}

static enum baat_json_type type_of(const cJSON *item, const struct baat_json_token *token)
{
	if (cJSON_IsObject(item))
		return BAAT_JSON_OBJECT;
	if (cJSON_IsArray(item))
		return BAAT_JSON_ARRAY;
	if (cJSON_IsString(item))
		return token->kind == BAAT_TOKEN_NUMBER ? BAAT_JSON_NUMBER : BAAT_JSON_STRING;
	return cJSON_IsBool(item) ? BAAT_JSON_BOOL : BAAT_JSON_NULL;
}

static enum baat_status convert(struct conversion *conversion, const cJSON *item, const char *path,
                                const struct baat_json **into);

/* NOLINTBEGIN(misc-no-recursion): the scan let no deeper nesting pass than cJSON */
static enum baat_status convert_children(struct conversion *conversion, const cJSON *item, struct baat_json *value)
{
	enum baat_status status = BAAT_OK;
	const struct baat_json **into = &value->child;
	size_t index = 0;

	for (const cJSON *child = item->child; child != NULL; child = child->next, index++) {
		const char *key = value->type == BAAT_JSON_OBJECT ? child->string : NULL;
		const char *path = path_of(conversion->arena, value->path, key, index);
		if (path == NULL)
			return baat_out_of_memory(conversion->diags);
		status = baat_worst(status, convert(conversion, child, path, into));
		/* Without memory the chain is broken. */
		if (*into == NULL)
			return status;
		into = &((struct baat_json *)*into)->next;
	}
	if (value->type == BAAT_JSON_OBJECT)
		status = baat_worst(status, check_keys(conversion, value));
	return status;
}

static enum baat_status convert(struct conversion *conversion, const cJSON *item, const char *path,
                                const struct baat_json **into)
{
	struct baat_json *value = baat_arena_take(conversion->arena, sizeof *value);
	if (value == NULL)
		return baat_out_of_memory(conversion->diags);

	const struct baat_json_token *key = item->string != NULL ? next_value(conversion) : NULL;
	const struct baat_json_token *token = next_value(conversion);
	*value = (struct baat_json){
	    .type = type_of(item, token),
	    .truth = cJSON_IsTrue(item),
	    .key = baat_text_of(item->string != NULL ? item->string : ""),
	    .text = baat_text_of(item->valuestring != NULL ? item->valuestring : ""),
	    .line = key != NULL ? key->line : token->line,
	    .path = path,
	};
	*into = value;
	return convert_children(conversion, item, value);
}
/* NOLINTEND(misc-no-recursion) */

static enum baat_status read_tree(struct baat_json_document *document, struct baat_json_scan *scan,
                                  const struct baat_json **root, struct baat_diags *diags)
{
	struct conversion conversion = {.arena = &document->arena, .scan = scan, .diags = diags};
	enum baat_status status = check_encoding(scan, diags);

	if (status == BAAT_OK)
		status = baat_json_scan(scan, diags);
	if (status == BAAT_OK)
		status = parse(scan, &document->tree, diags);
	if (status != BAAT_OK)
		return status;
	conversion.next = scan->tokens;
	status = convert(&conversion, document->tree, "", root);
	free(conversion.members);
	return status;
}

enum baat_status baat_json_parse(struct baat_json_document **document, const struct baat_json **root, const char *name,
                                 struct baat_text text, struct baat_diags *diags)
{
	struct baat_json_scan scan = {.file = name, .text = text};
	*root = NULL;
	*document = calloc(1, sizeof **document);
	if (*document == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = read_tree(*document, &scan, root, diags);
	if (status != BAAT_OK) {
		baat_json_free(*document);
		*document = NULL;
		*root = NULL;
	}
	baat_json_scan_free(&scan);
	return status;
}

enum baat_status baat_json_read(struct baat_json_document **document, const struct baat_json **root, const char *path,
                                struct baat_diags *diags)
{
	return baat_json_read_as(document, root, path, (struct baat_wanted){0}, diags);
}

/* What the file is when it is of another kind, or NULL. */
static const char *recognise(struct baat_text start, struct baat_wanted wanted)
{
	struct baat_text rest = start;
	if (baat_text_skip(&rest, BAAT_TEXT("PK\3\4")))
		return _("this is a workbook or a zip file, and a file in JSON is read here");
	const char *what = baat_foreign(start);
	return what == NULL && wanted.recognise != NULL ? wanted.recognise(start, wanted.kind) : what;
}

enum baat_status baat_json_read_as(struct baat_json_document **document, const struct baat_json **root,
                                   const char *path, struct baat_wanted wanted, struct baat_diags *diags)
{
	struct baat_buffer bytes = {0};
	*document = NULL;
	*root = NULL;
	enum baat_status status = read_file(path, &bytes, diags);
	struct baat_text text = baat_buffer_text(&bytes);
	const char *what = status == BAAT_OK ? recognise(text, wanted) : NULL;
	if (what != NULL)
		status = baat_error(diags, baat_at(path, 0, 0), BAAT_FILE_KIND, "%s", what);
	if (status == BAAT_OK) {
		baat_text_skip_mark(&text);
		status = baat_json_parse(document, root, path, text, diags);
	}
	baat_buffer_free(&bytes);
	return status;
}

void baat_json_free(struct baat_json_document *document)
{
	if (document == NULL)
		return;
	cJSON_Delete(document->tree);
	baat_arena_free(&document->arena);
	free(document);
}
