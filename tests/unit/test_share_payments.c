/* Who pays whom. */
#include "made-agreement.h"

/* Payments by payer and receiver, as numbers of their parties. */
struct matrix {
	baat_sum amount[PARTIES][PARTIES];
	size_t count;
};

static enum baat_status keep_payment(void *context, const struct baat_stake *payer, const struct baat_stake *receiver,
                                     baat_sum amount)
{
	struct matrix *matrix = context;
	assert_true(amount > 0 && matrix->amount[payer->party][receiver->party] == 0);
	matrix->amount[payer->party][receiver->party] = amount;
	matrix->count++;
	return BAAT_OK;
}

static void test_payments_close(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 7;
	size_t seen = 0;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct baat_diags diags = {0};
		struct table table;
		struct matrix matrix = {0};
		unsigned bits = round % 3 == 0 ? 4 : round % 3 == 1 ? 40 : 117;
		make_table(&table, &seed, bits);
		make_agreement(&made, &seed, bits > 50 ? 50 : bits);
		share(&made.agreement, &table);
		assert_int_equal(baat_share_payments(table.stakes, PARTIES, keep_payment, &matrix, &diags), BAAT_OK);
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			baat_sum paid = 0, received = 0;
			for (size_t j = 0; j < PARTIES; j++) {
				const struct baat_stake *other = &table.stakes[j];
				baat_sum amount = matrix.amount[stake->party][other->party];
				paid += amount;
				received += matrix.amount[other->party][stake->party];
				/* in proportion, but for the cents that earlier payers left */
				baat_sum off =
				    bits > 40 ? 0 : amount * table.shared.paid - stake->pays * other->receives;
				assert_true(off <= 3 * table.shared.paid && -off <= 3 * table.shared.paid);
			}
			assert_true(paid == stake->pays && received == stake->receives);
		}
		seen += matrix.count;
	}
	assert_true(seen > ROUNDS);
	baat_agreement_free(&made.agreement);
}

static enum baat_status refuse(void *context, const struct baat_stake *payer, const struct baat_stake *receiver,
                               baat_sum amount)
{
	(void)payer, (void)receiver, (void)amount;
	++*(size_t *)context;
	return BAAT_SYSTEM;
}

static void test_payments_stop_and_find_faults(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	size_t calls = 0;
	struct baat_stake stakes[] = {{.party = 1, .pays = 3, .receives = 1}, {.party = 2, .pays = 1, .receives = 3}};
	struct matrix matrix = {0};
	assert_int_equal(baat_share_payments(stakes, 2, refuse, &calls, &diags), BAAT_SYSTEM);
	assert_int_equal(calls, 1);
	stakes[0].pays = 4;
	assert_int_equal(baat_share_payments(stakes, 2, keep_payment, &matrix, &diags), BAAT_BUG);
	stakes[0].pays = 1;
	matrix = (struct matrix){0};
	assert_int_equal(baat_share_payments(stakes, 2, keep_payment, &matrix, &diags), BAAT_BUG);
	assert_int_equal(diags.items[0].code, BAAT_INTERNAL);
	baat_diags_clear(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_payments_close),
	    cmocka_unit_test(test_payments_stop_and_find_faults),
	};
	return cmocka_run_group_tests_name("share-payments", tests, NULL, NULL);
}
