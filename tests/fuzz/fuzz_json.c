/*
 * Any bytes are JSON or are refused with a line; a document that is read, written and read again is the same document.
 */
#include "fuzz.h"

#include "baat/io/json-write.h"
#include "baat/io/json.h"

static void write_value(const struct baat_json *value, struct baat_buffer *to);

static void write_text(struct baat_text text, struct baat_buffer *to)
{
	struct baat_json_writer json = {.to = to};
	baat_json_add_text(&json, BAAT_JSON_NO_KEY, text);
}

static void write_children(const struct baat_json *value, struct baat_buffer *to)
{
	bool object = value->type == BAAT_JSON_OBJECT;
	baat_buffer_add_char(to, object ? '{' : '[');
	for (const struct baat_json *child = value->child; child != NULL; child = child->next) {
		if (child != value->child)
			baat_buffer_add_char(to, ',');
		if (object) {
			write_text(child->key, to);
			baat_buffer_add_char(to, ':');
		}
		write_value(child, to);
	}
	baat_buffer_add_char(to, object ? '}' : ']');
}

static void write_value(const struct baat_json *value, struct baat_buffer *to)
{
	fuzz_promise(value->line >= 1 && baat_text_is_utf8(baat_text_of(value->path)), "a value without a place");
	switch (value->type) {
	case BAAT_JSON_NULL:
		baat_buffer_add_string(to, "null");
		break;
	case BAAT_JSON_BOOL:
		baat_buffer_add_string(to, value->truth ? "true" : "false");
		break;
	case BAAT_JSON_NUMBER:
		baat_buffer_add(to, value->text);
		break;
	case BAAT_JSON_STRING:
		fuzz_promise(baat_text_is_utf8(value->text), "a string that is no text");
		write_text(value->text, to);
		break;
	case BAAT_JSON_ARRAY:
	case BAAT_JSON_OBJECT:
		write_children(value, to);
		break;
	}
}

/* A member is found by its key, and no other has that key. */
static void check_members(const struct baat_json *value, unsigned depth)
{
	for (const struct baat_json *child = value->child; child != NULL; child = child->next) {
		if (value->type == BAAT_JSON_OBJECT &&
		    memchr(child->key.at, '\0', child->key.length + 1) == child->key.at + child->key.length)
			fuzz_promise(baat_json_member(value, child->key.at) == child, "%s is there twice", child->path);
		if (depth > 0)
			check_members(child, depth - 1);
	}
}

static enum baat_status read_and_write(const char *path, struct baat_buffer *to)
{
	struct baat_diags diags = {0};
	struct baat_json_document *document;
	const struct baat_json *root;
	enum baat_status status = baat_json_read(&document, &root, path, &diags);
	fuzz_check_diags(status, &diags);
	fuzz_promise((status == BAAT_OK) == (root != NULL), "a document, or a failure");
	for (size_t i = 0; i < diags.count; i++)
		fuzz_promise(diags.items[i].place.line > 0 && baat_text_is_utf8(baat_text_of(diags.items[i].text)),
		             "%s has no line", baat_code_name(diags.items[i].code));
	if (status == BAAT_OK) {
		write_value(root, to);
		check_members(root, 4);
	}
	baat_json_free(document);
	baat_diags_clear(&diags);
	return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct fuzz_file file;
	struct baat_buffer once = {0}, again = {0};
	const char *path = fuzz_file_write(&file, (struct baat_text){(const char *)bytes, length});
	if (read_and_write(path, &once) == BAAT_OK) {
		fuzz_file_write(&file, baat_buffer_text(&once));
		fuzz_promise(read_and_write(path, &again) == BAAT_OK, "what was written is not read: %.*s",
		             (int)once.length, once.at);
		fuzz_same(baat_buffer_text(&once), baat_buffer_text(&again), "written once");
	}
	baat_buffer_free(&once);
	baat_buffer_free(&again);
	return 0;
}
