/* Flows of random cases, held against rationals. */
#include "flows-of.h"

static void multiply(mpq_t value, int64_t numerator, uint64_t denominator)
{
	mpq_t factor;
	mpq_init(factor);
	mpz_set_si(mpq_numref(factor), numerator);
	mpz_set_ui(mpq_denref(factor), denominator);
	mpq_canonicalize(factor);
	mpq_mul(value, value, factor);
	mpq_clear(factor);
}

static baat_sum exact_amount(const struct baat_line *line, unsigned months, int32_t weight)
{
	mpq_t value;
	mpq_init(value);
	mpq_set_ui(value, months, 1);
	multiply(value, line->quantity, 10000);
	multiply(value, line->price, 10000);
	multiply(value, 100, 1);
	multiply(value, line->chance, 1000000);
	multiply(value, weight, 1000000);
	if (line->period == BAAT_DAY)
		multiply(value, model.method.days_per_year, 120000);
	else if (line->period == BAAT_WEEK)
		multiply(value, model.method.weeks_per_year, 120000);
	else if (line->period == BAAT_QUARTER)
		multiply(value, 1, 3);
	else if (line->period == BAAT_YEAR)
		multiply(value, 1, 12);
	baat_sum cents = rounded_wide(value);
	mpq_clear(value);
	return cents;
}

static int64_t exact_part(int64_t amount, int64_t numerator, uint64_t denominator)
{
	mpq_t value;
	mpq_init(value);
	mpq_set_si(value, amount, 1);
	multiply(value, numerator, denominator);
	int64_t part = rounded(value);
	mpq_clear(value);
	return part;
}

/* Largest remainder, one cent at a time. */
static void exact_shares(int64_t amount, const struct baat_shares *payers, int64_t parts[RANDOM_PARTIES])
{
	uint64_t size = (uint64_t)(amount < 0 ? -amount : amount), left = size, remainder[RANDOM_PARTIES];
	for (size_t i = 0; i < payers->count; i++) {
		baat_usum product = (baat_usum)size * (baat_usum)payers->items[i].percent;
		parts[i] = (int64_t)(product / BAAT_PERCENT_ALL);
		remainder[i] = (uint64_t)(product % BAAT_PERCENT_ALL);
		left -= (uint64_t)parts[i];
	}
	for (; left > 0; left--) {
		size_t most = 0;
		for (size_t i = 1; i < payers->count; i++)
			if (remainder[i] > remainder[most])
				most = i;
		assert_true(remainder[most] > 0);
		remainder[most] = 0;
		parts[most]++;
	}
	for (size_t i = 0; i < payers->count && amount < 0; i++)
		parts[i] = -parts[i];
}

/* Demands that the next flow is this one. */
static void demand(size_t *at, struct baat_flow expected)
{
	assert_true(*at < flows.count);
	struct baat_flow got = flows.items[(*at)++];
	assert_int_equal(got.amount, expected.amount);
	assert_int_equal(got.present, expected.present);
	assert_int_equal(got.cashable, expected.cashable);
	assert_int_equal(got.pm_plus, expected.pm_plus);
	assert_int_equal(got.pm_min, expected.pm_min);
	assert_int_equal(got.line, expected.line);
	assert_int_equal(got.alternative, expected.alternative);
	assert_int_equal(got.post, expected.post);
	assert_int_equal(got.party, expected.party);
	assert_int_equal(got.success, expected.success);
	assert_int_equal(got.month, expected.month);
	assert_int_equal(got.year, expected.year);
	assert_int_equal(got.months, expected.months);
	assert_int_equal(got.kind, expected.kind);
	assert_int_equal(got.side, expected.side);
}

static void demand_year(size_t *at, const struct baat_line *line, struct baat_flow flow, int64_t amount)
{
	int64_t parts[RANDOM_PARTIES];
	exact_shares(amount, line->payers, parts);
	for (size_t i = 0; i < line->payers->count; i++) {
		flow.party = line->payers->items[i].party;
		flow.side = BAAT_PAYS;
		flow.amount = parts[i];
		flow.present = exact_part(parts[i], rules.factor[flow.year], UINT64_C(1000000000000));
		flow.cashable = line->cashable > 0 ? exact_part(parts[i], line->cashable, BAAT_PERCENT_ALL) : 0;
		demand(at, flow);
		if (line->receiver == BAAT_NO_NAME)
			continue;
		flow.party = line->receiver;
		flow.side = BAAT_RECEIVES;
		flow.amount = -flow.amount;
		flow.present = -flow.present;
		flow.cashable = -flow.cashable;
		demand(at, flow);
	}
}

static void demand_line(size_t *at, const struct baat_line *line, struct baat_flow flow, int32_t weight)
{
	unsigned end = line->from + line->months, horizon = (unsigned)model.method.horizon * 12;
	flow.line = line->line;
	flow.post = line->post;
	if (line->unpriced && line->from < horizon) {
		bool plus = (flow.kind == BAAT_COUNTERFACTUAL) == (line->quantity >= 0);
		flow.month = line->from;
		flow.year = (uint8_t)(line->from / 12);
		flow.months = 1;
		flow.party = line->payers->items[0].party;
		flow.pm_plus = plus;
		flow.pm_min = !plus;
		demand(at, flow);
		return;
	}
	for (unsigned year = 0; year < (unsigned)model.method.horizon; year++) {
		/* count the months of the line in this year one by one */
		flow.months = 0;
		for (unsigned month = year * 12; month < year * 12 + 12; month++)
			if (month >= line->from && month < end) {
				flow.month = flow.months == 0 ? (uint16_t)month : flow.month;
				flow.months++;
			}
		flow.year = (uint8_t)year;
		if (flow.months > 0)
			demand_year(at, line, flow, (int64_t)exact_amount(line, flow.months, weight));
	}
}

static void demand_alternative(size_t *at, const struct baat_case *casus, size_t scenario)
{
	const struct baat_scenario *with = &casus->scenarios[scenario];
	struct baat_flow flow = {.alternative = scenario == 0 ? BAAT_NO_NAME : with->name,
	                         .success = scenario == 0 ? BAAT_NO_SUCCESS : with->success};
	for (size_t i = 0; i < casus->line_count; i++)
		if (casus->lines[i].scenario == 0)
			demand_line(at, &casus->lines[i], flow, BAAT_CHANCE_ONE);
	if (scenario == 0)
		return;
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		bool weighed = line->kind == BAAT_OUTCOME && !line->unpriced;
		flow.kind = line->kind;
		if (line->scenario == scenario && (!weighed || with->success > 0))
			demand_line(at, line, flow, weighed ? with->success : BAAT_CHANCE_ONE);
	}
	flow.kind = BAAT_OUTCOME;
	for (size_t i = 0; i < casus->line_count && with->success < BAAT_CHANCE_ONE; i++)
		if (casus->lines[i].scenario == 0 && !casus->lines[i].unpriced)
			demand_line(at, &casus->lines[i], flow, BAAT_CHANCE_ONE - with->success);
}

static void lose(struct lost *lost, const struct baat_case *casus, size_t index, uint8_t kind, int32_t weight)
{
	const struct baat_line *line = &casus->lines[index];
	const unsigned horizon = (unsigned)model.method.horizon * 12, end = (unsigned)line->from + line->months;
	bool *seen = &lost->seen[index][kind];
	lost->kept |= line->from < horizon;
	lost->wholly |= line->from >= horizon;
	if (line->unpriced ? line->from < horizon : end <= horizon)
		return;
	lost->lines[kind] += !*seen;
	for (unsigned year = horizon / 12; !line->unpriced && year * 12 < end; year++) {
		unsigned months = 0;
		for (unsigned month = year * 12; month < year * 12 + 12; month++)
			months += month >= line->from && month < end;
		if (months > 0 && (!*seen || kind != BAAT_COUNTERFACTUAL))
			lost->cents[kind] += exact_amount(line, months, weight);
	}
	*seen = true;
}

static void lose_alternative(struct lost *lost, const struct baat_case *casus, size_t scenario)
{
	const int32_t works = scenario == 0 ? BAAT_CHANCE_ONE : casus->scenarios[scenario].success;
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		const bool weighed = line->kind == BAAT_OUTCOME && !line->unpriced;
		if (line->scenario == 0) {
			lose(lost, casus, i, BAAT_COUNTERFACTUAL, BAAT_CHANCE_ONE);
			if (works < BAAT_CHANCE_ONE && !line->unpriced)
				lose(lost, casus, i, BAAT_OUTCOME, BAAT_CHANCE_ONE - works);
		} else if (line->scenario == scenario && (!weighed || works > 0)) {
			lose(lost, casus, i, line->kind, weighed ? works : BAAT_CHANCE_ONE);
		}
	}
}

static void demand_cut_off(const struct baat_case *casus)
{
	struct lost lost = {0};
	for (size_t i = casus->scenario_count == 1 ? 0 : 1; i < casus->scenario_count; i++)
		lose_alternative(&lost, casus, i);
	for (size_t i = 0; i < BAAT_KIND__MAX; i++) {
		assert_int_equal(cut_off.lines[i], lost.lines[i]);
		assert_true(cut_off.cents[i] == lost.cents[i]);
	}
	assert_int_equal(cut_off.cases, lost.wholly && !lost.kept);
}

static void test_against_rationals(void **state)
{
	(void)state;
	const struct baat_flow_choice all = {0};
	uint64_t seed = 4;
	for (size_t round = 0; round < 1500; round++) {
		struct random_case made;
		size_t at = 0;
		random_method(&model.method, &seed);
		random_case_make(&made, &seed);
		assert_int_equal(make(&made.casus, &all), BAAT_OK);
		for (size_t i = made.casus.scenario_count == 1 ? 0 : 1; i < made.casus.scenario_count; i++)
			demand_alternative(&at, &made.casus, i);
		assert_int_equal(at, flows.count);
		demand_cut_off(&made.casus);
	}
}

/* One amount at a time: all sizes, all weights. */
static void test_amounts_against_rationals(void **state)
{
	(void)state;
	uint64_t seed = 5;
	for (size_t round = 0; round < 40000; round++) {
		struct baat_line line = {.quantity = random_signed(&seed, BAAT_QUANTITY_MAX),
		                         .price = random_signed(&seed, BAAT_PRICE_MAX),
		                         .chance = random_chance(&seed),
		                         .period = (uint8_t)check_below(&seed, BAAT_PERIOD__MAX)};
		unsigned months = line.period == BAAT_ONCE ? 1 : 1 + (unsigned)check_below(&seed, 12);
		int32_t weight = random_chance(&seed);
		int64_t cents;
		if (round % 16 == 0) {
			random_method(&model.method, &seed);
			baat_flow_rules_make(&rules, &model.method);
		}
		assert_true(line_amount(&rules, &line, months, weight, &cents));
		assert_true(cents == exact_amount(&line, months, weight));
	}
}

/* What is paid and received cancels; flows of zonder are the same for each alternative. */
static void test_invariants(void **state)
{
	(void)state;
	const struct baat_flow_choice all = {0};
	uint64_t seed = 6;
	for (size_t round = 0; round < 800; round++) {
		struct random_case made;
		baat_sum without[RANDOM_SCENARIOS] = {0};
		random_method(&model.method, &seed);
		random_case_make(&made, &seed);
		assert_int_equal(make(&made.casus, &all), BAAT_OK);
		for (size_t i = 0; i < flows.count; i++) {
			const struct baat_flow *flow = &flows.items[i];
			assert_int_equal(flow->month / 12, flow->year);
			assert_true(flow->months >= 1 && (flow->month + flow->months - 1) / 12 == flow->year);
			assert_true(flow->year < model.method.horizon);
			if (flow->side == BAAT_RECEIVES) {
				assert_int_equal(flow->amount, -flow[-1].amount);
				assert_int_equal(flow->present, -flow[-1].present);
				assert_int_equal(flow->cashable, -flow[-1].cashable);
				assert_int_equal(flow[-1].side, BAAT_PAYS);
			} else if (flow->kind == BAAT_COUNTERFACTUAL && flow->alternative != BAAT_NO_NAME) {
				without[flow->alternative - 10] += flow->amount;
			}
		}
		for (size_t i = 2; i < made.casus.scenario_count; i++)
			assert_true(without[i] == without[1]);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, default_method)
	const struct CMUnitTest tests[] = {
	    TEST(test_against_rationals),
	    TEST(test_amounts_against_rationals),
	    TEST(test_invariants),
	};
	return cmocka_run_group_tests_name("flows, random", tests, set_up, tear_down);
}
