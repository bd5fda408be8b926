#include "baat/calc/programme-case.h"

#include "base/gettext.h"

enum { YEAR = 12 };

/* A line on its way to the sink. */
struct making {
	const struct baat_programme_line *line;
	baat_sum heads; /* 1/10 000 */
	int64_t month;
	baat_made_sink *sink;
	void *context;
	struct baat_diags *diags;
};

static struct baat_place place_of(const struct baat_programme_line *line)
{
	return baat_at(line->path, line->line, line->post_field);
}

/* Heads that the line counts for, in units of 1/10 000. */
static baat_sum count_heads(const struct baat_programme_line *line, int64_t persons)
{
	if (line->heads != BAAT_EACH_PERSON)
		return BAAT_PERSON;
	if (line->group == 0)
		return persons;
	const int64_t whole = line->group * BAAT_PERSON;
	return (baat_sum)((persons + whole - 1) / whole) * BAAT_PERSON;
}

/* A line from month `from` of the making for so many months, with its quantity times heads and weight. */
static enum baat_status make(const struct making *making, enum baat_kind kind, int64_t weight, int64_t from,
                             uint16_t months)
{
	const struct baat_programme_line *line = making->line;
	const baat_sum product = (baat_sum)line->terms.quantity * making->heads;
	const int64_t month = making->month + from;
	baat_sum quantity = weight == BAAT_WEIGHT_ONE
	                        ? baat_round_div(product, BAAT_PERSON)
	                        : baat_round_div(product * weight, (baat_sum)BAAT_PERSON * BAAT_WEIGHT_ONE);
	if (month > BAAT_MONTHS_MAX)
		return baat_error(
		    making->diags, place_of(line), BAAT_MONTH_RANGE,
		    _("this line would start in month %lld; case lines start in month 1200 at the latest"),
		    (long long)month);
	if (quantity > BAAT_QUANTITY_MAX || quantity < -BAAT_QUANTITY_MAX)
		return baat_error(
		    making->diags, place_of(line), BAAT_NUMBER_RANGE,
		    _("this line would count more than 1 000 000 units for one cohort; divide the cohort, "
		      "or choose a larger unit"));
	const struct baat_made_line made = {line, kind, (int64_t)quantity, (uint16_t)month, months};
	return making->sink(making->context, &made);
}

static enum baat_status make_effect(const struct making *making, const struct baat_weights *weights)
{
	const uint16_t months = making->line->terms.months;
	enum baat_status status = make(making, BAAT_COUNTERFACTUAL, weights->without, 0, months);
	for (size_t i = 0; i < weights->years && status == BAAT_OK; i++) {
		const size_t left = months - i * YEAR;
		const bool is_last = weights->years == 1 || left <= YEAR;
		status = make(making, BAAT_OUTCOME, weights->with[i], (int64_t)(i * YEAR),
		              (uint16_t)(is_last ? left : (size_t)YEAR));
	}
	return status;
}

enum baat_status baat_programme_make(const struct baat_programme_line *line, const struct baat_weights *weights,
                                     int64_t persons, int64_t month, baat_made_sink *sink, void *context,
                                     struct baat_diags *diags)
{
	static const enum baat_kind kinds[] = {[BAAT_BECOMES_INPUT] = BAAT_INPUT,
	                                       [BAAT_BECOMES_OUTCOME] = BAAT_OUTCOME,
	                                       [BAAT_BECOMES_COUNTERFACTUAL] = BAAT_COUNTERFACTUAL};
	const struct making making = {line, count_heads(line, persons), month + line->terms.from, sink, context, diags};
	if (weights != NULL)
		return make_effect(&making, weights);
	return make(&making, kinds[line->kind], BAAT_WEIGHT_ONE, 0, line->terms.months);
}
