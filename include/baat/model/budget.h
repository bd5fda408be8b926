/*
 * baat/model/budget.h - budget tables: pots of money, each with its periods.
 *
 * Rule: baat-bestanden(5), BUDGET TABLE.
 */
#ifndef BAAT_BUDGET_H
#define BAAT_BUDGET_H

#include "baat/base/diag.h"
#include "baat/base/names.h"
#include "baat/base/number.h"

enum { BAAT_PERIOD_MONTHS_MAX = 240 };

#define BAAT_BOOKED_MAX INT64_C(100000000000) /* cents in one amount: 1 000 000 000 euros */

/* A period of a pot. Months are year × 12 + month − 1. */
struct baat_budget_period {
	int32_t from, to;  /* first and last month */
	baat_cents amount; /* at the start */
	bool soft;         /* going over it is told, and no error */
	bool carries;      /* what is left, or short, goes on to the next period of the pot */
	uint64_t line;     /* of the table */
};

struct baat_pot {
	struct baat_text name;              /* ended by a NUL */
	struct baat_text holder;            /* the party whose money it is; ended by a NUL */
	struct baat_budget_period *periods; /* in the order of time; at least one */
	size_t period_count, capacity;
	uint64_t line; /* of its first row */
};

/* Pots in the order in which they first appear; the number of a name is that of its pot. */
struct baat_budget {
	const char *path;
	const char *place; /* how places in it are told; see baat_table_path() */
	struct baat_names *names, *holders;
	struct baat_pot *pots;
	size_t pot_count, capacity;
	uint64_t rows;
	char digest[65]; /* SHA-256 of the file, when it was asked for */
};

struct baat_budget_options {
	const char *encoding; /* an iconv name; NULL for UTF-8 */
	bool force_mark;
	enum baat_mark mark;
	bool digest;
};

/*
 * Reads a budget table; `path` must outlive it, and places in it as long as what struct baat_diags keeps. Free with
 * baat_budget_free(), whatever it returns. Errors: those of a table that is read whole, BAAT_VALUE_MISSING,
 * BAAT_VALUE_UNKNOWN, BAAT_DATE_INVALID, BAAT_DATE_EXCEL, BAAT_NUMBER_RANGE, BAAT_PERIOD_OVERLAP, BAAT_POT_DIFFERS.
 */
enum baat_status baat_budget_read(struct baat_budget *budget, const char *path,
                                  const struct baat_budget_options *options, struct baat_diags *diags);
void baat_budget_free(struct baat_budget *budget);

enum { BAAT_NO_PERIOD = -1 };

/* The first period of a pot that ends in a month or later, or their number. */
size_t baat_budget_period_from(const struct baat_pot *pot, int32_t month);
/* The period that holds a month, or BAAT_NO_PERIOD. */
long baat_budget_period_of(const struct baat_pot *pot, int32_t month);

/* The name that is nearest to that of a pot, or NULL. */
const char *baat_pot_nearest(const struct baat_budget *budget, struct baat_text name);

#endif
