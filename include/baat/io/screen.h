/*
 * baat/screen.h - a table that a person wants to read: aligned, grouped digits, fitted to the width.
 *
 * Rows are collected; widths follow from the first BAAT_SCREEN_ROWS of them, after which rows are passed on as they
 * come, so memory stays bounded. Columns that do not fit are left out, the least important first, and counted below.
 */
#ifndef BAAT_SCREEN_H
#define BAAT_SCREEN_H

#include "baat/io/form.h"

enum { BAAT_SCREEN_ROWS = 10000 };

struct baat_screen_column {
	struct baat_column column;
	/* 0: always shown; the higher, the earlier it is left out when the width is too small. */
	unsigned rank;
};

struct baat_screen;

/* A new table of `count` columns for a screen `width` columns wide (0: no limit). Column names are copied.
 * NULL when there is no memory. */
struct baat_screen *baat_screen_new(const struct baat_screen_column *columns, size_t count, size_t width);
void baat_screen_free(struct baat_screen *screen); /* NULL is fine */

/* Adds a row. Cells are copied; control characters in texts are masked, texts of more than 40 columns cut; a whole
 * number below 10 000 is not grouped, as it may be a year. A closing row stands under a rule; its cells may
 * have a text in a column of numbers, as a label. Whatever is ready goes to `to`; without memory to->failed is set. */
void baat_screen_row(struct baat_screen *screen, const struct baat_cell *cells, struct baat_buffer *to);
void baat_screen_closing_row(struct baat_screen *screen, const struct baat_cell *cells, struct baat_buffer *to);

/* The rest of the table, and a line that tells how many columns were left out, if any. */
void baat_screen_finish(struct baat_screen *screen, struct baat_buffer *to);

/*
 * Splits off the next line of a text: as many words as fit in so many columns, without the blanks around them. A word
 * that is wider than that is broken at its hyphens. A part between those that is still too wide is cut, after one
 * character at least, or else stands alone. False when nothing is left.
 */
bool baat_wrap_line(struct baat_text *rest, size_t width, bool cut, struct baat_text *line);

/* The columns of the widest part of a text that stands unbroken, between blanks and hyphens. */
size_t baat_wrap_widest(struct baat_text text);

/* Wraps `text` (one paragraph, UTF-8) into lines of at most `width` columns (0: 80), each ended by LF; lines after
 * the first begin with `indent` spaces. Words are split at hyphens only, where they do not fit a line, and masked like
 * texts in a table. */
void baat_screen_wrap(struct baat_text text, size_t width, size_t indent, struct baat_buffer *to);

#endif
