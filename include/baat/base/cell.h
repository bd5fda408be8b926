/*
 * baat/cell.h - a value of a result with what it is: money, a ratio, a count, a chance, a text.
 *
 * What computes hands out cells, and only what writes (baat/form.h, baat/screen.h) makes text of them.
 */
#ifndef BAAT_CELL_H
#define BAAT_CELL_H

#include <stdbool.h>

#include "baat/base/number.h"
#include "baat/base/text.h"

enum baat_cell_kind {
	BAAT_CELL_TEXT,
	BAAT_CELL_CENTS,  /* number in cents, two decimals */
	BAAT_CELL_RATIO2, /* hundredths */
	BAAT_CELL_RATIO3, /* thousandths */
	BAAT_CELL_RATIO1, /* tenths */
	BAAT_CELL_RATIO4, /* ten-thousandths */
	BAAT_CELL_INTEGER,
	BAAT_CELL_CHANCE,   /* millionths, without trailing zeros */
	BAAT_CELL_PRICE,    /* ten-thousandths, at least two decimals, further ones without trailing zeros */
	BAAT_CELL_PERCENT,  /* ten-thousandths of a percent, without trailing zeros */
	BAAT_CELL_QUANTITY, /* ten-thousandths, without trailing zeros */
	BAAT_CELL_FACTOR,   /* 10^-12, without trailing zeros */
	BAAT_CELL_MONTH,    /* a calendar month, year × 12 + month − 1, as 2026-03; text in jsonl */
};

/* How many decimals a number of this kind (not BAAT_CELL_TEXT or BAAT_CELL_MONTH) is shown with; *number is brought to
 * units of that many decimals. */
unsigned baat_cell_decimals(enum baat_cell_kind kind, baat_sum *number);

struct baat_column {
	struct baat_text name;
	enum baat_cell_kind kind;
};

/* One cell; `kind` comes from the column. An empty cell, and an empty text, prints as nothing (jsonl: null). */
struct baat_cell {
	bool empty;
	struct baat_text text; /* for BAAT_CELL_TEXT: UTF-8 */
	baat_sum number;       /* for the others */
};

#endif
