/* What cases come to when what is not known for sure may be otherwise: baat-methode(7), HOW SURE. */
#include "model.h"

#include "baat/calc/sensitivity.h"
#include "baat/calc/spread.h"
#include "calc/draw/term-sum.h"
#include "calc/draw/uncertain-rows.h"

static const char *const price_table =
    "post;omschrijving;eenheid;prijs;laag;hoog;betaler;ontvanger;domein;verzilverbaar\n"
    "opvang;Een dag;dag;120;100;160;centrumgemeente;;opvang;25\n"
    "ontruiming;Ontruiming;stuk;7000;5000;10000;corporatie;;ontruiming;60\n"
    "bijstand;Uitkering;maand;850;;;gemeente;client;bijstand;100\n"
    "gebit;Gebit;stuk;1700;1500;2500;gemeente;;zorg;100\n"
    "geld;Uitgave;euro;1;;;gemeente;;inzet;100\n"
    "uur;Werker;uur;75;;;gemeente;;inzet;\n"
    "rust;Rust;stuk;pm;;;client;;;\n"
    "nul;Soms;stuk;0;0;10;rijk;;;\n"
    "wijd;Soms veel;stuk;1;0;100,0001;rijk;;;\n";

#define COLUMNS \
	"casus;scenario;post;aantal;aantal_laag;aantal_hoog;kans;kans_laag;kans_hoog;slaagkans;slaagkans_laag;" \
	"slaagkans_hoog;soort;wijk\n"

static struct model model;
static struct baat_flow_rules flow_rules;
static struct baat_uncertain_rules rules;
static const struct baat_grouping total = {NULL, 0};

static int set_up(void **state)
{
	(void)state;
	model_new(&model, price_table);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	model_free(&model);
	return 0;
}

static int default_rules(void **state)
{
	(void)state;
	model.method = baat_method_default();
	baat_flow_rules_make(&flow_rules, &model.method);
	rules = (struct baat_uncertain_rules){
	    .flows = &flow_rules, .prices = model.prices, .measure = BAAT_MEASURE_NPV, .seed = 1};
	return 0;
}

/* An accumulator, and the filter that it goes by. */
struct sums {
	struct baat_filter *filter;
	struct baat_uncertain *uncertain;
};

static void sums_new(struct sums *sums, const struct baat_grouping *grouping)
{
	static const struct baat_filter_request everything = {.perspective = BAAT_FINANCIAL};
	sums->filter = baat_filter_new(&everything, model.names);
	sums->uncertain = baat_uncertain_new(&rules, grouping, sums->filter, model.names);
	assert_true(sums->filter != NULL && sums->uncertain != NULL);
}

static void sums_free(struct sums *sums)
{
	baat_uncertain_free(sums->uncertain);
	baat_filter_free(sums->filter);
}

static enum baat_status add(struct sums *sums, const struct baat_case *casus)
{
	const struct baat_uncertain_source source = {"zaken.csv", 2};
	const struct baat_flow_choice all = {0};
	struct baat_cut_off cut_off = {0};
	return baat_uncertain_add(sums->uncertain, casus, &source, &all, &cut_off, &model.diags);
}

/* All cases of a text, as one total. */
static void sums_of(struct sums *sums, const char *text)
{
	const struct baat_case *casus;
	enum baat_case_result result;
	assert_int_equal(model_open(&model, text), BAAT_OK);
	sums_new(sums, &total);
	while ((result = model_next(&model, &casus)) == BAAT_CASE)
		assert_int_equal(add(sums, casus), BAAT_OK);
	model_fail_on_diags(&model.diags);
	assert_int_equal(result, BAAT_CASES_END);
}

static void draws_of(const struct sums *sums, size_t row, uint64_t first, size_t count, baat_sum *outcomes)
{
	struct baat_draw_room *room = baat_draw_room_new();
	assert_non_null(room);
	assert_true(baat_uncertain_draw(sums->uncertain, row, BAAT_TRIANGULAR, first, count, room, outcomes));
	baat_draw_room_free(room);
}

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

/* ---- random cases ------------------------------------------------------------------------------------------------ */

enum { CASES = 12, LINES = 6, DRAWS = 700 };

static int64_t below(uint64_t *seed, int64_t bound)
{
	return (int64_t)(check_random(seed) % (uint64_t)bound);
}

/* A value with ends, or without: "value;low;high". */
static void add_range(struct baat_buffer *text, uint64_t *seed, int64_t value, int64_t most, unsigned scale)
{
	char number[BAAT_NUMBER_MAX];
	const int64_t room = most - value < 20 * value ? most - value : 20 * value;
	const int64_t values[] = {value, below(seed, value + 1), value + below(seed, room + 1)};
	const bool open = value > 0 && check_below(seed, 3) > 0;
	for (size_t i = 0; i < 3; i++) {
		if (i == 0 || open)
			baat_buffer_add(
			    text, (struct baat_text){number, baat_number_write_short(number, values[i], scale, ',')});
		baat_buffer_add_char(text, ';');
	}
}

/* Cases with everything that can be uncertain. */
static void random_cases(struct baat_buffer *text, uint64_t *seed)
{
	static const char *const posts[] = {"opvang", "ontruiming", "bijstand", "gebit", "geld", "uur", "rust"};
	text->length = 0;
	baat_buffer_add_string(text, COLUMNS);
	for (int casus = 0; casus < CASES; casus++)
		for (unsigned scenario = 0; scenario < 3; scenario++) {
			struct baat_buffer success = {0};
			if (scenario > 0)
				add_range(&success, seed, below(seed, BAAT_CHANCE_ONE + 1), BAAT_CHANCE_ONE, 6);
			else
				baat_buffer_add_string(&success, ";;;");
			for (size_t line = 1 + check_below(seed, LINES); line > 0; line--) {
				baat_buffer_printf(text, "z%d;%s;%s;", casus,
				                   scenario == 0   ? "zonder"
				                   : scenario == 1 ? "a"
				                                   : "b",
				                   posts[check_below(seed, 7)]);
				add_range(text, seed, below(seed, 2000000), BAAT_QUANTITY_MAX, 4);
				add_range(text, seed, below(seed, BAAT_CHANCE_ONE + 1), BAAT_CHANCE_ONE, 6);
				baat_buffer_add(text, baat_buffer_text(&success));
				baat_buffer_printf(text, "%s;w%d\n",
				                   scenario > 0 && check_below(seed, 2) == 0 ? "gevolg" : "",
				                   casus % 3);
			}
			baat_buffer_free(&success);
		}
	baat_buffer_add_char(text, '\0');
	assert_false(text->failed);
}

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

/* ---- messages ---------------------------------------------------------------------------------------------------- */

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

/* ---- how outcomes lie -------------------------------------------------------------------------------------------- */

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
	    cmocka_unit_test_setup(test_draws_by_hand, default_rules),
	    cmocka_unit_test_setup(test_sensitivity, default_rules),
	    cmocka_unit_test_setup(test_random_cases, default_rules),
	    cmocka_unit_test_setup(test_large_numbers, default_rules),
	    cmocka_unit_test_setup(test_kernels_sum_alike, default_rules),
	    cmocka_unit_test_setup(test_cases_one_after_the_other, default_rules),
	    cmocka_unit_test_setup(test_table_ranges, default_rules),
	    cmocka_unit_test(test_quantiles),
	    cmocka_unit_test(test_classes),
	};
	return cmocka_run_group_tests_name("uncertain", tests, set_up, tear_down);
}
