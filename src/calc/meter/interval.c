#include "interval.h"

#include "baat/base/number.h"

enum { UNITS = 10000 };
/* z squared, for 95 percent, in millionths */
static const int64_t square = 3841459, millionths = 1000000;

/*
 * Whether share a (units of 10^-4) lies on or beyond the ends: f(a) = n(n + z^2)a^2 - n(2x + z^2)a + x^2 >= 0, here
 * with everything in whole numbers, a million times as large.
 */
static bool is_outside(baat_sum yes, baat_sum count, baat_sum a)
{
	const baat_sum quadratic = count * (count * millionths + square) * a * a;
	const baat_sum linear = count * (2 * yes * millionths + square) * UNITS * a;
	return quadratic - linear + yes * yes * millionths * UNITS * UNITS >= 0;
}

/* The share that is nearest to `inside` of those on the side of `outside`, which lies outside the interval. */
static int64_t search(baat_sum yes, baat_sum count, int64_t outside, int64_t inside)
{
	while (outside - inside > 1 || inside - outside > 1) {
		const int64_t middle = (outside + inside) / 2;
		if (is_outside(yes, count, middle))
			outside = middle;
		else
			inside = middle;
	}
	return outside;
}

struct baat_interval baat_interval_of(uint64_t yes, uint64_t count)
{
	const baat_sum x = (baat_sum)yes, n = (baat_sum)count;
	/* the middle of the interval, where f is least */
	const baat_sum above = UNITS * (2 * x * millionths + square), below = 2 * (n * millionths + square);
	const int64_t down = (int64_t)(above / below), up = (int64_t)((above + below - 1) / below);
	return (struct baat_interval){search(x, n, 0, down + 1), search(x, n, UNITS, up - 1)};
}
