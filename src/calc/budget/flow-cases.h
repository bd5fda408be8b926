/* The cases of flows that are held beside a budget. Private to calc/budget. */
#ifndef FLOW_CASES_H
#define FLOW_CASES_H

#include "baat/base/names.h"
#include "baat/model/flow.h"

/* Cases by first appearance, each with its one alternative. */
struct flow_cases {
	struct baat_names *names;
	uint32_t *alternatives; /* BAAT_NO_NAME: none so far */
	size_t capacity;
};

bool flow_cases_begin(struct flow_cases *cases);
void flow_cases_free(struct flow_cases *cases);

/* The case of a batch. False when there is no memory. */
bool flow_cases_find(struct flow_cases *cases, const struct baat_unit *unit, uint32_t *number);

/* Takes the alternative of a flow; *first: it is the first one of the case. Errors: BAAT_ALTERNATIVE_AMBIGUOUS. */
enum baat_status flow_cases_take(struct flow_cases *cases, uint32_t number, const struct baat_unit *unit,
                                 const struct baat_flow *flow, const struct baat_names *names, bool *first,
                                 struct baat_diags *diags);

#endif
