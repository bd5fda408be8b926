/*
 * baat/calc/pot-trial.h - whether one more grant fits in a pot.
 *
 * Amounts are cents. Rule: baat-methode(7), BUDGETS, A proof.
 */
#ifndef BAAT_POT_TRIAL_H
#define BAAT_POT_TRIAL_H

#include "baat/calc/outlook.h"
#include "baat/model/flow.h"

struct baat_pot_trial;

/* Of a pot whose cut-off lies in one of its periods. The ledger must outlive it. NULL when there is no memory. */
struct baat_pot_trial *baat_pot_trial_new(const struct baat_ledger *ledger, size_t pot,
                                          const struct baat_outlook *outlook);
void baat_pot_trial_free(struct baat_pot_trial *trial); /* NULL is fine */

/* What is tried: an amount in each of so many months from the cut-off on. False when there is no memory. */
bool baat_pot_trial_amount(struct baat_pot_trial *trial, baat_cents amount, int32_t months);
/* What the holder pays as inzet in the flows of each case that has an alternative; month 0 is the cut-off. `names` are
 * those of the flows, the same in every call. Errors: BAAT_ALTERNATIVE_AMBIGUOUS, BAAT_OUT_OF_MEMORY. */
enum baat_status baat_pot_trial_flows(struct baat_pot_trial *trial, const struct baat_unit *unit,
                                      const struct baat_flow *flows, size_t count, const struct baat_names *names,
                                      struct baat_diags *diags);

struct baat_trial_row {
	struct baat_text casus;
	baat_sum amount, within, later; /* all of it; in the period at hand; in other months */
	baat_sum room;                  /* in the period at hand before it */
	bool fits;                      /* in every period; only then it takes room from those that follow */
	baat_sum commitment;            /* with what the case has already, which somebody must approve */
};

/* The next that is tried; false when there is none. */
bool baat_pot_trial_next(struct baat_pot_trial *trial, struct baat_trial_row *row);

#endif
