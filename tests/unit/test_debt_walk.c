/* What becomes of debts, month by month: baat-methode(7), DEBTS. */
#include "check.h"

#include "baat/calc/debt-walk.h"

enum { ROWS = 8, DEBTS = 3, SCENARIOS = 3 };

/* A case, made by hand. */
struct made {
	struct baat_debt_row rows[ROWS];
	struct baat_debt debts[DEBTS];
	size_t order[ROWS], first[SCENARIOS + 1];
	struct baat_debt_case casus;
	struct baat_tariffs *tariffs;
	struct baat_debt_walk *walk;
	const struct baat_debt_events *events;
	struct baat_diags diags;
};

static void add(struct made *made, struct baat_debt_row row)
{
	struct baat_debt_case *casus = &made->casus;
	assert_true(casus->row_count < ROWS);
	row.line = casus->row_count + 2;
	row.chance = row.chance == 0 ? BAAT_CHANCE_ONE : row.chance;
	row.months = row.months == 0 ? 1 : row.months;
	row.monthly = row.months > 1;
	row.payer = BAAT_TEXT("");
	row.receiver = BAAT_NO_NAME;
	if (row.debt != BAAT_ALL_DEBTS && row.debt >= casus->debt_count)
		casus->debt_count = row.debt + 1;
	if (row.scenario >= casus->scenario_count)
		casus->scenario_count = row.scenario + 1;
	made->rows[casus->row_count++] = row;
}

static void expect_walk(struct made *made, enum baat_code expected)
{
	struct baat_debt_case *casus = &made->casus;
	size_t count = 0;
	for (size_t i = 0; i < DEBTS; i++)
		made->debts[i] = (struct baat_debt){.name = BAAT_TEXT("schuld")};
	for (uint32_t i = 0; i < casus->scenario_count; i++) {
		made->first[i] = count;
		for (size_t j = 0; j < casus->row_count; j++)
			if (made->rows[j].scenario == i)
				made->order[count++] = j;
	}
	made->first[casus->scenario_count] = count;
	casus->rows = made->rows;
	casus->debts = made->debts;
	casus->order = made->order;
	casus->first = made->first;
	casus->start = 2024 * 12;
	casus->path = "zaken.csv";
	made->tariffs = baat_tariffs_new();
	made->walk = baat_debt_walk_new(made->tariffs, false);
	assert_int_equal(baat_debt_walk_case(made->walk, casus, &made->events, &made->diags),
	                 expected == BAAT_CODE__MAX ? BAAT_OK : BAAT_REJECTED);
	assert_int_equal(made->diags.count, expected == BAAT_CODE__MAX ? 0 : 1);
	if (made->diags.count > 0)
		assert_string_equal(baat_code_name(made->diags.items[0].code), baat_code_name(expected));
}

static void done(struct made *made)
{
	baat_debt_walk_free(made->walk);
	baat_tariffs_free(made->tariffs);
	baat_diags_clear(&made->diags);
}

#define ROW(...) \
	(struct baat_debt_row) \
	{ \
		__VA_ARGS__ \
	}

static void expect_event(const struct made *made, size_t number, int32_t month, baat_cents amount, baat_cents balance)
{
	const struct baat_debt_event *event = &made->events->items[number];
	assert_int_equal(event->month, month);
	assert_int_equal(event->amount, amount);
	assert_int_equal(event->balance, balance);
}

/* 100 in 3 terms: the cent that is left comes first. */
static void test_terms(void **state)
{
	(void)state;
	struct made made = {0};
	add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = -1, .amount = 10000));
	add(&made, ROW(.act = BAAT_DEBT_PAYMENT, .from = 2, .months = 3, .rest = true, .scenario = 1));
	expect_walk(&made, BAAT_CODE__MAX);
	assert_int_equal(made.events->past, 1);
	assert_int_equal(made.events->first[1], 1);
	expect_event(&made, 1, 2, 3334, 6666);
	expect_event(&made, 2, 3, 3333, 3333);
	expect_event(&made, 3, 4, 3333, 0);
	assert_int_equal(made.events->first[2], 4);
	struct baat_debt_lines lines = {0};
	assert_true(baat_debt_lines_make(&lines, &made.casus, made.events));
	assert_int_equal(lines.count, 2);
	assert_int_equal(lines.items[1].months, 2);
	assert_int_equal(lines.items[1].amount, 3333);
	baat_debt_lines_free(&lines);
	done(&made);
}

/* An uncertain payment leaves what is owed as it is, and never pays more than that. */
static void test_uncertain(void **state)
{
	(void)state;
	struct made made = {0};
	struct baat_debt_account accounts[DEBTS];
	add(&made, ROW(.act = BAAT_DEBT_FINE, .from = -1, .amount = 10000));
	add(&made, ROW(.act = BAAT_DEBT_PAYMENT, .from = 0, .months = 3, .amount = 4000, .chance = 250000));
	expect_walk(&made, BAAT_CODE__MAX);
	expect_event(&made, 1, 0, 4000, 10000);
	expect_event(&made, 3, 2, 2000, 10000);
	baat_debt_accounts(&made.casus, made.events, 0, accounts);
	assert_int_equal(accounts[0].expected, 10000 * (baat_sum)250000);
	assert_int_equal(accounts[0].rest, 10000);
	assert_false(accounts[0].freed);
	done(&made);
}

/* A payment takes from costs, then interest, then the principal, over which interest goes on. */
static void test_order(void **state)
{
	(void)state;
	struct made made = {0};
	add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = -1, .amount = 120000));
	add(&made, ROW(.act = BAAT_DEBT_COSTS, .from = 0, .amount = 5000));
	add(&made, ROW(.act = BAAT_DEBT_PAYMENT, .from = 0, .amount = 65000));
	add(&made, ROW(.act = BAAT_DEBT_INTEREST, .from = 1, .months = 12, .percent = 100000));
	expect_walk(&made, BAAT_CODE__MAX);
	expect_event(&made, 2, 0, 65000, 60000);
	expect_event(&made, 3, 12, 6000, 66000); /* 10 % of 600, and not of 1250 */
	done(&made);
}

/* 10 a month over debts of 100, 50 and 0: by what is owed, in terms of each. */
static void test_all(void **state)
{
	(void)state;
	struct made made = {0};
	add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = -1, .amount = 10000, .debt = 0));
	add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = -1, .amount = 5000, .debt = 1));
	add(&made, ROW(.act = BAAT_DEBT_FINE, .from = 5, .amount = 100, .debt = 2));
	add(&made, ROW(.act = BAAT_DEBT_PAYMENT, .from = 0, .months = 2, .amount = 1000, .debt = BAAT_ALL_DEBTS,
	               .scenario = 1));
	add(&made, ROW(.act = BAAT_DEBT_WAIVER, .from = 1, .rest = true, .debt = BAAT_ALL_DEBTS, .scenario = 1));
	expect_walk(&made, BAAT_CODE__MAX);
	size_t first = made.events->first[1];
	expect_event(&made, first, 0, 667, 9333);
	expect_event(&made, first + 1, 0, 334, 4666);
	expect_event(&made, first + 2, 1, 666, 8667);
	expect_event(&made, first + 3, 1, 333, 4333);
	expect_event(&made, first + 4, 1, 8667, 0);
	expect_event(&made, first + 5, 1, 4333, 0);
	assert_int_equal(made.events->first[2], first + 6);
	done(&made);
}

static void test_open(void **state)
{
	(void)state;
	struct made made = {0};
	add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = -1, .amount = 1000));
	add(&made,
	    ROW(.act = BAAT_DEBT_PAYMENT, .from = 0, .months = BAAT_DEBT_LAST_MONTH + 1, .open = true, .amount = 600));
	add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = 900, .amount = 100));
	expect_walk(&made, BAAT_CODE__MAX);
	expect_event(&made, 2, 1, 400, 0);
	expect_event(&made, 3, 900, 100, 100);
	expect_event(&made, 4, 901, 100, 0);
	done(&made);
	made = (struct made){0};
	add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = -1, .amount = 1202));
	add(&made,
	    ROW(.act = BAAT_DEBT_PAYMENT, .from = 0, .months = BAAT_DEBT_LAST_MONTH + 1, .open = true, .amount = 1));
	expect_walk(&made, BAAT_NEVER_PAID);
	done(&made);
}

static void test_refused(void **state)
{
	(void)state;
	static const struct {
		struct baat_debt_row row;
		enum baat_code code;
	} trials[] = {
	    {{.act = BAAT_DEBT_PAYMENT, .from = 0, .amount = 1001}, BAAT_PAYMENT_EXCEEDS_DEBT},
	    {{.act = BAAT_DEBT_WAIVER, .from = 0, .amount = 1001}, BAAT_PAYMENT_EXCEEDS_DEBT},
	    {{.act = BAAT_DEBT_COSTS, .from = 0, .amount = 1, .debt = 1}, BAAT_DEBT_IS_PAID},
	    {{.act = BAAT_DEBT_PRINCIPAL, .from = 0, .amount = BAAT_DEBT_MAX}, BAAT_NUMBER_BOUNDS},
	    {{.act = BAAT_DEBT_INTEREST, .from = 0, .months = 2, .statutory = true}, BAAT_TARIFF_UNKNOWN_DATE},
	    /* per month there is nothing to do, and nothing wrong */
	    {{.act = BAAT_DEBT_COSTS, .from = 0, .months = 2, .amount = 1, .debt = 1}, BAAT_CODE__MAX},
	    {{.act = BAAT_DEBT_PAYMENT, .from = 0, .months = 2, .amount = 900}, BAAT_CODE__MAX},
	};
	for (size_t i = 0; i < sizeof trials / sizeof trials[0]; i++) {
		struct made made = {0};
		add(&made, ROW(.act = BAAT_DEBT_PRINCIPAL, .from = -3, .amount = 1000));
		add(&made, trials[i].row);
		expect_walk(&made, trials[i].code);
		done(&made);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_terms), cmocka_unit_test(test_uncertain), cmocka_unit_test(test_order),
	    cmocka_unit_test(test_all),   cmocka_unit_test(test_open),      cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
