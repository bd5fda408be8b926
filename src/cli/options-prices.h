/* Which prices: the tables, and the consumer prices they are indexed by. */
#ifndef OPTIONS_PRICES_H
#define OPTIONS_PRICES_H

#include "options.h"

enum prices_option { PRICES_TABLE, PRICES_CPI };

struct prices_options {
	option_set given;
	struct words tables; /* -p, as given; none for the shipped set */
	const char *cpi;     /* NULL for the shipped one */
};

extern const struct option_group prices_group;

#endif
