/*
 * baat/model/booking.h - bookings on the pots of a budget: what was granted, released, paid, claimed, received.
 *
 * Rule: baat-bestanden(5), BOOKINGS.
 */
#ifndef BAAT_BOOKING_H
#define BAAT_BOOKING_H

#include "baat/io/table.h"
#include "baat/model/budget.h"
#include "baat/model/meant.h"

#define BAAT_BOOKING_KINDS(X) \
	X(GRANT, "toekenning") \
	X(RELEASE, "vrijval") \
	X(PAYMENT, "betaling") \
	X(SPENDING, "uitgave") \
	X(CLAIM, "vordering") \
	X(RECEIPT, "ontvangst") \
	X(WRITE_OFF, "afboeking") \
	X(CHANGE, "budget") \
	X(STAND, "stand")

enum baat_booking_kind {
#define BAAT_BOOKING_ENUM(symbol, name) BAAT_BOOKED_##symbol,
	BAAT_BOOKING_KINDS(BAAT_BOOKING_ENUM)
#undef BAAT_BOOKING_ENUM
	    BAAT_BOOKED__MAX
};
/* "toekenning", … */
const char *baat_booking_kind_name(enum baat_booking_kind kind);

/* A booking. Months are year × 12 + month − 1. */
struct baat_booking {
	enum baat_booking_kind kind;
	uint32_t pot;              /* of the budget */
	int32_t month;             /* in which it was booked */
	int32_t from;              /* of a grant or release: first month, as it was written */
	int32_t months;            /* and their number; 1 when it is once */
	int32_t expected;          /* of a claim: month in which it should come */
	int32_t chance;            /* of a claim: that it comes, 6 decimals */
	baat_cents amount;         /* of a grant or release by the month: in each of them */
	struct baat_text casus;    /* empty for a change and a stand */
	struct baat_text party;    /* of a claim, receipt or write-off */
	struct baat_text document; /* its number; may be empty */
	uint64_t line;
};

/* The columns that a file of bookings must have, for baat_table_open(). */
enum { BAAT_BOOKING_REQUIRED = 4 };
extern const char *const baat_booking_required[BAAT_BOOKING_REQUIRED];

/* Where the columns of one file stand. *columns is freed with baat_booking_columns_free(), whatever is returned.
 * Errors: BAAT_COLUMN_NEAR. */
struct baat_booking_columns;
enum baat_status baat_booking_columns_find(struct baat_booking_columns **columns, const struct baat_table *table,
                                           const struct baat_meant *meant, struct baat_diags *diags);
void baat_booking_columns_free(struct baat_booking_columns *columns); /* NULL is fine */
/* The number, from 1, of the field that holds the amount: where messages on a booking point. */
size_t baat_booking_amount_field(const struct baat_booking_columns *columns);

/* Reads bookings, for one thread. */
struct baat_booking_reader;
struct baat_booking_reader *baat_booking_reader_new(const struct baat_budget *budget); /* NULL: no memory */
void baat_booking_reader_free(struct baat_booking_reader *reader);                     /* NULL is fine */

/* Takes a booking without errors; its texts are valid during the call. Returns what stops the reader. */
typedef enum baat_status baat_booking_sink(void *context, const struct baat_booking *booking);

/*
 * Reads the bookings of a block; *count grows by their number. Errors: those of rows, numbers and dates,
 * BAAT_VALUE_MISSING, BAAT_VALUE_FORBIDDEN, BAAT_VALUE_UNKNOWN, BAAT_POT_UNKNOWN, BAAT_OUTSIDE_BUDGET.
 */
enum baat_status baat_booking_read(struct baat_booking_reader *reader, const struct baat_table *table,
                                   const struct baat_booking_columns *columns, const struct baat_block *block,
                                   baat_booking_sink *sink, void *context, uint64_t *count, struct baat_diags *diags);

#endif
