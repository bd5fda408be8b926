/* Means as exact fractions, and what lies between them. Private to calc. */
#ifndef BAAT_MEAN_H
#define BAAT_MEAN_H

#include "baat/base/number.h"

/* How many can be added: with more the common denominator does not fit 128 bits. */
enum { BAAT_MEANS_MAX = 4 };

/* sum / count; none without a count, which is below 2^31. */
struct baat_mean {
	baat_sum sum;
	uint64_t count;
};

/* The mean, rounded once to a whole number, half away from zero. There must be a count. */
static inline baat_sum baat_mean_round(struct baat_mean mean)
{
	return baat_round_div(mean.sum, (baat_sum)mean.count);
}

/* The sum of the means of `plus` less those of `minus`, at most BAAT_MEANS_MAX in all; rounded likewise. */
baat_sum baat_mean_sum(const struct baat_mean plus[], size_t plus_count, const struct baat_mean minus[],
                       size_t minus_count);

#endif
