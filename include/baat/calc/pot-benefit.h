/*
 * baat/calc/pot-benefit.h - what is avoided for the cases of each pot, and for whom.
 *
 * Amounts are cents, perspective financieel, not discounted. Rule: baat-methode(7), BUDGETS, Avoided costs of a pot.
 */
#ifndef BAAT_POT_BENEFIT_H
#define BAAT_POT_BENEFIT_H

#include "baat/calc/ledger.h"
#include "baat/model/flow.h"

struct baat_pot_benefit;

/* The ledger, which is closed, must outlive it. NULL when there is no memory. */
struct baat_pot_benefit *baat_pot_benefit_new(const struct baat_ledger *ledger);
void baat_pot_benefit_free(struct baat_pot_benefit *benefit); /* NULL is fine */

/* Adds flows; `names` are theirs, the same in every call. Errors: BAAT_ALTERNATIVE_AMBIGUOUS, BAAT_OUT_OF_MEMORY. */
enum baat_status baat_pot_benefit_add(struct baat_pot_benefit *benefit, const struct baat_unit *unit,
                                      const struct baat_flow *flows, size_t count, const struct baat_names *names,
                                      struct baat_diags *diags);

/* All flows are in. Then there are rows. Errors: BAAT_OUT_OF_MEMORY. */
enum baat_status baat_pot_benefit_close(struct baat_pot_benefit *benefit, struct baat_diags *diags);

/* What a pot means for a party: expected by the flows, */
struct baat_pot_party {
	struct baat_text name;
	baat_sum avoided, cashable, input;
	/* and what happened: what the holder granted, what came back from others. */
	baat_sum granted, back;
};
size_t baat_pot_benefit_count(const struct baat_pot_benefit *benefit, size_t pot);
struct baat_pot_party baat_pot_benefit_row(const struct baat_pot_benefit *benefit, size_t pot, size_t number);

/* What of the grants of a pot is that of cases with flows, and all of it; by how much that is more than the holder's
 * input in the flows, 0 when it is not. */
struct baat_pot_coverage {
	baat_sum covered, granted, over;
};
struct baat_pot_coverage baat_pot_benefit_coverage(const struct baat_pot_benefit *benefit, size_t pot);
/* How many cases of the flows have no grant in any pot. */
uint64_t baat_pot_benefit_ungranted(const struct baat_pot_benefit *benefit);

#endif
