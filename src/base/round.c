/* The one rounding: half away from zero (baat-methode(7), AMOUNTS AND ROUNDING). */
#include "baat/base/number.h"
#include "wide.h"

baat_sum baat_round_div(baat_sum value, baat_sum divisor)
{
	baat_usum size = value < 0 ? -(baat_usum)value : (baat_usum)value;
	baat_usum by = (baat_usum)divisor;
	baat_usum quotient = size / by, rest = size % by;
	/* rest >= by - rest is 2 rest >= by without the overflow */
	if (rest >= by - rest)
		quotient++;
	return (baat_sum)(value < 0 ? -quotient : quotient);
}

static uint64_t magnitude(int64_t value)
{
	return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

static bool with_sign(bool negative, uint64_t size, int64_t *result)
{
	if (size > INT64_MAX)
		return false;
	*result = negative ? -(int64_t)size : (int64_t)size;
	return true;
}

/* The same for any size: floor((2 product + divisor) / (2 divisor)). Dividing by one divisor after the other and
 * rounding down each time equals dividing by their product. */
static bool round_product_wide(const int64_t factors[], size_t count, int64_t divisor1, int64_t divisor2, bool negative,
                               int64_t *result)
{
	struct baat_wide product = baat_wide_of(2), half = baat_wide_of(magnitude(divisor1));
	for (size_t i = 0; i < count; i++)
		if (!baat_wide_multiply(&product, magnitude(factors[i])))
			return false;
	baat_wide_multiply(&half, magnitude(divisor2));
	baat_wide_add(&product, &half);
	baat_wide_divide(&product, magnitude(divisor1));
	baat_wide_divide(&product, magnitude(divisor2));
	baat_wide_divide(&product, 2);
	uint64_t size;
	return baat_wide_fits_64(&product, &size) && with_sign(negative, size, result);
}

bool baat_round_product(const int64_t factors[], size_t count, int64_t divisor1, int64_t divisor2, int64_t *result)
{
	baat_usum product = 1, divisor = (baat_usum)divisor1 * (baat_usum)divisor2;
	bool negative = false, fits = true;

	for (size_t i = 0; i < count; i++) {
		negative ^= factors[i] < 0;
		fits &= !__builtin_mul_overflow(product, (baat_usum)magnitude(factors[i]), &product);
		if (factors[i] == 0) {
			*result = 0;
			return true;
		}
	}
	if (!fits)
		return round_product_wide(factors, count, divisor1, divisor2, negative, result);

	baat_usum quotient = product / divisor, rest = product % divisor;
	if (rest >= divisor - rest)
		quotient++;
	return quotient <= INT64_MAX && with_sign(negative, (uint64_t)quotient, result);
}

/*
 * floor(|total| × weight / sum) and the remainder of that division. |total| and the sum both stay far below 2^100 for
 * any input, but their product may need more than 128 bits, hence long division by shifting when it does.
 */
static baat_usum portion(baat_usum total, baat_usum weight, baat_usum sum, baat_usum *remainder)
{
	baat_usum product;
	if (!__builtin_mul_overflow(total, weight, &product)) {
		*remainder = product % sum;
		return product / sum;
	}
	baat_usum quotient = 0, rest = 0;
	for (int bit = 127; bit >= 0; bit--) {
		quotient *= 2;
		rest *= 2;
		if (total >> bit & 1)
			rest += weight;
		/* rest < 2 sum + weight <= 3 sum */
		while (rest >= sum) {
			rest -= sum;
			quotient++;
		}
	}
	*remainder = rest;
	return quotient;
}

/* What one weight is left with after the division: numerators over the sum of the weights. */
struct leftover {
	baat_usum remainder;
	size_t index;
};

static int larger_first(const void *one, const void *other)
{
	const struct leftover *a = one, *b = other;
	if (a->remainder != b->remainder)
		return a->remainder > b->remainder ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

enum { FEW_WEIGHTS = 32 };

bool baat_share_out(baat_sum total, const baat_sum weights[], size_t count, baat_sum parts[])
{
	baat_usum left = total < 0 ? -(baat_usum)total : (baat_usum)total;
	const baat_usum size = left;
	struct leftover few[FEW_WEIGHTS], *leftovers = few;
	baat_usum sum = 0;

	if (count > FEW_WEIGHTS && (leftovers = reallocarray(NULL, count, sizeof *leftovers)) == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		sum += (baat_usum)weights[i];
	for (size_t i = 0; i < count; i++) {
		leftovers[i].index = i;
		parts[i] = (baat_sum)portion(size, (baat_usum)weights[i], sum, &leftovers[i].remainder);
		left -= (baat_usum)parts[i];
	}
	/* fewer cents are left than there are weights with a remainder */
	if (left > 0)
		qsort(leftovers, count, sizeof *leftovers, larger_first);
	for (size_t i = 0; i < (size_t)left; i++)
		parts[leftovers[i].index]++;
	if (total < 0)
		for (size_t i = 0; i < count; i++)
			parts[i] = (baat_sum)(-(baat_usum)parts[i]);
	if (leftovers != few)
		free(leftovers);
	return true;
}
