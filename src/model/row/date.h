/* Months of the calendar and lengths of time in rows, and what is meant by those that are written otherwise.
 * Private to model. */
#ifndef BAAT_DATE_H
#define BAAT_DATE_H

#include "model/row/record.h"

/* A month, jjjj-mm, or the month of a day, jjjj-mm-dd with or without a time; *mid is set when that day is not the
 * first. Errors: BAAT_DATE_INVALID, BAAT_DATE_EXCEL. */
enum baat_status baat_date_read(struct baat_field field, int32_t *month, bool *mid);

/* The same, and the month of a day that is written d-m-jjjj, as people who keep books do. */
enum baat_status baat_date_read_booked(struct baat_field field, int32_t *month);

/* The month that is meant by a text that is none: 01-06-2025, 6/2025, juni 2025, 45809 (the number of a day in a
 * spreadsheet). */
bool baat_date_meant(struct baat_text text, int32_t *month);

/* Says what is wrong with a date. */
enum baat_status baat_date_report(struct baat_field field);

/* Months in words: "26 weken" is 6, "2 jaar" is 24. False when it is not a length of time. */
bool baat_months_meant(struct baat_text text, int64_t *months);

/*
 * What stands in `van`: so many months after the decision, between min and max, or else a month of the calendar; *month
 * is the one or the other. *mid as above. Errors: those of a date and of a number.
 */
enum baat_status baat_when_read(struct baat_field field, int64_t min, int64_t max, bool *is_date, int32_t *month,
                                bool *mid);

#endif
