/* Flows of a case: baat-methode(7), AMOUNTS AND ROUNDING. */
#include "flows-of.h"

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
	    TEST(test_batches),
	    TEST(test_many_payers),
	};
	return cmocka_run_group_tests_name("flows", tests, set_up, tear_down);
}
