/* What the horizon cuts off of a case. Private to calc. */
#ifndef BAAT_CUT_OFF_H
#define BAAT_CUT_OFF_H

#include "baat/calc/filter.h"
#include "baat/calc/flows.h"

/* Set the first four; `seen` is to be freed. */
struct baat_loss {
	const struct baat_case *casus;
	struct baat_filter *filter; /* NULL: everything counts */
	const struct baat_flow_rules *rules;
	struct baat_cut_off *cut_off;
	uint8_t *seen; /* by line of the case: a bit for each kind that it was counted as; NULL before the first */
	bool lost_line, kept_line; /* a line that counts was lost as a whole, or pays something */
};

/* Takes the schedule of months beyond the horizon (`lost`), or of those before it to see whether any counts. False when
 * there is no memory. */
bool baat_loss_add(struct baat_loss *loss, const struct baat_schedule *schedule, bool lost);

#endif
