/* Laws of sharing, for any agreement and any table. */
#include "made-agreement.h"

/* The sums close to the cent whatever the agreement and the amounts. */
static void test_it_closes(void **state)
{
	(void)state;
	struct made made = {0};
	static const unsigned sizes[] = {2, 8, 30, 62, 117};
	uint64_t seed = 1;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		unsigned bits = sizes[round % 5];
		make_table(&table, &seed, bits);
		make_agreement(&made, &seed, bits > 50 ? 50 : bits);
		share(&made.agreement, &table);
		assert_closes(&made.agreement, &table);
	}
	baat_agreement_free(&made.agreement);
}

static baat_sum positive(baat_sum value)
{
	return value > 0 ? value : 0;
}

/* What a waterfall pays is within the pot and, for each payer, its part of the savings to within a cent. */
static void test_payers_pay_in_proportion(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 2;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		baat_sum saved = 0;
		make_table(&table, &seed, 30);
		make_agreement(&made, &seed, 30);
		share(&made.agreement, &table);
		const struct baat_agreement *agreement = &made.agreement;
		bool worse = agreement->sharing == BAAT_NOBODY_WORSE;
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			saved += stake->signs ? positive(worse ? stake->before : stake->avoided) : 0;
		}
		baat_sum pot = positive(saved - agreement->threshold);
		if (agreement->capped && agreement->cap < pot)
			pot = agreement->cap;
		assert_true(table.shared.paid <= pot);
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			baat_sum own = stake->signs ? positive(worse ? stake->before : stake->avoided) : 0;
			baat_sum off = stake->pays * saved - table.shared.paid * own;
			assert_true(stake->pays <= own);
			assert_true(saved == 0 || (off < saved && -off < saved));
		}
	}
	baat_agreement_free(&made.agreement);
}

static void test_a_cap_of_nothing_moves_nothing(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 3;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		make_table(&table, &seed, 40);
		make_agreement(&made, &seed, 40);
		if (made.agreement.sharing == BAAT_NOBODY_WORSE)
			continue;
		made.agreement.capped = true;
		made.agreement.cap = 0;
		if (round % 2 == 0) { /* and so does a threshold above all savings */
			made.agreement.capped = false;
			made.agreement.threshold = INT64_C(1) << 46;
		}
		share(&made.agreement, &table);
		assert_true(table.shared.paid == 0);
		for (size_t i = 0; i < PARTIES; i++)
			assert_true(table.stakes[i].pays == 0 && table.stakes[i].receives == 0);
	}
	baat_agreement_free(&made.agreement);
}

static void test_nobody_worse(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 4;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		baat_sum together = 0;
		make_table(&table, &seed, round % 2 == 0 ? 3 : 60);
		make_agreement(&made, &seed, 20);
		made.agreement.sharing = BAAT_NOBODY_WORSE;
		made.agreement.tier_count = 0;
		share(&made.agreement, &table);
		for (size_t i = 0; i < PARTIES; i++)
			together += table.stakes[i].signs ? table.stakes[i].before : 0;
		assert_true(table.shared.shortfall == positive(-together));
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			assert_true(stake->pays == 0 || stake->receives == 0);
			if (stake->signs && (together >= 0 || stake->before >= 0))
				assert_true(stake->after >= 0);
			/* the smallest transfer: nobody gains by it who had lost nothing */
			if (stake->receives > 0)
				assert_true(stake->after <= 0);
		}
	}
	baat_agreement_free(&made.agreement);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_it_closes),
	    cmocka_unit_test(test_payers_pay_in_proportion),
	    cmocka_unit_test(test_a_cap_of_nothing_moves_nothing),
	    cmocka_unit_test(test_nobody_worse),
	};
	return cmocka_run_group_tests_name("share", tests, NULL, NULL);
}
