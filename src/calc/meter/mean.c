#include "mean.h"

/* A mean as a whole number, rounded down, and what is left of it: a part of `count`. */
struct part {
	baat_sum whole;
	baat_sum rest, count;
	int sign;
};

static struct part part_of(struct baat_mean mean, int sign)
{
	const baat_sum count = (baat_sum)mean.count;
	struct part part = {mean.sum / count, mean.sum % count, count, sign};
	if (part.rest < 0) {
		part.whole--;
		part.rest += count;
	}
	return part;
}

/* whole + rest / divisor, rounded half away from zero; 0 <= rest < divisor. */
static baat_sum round_up_or_down(baat_sum whole, baat_sum rest, baat_sum divisor)
{
	const bool up = whole < 0 ? rest > divisor - rest : rest >= divisor - rest;
	return whole + up;
}

baat_sum baat_mean_sum(const struct baat_mean plus[], size_t plus_count, const struct baat_mean minus[],
                       size_t minus_count)
{
	struct part parts[BAAT_MEANS_MAX];
	baat_sum whole = 0, rest = 0, divisor = 1;
	const size_t count = plus_count + minus_count;
	for (size_t i = 0; i < count; i++) {
		parts[i] = i < plus_count ? part_of(plus[i], 1) : part_of(minus[i - plus_count], -1);
		whole += parts[i].sign * parts[i].whole;
		divisor *= parts[i].count;
	}
	for (size_t i = 0; i < count; i++)
		rest += parts[i].sign * parts[i].rest * (divisor / parts[i].count);
	whole += rest / divisor;
	rest %= divisor;
	if (rest < 0) {
		whole--;
		rest += divisor;
	}
	return round_up_or_down(whole, rest, divisor);
}
