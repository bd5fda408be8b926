/* Discount factors: exact integers, since a power of 1,0225 has no finite binary form (baat-methode(7), PRESENT VALUE).
 */
#include "base/wide.h"
#include "baat/model/method.h"

/* 1 + rate is (ONE + rate) / ONE, the rate in percent with four decimals. */
enum { ONE = 1000000 };
#define FACTOR_ONE UINT64_C(1000000000000) /* 12 decimals */

/* Whether D = d × 10^-12 is at most (1 + rate)^-year + half a unit: (2 d − 1) (ONE + rate)^year <= 2 × 10^12 × ONE^year
 */
static bool is_not_above(uint64_t d, const struct baat_wide *power, const struct baat_wide *numerator)
{
	struct baat_wide left = *power;
	baat_wide_multiply(&left, 2 * d - 1);
	return baat_wide_compare(&left, numerator) <= 0;
}

static int64_t factor(const struct baat_wide *power, const struct baat_wide *numerator)
{
	uint64_t low = 0, high = FACTOR_ONE;
	while (low < high) {
		uint64_t middle = low + (high - low + 1) / 2;
		if (is_not_above(middle, power, numerator))
			low = middle;
		else
			high = middle - 1;
	}
	return (int64_t)low;
}

void baat_discount_factors(int32_t rate, int64_t factors[BAAT_HORIZON_MAX])
{
	struct baat_wide power = baat_wide_of(1), numerator = baat_wide_of(2 * FACTOR_ONE);
	for (int year = 0; year < BAAT_HORIZON_MAX; year++) {
		factors[year] = factor(&power, &numerator);
		baat_wide_multiply(&power, (uint64_t)ONE + (uint64_t)rate);
		baat_wide_multiply(&numerator, ONE);
	}
}
