#include <stddef.h>

#include "baat/model/any-table.h"
#include "check.h"

static void assert_text(struct baat_text text, const char *expected)
{
	assert_int_equal(text.length, strlen(expected));
	assert_memory_equal(text.at, expected, text.length);
}

static struct baat_any_table read_table(const char *bytes)
{
	struct check_file file;
	struct baat_any_table table = {0};
	struct baat_diags diags = {0};
	check_file_new(&file);
	assert_int_equal(baat_any_table_read(&table, check_file_write(&file, baat_text_of(bytes)), &diags), BAAT_OK);
	assert_int_equal(diags.count, 0);
	baat_diags_clear(&diags);
	check_file_free(&file);
	return table;
}

/* The delimiter is that which yields most columns; a column of numbers keeps its decimals, and what is no number stays
 * a text. */
static void test_kinds(void **state)
{
	(void)state;
	struct baat_any_table table = read_table("Wijk;n;bedrag;kans;code;leeg;r\n"
	                                         "Noord;3;1,50;0,5;007;;1,2345\n"
	                                         "Zuid, West;pm;-2,25;0,125;12;;-0,5000\n");
	static const enum baat_cell_kind kinds[] = {BAAT_CELL_TEXT,   BAAT_CELL_INTEGER, BAAT_CELL_CENTS,
	                                            BAAT_CELL_FACTOR, BAAT_CELL_INTEGER, BAAT_CELL_TEXT,
	                                            BAAT_CELL_RATIO4};
	assert_int_equal(table.column_count, 7);
	assert_int_equal(table.row_count, 2);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(table.columns[i].kind, kinds[i]);
	assert_text(table.columns[0].name, "wijk");
	assert_text(table.cells[7].text, "Zuid, West");
	assert_true(table.cells[1].number == 3);
	assert_text(table.cells[8].text, "pm");
	assert_true(table.cells[9].number == -225);
	assert_true(table.cells[3].number == INT64_C(500000000000));
	/* 007 is a name, however much it looks like a number */
	assert_text(table.cells[4].text, "007");
	assert_true(table.cells[5].empty);
	assert_true(table.cells[13].number == -5000);
	assert_int_equal(baat_any_table_find(&table, "kans"), 3);
	assert_int_equal(baat_any_table_find(&table, "k"), SIZE_MAX);
	assert_int_equal(strlen(table.digest), 64);
	baat_any_table_free(&table);
}

static void test_dialects(void **state)
{
	(void)state;
	struct baat_any_table table = read_table("a,b\n1.5,\"2,5\"\n");
	assert_true(table.cells[0].number == 15);
	assert_text(table.cells[1].text, "2,5");
	baat_any_table_free(&table);
	table = read_table("a\tb\n1.5\t2,5\n");
	assert_true(table.cells[0].number == 15 && table.cells[1].number == 25);
	baat_any_table_free(&table);
	table = read_table("a\n1.234\n");
	assert_text(table.cells[0].text, "1.234");
	baat_any_table_free(&table);
	table = read_table("a;b\n");
	assert_int_equal(table.row_count, 0);
	assert_int_equal(table.column_count, 2);
	baat_any_table_free(&table);
}

/* What is nearly a number. */
static void test_no_numbers(void **state)
{
	static const char *const texts[] = {"-",
	                                    "-0",
	                                    "1,",
	                                    ",5",
	                                    "1,2,3",
	                                    "1.234,5",
	                                    "+1",
	                                    "1e3",
	                                    "--1",
	                                    "00",
	                                    "01",
	                                    "1234567890123456789012345678901",
	                                    "0,1234567890123"};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		char bytes[128];
		snprintf(bytes, sizeof bytes, "a;b\n\"%s\";x\n", texts[i]);
		struct baat_any_table table = read_table(bytes);
		assert_int_equal(table.columns[0].kind, BAAT_CELL_TEXT);
		assert_text(table.cells[0].text, texts[i]);
		baat_any_table_free(&table);
	}
}

static void test_errors(void **state)
{
	(void)state;
	struct check_file file;
	struct baat_any_table table = {0};
	struct baat_diags diags = {0};
	check_file_new(&file);
	const char *path = check_file_write(&file, BAAT_TEXT("a;b\n1;2;3\n"));
	assert_int_equal(baat_any_table_read(&table, path, &diags), BAAT_REJECTED);
	assert_int_equal(diags.items[0].code, BAAT_FIELD_COUNT);
	baat_diags_clear(&diags);
	baat_any_table_free(&table);
	assert_int_equal(baat_any_table_read(&table, check_file_write(&file, BAAT_TEXT("")), &diags), BAAT_REJECTED);
	assert_int_equal(diags.items[0].code, BAAT_FILE_EMPTY);
	baat_diags_clear(&diags);
	baat_any_table_free(&table);
	check_file_free(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_dialects),
	    cmocka_unit_test(test_no_numbers),
	    cmocka_unit_test(test_errors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
