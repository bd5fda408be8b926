/* Rows of a file of bookings. Private to model. */
#ifndef BOOKING_ROW_H
#define BOOKING_ROW_H

#include "baat/model/booking.h"
#include "model/row/records.h"

/* Those that must be there first. */
enum booking_column {
	BOOKING_DATE,
	BOOKING_POT,
	BOOKING_KIND,
	BOOKING_AMOUNT,
	BOOKING_CASE,
	BOOKING_PERIOD,
	BOOKING_FROM,
	BOOKING_MONTHS,
	BOOKING_PARTY,
	BOOKING_EXPECTED,
	BOOKING_CHANCE,
	BOOKING_DOCUMENT,
	BOOKING_DESCRIPTION,
	BOOKING_REMARK,
	BOOKING_COLUMNS
};

extern const struct baat_table_kind booking_kind;

/* A row. Errors: as of baat_booking_read(), of one row. */
enum baat_status booking_row_read(const struct baat_record *record, const struct baat_budget *budget,
                                  struct baat_booking *booking);

#endif
