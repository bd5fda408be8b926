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

/* Makes room for the steps of so many months. False when there is no memory. */
bool baat_sums_need_steps(struct baat_sums *sums, size_t count);

/* Adds a flow; `spread` says whether to keep the months. False when there is no memory. Here for every flow of every
 * case line passes it. */
static inline bool baat_sums_add(struct baat_sums *sums, const struct baat_flow *flow, bool spread)
{
	/* parts of a month: BAAT_MONTH_PARTS over the number of months */
	static const int16_t parts[] = {0, 27720, 13860, 9240, 6930, 5544, 4620, 3960, 3465, 3080, 2772, 2520, 2310};
	sums->amount[flow->kind] += flow->amount;
	sums->present[flow->kind] += flow->present;
	sums->cashable[flow->kind] += flow->cashable;
	if ((flow->pm_plus | flow->pm_min) != 0) {
		sums->pm_plus += flow->pm_plus;
		sums->pm_min += flow->pm_min;
	}
	if (sums->success != flow->success)
		sums->success = sums->success == BAAT_SUCCESS_UNSET ? flow->success : BAAT_SUCCESS_MIXED;
	if (!spread)
		return true;
	size_t end = (size_t)flow->month + flow->months;
	if (end >= sums->step_count && !baat_sums_need_steps(sums, end + 1))
		return false;
	baat_sum part = (baat_sum)flow->amount * parts[flow->months];
	if (flow->kind != BAAT_COUNTERFACTUAL)
		part = -part;
	sums->step[flow->month] += part;
	sums->step[end] -= part;
	return true;
}
bool baat_sums_merge(struct baat_sums *into, const struct baat_sums *from);
/* Back to nothing, keeping the memory. */
void baat_sums_clear(struct baat_sums *sums);

/* The cells of the measures; `bare`: a row without an alternative. False when a number leaves 128 bits. */
bool baat_sums_measures(const struct baat_sums *sums, bool bare, bool spread,
                        struct baat_cell cells[BAAT_MEASURE__MAX]);

#endif
