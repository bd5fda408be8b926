/*
 * A table that is read whole, by one thread: an option's, not an operand's (those go through baat/run/run.h). Its
 * columns are found, names below them tidied, and each row is handed over as a record. Private to model.
 */
#ifndef BAAT_WHOLE_H
#define BAAT_WHOLE_H

#include "model/row/record.h"
#include "model/row/tidy.h"

struct baat_meant;

/* Columns by number: a bit each. */
#define BAAT_COLUMN_BIT(which) (UINT64_C(1) << (which))

/* A kind of table. */
struct baat_whole_kind {
	const char *const *columns; /* lower case; those that must be there first */
	size_t count, required;     /* where all of them must be there others are not taken for slips */
	uint64_t names;             /* below which of them names and keywords stand */
	/* Below other columns names stand too, and their values count. */
	bool others;
	/* What those other columns may be called, besides not nearly one of ours. NULL: no further rules. */
	enum baat_status (*check_other)(const struct baat_table *table, size_t column, struct baat_diags *diags);
};

/* A reading of one table. */
struct baat_whole {
	const struct baat_whole_kind *kind;
	struct baat_table_request request; /* path, encoding and decimal mark; what the kind knows is filled in */
	const struct baat_meant *meant;    /* columns that are not taken for slips; NULL: nobody can say so */
	void *context;
	/* When the columns are known: `record` is as those that follow, without a row. NULL: nothing to do. */
	enum baat_status (*on_header)(void *context, const struct baat_table *table, const struct baat_record *record);
	/* Each row without a fault of its own. Errors are told in record->diags; reading goes on after BAAT_REJECTED.
	 */
	enum baat_status (*on_row)(void *context, const struct baat_table *table, const struct baat_record *record);
	/* After the last row, when all went well and with the table still open: for an account of it. NULL: nothing to
	 * do. */
	void (*on_end)(void *context, struct baat_table *table, uint64_t rows);
};

/* Reads it. Errors: those of baat_table_open(), baat_table_block() and baat_row_report(), BAAT_COLUMN_NEAR, those of
 * the callbacks. */
enum baat_status baat_whole_read(struct baat_whole *whole, struct baat_diags *diags);

#endif
