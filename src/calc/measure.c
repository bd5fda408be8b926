/* The measures (baat-methode(7), OUTCOME MEASURES). */
#include "measure.h"

#include "baat/base/memory.h"

const char *const baat_measure_names[BAAT_MEASURE__MAX] = {
    [BAAT_MEASURE_WITHOUT] = "zonder",
    [BAAT_MEASURE_INPUT] = "inzet",
    [BAAT_MEASURE_OUTCOME] = "gevolg",
    [BAAT_MEASURE_AVOIDED] = "vermeden",
    [BAAT_MEASURE_NET] = "saldo",
    [BAAT_MEASURE_WITHOUT_PV] = "zonder_cw",
    [BAAT_MEASURE_INPUT_PV] = "inzet_cw",
    [BAAT_MEASURE_OUTCOME_PV] = "gevolg_cw",
    [BAAT_MEASURE_AVOIDED_PV] = "vermeden_cw",
    [BAAT_MEASURE_NPV] = "ncw",
    [BAAT_MEASURE_RATIO] = "bk",
    [BAAT_MEASURE_BREAK_EVEN] = "omslagpunt",
    [BAAT_MEASURE_SUCCESS_NEEDED] = "slaagkans_nodig",
    [BAAT_MEASURE_PAYBACK] = "terugverdientijd",
    [BAAT_MEASURE_CASHABLE] = "verzilverbaar",
    [BAAT_MEASURE_PM_PLUS] = "pm_plus",
    [BAAT_MEASURE_PM_MIN] = "pm_min",
};

const enum baat_cell_kind baat_measure_kinds[BAAT_MEASURE__MAX] = {
    [BAAT_MEASURE_WITHOUT... BAAT_MEASURE_NPV] = BAAT_CELL_CENTS,
    [BAAT_MEASURE_RATIO] = BAAT_CELL_RATIO2,
    [BAAT_MEASURE_BREAK_EVEN] = BAAT_CELL_RATIO3,
    [BAAT_MEASURE_SUCCESS_NEEDED] = BAAT_CELL_RATIO3,
    [BAAT_MEASURE_PAYBACK] = BAAT_CELL_INTEGER,
    [BAAT_MEASURE_CASHABLE] = BAAT_CELL_CENTS,
    [BAAT_MEASURE_PM_PLUS] = BAAT_CELL_INTEGER,
    [BAAT_MEASURE_PM_MIN] = BAAT_CELL_INTEGER,
};

bool baat_sums_need_steps(struct baat_sums *sums, size_t count)
{
	if (count <= sums->step_count)
		return true;
	if (!baat_grow(&sums->step, &sums->step_capacity, count, sizeof *sums->step))
		return false;
	memset(sums->step + sums->step_count, 0, (count - sums->step_count) * sizeof *sums->step);
	sums->step_count = count;
	return true;
}

bool baat_sums_merge(struct baat_sums *into, const struct baat_sums *from)
{
	for (size_t i = 0; i < BAAT_KIND__MAX; i++) {
		into->amount[i] += from->amount[i];
		into->present[i] += from->present[i];
		into->cashable[i] += from->cashable[i];
	}
	into->pm_plus += from->pm_plus;
	into->pm_min += from->pm_min;
	if (into->success == BAAT_SUCCESS_UNSET)
		into->success = from->success;
	else if (into->success != from->success && from->success != BAAT_SUCCESS_UNSET)
		into->success = BAAT_SUCCESS_MIXED;
	if (!baat_sums_need_steps(into, from->step_count))
		return false;
	for (size_t i = 0; i < from->step_count; i++)
		into->step[i] += from->step[i];
	return true;
}

void baat_sums_clear(struct baat_sums *sums)
{
	*sums =
	    (struct baat_sums){.success = BAAT_SUCCESS_UNSET, .step = sums->step, .step_capacity = sums->step_capacity};
}

/* The months until the cumulated net savings stay at or above nothing; false when they end below it. */
static bool payback(const struct baat_sums *sums, int64_t *months)
{
	baat_sum rate = 0, total = 0;
	*months = 0;
	for (size_t month = 0; month < sums->step_count; month++) {
		rate += sums->step[month];
		total += rate;
		if (total < 0)
			*months = (int64_t)month + 2;
	}
	return total >= 0;
}

size_t baat_sums_months(const struct baat_sums *sums, baat_sum *cents)
{
	/* the last step is the end of the last flow */
	const size_t months = sums->step_count == 0 ? 0 : (sums->step_count + 10) / 12 * 12;
	baat_sum rate = 0, total = 0;
	for (size_t month = 0; month < months && cents != NULL; month++) {
		if (month < sums->step_count)
			rate += sums->step[month];
		total += rate;
		cents[month] = baat_round_div(total, BAAT_MONTH_PARTS);
	}
	return months;
}

/* numerator × factor / denominator, rounded; false when it leaves 128 bits. */
static bool ratio(baat_sum numerator, int64_t factor, baat_sum denominator, struct baat_cell *cell)
{
	baat_sum product;
	if (__builtin_mul_overflow(numerator, (baat_sum)factor, &product))
		return false;
	*cell = (struct baat_cell){.number = baat_round_div(product, denominator)};
	return true;
}

static bool ratios(const struct baat_sums *sums, baat_sum avoided, baat_sum input, struct baat_cell *cells)
{
	bool fits = true;
	if (input > 0)
		fits &= ratio(avoided, 100, input, &cells[BAAT_MEASURE_RATIO]);
	if (avoided <= 0 || input < 0)
		return fits;
	fits &= ratio(input, 1000, avoided, &cells[BAAT_MEASURE_BREAK_EVEN]);
	if (sums->success > 0) {
		baat_sum denominator;
		fits &= !__builtin_mul_overflow(avoided, (baat_sum)BAAT_CHANCE_ONE, &denominator);
		if (fits)
			fits &= ratio(input, INT64_C(1000) * sums->success, denominator,
			              &cells[BAAT_MEASURE_SUCCESS_NEEDED]);
	}
	return fits;
}

bool baat_sums_measures(const struct baat_sums *sums, bool bare, bool spread, struct baat_cell cells[BAAT_MEASURE__MAX])
{
	const baat_sum *amount = sums->amount, *present = sums->present;
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++)
		cells[i] = (struct baat_cell){.empty = true};
	cells[BAAT_MEASURE_WITHOUT] = (struct baat_cell){.number = amount[BAAT_COUNTERFACTUAL]};
	cells[BAAT_MEASURE_WITHOUT_PV] = (struct baat_cell){.number = present[BAAT_COUNTERFACTUAL]};
	cells[BAAT_MEASURE_PM_PLUS] = (struct baat_cell){.number = sums->pm_plus};
	cells[BAAT_MEASURE_PM_MIN] = (struct baat_cell){.number = sums->pm_min};
	if (bare)
		return true;

	baat_sum avoided = amount[BAAT_COUNTERFACTUAL] - amount[BAAT_OUTCOME];
	baat_sum avoided_pv = present[BAAT_COUNTERFACTUAL] - present[BAAT_OUTCOME];
	const baat_sum sums_of[] = {
	    [BAAT_MEASURE_WITHOUT] = amount[BAAT_COUNTERFACTUAL],
	    [BAAT_MEASURE_INPUT] = amount[BAAT_INPUT],
	    [BAAT_MEASURE_OUTCOME] = amount[BAAT_OUTCOME],
	    [BAAT_MEASURE_AVOIDED] = avoided,
	    [BAAT_MEASURE_NET] = avoided - amount[BAAT_INPUT],
	    [BAAT_MEASURE_WITHOUT_PV] = present[BAAT_COUNTERFACTUAL],
	    [BAAT_MEASURE_INPUT_PV] = present[BAAT_INPUT],
	    [BAAT_MEASURE_OUTCOME_PV] = present[BAAT_OUTCOME],
	    [BAAT_MEASURE_AVOIDED_PV] = avoided_pv,
	    [BAAT_MEASURE_NPV] = avoided_pv - present[BAAT_INPUT],
	};
	for (size_t i = BAAT_MEASURE_WITHOUT; i <= BAAT_MEASURE_NPV; i++)
		cells[i] = (struct baat_cell){.number = sums_of[i]};
	cells[BAAT_MEASURE_CASHABLE] =
	    (struct baat_cell){.number = sums->cashable[BAAT_COUNTERFACTUAL] - sums->cashable[BAAT_OUTCOME]};
	int64_t months;
	if (spread && payback(sums, &months))
		cells[BAAT_MEASURE_PAYBACK] = (struct baat_cell){.number = months};
	return ratios(sums, avoided_pv, present[BAAT_INPUT], cells);
}
