/*
 * baat/calc/loads.h - in which months what is granted or released falls.
 *
 * Rule: baat-methode(7), BUDGETS, Loads.
 */
#ifndef BAAT_LOADS_H
#define BAAT_LOADS_H

#include "baat/model/booking.h"

/* The months of a grant or release, its amount falling in each of them. */
struct baat_loads {
	int32_t left_out;  /* so many lie before the first period of the pot, and count nowhere */
	int32_t moved;     /* so many lie before the month of booking, and count in that month */
	int32_t from, end; /* the others: each counts in itself; end is the first that is none of them any more */
};

/* `first` is the month in which the first period of the pot begins. */
struct baat_loads baat_loads_of(const struct baat_booking *booking, int32_t first);

/* How many of the loads fall in months from..to, those that were moved included. */
int64_t baat_loads_within(const struct baat_loads *loads, const struct baat_booking *booking, int32_t from, int32_t to);

#endif
