/* From case lines to flows: baat-methode(7), from CHANCES AND SUCCESS up to CASHABILITY; baat-bestanden(5), FLOWS. */
#include "model.h"
#include "random-case.h"

#include "baat/calc/filter.h"

#include <gmp.h>

#include "calc/amount.h"

static const char *const price_table = "post;omschrijving;eenheid;prijs;betaler;ontvanger;domein;verzilverbaar\n"
				       "twaalf;Twaalf euro;stuk;12;gemeente;;;\n"
				       "cent;Een cent;stuk;0,01;gemeente;;;\n"
				       "half;Een halve cent;stuk;0,005;gemeente;;;50\n"
				       "bijstand;Uitkering;maand;850;gemeente;client;bijstand;40\n"
				       "gebit;Gebit;stuk;2750;gemeente;;;\n"
				       "ontruiming;Ontruiming;stuk;7000;corporatie:70|gemeente:30;;wonen;12,5\n"
				       "boete;Boete;stuk;100;client:50|kind:50;rijk;;100\n"
				       "gratis;Gratis;stuk;0;gemeente;client;;\n"
				       "rust;Rust;stuk;pm;client:50|gemeente:50;school;;100\n";

#define HEAD "casus;scenario;post;aantal;per;van;duur;kans;soort;slaagkans;gekozen\n"

static struct model model;
static struct model_flows flows;
static struct baat_flow_rules rules;
static struct baat_cut_off cut_off;

/* The amount of a line over some months, in cents; false when it leaves 64 bits. */
static bool line_amount(const struct baat_flow_rules *rules_of, const struct baat_line *line, unsigned months,
                        int32_t weight, int64_t *cents)
{
	struct baat_rate rate = baat_rate_of(rules_of, line, weight);
	uint64_t size;
	if (!baat_amount_at(&rate, rules_of, line, months, weight, &size))
		return false;
	*cents = baat_signed(size, rate.negative);
	return true;
}

static int set_up(void **state)
{
	(void)state;
	model_new(&model, price_table);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	model_flows_free(&flows);
	model_free(&model);
	return 0;
}

static int default_method(void **state)
{
	(void)state;
	model.method = baat_method_default();
	return 0;
}

static enum baat_status make(const struct baat_case *casus, const struct baat_flow_choice *choice)
{
	flows.count = flows.batches = flows.largest = 0;
	cut_off = (struct baat_cut_off){0};
	baat_flow_rules_make(&rules, &model.method);
	return baat_flows_of_case(casus, "zaken.csv", &rules, choice, model_collect, &flows, &cut_off, &model.diags);
}

/* The flows of the first case of a text. */
static const struct baat_case *flows_of(const char *rows)
{
	const struct baat_flow_choice all = {0};
	struct baat_buffer text = {0};
	baat_buffer_printf(&text, HEAD "%s", rows);
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	baat_buffer_free(&text);
	assert_int_equal(make(casus, &all), BAAT_OK);
	return casus;
}

/* What of a flow is compared as one text: soort party side year month+months amount present cashable. */
static void assert_flow(size_t index, const char *expected)
{
	char found[160];
	assert_true(index < flows.count);
	const struct baat_flow *flow = &flows.items[index];
	snprintf(found, sizeof found, "%s %s %s %u %u+%u %lld %lld %lld", baat_kind_name(flow->kind),
	         model_name(&model, flow->party), baat_side_name(flow->side), flow->year, flow->month, flow->months,
	         (long long)flow->amount, (long long)flow->present, (long long)flow->cashable);
	assert_string_equal(found, expected);
}

static void assert_flows(const char *const expected[], size_t count)
{
	for (size_t i = 0; i < count && i < flows.count; i++)
		assert_flow(i, expected[i]);
	assert_int_equal(flows.count, count);
}

#define ASSERT_FLOWS(...) \
	do { \
		static const char *const expected[] = {__VA_ARGS__}; \
		assert_flows(expected, sizeof expected / sizeof expected[0]); \
	} while (0)

/* baat-methode(7), A WORKED EXAMPLE, with a receiver. */
static void test_worked_example(void **state)
{
	(void)state;
	flows_of("A;zonder;bijstand;1;maand;0;30;0,5;;;\nA;gebit;gebit;1;;;;;;;\n");
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+12 510000 510000 204000",
	             "zonder client ontvangt 0 0+12 -510000 -510000 -204000",
	             "zonder gemeente betaalt 1 12+12 510000 498778 204000",
	             "zonder client ontvangt 1 12+12 -510000 -498778 -204000",
	             "zonder gemeente betaalt 2 24+6 255000 243901 102000",
	             "zonder client ontvangt 2 24+6 -255000 -243901 -102000",
	             "inzet gemeente betaalt 0 0+1 275000 275000 0");
	for (size_t i = 0; i < flows.count; i++) {
		assert_string_equal(model_name(&model, flows.items[i].alternative), "gebit");
		assert_string_equal(model_name(&model, flows.items[i].post), i < 6 ? "bijstand" : "gebit");
		assert_string_equal(model_name(&model, flows.items[i].domain), i < 6 ? "bijstand" : "");
		assert_int_equal(flows.items[i].success, BAAT_CHANCE_ONE);
		assert_int_equal(flows.items[i].line, i < 6 ? 2 : 3);
		assert_int_equal(flows.items[i].pm_plus + flows.items[i].pm_min, 0);
		assert_string_equal(flows.units[i].file, "zaken.csv");
		assert_true(baat_text_equal(flows.units[i].casus, BAAT_TEXT("A")));
	}
}

/* The same with a chance of success of 0,6: the benefit comes back for 0,4. */
static void test_success(void **state)
{
	(void)state;
	flows_of(
	    "A;zonder;bijstand;1;maand;0;30;0,5;;;\nA;gebit;gebit;1;;;;;;0,6;\nA;gebit;twaalf;10;;;;;gevolg;0,6;\n");
	assert_int_equal(flows.count, 6 + 1 + 1 + 6);
	assert_flow(6, "inzet gemeente betaalt 0 0+1 275000 275000 0");
	assert_flow(7, "gevolg gemeente betaalt 0 0+1 7200 7200 0");
	assert_flow(8, "gevolg gemeente betaalt 0 0+12 204000 204000 81600");
	assert_flow(9, "gevolg client ontvangt 0 0+12 -204000 -204000 -81600");
	assert_flow(10, "gevolg gemeente betaalt 1 12+12 204000 199511 81600");
	assert_flow(12, "gevolg gemeente betaalt 2 24+6 102000 97560 40800");
	for (size_t i = 0; i < flows.count; i++)
		assert_int_equal(flows.items[i].success, 600000);
	assert_string_equal(model_name(&model, flows.items[13].post), "bijstand");
	assert_int_equal(flows.items[13].line, 2);
}

/* Neither side of a chance of 0 is there: no copies at 1, only copies at 0. */
static void test_success_of_nothing(void **state)
{
	(void)state;
	flows_of("A;zonder;twaalf;1;;;;;;;\nA;x;twaalf;2;;;;;gevolg;0;\nA;x;twaalf;3;;;;;inzet;0;\n");
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+1 1200 1200 0", "inzet gemeente betaalt 0 0+1 3600 3600 0",
	             "gevolg gemeente betaalt 0 0+1 1200 1200 0");
	assert_int_equal(flows.items[0].success, 0);
	flows_of("A;zonder;twaalf;1;;;;;;;\nA;x;twaalf;2;;;;;gevolg;1;\nA;x;twaalf;3;;;;;inzet;1;\n");
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+1 1200 1200 0", "gevolg gemeente betaalt 0 0+1 2400 2400 0",
	             "inzet gemeente betaalt 0 0+1 3600 3600 0");
}

/* p joins the product before the one rounding: 0,01 × 0,5 × 0,5 is a quarter of a cent, not half of half a cent. */
static void test_weight_before_rounding(void **state)
{
	(void)state;
	flows_of("A;zonder;cent;1;;;;0,5;;;\nA;x;cent;3;;;;0,5;gevolg;0,5;\n");
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+1 1 1 0", "gevolg gemeente betaalt 0 0+1 1 1 0",
	             "gevolg gemeente betaalt 0 0+1 0 0 0");
}

static void test_units_per_period(void **state)
{
	(void)state;
	static const struct {
		const char *row;
		int64_t cents;
	} cases[] = {
	    {"A;x;twaalf;1;dag;0;1;;;;\n", 36500},      {"A;x;twaalf;1;week;0;1;;;;\n", 5200},
	    {"A;x;twaalf;1;maand;0;1;;;;\n", 1200},     {"A;x;twaalf;1;kwartaal;0;1;;;;\n", 400},
	    {"A;x;twaalf;1;jaar;0;1;;;;\n", 100},       {"A;x;twaalf;1;eenmalig;0;;;;;\n", 1200},
	    {"A;x;twaalf;1;dag;0;12;;;;\n", 438000},    {"A;x;twaalf;1;week;0;12;;;;\n", 62400},
	    {"A;x;twaalf;1;kwartaal;0;12;;;;\n", 4800}, {"A;x;twaalf;1;jaar;0;12;;;;\n", 1200},
	    {"A;x;cent;1;kwartaal;0;1;;;;\n", 0},       {"A;x;cent;1;kwartaal;0;2;;;;\n", 1},
	    {"A;x;cent;1;jaar;0;5;;;;\n", 0},           {"A;x;cent;1;jaar;0;6;;;;\n", 1},
	    {"A;x;cent;1;dag;0;1;;;;\n", 30},           {"A;x;cent;-1;week;0;3;;;;\n", -13},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		flows_of(cases[i].row);
		assert_int_equal(flows.count, 1);
		assert_int_equal(flows.items[0].amount, cases[i].cents);
	}
	model.method.weeks_per_year = 521429;
	model.method.days_per_year = 3652425;
	flows_of("A;x;twaalf;100;week;0;1;;;;\nA;x;twaalf;100;dag;0;1;;;;\n");
	assert_int_equal(flows.items[0].amount, 521429); /* 100 × 52,1429 / 12 × 12 euros */
	assert_int_equal(flows.items[1].amount, 3652425);
	assert_int_equal(rules.period[BAAT_DAY].numerator, 48699);
	assert_int_equal(rules.period[BAAT_DAY].denominator, 1600);
}

/* Half away from zero, once. */
static void test_rounding(void **state)
{
	(void)state;
	static const struct {
		const char *row;
		int64_t cents, cashable;
	} cases[] = {
	    {"A;x;half;1;;;;;;;\n", 1, 1},
	    {"A;x;half;-1;;;;;;;\n", -1, -1},
	    {"A;x;half;0,9999;;;;;;;\n", 0, 0},
	    {"A;x;half;3;;;;;;;\n", 2, 1},
	    {"A;x;half;-3;;;;;;;\n", -2, -1},
	    {"A;x;half;5;;;;;;;\n", 3, 2},
	    {"A;x;half;-5;;;;;;;\n", -3, -2},
	    {"A;x;half;1;;;;0,999999;;;\n", 0, 0},
	    {"A;x;half;1000000;;;;;;;\n", 500000, 250000},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		flows_of(cases[i].row);
		assert_int_equal(flows.items[0].amount, cases[i].cents);
		assert_int_equal(flows.items[0].cashable, cases[i].cashable);
	}
}

/* At 100 % the factor of year 1 is one half: ties, away from zero, also of amounts near the bound. */
static void test_present_value_ties(void **state)
{
	(void)state;
	model.method.discount_rate = 1000000;
	flows_of("A;x;cent;1;;12;;;;;\nA;x;cent;-1;;12;;;;;\nA;x;cent;3;;12;;;;;\nA;x;cent;-5;;23;;;;;\n"
	         "A;x;cent;2;;24;;;;;\nA;x;cent;1;;24;;;;;\n");
	static const int64_t present[] = {1, -1, 2, -3, 1, 0};
	assert_int_equal(flows.count, 6);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(flows.items[i].present, present[i]);
	const struct baat_flow_choice all = {0};
	const struct baat_case *casus =
	    model_case(&model, "casus;scenario;post;aantal;van;prijs\nA;x;cent;1000000;12;-99999999,9999\n"
	                       "A;x;cent;999999,0001;12;100000000\n");
	assert_int_equal(make(casus, &all), BAAT_OK);
	assert_int_equal(flows.items[0].amount, -INT64_C(9999999999990000));
	assert_int_equal(flows.items[0].present, -INT64_C(4999999999995000));
	assert_int_equal(flows.items[1].amount, INT64_C(9999990001000000));
	assert_int_equal(flows.items[1].present, INT64_C(4999995000500000));
}

static void test_years(void **state)
{
	(void)state;
	flows_of("A;x;twaalf;1;maand;7;24;;;;\n");
	ASSERT_FLOWS("inzet gemeente betaalt 0 7+5 6000 6000 0", "inzet gemeente betaalt 1 12+12 14400 14083 0",
	             "inzet gemeente betaalt 2 24+7 8400 8034 0");
	flows_of("A;x;twaalf;1;maand;11;2;;;;\n");
	ASSERT_FLOWS("inzet gemeente betaalt 0 11+1 1200 1200 0", "inzet gemeente betaalt 1 12+1 1200 1174 0");
	flows_of("A;x;twaalf;1;;59;;;;;\nA;x;twaalf;1;;60;;;;;\n");
	ASSERT_FLOWS("inzet gemeente betaalt 4 59+1 1200 1098 0");
	model.method.horizon = 100;
	flows_of("A;x;twaalf;1;maand;1200;1;;;;\nA;x;twaalf;1;maand;0;1200;;;;\n");
	assert_int_equal(flows.count, 100);
	assert_flow(99, "inzet gemeente betaalt 99 1188+12 14400 1591 0");
}

/* baat-methode(7), AMOUNTS AND ROUNDING, rule 4; the other sides follow each payer. */
static void test_shares(void **state)
{
	(void)state;
	flows_of("A;x;ontruiming;1;;;;0,333333;;;\nA;x;ontruiming;-1;;;;0,333333;;;\n");
	ASSERT_FLOWS("inzet corporatie betaalt 0 0+1 163333 163333 20417",
	             "inzet gemeente betaalt 0 0+1 70000 70000 8750",
	             "inzet corporatie betaalt 0 0+1 -163333 -163333 -20417",
	             "inzet gemeente betaalt 0 0+1 -70000 -70000 -8750");
	/* a tie: the one named first */
	flows_of("A;x;boete;0,0001;;;;;;;\nA;x;boete;-0,0003;;;;;;;\n");
	ASSERT_FLOWS("inzet client betaalt 0 0+1 1 1 1", "inzet rijk ontvangt 0 0+1 -1 -1 -1",
	             "inzet kind betaalt 0 0+1 0 0 0", "inzet rijk ontvangt 0 0+1 0 0 0",
	             "inzet client betaalt 0 0+1 -2 -2 -2", "inzet rijk ontvangt 0 0+1 2 2 2",
	             "inzet kind betaalt 0 0+1 -1 -1 -1", "inzet rijk ontvangt 0 0+1 1 1 1");
}

/* An amount of 0 is still a flow. */
static void test_zero_amounts(void **state)
{
	(void)state;
	flows_of("A;zonder;twaalf;0;;;;;;;\nA;zonder;gratis;5;maand;0;13;;;;\nA;x;twaalf;1;;;;0;;;\n"
	         "A;x;ontruiming;0;;;;;gevolg;;\n");
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+1 0 0 0", "zonder gemeente betaalt 0 0+12 0 0 0",
	             "zonder client ontvangt 0 0+12 0 0 0", "zonder gemeente betaalt 1 12+1 0 0 0",
	             "zonder client ontvangt 1 12+1 0 0 0", "inzet gemeente betaalt 0 0+1 0 0 0",
	             "gevolg corporatie betaalt 0 0+1 0 0 0", "gevolg gemeente betaalt 0 0+1 0 0 0");
}

/* Plus: a burden avoided or a blessing; one flow, for the party named first, without another side. */
static void test_unpriced(void **state)
{
	(void)state;
	static const struct {
		const char *row;
		int64_t plus, min;
	} cases[] = {
	    {"A;zonder;rust;1;;;;;;;\n", 1, 0},
	    {"A;zonder;rust;-1;;;;;;;\n", 0, 1},
	    {"A;x;rust;1;;;;;;;\n", 0, 1},
	    {"A;x;rust;-5;;;;;;;\n", 1, 0},
	    {"A;x;rust;1;;;;;gevolg;0;\n", 0, 1},
	    {"A;x;rust;-1;;;;;gevolg;0,5;\n", 1, 0},
	    {"A;zonder;rust;1;maand;3;36;0;;;\n", 1, 0},
	    {"A;zonder;rust;0;;;;;;;\n", 1, 0},
	    {"A;x;rust;0;;;;;;;\n", 0, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		flows_of(cases[i].row);
		assert_int_equal(flows.count, 1);
		const struct baat_flow *flow = &flows.items[0];
		assert_int_equal(flow->pm_plus, cases[i].plus);
		assert_int_equal(flow->pm_min, cases[i].min);
		assert_int_equal(flow->amount | flow->present | flow->cashable, 0);
		assert_int_equal(flow->months, 1);
		assert_string_equal(model_name(&model, flow->party), "client");
		assert_int_equal(flow->side, BAAT_PAYS);
	}
	/* neither weighed nor copied; cut off like other lines */
	flows_of("A;zonder;rust;1;;;;;;;\nA;x;rust;1;maand;14;3;;gevolg;0,5;\nA;x;rust;1;maand;60;3;;gevolg;0,5;\n");
	ASSERT_FLOWS("zonder client betaalt 0 0+1 0 0 0", "gevolg client betaalt 1 14+1 0 0 0");
	assert_int_equal(cut_off.lines[BAAT_OUTCOME], 1);
	assert_true(cut_off.cents[BAAT_OUTCOME] == 0);
}

/* Zonder is there for each alternative; without one, once and without a name. */
static void test_alternatives(void **state)
{
	(void)state;
	const struct baat_case *casus = flows_of("A;y;cent;1;;;;;;0,5;\nA;zonder;twaalf;1;;;;;;;\nA;x;cent;2;;;;;;;\n");
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+1 1200 1200 0", "inzet gemeente betaalt 0 0+1 1 1 0",
	             "gevolg gemeente betaalt 0 0+1 600 600 0", "zonder gemeente betaalt 0 0+1 1200 1200 0",
	             "inzet gemeente betaalt 0 0+1 2 2 0");
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(model_name(&model, flows.items[i].alternative), i < 3 ? "y" : "x");
		assert_int_equal(flows.items[i].success, i < 3 ? 500000 : 1000000);
	}
	assert_int_equal(casus->scenario_count, 3);
	flows_of("A;zonder;twaalf;1;;;;;;;\n");
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+1 1200 1200 0");
	assert_int_equal(flows.items[0].alternative, BAAT_NO_NAME);
	assert_int_equal(flows.items[0].success, BAAT_NO_SUCCESS);
	flows_of("A;x;twaalf;1;;;;;;0,5;\n");
	ASSERT_FLOWS("inzet gemeente betaalt 0 0+1 1200 1200 0");
}

static void test_chosen(void **state)
{
	(void)state;
	const struct baat_case *casus =
	    flows_of("A;zonder;twaalf;1;;;;;;;\nA;x;cent;1;;;;;;;nee\nA;y;cent;2;;;;;;0,5;ja\n");
	struct baat_flow_choice choice = {
	    .chosen_only = true, .scenario = 2, .chosen_name = baat_names_add(model.names, BAAT_TEXT("gekozen"))};
	assert_int_equal(make(casus, &choice), BAAT_OK);
	ASSERT_FLOWS("zonder gemeente betaalt 0 0+1 1200 1200 0", "inzet gemeente betaalt 0 0+1 2 2 0",
	             "gevolg gemeente betaalt 0 0+1 600 600 0");
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(model_name(&model, flows.items[i].alternative), "gekozen");
		assert_int_equal(flows.items[i].success, 500000);
	}
	/* nothing was chosen: as a case without an alternative */
	choice.scenario = 0;
	assert_int_equal(make(casus, &choice), BAAT_OK);
	assert_int_equal(flows.count, 1);
	assert_int_equal(flows.items[0].alternative, BAAT_NO_NAME);
	assert_int_equal(flows.items[0].success, BAAT_NO_SUCCESS);
}

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

static void test_batches(void **state)
{
	(void)state;
	const struct baat_flow_choice all = {0};
	struct baat_buffer text = {0};
	for (size_t i = 0; i < 601; i++)
		baat_buffer_printf(&text, "A;x;%s;1;;;;;;;\n", i % 3 == 0 ? "bijstand" : "twaalf");
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = flows_of(text.at);
	assert_int_equal(flows.count, 601 + 201);
	assert_true(flows.batches > 3 && flows.largest <= 256);
	for (size_t i = 0; i < flows.count; i++)
		if (flows.items[i].side == BAAT_RECEIVES)
			assert_int_equal(flows.items[i].line, flows.items[i - 1].line);
	/* what stops the sender */
	flows.answer = BAAT_SYSTEM;
	assert_int_equal(make(casus, &all), BAAT_SYSTEM);
	assert_int_equal(flows.batches, 1);
	flows.answer = BAAT_OK;
	baat_buffer_free(&text);
}

/* More payers than fit in a batch, or in what sharing out needs no memory for. */
static void test_many_payers(void **state)
{
	(void)state;
	enum { PAYERS = 500 };
	const struct baat_flow_choice all = {0};
	struct baat_buffer text = {0};
	baat_buffer_add_string(&text, "casus;scenario;post;aantal;prijs;betaler;ontvanger\nA;x;p;1;1234,56;");
	for (int i = 0; i < PAYERS; i++)
		baat_buffer_printf(&text, "%sp%d:0,2", i == 0 ? "" : "|", i);
	baat_buffer_add_string(&text, ";client\n");
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	assert_int_equal(make(casus, &all), BAAT_OK);
	assert_int_equal(flows.count, 2 * PAYERS);
	int64_t paid = 0, sum = 0;
	for (size_t i = 0; i < flows.count; i++) {
		sum += flows.items[i].amount;
		paid += flows.items[i].side == BAAT_PAYS ? flows.items[i].amount : 0;
	}
	assert_int_equal(paid, 123456);
	assert_int_equal(sum, 0);
	/* 456 cents are left over 500 parties alike: the first ones get them */
	assert_int_equal(flows.items[2 * 455].amount, 247);
	assert_int_equal(flows.items[2 * 456].amount, 246);
	baat_buffer_free(&text);
}

/* ---- against an independent calculation in rationals ------------------------------------------------------------ */

/* Half away from zero. */
static baat_sum rounded_wide(const mpq_t value)
{
	mpz_t numerator, denominator;
	mpz_init_set(numerator, mpq_numref(value));
	mpz_init_set(denominator, mpq_denref(value));
	int sign = mpz_sgn(numerator);
	mpz_abs(numerator, numerator);
	mpz_mul_ui(numerator, numerator, 2);
	mpz_add(numerator, numerator, denominator);
	mpz_mul_ui(denominator, denominator, 2);
	mpz_fdiv_q(numerator, numerator, denominator);
	assert_true(mpz_sizeinbase(numerator, 2) < 127);
	baat_usum size = mpz_get_ui(numerator);
	mpz_fdiv_q_2exp(numerator, numerator, 64);
	size |= (baat_usum)mpz_get_ui(numerator) << 64;
	mpz_clear(numerator);
	mpz_clear(denominator);
	return sign < 0 ? -(baat_sum)size : (baat_sum)size;
}

static int64_t rounded(const mpq_t value)
{
	baat_sum cents = rounded_wide(value);
	assert_true(cents <= INT64_MAX && cents >= -INT64_MAX);
	return (int64_t)cents;
}

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

/* What is cut off, in rationals: a year at a time as flows are, a line once for each kind. */
struct lost {
	baat_sum cents[BAAT_KIND__MAX];
	uint64_t lines[BAAT_KIND__MAX];
	bool seen[RANDOM_LINES][BAAT_KIND__MAX], wholly, kept;
};

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
	    TEST(test_worked_example),
	    TEST(test_success),
	    TEST(test_success_of_nothing),
	    TEST(test_weight_before_rounding),
	    TEST(test_units_per_period),
	    TEST(test_rounding),
	    TEST(test_present_value_ties),
	    TEST(test_years),
	    TEST(test_shares),
	    TEST(test_zero_amounts),
	    TEST(test_unpriced),
	    TEST(test_alternatives),
	    TEST(test_chosen),
	    TEST(test_cut_off),
	    TEST(test_cut_off_of_what_counts),
	    TEST(test_cut_off_at_the_bounds),
	    TEST(test_overflow),
	    TEST(test_batches),
	    TEST(test_many_payers),
	    TEST(test_against_rationals),
	    TEST(test_amounts_against_rationals),
	    TEST(test_invariants),
	};
	return cmocka_run_group_tests_name("flows", tests, set_up, tear_down);
}
