/*
 * baat/spread.h - how outcomes of draws lie: their mean, their quantiles, how many are not below nothing, and how many
 * fall in each class of a picture.
 *
 * Rules: baat-methode(7), HOW SURE.
 */
#ifndef BAAT_SPREAD_H
#define BAAT_SPREAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "baat/base/number.h"

/* The mean in whole cents, rounded half away from zero; false when the sum leaves 128 bits. count > 0. */
bool baat_spread_mean(const baat_sum *outcomes, size_t count, baat_sum *mean);
/* How many are at least 0. */
size_t baat_spread_gains(const baat_sum *outcomes, size_t count);
/* The lowest and the highest. count > 0. */
void baat_spread_ends(const baat_sum *outcomes, size_t count, baat_sum *lowest, baat_sum *highest);

/* The quantile of so many percent (1..99): that outcome of which at least that share of them lies at or below it. The
 * outcomes are put in another order. Time is linear in their number, but for orders that nobody meets by chance. */
baat_sum baat_spread_quantile(baat_sum *outcomes, size_t count, unsigned percent);

/* Classes of one width that begin at the lowest outcome, `counts` having room for as many as are asked for. */
struct baat_classes {
	baat_sum lowest, width;
	size_t count; /* those that begin at or below the highest outcome */
};
struct baat_classes baat_spread_classes(const baat_sum *outcomes, size_t count, size_t wanted, uint64_t *counts);

#endif
