/* JSON that is none, and files that cannot be read. */
#include "json-reading.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_syntax_errors),  cmocka_unit_test(test_encoding),
	    cmocka_unit_test(test_deep_and_large), cmocka_unit_test(test_every_truncation_fails),
	    cmocka_unit_test(test_mutations),      cmocka_unit_test(test_files_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
