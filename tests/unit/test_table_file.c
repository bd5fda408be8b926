/* The file itself: encodings, paths, standard input, files that change or are let go of for a while. */
#include "rows-of.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_encodings),      cmocka_unit_test(test_encodings_invalid),
	    cmocka_unit_test(test_encoding_long),  cmocka_unit_test(test_paths),
	    cmocka_unit_test(test_standard_input), cmocka_unit_test(test_changes),
	    cmocka_unit_test(test_park),
	};
	check_file_new(&file);
	int failed = cmocka_run_group_tests_name("table-file", tests, NULL, NULL);
	check_file_free(&file);
	return failed;
}
