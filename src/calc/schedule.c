/* From case lines to what is paid of them. */
#include "base/gettext.h"
#include "amount.h"
#include "baat/base/memory.h"
#include "cut-off.h"

static int64_t greatest_common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* Quantity and price have four decimals each, so that their product counts 10^-6 cents. */
static void set_divisor(struct baat_flow_period *period, enum baat_chance_form form, uint64_t one)
{
	uint64_t value;
	period->divisor[form] = (struct baat_divisor){0};
	if (!__builtin_mul_overflow(1000000 * (uint64_t)period->denominator, one, &value))
		period->divisor[form] = baat_divisor_of(value);
}

static void set_period(struct baat_flow_rules *rules, enum baat_period period, int64_t numerator, int64_t denominator)
{
	int64_t divisor = greatest_common_divisor(numerator, denominator);
	struct baat_flow_period *to = &rules->period[period];
	to->numerator = numerator / divisor;
	to->denominator = denominator / divisor;
	set_divisor(to, BAAT_CHANCE_PERCENTS, 100);
	set_divisor(to, BAAT_CHANCE_EXACT, BAAT_CHANCE_ONE);
	set_divisor(to, BAAT_CHANCE_WEIGHED, (uint64_t)BAAT_CHANCE_ONE * BAAT_CHANCE_ONE);
}

void baat_flow_rules_make(struct baat_flow_rules *rules, const struct baat_method *method)
{
	enum { PERIODS_ONE = 10000 }; /* weeks and days have four decimals */
	rules->months = method->horizon * 12;
	baat_discount_factors(method->discount_rate, rules->factor);
	set_period(rules, BAAT_ONCE, 1, 1);
	set_period(rules, BAAT_DAY, method->days_per_year, INT64_C(12) * PERIODS_ONE);
	set_period(rules, BAAT_WEEK, method->weeks_per_year, INT64_C(12) * PERIODS_ONE);
	set_period(rules, BAAT_MONTH, 1, 1);
	set_period(rules, BAAT_QUARTER, 1, 3);
	set_period(rules, BAAT_YEAR, 1, 12);
}

/* What making the schedules of a case needs. */
struct maker {
	const struct baat_case *casus;
	const struct baat_flow_rules *rules;
	struct baat_unit unit;
	baat_schedule_sink *sink;
	void *context;
	struct baat_diags *diags;
	struct baat_schedule schedule; /* the one at hand; what belongs to the alternative stays */
	/* amounts of many parties; allocated when there are more than one */
	struct baat_series *series;
	baat_sum *weights, *parts;
	size_t series_capacity, weight_capacity, part_capacity;
	enum { PAY, LOSE, LOOK } mode; /* what is done with a schedule: given, counted as cut off, looked for */
	struct baat_loss loss;
};

static inline enum baat_status give(struct maker *maker, const struct baat_series *series, size_t count)
{
	maker->schedule.series = series;
	maker->schedule.series_count = count;
	if (maker->mode != PAY)
		return baat_loss_add(&maker->loss, &maker->schedule, maker->mode == LOSE)
		           ? BAAT_OK
		           : baat_out_of_memory(maker->diags);
	enum baat_status status = maker->sink(maker->context, &maker->unit, &maker->schedule);
	maker->schedule.first = false;
	return status;
}

/* Sets when the line of the schedule is paid: from month `from` to before `end`, which is later. */
static inline void set_time(struct baat_schedule *schedule, unsigned from, unsigned end)
{
	const unsigned year = from / 12, last = (end - 1) / 12, next = (year + 1) * 12;
	schedule->month = (uint16_t)from;
	schedule->year = (uint8_t)year;
	schedule->years = (uint8_t)(last - year + 1);
	schedule->months[BAAT_FIRST_YEAR] = (uint8_t)((next < end ? next : end) - from);
	schedule->months[BAAT_WHOLE_YEARS] = last > year + 1 ? 12 : 0;
	schedule->months[BAAT_LAST_YEAR] = (uint8_t)(last > year ? end - last * 12 : 0);
}

/* The sizes of the amounts of the schedule. All three, whether there are such years or not: which there are cannot be
 * predicted. False when one does not fit. */
static inline bool find_sizes(const struct maker *maker, const struct baat_rate *rate, int32_t weight,
                              uint64_t size[BAAT_SPAN__MAX])
{
	const struct baat_schedule *schedule = &maker->schedule;
	bool fits = true;
	for (size_t i = 0; i < BAAT_SPAN__MAX; i++)
		fits &= baat_amount_at(rate, maker->rules, schedule->line, schedule->months[i], weight, &size[i]);
	return fits;
}

/* Divides what is paid over the payers, into every `step`th series. */
static bool share(struct maker *maker, const struct baat_series *whole, size_t step)
{
	const struct baat_shares *payers = maker->schedule.line->payers;
	size_t count = payers->count;
	if (!baat_grow(&maker->weights, &maker->weight_capacity, count, sizeof *maker->weights) ||
	    !baat_grow(&maker->parts, &maker->part_capacity, count, sizeof *maker->parts))
		return false;
	for (size_t i = 0; i < count; i++) {
		maker->weights[i] = payers->items[i].percent;
		maker->series[i * step] = *whole;
		maker->series[i * step].party = payers->items[i].party;
	}
	for (size_t span = 0; span < BAAT_SPAN__MAX; span++) {
		if (!baat_share_out((baat_sum)whole->size[span], maker->weights, count, maker->parts))
			return false;
		for (size_t i = 0; i < count; i++)
			maker->series[i * step].size[span] = (uint64_t)maker->parts[i];
	}
	return true;
}

/* A line with many payers, or with a receiver: each payment is followed by what is received of it. Not inlined: the
 * ordinary line would pay for the registers. */
static __attribute__((noinline)) enum baat_status pay_shared(struct maker *maker, const struct baat_series *whole)
{
	const struct baat_line *line = maker->schedule.line;
	const size_t step = line->receiver == BAAT_NO_NAME ? 1 : 2, count = line->payers->count * step;
	if (!baat_grow(&maker->series, &maker->series_capacity, count, sizeof *maker->series) ||
	    !share(maker, whole, step))
		return baat_out_of_memory(maker->diags);
	for (size_t i = 1; i < count && step == 2; i += step) {
		struct baat_series *received = &maker->series[i];
		*received = maker->series[i - 1];
		received->party = line->receiver;
		received->side = BAAT_RECEIVES;
		received->negative = !received->negative;
	}
	return give(maker, maker->series, count);
}

/* A line without a price is paid nothing in its first month. A burden avoided counts as plus, one that comes as minus;
 * a negative quantity turns it round. */
static enum baat_status pay_unpriced(struct maker *maker)
{
	struct baat_schedule *schedule = &maker->schedule;
	const struct baat_line *line = schedule->line;
	const struct baat_series nothing = {.party = line->payers->items[0].party, .side = BAAT_PAYS};
	set_time(schedule, line->from, line->from + 1U);
	schedule->pm_plus = (schedule->kind == BAAT_COUNTERFACTUAL) != (line->quantity < 0);
	schedule->pm_min = !schedule->pm_plus;
	enum baat_status status = give(maker, &nothing, 1);
	schedule->pm_plus = schedule->pm_min = 0;
	schedule->series = NULL;
	return status;
}

/* What is paid of one line from one month to before another, with weight `weight`. */
static inline enum baat_status pay_months(struct maker *maker, const struct baat_line *line, unsigned from,
                                          unsigned end, int32_t weight)
{
	struct baat_series series = {.party = line->payers->items[0].party, .side = BAAT_PAYS};
	set_time(&maker->schedule, from, end);
	const struct baat_rate rate = baat_rate_of(maker->rules, line, weight);
	series.negative = rate.negative;
	if (!find_sizes(maker, &rate, weight, series.size))
		return baat_error(maker->diags, baat_at(maker->unit.file, line->line, 0), BAAT_AMOUNT_OVERFLOW,
		                  _("the amount of this line is too large"));
	if (line->payers->count > 1 || line->receiver != BAAT_NO_NAME)
		return pay_shared(maker, &series);
	return give(maker, &series, 1);
}

/* What would have been paid beyond the horizon. Not inlined: few lines come here. */
static __attribute__((noinline)) enum baat_status lose_months(struct maker *maker, const struct baat_line *line,
                                                              int32_t weight)
{
	const unsigned horizon = (unsigned)maker->rules->months, end = (unsigned)line->from + line->months;
	enum baat_status status = BAAT_OK;
	if (maker->mode == LOOK || (line->unpriced && line->from < horizon))
		return BAAT_OK;
	maker->mode = LOSE;
	if (line->unpriced)
		status = pay_unpriced(maker);
	else
		status = pay_months(maker, line, line->from > horizon ? line->from : horizon, end, weight);
	maker->mode = PAY;
	return status;
}

/* What is paid of one line, as `kind` and with weight `weight`. */
static enum baat_status pay_line(struct maker *maker, const struct baat_line *line, enum baat_kind kind, int32_t weight)
{
	const unsigned horizon = (unsigned)maker->rules->months, last = (unsigned)line->from + line->months;
	enum baat_status status = BAAT_OK;

	maker->schedule.line = line;
	maker->schedule.kind = (uint8_t)kind;
	maker->schedule.weight = weight;
	if (last > horizon)
		status = lose_months(maker, line, weight);
	if (line->from >= horizon || status != BAAT_OK)
		return status;
	if (line->unpriced)
		return pay_unpriced(maker);
	return pay_months(maker, line, line->from, last < horizon ? last : horizon, weight);
}

/* The lines of zonder, the alternative's own, then the copies of zonder that remain when it does not work. */
static enum baat_status pay_alternative(struct maker *maker, size_t scenario)
{
	const struct baat_case *casus = maker->casus;
	const struct baat_scenario *without = &casus->scenarios[0], *with = &casus->scenarios[scenario];
	enum baat_status status = BAAT_OK;

	for (size_t i = 0; i < without->line_count && status == BAAT_OK; i++)
		status = pay_line(maker, &casus->lines[without->first_line + i], BAAT_COUNTERFACTUAL, BAAT_CHANCE_ONE);
	if (scenario == 0)
		return status;

	int32_t works = with->success, fails = BAAT_CHANCE_ONE - works;
	for (size_t i = 0; i < with->line_count && status == BAAT_OK; i++) {
		const struct baat_line *line = &casus->lines[with->first_line + i];
		bool weighed = line->kind == BAAT_OUTCOME && !line->unpriced;
		if (!weighed || works > 0)
			status = pay_line(maker, line, line->kind, weighed ? works : BAAT_CHANCE_ONE);
	}
	for (size_t i = 0; i < without->line_count && status == BAAT_OK && fails > 0; i++)
		if (!casus->lines[without->first_line + i].unpriced)
			status = pay_line(maker, &casus->lines[without->first_line + i], BAAT_OUTCOME, fails);
	return status;
}

/* All alternatives that are asked for. */
static enum baat_status pay_case(struct maker *maker, const struct baat_flow_choice *choice)
{
	const struct baat_case *casus = maker->casus;
	enum baat_status status = BAAT_OK;
	if (choice->chosen_only ? choice->scenario == 0 : casus->scenario_count == 1) {
		maker->schedule.alternative = BAAT_NO_NAME;
		maker->schedule.success = BAAT_NO_SUCCESS;
		return pay_alternative(maker, 0);
	}
	for (size_t i = 1; i < casus->scenario_count && status == BAAT_OK; i++) {
		if (choice->chosen_only && i != choice->scenario)
			continue;
		maker->schedule.alternative = choice->chosen_only ? choice->chosen_name : casus->scenarios[i].name;
		maker->schedule.success = casus->scenarios[i].success;
		status = pay_alternative(maker, i);
	}
	return status;
}

enum baat_status baat_schedules_of_case(const struct baat_case *casus, const char *file,
                                        const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                        baat_schedule_sink *sink, void *context, struct baat_cut_off *cut_off,
                                        struct baat_diags *diags)
{
	struct maker maker = {.casus = casus,
	                      .rules = rules,
	                      .unit = {file, casus->id, casus->attributes, casus->start},
	                      .sink = sink,
	                      .context = context,
	                      .diags = diags,
	                      .loss = {.casus = casus, .filter = choice->filter, .rules = rules, .cut_off = cut_off},
	                      .schedule = {.rules = rules, .first = true}};
	enum baat_status status = pay_case(&maker, choice);
	/* whether anything is left is asked only of the few cases that lost a line as a whole */
	if (status == BAAT_OK && maker.loss.lost_line) {
		maker.mode = LOOK;
		status = pay_case(&maker, choice);
		cut_off->cases += !maker.loss.kept_line;
	}
	free(maker.loss.seen);
	free(maker.series);
	free(maker.weights);
	free(maker.parts);
	return status;
}
