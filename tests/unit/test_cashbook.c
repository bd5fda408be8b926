/* The account of a household: baat-methode(7), THE MONTH OF A HOUSEHOLD. */
#include "check.h"

#include "baat/base/day.h"
#include "baat/calc/cashbook.h"

static void test_days(void **state)
{
	(void)state;
	int of_month;
	assert_int_equal(baat_days_in(2024 * 12 + 1), 29);
	assert_int_equal(baat_days_in(1900 * 12 + 1), 28);
	assert_int_equal(baat_days_in(2000 * 12 + 1), 29);
	assert_int_equal(baat_day_number(2026 * 12, 1) - baat_day_number(2025 * 12, 1), 365);
	/* one day after the other, over leap years and centuries */
	int32_t number = baat_day_number(1899 * 12, 1);
	for (int32_t month = 1899 * 12; month < 2201 * 12; month++)
		for (int day = 1; day <= baat_days_in(month); day++, number++) {
			assert_int_equal(baat_day_number(month, day), number);
			assert_int_equal(baat_day_month(number, &of_month), month);
			assert_int_equal(of_month, day);
		}
}

static bool happens(const struct baat_household_row *row, int year, int month, int day)
{
	const int32_t at = year * 12 + month - 1;
	return baat_household_happens(row, baat_day_number(at, day), at, day);
}

static void test_periods(void **state)
{
	(void)state;
	const struct baat_household_row monthly = {.first = INT32_MIN, .day = 31, .period = BAAT_HOUSEHOLD_MONTH};
	assert_true(happens(&monthly, 2026, 2, 28) && happens(&monthly, 2024, 2, 29) && happens(&monthly, 2026, 3, 31));
	assert_false(happens(&monthly, 2026, 3, 30) || happens(&monthly, 2024, 2, 28));
	const int32_t month = 2024 * 12 + 1;
	struct baat_household_row dated = {.first = baat_day_number(month, 29), .month = month, .day = 29};
	dated.period = BAAT_HOUSEHOLD_YEAR;
	assert_true(happens(&dated, 2024, 2, 29) && happens(&dated, 2025, 2, 28) && happens(&dated, 2028, 2, 29));
	assert_false(happens(&dated, 2023, 2, 28) || happens(&dated, 2025, 3, 29));
	dated.period = BAAT_HOUSEHOLD_QUARTER;
	assert_true(happens(&dated, 2024, 5, 29) && happens(&dated, 2025, 2, 28));
	dated.period = BAAT_HOUSEHOLD_FOUR_WEEKS;
	assert_true(happens(&dated, 2024, 3, 28));
	assert_false(happens(&dated, 2024, 3, 29));
	dated.period = BAAT_HOUSEHOLD_ONCE;
	assert_true(happens(&dated, 2024, 2, 29));
	assert_false(happens(&dated, 2024, 3, 29));
}

/* A rent of 600 on the first, an income of 1000 on the fifth: 4 days late each month, unless something was advanced. */
static void test_late(void **state)
{
	(void)state;
	const struct baat_household_row rows[] = {
	    {.amount = 60000, .first = INT32_MIN, .day = 1, .kind = BAAT_HOUSEHOLD_FIXED},
	    {.amount = 100000, .first = INT32_MIN, .day = 5, .kind = BAAT_HOUSEHOLD_INCOME},
	};
	const struct baat_household household = {.rows = rows, .row_count = 2, .balance = 10000};
	struct baat_cashbook_plan plan = {.begin = 2026 * 12, .months = 2, .penalty = 500};
	struct baat_cashbook *book = baat_cashbook_new();
	assert_non_null(book);
	assert_true(baat_cashbook_play(book, &household, &plan));
	struct baat_cashbook_month total = baat_cashbook_total(book);
	assert_int_equal(total.missed, 2);
	assert_int_equal(total.days_late, 8);
	assert_int_equal(total.penalty, 1000);
	assert_int_equal(total.bridge, 50000);
	assert_int_equal(total.fixed, 121000);
	assert_int_equal(total.end, 89000);
	plan.bridge = 50000;
	assert_true(baat_cashbook_play(book, &household, &plan));
	total = baat_cashbook_total(book);
	assert_int_equal(total.missed, 0);
	assert_int_equal(total.bridge, 0);
	/* with all income on the fifth the rent of February is paid in January */
	plan.one_day = 5;
	assert_true(baat_cashbook_play(book, &household, &plan));
	assert_int_equal(baat_cashbook_months(book)[0].ahead, 60000);
	assert_int_equal(baat_cashbook_months(book)[1].ahead, 60000);
	baat_cashbook_free(book);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_days), cmocka_unit_test(test_periods),
	                                   cmocka_unit_test(test_late)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
