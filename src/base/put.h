/*
 * What the forms of output share. The put functions write at `to`, where there is room enough, and return where the
 * next byte goes: tens of millions of rows pass here, so room is made once for many and nothing is formatted by printf.
 */
#ifndef BAAT_PUT_H
#define BAAT_PUT_H

#include "baat/base/cell.h"

/* Short texts, as most are, by two overlapping words instead of a call. */
static inline char *baat_put(char *to, struct baat_text text)
{
	uint64_t first, last;
	uint32_t start, end;
	if (text.length > 16) {
		memcpy(to, text.at, text.length);
	} else if (text.length >= 8) {
		memcpy(&first, text.at, 8);
		memcpy(&last, text.at + text.length - 8, 8);
		memcpy(to, &first, 8);
		memcpy(to + text.length - 8, &last, 8);
	} else if (text.length >= 4) {
		memcpy(&start, text.at, 4);
		memcpy(&end, text.at + text.length - 4, 4);
		memcpy(to, &start, 4);
		memcpy(to + text.length - 4, &end, 4);
	} else if (text.length > 0) {
		to[0] = text.at[0];
		to[text.length / 2] = text.at[text.length / 2];
		to[text.length - 1] = text.at[text.length - 1];
	}
	return to + text.length;
}

/* A calendar month of a year of four digits, as 2026-03. */
static inline char *baat_put_month(char *to, baat_sum number)
{
	const unsigned month = (unsigned)number, year = month / 12, rest = month % 12 + 1;
	const char digits[] = {(char)('0' + year / 1000 % 10),
	                       (char)('0' + year / 100 % 10),
	                       (char)('0' + year / 10 % 10),
	                       (char)('0' + year % 10),
	                       '-',
	                       (char)('0' + rest / 10),
	                       (char)('0' + rest % 10)};
	memcpy(to, digits, sizeof digits);
	return to + sizeof digits;
}

/* Takes at most BAAT_NUMBER_MAX bytes. */
static inline char *baat_put_number(char *to, enum baat_cell_kind kind, baat_sum number, char mark)
{
	if (kind == BAAT_CELL_INTEGER && number >= 0 && number <= 9) {
		*to = (char)('0' + (int)number);
		return to + 1;
	}
	if (kind == BAAT_CELL_CENTS)
		return to + baat_number_write(to, number, BAAT_SCALE_CENTS, mark);
	if (kind == BAAT_CELL_MONTH)
		return baat_put_month(to, number);
	unsigned scale = baat_cell_decimals(kind, &number);
	return to + baat_number_write(to, number, scale, mark);
}

#endif
