/* What of a line is not known for sure, and under which name. Private to the draws. */
#ifndef BAAT_DRAW_INPUTS_H
#define BAAT_DRAW_INPUTS_H

#include "baat/calc/uncertain.h"

/* A line of a case, for one alternative. */
struct baat_view {
	const struct baat_case *casus;
	struct baat_text alternative; /* its own name */
	size_t scenario;              /* of the alternative */
	size_t line;                  /* in the lines of the case */
	const struct baat_names *names;
};

struct baat_line_input {
	bool has;                /* it is an input at all */
	struct baat_range range; /* of its own, of the table, or by a margin */
	int64_t value;           /* its centre; decimals as of that */
};

/* Finds the inputs of a line; lines without a price have none. */
void baat_inputs_of(const struct baat_uncertain_rules *rules, const struct baat_view *view,
                    struct baat_line_input inputs[BAAT_INPUT__MAX]);

/* Whether a kans or slaagkans is drawn: because of its range, or because its luck is. */
bool baat_draws_chance(const struct baat_uncertain_rules *rules, const struct baat_line_input *input);

/* An input in words; what it does not name is empty, or 0. */
struct baat_input_name {
	enum baat_input_sort input;
	struct baat_text scenario, post, casus;
	uint32_t line;    /* which one of its scenario, from 1 */
	bool post_counts; /* the post is part of the name, and not for the reader only */
};
struct baat_input_name baat_input_name_of(const struct baat_uncertain_rules *rules, const struct baat_view *view,
                                          enum baat_input_sort input);

/* The stream of that input, and those of chance: whether the line happens, whether the alternative works. */
struct baat_stream baat_input_stream(const struct baat_uncertain_rules *rules, const struct baat_input_name *name);
struct baat_stream baat_luck_stream(const struct baat_uncertain_rules *rules, const struct baat_view *view,
                                    enum baat_input_sort input);

#endif
