/* Budgets, bookings and what follows from them: baat-methode(7), BUDGETS. */
#include "check.h"

#include "baat/calc/outlook.h"
#include "baat/calc/pot-trial.h"
#include "baat/model/method.h"

static struct check_file file;

static int set_up(void **state)
{
	(void)state;
	check_file_new(&file);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	check_file_free(&file);
	return 0;
}

static int32_t month(int year, int of_year)
{
	return year * 12 + of_year - 1;
}

/* A budget, its bookings, and what is said of them. */
struct books {
	struct baat_budget budget;
	struct baat_ledger *ledger;
	struct baat_diags diags;
	uint64_t place;
};

static void books_open(struct books *books, const char *table)
{
	const struct baat_budget_options options = {0};
	*books = (struct books){0};
	assert_int_equal(
	    baat_budget_read(&books->budget, check_file_write(&file, baat_text_of(table)), &options, &books->diags),
	    BAAT_OK);
	books->ledger = baat_ledger_new(&books->budget, BAAT_NO_MONTH);
	assert_non_null(books->ledger);
}

static void books_free(struct books *books)
{
	baat_ledger_free(books->ledger);
	baat_budget_free(&books->budget);
	baat_diags_clear(&books->diags);
}

static void book(struct books *books, struct baat_booking booking)
{
	if (booking.months == 0)
		booking.months = 1;
	if (booking.from == 0)
		booking.from = booking.month;
	assert_int_equal(baat_ledger_add(books->ledger, &booking, ++books->place), BAAT_OK);
}

static struct baat_place place_at(void *context, uint64_t place)
{
	(void)context;
	return baat_at("boekingen.csv", place, 0);
}

static enum baat_status books_close(struct books *books)
{
	const struct baat_ledger_rules rules = {.place = place_at};
	return baat_ledger_close(books->ledger, &rules, &books->diags);
}

/* The rules are broken in this way, at the booking with that number, and in no other. */
static void assert_fault(struct books *books, enum baat_code code, uint64_t place)
{
	assert_int_equal(books_close(books), BAAT_REJECTED);
	assert_int_equal(books->diags.count, 1);
	assert_int_equal(books->diags.items[0].code, code);
	assert_int_equal(books->diags.items[0].place.line, place);
}

#define CASE(name) .casus = BAAT_TEXT(name)
#define ONE_YEAR "pot;van;tot;bedrag\nRVB;2017-01;2017-12;12000\n"

static void test_loads_that_have_passed_count_in_the_month_of_booking(void **state)
{
	(void)state;
	const struct baat_booking booking = {.month = month(2017, 10), .from = month(2017, 8), .months = 6};
	const struct baat_loads loads = baat_loads_of(&booking, month(2017, 1));
	assert_int_equal(loads.moved, 2);
	assert_int_equal(loads.from, month(2017, 10));
	assert_int_equal(loads.end, month(2018, 2));
	assert_int_equal(baat_loads_within(&loads, &booking, month(2017, 1), month(2017, 12)), 5);
	assert_int_equal(baat_loads_within(&loads, &booking, month(2018, 1), month(2018, 12)), 1);
}

static void test_loads_before_the_first_period_are_left_out(void **state)
{
	(void)state;
	const struct baat_booking booking = {.month = month(2016, 11), .from = month(2016, 10), .months = 8};
	const struct baat_loads loads = baat_loads_of(&booking, month(2017, 1));
	assert_int_equal(loads.left_out, 3);
	assert_int_equal(loads.moved, 0);
	assert_int_equal(loads.from, month(2017, 1));
	assert_int_equal(loads.end, month(2017, 6));
}

/* The bookings of the example in baat-budget(1), in any order. */
static void book_example(struct books *books, const size_t order[4])
{
	const struct baat_booking bookings[4] = {
	    {.kind = BAAT_BOOKED_GRANT, .month = month(2017, 1), .months = 4, .amount = 85000, CASE("L-1")},
	    {.kind = BAAT_BOOKED_SPENDING, .month = month(2017, 2), .amount = 174600, CASE("L-2")},
	    {.kind = BAAT_BOOKED_GRANT, .month = month(2017, 3), .amount = 50000, CASE("L-3")},
	    {.kind = BAAT_BOOKED_CLAIM,
	     .month = month(2017, 3),
	     .amount = 100000,
	     .expected = month(2017, 6),
	     .chance = 800000,
	     .party = BAAT_TEXT("zorgverzekeraar"),
	     CASE("L-2")},
	};
	for (size_t i = 0; i < 4; i++)
		book(books, bookings[order[i]]);
}

static void test_outlook(void **state)
{
	(void)state;
	static const size_t orders[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}};
	for (size_t i = 0; i < 3; i++) {
		struct books books;
		struct baat_outlook outlook;
		books_open(&books, ONE_YEAR);
		book_example(&books, orders[i]);
		assert_int_equal(books_close(&books), BAAT_OK);
		assert_int_equal(baat_outlook_make(&outlook, books.ledger, 0, BAAT_PACE_OF_PERIOD, &books.diags),
		                 BAAT_OK);
		const struct baat_pot_month *months = outlook.months;
		assert_int_equal(months[2].end, 635400);
		assert_int_equal(months[3].granted, 188199);
		assert_int_equal(months[3].end, 447201);
		assert_int_equal(months[3].load, 85000);
		assert_int_equal(months[4].load, 0);
		assert_int_equal(months[3].load_new, 103200);
		assert_int_equal(months[5].end, 150803);
		assert_int_equal(months[6].end, -37396);
		assert_int_equal(outlook.periods[0].full, month(2017, 7));
		assert_int_equal(outlook.pace_months, 3);
		baat_outlook_free(&outlook);
		books_free(&books);
	}
}

static void test_ceiling(void **state)
{
	(void)state;
	struct books books;
	books_open(&books, ONE_YEAR);
	book(&books,
	     (struct baat_booking){.kind = BAAT_BOOKED_GRANT, .month = month(2017, 2), .amount = 1200001, CASE("1")});
	book(&books, (struct baat_booking){.kind = BAAT_BOOKED_CHANGE, .month = month(2017, 3), .amount = 1});
	assert_fault(&books, BAAT_CEILING_EXCEEDED, 1);
	books_free(&books);

	/* within a month the order does not matter */
	books_open(&books, ONE_YEAR);
	book(&books,
	     (struct baat_booking){.kind = BAAT_BOOKED_GRANT, .month = month(2017, 2), .amount = 1200001, CASE("1")});
	book(&books, (struct baat_booking){.kind = BAAT_BOOKED_CHANGE, .month = month(2017, 2), .amount = 1});
	assert_int_equal(books_close(&books), BAAT_OK);
	books_free(&books);
}

static void test_paid_and_released(void **state)
{
	(void)state;
	struct books books;
	books_open(&books, ONE_YEAR);
	book(&books,
	     (struct baat_booking){.kind = BAAT_BOOKED_GRANT, .month = month(2017, 1), .amount = 500, CASE("1")});
	book(&books,
	     (struct baat_booking){.kind = BAAT_BOOKED_PAYMENT, .month = month(2017, 1), .amount = 501, CASE("1")});
	book(&books, (struct baat_booking){.kind = BAAT_BOOKED_GRANT, .month = month(2017, 1), .amount = 9, CASE("2")});
	assert_fault(&books, BAAT_PAID_OVER_GRANTED, 2);
	books_free(&books);

	/* next year's months give no room now */
	books_open(&books, "pot;van;bedrag\nRVB;2017-01;10000\nRVB;2018-01;10000\n");
	book(&books, (struct baat_booking){
			 .kind = BAAT_BOOKED_GRANT, .month = month(2017, 10), .months = 12, .amount = 500, CASE("1")});
	book(&books,
	     (struct baat_booking){.kind = BAAT_BOOKED_RELEASE, .month = month(2017, 12), .amount = 4500, CASE("1")});
	assert_fault(&books, BAAT_RELEASED_OVER_GRANTED, 2);
	books_free(&books);
}

static void test_recovery(void **state)
{
	(void)state;
	struct books books;
	struct baat_booking claim = {.kind = BAAT_BOOKED_CLAIM,
	                             .month = month(2017, 1),
	                             .amount = 1000,
	                             .expected = month(2017, 9),
	                             .chance = 500000,
	                             .party = BAAT_TEXT("fonds"),
	                             CASE("1")};
	books_open(&books, ONE_YEAR);
	book(&books, claim);
	claim.expected = month(2017, 3);
	book(&books, claim);
	claim.kind = BAAT_BOOKED_RECEIPT;
	claim.month = month(2017, 4);
	claim.amount = 1001;
	book(&books, claim);
	assert_int_equal(books_close(&books), BAAT_OK);
	struct baat_recovery recovery[1];
	assert_int_equal(baat_ledger_party_count(books.ledger, 0), 1);
	baat_ledger_parties(books.ledger, 0, recovery);
	/* the one that was to come first is paid off first; half of 9,99 is rounded away from nothing */
	assert_int_equal(recovery[0].open, 999);
	assert_int_equal(recovery[0].weighed, 500);
	assert_int_equal(recovery[0].late, 0);
	assert_int_equal(recovery[0].age, BAAT_NO_MONTH);
	books_free(&books);

	books_open(&books, ONE_YEAR);
	book(&books, claim);
	assert_fault(&books, BAAT_RECOVERED_OVER_EXPECTED, 1);
	books_free(&books);
}

static void test_stand(void **state)
{
	(void)state;
	struct books books;
	books_open(&books, ONE_YEAR);
	book(&books,
	     (struct baat_booking){.kind = BAAT_BOOKED_SPENDING, .month = month(2017, 2), .amount = 500, CASE("1")});
	book(&books, (struct baat_booking){.kind = BAAT_BOOKED_STAND, .month = month(2017, 1), .amount = 0});
	book(&books, (struct baat_booking){.kind = BAAT_BOOKED_STAND, .month = month(2017, 2), .amount = 499});
	assert_fault(&books, BAAT_STAND_DIFFERS, 3);
	books_free(&books);
}

static void test_sums_of_a_case_that_are_too_large(void **state)
{
	(void)state;
	struct books books;
	const struct baat_booking most = {.kind = BAAT_BOOKED_GRANT,
	                                  .month = month(2017, 1),
	                                  .from = month(2017, 1),
	                                  .months = BAAT_MONTHS_MAX,
	                                  .amount = BAAT_BOOKED_MAX,
	                                  CASE("1")};
	enum baat_status status = BAAT_OK;
	size_t count = 0;
	books_open(&books, ONE_YEAR);
	while (status == BAAT_OK && count < 100000)
		status = baat_ledger_add(books.ledger, &most, ++count);
	assert_int_equal(status, BAAT_REJECTED);
	assert_int_equal(count, INT64_MAX / (BAAT_BOOKED_MAX * BAAT_MONTHS_MAX) + 1);
	books_free(&books);
}

static void test_trial(void **state)
{
	(void)state;
	struct books books;
	struct baat_outlook outlook;
	struct baat_trial_row row;
	static const size_t order[4] = {0, 1, 2, 3};
	books_open(&books, ONE_YEAR);
	book_example(&books, order);
	assert_int_equal(books_close(&books), BAAT_OK);
	assert_int_equal(baat_outlook_make(&outlook, books.ledger, 0, 0, &books.diags), BAAT_OK);
	struct baat_pot_trial *trial = baat_pot_trial_new(books.ledger, 0, &outlook);
	assert_non_null(trial);
	assert_true(baat_pot_trial_amount(trial, 63540, 12));
	assert_true(baat_pot_trial_next(trial, &row));
	assert_int_equal(row.amount, 762480);
	assert_int_equal(row.within, 635400);
	assert_int_equal(row.room, 635400);
	assert_true(row.fits);
	assert_false(baat_pot_trial_next(trial, &row));
	baat_pot_trial_free(trial);
	baat_outlook_free(&outlook);
	books_free(&books);
}

static void test_periods_of_a_pot(void **state)
{
	(void)state;
	struct books books;
	books_open(&books,
	           "pot;van;tot;bedrag;meenemen\nA;2018-01;2018-03;5;\nB;2017-01;;7;ja\nA;2017-01;2017-06;6;JA\n");
	assert_int_equal(books.budget.pot_count, 2);
	const struct baat_pot *pot = &books.budget.pots[0];
	assert_int_equal(pot->periods[0].from, month(2017, 1));
	assert_true(pot->periods[0].carries);
	assert_int_equal(books.budget.pots[1].periods[0].to, month(2017, 12));
	assert_int_equal(baat_budget_period_of(pot, month(2017, 6)), 0);
	assert_int_equal(baat_budget_period_of(pot, month(2017, 7)), BAAT_NO_PERIOD);
	assert_int_equal(baat_budget_period_of(pot, month(2018, 3)), 1);
	assert_int_equal(baat_budget_period_of(pot, month(2018, 4)), BAAT_NO_PERIOD);
	assert_int_equal(baat_budget_period_from(pot, month(2017, 7)), 1);
	assert_int_equal(baat_budget_period_from(pot, month(2018, 4)), 2);
	assert_string_equal(baat_pot_nearest(&books.budget, BAAT_TEXT("a")), "A");
	books_free(&books);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_loads_that_have_passed_count_in_the_month_of_booking),
	    cmocka_unit_test(test_loads_before_the_first_period_are_left_out),
	    cmocka_unit_test(test_outlook),
	    cmocka_unit_test(test_ceiling),
	    cmocka_unit_test(test_paid_and_released),
	    cmocka_unit_test(test_recovery),
	    cmocka_unit_test(test_stand),
	    cmocka_unit_test(test_sums_of_a_case_that_are_too_large),
	    cmocka_unit_test(test_trial),
	    cmocka_unit_test(test_periods_of_a_pot),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
