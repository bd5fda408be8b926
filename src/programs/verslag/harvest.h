/*
 * What the cases are harvested of: sums by each of the keys of a report, and what is known of single cases. One a
 * thread, in one pass; merged at the end.
 */
#ifndef HARVEST_H
#define HARVEST_H

#include "baat/run/case-input.h"
#include "price-use.h"
#include "verslag.h"

/* Sums by one key each, or by none. */
enum harvest_key { BY_NOTHING, BY_PARTY, BY_YEAR, BY_DOMAIN, BY_POST, HARVEST_KEYS };

/* Cases by what is saved on them. */
enum case_class { CASES_CHEAPER, CASES_EVEN, CASES_DEARER, CASE_CLASSES };
struct class_sums {
	uint64_t count;
	baat_sum input, avoided, net;
};

/* The cases of one alternative; those without any have number BAAT_NO_NAME, and a count only. */
struct case_sums {
	uint32_t alternative;
	uint64_t count;
	struct class_sums classes[CASE_CLASSES];
};

/* A case that is dearer. */
struct dearer_case {
	uint32_t alternative;
	struct baat_text casus;
	baat_sum input, avoided, net, npv;
	uint64_t block, line; /* where it stands in the input */
};

/* What all threads read. */
struct harvest_request {
	const struct verslag_settings *settings;
	const struct grouping *grouping;        /* for its filter */
	const struct grouping *sharing;         /* by party, for its filter too; NULL: nothing is shared */
	const struct baat_agreement *agreement; /* when something is shared */
	struct baat_flow_rules rules;
};

struct harvest {
	const struct harvest_request *request;
	struct baat_names *names; /* of the flows */
	struct baat_filter *filter, *sharing_filter;
	struct baat_outcomes *by[HARVEST_KEYS];
	struct baat_outcomes *one; /* of the case at hand */
	struct stake_sums *stakes; /* NULL: nothing is shared */
	struct price_uses prices;
	struct case_sums *cases;
	size_t case_count, case_capacity;
	struct dearer_case *dearer; /* only when they are to be named */
	size_t dearer_count, dearer_capacity;
	struct baat_arena arena;        /* of their names */
	struct baat_flow_choice choice; /* for the case at hand */
};

/* Its context is the request; the state after the run is the harvest. */
extern const struct baat_handler harvest_handler;

/* The cases of an alternative; NULL when there are none. */
const struct case_sums *harvest_cases(const struct harvest *harvest, uint32_t alternative);

/* Lowest net savings first, then in the order of the input. */
void harvest_sort_dearer(struct harvest *harvest);

#endif
