#include "baat/calc/loads.h"

static int32_t larger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

struct baat_loads baat_loads_of(const struct baat_booking *booking, int32_t first)
{
	const int32_t end = booking->from + booking->months;
	struct baat_loads loads = {.from = larger(booking->from, booking->month)};
	loads.moved = smaller(larger(booking->month - booking->from, 0), booking->months);
	if (booking->month < first) {
		loads.left_out = loads.moved;
		loads.moved = 0;
	}
	if (loads.from < first) {
		loads.left_out += larger(smaller(end, first) - loads.from, 0);
		loads.from = first;
	}
	loads.end = larger(loads.from, end);
	return loads;
}

int64_t baat_loads_within(const struct baat_loads *loads, const struct baat_booking *booking, int32_t from, int32_t to)
{
	const int32_t own = larger(smaller(loads->end, to + 1) - larger(loads->from, from), 0);
	return own + (booking->month >= from && booking->month <= to ? loads->moved : 0);
}
