/* From case lines to flows. */
#include "baat/flows.h"

#include "../base/gettext.h"
#include "amount.h"

static int64_t greatest_common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static void set_period(struct baat_flow_rules *rules, enum baat_period period, int64_t numerator, int64_t denominator)
{
	int64_t divisor = greatest_common_divisor(numerator, denominator);
	rules->period[period].numerator = numerator / divisor;
	rules->period[period].denominator = denominator / divisor;
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

enum { BATCH = 256 };

/* What making the flows of one alternative needs. */
struct maker {
	const struct baat_case *casus;
	const struct baat_flow_rules *rules;
	struct baat_unit unit;
	baat_flow_sink *sink;
	void *context;
	struct baat_diags *diags;
	uint32_t alternative;
	int32_t success;
	struct baat_flow batch[BATCH];
	size_t count;
	/* parts of an amount over many payers; allocated when there are more than fit */
	baat_sum *weights, *parts;
	size_t weight_capacity, part_capacity;
};

static __attribute__((noinline)) enum baat_status flush(struct maker *maker)
{
	size_t count = maker->count;
	maker->count = 0;
	return count == 0 ? BAAT_OK : maker->sink(maker->context, &maker->unit, maker->batch, count);
}

/* Makes room for two flows in the batch. */
static inline enum baat_status make_room(struct maker *maker)
{
	return maker->count + 2 <= BATCH ? BAAT_OK : flush(maker);
}

/* Some months of a line within one year. */
struct stretch {
	const struct baat_line *line;
	enum baat_kind kind;
	unsigned year, month, months;
};

/* Puts a flow into the batch, which has room. It is written field by field where it is to stand: put together elsewhere
 * and copied it would take half as long again. */
static inline struct baat_flow *put(struct maker *maker, const struct stretch *stretch, uint32_t party, int64_t amount,
                                    int64_t present, int64_t cashable)
{
	const struct baat_line *line = stretch->line;
	struct baat_flow *flow = &maker->batch[maker->count++];
	flow->amount = amount;
	flow->present = present;
	flow->cashable = cashable;
	flow->pm_plus = flow->pm_min = 0;
	flow->line = line->line;
	flow->alternative = maker->alternative;
	flow->post = line->post;
	flow->domain = line->domain;
	flow->party = party;
	flow->success = maker->success;
	flow->month = (uint16_t)stretch->month;
	flow->year = (uint8_t)stretch->year;
	flow->months = (uint8_t)stretch->months;
	flow->kind = (uint8_t)stretch->kind;
	flow->side = BAAT_PAYS;
	return flow;
}

/* One payment of one party to nobody that counts. */
static inline enum baat_status pay(struct maker *maker, const struct stretch *stretch, uint32_t party, int64_t amount)
{
	int64_t present = baat_present_value(maker->rules, amount, stretch->year);
	int64_t cashable = baat_cashable_part(amount, stretch->line->cashable);
	enum baat_status status = make_room(maker);
	if (status == BAAT_OK)
		put(maker, stretch, party, amount, present, cashable);
	return status;
}

/* The same, and the other side of it when it is a transfer. */
static enum baat_status transfer(struct maker *maker, const struct stretch *stretch, uint32_t party, int64_t amount)
{
	enum baat_status status = pay(maker, stretch, party, amount);
	if (status != BAAT_OK || stretch->line->receiver == BAAT_NO_NAME)
		return status;
	const struct baat_flow *paid = &maker->batch[maker->count - 1];
	put(maker, stretch, stretch->line->receiver, -amount, -paid->present, -paid->cashable)->side = BAAT_RECEIVES;
	return BAAT_OK;
}

/* Not inlined: the ordinary line, of one payer and no receiver, would pay for the registers that this takes. */
static __attribute__((noinline)) enum baat_status pay_shared(struct maker *maker, const struct stretch *stretch,
                                                             int64_t amount)
{
	const struct baat_shares *payers = stretch->line->payers;
	size_t count = payers->count;
	if (count == 1)
		return transfer(maker, stretch, payers->items[0].party, amount);
	if (!baat_grow(&maker->weights, &maker->weight_capacity, count, sizeof *maker->weights) ||
	    !baat_grow(&maker->parts, &maker->part_capacity, count, sizeof *maker->parts))
		return baat_out_of_memory(maker->diags);
	for (size_t i = 0; i < count; i++)
		maker->weights[i] = payers->items[i].percent;
	if (!baat_share_out(amount, maker->weights, count, maker->parts))
		return baat_out_of_memory(maker->diags);
	for (size_t i = 0; i < count; i++) {
		enum baat_status status = transfer(maker, stretch, payers->items[i].party, (int64_t)maker->parts[i]);
		if (status != BAAT_OK)
			return status;
	}
	return BAAT_OK;
}

/* A line without a price: one flow in its first month. A burden avoided counts as plus, one that comes as minus; a
 * negative quantity turns it round. */
static enum baat_status pay_unpriced(struct maker *maker, const struct baat_line *line, enum baat_kind kind)
{
	const struct stretch stretch = {line, kind, line->from / 12, line->from, 1};
	enum baat_status status = make_room(maker);
	if (status != BAAT_OK)
		return status;
	struct baat_flow *flow = put(maker, &stretch, line->payers->items[0].party, 0, 0, 0);
	flow->pm_plus = (kind == BAAT_COUNTERFACTUAL) != (line->quantity < 0);
	flow->pm_min = !flow->pm_plus;
	return BAAT_OK;
}

/* The flows of one line, year by year, as `kind` and with weight `weight`. */
static enum baat_status pay_line(struct maker *maker, const struct baat_line *line, enum baat_kind kind, int32_t weight)
{
	const unsigned horizon = (unsigned)maker->rules->months, last = (unsigned)line->from + line->months;
	const unsigned end = last < horizon ? last : horizon;
	const bool simple = line->payers->count == 1 && line->receiver == BAAT_NO_NAME;
	const uint32_t party = line->payers->items[0].party;
	int64_t amount = 0;
	unsigned computed = 0; /* the months that `amount` is of */

	if (line->from >= horizon)
		return BAAT_OK;
	if (line->unpriced)
		return pay_unpriced(maker, line, kind);
	const struct baat_rate rate = baat_rate_of(maker->rules, line, weight);
	for (unsigned month = line->from, year = month / 12, next; month < end; month = next, year++) {
		next = (year + 1) * 12 < end ? (year + 1) * 12 : end;
		const struct stretch stretch = {line, kind, year, month, next - month};
		if (stretch.months != computed &&
		    !baat_amount_at(&rate, maker->rules, line, stretch.months, weight, &amount))
			return baat_error(maker->diags, baat_at(maker->unit.file, line->line, 0), BAAT_AMOUNT_OVERFLOW,
			                  _("the amount of this line is too large"));
		computed = stretch.months;
		enum baat_status status =
		    simple ? pay(maker, &stretch, party, amount) : pay_shared(maker, &stretch, amount);
		if (status != BAAT_OK)
			return status;
	}
	return BAAT_OK;
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

/* The amount of the months behind the horizon. All years together may be too much for a flow; within the bounds of case
 * lines the product stays below 2^126. */
static baat_sum amount_beyond(const struct baat_flow_rules *rules, const struct baat_line *line, int32_t months)
{
	baat_sum product = (baat_sum)line->quantity * line->price;
	product *= rules->period[line->period].numerator;
	product *= months;
	return baat_round_div(product * line->chance,
	                      (baat_sum)1000000 * rules->period[line->period].denominator * BAAT_CHANCE_ONE);
}

/* Counts what lies behind the horizon. */
static void count_cut_off(const struct baat_case *casus, const struct baat_flow_rules *rules,
                          struct baat_cut_off *cut_off)
{
	size_t lost = 0;
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		int32_t beyond = line->from + line->months - rules->months;
		if (beyond <= 0)
			continue;
		lost += line->from >= rules->months;
		cut_off->lines[line->kind]++;
		if (!line->unpriced)
			cut_off->cents[line->kind] +=
			    amount_beyond(rules, line, beyond < line->months ? beyond : line->months);
	}
	cut_off->cases += lost == casus->line_count;
}

enum baat_status baat_flows_of_case(const struct baat_case *casus, const char *file,
                                    const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                    baat_flow_sink *sink, void *context, struct baat_cut_off *cut_off,
                                    struct baat_diags *diags)
{
	struct maker maker;
	enum baat_status status = BAAT_OK;

	/* the batch is left as it is: clearing it would cost more than filling it */
	maker.casus = casus;
	maker.rules = rules;
	maker.unit = (struct baat_unit){file, casus->id, casus->attributes};
	maker.sink = sink;
	maker.context = context;
	maker.diags = diags;
	maker.count = 0;
	maker.weights = maker.parts = NULL;
	maker.weight_capacity = maker.part_capacity = 0;

	count_cut_off(casus, rules, cut_off);
	bool none = choice->chosen_only ? choice->scenario == 0 : casus->scenario_count == 1;
	if (none) {
		maker.alternative = BAAT_NO_NAME;
		maker.success = BAAT_NO_SUCCESS;
		status = pay_alternative(&maker, 0);
	}
	for (size_t i = 1; i < casus->scenario_count && !none && status == BAAT_OK; i++) {
		if (choice->chosen_only && i != choice->scenario)
			continue;
		maker.alternative = choice->chosen_only ? choice->chosen_name : casus->scenarios[i].name;
		maker.success = casus->scenarios[i].success;
		status = pay_alternative(&maker, i);
	}
	if (status == BAAT_OK)
		status = flush(&maker);
	free(maker.weights);
	free(maker.parts);
	return status;
}

void baat_cut_off_merge(struct baat_cut_off *into, const struct baat_cut_off *from)
{
	for (size_t i = 0; i < BAAT_KIND__MAX; i++) {
		into->lines[i] += from->lines[i];
		into->cents[i] += from->cents[i];
	}
	into->cases += from->cases;
}
