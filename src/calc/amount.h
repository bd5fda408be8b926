/*
 * The amount of a line over some months, and what follows from an amount (baat-methode(7), AMOUNTS AND ROUNDING and
 * PRESENT VALUE). Private to calc. In the header, since every flow of every case line passes here.
 */
#ifndef BAAT_AMOUNT_H
#define BAAT_AMOUNT_H

#include "base/divide.h"
#include "baat/calc/flows.h"

static inline uint64_t baat_magnitude(int64_t value)
{
	return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

/* What does not change from year to year: the amount of so many months is product × months / divisor cents. */
struct baat_rate {
	baat_usum product; /* |quantity × price| × units in a month × chance, prepared for the divisor */
	const struct baat_divisor *divisor;
	bool negative;
	bool fits; /* false: that is too little room */
};

static inline struct baat_rate baat_rate_of(const struct baat_flow_rules *rules, const struct baat_line *line,
                                            int32_t weight)
{
	const struct baat_flow_period *period = &rules->period[line->period];
	const uint32_t chance = (uint32_t)line->chance, percents = chance / 10000;
	const bool whole = percents * 10000 == chance;
	enum baat_chance_form form = whole ? BAAT_CHANCE_PERCENTS : BAAT_CHANCE_EXACT;
	uint64_t factor = whole ? percents : chance, product;
	if (weight != BAAT_CHANCE_ONE) {
		form = BAAT_CHANCE_WEIGHED;
		factor = (uint64_t)chance * (uint64_t)weight;
	}
	/* a divisor of 0 is one that there is no room for, and nothing fits it */
	struct baat_rate rate = {.divisor = &period->divisor[form], .negative = (line->quantity ^ line->price) < 0};
	bool overflow = __builtin_mul_overflow(baat_magnitude(line->quantity), baat_magnitude(line->price), &product);
	overflow |= __builtin_mul_overflow(product, (uint64_t)period->numerator, &product);
	rate.product = baat_divide_prepare((baat_usum)product * factor, rate.divisor, &rate.fits);
	rate.fits &= !overflow;
	return rate;
}

/* The amount of months at a rate, whatever the size of the numbers. */
bool baat_amount_in_full(const struct baat_flow_rules *rules, const struct baat_line *line, unsigned months,
                         int32_t weight, uint64_t *size);

/* The size of the amount, for a year at most in 128 bits where that will do; its sign is that of the rate. `rate` is
 * that of the line and the weight. */
static inline bool baat_amount_at(const struct baat_rate *rate, const struct baat_flow_rules *rules,
                                  const struct baat_line *line, unsigned months, int32_t weight, uint64_t *size)
{
	if (!rate->fits || months > 12)
		return baat_amount_in_full(rules, line, months, weight, size);
	*size = baat_divide_rounded(rate->product, months, rate->divisor);
	return true;
}

/* A size with a sign. */
static inline int64_t baat_signed(uint64_t size, bool negative)
{
	const uint64_t flip = -(uint64_t)negative;
	return (int64_t)((size ^ flip) - flip);
}

/* size × factor / one, rounded, for an even `one` below 2^41; factor <= one, so that it always fits. */
static inline uint64_t baat_part_of(uint64_t size, uint64_t factor, uint64_t one)
{
	if (size > UINT64_MAX / one - 1)
		return (uint64_t)(((baat_usum)size * factor + one / 2) / one);
	return (size * factor + one / 2) / one;
}

/* What an amount of a year is worth in year 0. */
static inline uint64_t baat_present_value(const struct baat_flow_rules *rules, uint64_t size, unsigned year)
{
	return baat_part_of(size, (uint64_t)rules->factor[year], UINT64_C(1000000000000));
}

/* The part of an amount that can be cashed in. */
static inline uint64_t baat_cashable_part(uint64_t size, int32_t percent)
{
	/* unknown counts as 0 */
	return baat_part_of(size, (uint64_t)(percent < 0 ? 0 : percent), BAAT_PERCENT_ALL);
}

#endif
