/* What follows from the schedule of a line. Private to calc. */
#ifndef BAAT_SCHEDULE_H
#define BAAT_SCHEDULE_H

#include "amount.h"

/* Which of its amounts is that of its year number `index`. */
static inline enum baat_span baat_schedule_span(const struct baat_schedule *schedule, unsigned index)
{
	return index == 0 ? BAAT_FIRST_YEAR : index + 1 < schedule->years ? BAAT_WHOLE_YEARS : BAAT_LAST_YEAR;
}

/* Sets of a flow what all years of a series have in common. */
static inline void baat_schedule_head(const struct baat_schedule *schedule, const struct baat_series *series,
                                      struct baat_flow *flow)
{
	const struct baat_line *line = schedule->line;
	flow->pm_plus = schedule->pm_plus;
	flow->pm_min = schedule->pm_min;
	flow->line = line->line;
	flow->alternative = schedule->alternative;
	flow->post = line->post;
	flow->domain = line->domain;
	flow->party = series->party;
	flow->success = schedule->success;
	flow->kind = schedule->kind;
	flow->side = series->side;
}

/* Makes the flow of year number `index` of a series. */
static inline void baat_schedule_flow(const struct baat_schedule *schedule, const struct baat_series *series,
                                      unsigned index, struct baat_flow *flow)
{
	const enum baat_span span = baat_schedule_span(schedule, index);
	const unsigned year = schedule->year + index;
	baat_schedule_head(schedule, series, flow);
	const uint64_t size = series->size[span];
	flow->amount = baat_signed(size, series->negative);
	flow->present = baat_signed(baat_present_value(schedule->rules, size, year), series->negative);
	flow->cashable = baat_signed(baat_cashable_part(size, schedule->line->cashable), series->negative);
	flow->month = (uint16_t)(index == 0 ? schedule->month : year * 12);
	flow->year = (uint8_t)year;
	flow->months = schedule->months[span];
}

#endif
