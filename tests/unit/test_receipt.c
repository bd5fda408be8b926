/* The receipt as data: baat-bon(1). */
#include "check.h"

#include "baat/calc/receipt.h"

/* Chances as people say them, never rosier than the truth. */
static void assert_odds(baat_sum part, baat_sum whole, unsigned hits, unsigned cases)
{
	struct baat_odds odds = baat_odds_at_least(part, whole);
	assert_int_equal(odds.hits, hits);
	assert_int_equal(odds.cases, cases);
}

static void test_odds(void **state)
{
	(void)state;
	assert_odds(196, 1000, 1, 5);
	assert_odds(1, 5, 1, 5);
	assert_odds(201, 1000, 2, 9);
	assert_odds(1, 2, 1, 2);
	assert_odds(281, 1000, 3, 10);
	assert_odds(128, 1000, 1, 7);
	assert_odds(416, 1000, 3, 7);
	assert_odds(1, 3, 1, 3);
	assert_odds(2, 3, 2, 3);
	assert_odds(7, 8, 9, 10);
	assert_odds(91, 100, 19, 20);
	assert_odds(96, 100, 99, 100);
	assert_odds(995, 1000, 1, 1);
	assert_odds(1, 1, 1, 1);
	assert_odds(9, 100, 1, 10);
	assert_odds(6, 100, 1, 15);
	assert_odds(1, 100, 1, 100);
	assert_odds(1, 1000000, 1, 1000);
}

/* Of all thousandths: at least the truth, at most 6 hundredths above it. */
static void test_odds_never_rosier(void **state)
{
	(void)state;
	for (unsigned part = 1; part <= 1000; part++) {
		struct baat_odds odds = baat_odds_at_least(part, 1000);
		assert_true(odds.hits >= 1 && odds.hits <= odds.cases);
		assert_true(odds.hits * 1000 >= part * odds.cases);
		assert_true(odds.hits * 1000 <= (part + 60) * odds.cases);
	}
}

static void test_odds_exactly(void **state)
{
	(void)state;
	struct baat_odds odds;
	assert_true(baat_odds_exactly(500000, &odds));
	assert_int_equal(odds.hits * 10 + odds.cases, 12);
	assert_true(baat_odds_exactly(700000, &odds));
	assert_int_equal(odds.hits, 7);
	assert_int_equal(odds.cases, 10);
	assert_true(baat_odds_exactly(BAAT_CHANCE_ONE, &odds));
	assert_int_equal(odds.hits, 1);
	assert_int_equal(odds.cases, 1);
	assert_false(baat_odds_exactly(450000, &odds));
	assert_false(baat_odds_exactly(333333, &odds));
}

static struct baat_flow_rules rules;

/* A case of two scenarios: zonder has lines 2 and 3, the alternative 4 and 5. */
enum { PAYER = 0, OTHER = 1, CLIENT = 2, PLAN = 3 };

struct fixture {
	struct baat_names *names;
	struct baat_filter *filter;
	struct baat_receipt_maker *maker;
	struct baat_line lines[4];
	struct baat_scenario scenarios[2];
	struct baat_case casus;
};

static void set_up(struct fixture *fixture, int32_t success)
{
	static const struct baat_filter_request all = {.perspective = BAAT_FINANCIAL};
	static const char *const names[] = {"gemeente", "corporatie", "client", "plan"};
	*fixture = (struct fixture){.names = baat_names_new(NULL)};
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(baat_names_add(fixture->names, baat_text_of(names[i])), i);
	fixture->filter = baat_filter_new(&all, fixture->names);
	fixture->maker = baat_receipt_new(fixture->filter, &rules, fixture->names);
	const struct baat_method method = baat_method_default();
	baat_flow_rules_make(&rules, &method);
	for (size_t i = 0; i < 4; i++)
		fixture->lines[i] = (struct baat_line){.line = i + 2,
		                                       .scenario = (uint32_t)i / 2,
		                                       .receiver = BAAT_NO_NAME,
		                                       .months = 1,
		                                       .kind = (uint8_t)(i < 2 ? BAAT_COUNTERFACTUAL : BAAT_OUTCOME)};
	fixture->scenarios[0] =
	    (struct baat_scenario){.name = BAAT_NO_NAME, .success = BAAT_CHANCE_ONE, .line_count = 2};
	fixture->scenarios[1] =
	    (struct baat_scenario){.name = PLAN, .success = success, .first_line = 2, .line_count = 2};
	fixture->casus = (struct baat_case){.id = BAAT_TEXT("A"),
	                                    .lines = fixture->lines,
	                                    .line_count = 4,
	                                    .scenarios = fixture->scenarios,
	                                    .scenario_count = 2,
	                                    .has_counterfactual = true};
}

static void tear_down(struct fixture *fixture)
{
	baat_receipt_free(fixture->maker);
	baat_filter_free(fixture->filter);
	baat_names_free(fixture->names);
}

static struct baat_flow flow(const struct fixture *fixture, uint64_t line, enum baat_kind kind, uint32_t party,
                             int64_t amount)
{
	return (struct baat_flow){.line = line,
	                          .kind = (uint8_t)kind,
	                          .party = party,
	                          .amount = amount,
	                          .present = amount,
	                          .cashable = amount / 2,
	                          .alternative = PLAN,
	                          .success = fixture->scenarios[1].success,
	                          .months = 1};
}

static struct baat_receipt receipt_of(struct fixture *fixture, const struct baat_flow *flows, size_t count)
{
	const struct baat_flow_choice choice = {0};
	struct baat_receipt receipt;
	assert_true(baat_receipt_begin(fixture->maker, &fixture->casus, &choice));
	assert_int_equal(baat_receipt_add(fixture->maker, NULL, flows, count), BAAT_OK);
	assert_int_equal(baat_receipt_finish(fixture->maker, &receipt), BAAT_OK);
	return receipt;
}

static void test_receipt(void **state)
{
	(void)state;
	struct fixture fixture;
	set_up(&fixture, 500000);
	struct baat_flow flows[] = {
	    flow(&fixture, 2, BAAT_COUNTERFACTUAL, PAYER, 6000), flow(&fixture, 2, BAAT_COUNTERFACTUAL, OTHER, 4000),
	    flow(&fixture, 3, BAAT_COUNTERFACTUAL, PAYER, 2000), flow(&fixture, 3, BAAT_COUNTERFACTUAL, CLIENT, -2000),
	    flow(&fixture, 4, BAAT_INPUT, PAYER, 1500),          flow(&fixture, 4, BAAT_INPUT, PAYER, -200),
	    flow(&fixture, 5, BAAT_OUTCOME, OTHER, 100),         flow(&fixture, 2, BAAT_OUTCOME, PAYER, 3000),
	    flow(&fixture, 2, BAAT_OUTCOME, OTHER, 2000),
	};
	flows[3].side = BAAT_RECEIVES; /* by the client: does not count */
	struct baat_receipt receipt = receipt_of(&fixture, flows, sizeof flows / sizeof flows[0]);
	assert_int_equal(receipt.alternative_count, 1);
	const struct baat_receipt_alternative *plan = &receipt.alternatives[0];
	assert_true(receipt.entries[0].amount == 10000);
	assert_true(receipt.entries[1].amount == 2000);
	assert_true(receipt.entries[2].amount == 1300);
	assert_true(receipt.entries[3].amount == 100);
	assert_true(plan->has_remains);
	assert_true(plan->remains == 5000);
	assert_true(plan->commitment == 0);
	assert_true(plan->measures[BAAT_MEASURE_NET].number == 12000 - 5100 - 1300);
	assert_int_equal(plan->party_count, 2);
	assert_int_equal(plan->parties[0].party, PAYER);
	assert_true(plan->parties[0].amount[BAAT_COUNTERFACTUAL] == 8000);
	assert_true(plan->parties[0].cashable == 3000 + 1000 - 1500);
	assert_true(plan->parties[1].amount[BAAT_OUTCOME] == 2100);
	/* 0,5 × 1300 / 6900 = 0,0942… */
	assert_int_equal(plan->certainty, BAAT_PAYS_OFTEN);
	assert_int_equal(plan->needed_permille, 95);
	assert_int_equal(plan->needed.hits, 1);
	assert_int_equal(plan->needed.cases, 10);
	tear_down(&fixture);
}

/* The balance after each month of whole years: 13,00 is put in at once, 10,00 is avoided in months 12, 13 and 14, a
 * third in each, rounded where it stands. */
static void test_months(void **state)
{
	(void)state;
	static const int expected[24] = {-1300, -1300, -1300, -1300, -1300, -1300, -1300, -1300,
	                                 -1300, -1300, -1300, -1300, -967,  -633,  -300,  -300,
	                                 -300,  -300,  -300,  -300,  -300,  -300,  -300,  -300};
	struct fixture fixture;
	set_up(&fixture, BAAT_CHANCE_ONE);
	struct baat_flow flows[] = {flow(&fixture, 2, BAAT_COUNTERFACTUAL, PAYER, 1000),
	                            flow(&fixture, 4, BAAT_INPUT, PAYER, 1300)};
	flows[0].year = 1;
	flows[0].month = 12;
	flows[0].months = 3;
	struct baat_receipt receipt = receipt_of(&fixture, flows, 2);
	assert_int_equal(receipt.alternatives[0].month_count, 24);
	for (size_t i = 0; i < 24; i++)
		assert_true(receipt.alternatives[0].months[i] == expected[i]);
	assert_true(receipt.alternatives[0].measures[BAAT_MEASURE_NET].number == expected[23]);
	/* a flow to the end of its year asks for no further year */
	flows[0].month = 21;
	receipt = receipt_of(&fixture, flows, 2);
	assert_int_equal(receipt.alternatives[0].month_count, 24);
	assert_true(receipt.alternatives[0].months[23] == -300);
	tear_down(&fixture);
}

/* What the lines of inzet bind, whatever comes of them: 10 euros a month for 30 months from month 50, 30 % the
 * client's. */
static void test_commitment(void **state)
{
	(void)state;
	struct fixture fixture;
	struct {
		size_t count;
		struct baat_share items[2];
	} payers = {2, {{PAYER, 700000}, {CLIENT, 300000}}};
	set_up(&fixture, 500000);
	struct baat_line *line = &fixture.lines[2];
	*line = (struct baat_line){.line = 4,
	                           .scenario = 1,
	                           .quantity = 10000,
	                           .price = 100000,
	                           .payers = (const struct baat_shares *)(const void *)&payers,
	                           .receiver = BAAT_NO_NAME,
	                           .chance = 250000,
	                           .from = 50,
	                           .months = 30,
	                           .period = BAAT_MONTH,
	                           .kind = BAAT_INPUT};
	fixture.lines[3] = *line;
	baat_sum cents;
	for (size_t i = 0; i < 4; i++) {
		fixture.lines[3].quantity = i == 0 ? -5000 : 10000;
		fixture.lines[3].unpriced = i == 1;
		fixture.lines[3].kind = i == 2 ? BAAT_OUTCOME : BAAT_INPUT;
		assert_true(baat_commitment(&fixture.casus, 1, &rules, CLIENT, &cents));
		assert_true(cents == (i == 3 ? 42000 : 21000));
	}
	assert_true(baat_commitment(&fixture.casus, 0, &rules, CLIENT, &cents));
	assert_true(cents == 0);
	const struct baat_flow flows[] = {flow(&fixture, 4, BAAT_INPUT, PAYER, 100)};
	assert_true(receipt_of(&fixture, flows, 1).alternatives[0].commitment == 42000);
	tear_down(&fixture);
}

/* Each way in which certainty can come out, by input, avoided costs and chance of success. */
static void test_certainty(void **state)
{
	(void)state;
	static const struct {
		int64_t without, input, outcome;
		int32_t success;
		enum baat_certainty certainty;
	} trials[] = {
	    {1000, 0, 400, 500000, BAAT_PAYS_ANYWAY},     {1000, -5, 1000, 0, BAAT_PAYS_ANYWAY},
	    {1000, 600, 0, 1000000, BAAT_PAYS_OFTEN},     {1000, 1000, 0, 1000000, BAAT_PAYS_OFTEN},
	    {1000, 1001, 0, 1000000, BAAT_NEVER_PAYS},    {1000, 400, 800, 500000, BAAT_PAYS_OFTEN},
	    {1000, 500, 800, 500000, BAAT_NEVER_PAYS},    {1000, 5, 1000, 500000, BAAT_AVOIDS_NOTHING},
	    {1000, 5, 1200, 500000, BAAT_AVOIDS_NOTHING}, {1000, 5, 1000, 0, BAAT_CANNOT_TELL},
	    {1000, -5, 1200, 500000, BAAT_CANNOT_TELL},
	};
	for (size_t i = 0; i < sizeof trials / sizeof trials[0]; i++) {
		struct fixture fixture;
		set_up(&fixture, trials[i].success);
		const struct baat_flow flows[] = {
		    flow(&fixture, 2, BAAT_COUNTERFACTUAL, PAYER, trials[i].without),
		    flow(&fixture, 4, BAAT_INPUT, PAYER, trials[i].input),
		    flow(&fixture, 5, BAAT_OUTCOME, PAYER, trials[i].outcome),
		};
		struct baat_receipt receipt = receipt_of(&fixture, flows, 3);
		assert_int_equal(receipt.alternatives[0].certainty, trials[i].certainty);
		tear_down(&fixture);
	}
}

/* A second case does not see the first; a case of which nothing counts has no alternatives. */
static void test_again(void **state)
{
	(void)state;
	struct fixture fixture;
	set_up(&fixture, BAAT_CHANCE_ONE);
	const struct baat_flow one = flow(&fixture, 2, BAAT_COUNTERFACTUAL, OTHER, 700);
	struct baat_receipt receipt = receipt_of(&fixture, &one, 1);
	receipt = receipt_of(&fixture, &one, 1);
	assert_true(receipt.entries[0].amount == 700);
	assert_true(receipt.entries[0].counted);
	assert_false(receipt.entries[1].counted);
	assert_int_equal(receipt.alternatives[0].party_count, 1);
	receipt = receipt_of(&fixture, NULL, 0);
	assert_int_equal(receipt.alternative_count, 0);
	tear_down(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_odds),         cmocka_unit_test(test_odds_never_rosier),
	    cmocka_unit_test(test_odds_exactly), cmocka_unit_test(test_receipt),
	    cmocka_unit_test(test_months),       cmocka_unit_test(test_certainty),
	    cmocka_unit_test(test_again),        cmocka_unit_test(test_commitment),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
