/*
 * baat/household.h - what comes in and goes out of the account of a household, and when.
 *
 * Rules: baat-bestanden(5), HOUSEHOLD ROWS. Amounts are in cents, days are those of baat/base/day.h.
 */
#ifndef BAAT_HOUSEHOLD_H
#define BAAT_HOUSEHOLD_H

#include "baat/io/table.h"
#include "baat/model/meant.h"

enum baat_household_kind {
	BAAT_HOUSEHOLD_INCOME,  /* inkomen */
	BAAT_HOUSEHOLD_FIXED,   /* vast: a fixed cost */
	BAAT_HOUSEHOLD_LIVING,  /* leefgeld */
	BAAT_HOUSEHOLD_BALANCE, /* saldo, at the start */
	BAAT_HOUSEHOLD_LIMIT,   /* limiet: so much below zero the bank allows */
	BAAT_HOUSEHOLD_KIND__MAX
};

enum baat_household_period {
	BAAT_HOUSEHOLD_MONTH,
	BAAT_HOUSEHOLD_WEEK,
	BAAT_HOUSEHOLD_FOUR_WEEKS,
	BAAT_HOUSEHOLD_QUARTER,
	BAAT_HOUSEHOLD_YEAR,
	BAAT_HOUSEHOLD_ONCE,
	BAAT_HOUSEHOLD_PERIOD__MAX
};

/* Money that comes in or goes out again and again. */
struct baat_household_row {
	int64_t amount;
	int32_t first; /* the day of the first time; INT32_MIN: every month, also before */
	int32_t month; /* that it is in */
	uint8_t day;   /* of the month, 1 to 31: the last one where a month is too short */
	uint8_t kind, period;
};

/* Whether the row happens on a day, which is `of_month` of `month`. */
bool baat_household_happens(const struct baat_household_row *row, int32_t day, int32_t month, int of_month);

struct baat_household {
	struct baat_text id;
	const struct baat_household_row *rows; /* income, fixed costs and living money, as they stand in the file */
	size_t row_count;
	int64_t balance, limit;
};

extern const char *const baat_household_required[4];

/* Where the columns stand in a file. */
struct baat_household_columns;
/* Finds them. Errors: BAAT_COLUMN_NEAR. */
enum baat_status baat_household_columns_find(struct baat_household_columns **columns, const struct baat_table *table,
                                             const struct baat_meant *meant, struct baat_diags *diags);
void baat_household_columns_free(struct baat_household_columns *columns); /* NULL is fine */
/* The column `casus`, or BAAT_NO_COLUMN: then the file is one household. */
size_t baat_household_columns_id(const struct baat_household_columns *columns);

/* Takes a household that is complete, without errors; it is valid during the call. */
typedef enum baat_status baat_household_sink(void *context, const struct baat_household *household,
                                             struct baat_diags *diags);

struct baat_household_reader;

/* For one thread, which reads block after block. NULL when there is no memory. */
struct baat_household_reader *baat_household_reader_new(baat_household_sink *sink, void *context);
void baat_household_reader_free(struct baat_household_reader *reader); /* NULL is fine */

/*
 * Reads a block; a household goes to the sink when the next one begins. Errors: those of rows and numbers,
 * BAAT_VALUE_MISSING, BAAT_KIND_UNKNOWN, BAAT_AMOUNT_NOT_EUROS, BAAT_PERIOD_UNKNOWN, BAAT_DAY_UNKNOWN,
 * BAAT_DATE_MISSING, BAAT_DATE_FORM, BAAT_VALUE_FORBIDDEN, BAAT_CASE_NOT_TOGETHER, and those of the sink.
 */
enum baat_status baat_household_read(struct baat_household_reader *reader, const struct baat_table *table,
                                     const struct baat_household_columns *columns, const struct baat_block *block,
                                     uint64_t *row_count, struct baat_diags *diags);
/* A file is at its end, or all of them: the last household goes to the sink. */
enum baat_status baat_household_end(struct baat_household_reader *reader, struct baat_diags *diags);

#endif
