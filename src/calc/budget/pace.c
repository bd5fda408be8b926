/* The pace at which is granted. */
#include <stdlib.h>

#include "outlook-parts.h"

static const struct month_sums *granted_in(const struct pot_ledger *booked, int32_t month)
{
	const struct month_row *row = ledger_row(booked, month);
	return row == NULL ? NULL : &row->granted;
}

/* How many months the grants from month `from` on reach at most. */
static size_t reach(const struct pot_ledger *booked, int32_t from, int32_t to)
{
	size_t most = 0;
	for (int32_t month = from; month <= to; month++) {
		const struct month_sums *granted = granted_in(booked, month);
		if (granted != NULL && granted->count > most)
			most = granted->count;
	}
	return most;
}

enum baat_status pace_make(struct pace *pace, const struct baat_ledger *ledger, size_t pot, int32_t months,
                           struct baat_diags *diags)
{
	const struct baat_pot *of = &ledger->budget->pots[pot];
	const struct pot_ledger *booked = &ledger->pots[pot];
	const int32_t to = ledger->cut_off, first = of->periods[0].from;
	const long now = baat_budget_period_of(of, to);
	int32_t from = to - months + 1;
	*pace = (struct pace){0};
	if (months == BAAT_PACE_OF_PERIOD)
		from = now == BAAT_NO_PERIOD ? to + 1 : of->periods[now].from;
	if (from < first)
		from = first;
	if (from > to)
		return BAAT_OK;
	pace->months = to - from + 1;
	pace->count = reach(booked, from, to);
	pace->sums = calloc(pace->count + 1, sizeof *pace->sums);
	if (pace->sums == NULL)
		return baat_out_of_memory(diags);
	for (size_t k = 0; k < pace->count; k++) {
		baat_sum granted = 0;
		for (int32_t month = from; month <= to; month++) {
			const struct month_sums *sums = granted_in(booked, month);
			if (sums != NULL)
				granted += month_sums_within(sums, 0, (int32_t)k, (int32_t)k);
		}
		pace->sums[k] = (k > 0 ? pace->sums[k - 1] : 0) + baat_round_div(granted, pace->months);
	}
	return BAAT_OK;
}

baat_sum pace_within(const struct pace *pace, int32_t month, int32_t from, int32_t to)
{
	const struct month_sums sums = {.at = pace->sums, .count = pace->count};
	return month_sums_within(&sums, month, from, to);
}
