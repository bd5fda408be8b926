/* Cells as they look on a screen. */
#ifndef BAAT_IO_SCREEN_H
#define BAAT_IO_SCREEN_H

#include "baat/base/memory.h"
#include "baat/io/screen.h"

/* The columns of a screen that a text may take before it is cut. */
enum { BAAT_TEXT_COLUMNS = 40 };

struct baat_piece {
	struct baat_text text; /* empty: nothing is shown */
	size_t width;
};

/* Make the piece in the arena; false when there is no memory. A text is cut with an ellipsis to at most `most` columns;
 * a number never, since a cut number would be a wrong one. */
bool baat_piece_of_text(struct baat_piece *piece, struct baat_text text, size_t most, struct baat_arena *arena);
bool baat_piece_of_cell(struct baat_piece *piece, enum baat_cell_kind kind, const struct baat_cell *cell, size_t most,
                        struct baat_arena *arena);

#endif
