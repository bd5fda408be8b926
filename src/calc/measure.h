/* The sums of one group, and the measures made of them. Private to calc. */
#ifndef BAAT_MEASURE_H
#define BAAT_MEASURE_H

#include "baat/calc/outcome.h"
#include "schedule.h"

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

/* The parts of a month in a whole amount over so many months: BAAT_MONTH_PARTS over their number. */
static inline uint16_t baat_month_parts(unsigned months)
{
	static const uint16_t parts[] = {0, 27720, 13860, 9240, 6930, 5544, 4620, 3960, 3465, 3080, 2772, 2520, 2310};
	return parts[months];
}

static inline void baat_sums_count(struct baat_sums *sums, enum baat_kind kind, baat_sum amount, baat_sum present,
                                   baat_sum cashable, int32_t success)
{
	sums->amount[kind] += amount;
	sums->present[kind] += present;
	sums->cashable[kind] += cashable;
	if (sums->success != success)
		sums->success = sums->success == BAAT_SUCCESS_UNSET ? success : BAAT_SUCCESS_MIXED;
}

/* Adds a flow; `spread` says whether to keep the months. False when there is no memory. */
static inline bool baat_sums_add(struct baat_sums *sums, const struct baat_flow *flow, bool spread)
{
	baat_sums_count(sums, flow->kind, flow->amount, flow->present, flow->cashable, flow->success);
	if ((flow->pm_plus | flow->pm_min) != 0) {
		sums->pm_plus += flow->pm_plus;
		sums->pm_min += flow->pm_min;
	}
	if (!spread)
		return true;
	size_t end = (size_t)flow->month + flow->months;
	if (end >= sums->step_count && !baat_sums_need_steps(sums, end + 1))
		return false;
	baat_sum part = (baat_sum)flow->amount * baat_month_parts(flow->months);
	if (flow->kind != BAAT_COUNTERFACTUAL)
		part = -part;
	sums->step[flow->month] += part;
	sums->step[end] -= part;
	return true;
}

/* Adds the steps of a series: those between years of the same amount are none. False when there is no memory. */
static inline bool baat_sums_spread(struct baat_sums *sums, const struct baat_schedule *schedule,
                                    const struct baat_series *series)
{
	const uint8_t *months = schedule->months;
	const size_t last = 12 * (schedule->year + schedule->years - (size_t)1);
	const size_t next = (size_t)schedule->month + months[BAAT_FIRST_YEAR];
	const size_t end = next > last ? next : last + months[BAAT_LAST_YEAR];
	if (end >= sums->step_count && !baat_sums_need_steps(sums, end + 1))
		return false;
	/* where a year is not there its part is 0 */
	baat_sum part[BAAT_SPAN__MAX];
	for (size_t i = 0; i < BAAT_SPAN__MAX; i++)
		part[i] = (baat_sum)((baat_usum)series->size[i] * baat_month_parts(months[i]));
	if ((schedule->kind == BAAT_COUNTERFACTUAL) == series->negative)
		for (size_t i = 0; i < BAAT_SPAN__MAX; i++)
			part[i] = -part[i];
	sums->step[schedule->month] += part[BAAT_FIRST_YEAR];
	sums->step[next] += part[BAAT_WHOLE_YEARS] - part[BAAT_FIRST_YEAR];
	sums->step[last] += part[BAAT_LAST_YEAR] - part[BAAT_WHOLE_YEARS];
	sums->step[end] -= part[BAAT_LAST_YEAR];
	return true;
}

/* Adds all flows of a series at once, keeping the months. False when there is no memory. */
static inline bool baat_sums_add_series(struct baat_sums *sums, const struct baat_schedule *schedule,
                                        const struct baat_series *series)
{
	const struct baat_flow_rules *rules = schedule->rules;
	const uint64_t *size = series->size;
	const int32_t percent = schedule->line->cashable;
	const unsigned last = schedule->year + schedule->years - 1U;
	/* without whole years their size is 0, and how many they are does not matter */
	const unsigned between = schedule->years - 2U;
	baat_sum amount =
	    (baat_sum)((baat_usum)size[BAAT_WHOLE_YEARS] * between + size[BAAT_FIRST_YEAR] + size[BAAT_LAST_YEAR]);
	baat_sum present = baat_present_value(rules, size[BAAT_FIRST_YEAR], schedule->year);
	for (unsigned year = schedule->year + 1U; year < last; year++)
		present += baat_present_value(rules, size[BAAT_WHOLE_YEARS], year);
	present += baat_present_value(rules, size[BAAT_LAST_YEAR], last);
	baat_sum cashable = (baat_sum)((baat_usum)baat_cashable_part(size[BAAT_WHOLE_YEARS], percent) * between +
	                               baat_cashable_part(size[BAAT_FIRST_YEAR], percent) +
	                               baat_cashable_part(size[BAAT_LAST_YEAR], percent));
	if (series->negative) {
		amount = -amount;
		present = -present;
		cashable = -cashable;
	}
	baat_sums_count(sums, schedule->kind, amount, present, cashable, schedule->success);
	if ((schedule->pm_plus | schedule->pm_min) != 0) {
		sums->pm_plus += schedule->pm_plus;
		sums->pm_min += schedule->pm_min;
	}
	return baat_sums_spread(sums, schedule, series);
}

bool baat_sums_merge(struct baat_sums *into, const struct baat_sums *from);
/* Back to nothing, keeping the memory. */
void baat_sums_clear(struct baat_sums *sums);

/* How many months the whole years have that its flows lie in; and the net savings after each of them, every flow spread
 * evenly over its months, rounded to cents (cents NULL: not). */
size_t baat_sums_months(const struct baat_sums *sums, baat_sum *cents);

/* The cells of the measures; `bare`: a row without an alternative. False when a number leaves 128 bits. */
bool baat_sums_measures(const struct baat_sums *sums, bool bare, bool spread,
                        struct baat_cell cells[BAAT_MEASURE__MAX]);

#endif
