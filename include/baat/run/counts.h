/*
 * baat/run/counts.h - what was counted of the cases of a run, for its account and the notes at its end.
 */
#ifndef BAAT_COUNTS_H
#define BAAT_COUNTS_H

#include "baat/calc/flows.h"

struct baat_counts {
	uint64_t cases, without_counterfactual, without_alternative; /* of cases without errors */
	uint64_t rejected;                                           /* cases with errors */
	uint64_t lines, unpriced;                                    /* of cases without errors */
	struct baat_case_tally tally;                                /* of cases without errors */
	struct baat_cut_off cut_off;                                 /* the handler adds to it */
};

#endif
