/* What the tests of outcomes share: an accumulator, and flows to add. */
#ifndef BAAT_SUM_TEST_H
#define BAAT_SUM_TEST_H

#include "model.h"

static struct baat_names *names;
static const struct baat_filter_request everything = {.perspective = BAAT_SOCIAL};
static const struct baat_grouping total = {NULL, 0};
static const struct baat_text no_attributes[STREAM_ATTRIBUTES] = {{"", 0}, {"", 0}};
static const struct baat_unit unit = {NULL, {"A", 1}, no_attributes, BAAT_NO_MONTH};

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

/* An accumulator with a filter of its own. */
struct sum {
	struct baat_filter *filter;
	struct baat_outcomes *outcomes;
	const struct baat_grouping *grouping;
	struct baat_cell cells[8 + BAAT_MEASURE__MAX];
	const struct baat_cell *measures;
};

static inline struct sum sum_new(const struct baat_grouping *grouping, struct baat_names *own_names)
{
	struct sum sum = {.grouping = grouping};
	sum.filter = baat_filter_new(&everything, own_names);
	sum.outcomes = baat_outcomes_new(grouping, sum.filter, own_names);
	assert_true(sum.filter != NULL && sum.outcomes != NULL);
	return sum;
}

static inline void sum_free(struct sum *sum)
{
	baat_outcomes_free(sum->outcomes);
	baat_filter_free(sum->filter);
}

static inline void sum_add(struct sum *sum, const struct baat_flow *flows, size_t count)
{
	assert_int_equal(baat_outcomes_add(sum->outcomes, &unit, flows, count), BAAT_OK);
}

/* Fills the cells of a row. */
static inline void sum_row(struct sum *sum, size_t index)
{
	assert_true(index < baat_outcomes_count(sum->outcomes));
	assert_true(baat_outcomes_row(sum->outcomes, index, sum->cells));
	sum->measures = sum->cells + sum->grouping->count + 1;
	/* the same row as values */
	struct baat_outcome outcome;
	assert_true(baat_outcomes_at(sum->outcomes, index, &outcome));
	assert_int_equal(sum->measures[-1].empty, outcome.alternative == BAAT_NO_NAME);
	if (outcome.alternative != BAAT_NO_NAME)
		assert_true(baat_text_equal(sum->measures[-1].text, baat_names_text(names, outcome.alternative)));
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++) {
		assert_int_equal(outcome.measures[i].empty, sum->measures[i].empty);
		assert_true(outcome.measures[i].number == sum->measures[i].number);
	}
}

static const int64_t EMPTY = INT64_MIN;

static inline void assert_cell(const struct sum *sum, enum baat_measure measure, int64_t expected)
{
	const struct baat_cell *cell = &sum->measures[measure];
	int64_t found = cell->empty ? EMPTY : (int64_t)cell->number;
	if (found != expected)
		print_error("%s\n", baat_measure_names[measure]);
	assert_int_equal(found, expected);
}

/* A flow of party n1 under alternative n2. */
static inline struct baat_flow flow_of(enum baat_kind kind, unsigned month, unsigned months, int64_t amount)
{
	return (struct baat_flow){.kind = (uint8_t)kind,
	                          .month = (uint16_t)month,
	                          .months = (uint8_t)months,
	                          .year = (uint8_t)(month / 12),
	                          .amount = amount,
	                          .present = amount,
	                          .party = 1,
	                          .alternative = 2,
	                          .success = BAAT_CHANCE_ONE};
}

#endif
