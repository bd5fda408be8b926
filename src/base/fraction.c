/* Fractions over their least common denominator, which no number of 128 bits would hold. */
#include "baat/base/fraction.h"

#include <stdlib.h>

#include "baat/base/number.h"
#include "wide.h"

static int64_t greatest_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

struct baat_fraction baat_fraction_make(int64_t number, int64_t of)
{
	const int64_t divisor = greatest_divisor(of, number);
	return (struct baat_fraction){number / divisor, of / divisor};
}

static uint64_t rest_of(const struct baat_wide *wide, int64_t divisor)
{
	struct baat_wide copy = *wide;
	return baat_wide_divide(&copy, (uint64_t)divisor);
}

/* The least common denominator, with room above it for as many times itself as there can be parts. */
static bool find_common(const struct baat_fraction parts[], size_t count, struct baat_wide *common)
{
	enum { ROOM = 2 }; /* limbs */
	*common = baat_wide_of(1);
	for (size_t i = 0; i < count; i++) {
		const int64_t rest = (int64_t)rest_of(common, parts[i].of);
		const int64_t divisor = greatest_divisor(parts[i].of, rest);
		if (!baat_wide_multiply(common, (uint64_t)(parts[i].of / divisor)))
			return false;
	}
	for (size_t i = BAAT_WIDE_LIMBS - ROOM; i < BAAT_WIDE_LIMBS; i++)
		if (common->limb[i] != 0)
			return false;
	return true;
}

/* number / of in units of the common denominator. */
static struct baat_wide over_common(const struct baat_wide *common, struct baat_fraction part)
{
	struct baat_wide wide = *common;
	baat_wide_divide(&wide, (uint64_t)part.of);
	baat_wide_multiply(&wide, (uint64_t)part.number);
	return wide;
}

static struct baat_wide add_up(const struct baat_wide *common, const struct baat_fraction parts[], size_t count)
{
	struct baat_wide sum = baat_wide_of(0);
	for (size_t i = 0; i < count; i++) {
		const struct baat_wide part = over_common(common, parts[i]);
		baat_wide_add(&sum, &part);
	}
	return sum;
}

bool baat_fractions_compare(const struct baat_fraction parts[], size_t count, int *sign)
{
	struct baat_wide common;
	if (!find_common(parts, count, &common))
		return false;
	const struct baat_wide sum = add_up(&common, parts, count);
	*sign = baat_wide_compare(&sum, &common);
	return true;
}

/* What is left of a share when its whole units are taken off: the fraction that it has to a further one. */
struct remainder {
	struct baat_fraction left;
	size_t index;
};

static int by_size(const void *a, const void *b)
{
	const struct remainder *left = a, *right = b;
	const baat_sum mine = (baat_sum)left->left.number * right->left.of;
	const baat_sum other = (baat_sum)right->left.number * left->left.of;
	if (mine != other)
		return mine > other ? -1 : 1;
	return left->index < right->index ? -1 : 1;
}

/* Takes the whole units of each part, and returns what of the total they leave. */
static int64_t take_whole_units(int64_t total, const struct baat_fraction parts[], size_t count,
                                struct remainder remainders[], int64_t shares[])
{
	int64_t left = total;
	for (size_t i = 0; i < count; i++) {
		const baat_sum product = (baat_sum)total * parts[i].number;
		shares[i] = (int64_t)(product / parts[i].of);
		remainders[i] = (struct remainder){{(int64_t)(product % parts[i].of), parts[i].of}, i};
		left -= shares[i];
	}
	return left;
}

bool baat_fractions_share_out(int64_t total, const struct baat_fraction parts[], size_t count, int64_t shares[])
{
	struct baat_wide common;
	struct remainder *remainders = calloc(count + 1, sizeof *remainders);
	struct baat_fraction *lefts = calloc(count + 1, sizeof *lefts);
	const bool done = remainders != NULL && lefts != NULL && find_common(parts, count, &common);
	if (!done)
		goto out;
	shares[count] = take_whole_units(total, parts, count, remainders, shares);
	for (size_t i = 0; i < count; i++)
		lefts[i] = remainders[i].left;
	/* what is left over makes so many units, the last of which has something of the rest in it */
	const struct baat_wide sum = add_up(&common, lefts, count);
	struct baat_wide whole = baat_wide_of(0);
	size_t units = 0;
	for (; baat_wide_compare(&whole, &sum) < 0; units++)
		baat_wide_add(&whole, &common);
	shares[count] -= (int64_t)units;
	if (units == 0)
		goto out;
	const struct baat_wide rest = baat_wide_less(&whole, &sum);
	qsort(remainders, count, sizeof *remainders, by_size);
	const struct baat_wide least = over_common(&common, remainders[units - 1].left);
	const bool to_rest = baat_wide_compare(&rest, &least) > 0;
	for (size_t i = 0; i < units - to_rest; i++)
		shares[remainders[i].index]++;
	shares[count] += to_rest;
out:
	free(lefts);
	free(remainders);
	return done;
}
