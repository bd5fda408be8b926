/* Reading delimited files: the same rows, places and faults at every block size and by both paths. */
#include "rows-of.h"

static void test_dialects(void **state)
{
	(void)state;
	EXPECT("a;b\n1;2\n", "2 [1] [2]\n" DONE);
	EXPECT("a,b\n1,2\n", "2 [1] [2]\n" DONE);
	EXPECT("a\tb\n1\t2\n", "2 [1] [2]\n" DONE);
	EXPECT("a\tb\n 1 \t \n", "2 [1] []\n" DONE);
	EXPECT("\xEF\xBB\xBF"
	       "a;b\n1;2\n",
	       "2 [1] [2]\n" DONE);
	EXPECT("\xEF\xBB\xBF\"a\";\"b\"\n1;2\n", "2 [1] [2]\n" DONE);
	EXPECT("sep=;\na;b\n1;2\n", "3 [1] [2]\n" DONE);
	EXPECT("sep=,\r\na,b\r\n1,2\r\n", "3 [1] [2]\n" DONE);
	EXPECT("sep=;\ra;b\r1;2\r", "3 [1] [2]\n" DONE);
	EXPECT("\xEF\xBB\xBFsep=\t\na\tb\n1\t2\n", "3 [1] [2]\n" DONE);
	EXPECT("sep=|\na;b\n1;2\n", "3 [1] [2]\n" DONE);
	/* that declares nothing; its line end is not what stands behind the sign */
	EXPECT("sep=\na;b\n1;2\n", "3 [1] [2]\n" DONE);
	EXPECT("sep=\r\na;b\r\n1;2\r\n", "3 [1] [2]\n" DONE);
	EXPECT("sep=\n\na;b\n1;2\n", "4 [1] [2]\n" DONE);
	EXPECT(" A ; B\n1;2\n", "2 [1] [2]\n" DONE);
	EXPECT("\" A\t\";\"b\"\n1;2\n", "2 [1] [2]\n" DONE);
	EXPECT("a,b;b;a\n1,2;3;4\n", "2 [1,2] [3] [4]\n" DONE);
}

static void test_line_ends(void **state)
{
	(void)state;
	EXPECT("a;b\n1;2", "2 [1] [2]\n" DONE);
	EXPECT("a;b\r\n1;2\r\n3;4\r\n", "2 [1] [2]\n3 [3] [4]\n" DONE);
	EXPECT("a;b\r\n1;2\r\n3;4", "2 [1] [2]\n3 [3] [4]\n" DONE);
	EXPECT("a;b\r1;2\r3;4\r", "2 [1] [2]\n3 [3] [4]\n" DONE);
	EXPECT("a;b\r\n1;2\r3;4\n5;6\r\r\n7;8\n\r9;10\r\n",
	       "2 [1] [2]\n3 [3] [4]\n4 [5] [6]\n6 [7] [8]\n8 [9] [10]\n" DONE);
	EXPECT("\n\n a;b\n\n\n1;2\n\n", "6 [1] [2]\n" DONE);
	EXPECT("\r\n\r\na;b\r\n\r\n1;2\r\n\r\n3;4", "5 [1] [2]\n7 [3] [4]\n" DONE);
	EXPECT("\r\ra;b\r\r1;2", "5 [1] [2]\n" DONE);
	EXPECT("a;b\n1;2\n   \n\t\n;\n;;;;;\n\"\";\"\"\n3;4", "2 [1] [2]\n4 [\t] field-count 0\n8 [3] [4]\n" DONE);
	EXPECT("a;b", DONE);
	EXPECT("a;b\n", DONE);
	EXPECT("a;b\n\n\n", DONE);
	EXPECT("a;b\r", DONE);
}

static void test_quotes(void **state)
{
	(void)state;
	EXPECT("a;b\n\"1\";\"2\"\n", "2 [1] [2]\n" DONE);
	EXPECT("a;b\n\" 1 \"; \"2\" \n", "2 [ 1 ] [2]\n" DONE);
	EXPECT("a;b\n\"x\"\"y\";\"\"\"\"\n", "2 [x\"y] [\"]\n" DONE);
	EXPECT("a;b\n\"x\ny\";2\n3;4\n", "2 [x\ny] [2]\n4 [3] [4]\n" DONE);
	EXPECT("a;b\n\"x\r\ny\";2\r\n3;4\n", "2 [x\r\ny] [2]\n4 [3] [4]\n" DONE);
	EXPECT("a;b\n\"x\ry\";\"\r\n\n\r\"\n3;4\n", "2 [x\ry] [\r\n\n\r]\n7 [3] [4]\n" DONE);
	EXPECT("a;b\n\n\"\n\n;\";2\n\n3;4\n", "3 [\n\n;] [2]\n7 [3] [4]\n" DONE);
	EXPECT("\"a\";\"\nb\n\"\n1;2\n", "4 [1] [2]\n" DONE);
	EXPECT("a;b;\"c\nd\"\n1;2;3\n", "3 [1] [2] [3]\n" DONE);
	EXPECT("a;b\n1;2\n3;\"4\n5;6\n", "2 [1] [2]\n! quote-open 3:2 \n" BROKEN);
	EXPECT("a;b\n1;2\n3;\"4\n5;\"6\"\n7;8\n", "2 [1] [2]\n! quote-open 3:2 \n" BROKEN);
	EXPECT("a;b\n\"1\";\"2\n3\";4\"5\n", "! quote-stray 3:3 \n" BROKEN);
	EXPECT("a;b\n1;2\n3;4\"5\n6;7\n", "2 [1] [2]\n! quote-stray 3:2 \n" BROKEN);
	EXPECT("a;b\n1;\"2\"x\n3;4\n", "! quote-stray 2:2 \n" BROKEN);
	EXPECT("a;b\n1;\"2\" \"\n3;4\n", "! quote-stray 2:2 \n" BROKEN);
	EXPECT("a;b\"\n1;2\n", "! quote-stray 1:2 \n= 1 1\n");
	EXPECT("a;\"b\n1;2\n", "! quote-open 1:2 \n= 1 1\n");
	EXPECT("a;b\n1;\"", "! quote-open 2:2 \n" BROKEN);
	EXPECT("a;b\n\"\n\n", "! quote-open 2:1 \n" BROKEN);
}

static void test_row_problems(void **state)
{
	(void)state;
	EXPECT("a;b\n1\n2;3\n4;5;6\n", "2 [1] field-count 0\n3 [2] [3]\n4 [4] [5] [6] field-count 0\n" DONE);
	EXPECT("a;b;\n1;2;\n1;2;3\n1;2\n",
	       "2 [1] [2] []\n3 [1] [2] [3] column-unnamed 3\n4 [1] [2] field-count 0\n" DONE);
	EXPECT("a;;b\n1;;2\n1;\" \";2\n", "2 [1] [] [2]\n3 [1] [ ] [2] column-unnamed 2\n" DONE);
	EXPECT("a;b\n1;\xE9t\xE9\n\xC3\xA9;2\n3;4\n",
	       "2 [1] [\xE9t\xE9] encoding-invalid 2\n3 [\xC3\xA9] [2]\n4 [3] [4]\n" DONE);
	EXPECT("a;b\n1;\"\xC3\";\n\"\xC3\n\xA9\";4\n",
	       "2 [1] [\xC3] [] field-count 0\n3 [\xC3\n\xA9] [4] encoding-invalid 1\n" DONE);
	EXPECT("a;b\n1;\xC3;\n\xA9;\xED\xA0\x80\n",
	       "2 [1] [\xC3] [] field-count 0\n3 [\xA9] [\xED\xA0\x80] encoding-invalid 1\n" DONE);
	EXPECT("a;b\n1;x\0y\n3;4\n", "2 [1] [x\0y] field-nul 2\n3 [3] [4]\n" DONE);
	EXPECT("a;b\n\0;\0\n", "2 [\0] [\0] field-nul 1\n" DONE);
	EXPECT("a;b\n1;2\n\xEF\xBB\xBF"
	       "a;b\n",
	       "2 [1] [2]\n3 [a] [b] byte-order-mark 1\n" DONE);
	EXPECT("a;b\n=1+1;@x\n+31 6;\x1B[2J\n", "2 [=1+1] [@x]\n3 [+31 6] [\x1B[2J]\n" DONE);
}

static void test_headers(void **state)
{
	(void)state;
	EXPECT("", "! file-empty 1:0 \n= 1 1\n");
	EXPECT("\xEF\xBB\xBF", "! file-empty 1:0 \n= 1 1\n");
	EXPECT("\n\r\n \n", "! file-empty 4:0 \n= 1 1\n");
	EXPECT(";;;\n", "! file-empty 2:0 \n= 1 1\n");
	EXPECT("sep=;\n", "! file-empty 2:0 \n= 1 1\n");
	EXPECT("sep=\n", "! file-empty 2:0 \n= 1 1\n");
	EXPECT(";;\n,\n\t\t\n\"\";\"\"\na;b\n1;2\n", "6 [1] [2]\n" DONE);
	EXPECT("a;c\n1;2\n", "! column-missing 1:0 \n= 1 1\n");
	EXPECT("Titel van het blad\n\na;b\n1;2\n", "! column-missing 1:0 \n! column-missing 1:0 \n= 1 1\n");
	EXPECT("a;b;c; C \n", "! column-twice 1:4 \n= 1 1\n");
	EXPECT("a;b;B;A\n1;2;3;4\n", "! column-twice 1:3 \n! column-twice 1:4 \n= 1 1\n");
	EXPECT("\na;b;\xE9\n", "! encoding-invalid 2:3 \n= 1 1\n");
	EXPECT("a;\0b\n", "! field-nul 1:2 \n= 1 1\n");
	EXPECT("\xFF\xFE"
	       "a\0;\0b\0\n\0",
	       "! encoding-invalid 1:1 \n= 1 1\n");
	EXPECT("\xFE\xFF\0a\0;\0b\0\n", "! encoding-invalid 1:1 \n= 1 1\n");
}

static void test_header_access(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_table_request request = request_for(BAAT_TEXT("\n B ;\xC3\x89\t;;A\n"));
	request.line_base = 10;
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	assert_int_equal(baat_table_column_count(table), 4);
	assert_true(baat_text_equal(baat_table_column(table, 0), BAAT_TEXT("b")));
	assert_true(baat_text_equal(baat_table_column(table, 1), BAAT_TEXT("\xC3\x89")));
	assert_int_equal(baat_table_column(table, 2).length, 0);
	assert_int_equal(baat_table_find(table, BAAT_TEXT("a")), 3);
	assert_true(baat_table_find(table, BAAT_TEXT("")) == BAAT_NO_COLUMN);
	assert_true(baat_table_find(table, BAAT_TEXT("c")) == BAAT_NO_COLUMN);
	assert_int_equal(baat_table_header_place(table, 3).line, 12);
	assert_int_equal(baat_table_header_place(table, 3).field, 4);
	assert_int_equal(baat_table_delimiter(table), ';');
	assert_int_equal(baat_table_mark(table), BAAT_MARK_COMMA);
	assert_int_equal(baat_table_size(table), 12);
	assert_int_equal(baat_table_taken(table), 12);
	baat_table_close(table);

	request.force_mark = true;
	request.mark = BAAT_MARK_POINT;
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	assert_int_equal(baat_table_mark(table), BAAT_MARK_POINT);
	baat_table_close(table);
	baat_diags_clear(&diags);
}

static void test_report(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_table_request request = request_for(BAAT_TEXT("a;b;c\n"));
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	struct baat_row row = {.count = 2, .line = 7, .problem = BAAT_FIELD_COUNT};
	assert_int_equal(baat_row_report(&row, table, &diags), BAAT_REJECTED);
	row.count = 9;
	assert_int_equal(baat_row_report(&row, table, &diags), BAAT_REJECTED);
	static const enum baat_code codes[] = {BAAT_FIELD_NUL, BAAT_ENCODING_INVALID, BAAT_COLUMN_UNNAMED};
	row.problem_field = 3;
	for (size_t i = 0; i < 3; i++) {
		row.problem = codes[i];
		assert_int_equal(baat_row_report(&row, table, &diags), BAAT_REJECTED);
		assert_int_equal(diags.items[2 + i].code, codes[i]);
		assert_int_equal(diags.items[2 + i].place.line, 7);
		assert_int_equal(diags.items[2 + i].place.field, 3);
	}
	row.problem = BAAT_CODE__MAX;
	assert_int_equal(baat_row_report(&row, table, &diags), BAAT_OK);
	assert_int_equal(diags.count, 5);
	assert_int_equal(diags.items[0].place.field, 2);
	assert_int_equal(diags.items[1].place.field, 4);
	baat_table_close(table);
	baat_diags_clear(&diags);
}

/* Whether a group of equal keys ever lies in two blocks; returns the number of blocks. */
static size_t check_groups(struct baat_table_request request, size_t together)
{
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_block block = {0};
	struct baat_rows *rows = baat_rows_new();
	struct baat_row row;
	struct baat_buffer last = {0};
	size_t blocks = 0;
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	while (baat_table_block(table, together, &block, &diags) == BAAT_OK && block.length > 0) {
		bool first = true;
		blocks++;
		baat_rows_begin(rows, table, &block, true);
		while (baat_rows_next(rows, &row, &diags) == BAAT_ROW) {
			struct baat_text key = row.fields[together];
			if (first && blocks > 1)
				assert_true(key.length > 0 && !baat_text_equal(key, baat_buffer_text(&last)));
			first = false;
			if (key.length == 0)
				continue;
			last.length = 0;
			baat_buffer_add(&last, key);
		}
	}
	assert_int_equal(diags.count, 0);
	baat_buffer_free(&last);
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_table_close(table);
	return blocks;
}

static void test_groups(void **state)
{
	(void)state;
	static const struct {
		struct baat_text bytes;
		size_t groups;
	} trials[] = {
	    {BAAT_TEXT("a;b\n1;x\n1;y\n2;z\n2;z\n3;z\n"), 3},
	    {BAAT_TEXT("a;b\n1;x\n\"1\";y\n 1 ;z\n2;z\n\n\"2\";z\n"), 2},
	    {BAAT_TEXT("a;b\r\n1;x\r\n;y\r\n1;z\r\n2;z\r\n;\r\n;q\r\n3;r\r\n;s"), 3},
	    {BAAT_TEXT("a;b\r1;\"x\r2;\"\r1;y\r2;z\r3;q\r"), 2},
	    {BAAT_TEXT("a;b\n;x\n;x\n1;x\n1;x\n2;\n\n\n2;3\n3;4"), 3},
	    {BAAT_TEXT("a;b\n\"1\n1\";x\n\"1\n1\";x\n\"1\r1\";x\n"), 2},
	};
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
		size_t most = 0;
		for (size_t size = 1; size <= trials[i].bytes.length + 2; size++) {
			struct baat_table_request request = request_for(trials[i].bytes);
			request.block_size = size;
			size_t blocks = check_groups(request, 0);
			most = blocks > most ? blocks : most;
		}
		assert_in_range(most, 2, trials[i].groups);
	}
}

/* Keys that come and go on every line must not make a block of the whole file. */
static void test_groups_stay_small(void **state)
{
	(void)state;
	struct baat_buffer bytes = {0}, found = {0};
	baat_buffer_add_string(&bytes, "a;b\n");
	for (int i = 0; i < 100000; i++)
		baat_buffer_printf(&bytes, i % 2 ? ";x%d\n" : "%d;x\n", i);
	struct check_reading how = {.request = request_for(baat_buffer_text(&bytes)), .together = 0, .fast = true};
	how.request.block_size = 4096;
	struct check_account account = check_read(&how, &found, NULL);
	assert_int_equal(account.rows, 100000);
	assert_true(account.largest <= 8192);

	bytes.length = found.length = 0;
	baat_buffer_add_string(&bytes, "a;b\n0;\n");
	for (int i = 0; i < 100000; i++)
		baat_buffer_add_string(&bytes, i % 3 == 1 ? "\"case\";1\n" : i % 3 == 2 ? ";2\n" : "case;3\n");
	baat_buffer_add_string(&bytes, "z;1\n");
	how.request = request_for(baat_buffer_text(&bytes));
	how.request.block_size = 4096;
	account = check_read(&how, &found, NULL);
	assert_int_equal(account.rows, 100002);
	assert_true(account.blocks >= 2);
	assert_int_equal(check_groups(how.request, 0), account.blocks);
	baat_buffer_free(&bytes);
	baat_buffer_free(&found);
}

/* What stands before the first row, and a name that is not the path. */
static void test_front(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_table_request request =
	    request_for(BAAT_TEXT("\xEF\xBB\xBFsep=;\r\n\r\n\"x\ny\";a;b\r\n1;2;3\r\n"));
	request.front = true;
	request.shown = "other.csv";
	request.line_base = 10;
	for (request.block_size = 1; request.block_size < 40; request.block_size += 7) {
		assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
		assert_true(
		    baat_text_equal(baat_table_front(table), BAAT_TEXT("\xEF\xBB\xBFsep=;\r\n\r\n\"x\ny\";a;b\r\n")));
		assert_int_equal(baat_table_front_lines(table), 4);
		assert_string_equal(baat_table_path(table), "other.csv");
		assert_string_equal(baat_table_header_place(table, 0).file, "other.csv");
		baat_table_close(table);
	}
	request = request_for(BAAT_TEXT("a;b\n1;2;3\n"));
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	assert_int_equal(baat_table_front(table).length, 0);
	assert_string_equal(baat_table_path(table), request.path);
	baat_table_close(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dialects), cmocka_unit_test(test_line_ends),
	    cmocka_unit_test(test_quotes),   cmocka_unit_test(test_row_problems),
	    cmocka_unit_test(test_headers),  cmocka_unit_test(test_header_access),
	    cmocka_unit_test(test_front),    cmocka_unit_test(test_report),
	    cmocka_unit_test(test_groups),   cmocka_unit_test(test_groups_stay_small),
	};
	check_file_new(&file);
	int failed = cmocka_run_group_tests_name("table", tests, NULL, NULL);
	check_file_free(&file);
	return failed;
}
