/*
 * A flow by calendar months or years (baat-methode(7), CALENDAR). Private to calc. Each of its amounts is divided over
 * its months by largest remainder, ties to the earlier month: the first ones get a cent more than the last.
 */
#ifndef BAAT_CALENDAR_H
#define BAAT_CALENDAR_H

#include "amount.h"
#include "baat/calc/keys.h"
#include "baat/model/flow.h"

/* What flows are cut into. */
enum baat_calendar { BAAT_CALENDAR_NONE, BAAT_CALENDAR_YEARS, BAAT_CALENDAR_MONTHS };

static inline enum baat_calendar baat_calendar_of(const struct baat_grouping *grouping)
{
	if (baat_grouping_has(grouping, BAAT_KEY_CALENDAR_MONTH))
		return BAAT_CALENDAR_MONTHS;
	return baat_grouping_has(grouping, BAAT_KEY_CALENDAR_YEAR) ? BAAT_CALENDAR_YEARS : BAAT_CALENDAR_NONE;
}

/* What months `from` to before `end` get of an amount over so many months. */
static inline int64_t baat_calendar_part(int64_t amount, unsigned months, unsigned from, unsigned end)
{
	const uint64_t size = baat_magnitude(amount), each = size / months, left = size % months;
	const uint64_t more = (end < left ? end : left) - (from < left ? from : left);
	return baat_signed(each * (end - from) + more, amount < 0);
}

/* Where the calendar year or month ends that month `at` of a flow lies in; `start` is that of its case. */
static inline unsigned baat_calendar_end(enum baat_calendar calendar, const struct baat_flow *flow, int32_t start,
                                         unsigned at)
{
	const unsigned month = (unsigned)start + flow->month + at;
	const unsigned end = at + (calendar == BAAT_CALENDAR_MONTHS ? 1 : 12 - month % 12);
	return end < flow->months ? end : flow->months;
}

/* The flow of those months. What has no price counts in the first month of the whole. */
static inline struct baat_flow baat_calendar_piece(const struct baat_flow *flow, unsigned from, unsigned end)
{
	struct baat_flow piece = *flow;
	piece.month = (uint16_t)(flow->month + from);
	piece.months = (uint8_t)(end - from);
	piece.amount = baat_calendar_part(flow->amount, flow->months, from, end);
	piece.present = baat_calendar_part(flow->present, flow->months, from, end);
	piece.cashable = baat_calendar_part(flow->cashable, flow->months, from, end);
	if (from > 0)
		piece.pm_plus = piece.pm_min = 0;
	return piece;
}

#endif
