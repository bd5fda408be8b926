/* Flows for tests, merged and added up. */
#ifndef CHECK_MERGING_H
#define CHECK_MERGING_H

#include "model.h"

#include "baat/calc/merge.h"

static struct baat_names *names;
static const struct baat_filter_request passing = {.every_side = true};

static inline int set_up(void **state)
{
	(void)state;
	names = stream_names();
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	baat_names_free(names);
	return 0;
}

/* A merger with a filter of its own. */
struct merge {
	struct baat_filter *filter;
	struct baat_merger *merger;
};

static inline struct merge merge_new(const struct baat_grouping *keys, struct baat_names *own)
{
	struct merge merge = {.filter = baat_filter_new(&passing, own)};
	merge.merger = baat_merger_new(keys, STREAM_ATTRIBUTES, merge.filter, own);
	assert_true(merge.filter != NULL && merge.merger != NULL);
	return merge;
}

static inline void merge_free(struct merge *merge)
{
	baat_merger_free(merge->merger);
	baat_filter_free(merge->filter);
}

static inline struct baat_flow flow_of(uint32_t post, int64_t amount)
{
	return (struct baat_flow){.post = post,
	                          .domain = post % 3,
	                          .party = 1,
	                          .alternative = 8,
	                          .success = 500000,
	                          .months = 1,
	                          .amount = amount,
	                          .present = 2 * amount,
	                          .cashable = 3 * amount,
	                          .pm_plus = 1,
	                          .line = 7};
}

static const struct baat_text attributes[STREAM_ATTRIBUTES] = {{"Oost", 4}, {"team", 4}};
static const struct baat_unit any_unit = {"a.csv", {"A", 1}, attributes, 2025 * 12};

#endif
