#include "baat/calc/spread.h"

bool baat_spread_mean(const baat_sum *outcomes, size_t count, baat_sum *mean)
{
	baat_sum sum = 0;
	for (size_t i = 0; i < count; i++)
		if (__builtin_add_overflow(sum, outcomes[i], &sum))
			return false;
	*mean = baat_round_div(sum, (baat_sum)count);
	return true;
}

size_t baat_spread_gains(const baat_sum *outcomes, size_t count)
{
	size_t gains = 0;
	for (size_t i = 0; i < count; i++)
		gains += outcomes[i] >= 0;
	return gains;
}

void baat_spread_ends(const baat_sum *outcomes, size_t count, baat_sum *lowest, baat_sum *highest)
{
	*lowest = *highest = outcomes[0];
	for (size_t i = 1; i < count; i++) {
		*lowest = outcomes[i] < *lowest ? outcomes[i] : *lowest;
		*highest = outcomes[i] > *highest ? outcomes[i] : *highest;
	}
}

static void swap(baat_sum *a, baat_sum *b)
{
	const baat_sum kept = *a;
	*a = *b;
	*b = kept;
}

/* Puts the middle one of the first, the middle and the last outcome in the middle. */
static baat_sum pivot(baat_sum *outcomes, int64_t from, int64_t to)
{
	const int64_t middle = from + (to - from) / 2;
	if (outcomes[middle] < outcomes[from])
		swap(&outcomes[middle], &outcomes[from]);
	if (outcomes[to] < outcomes[from])
		swap(&outcomes[to], &outcomes[from]);
	if (outcomes[to] < outcomes[middle])
		swap(&outcomes[to], &outcomes[middle]);
	return outcomes[middle];
}

/* The outcome that stands at `wanted` when they are in ascending order (C. A. R. Hoare's FIND, 1961). */
static baat_sum find_nth(baat_sum *outcomes, int64_t count, int64_t wanted)
{
	int64_t from = 0, to = count - 1;
	while (from < to) {
		const baat_sum at = pivot(outcomes, from, to);
		int64_t left = from, right = to;
		while (left <= right) {
			while (outcomes[left] < at)
				left++;
			while (outcomes[right] > at)
				right--;
			if (left <= right)
				swap(&outcomes[left++], &outcomes[right--]);
		}
		/* what lies between them is the one that was split by */
		if (wanted > right && wanted < left)
			break;
		if (wanted <= right)
			to = right;
		else
			from = left;
	}
	return outcomes[wanted];
}

baat_sum baat_spread_quantile(baat_sum *outcomes, size_t count, unsigned percent)
{
	return find_nth(outcomes, (int64_t)count, (int64_t)((count * percent + 99) / 100 - 1));
}

struct baat_classes baat_spread_classes(const baat_sum *outcomes, size_t count, size_t wanted, uint64_t *counts)
{
	struct baat_classes classes = {0};
	baat_sum highest;
	baat_spread_ends(outcomes, count, &classes.lowest, &highest);
	classes.width = (highest - classes.lowest) / (baat_sum)wanted + 1;
	classes.count = (size_t)((highest - classes.lowest) / classes.width) + 1;
	for (size_t i = 0; i < classes.count; i++)
		counts[i] = 0;
	for (size_t i = 0; i < count; i++)
		counts[(outcomes[i] - classes.lowest) / classes.width]++;
	return classes;
}
