/* Reading rows of a price table. Private to model. */
#ifndef BAAT_PRICE_ROW_H
#define BAAT_PRICE_ROW_H

#include "baat/base/memory.h"
#include "baat/model/price.h"
#include "model/row/tidy.h"

enum { BAAT_PRICE_COLUMNS = 15, BAAT_PRICE_REQUIRED = 5 };

extern const char *const baat_price_required[BAAT_PRICE_REQUIRED];

struct baat_price_reader {
	const struct baat_table *table;
	struct baat_names *names;
	struct baat_arena *arena;
	size_t column[BAAT_PRICE_COLUMNS]; /* where each known column stands, or BAAT_NO_COLUMN */
	size_t count;                      /* of all columns of the file */
	bool *is_name;                     /* for each of them: a name or a keyword stands there; free with free() */
	struct baat_tidy tidy;
};

/* Finds the columns and refuses names that are nearly one of them. */
enum baat_status baat_price_columns(struct baat_price_reader *reader, struct baat_diags *diags);

enum baat_status baat_price_row_read(struct baat_price_reader *reader, struct baat_row *row,
                                     struct baat_price_row *price, struct baat_diags *diags);

#endif
