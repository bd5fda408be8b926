/* What is looked at: by which keys, which cases, parties and alternatives, and in which order of rows. */
#ifndef OPTIONS_SELECTION_H
#define OPTIONS_SELECTION_H

#include "options.h"

enum selection_option {
	SELECTION_KEYS,
	SELECTION_PARTIES,
	SELECTION_ALTERNATIVES,
	SELECTION_CASES,
	SELECTION_SORT,
	SELECTION_CHOSEN
};

struct selection_options {
	option_set given;
	struct words keys, parties, alternatives; /* split at commas */
	struct words cases, sort;                 /* split at commas */
	bool chosen;                              /* of each case the alternative that was chosen */
};

extern const struct option_group selection_group;

#endif
