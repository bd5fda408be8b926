/*
 * baat/filter.h - which flows count: perspective, parties, alternatives.
 *
 * Rule: baat-methode(7), TRANSFERS AND PERSPECTIVES.
 */
#ifndef BAAT_FILTER_H
#define BAAT_FILTER_H

#include "baat/model/flow.h"
#include "baat/model/method.h"

/* What is asked for. The texts are the caller's and must outlive every use. */
struct baat_filter_request {
	bool every_side; /* count what the client receives too, whatever the perspective (flows are passed on whole) */
	enum baat_perspective perspective;
	const struct baat_text *parties; /* these only; none: all */
	size_t party_count;
	const struct baat_text *alternatives; /* these only; none: all */
	size_t alternative_count;
};

/* A filter for one thread. `names` are those of the flows. NULL when there is no memory. */
struct baat_filter;
struct baat_filter *baat_filter_new(const struct baat_filter_request *request, const struct baat_names *names);
void baat_filter_free(struct baat_filter *filter);

/* Whether a flow counts; only its side, party and alternative are looked at. Sets *failed when there is no memory. */
bool baat_filter_counts(struct baat_filter *filter, const struct baat_flow *flow, bool *failed);

/* Whether every flow that is paid (not received) counts, so that it need not be asked. */
bool baat_filter_counts_payments(const struct baat_filter *filter);

/* For "did you mean": numbers below the count of the names; the empty text for one that was no such party or
 * alternative of any flow. */
struct baat_text baat_filter_party(const struct baat_filter *filter, size_t number);
struct baat_text baat_filter_alternative(const struct baat_filter *filter, size_t number);
size_t baat_filter_name_count(const struct baat_filter *filter);

/* Whether the i-th party or alternative of the request has occurred in any flow, counted or not. */
bool baat_filter_saw_party(const struct baat_filter *filter, size_t i);
bool baat_filter_saw_alternative(const struct baat_filter *filter, size_t i);
void baat_filter_merge(struct baat_filter *into, const struct baat_filter *from);

#endif
