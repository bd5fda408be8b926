/* One factor in one draw: the rule, in whole numbers and without haste. */
#include "baat/base/number.h"
#include "baat/calc/draw.h"

/* floor(a / b), b not 0. */
static baat_sum divide_down(baat_sum a, baat_sum b)
{
	const baat_sum quotient = a / b;
	return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

/* floor(part / whole × one + 1/2) */
static int32_t scaled(baat_sum part, baat_sum whole, int32_t one)
{
	return (int32_t)divide_down(2 * part * one + whole, 2 * whole);
}

static int32_t mode_of(const struct baat_range *range, int64_t value)
{
	return baat_range_open(range)
	           ? scaled((baat_sum)value - range->low, (baat_sum)range->high - range->low, BAAT_UNIFORM_ONE)
	           : 0;
}

void baat_factor_scale(struct baat_factor *factor, const struct baat_range *range, int64_t value)
{
	factor->low = scaled(range->low, value, BAAT_FACTOR_ONE);
	factor->high = scaled(range->high, value, BAAT_FACTOR_ONE);
	factor->mode = mode_of(range, value);
}

void baat_factor_chance(struct baat_factor *factor, const struct baat_range *range, int64_t value)
{
	factor->low = scaled(range->low, BAAT_CHANCE_ONE, BAAT_FACTOR_ONE);
	factor->high = scaled(range->high, BAAT_CHANCE_ONE, BAAT_FACTOR_ONE);
	factor->mode = mode_of(range, value);
}

/* The root of a whole number below 2^52, rounded down, bit by bit. */
static int64_t root(int64_t square)
{
	int64_t result = 0;
	for (int64_t bit = INT64_C(1) << 25; bit > 0; bit >>= 1)
		if ((result | bit) * (result | bit) <= square)
			result |= bit;
	return result;
}

/* Where between the ends the value lies, of BAAT_UNIFORM_ONE: the inverse of the distribution. */
static int64_t place_of(int64_t uniform, int64_t mode, enum baat_distribution distribution)
{
	if (distribution == BAAT_UNIFORM)
		return uniform;
	if (uniform < mode)
		return root(uniform * mode);
	return BAAT_UNIFORM_ONE - root((BAAT_UNIFORM_ONE - uniform) * (BAAT_UNIFORM_ONE - mode));
}

int32_t baat_factor_at(const struct baat_factor *factor, enum baat_distribution distribution, uint64_t draw)
{
	int64_t value = factor->low;
	if (factor->low != factor->high) {
		const int64_t place = place_of(baat_stream_at(factor->stream, draw), factor->mode, distribution);
		value += ((int64_t)(factor->high - factor->low) * place + BAAT_UNIFORM_ONE / 2) >> BAAT_UNIFORM_BITS;
	}
	if (!factor->lucky)
		return (int32_t)value;
	/* both as parts of 2^26 */
	const int64_t chance = value << (BAAT_UNIFORM_BITS - BAAT_FACTOR_BITS);
	return baat_stream_at(factor->luck, draw) < chance ? BAAT_FACTOR_ONE : 0;
}

int64_t baat_factor_multiply(int64_t product, int32_t factor)
{
	return (product * factor + BAAT_FACTOR_ONE / 2) >> BAAT_FACTOR_BITS;
}
