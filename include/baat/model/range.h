/*
 * baat/range.h - how far an estimate may be off: the ends between which a value lies, around the value itself.
 *
 * Rules: baat-bestanden(5), CASE LINES and PRICE TABLES; baat-methode(7), HOW SURE.
 */
#ifndef BAAT_RANGE_H
#define BAAT_RANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/diag.h"

enum { BAAT_GRADE_BEST = 1, BAAT_GRADE_WORST = 6 }; /* bewijs */

/* Low and high have the unit and the decimals of the value between them, and are that value where an end was left
 * out. */
struct baat_range {
	int64_t low, high;
	bool given; /* at least one end was filled in, be it with the value itself */
};

/* What a line says of how sure it is. */
struct baat_line_ranges {
	struct baat_range price; /* of the line's own price; not given when its price is that of the tables */
	struct baat_range quantity, chance;
	uint8_t evidence; /* bewijs, or 0 when the line does not say */
};

/* A value that is certain. */
static inline struct baat_range baat_range_none(int64_t value)
{
	return (struct baat_range){value, value, false};
}

/* Whether the value can be another one. */
static inline bool baat_range_open(const struct baat_range *range)
{
	return range->low < range->high;
}

/*
 * What is wrong with a range round a price or a quantity, for a draw multiplies the value: BAAT_RANGE_ZERO round 0,
 * BAAT_RANGE_WIDE when it is wider than 100 times the value, else BAAT_CODE__MAX.
 */
enum baat_code baat_range_problem(const struct baat_range *range, int64_t value);

/* Whether the low end lies farther from the value than the high one, or as far. */
bool baat_range_leans_low(const struct baat_range *range, int64_t value);

#endif
