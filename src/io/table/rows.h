/* Reading rows from memory. Private to io/table: table.c reads headers with it, block.c probes records with it. */
#ifndef BAAT_ROWS_H
#define BAAT_ROWS_H

#include "baat/io/table.h"

/* What the reader must know of the file. */
struct baat_rows_setup {
	const char *path;
	char delimiter;
	size_t column_count; /* 0: any number of fields is fine (a header) */
	const bool *unnamed; /* per column, or NULL when every column has a name */
};

void baat_rows_setup(struct baat_rows *rows, const struct baat_rows_setup *setup, const struct baat_block *block,
                     bool fast);

/* Whether libcsv has been fed the whole block: a fault then is that the block ends too early. */
bool baat_rows_at_end(const struct baat_rows *rows);

#endif
