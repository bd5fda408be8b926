/*
 * Rows of flows in a form with a delimiter. The texts around the numbers take most of the time to write, and come back
 * again and again: they are kept as they are written, and copied.
 */
#ifndef FLOW_ROW_H
#define FLOW_ROW_H

#include "baat/model/flow.h"

/* Soort to kant, as written for some flow. */
struct flow_words {
	bool made;
	struct baat_flow flow;
	struct baat_buffer text;
};

enum { FLOW_WORDS = 256 };

/* Begin with {0} and set the first four; free with flow_row_free(). */
struct flow_row {
	enum baat_form form; /* with a delimiter */
	const struct baat_column *columns;
	size_t column_count;
	bool origin;                         /* the last column is that of the line */
	struct flow_words words[FLOW_WORDS]; /* those met of late */
	/* what stands before them and behind the numbers, as written for the flow before, of the same case */
	bool begun;
	struct baat_flow flow;
	struct baat_buffer front, back;
	const struct baat_buffer *last; /* its words */
};

/* Says that the next flow is of another case. */
void flow_row_begin(struct flow_row *row);

/* Whether all texts of this flow are at hand; if not, its cells are wanted. */
bool flow_row_ready(const struct flow_row *row, const struct baat_flow *flow);

/* Writes a row; `cells` are those of the flow, or NULL when it is ready. */
void flow_row_write(struct flow_row *row, const struct baat_flow *flow, const struct baat_cell *cells,
                    struct baat_buffer *to);

void flow_row_free(struct flow_row *row);

#endif
