/*
 * What the forms of output share. The put functions write at `to`, where there is room enough, and return where the
 * next byte goes: tens of millions of rows pass here, so room is made once a row and nothing is formatted by printf.
 */
#ifndef BAAT_IO_FORM_H
#define BAAT_IO_FORM_H

#include "baat/form.h"

static inline char *baat_put(char *to, struct baat_text text)
{
	if (text.length > 0)
		memcpy(to, text.at, text.length);
	return to + text.length;
}

/* Takes at most BAAT_NUMBER_MAX bytes. */
static inline char *baat_put_number(char *to, enum baat_cell_kind kind, baat_sum number, char mark)
{
	unsigned scale = baat_cell_decimals(kind, &number);
	return to + baat_number_write(to, number, scale, mark);
}

void baat_form_json_row(const struct baat_column *columns, size_t count, const struct baat_cell *cells,
                        struct baat_buffer *to);

#endif
