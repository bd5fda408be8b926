/* What all threads of baat-bon share, and what each of them does with a case. */
#ifndef BON_RUN_H
#define BON_RUN_H

#include "bon.h"
#include "cli/grouping.h"

struct bon_run {
	const struct bon_settings *settings;
	const struct grouping *grouping; /* only its filter is used */
	struct baat_flow_rules rules;
	struct baat_mandate mandate;
	struct bon_folder *folder; /* NULL: all receipts go to one output */
	char *index_path;          /* of the list of receipts in the folder; NULL for none */
	enum bon_form form;
};

/* Its context is the bon_run. */
extern const struct baat_handler bon_handler;
/* After the run: what the filter saw, the totals of the index (NULL without one), and the names of its flows. */
struct bon_seen {
	const struct baat_filter *filter;
	struct baat_outcomes *totals;
	const struct baat_names *names;
};
struct bon_seen bon_seen(const struct baat_run *cases);

#endif
