/* How sure a receipt is when inputs of its case have ranges: the figures of baat-zeker -k casus. */
#ifndef BON_RANGE_H
#define BON_RANGE_H

#include "baat/calc/uncertain.h"

/* How the draws of one alternative lie. */
struct bon_range {
	struct baat_text name; /* of the alternative */
	unsigned gains;        /* per 100 draws the present value is not below 0, half up, */
	bool always, never;    /* all of them, or none */
	baat_sum low, high;    /* 5 and 95 of 100 draws lie at or below these cents */
};

struct bon_ranges;

/* One a thread. What it is given outlives it. NULL when there is no memory. */
struct bon_ranges *bon_ranges_new(const struct baat_flow_rules *flows, const struct baat_prices *prices,
                                  struct baat_filter *filter, struct baat_names *names);
void bon_ranges_free(struct bon_ranges *ranges); /* NULL is fine */

/* Draws a case. A case whose ranges cannot be drawn from has none; baat-toets says why. BAAT_SYSTEM: no memory. */
enum baat_status bon_ranges_of(struct bon_ranges *ranges, const struct baat_case *casus,
                               const struct baat_flow_choice *choice, struct baat_diags *diags);
/* What was drawn of an alternative; NULL when nothing of it has a range. Valid until the next case. */
const struct bon_range *bon_ranges_find(const struct bon_ranges *ranges, struct baat_text alternative);

#endif
