/* Writing numbers. */
#include "baat/number.h"

/* Writes the digits of the size from the end of the room backwards; returns the first. */
static char *digits_before(char *end, baat_usum size)
{
	/* 64-bit division is several times as fast as 128-bit division, and nearly always enough. */
	while (size > UINT64_MAX) {
		*--end = (char)('0' + (int)(size % 10));
		size /= 10;
	}
	uint64_t small = (uint64_t)size;
	do {
		*--end = (char)('0' + (int)(small % 10));
		small /= 10;
	} while (small > 0);
	return end;
}

size_t baat_number_write(char *at, baat_sum value, unsigned scale, char mark)
{
	char room[BAAT_NUMBER_MAX], *end = room + sizeof room;
	char *first = digits_before(end, value < 0 ? -(baat_usum)value : (baat_usum)value);
	while (end - first <= (ptrdiff_t)scale)
		*--first = '0';

	char *to = at;
	if (value < 0)
		*to++ = '-';
	size_t whole = (size_t)(end - first) - scale;
	memcpy(to, first, whole);
	to += whole;
	if (scale > 0) {
		*to++ = mark;
		memcpy(to, first + whole, scale);
		to += scale;
	}
	return (size_t)(to - at);
}

size_t baat_number_write_short(char *at, baat_sum value, unsigned scale, char mark)
{
	while (scale > 0 && value % 10 == 0) {
		value /= 10;
		scale--;
	}
	return baat_number_write(at, value, scale, mark);
}

size_t baat_number_write_grouped(char *at, baat_sum value, unsigned scale)
{
	char plain[BAAT_NUMBER_MAX];
	size_t length = baat_number_write(plain, value, scale, ',');
	size_t whole = scale > 0 ? length - scale - 1 : length;
	char *to = at;

	for (size_t i = 0; i < length; i++) {
		size_t left = whole - i;
		bool digit_before = i > 0 && plain[i - 1] != '-';
		if (i < whole && left % 3 == 0 && digit_before)
			*to++ = '.';
		*to++ = plain[i];
	}
	return (size_t)(to - at);
}
