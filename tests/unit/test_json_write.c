#include "check.h"

#include "baat/io/json-write.h"

/* What was written, ended by a NUL; the buffer is empty again afterwards. */
static void assert_written(struct baat_json_writer *json, const char *expected)
{
	baat_buffer_add_char(json->to, '\0');
	assert_string_equal(json->to->at, expected);
	json->to->length = 0;
}

static void test_compact(void **state)
{
	(void)state;
	struct baat_buffer buffer = {0};
	struct baat_json_writer json = {.to = &buffer};
	for (int row = 0; row < 2; row++) {
		baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
		baat_json_add_text(&json, BAAT_TEXT("partij"), BAAT_TEXT("een \"twee\""));
		baat_json_add_text(&json, BAAT_TEXT("leeg"), BAAT_TEXT(""));
		baat_json_add_text_or_null(&json, BAAT_TEXT("niets"), BAAT_TEXT(""));
		baat_json_begin(&json, BAAT_TEXT("regels"), BAAT_JSON_ARRAY);
		baat_json_add_number(&json, BAAT_JSON_NO_KEY, -1250, 2);
		baat_json_add_short(&json, BAAT_JSON_NO_KEY, 1250, 2);
		baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
		baat_json_end(&json);
		baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_ARRAY);
		baat_json_end(&json);
		baat_json_end(&json);
		baat_json_add_bool(&json, BAAT_TEXT("ja"), true);
		baat_json_add_bool(&json, BAAT_TEXT(""), false);
		baat_json_end(&json);
		assert_written(&json, "{\"partij\":\"een \\\"twee\\\"\",\"leeg\":\"\",\"niets\":null,"
		                      "\"regels\":[-12.50,12.5,{},[]],\"ja\":true,\"\":false}");
	}
	baat_buffer_free(&buffer);
}

/* For people: the outermost members on lines of their own, what stands in them on one line. */
static void test_lines(void **state)
{
	(void)state;
	struct baat_buffer buffer = {0};
	struct baat_json_writer json = {.to = &buffer, .spaced = true};
	baat_json_begin_lines(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	baat_json_begin(&json, BAAT_TEXT("opties"), BAAT_JSON_OBJECT);
	baat_json_add_null(&json, BAAT_TEXT("vorm"));
	baat_json_add_number(&json, BAAT_TEXT("horizon"), 10, 0);
	baat_json_end(&json);
	baat_json_begin_lines(&json, BAAT_TEXT("invoer"), BAAT_JSON_ARRAY);
	for (int i = 0; i < 2; i++) {
		baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
		baat_json_add_number(&json, BAAT_TEXT("rijen"), i, 0);
		baat_json_end(&json);
	}
	baat_json_end(&json);
	baat_json_begin_lines(&json, BAAT_TEXT("niets"), BAAT_JSON_ARRAY);
	baat_json_end(&json);
	baat_json_end(&json);
	assert_written(&json, "{\n"
	                      "  \"opties\": {\"vorm\": null, \"horizon\": 10},\n"
	                      "  \"invoer\": [\n"
	                      "    {\"rijen\": 0},\n"
	                      "    {\"rijen\": 1}\n"
	                      "  ],\n"
	                      "  \"niets\": []\n"
	                      "}");
	baat_buffer_free(&buffer);
}

static void test_strings(void **state)
{
	(void)state;
	static const struct {
		struct baat_text text;
		const char *written;
	} cases[] = {
	    {{"\"\\/\b\t\n\v\f\r\x01\x1F\x7F\0x", 14}, "\"\\\"\\\\/\\b\\t\\n\\u000b\\f\\r\\u0001\\u001f\x7F\\u0000x\""},
	    {{"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 9}, "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\""},
	    {{"a\xFF\xC3z", 4}, "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\""},
	    {{"\xC3", 1}, "\"\xEF\xBF\xBD\""},
	};
	struct baat_buffer buffer = {0};
	struct baat_json_writer json = {.to = &buffer};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		baat_json_add_text(&json, BAAT_JSON_NO_KEY, cases[i].text);
		assert_written(&json, cases[i].written);
	}
	baat_buffer_free(&buffer);
}

/* Every byte at every place of a text that is written eight bytes at a time. */
static void test_every_byte(void **state)
{
	(void)state;
	struct baat_buffer buffer = {0}, expected = {0};
	struct baat_json_writer json = {.to = &buffer};
	for (int byte = 0; byte < 256; byte++)
		for (size_t at = 0; at < 19; at++) {
			char text[] = "abcdefg !~}#[]^hijk";
			text[at] = (char)byte;
			expected.length = 0;
			baat_buffer_printf(&expected, "\"%.*s", (int)at, text);
			if (byte == '"' || byte == '\\')
				baat_buffer_printf(&expected, "\\%c", byte);
			else if (byte >= 0x80)
				baat_buffer_add_string(&expected, "\xEF\xBF\xBD");
			else if (byte >= ' ')
				baat_buffer_add_char(&expected, (char)byte);
			else if (byte >= '\b' && byte <= '\r' && byte != '\v')
				baat_buffer_printf(&expected, "\\%c", "btn?fr"[byte - '\b']);
			else
				baat_buffer_printf(&expected, "\\u%04x", (unsigned)byte);
			baat_buffer_printf(&expected, "%s\"", text + at + 1);
			baat_buffer_add_char(&expected, '\0');
			baat_json_add_text(&json, BAAT_JSON_NO_KEY, (struct baat_text){text, sizeof text - 1});
			assert_written(&json, expected.at);
		}
	baat_buffer_free(&buffer);
	baat_buffer_free(&expected);
}

static void test_cells(void **state)
{
	(void)state;
	static const struct baat_column columns[] = {{{"naam", 4}, BAAT_CELL_TEXT},
	                                             {{"bedrag", 6}, BAAT_CELL_CENTS},
	                                             {{"kans", 4}, BAAT_CELL_CHANCE},
	                                             {{"prijs", 5}, BAAT_CELL_PRICE}};
	const struct baat_cell full[] = {
	    {.text = BAAT_TEXT("a\nb")}, {.number = 5}, {.number = 250000}, {.number = 75000}};
	const struct baat_cell none[] = {{.text = BAAT_TEXT("")}, {.empty = true}, {.number = 0}, {.empty = true}};
	struct baat_buffer buffer = {0};
	struct baat_json_writer json = {.to = &buffer};
	baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	baat_json_add_cells(&json, columns, full, 4);
	baat_json_end(&json);
	assert_written(&json, "{\"naam\":\"a\\nb\",\"bedrag\":0.05,\"kans\":0.25,\"prijs\":7.50}");
	baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	baat_json_add_cells(&json, columns, none, 4);
	baat_json_end(&json);
	assert_written(&json, "{\"naam\":null,\"bedrag\":null,\"kans\":0,\"prijs\":null}");
	baat_buffer_free(&buffer);
}

#define CONTROLS "\x01\x01\x01\x01\x01\x01\x01\x01\x01"

/* The room that is reserved does for the worst of everything, at any capacity (the sanitizer watches). */
static void test_room(void **state)
{
	(void)state;
	for (size_t count = 0; count < 40; count++) {
		struct baat_buffer buffer = {0};
		struct baat_json_writer json = {.to = &buffer, .spaced = true};
		for (size_t i = 0; i < 31; i++)
			baat_json_begin_lines(&json, i == 0 ? BAAT_JSON_NO_KEY : BAAT_TEXT(CONTROLS), BAAT_JSON_OBJECT);
		for (size_t i = 0; i < count; i++) {
			baat_json_add_text(&json, BAAT_TEXT(CONTROLS), BAAT_TEXT(CONTROLS));
			baat_json_add_number(&json, BAAT_TEXT(""), (baat_sum)((baat_usum)1 << 127), 18);
		}
		for (size_t i = 0; i < 31; i++)
			baat_json_end(&json);
		assert_false(buffer.failed);
		assert_true(buffer.length <= buffer.capacity);
		baat_buffer_free(&buffer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_compact),    cmocka_unit_test(test_lines), cmocka_unit_test(test_strings),
	    cmocka_unit_test(test_every_byte), cmocka_unit_test(test_cells), cmocka_unit_test(test_room),
	};
	return cmocka_run_group_tests_name("json-write", tests, NULL, NULL);
}
