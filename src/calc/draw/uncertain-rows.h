/* What the accumulator of uncertain cases is made of. Private to the draws: uncertain.c keeps it, uncertain-case.c adds
 * to it, sensitivity.c tells of it. */
#ifndef BAAT_UNCERTAIN_ROWS_H
#define BAAT_UNCERTAIN_ROWS_H

#include "cautious.h"
#include "pieces.h"
#include "sensitivity-table.h"
#include "calc/outcome-set.h"
#include "terms.h"

struct baat_row_sums {
	baat_sum fixed; /* what no draw changes */
	struct baat_uncertain_row row;
};

struct baat_uncertain {
	const struct baat_uncertain_rules *rules;
	struct baat_filter *filter;
	struct baat_names *names;
	uint64_t clock;
	struct baat_outcomes *groups; /* which rows there are, in which order; without sums */
	struct baat_row_sums *rows;   /* by number of the group */
	size_t row_capacity;
	struct baat_terms terms;
	struct baat_sensitivity sensitivity;
	struct baat_key_table inputs; /* streams of all inputs, where they are counted */
	bool *input_open;
	size_t input_capacity;
	struct baat_uncertain_counts counts;
	/* of the case at hand */
	uint64_t case_number;
	uint64_t *told; /* by price: the last case in which something was said of it */
	size_t told_capacity, told_count;
	struct baat_pieces pieces;
	struct baat_cautious cautious;
	struct baat_line *lines; /* changed as the pass wants them */
	size_t line_capacity;
	struct baat_scenario *scenarios;
	size_t scenario_capacity;
};

/* The number of a row in the order of the table. */
static inline size_t baat_uncertain_number(const struct baat_uncertain *uncertain, size_t row)
{
	return uncertain->groups->order[row].group;
}

/* The row with that number among the groups, of which `known` were known before; SIZE_MAX when there is no memory. */
size_t baat_uncertain_row_of(struct baat_uncertain *uncertain, size_t number, size_t known);
/* Counts an input. False when there is no memory. */
bool baat_uncertain_note_input(struct baat_uncertain *uncertain, struct baat_stream stream, bool open);

#endif
