#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "baat/io/json.h"

/* A document read from text, with what was said about it. */
struct read {
	enum baat_status status;
	struct baat_json_document *document;
	const struct baat_json *root;
	struct baat_diags diags;
	char path[64];
};

static struct read read_bytes(const char *bytes, size_t length)
{
	struct read read = {.path = "/tmp/baat-test-json-XXXXXX"};
	int fd = mkstemp(read.path);
	assert_true(fd >= 0);
	FILE *file = fdopen(fd, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	read.status = baat_json_read(&read.document, &read.root, read.path, &read.diags);
	unlink(read.path);
	return read;
}

static struct read read_string(const char *string)
{
	return read_bytes(string, strlen(string));
}

static void done(struct read *read)
{
	baat_json_free(read->document);
	baat_diags_clear(&read->diags);
}

static void assert_text(struct baat_text text, const char *expected)
{
	assert_int_equal(text.length, strlen(expected));
	assert_memory_equal(text.at, expected, text.length);
}

static void test_values(void **state)
{
	(void)state;
	struct read read = read_string("{\"naam\": \"Jo\\u00e3o \\ud83d\\ude00\",\r\n"
	                               " \"percent\": 2.25,\n"
	                               " \"ja\": true, \"nee\": false, \"niets\": null,\r"
	                               " \"lijst\": [1, -0.5,\n{\"a\": []}],\n"
	                               " \"leeg\": {}}\n");
	assert_int_equal(read.status, BAAT_OK);
	const struct baat_json *root = read.root;
	assert_int_equal(root->type, BAAT_JSON_OBJECT);
	assert_string_equal(root->path, "");
	assert_int_equal(root->line, 1);

	const struct baat_json *name = baat_json_member(root, "naam");
	assert_int_equal(name->type, BAAT_JSON_STRING);
	assert_text(name->text, "Jo\xC3\xA3o \xF0\x9F\x98\x80");
	const struct baat_json *percent = baat_json_member(root, "percent");
	assert_int_equal(percent->type, BAAT_JSON_NUMBER);
	assert_text(percent->text, "2.25");
	assert_text(percent->key, "percent");
	assert_int_equal(percent->line, 2);
	assert_int_equal(baat_json_member(root, "ja")->type, BAAT_JSON_BOOL);
	assert_true(baat_json_member(root, "ja")->truth);
	assert_false(baat_json_member(root, "nee")->truth);
	assert_int_equal(baat_json_member(root, "niets")->type, BAAT_JSON_NULL);
	assert_null(baat_json_member(root, "Naam"));
	assert_null(baat_json_member(percent, "naam"));

	const struct baat_json *list = baat_json_member(root, "lijst");
	assert_int_equal(list->line, 4);
	assert_text(list->child->next->text, "-0.5");
	const struct baat_json *inner = list->child->next->next;
	assert_string_equal(inner->path, "lijst[2]");
	assert_int_equal(inner->line, 5);
	assert_string_equal(inner->child->path, "lijst[2].a");
	assert_null(inner->child->child);
	assert_null(inner->next);
	assert_int_equal(baat_json_member(root, "leeg")->line, 6);
	done(&read);
}

static void test_a_text_that_looks_like_a_number_stays_a_text(void **state)
{
	(void)state;
	struct read read = read_string("[\"12\", 12, \"\\u0001\"]");
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.root->child->type, BAAT_JSON_STRING);
	assert_int_equal(read.root->child->next->type, BAAT_JSON_NUMBER);
	assert_int_equal(read.root->child->next->next->type, BAAT_JSON_STRING);
	done(&read);
}

static void test_top_values(void **state)
{
	(void)state;
	static const char *const fine[] = {"1",  "\"a\"", "null", " [ ] ", "\xEF\xBB\xBF{}",
	                                   "-0", "1e5",   "0.10", "1E-2"};
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
		struct read read = read_string(fine[i]);
		if (read.status != BAAT_OK)
			print_error("%s\n", fine[i]);
		assert_int_equal(read.status, BAAT_OK);
		done(&read);
	}
}

static void assert_error(const char *bytes, size_t length, enum baat_code code, uint64_t line, uint32_t field)
{
	struct read read = read_bytes(bytes, length);
	if (read.status != BAAT_REJECTED || read.diags.items[0].place.line != line ||
	    read.diags.items[0].place.field != field)
		print_error("%s\n", bytes);
	assert_int_equal(read.status, BAAT_REJECTED);
	assert_null(read.document);
	assert_null(read.root);
	assert_int_equal(read.diags.count, 1);
	assert_int_equal(read.diags.items[0].code, code);
	assert_int_equal(read.diags.items[0].place.line, line);
	assert_int_equal(read.diags.items[0].place.field, field);
	done(&read);
}

static void assert_error_in(const char *string, enum baat_code code, uint64_t line, uint32_t field)
{
	assert_error(string, strlen(string), code, line, field);
}

static void test_syntax_errors(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		uint64_t line;
		uint32_t column;
	} wrong[] = {
	    {"", 1, 1},
	    {" \n ", 1, 1},
	    {"{", 1, 1},
	    {"{}\n}", 2, 1},
	    {"[\n1}", 2, 2},
	    {"[1,]", 1, 4},
	    {"[,1]", 1, 2},
	    {"[1 2]", 1, 4},
	    {"{\"a\":1,}", 1, 8},
	    {"{\"a\" 1}", 1, 6},
	    {"{\"a\"}", 1, 5},
	    {"{a:1}", 1, 2},
	    {"{1:1}", 1, 2},
	    {"{\"a\":1 \"b\":2}", 1, 8},
	    {"{} {}", 1, 4},
	    {"1 2", 1, 3},
	    {"[\n01]", 2, 1},
	    {"1.", 1, 1},
	    {".5", 1, 1},
	    {"+1", 1, 1},
	    {"1e", 1, 1},
	    {"1e+", 1, 1},
	    {"-", 1, 1},
	    {"0x1F", 1, 1},
	    {"1,5", 1, 2},
	    {"NaN", 1, 1},
	    {"Infinity", 1, 1},
	    {"True", 1, 1},
	    {"nullx", 1, 1},
	    {"[1 /* nee */]", 1, 4},
	    {"'a'", 1, 1},
	    {"\xE2\x80\x9C"
	     "a\xE2\x80\x9D",
	     1, 1},
	    {"\"open", 1, 1},
	    {"[\"a\nb\"]", 1, 2},
	    {"\"tab\there\"", 1, 5},
	    {"\"\\u0000\"", 1, 2},
	    {"\"\\u12\"", 1, 2},
	    {"\"\\x\"", 1, 2},
	    {"\"\xC3\xA9\\x\"", 1, 3},
	    {"\"\\ud800\"", 1, 2},
	    {"\"\\udc00\"", 1, 2},
	    {"\"\\ud800\\u0041\"", 1, 2},
	    {"\f1", 1, 1},
	};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_error_in(wrong[i].text, BAAT_JSON_SYNTAX, wrong[i].line, wrong[i].column);
	assert_error("[1\0]", 4, BAAT_JSON_SYNTAX, 1, 3);
	assert_error("\"a\0b\"", 5, BAAT_JSON_SYNTAX, 1, 3);
}

static void test_encoding(void **state)
{
	(void)state;
	assert_error_in("{\n\"a\": \"\xFF\"}", BAAT_ENCODING_INVALID, 2, 7);
	assert_error_in("\"\xED\xA0\x80\"", BAAT_ENCODING_INVALID, 1, 2);
}

static void test_keys_twice(void **state)
{
	(void)state;
	assert_error_in("{\"a\": 1,\n\"b\": {\"x\": 1},\n\"a\": 2}", BAAT_JSON_KEY_TWICE, 3, 0);
	assert_error_in("[{\"a\\u0062\": 1,\n \"ab\": 2}]", BAAT_JSON_KEY_TWICE, 2, 0);
	struct read read = read_string("{\"a\": 1, \"A\": 2, \"b\": {\"a\": 3}}");
	assert_int_equal(read.status, BAAT_OK);
	assert_text(baat_json_member(read.root, "A")->text, "2");
	done(&read);
}

static void test_many_keys(void **state)
{
	(void)state;
	struct baat_buffer text = {0};
	baat_buffer_add_char(&text, '{');
	for (int i = 0; i < 40000; i++)
		baat_buffer_printf(&text, "%s\"sleutel%d\":%d", i > 0 ? "," : "", i, i);
	baat_buffer_add_string(&text, ",\n\"sleutel31415\":0}");
	assert_error(text.at, text.length, BAAT_JSON_KEY_TWICE, 2, 0);
	baat_buffer_free(&text);
}

static void test_deep_and_large(void **state)
{
	(void)state;
	enum { SIZE = 2 * 1024 * 1024 };
	char *text = malloc(SIZE);
	assert_non_null(text);

	memset(text, '[', SIZE);
	assert_error(text, 100000, BAAT_JSON_SYNTAX, 1, 1001);
	assert_error(text, 1000, BAAT_JSON_SYNTAX, 1, 1000);
	memset(text + 1000, ']', 1000);
	struct read read = read_bytes(text, 2000);
	assert_int_equal(read.status, BAAT_OK);
	done(&read);

	memset(text, ' ', SIZE);
	text[0] = '1';
	read = read_bytes(text, 1024 * 1024);
	assert_int_equal(read.status, BAAT_OK);
	done(&read);
	assert_error(text, 1024 * 1024 + 1, BAAT_JSON_SYNTAX, 0, 0);
	assert_error(text, SIZE, BAAT_JSON_SYNTAX, 0, 0);
	free(text);
}

static void test_long_paths_are_cut(void **state)
{
	(void)state;
	struct baat_buffer text = {0};
	for (int i = 0; i < 50; i++)
		baat_buffer_add_string(&text, "{\"sl\xC3\xA9utel\":");
	baat_buffer_add_string(&text, "1");
	for (int i = 0; i < 50; i++)
		baat_buffer_add_char(&text, '}');
	struct read read = read_bytes(text.at, text.length);
	assert_int_equal(read.status, BAAT_OK);
	const struct baat_json *value = read.root;
	while (value->child != NULL)
		value = value->child;
	assert_in_range(strlen(value->path), 100, 130);
	assert_true(baat_text_is_utf8(baat_text_of(value->path)));
	assert_memory_equal(value->path, "...", 3);
	done(&read);
	baat_buffer_free(&text);
}

static void test_every_truncation_fails(void **state)
{
	(void)state;
	static const char whole[] = "{\"naam\": \"\\u00e9\\ud83d\\ude00\\n\xC3\xA9\", \"waterval\": [\n"
				    " {\"tot\": 1000.50, \"delen\": {\"gemeente\": -1e3, \"rijk\": true}},\n"
				    " null, false, [], {}, [[0]], \"\"\n]}";
	for (size_t length = 0; length < sizeof whole - 1; length++) {
		struct read read = read_bytes(whole, length);
		assert_int_equal(read.status, BAAT_REJECTED);
		assert_null(read.document);
		assert_true(read.diags.count >= 1);
		done(&read);
	}
	struct read read = read_bytes(whole, sizeof whole - 1);
	assert_int_equal(read.status, BAAT_OK);
	done(&read);
}

/* Whatever stands in it, a file is read or refused: bytes replaced, left out and doubled. */
static void test_mutations(void **state)
{
	(void)state;
	static const char whole[] = "{\"a\":[1,-2.5e1,\"\\u00e9\"],\"b\":{\"c\":null,\"d\":true}}";
	static const char bytes[] = "{}[],:\"\\0-.e \nu\x01\x7F\x80\xC3\xFF";
	char text[sizeof whole + 1];

	for (size_t at = 0; at < sizeof whole - 1; at++) {
		for (size_t i = 0; i < sizeof bytes; i++) {
			for (size_t insert = 0; insert < 2; insert++) {
				memcpy(text, whole, at);
				text[at] = bytes[i];
				memcpy(text + at + 1, whole + at + 1 - insert, sizeof whole - 2 - at + insert);
				struct read read = read_bytes(text, sizeof whole - 1 + insert);
				assert_true(read.status == BAAT_OK || read.status == BAAT_REJECTED);
				assert_true((read.status == BAAT_OK) == (read.diags.count == 0));
				assert_true((read.status == BAAT_OK) == (read.document != NULL));
				done(&read);
			}
		}
	}
}

static void test_files_that_cannot_be_read(void **state)
{
	(void)state;
	struct baat_json_document *document;
	const struct baat_json *root;
	struct baat_diags diags = {0};

	assert_int_equal(baat_json_read(&document, &root, "/nonexistent/x.json", &diags), BAAT_SYSTEM);
	assert_int_equal(diags.items[0].code, BAAT_CANNOT_OPEN);
	assert_null(document);
	assert_int_equal(baat_json_read(&document, &root, "/tmp", &diags), BAAT_SYSTEM);
	assert_int_equal(diags.items[1].code, BAAT_CANNOT_READ);
	baat_diags_clear(&diags);
	baat_json_free(NULL);
}

static enum baat_code code_of_last(const struct baat_diags *diags)
{
	return diags->items[diags->count - 1].code;
}

static void test_known_keys_and_types(void **state)
{
	(void)state;
	static const char *const names[] = {"horizon", "prijspeil"};
	struct read read = read_string("{\"horizon\": 5,\n\"prijspijl\": 2024, \"volslagen\": 1}");
	struct baat_diags *diags = &read.diags;

	assert_int_equal(baat_json_known_keys(read.root, "x", names, 2, diags), BAAT_REJECTED);
	assert_int_equal(diags->count, 2);
	assert_int_equal(diags->items[0].code, BAAT_JSON_KEY_UNKNOWN);
	assert_int_equal(diags->items[0].place.line, 2);
	assert_string_equal(diags->items[0].place.file, "x");
	assert_int_equal(baat_json_known_keys(read.root->child, "x", names, 2, diags), BAAT_REJECTED);
	assert_int_equal(code_of_last(diags), BAAT_JSON_TYPE);
	assert_int_equal(baat_json_expect(read.root, "x", BAAT_JSON_OBJECT, diags), BAAT_OK);
	assert_int_equal(baat_json_expect(read.root, "x", BAAT_JSON_ARRAY, diags), BAAT_REJECTED);
	assert_int_equal(code_of_last(diags), BAAT_JSON_TYPE);
	done(&read);
}

static void test_numbers(void **state)
{
	(void)state;
	struct read read = read_string("[2.25, 5, -1, 2e3, 2.25000, 2.250001, 99999999999999999999999, \"5\", 1.234]");
	static const struct {
		enum baat_code code;
		int64_t number;
	} expected[] = {
	    {BAAT_CODE__MAX, 22500}, {BAAT_CODE__MAX, 50000}, {BAAT_NUMBER_RANGE, 0},
	    {BAAT_JSON_TYPE, 0},     {BAAT_CODE__MAX, 22500}, {BAAT_NUMBER_DECIMALS, 0},
	    {BAAT_NUMBER_RANGE, 0},  {BAAT_JSON_TYPE, 0},     {BAAT_CODE__MAX, 12340},
	};

	assert_int_equal(read.status, BAAT_OK);
	size_t i = 0;
	for (const struct baat_json *value = read.root->child; value != NULL; value = value->next, i++) {
		int64_t number = 0;
		enum baat_status status = baat_json_number(value, "x", 4, 0, 1000000, &number, &read.diags);
		if (expected[i].code == BAAT_CODE__MAX) {
			assert_int_equal(status, BAAT_OK);
			assert_int_equal(number, expected[i].number);
		} else {
			assert_int_equal(status, BAAT_REJECTED);
			assert_int_equal(code_of_last(&read.diags), expected[i].code);
		}
	}
	done(&read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_a_text_that_looks_like_a_number_stays_a_text),
	    cmocka_unit_test(test_top_values),
	    cmocka_unit_test(test_syntax_errors),
	    cmocka_unit_test(test_encoding),
	    cmocka_unit_test(test_keys_twice),
	    cmocka_unit_test(test_many_keys),
	    cmocka_unit_test(test_deep_and_large),
	    cmocka_unit_test(test_long_paths_are_cut),
	    cmocka_unit_test(test_every_truncation_fails),
	    cmocka_unit_test(test_mutations),
	    cmocka_unit_test(test_files_that_cannot_be_read),
	    cmocka_unit_test(test_known_keys_and_types),
	    cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
