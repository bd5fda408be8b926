/* The method file, months, and discount factors: baat-bestanden(5), METHOD FILE; baat-methode(7), PRESENT VALUE. */
#include "check.h"

#include <gmp.h>

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

static enum baat_status read_method(const char *text, struct baat_method *method, struct baat_diags *diags)
{
	*method = baat_method_default();
	return baat_method_read(method, check_file_write(&file, baat_text_of(text)), diags);
}

static void assert_method(const struct baat_method *got, const struct baat_method *expected)
{
	assert_int_equal(got->discount_rate, expected->discount_rate);
	assert_int_equal(got->horizon, expected->horizon);
	assert_int_equal(got->price_year, expected->price_year);
	assert_int_equal(got->success, expected->success);
	assert_int_equal(got->start, expected->start);
	assert_int_equal(got->weeks_per_year, expected->weeks_per_year);
	assert_int_equal(got->days_per_year, expected->days_per_year);
	assert_int_equal(got->perspective, expected->perspective);
}

static void test_defaults(void **state)
{
	(void)state;
	const struct baat_method expected = {.discount_rate = 22500,
	                                     .horizon = 5,
	                                     .price_year = BAAT_NO_YEAR,
	                                     .success = BAAT_CHANCE_ONE,
	                                     .start = BAAT_NO_MONTH,
	                                     .weeks_per_year = 520000,
	                                     .days_per_year = 3650000,
	                                     .perspective = BAAT_FINANCIAL};
	struct baat_method method = baat_method_default();
	assert_method(&method, &expected);
}

/* What a method file says, over the defaults. */
static void test_values(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		struct baat_method expected;
	} cases[] = {
	    {"{}", {22500, 5, BAAT_NO_YEAR, 1000000, BAAT_NO_MONTH, 520000, 3650000, BAAT_FINANCIAL}},
	    {"{\"discontovoet\":3,\"horizon\":10,\"prijspeil\":2025,\"slaagkans\":0.7,\"perspectief\":"
	     "\"maatschappelijk\",\"weken_per_jaar\":52.1429,\"dagen_per_jaar\":365.25}",
	     {30000, 10, 2025, 700000, BAAT_NO_MONTH, 521429, 3652500, BAAT_SOCIAL}},
	    {"\xEF\xBB\xBF{\"discontovoet\":0,\"horizon\":1,\"prijspeil\":1900,\"slaagkans\":0,\"perspectief\":"
	     "\"financieel\",\"weken_per_jaar\":0.0001,\"dagen_per_jaar\":366}",
	     {0, 1, 1900, 0, BAAT_NO_MONTH, 1, 3660000, BAAT_FINANCIAL}},
	    {"{\"discontovoet\":100.00000,\"horizon\":100.0,\"prijspeil\":2199,\"slaagkans\":1.0000000,"
	     "\"weken_per_jaar\":366.00000,\"dagen_per_jaar\":0.0001}",
	     {1000000, 100, 2199, 1000000, BAAT_NO_MONTH, 3660000, 1, BAAT_FINANCIAL}},
	    {"{\"discontovoet\":0.0001,\"slaagkans\":0.000001}",
	     {1, 5, BAAT_NO_YEAR, 1, BAAT_NO_MONTH, 520000, 3650000, BAAT_FINANCIAL}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_method method;
		struct baat_diags diags = {0};
		assert_int_equal(read_method(cases[i].text, &method, &diags), BAAT_OK);
		assert_int_equal(diags.count, 0);
		assert_method(&method, &cases[i].expected);
	}
}

/* What is refused, each with its one code; no key takes a value out of bounds. */
static void test_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum baat_code code;
	} cases[] = {
	    {"{\"discontovoet\":-0.0001}", BAAT_NUMBER_RANGE},
	    {"{\"discontovoet\":100.0001}", BAAT_NUMBER_RANGE},
	    {"{\"discontovoet\":2.25001}", BAAT_NUMBER_DECIMALS},
	    {"{\"discontovoet\":\"2.25\"}", BAAT_JSON_TYPE},
	    {"{\"discontovoet\":null}", BAAT_JSON_TYPE},
	    {"{\"discontovoet\":2e0}", BAAT_JSON_TYPE},
	    {"{\"discontovoet\":2,25}", BAAT_JSON_SYNTAX},
	    {"{\"horizon\":0}", BAAT_NUMBER_RANGE},
	    {"{\"horizon\":101}", BAAT_NUMBER_RANGE},
	    {"{\"horizon\":-5}", BAAT_NUMBER_RANGE},
	    {"{\"horizon\":2.5}", BAAT_NUMBER_DECIMALS},
	    {"{\"horizon\":true}", BAAT_JSON_TYPE},
	    {"{\"prijspeil\":1899}", BAAT_NUMBER_RANGE},
	    {"{\"prijspeil\":2200}", BAAT_NUMBER_RANGE},
	    {"{\"prijspeil\":2017.5}", BAAT_NUMBER_DECIMALS},
	    {"{\"prijspeil\":\"2017\"}", BAAT_JSON_TYPE},
	    {"{\"slaagkans\":1.000001}", BAAT_NUMBER_RANGE},
	    {"{\"slaagkans\":-0.1}", BAAT_NUMBER_RANGE},
	    {"{\"slaagkans\":0.1234567}", BAAT_NUMBER_DECIMALS},
	    {"{\"slaagkans\":[0.5]}", BAAT_JSON_TYPE},
	    {"{\"weken_per_jaar\":0}", BAAT_NUMBER_RANGE},
	    {"{\"weken_per_jaar\":366.0001}", BAAT_NUMBER_RANGE},
	    {"{\"weken_per_jaar\":52.17857}", BAAT_NUMBER_DECIMALS},
	    {"{\"weken_per_jaar\":{}}", BAAT_JSON_TYPE},
	    {"{\"dagen_per_jaar\":0}", BAAT_NUMBER_RANGE},
	    {"{\"dagen_per_jaar\":367}", BAAT_NUMBER_RANGE},
	    {"{\"dagen_per_jaar\":-365}", BAAT_NUMBER_RANGE},
	    {"{\"dagen_per_jaar\":365.24219}", BAAT_NUMBER_DECIMALS},
	    {"{\"dagen_per_jaar\":99999999999999999999}", BAAT_NUMBER_RANGE},
	    {"{\"perspectief\":\"Financieel\"}", BAAT_VALUE_UNKNOWN},
	    {"{\"perspectief\":\"\"}", BAAT_VALUE_UNKNOWN},
	    {"{\"perspectief\":1}", BAAT_JSON_TYPE},
	    {"{\"horizont\":5}", BAAT_JSON_KEY_UNKNOWN},
	    {"{\"Horizon\":5}", BAAT_JSON_KEY_UNKNOWN},
	    {"{\"start\":\"2025-01\"}", BAAT_JSON_KEY_UNKNOWN},
	    {"{\"horizon\":5,\"horizon\":5}", BAAT_JSON_KEY_TWICE},
	    {"[]", BAAT_JSON_TYPE},
	    {"5", BAAT_JSON_TYPE},
	    {"", BAAT_JSON_SYNTAX},
	    {"{} {}", BAAT_JSON_SYNTAX},
	    {"{\"horizon\":05}", BAAT_JSON_SYNTAX},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_method method, expected = baat_method_default();
		struct baat_diags diags = {0};
		enum baat_status status = read_method(cases[i].text, &method, &diags);
		if (diags.count != 1 || diags.items[0].code != cases[i].code)
			print_error("%s: %zu %s\n", cases[i].text, diags.count,
			            diags.count > 0 ? baat_code_name(diags.items[0].code) : "");
		assert_int_equal(status, BAAT_REJECTED);
		assert_int_equal(diags.count, 1);
		assert_int_equal(diags.items[0].code, cases[i].code);
		assert_method(&method, &expected);
		baat_diags_clear(&diags);
	}
}

static void test_all_errors_at_once(void **state)
{
	(void)state;
	struct baat_method method;
	struct baat_diags diags = {0};
	assert_int_equal(read_method("{\n\"horizon\": 0,\n\"slaagkans\": 2,\n\"perspectief\": \"x\",\n\"jaren\": 5,\n"
	                             "\"discontovoet\": 3\n}\n",
	                             &method, &diags),
	                 BAAT_REJECTED);
	assert_int_equal(diags.count, 4);
	uint64_t lines = 0;
	for (size_t i = 0; i < diags.count; i++)
		lines += diags.items[i].place.line;
	assert_int_equal(lines, 2 + 3 + 4 + 5);
	assert_int_equal(method.discount_rate, 30000);
	assert_int_equal(method.horizon, 5);
	baat_diags_clear(&diags);
}

static void test_no_file(void **state)
{
	(void)state;
	struct baat_method method = baat_method_default();
	struct baat_diags diags = {0};
	assert_int_equal(baat_method_read(&method, "/nonexistent/methode.json", &diags), BAAT_SYSTEM);
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].code, BAAT_CANNOT_OPEN);
	baat_diags_clear(&diags);
}

static void test_perspectives(void **state)
{
	(void)state;
	enum baat_perspective perspective = BAAT_FINANCIAL;
	assert_true(baat_perspective_named(BAAT_TEXT("maatschappelijk"), &perspective));
	assert_int_equal(perspective, BAAT_SOCIAL);
	assert_true(baat_perspective_named(BAAT_TEXT("financieel"), &perspective));
	assert_int_equal(perspective, BAAT_FINANCIAL);
	assert_false(baat_perspective_named(BAAT_TEXT("sociaal"), &perspective));
	assert_false(baat_perspective_named(BAAT_TEXT(""), &perspective));
	assert_string_equal(baat_perspective_name(BAAT_FINANCIAL), "financieel");
	assert_string_equal(baat_perspective_name(BAAT_SOCIAL), "maatschappelijk");
}

static void test_months(void **state)
{
	(void)state;
	static const char *const wrong[] = {
	    "",        "2017",     "2017-00",  "2017-13",          "2017-1",  "17-01",
	    "2017/01", "2017-01 ", " 2017-01", "2017-1a",          "a017-01", "1899-12",
	    "2200-01", "2017-012", "-017-01",  "2017\xE2\x80\x93", "201-701", "+017-01"};
	int32_t month = -7;
	for (int year = BAAT_YEAR_FIRST; year <= BAAT_YEAR_LAST; year++)
		for (int in_year = 1; in_year <= 12; in_year++) {
			char text[16];
			int length = snprintf(text, sizeof text, "%04d-%02d", year, in_year);
			assert_true(baat_month_read((struct baat_text){text, (size_t)length}, &month));
			assert_int_equal(month, year * 12 + in_year - 1);
		}
	month = -7;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		assert_false(baat_month_read(baat_text_of(wrong[i]), &month));
		assert_int_equal(month, -7);
	}
}

/* Compares all factors of a rate with (1 + rate)^-j by rationals, 10^12 of which are rounded half away from zero. */
static void check_factors(int32_t rate)
{
	int64_t factors[BAAT_HORIZON_MAX];
	mpz_t numerator, denominator, rounded;
	mpz_init(numerator);
	mpz_init(denominator);
	mpz_init(rounded);
	baat_discount_factors(rate, factors);
	for (unsigned year = 0; year < BAAT_HORIZON_MAX; year++) {
		/* floor((2 a + b) / (2 b)) with a / b the factor times 10^12 */
		mpz_ui_pow_ui(numerator, 1000000, year);
		mpz_mul_ui(numerator, numerator, UINT64_C(2000000000000));
		mpz_ui_pow_ui(denominator, (unsigned long)(1000000 + rate), year);
		mpz_add(numerator, numerator, denominator);
		mpz_mul_ui(denominator, denominator, 2);
		mpz_fdiv_q(rounded, numerator, denominator);
		assert_int_equal(factors[year], mpz_get_si(rounded));
	}
	mpz_clear(numerator);
	mpz_clear(denominator);
	mpz_clear(rounded);
}

static void test_factors_exactly(void **state)
{
	(void)state;
	static const int32_t rates[] = {0,      1,      2,      10,     9999,   10000,  22500,
	                                22501,  30000,  40000,  55000,  99999,  100000, 250000,
	                                333333, 500000, 562500, 600000, 875000, 999999, 1000000};
	uint64_t seed = 1;
	for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++)
		check_factors(rates[i]);
	for (size_t i = 0; i < 300; i++)
		check_factors((int32_t)check_below(&seed, 1000001));
}

static void test_factors_by_hand(void **state)
{
	(void)state;
	int64_t factors[BAAT_HORIZON_MAX];
	baat_discount_factors(22500, factors);
	assert_int_equal(factors[0], INT64_C(1000000000000));
	assert_int_equal(factors[1], INT64_C(977995110024));
	assert_int_equal(factors[2], INT64_C(956474435232));
	baat_discount_factors(0, factors);
	for (size_t year = 0; year < BAAT_HORIZON_MAX; year++)
		assert_int_equal(factors[year], INT64_C(1000000000000));
	/* at 100 % the factor of year 13 is 122 070 312,5 units: a tie */
	baat_discount_factors(1000000, factors);
	assert_int_equal(factors[12], 244140625);
	assert_int_equal(factors[13], 122070313);
	assert_int_equal(factors[40], 1);
	assert_int_equal(factors[41], 0);
	assert_int_equal(factors[99], 0);
}

/* A higher rate or a later year never weighs more. */
static void test_factors_fall(void **state)
{
	(void)state;
	uint64_t seed = 2;
	for (size_t i = 0; i < 100; i++) {
		int64_t factors[BAAT_HORIZON_MAX], higher[BAAT_HORIZON_MAX];
		int32_t rate = (int32_t)check_below(&seed, 1000000);
		baat_discount_factors(rate, factors);
		baat_discount_factors(rate + 1, higher);
		for (size_t year = 1; year < BAAT_HORIZON_MAX; year++) {
			assert_true(factors[year] <= factors[year - 1]);
			assert_true(higher[year] <= factors[year]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_defaults),        cmocka_unit_test(test_values),
	    cmocka_unit_test(test_refused),         cmocka_unit_test(test_all_errors_at_once),
	    cmocka_unit_test(test_no_file),         cmocka_unit_test(test_perspectives),
	    cmocka_unit_test(test_months),          cmocka_unit_test(test_factors_exactly),
	    cmocka_unit_test(test_factors_by_hand), cmocka_unit_test(test_factors_fall),
	};
	return cmocka_run_group_tests_name("method", tests, set_up, tear_down);
}
