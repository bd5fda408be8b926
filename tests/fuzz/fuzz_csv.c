/*
 * libFuzzer: any bytes, read in one block by libcsv and in blocks of any size by the fast path, give the same rows and
 * the same diagnostics. The first two bytes choose the size of the blocks and the column that keeps records together.
 *
 *	clang -fsanitize=fuzzer,address,undefined ... && ./fuzz_csv -max_len=200 -dict=tests/fuzz/csv.dict
 */
#include "../unit/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static struct check_file file;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const required[] = {"a", "b"};
	struct baat_buffer expected = {0}, found = {0}, expected_raw = {0}, raw = {0};
	if (length < 2)
		return 0;
	if (file.path[0] == '\0')
		check_file_new(&file);

	struct check_reading how = {.together = BAAT_NO_COLUMN, .keep_texts = true};
	how.request = (struct baat_csv_request){.required = required, .required_count = bytes[1] / 8 % 3};
	how.request.path = check_file_write(&file, (struct baat_text){(const char *)bytes + 2, length - 2});
	check_read(&how, &expected, &expected_raw);

	how.request.block_size = (size_t)bytes[0] + 1;
	how.together = bytes[1] % 4 == 3 ? BAAT_NO_COLUMN : bytes[1] % 4;
	how.fast = bytes[1] / 4 % 2 == 0;
	check_read(&how, &found, &raw);

	if (!baat_text_equal(baat_buffer_text(&expected), baat_buffer_text(&found)) ||
	    !baat_text_equal(baat_buffer_text(&expected_raw), baat_buffer_text(&raw))) {
		fprintf(stderr, "--- one block\n%.*s--- blocks of %zu\n%.*s", (int)expected.length, expected.at,
		        how.request.block_size, (int)found.length, found.at);
		abort();
	}
	baat_buffer_free(&expected);
	baat_buffer_free(&expected_raw);
	baat_buffer_free(&found);
	baat_buffer_free(&raw);
	return 0;
}
