#include "baat/model/range.h"

#include "baat/base/number.h"

enum { WIDEST = 100 }; /* times the value */

enum baat_code baat_range_problem(const struct baat_range *range, int64_t value)
{
	if (!baat_range_open(range))
		return BAAT_CODE__MAX;
	if (value == 0)
		return BAAT_RANGE_ZERO;
	const baat_sum size = value < 0 ? -(baat_sum)value : value;
	return (baat_sum)range->high - range->low > WIDEST * size ? BAAT_RANGE_WIDE : BAAT_CODE__MAX;
}

bool baat_range_leans_low(const struct baat_range *range, int64_t value)
{
	return (baat_sum)value - range->low >= (baat_sum)range->high - value;
}
