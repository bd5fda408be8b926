#include "baat/calc/outlook.h"

#include <stdlib.h>

#include "outlook-parts.h"

/* What is needed while an outlook is made. */
struct making {
	struct baat_outlook *outlook;
	const struct baat_ledger *ledger;
	const struct baat_pot *pot;
	const struct pot_ledger *booked;
	struct pace pace;
	/* the room at the end of the month before, as it is expected, and without what is to come back */
	baat_sum end, end_without;
	baat_sum open;
	size_t number; /* of the pot */
};

static enum baat_status make_room(struct making *making, struct baat_diags *diags)
{
	struct baat_outlook *outlook = making->outlook;
	for (size_t i = 0; i < making->pot->period_count; i++)
		outlook->month_count += (size_t)(making->pot->periods[i].to - making->pot->periods[i].from) + 1;
	outlook->period_count = making->pot->period_count;
	outlook->months = calloc(outlook->month_count + 1, sizeof *outlook->months);
	outlook->periods = calloc(outlook->period_count + 1, sizeof *outlook->periods);
	return outlook->months == NULL || outlook->periods == NULL ? baat_out_of_memory(diags) : BAAT_OK;
}

/* Months and periods of which nothing is known yet but when they are. */
static void lay_out(struct making *making)
{
	size_t at = 0;
	for (size_t i = 0; i < making->pot->period_count; i++) {
		const struct baat_budget_period *period = &making->pot->periods[i];
		making->outlook->periods[i] = (struct baat_pot_period){.period = period,
		                                                       .begun = period->from <= making->ledger->cut_off,
		                                                       .ended = period->to <= making->ledger->cut_off,
		                                                       .full = BAAT_NO_MONTH,
		                                                       .full_without = BAAT_NO_MONTH,
		                                                       .oldest = BAAT_NO_MONTH};
		for (int32_t month = period->from; month <= period->to; month++)
			making->outlook->months[at++] = (struct baat_pot_month){
			    .month = month, .period = i, .expected = month > making->ledger->cut_off};
	}
}

static int by_month(const void *key, const void *item)
{
	const int32_t month = *(const int32_t *)key;
	const struct baat_pot_month *at = item;
	return month < at->month ? -1 : month > at->month;
}

/* What is left of claims, in the months in which it was to come. */
static void add_due(struct making *making)
{
	struct baat_outlook *outlook = making->outlook;
	const int32_t cut_off = making->ledger->cut_off;
	for (size_t i = 0; i < making->booked->demand_count; i++) {
		const struct demand *demand = &making->booked->demands[i];
		struct baat_pot_month *month = bsearch(&demand->expected, outlook->months, outlook->month_count,
		                                       sizeof *outlook->months, by_month);
		if (month == NULL)
			continue;
		struct baat_pot_period *period = &outlook->periods[month->period];
		const int64_t weighed = demand_weighed(demand, cut_off);
		month->due += demand->amount;
		month->due_weighed += weighed;
		period->due += demand->amount;
		period->due_weighed += weighed;
		if (demand->expected > cut_off || demand->amount == 0)
			continue;
		period->late += demand->amount;
		if (period->oldest == BAAT_NO_MONTH || demand->expected < period->oldest)
			period->oldest = demand->expected;
	}
}

/* The loads of all that was granted up to the cut-off. */
static void add_loads(struct making *making)
{
	for (size_t i = 0; i < making->booked->row_count; i++) {
		const struct month_row *row = &making->booked->rows[i];
		const int32_t month = making->booked->row_first + (int32_t)i;
		const int32_t first = making->pot->periods[0].from, base = month > first ? month : first;
		const size_t longest =
		    row->granted.count > row->released.count ? row->granted.count : row->released.count;
		for (size_t j = 0; j < making->outlook->month_count; j++) {
			struct baat_pot_month *at = &making->outlook->months[j];
			if (at->month >= base && (size_t)(at->month - base) < longest)
				at->load += ledger_net(making->pot, row, month, at->month, at->month);
		}
	}
}

static void add_actual(struct making *making, struct baat_pot_month *month)
{
	const struct month_row *row = ledger_row(making->booked, month->month);
	const struct baat_budget_period *period = &making->pot->periods[month->period];
	if (row == NULL)
		return;
	month->change = row->changed;
	month->received = row->received;
	month->paid = row->paid;
	month->granted = month_sums_within(&row->granted, month->month, period->from, period->to);
	month->released = month_sums_within(&row->released, month->month, period->from, period->to);
	making->open += ledger_net(making->pot, row, month->month, period->from, INT32_MAX - 1) - row->paid;
	making->outlook->periods[month->period].later +=
	    ledger_net(making->pot, row, month->month, period->to + 1, INT32_MAX - 1);
}

/* A month after the cut-off, in which is granted at the pace. */
static void add_expected(struct making *making, struct baat_pot_month *month)
{
	const struct baat_budget_period *period = &making->pot->periods[month->period];
	month->granted = pace_within(&making->pace, month->month, period->from, period->to);
	month->received = month->due_weighed;
	for (size_t i = 0; i < making->outlook->month_count; i++) {
		const struct baat_pot_month *granted = &making->outlook->months[i];
		if (granted->expected && granted->month <= month->month)
			month->load_new += pace_within(&making->pace, granted->month, month->month, month->month);
	}
}

/* What will be granted at the pace before a period begins, and falls in it. */
static baat_sum expected_before(const struct making *making, const struct baat_budget_period *period)
{
	baat_sum sum = 0;
	for (size_t i = 0; i < making->outlook->month_count; i++) {
		const struct baat_pot_month *month = &making->outlook->months[i];
		if (month->expected && month->month < period->from)
			sum += pace_within(&making->pace, month->month, period->from, period->to);
	}
	return sum;
}

/* The room with which a period begins. */
static void begin_period(struct making *making, size_t number)
{
	struct baat_pot_period *at = &making->outlook->periods[number];
	const struct baat_budget_period *period = at->period;
	const bool carried = number > 0 && making->pot->periods[number - 1].carries;
	at->before = ledger_granted_before(making->ledger, making->number, period, making->ledger->cut_off);
	if (carried && at->begun)
		at->carried = making->end;
	at->room = period->amount + at->carried - at->before;
	const baat_sum start = period->amount - at->before - (at->begun ? 0 : expected_before(making, period));
	making->end = start + (carried ? making->end : 0);
	making->end_without = start + (carried ? making->end_without : 0);
}

static void add_month(struct making *making, struct baat_pot_month *month)
{
	struct baat_pot_period *period = &making->outlook->periods[month->period];
	month->begin = making->end;
	if (month->expected)
		add_expected(making, month);
	else
		add_actual(making, month);
	const baat_sum change = month->change - month->granted + month->released;
	making->end += change + month->received;
	making->end_without += change + (month->expected ? 0 : month->received);
	month->end = making->end;
	month->end_without = making->end_without;
	if (month->end < 0 && period->full == BAAT_NO_MONTH)
		period->full = month->month;
	if (month->end_without < 0 && period->full_without == BAAT_NO_MONTH)
		period->full_without = month->month;
	period->end = month->end;
	period->end_without = month->end_without;
	if (month->expected)
		return;
	month->open = period->open = making->open;
	period->change += month->change;
	period->granted += month->granted;
	period->released += month->released;
	period->received += month->received;
	period->paid += month->paid;
	period->room = month->end;
}

/* What was promised before the first period begins is open in it. */
static void begin_open(struct making *making)
{
	for (size_t i = 0; i < making->booked->row_count; i++) {
		const int32_t month = making->booked->row_first + (int32_t)i;
		if (month >= making->pot->periods[0].from)
			break;
		making->open += ledger_net(making->pot, &making->booked->rows[i], month, making->pot->periods[0].from,
		                           INT32_MAX - 1);
	}
}

static void follow(struct making *making)
{
	struct baat_outlook *outlook = making->outlook;
	begin_open(making);
	for (size_t i = 0; i < outlook->month_count; i++) {
		struct baat_pot_month *month = &outlook->months[i];
		if (i == 0 || month->period != month[-1].period)
			begin_period(making, month->period);
		add_month(making, month);
	}
}

enum baat_status baat_outlook_make(struct baat_outlook *outlook, const struct baat_ledger *ledger, size_t pot,
                                   int32_t pace, struct baat_diags *diags)
{
	struct making making = {.outlook = outlook,
	                        .ledger = ledger,
	                        .pot = &ledger->budget->pots[pot],
	                        .booked = &ledger->pots[pot],
	                        .number = pot};
	*outlook = (struct baat_outlook){0};
	enum baat_status status = make_room(&making, diags);
	if (status == BAAT_OK)
		status = pace_make(&making.pace, ledger, pot, pace, diags);
	if (status == BAAT_OK) {
		lay_out(&making);
		add_due(&making);
		add_loads(&making);
		follow(&making);
		outlook->pace_months = making.pace.months;
		outlook->pace = making.pace.count > 0 ? making.pace.sums[making.pace.count - 1] : 0;
		status = outlook_check(outlook, ledger, pot, diags);
	}
	free(making.pace.sums);
	return status;
}
