/* JSON values, keys and numbers. */
#include "json-reading.h"

static struct read read_string(const char *string)
{
	return read_bytes(string, strlen(string));
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
	    cmocka_unit_test(test_keys_twice),
	    cmocka_unit_test(test_many_keys),
	    cmocka_unit_test(test_long_paths_are_cut),
	    cmocka_unit_test(test_known_keys_and_types),
	    cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
