/*
 * The amount of a line over some months, and what follows from an amount (baat-methode(7), AMOUNTS AND ROUNDING and
 * PRESENT VALUE). Private to calc. In the header, since every flow of every case line passes here.
 */
#ifndef BAAT_AMOUNT_H
#define BAAT_AMOUNT_H

#include "baat/flows.h"

static inline uint64_t baat_magnitude(int64_t value)
{
	return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

/* floor(product / divisor + 1/2) for a divisor of 64 bits; false when the quotient needs more than 63. */
static inline bool baat_divide_rounded(baat_usum product, uint64_t divisor, uint64_t *quotient)
{
	uint64_t rest;
	if (product >> 64 == 0) {
		*quotient = (uint64_t)product / divisor;
		rest = (uint64_t)product % divisor;
	} else {
		if ((product >> 64) >= divisor)
			return false;
		baat_usum whole = product / divisor;
		*quotient = (uint64_t)whole;
		rest = (uint64_t)(product - whole * divisor);
	}
	*quotient += rest >= divisor - rest;
	return *quotient <= INT64_MAX;
}

/* What does not change from year to year: the amount of so many months is product × months × chance / divisor. */
struct baat_rate {
	uint64_t product; /* |quantity × price| × units in a month; four decimals each, so that it counts 10^-6 cents */
	uint64_t chance, divisor;
	bool negative;
	bool fits; /* false: 64 bits do not hold them */
};

static inline struct baat_rate baat_rate_of(const struct baat_flow_rules *rules, const struct baat_line *line,
                                            int32_t weight)
{
	struct baat_rate rate = {.chance = (uint64_t)line->chance,
	                         .divisor = 1000000 * (uint64_t)rules->period[line->period].denominator,
	                         .negative = (line->quantity ^ line->price) < 0,
	                         .fits = true};
	if (weight != BAAT_CHANCE_ONE) {
		const uint64_t both = (uint64_t)BAAT_CHANCE_ONE * BAAT_CHANCE_ONE;
		rate.chance *= (uint64_t)weight;
		rate.fits = !__builtin_mul_overflow(rate.divisor, both, &rate.divisor);
	} else if (line->chance % 10000 == 0) { /* whole percents: smaller numbers need no long division */
		rate.chance /= 10000;
		rate.divisor *= BAAT_CHANCE_ONE / 10000;
	} else {
		rate.divisor *= BAAT_CHANCE_ONE;
	}
	const uint64_t units = (uint64_t)rules->period[line->period].numerator;
	rate.fits &=
	    !__builtin_mul_overflow(baat_magnitude(line->quantity), baat_magnitude(line->price), &rate.product) &&
	    !__builtin_mul_overflow(rate.product, units, &rate.product);
	return rate;
}

/* The amount of months at a rate, whatever the size of the numbers. */
bool baat_amount_in_full(const struct baat_flow_rules *rules, const struct baat_line *line, unsigned months,
                         int32_t weight, int64_t *cents);

/* The same in 64 bits where that will do. `rate` is that of the line and the weight. */
static inline bool baat_amount_at(const struct baat_rate *rate, const struct baat_flow_rules *rules,
                                  const struct baat_line *line, unsigned months, int32_t weight, int64_t *cents)
{
	uint64_t product, size;
	if (!rate->fits || __builtin_mul_overflow(rate->product, months, &product) ||
	    !baat_divide_rounded((baat_usum)product * rate->chance, rate->divisor, &size))
		return baat_amount_in_full(rules, line, months, weight, cents);
	*cents = rate->negative ? -(int64_t)size : (int64_t)size;
	return true;
}

/* amount × factor / one, rounded; factor <= one, so that it always fits. */
static inline int64_t baat_part_of(int64_t amount, int64_t factor, int64_t one)
{
	int64_t product;
	uint64_t size = 0;
	if (!__builtin_mul_overflow(amount, factor, &product)) {
		int64_t quotient = product / one, rest = product % one;
		return quotient + (rest >= one / 2) - (rest <= -(one / 2));
	}
	baat_divide_rounded((baat_usum)baat_magnitude(amount) * (uint64_t)factor, (uint64_t)one, &size);
	return amount < 0 ? -(int64_t)size : (int64_t)size;
}

/* What an amount of a year is worth in year 0. */
static inline int64_t baat_present_value(const struct baat_flow_rules *rules, int64_t amount, unsigned year)
{
	return year == 0 ? amount : baat_part_of(amount, rules->factor[year], INT64_C(1000000000000));
}

/* The part of an amount that can be cashed in. */
static inline int64_t baat_cashable_part(int64_t amount, int32_t percent)
{
	if (percent <= 0) /* unknown counts as 0 */
		return 0;
	return percent == BAAT_PERCENT_ALL ? amount : baat_part_of(amount, percent, BAAT_PERCENT_ALL);
}

#endif
