/* Going through the flows of one alternative of a case. Private to the draws. */
#ifndef BAAT_WALK_H
#define BAAT_WALK_H

#include "uncertain-rows.h"

struct baat_walk {
	struct baat_uncertain *uncertain;
	struct baat_view *view;        /* the line is that of the flow at hand */
	const struct baat_line *lines; /* that the flows are made of */
	enum baat_pass pass;
	bool correct; /* add up the cautious figure, and nothing else */
};

/* Whether a line belongs to zonder or to the alternative. */
static inline bool baat_view_has(const struct baat_view *view, size_t line)
{
	const uint32_t scenario = view->casus->lines[line].scenario;
	return scenario == 0 || scenario == view->scenario;
}

/* One pass through the flows that `choice` asks for, as the walk has been set up. */
enum baat_status baat_walk_through(struct baat_walk *walk, const struct baat_case *casus, const char *file,
                                   const struct baat_flow_choice *choice, struct baat_cut_off *cut_off,
                                   struct baat_diags *diags);

/* After that, the passes with other values that the rules ask for; `full`: that with the chances at 1, too. */
enum baat_status baat_walk_again(struct baat_walk *walk, const char *file, const struct baat_flow_choice *choice,
                                 bool full, struct baat_diags *diags);

#endif
