/* Reading numbers: baat-bestanden(5), NUMBERS. */
#include "number-reading.h"

#define EURO "\xE2\x82\xAC"
#define MINUS "\xE2\x88\x92"
#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"

static void try_all(const struct trial *trials, size_t count, const struct baat_number_rule *rule)
{
	for (size_t i = 0; i < count; i++) {
		int64_t value = 0;
		enum baat_code code = baat_number_read(baat_text_of(trials[i].text), rule, &value);
		if (code != trials[i].code || (code == OK && value != trials[i].value))
			fail_msg("'%s' gives %s %lld", trials[i].text, code == OK ? "value" : baat_code_name(code),
			         (long long)value);
	}
}

#define TRY(rule, ...) \
	do { \
		static const struct trial trials[] = {__VA_ARGS__}; \
		try_all(trials, sizeof trials / sizeof *trials, rule); \
	} while (0)

static const struct baat_number_rule comma = {
    .mark = BAAT_MARK_COMMA, .scale = 4, .min = -1000000000000, .max = 1000000000000};
static const struct baat_number_rule point = {
    .mark = BAAT_MARK_POINT, .scale = 4, .min = -1000000000000, .max = 1000000000000};
static const struct baat_number_rule either = {
    .mark = BAAT_MARK_EITHER, .scale = 4, .min = -1000000000000, .max = 1000000000000};
static const struct baat_number_rule option = {
    .mark = BAAT_MARK_OPTION, .scale = 4, .min = -1000000000000, .max = 1000000000000};

static void test_comma(void **state)
{
	(void)state;
	TRY(&comma, {"0", OK, 0}, {"1", OK, 10000}, {"41,35", OK, 413500}, {"-3,5", OK, -35000},
	    {MINUS "3,5", OK, -35000}, {"1.234,56", OK, 12345600}, {"1234,56", OK, 12345600},
	    {"1.234.567,5", OK, 12345675000}, {"007", OK, 70000}, {"1,0000", OK, 10000},
	    {"1,00000000000000000000000000", OK, 10000}, {"0,0001", OK, 1}, {"-0", OK, 0}, {"-0,0", OK, 0},
	    {"99999999,9999", OK, 999999999999}, {"000000000000000000000000000001,5", OK, 15000});
	TRY(&comma, {"1.234", AMBIGUOUS, 0}, {"1.234.567", AMBIGUOUS, 0}, {"3.5", AMBIGUOUS, 0},
	    {"12.34.567", AMBIGUOUS, 0}, {"-1.234", AMBIGUOUS, 0}, {".", INVALID, 0}, {".5", AMBIGUOUS, 0},
	    {"1.", AMBIGUOUS, 0});
	TRY(&comma, {"12.34,5", GROUPING, 0}, {"1.2345,6", GROUPING, 0}, {"1234.567,8", GROUPING, 0},
	    {".123,4", GROUPING, 0}, {"1..234,5", GROUPING, 0}, {"1,234.56", GROUPING, 0}, {"1.234.,5", GROUPING, 0},
	    {"1.23,5", GROUPING, 0});
	TRY(&comma, {"1,234,5", INVALID, 0}, {"1,", INVALID, 0}, {",5", INVALID, 0}, {",", INVALID, 0},
	    {"", INVALID, 0}, {"-", INVALID, 0}, {"--1", INVALID, 0}, {"-" MINUS "1", INVALID, 0}, {"+1", INVALID, 0},
	    {"1-", INVALID, 0}, {"1.234,50-", INVALID, 0}, {"1e3", INVALID, 0}, {"0x10", INVALID, 0},
	    {"NaN", INVALID, 0}, {"Inf", INVALID, 0}, {"1_000", INVALID, 0}, {"1 000", INVALID, 0},
	    {"1" NBSP "000", INVALID, 0}, {"1" NARROW "000,5", INVALID, 0}, {" 1", INVALID, 0}, {"1 ", INVALID, 0},
	    {"- 1", INVALID, 0}, {"(5)", INVALID, 0}, {"1'000", INVALID, 0}, {"twee", INVALID, 0},
	    {"\xC2\xB2", INVALID, 0}, {"\xD9\xA1", INVALID, 0}, {"1,5%", INVALID, 0}, {"%", INVALID, 0},
	    {EURO "1", INVALID, 0}, {"=1+1", INVALID, 0}, {"1,-", INVALID, 0}, {"1;2", INVALID, 0});
	TRY(&comma, {"1,00001", DECIMALS, 0}, {"0,123450", DECIMALS, 0}, {"1,99999999999999999999999", DECIMALS, 0});
	TRY(&comma, {"100000000", OK, 1000000000000}, {"100000000,0001", RANGE, 0}, {"-100000000,0001", RANGE, 0},
	    {"922337203685477,5808", RANGE, 0}, {"99999999999999999999999999999999", RANGE, 0},
	    {"18446744073709551616", RANGE, 0}, {"1844674407370955,1616", RANGE, 0},
	    {"1.000.000.000.000.000.000.000,0", RANGE, 0});
	int64_t value = 7;
	assert_int_equal(baat_number_read((struct baat_text){"1\0", 2}, &comma, &value), INVALID);
	assert_int_equal(baat_number_read((struct baat_text){NULL, 0}, &comma, &value), INVALID);
}

static void test_point(void **state)
{
	(void)state;
	TRY(&point, {"1234.56", OK, 12345600}, {"1,234.56", OK, 12345600}, {"1,234,567.5", OK, 12345675000},
	    {"-3.5", OK, -35000}, {"5", OK, 50000}, {"1,234", AMBIGUOUS, 0}, {"1,5", AMBIGUOUS, 0},
	    {"1,234,567", AMBIGUOUS, 0}, {"12,34.5", GROUPING, 0}, {"1.234,5", GROUPING, 0}, {"1.2.3", INVALID, 0},
	    {"1.", INVALID, 0}, {".5", INVALID, 0}, {"1.00001", DECIMALS, 0});
}

static void test_either(void **state)
{
	(void)state;
	TRY(&either, {"1", OK, 10000}, {"1,5", OK, 15000}, {"1.5", OK, 15000}, {"1.2345", OK, 12345},
	    {"0.125", OK, 1250}, {"0,125", OK, 1250}, {"1234.567", OK, 12345670}, {"1.234,56", OK, 12345600},
	    {"1,234.56", OK, 12345600}, {"1.234.567,8", OK, 12345678000}, {"1,234,567.8", OK, 12345678000},
	    {"1.234,567", OK, 12345670}, {"00,125", OK, 1250});
	TRY(&either, {"1.234", AMBIGUOUS, 0}, {"12,345", AMBIGUOUS, 0}, {"123.456", AMBIGUOUS, 0},
	    {"-123.456", AMBIGUOUS, 0}, {"1.000", AMBIGUOUS, 0}, {"1.234.567", AMBIGUOUS, 0},
	    {"1,234,567", AMBIGUOUS, 0}, {"1,2,3.4,5", INVALID, 0}, {"1.2.3,4", GROUPING, 0}, {"1,", INVALID, 0},
	    {".5", INVALID, 0}, {"1.00001", DECIMALS, 0});
}

static void test_option(void **state)
{
	(void)state;
	TRY(&option, {"2,25", OK, 22500}, {"2.25", OK, 22500}, {"1.234", OK, 12340}, {"1,234", OK, 12340},
	    {"52", OK, 520000}, {"-1", OK, -10000}, {"1.234,5", GROUPING, 0}, {"1,234.5", GROUPING, 0},
	    {"1.234.567", INVALID, 0}, {"1,", INVALID, 0});
}

static void test_euro(void **state)
{
	(void)state;
	static const struct baat_number_rule rule = {
	    .mark = BAAT_MARK_COMMA, .euro = true, .scale = 4, .min = -BAAT_PRICE_MAX, .max = BAAT_PRICE_MAX};
	TRY(&rule, {"1,5", OK, 15000}, {EURO "1,5", OK, 15000}, {EURO " 1,5", OK, 15000}, {EURO NBSP "1,5", OK, 15000},
	    {EURO NARROW " " NBSP "1,5", OK, 15000}, {"-" EURO "1,5", OK, -15000}, {"- " EURO "1,5", OK, -15000},
	    {"-" EURO " 1.234,50", OK, -12345000}, {EURO " -1.234,50", OK, -12345000}, {EURO "-1,5", OK, -15000},
	    {MINUS NBSP EURO "1,5", OK, -15000}, {EURO NARROW MINUS "1,5", OK, -15000}, {" " EURO "1,5", OK, 15000},
	    {"-3", OK, -30000});
	TRY(&rule, {EURO, INVALID, 0}, {EURO EURO "1", INVALID, 0}, {"-" EURO "-1", INVALID, 0},
	    {EURO "- 1", INVALID, 0}, {EURO "--1", INVALID, 0}, {"1" EURO, INVALID, 0}, {"1 " EURO, INVALID, 0},
	    {" 1", INVALID, 0}, {"- 1", INVALID, 0}, {NBSP "1", INVALID, 0}, {"EUR 1", INVALID, 0},
	    {EURO "1 ", INVALID, 0}, {EURO "1.234", AMBIGUOUS, 0}, {"-" EURO "1.234", AMBIGUOUS, 0},
	    {EURO "\t1", INVALID, 0}, {"\xE2\x82", INVALID, 0}, {EURO " 1.23,4", GROUPING, 0});
}

static void test_percent(void **state)
{
	(void)state;
	static const struct baat_number_rule chance = {
	    .mark = BAAT_MARK_COMMA, .percent = BAAT_PERCENT_DIVIDES, .scale = 6, .min = 0, .max = BAAT_CHANCE_ONE};
	TRY(&chance, {"0", OK, 0}, {"1", OK, 1000000}, {"0,25", OK, 250000}, {"25%", OK, 250000}, {"100%", OK, 1000000},
	    {"2,25%", OK, 22500}, {"0,0001%", OK, 1}, {"0,000001", OK, 1}, {"0%", OK, 0}, {"12,50000%", OK, 125000},
	    {"0,00001%", DECIMALS, 0}, {"0,0000001", DECIMALS, 0}, {"100,0001%", RANGE, 0}, {"1,000001", RANGE, 0},
	    {"25", RANGE, 0}, {"-1%", RANGE, 0}, {"25 %", OK, 250000}, {"25\xC2\xA0 \xE2\x80\xAF%", OK, 250000},
	    {" %", INVALID, 0}, {"%", INVALID, 0}, {"25%%", INVALID, 0}, {"%25", INVALID, 0}, {"25% ", INVALID, 0});
	static const struct baat_number_rule percentage = {
	    .mark = BAAT_MARK_COMMA, .percent = BAAT_PERCENT_MAY, .scale = 4, .min = 0, .max = BAAT_PERCENT_ALL};
	TRY(&percentage, {"2,25", OK, 22500}, {"2,25%", OK, 22500}, {"100%", OK, 1000000}, {"100,0001%", RANGE, 0},
	    {"2,25001%", DECIMALS, 0}, {"2.25%", AMBIGUOUS, 0});
	static const struct baat_number_rule tab = {
	    .mark = BAAT_MARK_EITHER, .percent = BAAT_PERCENT_MAY, .scale = 4, .min = 0, .max = BAAT_PERCENT_ALL};
	TRY(&tab, {"2.25%", OK, 22500}, {"12.345%", AMBIGUOUS, 0}, {"0.345%", OK, 3450});
}

static void test_bounds(void **state)
{
	(void)state;
	static const struct baat_number_rule all = {
	    .mark = BAAT_MARK_COMMA, .scale = 0, .min = -INT64_MAX, .max = INT64_MAX};
	TRY(&all, {"9223372036854775807", OK, INT64_MAX}, {"-9223372036854775807", OK, -INT64_MAX},
	    {"9223372036854775808", RANGE, 0}, {"-9223372036854775808", RANGE, 0}, {"1,0", OK, 1},
	    {"1,1", DECIMALS, 0});
	static const struct baat_number_rule fine = {.mark = BAAT_MARK_COMMA, .scale = 18, .min = 0, .max = INT64_MAX};
	TRY(&fine, {"9,223372036854775807", OK, INT64_MAX}, {"9,223372036854775808", RANGE, 0},
	    {"1", OK, 1000000000000000000}, {"10", RANGE, 0}, {"0,0000000000000000001", DECIMALS, 0});
	static const struct baat_number_rule positive = {.mark = BAAT_MARK_COMMA, .scale = 2, .min = 1, .max = 366};
	TRY(&positive, {"0", RANGE, 0}, {"0,01", OK, 1}, {"3,66", OK, 366}, {"3,67", RANGE, 0}, {"-1", RANGE, 0});
}

/* The report has the code it is given and never an empty text. */
static void test_report(void **state)
{
	(void)state;
	static const enum baat_code codes[] = {INVALID, AMBIGUOUS, GROUPING, DECIMALS, RANGE};
	static const char *const texts[] = {"1.234", "1.234.567", "25%", MINUS "1.234", "", "\x1B[2J", "1,2,3,4"};
	for (size_t c = 0; c < sizeof codes / sizeof *codes; c++)
		for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
			for (int mark = BAAT_MARK_COMMA; mark <= BAAT_MARK_OPTION; mark++) {
				struct baat_diags diags = {0};
				struct baat_number_rule rule = {.mark = (enum baat_mark)mark,
				                                .percent = BAAT_PERCENT_DIVIDES,
				                                .scale = 6,
				                                .max = BAAT_CHANCE_ONE};
				assert_int_equal(baat_number_report(&diags, baat_at("f", 3, 2), codes[c], "kans",
				                                    baat_text_of(texts[t]), &rule),
				                 BAAT_REJECTED);
				assert_int_equal(diags.items[0].code, codes[c]);
				assert_int_equal(diags.items[0].place.line, 3);
				assert_true(strlen(diags.items[0].text) > 10);
				assert_null(strchr(diags.items[0].text, '\x1B'));
				baat_diags_clear(&diags);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_comma),  cmocka_unit_test(test_point),  cmocka_unit_test(test_either),
	    cmocka_unit_test(test_option), cmocka_unit_test(test_euro),   cmocka_unit_test(test_percent),
	    cmocka_unit_test(test_bounds), cmocka_unit_test(test_report),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
