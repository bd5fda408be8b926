/* From case lines to flows. */
#include "baat/flows.h"

#include "../base/gettext.h"

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

/* floor(product / divisor + 1/2) for a divisor of 64 bits; false when the quotient needs more than 63. */
static bool divide_rounded(baat_usum product, uint64_t divisor, uint64_t *quotient)
{
	uint64_t rest;
	if ((product >> 64) >= divisor)
		return false;
	if (product >> 64 == 0) {
		*quotient = (uint64_t)product / divisor;
		rest = (uint64_t)product % divisor;
	} else {
		baat_usum whole = product / divisor;
		*quotient = (uint64_t)whole;
		rest = (uint64_t)(product - whole * divisor);
	}
	*quotient += rest >= divisor - rest;
	return *quotient <= INT64_MAX;
}

static uint64_t magnitude(int64_t value)
{
	return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

/* The amount of a product or divisor too large for the short way. */
static bool amount_in_full(const struct baat_flow_rules *rules, const struct baat_line *line, unsigned months,
                           int32_t weight, int64_t *cents)
{
	const int64_t factors[] = {line->quantity, line->price,  rules->period[line->period].numerator,
	                           months,         line->chance, weight};
	return baat_round_product(factors, sizeof factors / sizeof factors[0],
	                          1000000 * rules->period[line->period].denominator,
	                          (int64_t)BAAT_CHANCE_ONE * BAAT_CHANCE_ONE, cents);
}

bool baat_line_amount(const struct baat_flow_rules *rules, const struct baat_line *line, unsigned months,
                      int32_t weight, int64_t *cents)
{
	/* quantity and price have four decimals each, cents two: their product counts 10^-6 cents */
	uint64_t divisor = 1000000 * (uint64_t)rules->period[line->period].denominator;
	uint64_t units = (uint64_t)rules->period[line->period].numerator * months;
	uint64_t chance = (uint64_t)line->chance, product, size;

	if (line->chance == BAAT_CHANCE_ONE && weight == BAAT_CHANCE_ONE) {
		chance = 1;
	} else if (weight == BAAT_CHANCE_ONE) {
		divisor *= BAAT_CHANCE_ONE;
	} else {
		chance *= (uint64_t)weight;
		if (__builtin_mul_overflow(divisor, (uint64_t)BAAT_CHANCE_ONE * BAAT_CHANCE_ONE, &divisor))
			return amount_in_full(rules, line, months, weight, cents);
	}
	if (__builtin_mul_overflow(magnitude(line->quantity), magnitude(line->price), &product) ||
	    __builtin_mul_overflow(product, units, &product) ||
	    !divide_rounded((baat_usum)product * chance, divisor, &size))
		return amount_in_full(rules, line, months, weight, cents);
	*cents = (line->quantity < 0) != (line->price < 0) ? -(int64_t)size : (int64_t)size;
	return true;
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

static enum baat_status flush(struct maker *maker)
{
	size_t count = maker->count;
	maker->count = 0;
	return count == 0 ? BAAT_OK : maker->sink(maker->context, &maker->unit, maker->batch, count);
}

static int64_t present_value(const struct baat_flow_rules *rules, int64_t amount, unsigned year)
{
	const int64_t one = INT64_C(1000000000000);
	int64_t product;
	if (year == 0)
		return amount;
	if (__builtin_mul_overflow(amount, rules->factor[year], &product))
		return (int64_t)baat_round_div((baat_sum)amount * rules->factor[year], one);
	int64_t quotient = product / one, rest = product % one;
	return rest >= one / 2 ? quotient + 1 : rest <= -one / 2 ? quotient - 1 : quotient;
}

static int64_t cashable_part(int64_t amount, int32_t percent)
{
	if (percent <= 0) /* unknown counts as 0 */
		return 0;
	if (percent == BAAT_PERCENT_ALL)
		return amount;
	int64_t product;
	if (!__builtin_mul_overflow(amount, percent, &product)) {
		int64_t quotient = product / BAAT_PERCENT_ALL, rest = product % BAAT_PERCENT_ALL;
		return rest >= BAAT_PERCENT_ALL / 2    ? quotient + 1
		       : rest <= -BAAT_PERCENT_ALL / 2 ? quotient - 1
		                                       : quotient;
	}
	return (int64_t)baat_round_div((baat_sum)amount * percent, BAAT_PERCENT_ALL);
}

/* Makes room for two flows in the batch. */
static enum baat_status make_room(struct maker *maker)
{
	return maker->count + 2 <= BATCH ? BAAT_OK : flush(maker);
}

/* One payment, and the other side of it when it is a transfer. */
static enum baat_status pay(struct maker *maker, const struct baat_line *line, const struct baat_flow *flow)
{
	enum baat_status status = make_room(maker);
	if (status != BAAT_OK)
		return status;
	struct baat_flow *paid = &maker->batch[maker->count++];
	*paid = *flow;
	paid->present = present_value(maker->rules, flow->amount, flow->year);
	paid->cashable = cashable_part(flow->amount, line->cashable);
	if (line->receiver == BAAT_NO_NAME)
		return BAAT_OK;
	struct baat_flow *received = &maker->batch[maker->count++];
	*received = *paid;
	received->party = line->receiver;
	received->side = BAAT_RECEIVES;
	received->amount = -paid->amount;
	received->present = -paid->present;
	received->cashable = -paid->cashable;
	return BAAT_OK;
}

static enum baat_status pay_shared(struct maker *maker, const struct baat_line *line, const struct baat_flow *flow)
{
	size_t count = line->payers->count;
	struct baat_flow part = *flow;
	if (!baat_grow(&maker->weights, &maker->weight_capacity, count, sizeof *maker->weights) ||
	    !baat_grow(&maker->parts, &maker->part_capacity, count, sizeof *maker->parts))
		return baat_out_of_memory(maker->diags);
	for (size_t i = 0; i < count; i++)
		maker->weights[i] = line->payers->items[i].percent;
	if (!baat_share_out(flow->amount, maker->weights, count, maker->parts))
		return baat_out_of_memory(maker->diags);
	for (size_t i = 0; i < count; i++) {
		part.party = line->payers->items[i].party;
		part.amount = (int64_t)maker->parts[i];
		enum baat_status status = pay(maker, line, &part);
		if (status != BAAT_OK)
			return status;
	}
	return BAAT_OK;
}

static struct baat_flow flow_of(const struct maker *maker, const struct baat_line *line, enum baat_kind kind)
{
	return (struct baat_flow){
	    .line = line->line,
	    .alternative = maker->alternative,
	    .post = line->post,
	    .domain = line->domain,
	    .party = line->payers->items[0].party,
	    .success = maker->success,
	    .kind = (uint8_t)kind,
	    .side = BAAT_PAYS,
	};
}

/* A line without a price: one flow in its first month. A burden avoided counts as plus, one that comes as minus; a
 * negative quantity turns it round. */
static enum baat_status pay_unpriced(struct maker *maker, const struct baat_line *line, enum baat_kind kind)
{
	struct baat_flow flow = flow_of(maker, line, kind);
	bool plus = (kind == BAAT_COUNTERFACTUAL) != (line->quantity < 0);
	flow.year = (uint8_t)(line->from / 12);
	flow.month = line->from;
	flow.months = 1;
	flow.pm_plus = plus;
	flow.pm_min = !plus;
	enum baat_status status = make_room(maker);
	if (status == BAAT_OK)
		maker->batch[maker->count++] = flow;
	return status;
}

/* The flows of one line, year by year, as `kind` and with weight `weight`. */
static enum baat_status pay_line(struct maker *maker, const struct baat_line *line, enum baat_kind kind, int32_t weight)
{
	int32_t end = line->from + line->months, horizon = maker->rules->months;
	int64_t full_year = 0;
	bool have_full_year = false;

	if (line->from >= horizon)
		return BAAT_OK;
	if (line->unpriced)
		return pay_unpriced(maker, line, kind);
	if (end > horizon)
		end = horizon;
	struct baat_flow flow = flow_of(maker, line, kind);
	for (int32_t month = line->from; month < end;) {
		int32_t year = month / 12, next = (year + 1) * 12 < end ? (year + 1) * 12 : end;
		flow.year = (uint8_t)year;
		flow.month = (uint16_t)month;
		flow.months = (uint8_t)(next - month);
		if (flow.months != 12 || !have_full_year) {
			if (!baat_line_amount(maker->rules, line, flow.months, weight, &flow.amount))
				return baat_error(maker->diags, baat_at(maker->unit.file, line->line, 0),
				                  BAAT_AMOUNT_OVERFLOW, _("the amount of this line is too large"));
			if (flow.months == 12) {
				full_year = flow.amount;
				have_full_year = true;
			}
		} else {
			flow.amount = full_year;
		}
		enum baat_status status =
		    line->payers->count == 1 ? pay(maker, line, &flow) : pay_shared(maker, line, &flow);
		if (status != BAAT_OK)
			return status;
		month = next;
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
	product *= rules->period[line->period].numerator * months;
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
