/* Draws of cases: baat-methode(7), HOW SURE. */
#include "uncertain-rules.h"

static void test_draws_by_hand(void **state)
{
	(void)state;
	struct sums sums;
	baat_sum outcomes[5];
	/* worked out with the formulas of the manual in whole numbers, on paper and by another program */
	static const int64_t expected[] = {337331, 191673, 286160, 659211, 192248};
	rules.seed = 2017;
	sums_of(&sums, COLUMNS "T;zonder;ontruiming;1;1;2;0,5;0,25;1;;;;;w\n"
	                       "T;maatwerk;uur;10;;;;;;0,8;0,6;0,9;;w\n");
	assert_int_equal(baat_uncertain_count(sums.uncertain), 1);
	draws_of(&sums, 0, 1, 5, outcomes);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(outcomes[i], expected[i]);
	assert_int_equal(baat_uncertain_row(sums.uncertain, 0)->centre, 205000);
	assert_int_equal(baat_uncertain_row(sums.uncertain, 0)->absolute, 355000);
	assert_int_equal(baat_uncertain_row(sums.uncertain, 0)->certain, 75000);
	sums_free(&sums);
}

static void test_sensitivity(void **state)
{
	(void)state;
	struct sums sums;
	struct baat_influence influence;
	rules.measure = BAAT_MEASURE_NET;
	rules.sensitivity = true;
	sums_of(&sums, COLUMNS "g;zonder;bijstand;6;0;12;;;;;;;;w\ng;gebit;gebit;1;;;;;;0,5;0,2;0,8;;w\n");
	assert_int_equal(baat_uncertain_count(sums.uncertain), 1);
	assert_int_equal(baat_sensitivity_count(sums.uncertain, 0), 5);
	assert_true(baat_sensitivity_at(sums.uncertain, 0, 0, &influence));
	assert_int_equal(influence.input, BAAT_INPUT_QUANTITY);
	assert_int_equal(influence.at_low, -170000);
	assert_int_equal(influence.at_high, 340000);
	assert_int_equal(influence.spread, 510000);
	assert_true(influence.open && influence.tips && influence.has_tipping && influence.within);
	assert_int_equal(influence.tipping, 40000);
	assert_int_equal(influence.factor, 6667);
	assert_true(baat_sensitivity_at(sums.uncertain, 0, 1, &influence));
	assert_int_equal(influence.input, BAAT_INPUT_SUCCESS);
	assert_int_equal(influence.tipping, 333333);
	assert_true(baat_sensitivity_at(sums.uncertain, 0, 4, &influence));
	assert_false(influence.open);
	assert_int_equal(influence.tipping, 15000);
	sums_free(&sums);
}

/* A room that drew one case draws the next one, whose factors have the same numbers. */
static void test_cases_one_after_the_other(void **state)
{
	(void)state;
	enum { ONE_BLOCK = 200 };
	baat_sum outcomes[ONE_BLOCK], again[ONE_BLOCK];
	struct baat_buffer text = {0};
	struct baat_draw_room *kept = baat_draw_room_new();
	const struct baat_case *casus;
	struct sums sums;
	uint64_t seed = 13;
	for (size_t i = 0; i < BAAT_INPUT__MAX; i++)
		rules.apart[i] = true;
	random_cases(&text, &seed);
	assert_int_equal(model_open(&model, text.at), BAAT_OK);
	sums_new(&sums, &total);
	while (model_next(&model, &casus) == BAAT_CASE) {
		assert_int_equal(add(&sums, casus), BAAT_OK);
		const size_t count = baat_uncertain_count(sums.uncertain);
		for (size_t row = 0; row < count; row++) {
			assert_true(
			    baat_uncertain_draw(sums.uncertain, row, BAAT_TRIANGULAR, 1, ONE_BLOCK, kept, outcomes));
			draws_of(&sums, row, 1, ONE_BLOCK, again);
			assert_memory_equal(outcomes, again, sizeof outcomes);
		}
		baat_uncertain_clear(sums.uncertain);
	}
	model_fail_on_diags(&model.diags);
	baat_draw_room_free(kept);
	sums_free(&sums);
	baat_buffer_free(&text);
}

static void refused(const char *post, enum baat_code code)
{
	struct baat_buffer text = {0};
	struct sums sums;
	baat_buffer_printf(&text, "casus;scenario;post;aantal\nA;zonder;%s;1\nA;zonder;%s;2\nA;m;uur;1\n", post, post);
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	sums_new(&sums, &total);
	assert_int_equal(add(&sums, casus), BAAT_REJECTED);
	assert_int_equal(model.diags.count, 1);
	assert_int_equal(model.diags.items[0].code, code);
	assert_int_equal(model.diags.items[0].place.line, 2);
	assert_int_equal(model.diags.items[0].place.field, 3);
	baat_diags_clear(&model.diags);
	sums_free(&sums);
	baat_buffer_free(&text);
}

static void test_table_ranges(void **state)
{
	(void)state;
	refused("nul", BAAT_RANGE_ZERO);
	refused("wijd", BAAT_RANGE_WIDE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(test_draws_by_hand, default_rules),
	    cmocka_unit_test_setup(test_sensitivity, default_rules),
	    cmocka_unit_test_setup(test_cases_one_after_the_other, default_rules),
	    cmocka_unit_test_setup(test_table_ranges, default_rules),
	};
	return cmocka_run_group_tests_name("uncertain", tests, set_up, tear_down);
}
