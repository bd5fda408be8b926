/* Workbooks: what a cell keeps, what is refused, the same bytes each time, and nothing lost on a full disk. */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "io/out/workbook-cell.h"

static void numbers_that_survive(void **state)
{
	static const struct {
		int64_t number;
		unsigned scale;
		bool kept;
		double value;
	} trials[] = {
	    {0, 2, true, 0},
	    {123456, 2, true, 1234.56},
	    {-1, 2, true, -0.01},
	    {INT64_C(99999999999999900), 2, true, 999999999999999.0},
	    {INT64_C(99999999999999901), 2, false, 0},  /* 17 digits */
	    {INT64_C(100000000000000000), 2, false, 0}, /* 10^15 euros */
	    {INT64_C(-100000000000000000), 2, false, 0},
	    {INT64_C(123456789012345), 2, true, 1234567890123.45},
	    {INT64_C(1234567890123456), 2, false, 0}, /* 16 digits */
	    {INT64_C(1234567890123450), 2, true, 12345678901234.5},
	    {1, 6, true, 0.000001},
	};
	(void)state;
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
		double value = 0;
		assert_int_equal(baat_book_number(trials[i].number, trials[i].scale, &value), trials[i].kept);
		if (trials[i].kept)
			assert_true(value == trials[i].value);
	}
}

static const struct baat_column columns[] = {
    {{"casus", 5}, BAAT_CELL_TEXT}, {{"saldo", 5}, BAAT_CELL_CENTS}, {{"kans", 4}, BAAT_CELL_CHANCE}};

static enum baat_status write_book(const char *path, size_t rows, struct baat_text text, struct baat_diags *diags)
{
	const struct baat_sheet sheet = {.name = "Uitkomst", .columns = columns, .count = 3, .frozen = 1};
	struct baat_workbook *workbook;
	struct baat_output *output = NULL;
	enum baat_status status = baat_workbook_new(&workbook, "baat-reken", path, diags);
	if (status == BAAT_OK)
		status = baat_workbook_sheet(workbook, &sheet, diags);
	for (size_t i = 0; i < rows && status == BAAT_OK; i++) {
		const struct baat_cell cells[] = {
		    {.text = text}, {.number = (baat_sum)i * -100 + 7}, {.empty = i % 2 == 1, .number = 250000}};
		status = baat_workbook_row(workbook, cells, diags);
	}
	if (status == BAAT_OK)
		status = baat_output_open(&output, path, diags);
	if (status == BAAT_OK)
		status = baat_workbook_finish(workbook, output, diags);
	if (status == BAAT_OK)
		status = baat_output_commit(output, diags);
	else
		baat_output_abandon(output);
	baat_workbook_free(workbook);
	return status;
}

static struct baat_buffer read_whole(const char *path)
{
	struct baat_buffer bytes = {0};
	int fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	for (;;) {
		char *at = baat_buffer_reserve(&bytes, 65536);
		ssize_t length = read(fd, at, 65536);
		assert_true(length >= 0);
		if (length == 0)
			break;
		bytes.length += (size_t)length;
	}
	close(fd);
	return bytes;
}

static void the_same_bytes(void **state)
{
	struct baat_diags diags = {0};
	char first[] = "/tmp/baat-test-XXXXXX", second[] = "/tmp/baat-test-XXXXXX";
	(void)state;
	close(mkstemp(first));
	close(mkstemp(second));
	assert_int_equal(write_book(first, 100, BAAT_TEXT("=A1 _x0041_ \xC3\xA9 <&>"), &diags), BAAT_OK);
	assert_int_equal(write_book(second, 100, BAAT_TEXT("=A1 _x0041_ \xC3\xA9 <&>"), &diags), BAAT_OK);
	struct baat_buffer a = read_whole(first), b = read_whole(second);
	assert_true(a.length > 1000);
	assert_true(baat_text_equal(baat_buffer_text(&a), baat_buffer_text(&b)));
	baat_buffer_free(&a);
	baat_buffer_free(&b);
	unlink(first);
	unlink(second);
}

static void a_text_too_long(void **state)
{
	struct baat_diags diags = {0};
	char *text = malloc(BAAT_SHEET_TEXT + 1);
	(void)state;
	memset(text, 'x', BAAT_SHEET_TEXT + 1);
	assert_int_equal(write_book("/dev/null", 1, (struct baat_text){text, BAAT_SHEET_TEXT}, &diags), BAAT_OK);
	assert_int_equal(write_book("/dev/null", 1, (struct baat_text){text, BAAT_SHEET_TEXT + 1}, &diags),
	                 BAAT_REJECTED);
	assert_int_equal(diags.items[0].code, BAAT_SHEET_FULL);
	baat_diags_clear(&diags);
	free(text);
}

/* Whatever the room is, either the whole workbook comes out or an error. */
static void a_full_disk(void **state)
{
	struct baat_diags diags = {0};
	struct rlimit before, room;
	unsigned whole = 0, refused = 0;
	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	for (rlim_t bytes = 256; bytes < 16000; bytes += 17) {
		room = (struct rlimit){bytes, before.rlim_max};
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &room), 0);
		enum baat_status status = write_book("/dev/null", 60, BAAT_TEXT("tekst"), &diags);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		if (status == BAAT_OK) {
			whole++;
		} else {
			assert_int_equal(status, BAAT_SYSTEM);
			assert_int_equal(diags.items[0].code, BAAT_CANNOT_WRITE);
			assert_int_equal(whole, 0); /* more room never makes it fail again */
			refused++;
		}
		baat_diags_clear(&diags);
	}
	assert_true(whole > 0 && refused > 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_that_survive),
	    cmocka_unit_test(the_same_bytes),
	    cmocka_unit_test(a_text_too_long),
	    cmocka_unit_test(a_full_disk),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
