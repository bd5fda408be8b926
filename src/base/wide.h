/*
 * Non-negative integers wider than 128 bits, for the rare product that needs them, on GMP's mpn layer, which takes
 * no memory of its own.
 */
#ifndef BAAT_WIDE_H
#define BAAT_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#include <gmp.h>

/* 2560 bits: room for 10^12 times the 99th power of 2 000 000 (the largest discount rate, the farthest year). */
enum { BAAT_WIDE_LIMBS = 40 };

struct baat_wide {
	mp_limb_t limb[BAAT_WIDE_LIMBS];
};

static inline struct baat_wide baat_wide_of(uint64_t value)
{
	struct baat_wide wide = {{value}};
	return wide;
}

/* These return false when the result does not fit. */
static inline bool baat_wide_multiply(struct baat_wide *wide, uint64_t factor)
{
	return mpn_mul_1(wide->limb, wide->limb, BAAT_WIDE_LIMBS, factor) == 0;
}

static inline bool baat_wide_add(struct baat_wide *wide, const struct baat_wide *other)
{
	return mpn_add_n(wide->limb, wide->limb, other->limb, BAAT_WIDE_LIMBS) == 0;
}

/* a - b, which is not below 0. */
static inline struct baat_wide baat_wide_less(const struct baat_wide *a, const struct baat_wide *b)
{
	struct baat_wide less;
	mpn_sub_n(less.limb, a->limb, b->limb, BAAT_WIDE_LIMBS);
	return less;
}

static inline int baat_wide_compare(const struct baat_wide *a, const struct baat_wide *b)
{
	return mpn_cmp(a->limb, b->limb, BAAT_WIDE_LIMBS);
}

/* Rounds down and returns the rest. divisor > 0. */
static inline uint64_t baat_wide_divide(struct baat_wide *wide, uint64_t divisor)
{
	return mpn_divrem_1(wide->limb, 0, wide->limb, BAAT_WIDE_LIMBS, divisor);
}

static inline bool baat_wide_fits_64(const struct baat_wide *wide, uint64_t *value)
{
	for (int i = 1; i < BAAT_WIDE_LIMBS; i++)
		if (wide->limb[i] != 0)
			return false;
	*value = wide->limb[0];
	return true;
}

#endif
