/* Sharing by agreements that are written down: baat-afspraak(5). */
#include "made-agreement.h"

/* An agreement read from text. */
static void read_agreement(struct baat_agreement *agreement, struct baat_names *names, const char *text)
{
	struct baat_diags diags = {0};
	struct check_file file;
	check_file_new(&file);
	check_file_write(&file, baat_text_of(text));
	assert_int_equal(baat_agreement_read(agreement, names, file.path, &diags), BAAT_OK);
	check_file_free(&file);
}

/* The short forms are what baat-methode(7) says they are. */
static void test_short_forms_are_waterfalls(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
	    {"{\"verdeling\": \"evenredig\", \"drempel\": 12.34, \"plafond\": 500000}",
	     "{\"verdeling\": \"waterval\", \"drempel\": 12.34, \"plafond\": 500000,"
	     "\"waterval\": [{\"naar\": \"verlies\"}, {\"naar\": \"inzet\"}]}"},
	    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"p3\": 33.3333, \"p1\": 33.3334, \"p2\": 33.3333}}",
	     "{\"verdeling\": \"waterval\", \"waterval\": [{\"naar\": \"verlies\"}, {\"naar\": \"inzet\"},"
	     "{\"delen\": {\"p3\": 33.3333, \"p1\": 33.3334, \"p2\": 33.3333}}]}"},
	};
	uint64_t seed = 5;
	struct baat_names *names = baat_names_new(NULL);
	baat_names_add(names, BAAT_TEXT("client"));
	for (size_t i = 1; i < PARTIES; i++) {
		char name[8];
		snprintf(name, sizeof name, "p%zu", i);
		assert_int_equal(baat_names_add(names, baat_text_of(name)), i);
	}
	for (size_t pair = 0; pair < 2; pair++) {
		struct baat_agreement brief, full;
		read_agreement(&brief, names, pairs[pair][0]);
		read_agreement(&full, names, pairs[pair][1]);
		for (size_t round = 0; round < ROUNDS / 2; round++) {
			struct table one, other;
			make_table(&one, &seed, 5 + (unsigned)check_below(&seed, 30));
			other = one;
			share(&brief, &one);
			share(&full, &other);
			for (size_t i = 0; i < PARTIES; i++)
				assert_true(one.stakes[i].pays == other.stakes[i].pays &&
				            one.stakes[i].receives == other.stakes[i].receives);
		}
		baat_agreement_free(&brief);
		baat_agreement_free(&full);
	}
	baat_names_free(names);
}

/* A case worked out by hand: threshold 500, cap 9000, an odd cent in the third tier and one in the fourth. */
static void test_worked_example(void **state)
{
	(void)state;
	enum { OFFICE = 1, LANDLORD, SHELTER, BANK };
	struct made made = {.agreement = {.client = CLIENT,
	                                  .everyone = true,
	                                  .threshold = 50000,
	                                  .capped = true,
	                                  .cap = 900000,
	                                  .tiers = made.tiers,
	                                  .tier_count = 4}};
	made.tiers[0].kind = BAAT_TIER_LOSSES;
	made.tiers[1].kind = BAAT_TIER_INPUTS;
	set_parts(&made, 2, OFFICE, 666667, BANK);
	made.tiers[2].limited = true;
	made.tiers[2].limit = 100001;
	set_parts(&made, 3, OFFICE, 500000, LANDLORD);
	struct table table = {.count = 4,
	                      .stakes = {{.party = LANDLORD, .without = 696000, .input = -174600},
	                                 {.party = OFFICE, .without = 168000, .input = 418350, .outcome = 269304},
	                                 {.party = SHELTER, .without = 1576800},
	                                 {.party = BANK}}};
	static const int64_t expected[][3] = {
	    {275607, 140172, 735165}, {0, 726494, 206840}, {624393, 0, 952407}, {0, 33334, 33334}};
	share(&made.agreement, &table);
	assert_closes(&made.agreement, &table);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(table.stakes[i].pays, expected[i][0]);
		assert_int_equal(table.stakes[i].receives, expected[i][1]);
		assert_int_equal(table.stakes[i].after, expected[i][2]);
	}
	baat_agreement_free(&made.agreement);
}

/* A tie goes to the party named first in delen, else to the one that stands first in the table. */
static void test_ties(void **state)
{
	(void)state;
	struct made made = {
	    .agreement = {
		.client = CLIENT, .everyone = true, .capped = true, .cap = 1, .tiers = made.tiers, .tier_count = 1}};
	set_parts(&made, 0, 7, 500000, 5);
	struct table table = {.count = 2, .stakes = {{.party = 5, .without = 10}, {.party = 7, .without = 10}}};
	share(&made.agreement, &table);
	assert_true(table.stakes[0].pays == 1 && table.stakes[0].receives == 0);
	assert_true(table.stakes[1].pays == 0 && table.stakes[1].receives == 1);
	baat_agreement_free(&made.agreement);
}

/* A repaying tier that falls short says by how much. */
static void test_shortfall_of_tiers(void **state)
{
	(void)state;
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 2}};
	made.tiers[0].kind = BAAT_TIER_LOSSES;
	made.tiers[1].kind = BAAT_TIER_INPUTS;
	struct table table = {.count = 3,
	                      .stakes = {{.party = 1, .without = 100},
	                                 {.party = 2, .outcome = 30, .input = 50},
	                                 {.party = 3, .input = 50}}};
	share(&made.agreement, &table);
	assert_true(table.shared.paid == 100 && table.shared.shortfall == 30);
	assert_true(table.stakes[1].receives == 65 && table.stakes[2].receives == 35);
	baat_agreement_free(&made.agreement);
}

/* A second tier of a kind pays what the first has left to pay: nothing, or there is nothing to pay it from. */
static void test_a_tier_twice(void **state)
{
	(void)state;
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 5}};
	made.tiers[0].kind = made.tiers[2].kind = BAAT_TIER_INPUTS;
	made.tiers[1].kind = made.tiers[3].kind = BAAT_TIER_LOSSES;
	set_parts(&made, 4, 1, BAAT_PERCENT_ALL, 1);
	struct table enough = {.count = 3,
	                       .stakes = {{.party = 1, .without = 1000},
	                                  {.party = 2, .outcome = 30, .input = 50},
	                                  {.party = 3, .input = 50}}};
	share(&made.agreement, &enough);
	assert_true(enough.stakes[1].receives == 80 && enough.stakes[2].receives == 50);
	assert_true(enough.stakes[0].receives == 870 && enough.shared.shortfall == 0);
	struct table short_of = {.count = 2,
	                         .stakes = {{.party = 1, .without = 100}, {.party = 2, .outcome = 30, .input = 90}}};
	share(&made.agreement, &short_of);
	assert_true(short_of.stakes[1].receives == 100 && short_of.shared.shortfall == 20);
	baat_agreement_free(&made.agreement);
}

static void test_nothing_at_stake(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 6;
	for (size_t round = 0; round < 1000; round++) {
		struct table table = {.count = PARTIES};
		for (size_t i = 0; i < PARTIES; i++)
			table.stakes[i].party = (uint32_t)i;
		make_agreement(&made, &seed, 30);
		share(&made.agreement, &table);
		assert_true(table.shared.paid == 0 && table.shared.shortfall == 0);
	}
	struct table none = {.count = 0};
	made.agreement.sharing = BAAT_NOBODY_WORSE;
	share(&made.agreement, &none);
	baat_agreement_free(&made.agreement);
}

/* The largest amounts that are let in, and the first that is not. */
static void test_extremes(void **state)
{
	(void)state;
	const baat_sum most = ((baat_sum)1 << 123) - 1, lowest = -((baat_sum)1 << 126) * 2;
	const baat_sum amounts[][4] = {
	    {most, 0, 0, 0}, {-most, 0, 0, 0}, {0, most, 0, 0},    {0, -most, 0, 0}, {most / 2 + 1, 0, most / 2, 0},
	    {0, 0, 0, most}, {0, 0, 0, -most}, {most - 2, 1, 0, 1}};
	struct baat_diags diags = {0};
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 2}};
	made.tiers[1].kind = BAAT_TIER_INPUTS;
	for (size_t i = 0; i < 16; i++) {
		made.agreement.sharing = i < 8 ? BAAT_WATERFALL : BAAT_NOBODY_WORSE;
		const baat_sum *amount = amounts[i % 8];
		struct table table = {.count = 2,
		                      .stakes = {{.party = 1, .without = amount[0], .input = amount[1]},
		                                 {.party = 2, .outcome = amount[2], .input = amount[3]}}};
		share(&made.agreement, &table);
		assert_closes(&made.agreement, &table);
		table.stakes[0].without += table.stakes[0].without < 0 ? -1 : 1;
		assert_int_equal(baat_share_savings(&made.agreement, table.stakes, 2, &table.shared, &diags),
		                 BAAT_REJECTED);
		assert_int_equal(diags.items[diags.count - 1].code, BAAT_AMOUNT_OVERFLOW);
		table.stakes[0].without = table.stakes[1].input = lowest;
		assert_int_equal(baat_share_savings(&made.agreement, table.stakes, 2, &table.shared, &diags),
		                 BAAT_REJECTED);
	}
	baat_diags_clear(&diags);
	baat_agreement_free(&made.agreement);
}

/* Faults of who calls are found out. */
static void test_faults(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_shared shared;
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 1}};
	set_parts(&made, 0, 9, BAAT_PERCENT_ALL, 0);
	struct baat_stake stakes[] = {{.party = 1, .without = 100}, {.party = 1}};
	assert_int_equal(baat_share_savings(&made.agreement, stakes, 1, &shared, &diags), BAAT_BUG);
	assert_int_equal(baat_share_savings(&made.agreement, stakes, 2, &shared, &diags), BAAT_BUG);
	/* a client that did not sign, though a tier pays it */
	stakes[1].party = CLIENT;
	set_parts(&made, 0, CLIENT, BAAT_PERCENT_ALL, 0);
	assert_int_equal(baat_share_savings(&made.agreement, stakes, 2, &shared, &diags), BAAT_BUG);
	for (size_t i = 0; i < diags.count; i++)
		assert_int_equal(diags.items[i].code, BAAT_INTERNAL);
	baat_diags_clear(&diags);
	baat_agreement_free(&made.agreement);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_short_forms_are_waterfalls),
	    cmocka_unit_test(test_worked_example),
	    cmocka_unit_test(test_ties),
	    cmocka_unit_test(test_shortfall_of_tiers),
	    cmocka_unit_test(test_a_tier_twice),
	    cmocka_unit_test(test_nothing_at_stake),
	    cmocka_unit_test(test_extremes),
	    cmocka_unit_test(test_faults),
	};
	return cmocka_run_group_tests_name("share-examples", tests, NULL, NULL);
}
