/* Fields, records and rows that are too long, and quotes that never close. */
#include "rows-of.h"

/* Reads one row `1;FIELD` of this many bytes, with or without quotes. */
static void expect_long(size_t length, const char *before, const char *behind, const char *expected)
{
	struct baat_buffer bytes = {0}, found = {0};
	baat_buffer_add_string(&bytes, "a;b\n\n");
	baat_buffer_add_string(&bytes, before);
	for (size_t i = 0; i < length; i++)
		baat_buffer_add_char(&bytes, 'x');
	baat_buffer_add_string(&bytes, behind);
	for (unsigned way = 0; way < 8; way++) {
		struct check_reading how = {.request = request_for(baat_buffer_text(&bytes)),
		                            .together = way & 2 ? 0 : BAAT_NO_COLUMN,
		                            .fast = way & 1};
		how.request.block_size = way & 4 ? 5000 : 0;
		found.length = 0;
		check_read(&how, &found, NULL);
		if (expected == NULL)
			assert_true(found.length > length);
		else
			assert_true(baat_text_equal(baat_buffer_text(&found), baat_text_of(expected)));
	}
	baat_buffer_free(&bytes);
	baat_buffer_free(&found);
}

static void test_long_fields(void **state)
{
	(void)state;
	const size_t most = BAAT_FIELD_MAX;
	expect_long(most, "1;", "\n", NULL);
	expect_long(most, "1;", "      \n", NULL);
	expect_long(most, "1;\"", "\"\n", NULL);
	expect_long(most, "1;\"", "\"   ", NULL);
	expect_long(most + 1, "1;", "\n2;3\n", "! field-too-long 3:2 \n" BROKEN);
	expect_long(most + 1, "1;", "", "! field-too-long 3:2 \n" BROKEN);
	expect_long(most + 1, "", ";2", "! field-too-long 3:1 \n" BROKEN);
	expect_long(most + 1, "1;\"", "\"\n", "! field-too-long 3:2 \n" BROKEN);
	expect_long(most + 1, "1;\"", "\"", "! field-too-long 3:2 \n" BROKEN);
	expect_long(most + 1, "1;2\n3;\"\n", "\"\n", "3 [1] [2]\n! field-too-long 4:2 \n" BROKEN);
	expect_long(2 * most, "1;\"", "\"\n", "! field-too-long 3:2 \n" BROKEN);
	expect_long(2 * most, "1;", "", "! field-too-long 3:2 \n" BROKEN);
	expect_long(3 * most, "1;\"", "\n", "! field-too-long 3:2 \n" BROKEN);
	expect_long(3 * most, "1;2\n1;2\n1;\"", "\n", "3 [1] [2]\n4 [1] [2]\n! field-too-long 5:2 \n" BROKEN);
}

/* An open quote in a long file: reading stops within a few MiB. */
static void test_open_quote_is_bounded(void **state)
{
	(void)state;
	static const char *const rest[] = {"2;x\n", "1;x\n", ";\n", "3;\"x\"\n"};
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
		struct baat_buffer bytes = {0}, found = {0};
		baat_buffer_add_string(&bytes, "a;b\n1;2\n1;\"3\n");
		while (bytes.length < 24u << 20)
			baat_buffer_add_string(&bytes, rest[i]);
		for (unsigned way = 0; way < 4; way++) {
			struct check_reading how = {.request = request_for(baat_buffer_text(&bytes)),
			                            .together = way & 2 ? 0 : BAAT_NO_COLUMN,
			                            .fast = way & 1};
			found.length = 0;
			struct check_account account = check_read(&how, &found, NULL);
			struct baat_text open = i < 3 ? BAAT_TEXT("2 [1] [2]\n! field-too-long 3:2 \n" BROKEN)
			                              : BAAT_TEXT("2 [1] [2]\n! quote-open 3:2 \n" BROKEN);
			assert_true(baat_text_equal(baat_buffer_text(&found), open));
			assert_true(account.largest < 8u << 20);
		}
		baat_buffer_free(&bytes);
		baat_buffer_free(&found);
	}
}

/* The same in the header. */
static void test_open_quote_in_header(void **state)
{
	(void)state;
	struct baat_buffer bytes = {0}, found = {0};
	baat_buffer_add_string(&bytes, "a;b\"c\n");
	while (bytes.length < 24u << 20)
		baat_buffer_add_string(&bytes, "1;2\n");
	struct check_reading how = {.request = request_for(baat_buffer_text(&bytes)), .together = BAAT_NO_COLUMN};
	check_read(&how, &found, NULL);
	assert_true(baat_text_equal(baat_buffer_text(&found), BAAT_TEXT("! quote-stray 1:2 \n= 1 1\n")));

	memcpy(bytes.at, "\"a;bc\n", 6);
	found.length = 0;
	how.request = request_for(baat_buffer_text(&bytes));
	check_read(&how, &found, NULL);
	assert_true(baat_text_equal(baat_buffer_text(&found), BAAT_TEXT("! field-too-long 1:1 \n= 1 1\n")));
	baat_buffer_free(&bytes);
	baat_buffer_free(&found);
}

static void test_many_columns(void **state)
{
	(void)state;
	struct baat_buffer bytes = {0}, found = {0};
	const size_t columns = 1000000;
	baat_buffer_add_string(&bytes, "a;b");
	for (size_t i = 2; i < columns; i++)
		baat_buffer_printf(&bytes, ";c%zu", i);
	for (unsigned row = 0; row < 2; row++)
		for (size_t i = 0; i < columns; i++)
			baat_buffer_add_string(&bytes, i == 0 ? "\n1" : ";x");
	for (unsigned way = 0; way < 4; way++) {
		struct check_reading how = {.request = request_for(baat_buffer_text(&bytes)),
		                            .together = way & 2 ? 0 : BAAT_NO_COLUMN,
		                            .fast = way & 1};
		how.request.block_size = 4096;
		found.length = 0;
		struct check_account account = check_read(&how, &found, NULL);
		assert_int_equal(account.rows, 2);
		assert_true(baat_text_equal((struct baat_text){found.at, 10}, BAAT_TEXT("2 [1] [x] ")));
	}
	baat_buffer_free(&bytes);
	baat_buffer_free(&found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_long_fields),
	    cmocka_unit_test(test_open_quote_is_bounded),
	    cmocka_unit_test(test_open_quote_in_header),
	    cmocka_unit_test(test_many_columns),
	};
	check_file_new(&file);
	int failed = cmocka_run_group_tests_name("table-bounds", tests, NULL, NULL);
	check_file_free(&file);
	return failed;
}
