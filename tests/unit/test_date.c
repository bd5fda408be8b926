/* Months of the calendar in rows, and what is meant by those that are written otherwise. */
#include "check.h"

#include "model/row/date.h"

/* Year × 100 + month, or 0. */
static int meant(const char *text)
{
	int32_t month;
	return baat_date_meant(baat_text_of(text), &month) ? (int)(month / 12 * 100 + month % 12 + 1) : 0;
}

static void test_meant(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int month;
	} cases[] = {
	    {"01-06-2025", 202506},
	    {"1/6/2025", 202506},
	    {"12/31/2025", 202512},
	    {"31/12/25", 202512},
	    {"2025-6", 202506},
	    {"6-2025", 202506},
	    {"2025.06.30", 202506},
	    {"202506", 202506},
	    {"062025", 202506},
	    {"20250630", 202506},
	    {"juni 2025", 202506},
	    {"Jun-25", 202506},
	    {"1 maart 2025", 202503},
	    {"mrt-25", 202503},
	    {"may-24", 202405},
	    {"13-13-2025", 0},
	    {"2025-00", 0},
	    {"1899-01", 0},
	    {"2200/1", 0},
	    {"6-25", 0},
	    {"mei", 0},
	    {"", 0},
	    {"1-2-3-4", 0},
	    {"x2025-01", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(meant(cases[i].text), cases[i].month);
}

/* Spreadsheets count days from 30 December 1899, as far as months after February 1900 go. */
static void test_day_numbers(void **state)
{
	(void)state;
	assert_int_equal(meant("45809"), 202506); /* 1 June 2025 */
	assert_int_equal(meant("45808"), 202505);
	assert_int_equal(meant("36526"), 200001); /* 1 January 2000 */
	assert_int_equal(meant("36525"), 199912);
	assert_int_equal(meant("45351"), 202402); /* 29 February 2024 */
	assert_int_equal(meant("45352"), 202403);
	assert_int_equal(meant("19999"), 0);
	assert_int_equal(meant("1200"), 0);
}

static void test_lengths(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int months; /* 0: it is no length of time */
	} cases[] = {
	    {"26 weken", 6},    {"2 jaar", 24}, {"52weken", 12},  {"1 week", 1},         {"90 dagen", 3},
	    {"3 kwartalen", 9}, {"24 mnd", 24}, {"6", 0},         {"6 jongeren", 0},     {"jaar", 0},
	    {"1,5 jaar", 0},    {"", 0},        {"3 MAANDEN", 3}, {"100000000 jaar", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t months = 0;
		bool found = baat_months_meant(baat_text_of(cases[i].text), &months);
		assert_int_equal(found, cases[i].months > 0);
		if (found)
			assert_int_equal(months, cases[i].months);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_meant),
	    cmocka_unit_test(test_day_numbers),
	    cmocka_unit_test(test_lengths),
	};
	return cmocka_run_group_tests_name("case-date", tests, NULL, NULL);
}
