/* From flows to stakes: what is at stake for each party by an agreement, in the order of the table of baat-deel. */
#ifndef STAKES_H
#define STAKES_H

#include "baat/calc/outcome.h"
#include "baat/calc/share.h"

/* Sums of flows by party on the basis of an agreement, for one thread. */
struct stake_sums;
/* `grouping` is by party alone, and outlives it, as filter and names do. NULL: no memory. */
struct stake_sums *stake_sums_new(const struct baat_grouping *grouping, struct baat_filter *filter,
                                  struct baat_names *names, enum baat_basis basis);
void stake_sums_free(struct stake_sums *sums); /* NULL is fine */
void stake_sums_begin_block(struct stake_sums *sums, uint64_t sequence);
/* A baat_flow_sink. Flows without an alternative do not count. BAAT_SYSTEM: no memory. */
enum baat_status stake_sums_add(void *sums, const struct baat_unit *unit, const struct baat_flow *flows, size_t count);
bool stake_sums_merge(struct stake_sums *into, const struct stake_sums *from); /* false: no memory */
/* How many flows there were without an alternative. */
uint64_t stake_sums_without(const struct stake_sums *sums);

/* Start with {0}; free with stakes_free(). */
struct stakes {
	struct baat_stake *items;
	size_t count;
	char *alternative; /* the one that is shared; NULL when there are no flows of any */
};

/*
 * A stake for each party, in order of first appearance, and behind them those that only the agreement names. `names`
 * are those that the agreement was read with, from the file `path`; they get the parties that the flows add. Errors:
 * BAAT_OPTION_VALUE when there are several alternatives, BAAT_PARTY_NEAR for a name in the agreement that must be a
 * slip, BAAT_AMOUNT_OVERFLOW.
 */
enum baat_status stakes_make(struct stakes *stakes, const struct baat_agreement *agreement, const char *path,
                             struct baat_names *names, struct stake_sums *sums, struct baat_diags *diags);
void stakes_free(struct stakes *stakes);

#endif
