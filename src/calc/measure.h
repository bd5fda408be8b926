/* The sums of one group, and the measures made of them. Private to calc. */
#ifndef BAAT_MEASURE_H
#define BAAT_MEASURE_H

#include "baat/outcome.h"

enum { BAAT_SUCCESS_UNSET = -2, BAAT_SUCCESS_MIXED = -3 };

/* The least common multiple of 1..12: an amount spread evenly over that many months is a whole number of parts. */
enum { BAAT_MONTH_PARTS = 27720 };

struct baat_sums {
	baat_sum amount[BAAT_KIND__MAX], present[BAAT_KIND__MAX], cashable[BAAT_KIND__MAX];
	baat_sum pm_plus, pm_min;
	int32_t success;
	/* net savings a month in parts of a cent, as steps: month m has the sum of step[0..m]; NULL in groups by year
	 */
	baat_sum *step;
	size_t step_count, step_capacity;
};

/* Adds a flow; `spread` says whether to keep the months. False when there is no memory. */
bool baat_sums_add(struct baat_sums *sums, const struct baat_flow *flow, bool spread);
bool baat_sums_merge(struct baat_sums *into, const struct baat_sums *from);
/* Back to nothing, keeping the memory. */
void baat_sums_clear(struct baat_sums *sums);

/* The cells of the measures; `bare`: a row without an alternative. False when a number leaves 128 bits. */
bool baat_sums_measures(const struct baat_sums *sums, bool bare, bool spread,
                        struct baat_cell cells[BAAT_MEASURE__MAX]);

#endif
