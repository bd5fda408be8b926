#include "baat/calc/sensitivity.h"

#include "uncertain-rows.h"

size_t baat_sensitivity_count(const struct baat_uncertain *uncertain, size_t row)
{
	const size_t *rows = uncertain->sensitivity.rows;
	const size_t number = baat_uncertain_number(uncertain, row);
	return rows[number + 1] - rows[number];
}

/* part × factor / whole, rounded; false when it leaves 128 bits. whole > 0 */
static bool ratio(baat_sum part, baat_sum factor, baat_sum whole, baat_sum *result)
{
	baat_sum product;
	if (__builtin_mul_overflow(part, factor, &product))
		return false;
	*result = baat_round_div(product, whole);
	return true;
}

/*
 * Where the measure is 0: it is linear in the input, of whose lines the sum is `with`, so the input times
 * (with - measure) / with. What is exact is compared as it is, not as it is rounded.
 */
static bool find_tipping(baat_sum measure, baat_sum with, struct baat_influence *influence)
{
	const bool chance = influence->input >= BAAT_INPUT_CHANCE;
	baat_sum part;
	if (with == 0)
		return true;
	if (__builtin_sub_overflow(with, measure, &part))
		return false;
	if (with < 0) {
		with = -with;
		part = -part;
	}
	if (part < 0)
		return true;
	influence->tips = true;
	if (!ratio(part, 10000, with, &influence->factor))
		return false;
	if (!influence->alike)
		return true;
	baat_sum value, low, high, one;
	if (__builtin_mul_overflow(part, (baat_sum)influence->centre, &value) ||
	    __builtin_mul_overflow(with, (baat_sum)influence->low, &low) ||
	    __builtin_mul_overflow(with, (baat_sum)influence->high, &high) ||
	    __builtin_mul_overflow(with, (baat_sum)BAAT_CHANCE_ONE, &one))
		return false;
	influence->has_tipping = !chance || value <= one;
	influence->within = low <= value && value <= high;
	influence->tipping = baat_round_div(value, with);
	return true;
}

bool baat_sensitivity_at(const struct baat_uncertain *uncertain, size_t row, size_t index,
                         struct baat_influence *influence)
{
	const struct baat_sensitivity *sensitivity = &uncertain->sensitivity;
	const size_t entry = sensitivity->order[sensitivity->rows[baat_uncertain_number(uncertain, row)] + index];
	const struct baat_leverage *item = &sensitivity->items[entry];
	const struct baat_input_name name = baat_sensitivity_name(sensitivity, entry);
	const baat_sum measure = baat_uncertain_row(uncertain, row)->centre;
	*influence = (struct baat_influence){
	    .input = name.input,
	    .scenario = name.scenario,
	    .post = name.post,
	    .casus = name.casus,
	    .line = name.line,
	    .alike = item->alike,
	    .open = item->open,
	    .low = item->low,
	    .centre = item->centre,
	    .high = item->high,
	    .at_low = measure + item->at_low,
	    .at_high = measure + item->at_high,
	};
	influence->spread = influence->at_high - influence->at_low;
	if (influence->spread < 0)
		influence->spread = -influence->spread;
	return find_tipping(measure, item->with, influence);
}
