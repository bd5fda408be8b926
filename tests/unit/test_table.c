/* Reading delimited files: the same rows, places and faults at every block size and by both paths. */
#include "check.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

static struct check_file file;
static const char *const abc[] = {"a", "b"};

static struct baat_table_request request_for(struct baat_text bytes)
{
	return (struct baat_table_request){
	    .path = check_file_write(&file, bytes), .required = abc, .required_count = 2, .block_size = 0};
}

static void print_bytes(const char *title, struct baat_text bytes)
{
	print_error("--- %s\n", title);
	for (size_t i = 0; i < bytes.length && i < 400; i++)
		print_error(bytes.at[i] >= ' ' && bytes.at[i] < 127 ? "%c" : "\\x%02x", (unsigned char)bytes.at[i]);
	print_error("\n");
}

static void assert_same(const struct baat_buffer *a, const struct baat_buffer *b, struct baat_text input, size_t size)
{
	if (baat_text_equal(baat_buffer_text(a), baat_buffer_text(b)))
		return;
	print_error("block size %zu\n", size);
	print_bytes("input", input);
	print_bytes("expected", baat_buffer_text(a));
	print_bytes("found", baat_buffer_text(b));
	fail();
}

/* Reads the bytes in every way and holds the outcome against what is expected. */
static void expect_as(struct baat_table_request request, struct baat_text bytes, struct baat_text expected)
{
	struct baat_buffer first_raw = {0}, found = {0}, raw = {0}, want = {0};
	baat_buffer_add(&want, expected);
	struct check_reading how = {.request = request};

	for (size_t size = 0; size <= bytes.length + 2; size++) {
		for (unsigned way = 0; way < 6; way++) {
			how.request.block_size = size;
			how.together = way / 2 == 2 ? BAAT_NO_COLUMN : way / 2;
			how.fast = way % 2;
			found.length = raw.length = 0;
			check_read(&how, &found, &raw);
			assert_same(&want, &found, bytes, size);
			if (size == 0 && way == 0)
				baat_buffer_add(&first_raw, baat_buffer_text(&raw));
			assert_same(&first_raw, &raw, bytes, size);
		}
	}
	baat_buffer_free(&first_raw);
	baat_buffer_free(&found);
	baat_buffer_free(&raw);
	baat_buffer_free(&want);
}

static void expect_bytes(struct baat_text bytes, struct baat_text expected)
{
	expect_as(request_for(bytes), bytes, expected);
}

#define EXPECT(bytes, expected) expect_bytes(BAAT_TEXT(bytes), BAAT_TEXT(expected))
#define DONE "= 0 1\n"
#define BROKEN "= 0 2\n"

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
	       "2 [1] [2]\n3 [\xEF\xBB\xBF"
	       "a] [b]\n" DONE);
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

static void expect_encoded(struct baat_text bytes, const char *encoding, struct baat_text expected)
{
	struct baat_table_request request = request_for(bytes);
	request.encoding = encoding;
	expect_as(request, bytes, expected);
}

#define EXPECT_ENCODED(bytes, encoding, expected) expect_encoded(BAAT_TEXT(bytes), encoding, BAAT_TEXT(expected))

static void test_encodings(void **state)
{
	(void)state;
	EXPECT_ENCODED("a;b\n\x80;\xE9\n", "CP1252", "2 [\xE2\x82\xAC] [\xC3\xA9]\n" DONE);
	EXPECT_ENCODED("a;b\n\xA4;2\n", "ISO-8859-15", "2 [\xE2\x82\xAC] [2]\n" DONE);
	EXPECT_ENCODED("\xFF\xFE"
	               "a\0;\0b\0\n\0\xE9\0;\0\xAC\x20\n\0",
	               "UTF-16LE", "2 [\xC3\xA9] [\xE2\x82\xAC]\n" DONE);
	EXPECT_ENCODED("\xFF\xFE"
	               "a\0;\0b\0\n\0\xE9\0;\0\xAC\x20\n\0",
	               "UTF-16", "2 [\xC3\xA9] [\xE2\x82\xAC]\n" DONE);
	EXPECT_ENCODED("\0a\0;\0b\0\n\xD8\x3D\xDE\x00\0;\0"
	               "2",
	               "UTF-16BE", "2 [\xF0\x9F\x98\x80] [2]\n" DONE);
	/* held back until what follows is seen */
	EXPECT_ENCODED("a;b\n1;o", "CP1258", "2 [1] [o]\n" DONE);
	EXPECT_ENCODED("a;b\n1;2\n", "geen", "! option-value 0:0 \n= 2 1\n");
}

/* Bytes that are not in the encoding: the run stops, how far it comes depends on the size of the blocks. */
static void test_encodings_invalid(void **state)
{
	(void)state;
	static const struct {
		struct baat_text bytes;
		const char *encoding;
	} trials[] = {
	    {BAAT_TEXT("a;b\n1;\x81\n"), "CP1252"},
	    {BAAT_TEXT("a\0;\0b\0\n\0\x3D\xD8"), "UTF-16LE"},
	    {BAAT_TEXT("a\0;\0b\0\n\0"
	               "1"),
	     "UTF-16LE"},
	    {BAAT_TEXT("a;b\n1;\xC3"), "UTF-8"},
	    {BAAT_TEXT("a;b\n1;\xC3;\n"), "UTF-8"},
	};
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++)
		for (size_t size = 0; size < 20; size++) {
			struct baat_buffer found = {0};
			struct check_reading how = {.request = request_for(trials[i].bytes), .together = 0};
			how.request.encoding = trials[i].encoding;
			how.request.block_size = size;
			check_read(&how, &found, NULL);
			baat_buffer_add_char(&found, '\0');
			assert_non_null(strstr(found.at, "! encoding-invalid 0:0 \n= 1"));
			baat_buffer_free(&found);
		}
}

/* Long enough for the buffer of the decoder to end within characters. */
static void test_encoding_long(void **state)
{
	(void)state;
	struct baat_buffer bytes = {0}, expected = {0}, found = {0};
	baat_buffer_add(&bytes, BAAT_TEXT("a\0;\0b\0\r\0\n\0"));
	for (unsigned i = 0; i < 30000; i++) {
		baat_buffer_add(&bytes, i % 7 == 0 ? BAAT_TEXT("\xAC\x20") : BAAT_TEXT("\x3D\xD8\x00\xDE"));
		baat_buffer_add(&bytes, BAAT_TEXT(";\0"
		                                  "2\0\r\0\n\0"));
		baat_buffer_printf(&expected, "%u [%s] [2]\n", i + 2, i % 7 == 0 ? "\xE2\x82\xAC" : "\xF0\x9F\x98\x80");
	}
	baat_buffer_add_string(&expected, DONE);
	for (size_t size = 0; size < 5000; size += 999) {
		struct check_reading how = {.request = request_for(baat_buffer_text(&bytes)),
		                            .together = size % 2 ? 0 : BAAT_NO_COLUMN,
		                            .fast = true};
		how.request.encoding = "UTF-16LE";
		how.request.block_size = size;
		found.length = 0;
		check_read(&how, &found, NULL);
		assert_same(&expected, &found, BAAT_TEXT(""), size);
	}
	baat_buffer_free(&bytes);
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
}

/* Opens a path that is not a file to read; returns the code. */
static enum baat_code open_code(const char *path)
{
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_table_request request = {.path = path, .required = abc, .required_count = 2};
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_SYSTEM);
	assert_null(table);
	assert_int_equal(diags.count, 1);
	enum baat_code code = diags.items[0].code;
	baat_diags_clear(&diags);
	return code;
}

static void test_paths(void **state)
{
	(void)state;
	assert_int_equal(open_code(file.folder), BAAT_CANNOT_OPEN);
	assert_int_equal(open_code("/nowhere/at/all"), BAAT_CANNOT_OPEN);
	assert_int_equal(open_code(""), BAAT_CANNOT_OPEN);
	assert_int_equal(open_code("/proc/self/mem"), BAAT_CANNOT_READ);
}

/* From a pipe that gives a byte at a time. */
static void test_standard_input(void **state)
{
	(void)state;
	static const char bytes[] = "\xEF\xBB\xBFsep=;\r\na;b\r\n1;2\r\n3;\"4\r\n\"\r\n";
	for (size_t size = 0; size < 40; size++) {
		int ends[2], before = dup(STDIN_FILENO);
		assert_int_equal(pipe(ends), 0);
		pid_t writer = fork();
		if (writer == 0) {
			for (size_t i = 0; i < sizeof bytes - 1; i++)
				if (write(ends[1], bytes + i, 1) != 1)
					_exit(1);
			_exit(0);
		}
		close(ends[1]);
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		struct check_reading how = {
		    .request = {.path = "-", .required = abc, .required_count = 2, .block_size = size},
		    .together = 0,
		    .fast = true};
		struct baat_buffer found = {0};
		check_read(&how, &found, NULL);
		assert_true(baat_text_equal(baat_buffer_text(&found), BAAT_TEXT("3 [1] [2]\n4 [3] [4\r\n]\n" DONE)));
		baat_buffer_free(&found);
		dup2(before, STDIN_FILENO);
		close(before);
		int ended;
		waitpid(writer, &ended, 0);
		assert_int_equal(ended, 0);
	}
}

static void append_to_file(const char *bytes)
{
	int fd = open(file.path, O_WRONLY | O_APPEND | O_CLOEXEC);
	assert_int_equal(write(fd, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
	close(fd);
}

/* Reads to the end after something was done to the file. */
static enum baat_code code_at_end(struct baat_table *table, struct baat_diags *diags)
{
	struct baat_block block = {0};
	while (baat_table_block(table, BAAT_NO_COLUMN, &block, diags) == BAAT_OK && block.length > 0)
		continue;
	baat_block_free(&block);
	enum baat_code code = diags->count > 0 ? diags->items[0].code : BAAT_CODE__MAX;
	baat_table_close(table);
	baat_diags_clear(diags);
	return code;
}

static void test_changes(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_table_request request = request_for(BAAT_TEXT("a;b\n1;2\n3;4\n5;6\n"));
	request.block_size = 1;
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	append_to_file("7;8\n");
	assert_int_equal(code_at_end(table, &diags), BAAT_INPUT_CHANGED);

	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	baat_table_park(table);
	assert_int_equal(code_at_end(table, &diags), BAAT_CODE__MAX);

	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	baat_table_park(table);
	append_to_file("9;10\n");
	assert_int_equal(code_at_end(table, &diags), BAAT_INPUT_CHANGED);

	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	baat_table_park(table);
	unlink(file.path);
	assert_int_equal(code_at_end(table, &diags), BAAT_CANNOT_OPEN);
}

/* A parked file goes on as if nothing had happened, its digest included. */
static void test_park(void **state)
{
	(void)state;
	static const struct baat_text bytes = {"\xEF\xBB\xBFsep=;\n;;\n\na;b\n1;2\n\n3;4\n", 26};
	char digests[2][65];
	for (size_t size = 0; size < 40; size++) {
		for (unsigned park = 0; park < 2; park++) {
			struct baat_table_request request = request_for(bytes);
			request.digest = true;
			request.block_size = size;
			struct baat_diags diags = {0};
			struct baat_table *table;
			struct baat_block block = {0};
			struct baat_row row;
			struct baat_rows *rows = baat_rows_new();
			uint64_t sum = 0;
			assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
			if (park)
				baat_table_park(table);
			while (baat_table_block(table, 0, &block, &diags) == BAAT_OK && block.length > 0) {
				baat_rows_begin(rows, table, &block, true);
				while (baat_rows_next(rows, &row, &diags) == BAAT_ROW)
					sum = sum * 10 + row.line;
			}
			assert_int_equal(sum, 57);
			assert_int_equal(diags.count, 0);
			assert_int_equal(baat_table_taken(table), bytes.length);
			baat_table_digest(table, digests[park]);
			baat_rows_free(rows);
			baat_block_free(&block);
			baat_table_close(table);
		}
		assert_string_equal(digests[0], digests[1]);
		assert_string_equal(digests[0], "a63c0d5c60d9223ded3bd0ddf188984b489851473faf35fbfc1ac5eb4c2a8ba7");
	}
}

/* The rules once more, a byte at a time and as plainly as can be: what the reader must say of a body. */
struct oracle {
	struct baat_text bytes;
	size_t at;
	uint64_t line;
	const bool *unnamed;
	size_t columns;
	struct baat_buffer content;
	size_t ends[64], count;
	struct baat_buffer *to;
};

static bool at_newline(const struct oracle *o)
{
	return o->at < o->bytes.length && (o->bytes.at[o->at] == '\n' || o->bytes.at[o->at] == '\r');
}

static bool at_char(const struct oracle *o, char c)
{
	return o->at < o->bytes.length && o->bytes.at[o->at] == c;
}

static void pass_newline(struct oracle *o, bool keep)
{
	size_t length = at_char(o, '\r') && o->at + 1 < o->bytes.length && o->bytes.at[o->at + 1] == '\n' ? 2 : 1;
	if (keep)
		baat_buffer_add(&o->content, (struct baat_text){o->bytes.at + o->at, length});
	o->at += length;
	o->line++;
}

static void pass_spaces(struct oracle *o)
{
	while (at_char(o, ' '))
		o->at++;
}

static bool oracle_fault(struct oracle *o, enum baat_code code, uint64_t line)
{
	baat_buffer_printf(o->to, "! %s %llu:%zu \n", baat_code_name(code), (unsigned long long)line, o->count + 1);
	return false;
}

static bool oracle_quoted(struct oracle *o)
{
	uint64_t opened = o->line;
	o->at++;
	for (;;) {
		if (o->at == o->bytes.length)
			return oracle_fault(o, BAAT_QUOTE_OPEN, opened);
		if (at_newline(o)) {
			pass_newline(o, true);
			continue;
		}
		char c = o->bytes.at[o->at++];
		if (c != '"' || at_char(o, '"')) {
			baat_buffer_add_char(&o->content, c);
			o->at += c == '"';
			continue;
		}
		pass_spaces(o);
		if (o->at == o->bytes.length || at_newline(o) || at_char(o, ';'))
			return true;
		return opened < o->line ? oracle_fault(o, BAAT_QUOTE_OPEN, opened)
		                        : oracle_fault(o, BAAT_QUOTE_STRAY, o->line);
	}
}

static bool oracle_field(struct oracle *o)
{
	pass_spaces(o);
	if (at_char(o, '"'))
		return oracle_quoted(o);
	size_t start = o->at;
	while (o->at < o->bytes.length && !at_newline(o) && !at_char(o, ';')) {
		if (at_char(o, '"'))
			return oracle_fault(o, BAAT_QUOTE_STRAY, o->line);
		o->at++;
	}
	size_t end = o->at;
	while (end > start && o->bytes.at[end - 1] == ' ')
		end--;
	baat_buffer_add(&o->content, (struct baat_text){o->bytes.at + start, end - start});
	return true;
}

static void oracle_row(const struct oracle *o, uint64_t line)
{
	struct baat_text fields[64];
	struct baat_row row = {.fields = fields, .count = o->count, .line = line, .problem = BAAT_CODE__MAX};
	if (o->content.length == 0)
		return;
	for (size_t i = 0, start = 0; i < o->count; start = o->ends[i++])
		fields[i] = (struct baat_text){o->content.at + start, o->ends[i] - start};
	if (o->count != o->columns)
		row.problem = BAAT_FIELD_COUNT;
	for (size_t i = 0; i < o->count && row.problem == BAAT_CODE__MAX; i++) {
		if (memchr(fields[i].at, 0, fields[i].length) != NULL)
			row.problem = BAAT_FIELD_NUL;
		else if (!baat_text_is_utf8(fields[i]))
			row.problem = BAAT_ENCODING_INVALID;
		else if (o->unnamed[i] && fields[i].length > 0)
			row.problem = BAAT_COLUMN_UNNAMED;
		if (row.problem != BAAT_CODE__MAX)
			row.problem_field = (uint32_t)i + 1;
	}
	check_add_row(o->to, &row);
}

static void oracle_read(struct oracle *o)
{
	while (o->at < o->bytes.length) {
		uint64_t line = o->line;
		o->count = o->content.length = 0;
		for (bool more = true; more; o->at += more) {
			if (!oracle_field(o)) {
				baat_buffer_add_string(o->to, BROKEN);
				return;
			}
			o->ends[o->count++] = o->content.length;
			more = at_char(o, ';');
		}
		if (o->at < o->bytes.length)
			pass_newline(o, false);
		oracle_row(o, line);
	}
	baat_buffer_add_string(o->to, DONE);
}

static void add_random(struct baat_buffer *bytes, uint64_t *seed, size_t pieces)
{
	static const struct baat_text alphabet[] = {BAAT_TEXT(";"),     BAAT_TEXT(";"),
	                                            BAAT_TEXT(","),     BAAT_TEXT("\t"),
	                                            BAAT_TEXT("\""),    BAAT_TEXT("\r"),
	                                            BAAT_TEXT("\n"),    BAAT_TEXT("\n"),
	                                            BAAT_TEXT(" "),     BAAT_TEXT("a"),
	                                            BAAT_TEXT("k"),     BAAT_TEXT("x;y\n"),
	                                            BAAT_TEXT("k;z\n"), BAAT_TEXT("\"k\";\"\"\"\n\"\r\n"),
	                                            BAAT_TEXT("\r\n"),  BAAT_TEXT("\xC3\xA9"),
	                                            BAAT_TEXT("\0"),    BAAT_TEXT("\xEF\xBB\xBF"),
	                                            BAAT_TEXT("\xC3")};
	/* most inputs lack some of the letters, else nearly every one of them is broken early */
	uint64_t allowed = check_random(seed) | check_random(seed);
	if (check_below(seed, 3) == 0)
		allowed &= ~UINT64_C(0x10);
	for (size_t i = 0; i < pieces; i++) {
		size_t letter = check_below(seed, sizeof alphabet / sizeof *alphabet);
		if (allowed >> letter & 1)
			baat_buffer_add(bytes, alphabet[letter]);
	}
}

static void test_random_bodies(void **state)
{
	(void)state;
	static const bool named[3] = {false}, middle[3] = {false, true, false};
	struct baat_buffer bytes = {0}, expected = {0}, found = {0}, raw = {0}, first_raw = {0};
	for (uint64_t trial = 0; trial < 12000; trial++) {
		uint64_t seed = trial;
		size_t columns = 2 + trial % 2;
		bytes.length = expected.length = first_raw.length = 0;
		baat_buffer_add_string(&bytes, trial % 4 == 3 ? "a;;b\n" : columns == 3 ? "a;b;c\n" : "a;b\n");
		const size_t body = bytes.length;
		add_random(&bytes, &seed, 1 + check_below(&seed, 24));

		struct oracle o = {.bytes = {bytes.at + body, bytes.length - body},
		                   .line = 2,
		                   .columns = columns,
		                   .unnamed = trial % 4 == 3 ? middle : named,
		                   .to = &expected};
		/* an LF right behind the CR of a header would belong to the header */
		oracle_read(&o);
		baat_buffer_free(&o.content);

		struct check_reading how = {.request = request_for(baat_buffer_text(&bytes))};
		for (unsigned way = 0; way < 6; way++) {
			how.fast = way % 2;
			how.together = way / 2 == 2 ? BAAT_NO_COLUMN : way / 2;
			how.request.block_size = way < 1 ? 0 : 1 + check_below(&seed, bytes.length + 2);
			found.length = raw.length = 0;
			check_read(&how, &found, &raw);
			assert_same(&expected, &found, baat_buffer_text(&bytes), how.request.block_size);
			if (way == 0)
				baat_buffer_add(&first_raw, baat_buffer_text(&raw));
			assert_same(&first_raw, &raw, baat_buffer_text(&bytes), how.request.block_size);
		}
	}
	baat_buffer_free(&bytes);
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
	baat_buffer_free(&raw);
	baat_buffer_free(&first_raw);
}

/* Headers of anything: block sizes and paths agree, texts of messages included. */
static void test_random_files(void **state)
{
	(void)state;
	static const char *const fronts[] = {"",     "\xEF\xBB\xBF",       "sep=;", "a;b\r", "\"a\",b", "a\tb", "\n",
	                                     ";;\n", "\xEF\xBB\xBFsep=,\n"};
	struct baat_buffer bytes = {0}, expected = {0}, found = {0};
	for (uint64_t trial = 0; trial < 10000; trial++) {
		uint64_t seed = trial + 1000000;
		bytes.length = expected.length = 0;
		baat_buffer_add_string(&bytes, fronts[check_below(&seed, sizeof fronts / sizeof *fronts)]);
		add_random(&bytes, &seed, 1 + check_below(&seed, 24));
		struct check_reading how = {
		    .request = request_for(baat_buffer_text(&bytes)), .together = BAAT_NO_COLUMN, .keep_texts = true};
		how.request.required_count = trial % 3;
		check_read(&how, &expected, NULL);
		for (unsigned way = 0; way < 4; way++) {
			how.fast = way % 2;
			how.together = way / 2 ? BAAT_NO_COLUMN : 0;
			how.request.block_size = 1 + check_below(&seed, bytes.length + 2);
			found.length = 0;
			check_read(&how, &found, NULL);
			assert_same(&expected, &found, baat_buffer_text(&bytes), how.request.block_size);
		}
	}
	baat_buffer_free(&bytes);
	baat_buffer_free(&expected);
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
	    cmocka_unit_test(test_dialects),
	    cmocka_unit_test(test_line_ends),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_row_problems),
	    cmocka_unit_test(test_headers),
	    cmocka_unit_test(test_header_access),
	    cmocka_unit_test(test_front),
	    cmocka_unit_test(test_report),
	    cmocka_unit_test(test_groups),
	    cmocka_unit_test(test_groups_stay_small),
	    cmocka_unit_test(test_long_fields),
	    cmocka_unit_test(test_open_quote_is_bounded),
	    cmocka_unit_test(test_open_quote_in_header),
	    cmocka_unit_test(test_many_columns),
	    cmocka_unit_test(test_encodings),
	    cmocka_unit_test(test_encodings_invalid),
	    cmocka_unit_test(test_encoding_long),
	    cmocka_unit_test(test_paths),
	    cmocka_unit_test(test_standard_input),
	    cmocka_unit_test(test_changes),
	    cmocka_unit_test(test_park),
	    cmocka_unit_test(test_random_bodies),
	    cmocka_unit_test(test_random_files),
	};
	check_file_new(&file);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	check_file_free(&file);
	return failed;
}
