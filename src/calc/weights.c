/* By how much an effect lessens a line of the counterfactual, year by year. */
#include "base/wide.h"
#include "baat/calc/programme-case.h"

enum { YEAR = 12 };

/* What is left of an effect after so many years, (1 - wears_off)^years, rounded once to 12 decimals. */
static int64_t factor_after(int32_t wears_off, size_t years)
{
	struct baat_wide power = baat_wide_of((uint64_t)BAAT_WEIGHT_ONE), half = baat_wide_of(1);
	uint64_t factor = 0;
	for (size_t i = 0; i < years; i++) {
		baat_wide_multiply(&power, (uint64_t)(BAAT_CHANCE_ONE - wears_off));
		/* half of 10^6 to the power of the years */
		baat_wide_multiply(&half, (uint64_t)(i == 0 ? BAAT_CHANCE_ONE / 2 : BAAT_CHANCE_ONE));
	}
	if (years > 0)
		baat_wide_add(&power, &half);
	/* rounding down time after time comes to rounding down once */
	for (size_t i = 0; i < years; i++)
		baat_wide_divide(&power, (uint64_t)BAAT_CHANCE_ONE);
	baat_wide_fits_64(&power, &factor);
	return (int64_t)factor;
}

/* Effect less deadweight, 12 decimals; and what is left without the programme, in *without. */
static int64_t net_effect(const struct baat_effect *effect, int64_t *without)
{
	const int64_t share = effect->share, anyway = effect->without;
	if (effect->deadweight == BAAT_DEADWEIGHT_POINTS) {
		*without = (BAAT_CHANCE_ONE - anyway) * BAAT_CHANCE_ONE;
		return (share - anyway) * BAAT_CHANCE_ONE;
	}
	*without = BAAT_WEIGHT_ONE - share * anyway;
	return share * (BAAT_CHANCE_ONE - anyway);
}

static size_t count_years(const struct baat_programme_line *line)
{
	return line->effect.wears_off == 0 ? 1 : ((size_t)line->terms.months + YEAR - 1) / YEAR;
}

struct baat_weights *baat_weights_new(const struct baat_programme_line *line)
{
	const struct baat_effect *effect = &line->effect;
	const size_t years = count_years(line);
	struct baat_weights *weights = malloc(sizeof *weights + years * sizeof weights->with[0]);
	if (weights == NULL)
		return NULL;
	weights->years = years;
	const baat_sum net = net_effect(effect, &weights->without);
	const baat_sum due = net * effect->due * (BAAT_CHANCE_ONE - effect->elsewhere); /* 24 decimals */
	const baat_sum to_weight = (baat_sum)BAAT_WEIGHT_ONE * BAAT_WEIGHT_ONE;
	for (size_t i = 0; i < years; i++) {
		const int64_t factor = factor_after(effect->wears_off, effect->first_year == 1 ? i + 1 : i);
		weights->with[i] = weights->without - (int64_t)baat_round_div(due * factor, to_weight);
	}
	return weights;
}
