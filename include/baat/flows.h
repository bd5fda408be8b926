/*
 * baat/flows.h - from a case and its prices to flows.
 *
 * Rules: baat-methode(7), sections TIME AND HORIZON, CHANCES AND SUCCESS, AMOUNTS AND ROUNDING, PRESENT VALUE.
 */
#ifndef BAAT_FLOWS_H
#define BAAT_FLOWS_H

#include "baat/flow.h"
#include "baat/method.h"

/* What the horizon cut off, per kind: lines that lost months, and their euros without the weight of slaagkans. */
struct baat_cut_off {
	uint64_t lines[BAAT_KIND__MAX];
	baat_sum cents[BAAT_KIND__MAX];
	uint64_t cases; /* that lost every line */
};

/* The method made ready for use: discount factors and months per period. Read-only, so threads may share one. */
struct baat_flow_rules {
	int32_t months;                   /* of the horizon */
	int64_t factor[BAAT_HORIZON_MAX]; /* D(j), 12 decimals */
	struct {
		int64_t numerator, denominator; /* units in a month per unit of quantity, in lowest terms */
	} period[BAAT_PERIOD__MAX];
};
void baat_flow_rules_make(struct baat_flow_rules *rules, const struct baat_method *method);

/* The amount of `quantity` (4 decimals) over `months` months of a line at full weight, in cents; `weight` (6 decimals)
 * joins the product before the one rounding. False on overflow, which the bounds of case lines rule out. */
bool baat_line_amount(const struct baat_flow_rules *rules, const struct baat_line *line, unsigned months,
                      int32_t weight, int64_t *cents);

/* Which alternatives to make flows for. */
struct baat_flow_choice {
	bool chosen_only;     /* --gekozen: only the one that was chosen */
	size_t scenario;      /* that one, 0 for none */
	uint32_t chosen_name; /* the name it gets ("gekozen") */
};

/*
 * Makes the flows of a case in the order of baat-bestanden(5), FLOWS, and gives them to the sink in batches.
 * *cut_off is added to. Returns what the sink returns when it is not BAAT_OK, or BAAT_REJECTED (BAAT_AMOUNT_OVERFLOW)
 * when an amount does not fit, which the bounds of case lines rule out.
 */
enum baat_status baat_flows_of_case(const struct baat_case *casus, const char *file,
                                    const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                    baat_flow_sink *sink, void *context, struct baat_cut_off *cut_off,
                                    struct baat_diags *diags);

void baat_cut_off_merge(struct baat_cut_off *into, const struct baat_cut_off *from);

#endif
