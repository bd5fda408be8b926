/* Flows with their factors, what each adds to a measure, and conditions: baat-methode(7), AMOUNTS AND ROUNDING and
 * OUTCOME MEASURES. */
#include "model.h"

#include "baat/calc/contribution.h"
#include "baat/calc/factors.h"
#include "baat/calc/where.h"

static const char *const price_table = "post;omschrijving;eenheid;prijs;betaler;ontvanger;domein;verzilverbaar\n"
				       "dag;Dag;dag;120;gemeente;;;25\n"
				       "duur;Duur;stuk;100000000;gemeente;;;\n"
				       "cent;Cent;stuk;0,0001;gemeente;;;\n"
				       "deel;Gedeeld;stuk;1000,01;corporatie:70|gemeente:30;rijk;;60\n"
				       "rust;Rust;stuk;pm;client;;;\n";

#define HEAD "casus;scenario;post;aantal;per;van;duur;kans;soort;slaagkans;wijk\n"

struct told {
	struct baat_factors factors;
	char exact[BAAT_EXACT_MAX + 1];
};

static struct model model;
static struct told told[64];
static size_t count;

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

static enum baat_status take(void *context, const struct baat_unit *unit, const struct baat_factors *factors)
{
	(void)context;
	(void)unit;
	assert_true(count < sizeof told / sizeof told[0]);
	struct told *to = &told[count++];
	to->factors = *factors;
	to->exact[baat_factors_exact(factors, ',', to->exact)] = '\0';
	return BAAT_OK;
}

/* The same flows as those of baat_flows_of_case(), in the same order. */
static void factors_of(const char *rows)
{
	static struct baat_flow_rules rules;
	const struct baat_flow_choice all = {0};
	struct baat_buffer text = {0};
	struct baat_cut_off cut_off = {0};
	struct model_flows flows = {0};
	baat_buffer_printf(&text, HEAD "%s", rows);
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	baat_flow_rules_make(&rules, &model.method);
	count = 0;
	assert_int_equal(baat_factors_of_case(casus, "zaken.csv", &rules, &all, take, NULL, &cut_off, &model.diags),
	                 BAAT_OK);
	assert_int_equal(
	    baat_flows_of_case(casus, "zaken.csv", &rules, &all, model_collect, &flows, &cut_off, &model.diags),
	    BAAT_OK);
	assert_int_equal(count, flows.count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(told[i].factors.flow.amount, flows.items[i].amount);
		assert_int_equal(told[i].factors.flow.present, flows.items[i].present);
		assert_int_equal(told[i].factors.flow.party, flows.items[i].party);
	}
	model_flows_free(&flows);
	baat_buffer_free(&text);
}

static void test_exact(void **state)
{
	(void)state;
	static const struct {
		const char *rows, *exact;
		int64_t whole;
	} cases[] = {
	    {"A;zonder;dag;1;dag;3;9;0,48;;;\n", "15768", 1576800},
	    {"A;zonder;dag;1;dag;0;1;;;;\n", "3650", 365000},
	    {"A;zonder;dag;1;week;0;1;;;;\n", "520", 52000},
	    {"A;zonder;dag;-1;week;0;1;0,7;;;\n", "-364", -36400},
	    {"A;zonder;cent;1;kwartaal;0;1;;;;\n", "0,0001/3", 0},
	    {"A;zonder;cent;-1;kwartaal;0;1;;;;\n", "-0,0001/3", 0},
	    {"A;zonder;cent;1;jaar;0;1;;;;\n", "0,000025/3", 0},
	    {"A;zonder;cent;0;jaar;0;1;;;;\n", "0", 0},
	    {"A;zonder;cent;-1;;0;;0;;;\n", "0", 0},
	    {"A;zonder;duur;1000000;dag;0;12;0,999999;;;\n", "36499963500000000", 3649996350000000000},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		factors_of(cases[i].rows);
		assert_int_equal(count, 1);
		assert_string_equal(told[0].exact, cases[i].exact);
		assert_int_equal(told[0].factors.whole, cases[i].whole);
	}
}

static void test_weights(void **state)
{
	(void)state;
	factors_of("A;zonder;cent;1000000;;0;;0,5;;;\nA;x;dag;1;;0;;;;0,8;\nA;x;cent;100000;;0;;;gevolg;0,8;\n");
	static const int32_t weights[] = {1000000, 1000000, 800000, 200000};
	assert_int_equal(count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(told[i].factors.weight, weights[i]);
	assert_string_equal(told[2].exact, "8");
	assert_string_equal(told[3].exact, "10");
}

/* A receiver has the share of the payer that it receives from, and all of them the amount of the whole line. */
static void test_shares(void **state)
{
	(void)state;
	factors_of("A;zonder;deel;-1;;14;;;;;\n");
	static const int32_t shares[] = {700000, 700000, 300000, 300000};
	static const int64_t amounts[] = {-70001, 70001, -30000, 30000};
	assert_int_equal(count, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(told[i].factors.share, shares[i]);
		assert_int_equal(told[i].factors.flow.amount, amounts[i]);
		assert_int_equal(told[i].factors.whole, -100001);
		assert_int_equal(told[i].factors.discount, 977995110024);
	}
}

static void test_units(void **state)
{
	(void)state;
	static const char *const texts[BAAT_PERIOD__MAX] = {"1", "365,25/12", "52/12", "1", "1/3", "1/12"};
	struct baat_method method = baat_method_default();
	method.days_per_year = 3652500;
	for (enum baat_period i = 0; i < BAAT_PERIOD__MAX; i++) {
		char text[BAAT_UNITS_MAX + 1];
		text[baat_units_write(&method, i, ',', text)] = '\0';
		assert_string_equal(text, texts[i]);
	}
}

/* The signs of baat-methode(7), by kind. */
static void test_contributions(void **state)
{
	(void)state;
	static const char *const signs[BAAT_MEASURE__MAX] = {
	    [BAAT_MEASURE_WITHOUT] = "+00",    [BAAT_MEASURE_INPUT] = "0+0",
	    [BAAT_MEASURE_OUTCOME] = "00+",    [BAAT_MEASURE_AVOIDED] = "+0-",
	    [BAAT_MEASURE_NET] = "+--",        [BAAT_MEASURE_WITHOUT_PV] = "+00",
	    [BAAT_MEASURE_INPUT_PV] = "0+0",   [BAAT_MEASURE_OUTCOME_PV] = "00+",
	    [BAAT_MEASURE_AVOIDED_PV] = "+0-", [BAAT_MEASURE_NPV] = "+--",
	    [BAAT_MEASURE_CASHABLE] = "+0-",   [BAAT_MEASURE_PM_PLUS] = "000",
	    [BAAT_MEASURE_PM_MIN] = "000",     [BAAT_MEASURE_RATIO] = "000",
	    [BAAT_MEASURE_BREAK_EVEN] = "000", [BAAT_MEASURE_SUCCESS_NEEDED] = "000",
	    [BAAT_MEASURE_PAYBACK] = "000"};
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++) {
		const enum baat_basis basis = baat_measure_basis(i);
		const int64_t size = basis == BAAT_BASIS_AMOUNT ? 100 : basis == BAAT_BASIS_PRESENT ? 90 : 50;
		assert_int_equal(basis == BAAT_BASIS_NONE, baat_measure_made_of(i) != NULL);
		for (uint8_t kind = 0; kind < BAAT_KIND__MAX; kind++) {
			struct baat_flow flow = {.amount = 100, .present = 90, .cashable = 50, .kind = kind};
			int64_t contribution = 0;
			const char sign = signs[i][kind];
			assert_int_equal(baat_contribution(i, &flow, &contribution), sign != '0');
			assert_int_equal(contribution, sign == '+' ? size : sign == '-' ? -size : 0);
			flow.alternative = BAAT_NO_NAME;
			assert_int_equal(baat_contribution(i, &flow, &contribution),
			                 sign == '+' && (i == BAAT_MEASURE_WITHOUT || i == BAAT_MEASURE_WITHOUT_PV));
		}
	}
	const struct baat_flow unpriced = {.pm_min = 1, .alternative = BAAT_NO_NAME};
	int64_t contribution;
	assert_true(baat_contribution(BAAT_MEASURE_PM_MIN, &unpriced, &contribution));
	assert_int_equal(contribution, 1);
	assert_false(baat_contribution(BAAT_MEASURE_PM_PLUS, &unpriced, &contribution));
	assert_false(baat_contribution(BAAT_MEASURE_WITHOUT, &unpriced, &contribution));
}

static void test_conditions(void **state)
{
	(void)state;
	const struct baat_text posts[] = {BAAT_TEXT("n4"), BAAT_TEXT("nooit")}, kinds[] = {BAAT_TEXT("inzet")};
	const struct baat_text districts[] = {BAAT_TEXT("")}, years[] = {BAAT_TEXT("3")},
			       starts[] = {BAAT_TEXT("2026-03")};
	const struct baat_condition conditions[] = {{.key.kind = BAAT_KEY_POST, .values = posts, .count = 2},
	                                            {.by_kind = true, .values = kinds, .count = 1},
	                                            {.key.kind = BAAT_KEY_ATTRIBUTE, .values = districts, .count = 1},
	                                            {.key.kind = BAAT_KEY_YEAR, .values = years, .count = 1},
	                                            {.key.kind = BAAT_KEY_START, .values = starts, .count = 1}};
	struct baat_names *names = stream_names();
	struct baat_where *where = baat_where_new(conditions, 5, names), *other = baat_where_new(conditions, 5, names);
	const struct baat_text none[] = {BAAT_TEXT("")}, noord[] = {BAAT_TEXT("Noord")};
	struct baat_unit unit = {.attributes = none, .start = 2026 * 12 + 2};
	struct baat_flow flow = {.post = 4, .kind = BAAT_INPUT, .year = 3};
	assert_true(where != NULL && other != NULL);
	assert_true(baat_where_holds(where, &unit, &flow));
	flow.year = 2;
	assert_false(baat_where_holds(where, &unit, &flow));
	flow.year = 3;
	unit.attributes = noord;
	assert_false(baat_where_holds(where, &unit, &flow));
	unit.attributes = none;
	unit.start = BAAT_NO_MONTH;
	assert_false(baat_where_holds(where, &unit, &flow));
	assert_true(baat_where_saw(where, 0, 0) && baat_where_saw(where, 4, 0));
	assert_false(baat_where_saw(where, 0, 1) || baat_where_saw(other, 4, 0));
	baat_where_merge(other, where);
	assert_true(baat_where_saw(other, 4, 0) && !baat_where_saw(other, 0, 1));
	baat_where_free(where);
	baat_where_free(other);
	baat_where_free(NULL);
	baat_names_free(names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_exact), cmocka_unit_test(test_weights),       cmocka_unit_test(test_shares),
	    cmocka_unit_test(test_units), cmocka_unit_test(test_contributions), cmocka_unit_test(test_conditions),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
