/*
 * A table that is read whole, by one thread: one that belongs to an option. Operands go through baat/run/run.h, with a
 * layout and records as here. Private to model.
 */
#ifndef BAAT_WHOLE_H
#define BAAT_WHOLE_H

#include "model/row/records.h"

/* A reading of one table. */
struct baat_whole {
	const struct baat_table_kind *kind;
	struct baat_table_request request; /* path, encoding and decimal mark; what the kind knows is filled in */
	const struct baat_meant *meant;    /* as in baat_layout_find() */
	struct baat_names *attributes;     /* likewise */
	void *context;
	/* When the columns are known, also when some of them are refused, as rows are read then to tell of theirs.
	 * NULL: nothing to do. */
	enum baat_status (*on_header)(void *context, const struct baat_table *table, const struct baat_layout *layout,
	                              struct baat_diags *diags);
	baat_record_sink *on_row;
	/* After the last row, when all went well and with the table still open: for an account of it. NULL: nothing to
	 * do. */
	void (*on_end)(void *context, struct baat_table *table, uint64_t rows);
};

/* Reads it. Errors: those of baat_table_open(), baat_layout_find(), baat_table_block(), baat_records_read() and the
 * callbacks. */
enum baat_status baat_whole_read(struct baat_whole *whole, struct baat_diags *diags);

#endif
