/*
 * baat/base/day.h - days of the calendar. A month is year × 12 + month − 1; a day is a number that goes up by one a
 * day.
 */
#ifndef BAAT_DAY_H
#define BAAT_DAY_H

#include <stdint.h>

/* How many days a month has. */
int baat_days_in(int32_t month);

/* The number of a day of a month, which counts from 1. */
int32_t baat_day_number(int32_t month, int day);

/* The month that a day is in; *of_month is which one of it. */
int32_t baat_day_month(int32_t number, int *of_month);

#endif
