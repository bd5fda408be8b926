/* The other path: rows by libcsv, whatever quotes, lone carriage returns and NUL bytes there are. Private to io. */
#ifndef BAAT_PARSE_H
#define BAAT_PARSE_H

#include <csv.h>

#include "baat/base/buffer.h"
#include "rows.h"

/* Begin with {0}; free with baat_parse_free(). */
struct baat_parse {
	const char *path; /* for messages */
	const char *bytes;
	size_t length;
	size_t at;     /* next byte to feed */
	uint64_t line; /* its physical line */

	struct csv_parser parser;
	bool parser_ready;
	size_t next_feed, next_return; /* where the next LF and CR stand, searched once */
	bool row_done;
	bool marked;         /* a byte order mark stands in front of this row */
	uint32_t long_field; /* the first field of this row that is longer than allowed, 0 for none */
	uint64_t quote_line; /* where the quoted field that is being read began */
	uint32_t quote_field;

	struct baat_buffer content; /* bytes of the fields of this row */
	size_t *ends;               /* where each of them ends in content */
	size_t ends_capacity;
	struct baat_text *fields;
	size_t count, capacity;
};

void baat_parse_begin(struct baat_parse *parse, const struct baat_rows_setup *setup, const struct baat_block *block);
void baat_parse_free(struct baat_parse *parse);

/* The next row, with content or without: what it holds and where it stands, without a byte order mark in front of it,
 * and not whether it is right. */
enum baat_rows_result baat_parse_row(struct baat_parse *parse, struct baat_row *row, struct baat_diags *diags);

/* What ends the reading of a block, by whatever path: they return BAAT_ROWS_BROKEN. */
enum baat_rows_result baat_rows_too_long(const char *path, uint64_t line, size_t field, struct baat_diags *diags);
enum baat_rows_result baat_rows_no_memory(struct baat_diags *diags);

#endif
