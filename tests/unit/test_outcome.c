/* The measures: baat-methode(7), OUTCOME MEASURES. */
#include "sum.h"

/* baat-methode(7), A WORKED EXAMPLE: both tables of it. */
static void test_worked_example(void **state)
{
	(void)state;
	static const int64_t certain[] = {1275000, 275000, 0,   1275000, 1000000, 1252679, 275000, 0, 1252679,
	                                  977679,  456,    220, 220,     7,       0,       0,      0};
	static const int64_t doubtful[] = {1275000, 275000, 510000, 765000, 490000, 1252679, 275000, 501071, 751608,
	                                   476608,  273,    366,    220,    11,     0,       0,      0};
	struct baat_flow flows[] = {
	    flow_of(BAAT_COUNTERFACTUAL, 0, 12, 510000), flow_of(BAAT_COUNTERFACTUAL, 12, 12, 510000),
	    flow_of(BAAT_COUNTERFACTUAL, 24, 6, 255000), flow_of(BAAT_INPUT, 0, 1, 275000),
	    flow_of(BAAT_OUTCOME, 0, 12, 204000),        flow_of(BAAT_OUTCOME, 12, 12, 204000),
	    flow_of(BAAT_OUTCOME, 24, 6, 102000),
	};
	flows[1].present = 498778;
	flows[2].present = 243901;
	flows[5].present = 199511;
	flows[6].present = 97560;
	struct sum sum = sum_new(&total, names);
	sum_add(&sum, flows, 4);
	sum_row(&sum, 0);
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++)
		assert_cell(&sum, i, certain[i]);
	baat_outcomes_clear(sum.outcomes);
	assert_int_equal(baat_outcomes_count(sum.outcomes), 0);
	for (size_t i = 0; i < 7; i++)
		flows[i].success = 600000;
	sum_add(&sum, flows, 7);
	sum_row(&sum, 0);
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++)
		assert_cell(&sum, i, doubtful[i]);
	sum_free(&sum);
}

/* zonder, inzet and gevolg, in present value, and the chance of success; and the ratios that follow. */
static void test_ratios(void **state)
{
	(void)state;
	static const struct {
		int64_t without, input, outcome;
		int32_t success;
		int64_t ratio, break_even, needed;
	} cases[] = {
	    {1000, 400, 0, 1000000, 250, 400, 400},
	    {1000, 400, 200, 500000, 200, 500, 250},
	    {1000, 400, 200, 0, 200, 500, EMPTY},
	    {1000, 0, 0, 1000000, EMPTY, 0, 0},
	    {1000, -1, 0, 1000000, EMPTY, EMPTY, EMPTY},
	    {100, 100, 100, 1000000, 0, EMPTY, EMPTY},
	    {100, 50, 175, 1000000, -150, EMPTY, EMPTY},
	    {-100, 50, 0, 1000000, -200, EMPTY, EMPTY},
	    {1, 100, 2, 1000000, -1, EMPTY, EMPTY},
	    {1, 200, 0, 1000000, 1, 200000, 200000}, /* 0,005 is 0,01 */
	    {0, 200, 1, 1000000, -1, EMPTY, EMPTY},  /* and -0,005 is -0,01 */
	    {1, 201, 0, 1000000, 0, 201000, 201000},
	    {2000, 1, 0, 1000000, 200000, 1, 1}, /* 0,0005 is 0,001 */
	    {2001, 1, 0, 1000000, 200100, 0, 0},
	    {1000, 1, 0, 500000, 100000, 1, 1}, /* one rounding: 0,5 / 1001 is less than 0,0005 */
	    {1001, 1, 0, 500000, 100100, 1, 0},
	    {100, 300, 0, 1, 33, 3000, 0},
	    {INT64_MAX, INT64_MAX, 0, 1000000, 100, 1000, 1000},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 0, 1, cases[i].without),
		                            flow_of(BAAT_INPUT, 0, 1, cases[i].input),
		                            flow_of(BAAT_OUTCOME, 0, 1, cases[i].outcome)};
		struct sum sum = sum_new(&total, names);
		for (size_t j = 0; j < 3; j++)
			flows[j].success = cases[i].success;
		sum_add(&sum, flows, 3);
		sum_row(&sum, 0);
		assert_cell(&sum, BAAT_MEASURE_RATIO, cases[i].ratio);
		assert_cell(&sum, BAAT_MEASURE_BREAK_EVEN, cases[i].break_even);
		assert_cell(&sum, BAAT_MEASURE_SUCCESS_NEEDED, cases[i].needed);
		sum_free(&sum);
	}
}

static void test_payback(void **state)
{
	(void)state;
	enum { Z = BAAT_COUNTERFACTUAL, I = BAAT_INPUT, G = BAAT_OUTCOME };
	static const struct {
		struct {
			int kind;
			unsigned month, months;
			int64_t amount;
		} flows[4];
		int64_t months;
	} cases[] = {
	    {{{Z, 0, 1, 100}}, 0},
	    {{{Z, 0, 1, 0}}, 0},
	    {{{I, 0, 1, 100}}, EMPTY},
	    {{{I, 0, 1, 100}, {Z, 0, 1, 100}}, 0},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 100}}, 2},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 99}}, EMPTY},
	    {{{I, 0, 1, 100}, {Z, 0, 12, 1200}}, 0},
	    {{{I, 0, 1, 101}, {Z, 0, 12, 1200}}, 2},
	    {{{I, 0, 1, 1200}, {Z, 0, 12, 1200}}, 12},
	    {{{I, 0, 1, 1201}, {Z, 0, 12, 1200}}, EMPTY},
	    /* spread evenly over 7 months, not in whole cents: 3/7 a month */
	    {{{I, 0, 1, 1}, {Z, 0, 7, 3}}, 3},
	    {{{I, 0, 1, 1}, {Z, 3, 11, 1}}, 14},
	    {{{I, 0, 3, 1}, {Z, 0, 9, 1}}, 9},
	    /* a late cost postpones it, as does one that is later paid back */
	    {{{Z, 0, 1, 100}, {G, 30, 1, 150}, {Z, 59, 1, 50}}, 60},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 200}, {G, 30, 1, 150}, {Z, 40, 1, 200}}, 41},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 200}, {G, 30, 1, 150}}, EMPTY},
	    {{{Z, 12, 12, 1200}, {I, 12, 1, 100}, {G, 23, 1, 1100}}, 0},
	    /* a long time before anything happens, and up to the last month */
	    {{{I, 1199, 1, 5}, {Z, 1188, 12, 12}}, 0},
	    {{{I, 1188, 1, 12}, {Z, 1188, 12, 12}}, 1200},
	    /* income of the intervention */
	    {{{I, 0, 1, -100}, {G, 5, 1, 100}}, 0},
	    {{{I, 0, 1, -100}, {G, 5, 1, 101}}, EMPTY},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sum sum = sum_new(&total, names);
		for (size_t j = 0; j < 4; j++)
			if (cases[i].flows[j].months > 0) {
				struct baat_flow flow =
				    flow_of((enum baat_kind)cases[i].flows[j].kind, cases[i].flows[j].month,
				            cases[i].flows[j].months, cases[i].flows[j].amount);
				sum_add(&sum, &flow, 1);
			}
		sum_row(&sum, 0);
		assert_cell(&sum, BAAT_MEASURE_PAYBACK, cases[i].months);
		sum_free(&sum);
	}
}

static void test_bare_rows(void **state)
{
	(void)state;
	struct baat_flow flow = flow_of(BAAT_COUNTERFACTUAL, 0, 12, 1000);
	struct sum sum = sum_new(&total, names);
	flow.alternative = BAAT_NO_NAME;
	flow.success = BAAT_NO_SUCCESS;
	flow.present = 900;
	flow.cashable = 5;
	flow.pm_plus = 3;
	flow.pm_min = 4;
	sum_add(&sum, &flow, 1);
	sum_row(&sum, 0);
	assert_true(sum.cells[0].empty);
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++)
		assert_cell(&sum, i,
		            i == BAAT_MEASURE_WITHOUT      ? 1000
		            : i == BAAT_MEASURE_WITHOUT_PV ? 900
		            : i == BAAT_MEASURE_PM_PLUS    ? 3
		            : i == BAAT_MEASURE_PM_MIN     ? 4
		                                           : EMPTY);
	sum_free(&sum);
}

/* Flows that differ in slaagkans have no common one; each by itself does. */
static void test_mixed_success(void **state)
{
	(void)state;
	const struct baat_key by_case = {BAAT_KEY_CASE, 0, BAAT_TEXT("casus")};
	const struct baat_grouping per_case = {&by_case, 1};
	const struct baat_unit other = {NULL, {"B", 1}, no_attributes, BAAT_NO_MONTH};
	struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 0, 1, 1000), flow_of(BAAT_INPUT, 0, 1, 500)};
	struct sum one = sum_new(&total, names), many = sum_new(&per_case, names), halves[2];
	for (size_t i = 0; i < 2; i++) {
		halves[i] = sum_new(&total, names);
		flows[0].success = flows[1].success = i == 0 ? 500000 : 250000;
		const struct baat_unit *of = i == 0 ? &unit : &other;
		assert_int_equal(baat_outcomes_add(one.outcomes, of, flows, 2), BAAT_OK);
		assert_int_equal(baat_outcomes_add(many.outcomes, of, flows, 2), BAAT_OK);
		sum_add(&halves[i], flows, 2);
	}
	sum_row(&one, 0);
	assert_cell(&one, BAAT_MEASURE_BREAK_EVEN, 500);
	assert_cell(&one, BAAT_MEASURE_SUCCESS_NEEDED, EMPTY);
	sum_row(&many, 0);
	assert_cell(&many, BAAT_MEASURE_SUCCESS_NEEDED, 250);
	sum_row(&many, 1);
	assert_cell(&many, BAAT_MEASURE_SUCCESS_NEEDED, 125);
	/* neither does a merger forget it, nor merging with nothing invent it */
	struct sum none = sum_new(&total, names);
	assert_true(baat_outcomes_merge(halves[0].outcomes, none.outcomes));
	sum_row(&halves[0], 0);
	assert_cell(&halves[0], BAAT_MEASURE_SUCCESS_NEEDED, 250);
	assert_true(baat_outcomes_merge(none.outcomes, halves[0].outcomes));
	assert_true(baat_outcomes_merge(none.outcomes, halves[1].outcomes));
	assert_true(baat_outcomes_merge(none.outcomes, halves[1].outcomes));
	sum_row(&none, 0);
	assert_cell(&none, BAAT_MEASURE_SUCCESS_NEEDED, EMPTY);
	for (size_t i = 0; i < 2; i++)
		sum_free(&halves[i]);
	sum_free(&none);
	sum_free(&one);
	sum_free(&many);
}

static void test_by_year(void **state)
{
	(void)state;
	const struct baat_key by_year = {BAAT_KEY_YEAR, 0, BAAT_TEXT("jaar")};
	const struct baat_grouping per_year = {&by_year, 1};
	const struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 14, 3, 30), flow_of(BAAT_INPUT, 0, 1, 10),
	                                  flow_of(BAAT_COUNTERFACTUAL, 0, 12, 5)};
	struct sum sum = sum_new(&per_year, names);
	sum_add(&sum, flows, 3);
	assert_int_equal(baat_outcomes_count(sum.outcomes), 2);
	sum_row(&sum, 0);
	assert_true(sum.cells[0].number == 0);
	assert_cell(&sum, BAAT_MEASURE_NET, -5);
	assert_cell(&sum, BAAT_MEASURE_PAYBACK, EMPTY);
	sum_row(&sum, 1);
	assert_true(sum.cells[0].number == 1);
	assert_cell(&sum, BAAT_MEASURE_NET, 30);
	sum_free(&sum);
}

static void test_columns(void **state)
{
	(void)state;
	static const char *const expected[] = {"wijk",
	                                       "jaar",
	                                       "alternatief",
	                                       "zonder",
	                                       "inzet",
	                                       "gevolg",
	                                       "vermeden",
	                                       "saldo",
	                                       "zonder_cw",
	                                       "inzet_cw",
	                                       "gevolg_cw",
	                                       "vermeden_cw",
	                                       "ncw",
	                                       "bk",
	                                       "omslagpunt",
	                                       "slaagkans_nodig",
	                                       "terugverdientijd",
	                                       "verzilverbaar",
	                                       "pm_plus",
	                                       "pm_min"};
	const struct baat_key keys[] = {{BAAT_KEY_ATTRIBUTE, 0, BAAT_TEXT("wijk")},
	                                {BAAT_KEY_YEAR, 0, BAAT_TEXT("jaar")}};
	const struct baat_grouping grouping = {keys, 2};
	struct baat_column columns[sizeof expected / sizeof expected[0]];
	assert_int_equal(baat_outcomes_column_count(&grouping), sizeof expected / sizeof expected[0]);
	baat_outcomes_columns(&grouping, columns);
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
		assert_true(baat_text_equal(columns[i].name, baat_text_of(expected[i])));
	assert_int_equal(columns[0].kind, BAAT_CELL_TEXT);
	assert_int_equal(columns[1].kind, BAAT_CELL_INTEGER);
	assert_int_equal(columns[3].kind, BAAT_CELL_CENTS);
	assert_int_equal(columns[13].kind, BAAT_CELL_RATIO2);
	assert_int_equal(columns[14].kind, BAAT_CELL_RATIO3);
	assert_int_equal(columns[16].kind, BAAT_CELL_INTEGER);
}

/* A ratio of sums beyond any that a file can hold is an error, not a wrapped number. */
static void test_overflow(void **state)
{
	(void)state;
	const struct baat_key by_year = {BAAT_KEY_YEAR, 0, BAAT_TEXT("jaar")};
	const struct baat_grouping per_year = {&by_year, 1};
	const struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 0, 1, INT64_MAX),
	                                  flow_of(BAAT_INPUT, 0, 1, INT64_MAX)};
	struct sum one = sum_new(&per_year, names), other = sum_new(&per_year, names);
	sum_add(&one, flows, 2);
	sum_add(&other, flows, 2);
	for (size_t i = 0; i < 20; i++)
		assert_true(baat_outcomes_merge(one.outcomes, other.outcomes) &&
		            baat_outcomes_merge(other.outcomes, one.outcomes));
	sum_row(&one, 0);
	assert_cell(&one, BAAT_MEASURE_RATIO, 100);
	for (size_t i = 0; i < 20; i++)
		assert_true(baat_outcomes_merge(one.outcomes, other.outcomes) &&
		            baat_outcomes_merge(other.outcomes, one.outcomes));
	assert_int_equal(baat_outcomes_count(one.outcomes), 1);
	assert_false(baat_outcomes_row(one.outcomes, 0, one.cells));
	sum_free(&one);
	sum_free(&other);
}

/* ---- random flows against a plain summing of them --------------------------------------------------------------- */

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_worked_example), cmocka_unit_test(test_ratios),        cmocka_unit_test(test_payback),
	    cmocka_unit_test(test_bare_rows),      cmocka_unit_test(test_mixed_success), cmocka_unit_test(test_by_year),
	    cmocka_unit_test(test_columns),        cmocka_unit_test(test_overflow),
	};
	return cmocka_run_group_tests_name("outcome", tests, set_up, tear_down);
}
