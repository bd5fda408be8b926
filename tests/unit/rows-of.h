/* What the tests of reading delimited files share: the rows of some bytes, at every block size and by both paths. */
#ifndef BAAT_ROWS_OF_H
#define BAAT_ROWS_OF_H

#include "check.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

static struct check_file file;
static const char *const abc[] = {"a", "b"};

static inline struct baat_table_request request_for(struct baat_text bytes)
{
	return (struct baat_table_request){
	    .path = check_file_write(&file, bytes), .required = abc, .required_count = 2, .block_size = 0};
}

static inline void print_bytes(const char *title, struct baat_text bytes)
{
	print_error("--- %s\n", title);
	for (size_t i = 0; i < bytes.length && i < 400; i++)
		print_error(bytes.at[i] >= ' ' && bytes.at[i] < 127 ? "%c" : "\\x%02x", (unsigned char)bytes.at[i]);
	print_error("\n");
}

static inline void assert_same(const struct baat_buffer *a, const struct baat_buffer *b, struct baat_text input,
                               size_t size)
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
static inline void expect_as(struct baat_table_request request, struct baat_text bytes, struct baat_text expected)
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

static inline void expect_bytes(struct baat_text bytes, struct baat_text expected)
{
	expect_as(request_for(bytes), bytes, expected);
}

#define EXPECT(bytes, expected) expect_bytes(BAAT_TEXT(bytes), BAAT_TEXT(expected))
#define DONE "= 0 1\n"
#define BROKEN "= 0 2\n"

#endif
