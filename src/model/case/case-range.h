/* How sure a line is. Private to model. */
#ifndef BAAT_CASE_RANGE_H
#define BAAT_CASE_RANGE_H

#include "case-line.h"

/* Reads the columns of ranges and bewijs of the row that *line was read from into *ranges, and the range of the
 * slaagkans into *success; `sound` says that the line and the words have no errors, so that ends can be held against
 * values. */
enum baat_status baat_line_read_ranges(struct baat_line_context *context, bool counterfactual, bool sound,
                                       const struct baat_line *line, const struct baat_scenario_words *words,
                                       struct baat_line_ranges *ranges, struct baat_range *success);

#endif
