/* What is looked at: by which keys, and which parties and alternatives. */
#ifndef OPTIONS_SELECTION_H
#define OPTIONS_SELECTION_H

#include "options.h"

enum selection_option { SELECTION_KEYS, SELECTION_PARTIES, SELECTION_ALTERNATIVES, SELECTION_CHOSEN };

struct selection_options {
	option_set given;
	struct words keys, parties, alternatives; /* split at commas */
	bool chosen;                              /* of each case the alternative that was chosen */
};

extern const struct option_group selection_group;

#endif
