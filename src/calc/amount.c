/* The amount of a line over some months. */
#include "amount.h"

bool baat_amount_in_full(const struct baat_flow_rules *rules, const struct baat_line *line, unsigned months,
                         int32_t weight, uint64_t *size)
{
	const int64_t factors[] = {line->quantity, line->price,  rules->period[line->period].numerator,
	                           months,         line->chance, weight};
	int64_t cents;
	if (!baat_round_product(factors, sizeof factors / sizeof factors[0],
	                        1000000 * rules->period[line->period].denominator,
	                        (int64_t)BAAT_CHANCE_ONE * BAAT_CHANCE_ONE, &cents))
		return false;
	*size = baat_magnitude(cents);
	return true;
}
