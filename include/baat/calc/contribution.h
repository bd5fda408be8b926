/*
 * baat/calc/contribution.h - what one flow adds to a measure.
 *
 * Rules: baat-methode(7), OUTCOME MEASURES. Added up over all flows that count it is what struct baat_outcomes makes of
 * them.
 */
#ifndef BAAT_CONTRIBUTION_H
#define BAAT_CONTRIBUTION_H

#include "baat/calc/outcome.h"

/* Of what a flow has, the part that a measure adds up. */
enum baat_basis { BAAT_BASIS_AMOUNT, BAAT_BASIS_PRESENT, BAAT_BASIS_CASHABLE, BAAT_BASIS_COUNT, BAAT_BASIS_NONE };

/* BAAT_BASIS_COUNT: effects without a price; BAAT_BASIS_NONE: a ratio, which no flow adds to. */
enum baat_basis baat_measure_basis(enum baat_measure measure);

/* Of a ratio the measures that it is made of, separated by spaces; NULL of the others. */
const char *baat_measure_made_of(enum baat_measure measure);

/* Whether a flow has a part in a measure; *contribution is what it adds: cents, or 1 for BAAT_BASIS_COUNT. */
bool baat_contribution(enum baat_measure measure, const struct baat_flow *flow, int64_t *contribution);

#endif
