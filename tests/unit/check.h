/* Helpers that the unit tests and the fuzz targets share. */
#ifndef BAAT_CHECK_H
#define BAAT_CHECK_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "baat/base/buffer.h"
#include "baat/io/table.h"
#include "baat/base/diag.h"
#include "baat/base/text.h"

/* Random numbers that are the same on every machine (splitmix64). */
static inline uint64_t check_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static inline size_t check_below(uint64_t *state, size_t bound)
{
	return (size_t)(check_random(state) % bound);
}

/* The one file of a test program, in a folder of its own. */
struct check_file {
	char folder[32];
	char path[48];
};

static inline void check_file_new(struct check_file *file)
{
	*file = (struct check_file){.folder = "/tmp/baat-test-XXXXXX"};
	if (mkdtemp(file->folder) == NULL)
		abort();
	snprintf(file->path, sizeof file->path, "%s/file.csv", file->folder);
}

/* Gives the file these bytes. */
static inline const char *check_file_write(const struct check_file *file, struct baat_text bytes)
{
	int fd = open(file->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	for (ssize_t done; fd >= 0 && bytes.length > 0; bytes.at += done, bytes.length -= (size_t)done)
		if ((done = write(fd, bytes.at, bytes.length)) <= 0)
			abort();
	if (fd < 0 || close(fd) != 0)
		abort();
	return file->path;
}

static inline void check_file_free(const struct check_file *file)
{
	unlink(file->path);
	rmdir(file->folder);
}

/* How a file is to be read. */
struct check_reading {
	struct baat_table_request request;
	size_t together; /* a column, or BAAT_NO_COLUMN */
	bool fast;
	bool keep_texts; /* of the diagnostics, too */
};

static inline void check_add_diags(struct baat_buffer *to, const struct baat_diags *diags, bool keep_texts)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct baat_diag *d = &diags->items[i];
		baat_buffer_printf(to, "! %s %llu:%u %s\n", baat_code_name(d->code), (unsigned long long)d->place.line,
		                   d->place.field, keep_texts ? d->text : "");
	}
}

static inline void check_add_row(struct baat_buffer *to, const struct baat_row *row)
{
	baat_buffer_printf(to, "%llu", (unsigned long long)row->line);
	for (size_t i = 0; i < row->count; i++) {
		baat_buffer_add_string(to, " [");
		baat_buffer_add(to, row->fields[i]);
		baat_buffer_add_char(to, ']');
	}
	if (row->problem != BAAT_CODE__MAX)
		baat_buffer_printf(to, " %s %u", baat_code_name(row->problem), row->problem_field);
	baat_buffer_add_char(to, '\n');
}

/* What is left of the records when it is not of interest where the blocks begin. */
struct check_account {
	size_t rows, blocks, largest;
};

/*
 * Writes down all that a reader gives: rows as `LINE [FIELD] [FIELD] PROBLEM FIELD`, their bytes as they stand in the
 * block (when `raw` is not NULL), and diagnostics as `! CODE LINE:FIELD`.
 */
static inline struct check_account check_read(const struct check_reading *how, struct baat_buffer *to,
                                              struct baat_buffer *raw)
{
	struct check_account account = {0};
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_block block = {0};
	struct baat_rows *rows = baat_rows_new();
	struct baat_row row;
	enum baat_rows_result result = BAAT_ROWS_END;

	enum baat_status status = baat_table_open(&table, &how->request, &diags);
	while (status == BAAT_OK && result == BAAT_ROWS_END) {
		status = baat_table_block(table, how->together, &block, &diags);
		if (status != BAAT_OK || block.length == 0)
			break;
		account.blocks++;
		account.largest = block.length > account.largest ? block.length : account.largest;
		baat_rows_begin(rows, table, &block, how->fast);
		while ((result = baat_rows_next(rows, &row, &diags)) == BAAT_ROW) {
			account.rows++;
			check_add_row(to, &row);
			if (raw != NULL)
				baat_buffer_add(raw, (struct baat_text){block.bytes + row.start, row.end - row.start});
		}
	}
	check_add_diags(to, &diags, how->keep_texts);
	baat_buffer_printf(to, "= %d %d\n", (int)status, (int)result);
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_table_close(table);
	baat_diags_clear(&diags);
	return account;
}

#endif
