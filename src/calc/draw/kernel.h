/*
 * Draws by the block. Private to the draws.
 *
 * All ways of doing this give the same bits: every number is a whole one, and below 2^53 where it passes through a
 * double (whose square root is rounded right, so that its whole part is that of the root). tests/unit/test_draw.c holds
 * them against baat_factor_at() and against each other.
 */
#ifndef BAAT_KERNEL_H
#define BAAT_KERNEL_H

#include "baat/calc/draw.h"

enum { BAAT_DRAW_BLOCK = 256 };

struct baat_kernel {
	const char *name;
	/* The factors of the draws from `first` on. */
	void (*fill)(const struct baat_factor *factor, enum baat_distribution distribution, uint64_t first,
	             int32_t to[BAAT_DRAW_BLOCK]);
	/* product × factor, rounded, for products that stay below 2^31. */
	void (*multiply)(int32_t product[BAAT_DRAW_BLOCK], const int32_t factor[BAAT_DRAW_BLOCK]);
	/* Adds amount × product to sums that stay below 2^62. */
	void (*add)(int64_t sums[BAAT_DRAW_BLOCK], const int32_t product[BAAT_DRAW_BLOCK], int32_t amount);
};

/* The fastest that this processor can run. */
const struct baat_kernel *baat_kernel_choose(void);
/* The number of those it can run, of which the first is plain code; and one of them. */
size_t baat_kernel_count(void);
const struct baat_kernel *baat_kernel_at(size_t index);

#endif
