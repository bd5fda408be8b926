/*
 * What the targets of the two kinds of workbooks share: a workbook is read, or refused with a message. What is read is
 * text without the bytes that records are made with, in as many fields as there are columns, and the same whatever the
 * size of the blocks; what breaks off does so for the same reason.
 */
#ifndef BAAT_FUZZ_BOOK_H
#define BAAT_FUZZ_BOOK_H

#include "fuzz.h"

#include "../unit/check.h"
#include "../unit/make-book.h"

static inline void fuzz_check_row(const struct baat_row *row, const struct baat_table *table)
{
	if (!baat_table_sheet(table, &(struct baat_sheet_facts){0}))
		return;
	fuzz_promise(row->count == baat_table_column_count(table), "%zu fields", row->count);
	for (size_t i = 0; i < row->count; i++) {
		fuzz_promise(baat_text_is_utf8(row->fields[i]), "a field that is no text");
		for (size_t j = 0; j < row->fields[i].length; j++) {
			char c = row->fields[i].at[j];
			fuzz_promise(c < 0x1D || c > 0x1F, "a byte of records");
		}
	}
}

/* Rows that stand in the block in which a file breaks off are not looked at: then it is only told why it does. */
static inline void fuzz_add_last_diag(struct baat_buffer *to, const struct baat_diags *diags)
{
	const struct baat_diags last = {.items = diags->items + diags->count - 1, .count = 1};
	to->length = 0;
	fuzz_add_diags(to, &last);
}

/* Reads all of it, and writes down what comes; stops after so many bytes, since little can be told to stand for much.
 */
static inline void fuzz_read_book(const struct baat_table_request *request, struct baat_buffer *to)
{
	enum { ENOUGH = 1 << 20 };
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_block block = {0};
	struct baat_rows *rows = baat_rows_new();
	struct baat_row row;
	enum baat_status status = baat_table_open(&table, request, &diags);
	while (status == BAAT_OK && to->length < ENOUGH) {
		status = baat_table_block(table, BAAT_NO_COLUMN, &block, &diags);
		if (status != BAAT_OK || block.length == 0)
			break;
		baat_rows_begin(rows, table, &block, true);
		while (to->length < ENOUGH && baat_rows_next(rows, &row, &diags) == BAAT_ROW) {
			fuzz_check_row(&row, table);
			check_add_row(to, &row);
		}
	}
	fuzz_promise(status <= BAAT_USAGE, "status %d: %s", (int)status,
	             diags.count > 0 ? diags.items[diags.count - 1].text : "");
	fuzz_promise(status == BAAT_OK || diags.errors > 0, "nothing is said of status %d", (int)status);
	if (to->length >= ENOUGH)
		to->length = ENOUGH;
	else if (status == BAAT_OK)
		fuzz_add_diags(to, &diags);
	else
		fuzz_add_last_diag(to, &diags);
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_table_close(table);
	baat_diags_clear(&diags);
}

/* Reads the bytes of a workbook twice: as it is read, and in blocks of that many bytes. */
static inline void fuzz_read_twice(struct baat_text zip, size_t block_size)
{
	/* the seeds are sheets of case lines */
	static const char *const required[] = {"casus", "scenario"};
	static struct fuzz_file file;
	struct baat_buffer expected = {0}, found = {0};
	struct baat_table_request request = {.required = required, .required_count = 2};
	request.path = fuzz_file_write(&file, zip);
	fuzz_read_book(&request, &expected);
	request.block_size = block_size;
	fuzz_read_book(&request, &found);
	fuzz_same(baat_buffer_text(&expected), baat_buffer_text(&found), "one block");
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
}

/* Whether bytes are worth reading as a workbook: what is no zip is for another target. */
static inline bool fuzz_is_zip(struct baat_text bytes)
{
	return bytes.length >= 4 && memcmp(bytes.at, "PK\3\4", 4) == 0;
}

#endif
