/*
 * baat/calc/persons.h - how many persons of a cohort reach each step of a funnel.
 *
 * Rule: baat-methode(7), FUNNELS, Persons.
 */
#ifndef BAAT_PERSONS_H
#define BAAT_PERSONS_H

#include "baat/model/funnel.h"

/* Persons of one cohort at one step, in units of 1/10 000. */
struct baat_reach {
	int64_t persons;
	int64_t rest;     /* who go on to none of the steps that divide it; 0 when there are none */
	int64_t overflow; /* for whom it had no room; they go nowhere */
};

/*
 * Divides the persons of a cohort over the steps: reach[i] of step i. Nobody is lost or made: at each step its persons
 * are what its parts got of it, and its rest. Errors: BAAT_NUMBER_RANGE when steps that overlap count people so often
 * that they are more than a hundred thousand million; BAAT_OUT_OF_MEMORY.
 */
enum baat_status baat_persons_divide(const struct baat_funnel *funnel, int64_t persons, struct baat_reach reach[],
                                     struct baat_diags *diags);

#endif
