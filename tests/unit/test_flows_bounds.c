/* Flows at the bounds: the horizon, sums that are too large. */
#include "flows-of.h"

/* Lines that lost months, and the euros of those months, weighed as they are in flows. */
static void test_cut_off(void **state)
{
	(void)state;
	flows_of("A;zonder;twaalf;1;maand;58;6;0,5;;;\nA;zonder;twaalf;1;;60;;;;;\nA;zonder;twaalf;1;maand;0;60;;;;\n"
	         "A;x;twaalf;2;maand;59;2;;;0,5;\nA;x;twaalf;1;jaar;100;12;;gevolg;0,5;\n");
	assert_int_equal(cut_off.lines[BAAT_COUNTERFACTUAL], 2);
	assert_true(cut_off.cents[BAAT_COUNTERFACTUAL] == 2400 + 1200);
	assert_int_equal(cut_off.lines[BAAT_INPUT], 1);
	assert_true(cut_off.cents[BAAT_INPUT] == 2400);
	/* half of its own line, and half of what is lost of zonder */
	assert_int_equal(cut_off.lines[BAAT_OUTCOME], 3);
	assert_true(cut_off.cents[BAAT_OUTCOME] == 600 + 1200 + 600);
	assert_int_equal(cut_off.cases, 0);
	struct baat_cut_off total = cut_off;
	flows_of("A;zonder;twaalf;-1;;60;;;;;\nA;x;twaalf;1;;1200;;;;;\n");
	assert_int_equal(flows.count, 0);
	assert_int_equal(flows.batches, 0);
	assert_int_equal(cut_off.cases, 1);
	assert_true(cut_off.cents[BAAT_COUNTERFACTUAL] == -1200);
	baat_cut_off_merge(&total, &cut_off);
	assert_int_equal(total.cases, 1);
	assert_int_equal(total.lines[BAAT_COUNTERFACTUAL], 3);
	assert_true(total.cents[BAAT_COUNTERFACTUAL] == 2400);
	assert_true(total.cents[BAAT_INPUT] == 3600);
	/* rounded once a year, as flows are: 3 × 1/3 cent */
	flows_of("A;zonder;cent;1;kwartaal;59;4;;;;\n");
	assert_true(cut_off.cents[BAAT_COUNTERFACTUAL] == 1);
}

/* Only what counts: of the alternatives and parties that are looked at. Zonder is counted once. */
static void test_cut_off_of_what_counts(void **state)
{
	(void)state;
	static const char lines[] = "A;zonder;twaalf;1;maand;59;3;;;;\nA;x;cent;5;;70;;;;;\nA;y;twaalf;7;;80;;;;0;\n"
				    "A;y;twaalf;9;;80;;;gevolg;0;\n";
	const struct baat_text y = BAAT_TEXT("y"), nobody = BAAT_TEXT("nobody");
	const struct baat_case *casus = flows_of(lines);
	assert_int_equal(cut_off.lines[BAAT_COUNTERFACTUAL], 1);
	assert_true(cut_off.cents[BAAT_COUNTERFACTUAL] == 2400);
	assert_int_equal(cut_off.lines[BAAT_INPUT], 2);
	assert_true(cut_off.cents[BAAT_INPUT] == 5 + 8400);
	struct baat_filter_request request = {.alternatives = &y, .alternative_count = 1};
	struct baat_flow_choice choice = {.filter = baat_filter_new(&request, model.names)};
	assert_int_equal(make(casus, &choice), BAAT_OK);
	assert_int_equal(cut_off.lines[BAAT_INPUT], 1);
	assert_true(cut_off.cents[BAAT_INPUT] == 8400);
	bool failed = false;
	assert_true(baat_line_counts(casus, &casus->lines[0], &choice, &rules, &failed));
	for (size_t i = 1; i < casus->line_count; i++)
		assert_false(baat_line_counts(casus, &casus->lines[i], &choice, &rules, &failed));
	baat_filter_free(choice.filter);
	request = (struct baat_filter_request){.parties = &nobody, .party_count = 1};
	choice.filter = baat_filter_new(&request, model.names);
	assert_int_equal(make(casus, &choice), BAAT_OK);
	assert_int_equal(cut_off.lines[BAAT_COUNTERFACTUAL] + cut_off.lines[BAAT_INPUT], 0);
	assert_false(baat_line_counts(casus, &casus->lines[0], &choice, &rules, &failed) || failed);
	baat_filter_free(choice.filter);
}

/* 99 years of the largest line: 99 × 366 × 10^16 cents, more than 64 bits hold. */
static void test_cut_off_at_the_bounds(void **state)
{
	(void)state;
	const struct baat_flow_choice all = {0};
	model.method.horizon = 1;
	model.method.days_per_year = 3660000;
	const struct baat_case *casus = model_case(
	    &model, "casus;scenario;post;aantal;per;duur;prijs\nA;zonder;cent;1000000;dag;1200;-100000000\n");
	assert_int_equal(make(casus, &all), BAAT_OK);
	assert_int_equal(flows.count, 1);
	assert_int_equal(flows.items[0].amount, -INT64_C(3660000000000000000));
	assert_true(cut_off.cents[BAAT_COUNTERFACTUAL] == -(baat_sum)99 * INT64_C(3660000000000000000));
}

/* An amount that no flow can hold, which the bounds of case lines rule out, is told of. */
static void test_overflow(void **state)
{
	(void)state;
	const struct baat_flow_choice all = {0};
	struct baat_case casus = *model_case(&model, HEAD "A;x;twaalf;1;;;;;;;\n");
	struct baat_line line = casus.lines[0];
	line.quantity = INT64_MAX;
	line.price = BAAT_PRICE_MAX;
	casus.lines = &line;
	assert_int_not_equal(make(&casus, &all), BAAT_OK);
	assert_int_equal(model.diags.count, 1);
	assert_int_equal(model.diags.items[0].code, BAAT_AMOUNT_OVERFLOW);
	baat_diags_clear(&model.diags);
	int64_t cents;
	line.price = INT64_MIN;
	assert_false(line_amount(&rules, &line, 12, BAAT_CHANCE_ONE, &cents));
	line.quantity = -10000;
	line.price = 922337203685477580;
	assert_true(line_amount(&rules, &line, 1, BAAT_CHANCE_ONE, &cents));
	assert_int_equal(cents, -INT64_C(9223372036854776));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, default_method)
	const struct CMUnitTest tests[] = {
	    TEST(test_cut_off),
	    TEST(test_cut_off_of_what_counts),
	    TEST(test_cut_off_at_the_bounds),
	    TEST(test_overflow),
	};
	return cmocka_run_group_tests_name("flows at the bounds", tests, set_up, tear_down);
}
