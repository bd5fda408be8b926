/*
 * What each line of a case contributes to each row, as things are and as they would be otherwise. Private to the draws.
 *
 * A case is gone through several times, each pass with some values changed; a line alone decides what its flows are, so
 * that one pass can change all its lines at once.
 */
#ifndef BAAT_PIECES_H
#define BAAT_PIECES_H

#include "draw-inputs.h"

enum baat_pass {
	BAAT_PASS_CENTRE, /* as baat-reken has it */
	BAAT_PASS_FULL,   /* chances that are drawn at 1 */
	BAAT_PASS_LOW,    /* from here one pass for each kind of input, which stands at its low end */
	BAAT_PASS_HIGH = BAAT_PASS_LOW + BAAT_INPUT__MAX,
	BAAT_PASS__MAX = BAAT_PASS_HIGH + BAAT_INPUT__MAX
};

struct baat_piece {
	uint32_t row;
	uint32_t next; /* of the line: index + 1, 0 for none */
	baat_sum value[BAAT_PASS__MAX];
};

/* Those of one alternative of a case. Begin with {0}. */
struct baat_pieces {
	struct baat_piece *items;
	size_t count, capacity;
	struct baat_chain {
		uint32_t first, last_used; /* index + 1, 0 for none */
	} * chains;                        /* by line */
	size_t chain_capacity;
};

void baat_pieces_free(struct baat_pieces *pieces);
/* Begins an alternative of a case with so many lines. False when there is no memory. */
bool baat_pieces_begin(struct baat_pieces *pieces, size_t line_count);
/* The piece of a line for a row, with nothing in it when it is new; NULL when there is no memory. Valid until the next
 * call. */
struct baat_piece *baat_pieces_find(struct baat_pieces *pieces, size_t line, size_t row);

/* The pieces of a line, in the order in which they were found: NULL at the end. */
static inline const struct baat_piece *baat_pieces_next(const struct baat_pieces *pieces, size_t line,
                                                        const struct baat_piece *piece)
{
	const uint32_t next = piece == NULL ? pieces->chains[line].first : piece->next;
	return next == 0 ? NULL : &pieces->items[next - 1];
}

#endif
