/*
 * baat/calc/outlook.h - a pot by month and by period: what was booked, and what is to be expected at this pace.
 *
 * Amounts are cents. Rule: baat-methode(7), BUDGETS.
 */
#ifndef BAAT_OUTLOOK_H
#define BAAT_OUTLOOK_H

#include "baat/calc/ledger.h"

/* A month of a period. */
struct baat_pot_month {
	int32_t month;
	size_t period;
	bool expected;          /* it lies after the cut-off */
	baat_sum begin, change; /* the room, and what changes it: */
	baat_sum granted, released, received;
	baat_sum end;         /* the room */
	baat_sum end_without; /* the same when nothing comes back after the cut-off */
	baat_sum load;        /* what of the grants up to the cut-off falls in the month */
	baat_sum load_new;    /* and of those that are expected */
	baat_sum paid, open;  /* not of a month that is expected */
	baat_sum due, due_weighed;
};

/* A period, up to the cut-off unless said otherwise. */
struct baat_pot_period {
	const struct baat_budget_period *period;
	bool begun, ended;        /* by the cut-off */
	baat_sum change, carried; /* changes of the budget; what came from the period before it */
	baat_sum before;          /* granted before it begins */
	baat_sum granted, released, received, room;
	baat_sum later; /* what was granted in it falls after it */
	baat_sum paid, open;
	baat_sum due, due_weighed, late;
	baat_sum end, end_without;  /* expected room at its end */
	int32_t full, full_without; /* first month with a room below nothing; BAAT_NO_MONTH: there is none */
	int32_t oldest;             /* month in which the oldest of what is late was due; BAAT_NO_MONTH */
};

struct baat_outlook {
	struct baat_pot_month *months; /* of all periods, in the order of time */
	size_t month_count;
	struct baat_pot_period *periods;
	size_t period_count;
	int32_t pace_months; /* so many months are the pace; 0: nothing new is expected */
	baat_sum pace;       /* what is granted in such a month, all its months together */
};

enum { BAAT_PACE_OF_PERIOD = -1, BAAT_PACE_MAX = 240 };

/*
 * The outlook of a pot, from a ledger that is closed and has a cut-off. `pace`: the last so many months up to the
 * cut-off; BAAT_PACE_OF_PERIOD: those of the period at hand. Free with baat_outlook_free(), whatever is returned.
 * Errors: BAAT_OUT_OF_MEMORY; BAAT_INTERNAL when sums do not close.
 */
enum baat_status baat_outlook_make(struct baat_outlook *outlook, const struct baat_ledger *ledger, size_t pot,
                                   int32_t pace, struct baat_diags *diags);
void baat_outlook_free(struct baat_outlook *outlook);

/* The period that holds the cut-off, else the last that has begun, else the first. */
const struct baat_pot_period *baat_outlook_now(const struct baat_outlook *outlook);

#endif
