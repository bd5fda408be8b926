/* Draws of random cases, of large numbers, by every kernel; what draws come to. */
#include "uncertain-rules.h"

/* What a term is in a draw, by the rule and one number at a time. */
static baat_sum term_in(const struct baat_terms *terms, size_t term, uint64_t draw)
{
	const struct baat_term_key *key = baat_terms_key(terms, term);
	int64_t product = BAAT_FACTOR_ONE;
	for (size_t i = 0; i < BAAT_TERM_FACTORS && key->factor[i] != 0; i++) {
		const int32_t factor = baat_factor_at(&terms->factors[key->factor[i] - 1], BAAT_TRIANGULAR, draw);
		product = i == 0 ? factor : baat_factor_multiply(product, factor);
	}
	return terms->amounts[term] * product;
}

static void check_slowly(const struct sums *sums, size_t row, const baat_sum *outcomes)
{
	const struct baat_uncertain *uncertain = sums->uncertain;
	const size_t number = baat_uncertain_number(uncertain, row);
	for (uint64_t draw = 1; draw <= DRAWS; draw += 37) {
		baat_sum sum = uncertain->rows[number].fixed * BAAT_FACTOR_ONE;
		for (size_t i = 0; i < uncertain->terms.table.count; i++)
			if (baat_terms_key(&uncertain->terms, i)->row == number)
				sum += term_in(&uncertain->terms, i, draw);
		assert_true(outcomes[draw - 1] == baat_round_div(sum, BAAT_FACTOR_ONE));
	}
}

/* Random rules, too. */
static void random_rules(uint64_t *seed)
{
	static const enum baat_measure measures[] = {BAAT_MEASURE_NPV, BAAT_MEASURE_NET, BAAT_MEASURE_AVOIDED,
	                                             BAAT_MEASURE_AVOIDED_PV, BAAT_MEASURE_CASHABLE};
	rules.measure = measures[check_below(seed, 5)];
	rules.seed = check_random(seed);
	rules.luck = check_below(seed, 2) == 0;
	for (size_t i = 0; i < BAAT_INPUT__MAX; i++) {
		rules.apart[i] = check_below(seed, 3) == 0;
		rules.margin[i] = check_below(seed, 3) == 0 ? (int32_t)check_below(seed, BAAT_PERCENT_ALL) : 0;
	}
}

/* Fast is slow; parts of the draws are those of the whole; parts of the cases, merged, are the whole. */
static void test_random_cases(void **state)
{
	(void)state;
	static const struct baat_key district = {BAAT_KEY_ATTRIBUTE, 0, {"wijk", 4}};
	const struct baat_grouping by_district = {&district, 1};
	static baat_sum outcomes[DRAWS], again[DRAWS];
	struct baat_buffer text = {0};
	uint64_t seed = 7;
	for (int i = 0; i < 60; i++) {
		struct sums whole, parts[2];
		const struct baat_case *casus;
		random_rules(&seed);
		random_cases(&text, &seed);
		assert_int_equal(model_open(&model, text.at), BAAT_OK);
		sums_new(&whole, &by_district);
		sums_new(&parts[0], &by_district);
		sums_new(&parts[1], &by_district);
		for (uint64_t block = 0; model_next(&model, &casus) == BAAT_CASE; block++) {
			struct sums *part = &parts[check_below(&seed, 2)];
			baat_uncertain_begin_block(whole.uncertain, block);
			baat_uncertain_begin_block(part->uncertain, block);
			assert_int_equal(add(&whole, casus), BAAT_OK);
			assert_int_equal(add(part, casus), BAAT_OK);
		}
		model_fail_on_diags(&model.diags);
		assert_true(baat_uncertain_merge(parts[1].uncertain, parts[0].uncertain));
		const size_t count = baat_uncertain_count(whole.uncertain);
		assert_true(count > 0 && count == baat_uncertain_count(parts[1].uncertain));
		for (size_t row = 0; row < count; row++) {
			const size_t cut = check_below(&seed, DRAWS);
			draws_of(&whole, row, 1, DRAWS, outcomes);
			draws_of(&parts[1], row, 1, cut, again);
			draws_of(&parts[1], row, cut + 1, DRAWS - cut, again + cut);
			assert_memory_equal(outcomes, again, sizeof outcomes);
			check_slowly(&whole, row, outcomes);
		}
		sums_free(&whole);
		sums_free(&parts[0]);
		sums_free(&parts[1]);
	}
	baat_buffer_free(&text);
}

/* Amounts that leave 31 bits, and products that leave them, take another way to the same outcome. */
static void test_large_numbers(void **state)
{
	(void)state;
	struct sums sums;
	static baat_sum outcomes[DRAWS];
	struct baat_buffer text = {0};
	baat_buffer_add_string(&text, "casus;scenario;post;aantal;aantal_laag;aantal_hoog;prijs;prijs_laag;prijs_hoog;"
	                              "betaler;kans;kans_laag\n");
	for (int i = 0; i < 40; i++)
		baat_buffer_printf(&text,
		                   "%d;zonder;x;1000;1;100000;90000000;89000000;99000000;rijk;0,9;0,1\n"
		                   "%d;zonder;y;-1000;-10000;-1;1;0;100;rijk;;\n"
		                   "%d;zonder;v;100;;10000;10;;1000;rijk;;\n%d;a;uur;1;;;;;;;;\n",
		                   i, i, i, i);
	baat_buffer_add_char(&text, '\0');
	sums_of(&sums, text.at);
	assert_int_equal(baat_uncertain_count(sums.uncertain), 1);
	draws_of(&sums, 0, 1, DRAWS, outcomes);
	check_slowly(&sums, 0, outcomes);
	sums_free(&sums);
	baat_buffer_free(&text);
}

/* Every kernel through the same terms. */
static void test_kernels_sum_alike(void **state)
{
	(void)state;
	struct baat_buffer text = {0};
	struct sums sums;
	uint64_t seed = 9;
	baat_sum first[BAAT_DRAW_BLOCK], other[BAAT_DRAW_BLOCK];
	random_cases(&text, &seed);
	rules.luck = true;
	sums_of(&sums, text.at);
	assert_true(baat_uncertain_count(sums.uncertain) > 0);
	for (size_t k = 0; k < baat_kernel_count(); k++) {
		struct baat_draw_room *room = baat_draw_room_with(baat_kernel_at(k));
		assert_non_null(room);
		assert_true(
		    baat_terms_sum(&sums.uncertain->terms, 0, 0, BAAT_TRIANGULAR, 257, room, k == 0 ? first : other));
		if (k > 0)
			assert_memory_equal(first, other, sizeof first);
		baat_draw_room_free(room);
	}
	sums_free(&sums);
	baat_buffer_free(&text);
}

static int by_size(const void *a, const void *b)
{
	const baat_sum left = *(const baat_sum *)a, right = *(const baat_sum *)b;
	return (left > right) - (left < right);
}

static void test_quantiles(void **state)
{
	(void)state;
	static baat_sum outcomes[500], sorted[500];
	uint64_t seed = 11;
	for (int i = 0; i < 3000; i++) {
		const size_t count = 1 + check_below(&seed, 500), kinds = 1 + check_below(&seed, 600);
		const unsigned percent = 1 + (unsigned)check_below(&seed, 99);
		for (size_t j = 0; j < count; j++)
			outcomes[j] = sorted[j] = (baat_sum)check_below(&seed, kinds) - (baat_sum)kinds / 2;
		qsort(sorted, count, sizeof *sorted, by_size);
		size_t rank = 0;
		while ((rank + 1) * 100 < count * percent)
			rank++;
		assert_true(baat_spread_quantile(outcomes, count, percent) == sorted[rank]);
		qsort(outcomes, count, sizeof *outcomes, by_size);
		assert_memory_equal(outcomes, sorted, count * sizeof *sorted);
	}
}

static void test_classes(void **state)
{
	(void)state;
	const baat_sum outcomes[] = {-10, 0, 0, 9, 19}, same[] = {5, 5};
	uint64_t counts[10];
	baat_sum mean;
	struct baat_classes classes = baat_spread_classes(outcomes, 5, 3, counts);
	assert_int_equal(classes.lowest, -10);
	assert_int_equal(classes.width, 10); /* 29 / 3 + 1 */
	assert_int_equal(classes.count, 3);
	assert_int_equal(counts[0], 1);
	assert_int_equal(counts[1], 3);
	assert_int_equal(counts[2], 1);
	classes = baat_spread_classes(same, 2, 10, counts);
	assert_int_equal(classes.count, 1);
	assert_int_equal(counts[0], 2);
	assert_true(baat_spread_mean(outcomes, 5, &mean));
	assert_int_equal(mean, 4); /* 3,6 */
	assert_int_equal(baat_spread_gains(outcomes, 5), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(test_random_cases, default_rules),
	    cmocka_unit_test_setup(test_large_numbers, default_rules),
	    cmocka_unit_test_setup(test_kernels_sum_alike, default_rules),
	    cmocka_unit_test(test_quantiles),
	    cmocka_unit_test(test_classes),
	};
	return cmocka_run_group_tests_name("uncertain, random", tests, set_up, tear_down);
}
