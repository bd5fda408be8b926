/* An outlook that is being made. Private to calc/budget. */
#ifndef OUTLOOK_PARTS_H
#define OUTLOOK_PARTS_H

#include "baat/calc/outlook.h"
#include "ledger-parts.h"

/* An average month of grants: what falls in it, and in each month after it. Kept as the sums up to each. */
struct pace {
	baat_sum *sums;
	size_t count;
	int32_t months;
};

/* The months that the pace is taken from, and what an average one of them grants. */
enum baat_status pace_make(struct pace *pace, const struct baat_ledger *ledger, size_t pot, int32_t months,
                           struct baat_diags *diags);
/* What of a grant at that pace in `month` falls in from..to. */
baat_sum pace_within(const struct pace *pace, int32_t month, int32_t from, int32_t to);

/* Checks that everything adds up (baat-methode(7), BUDGETS, Checks). */
enum baat_status outlook_check(const struct baat_outlook *outlook, const struct baat_ledger *ledger, size_t pot,
                               struct baat_diags *diags);

#endif
