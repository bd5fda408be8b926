/* What cells of workbooks say: numbers, dates, text, formats. */
#include "check.h"

#include "io/book/cell-says.h"

/* What is appended for a number, with the code behind it when there is one. */
static void expect_put(const struct baat_buffer *found, enum baat_code problem, const char *expected, const char *what)
{
	struct baat_buffer whole = {0};
	baat_buffer_add(&whole, baat_buffer_text(found));
	if (problem != BAAT_CODE__MAX)
		baat_buffer_printf(&whole, " %s", baat_code_name(problem));
	baat_buffer_add_char(&whole, '\0');
	if (strcmp(whole.at, expected) != 0)
		print_error("of '%s' expected '%s', found '%s'\n", what, expected, whole.at);
	assert_string_equal(whole.at, expected);
	baat_buffer_free(&whole);
}

static void expect_number(const char *stored, bool percent, char mark, const char *expected)
{
	struct baat_cell_number number;
	struct baat_buffer found = {0};
	assert_true(baat_cell_number_read(baat_text_of(stored), &number));
	enum baat_code problem = baat_cell_put_number(&number, percent, mark, &found);
	expect_put(&found, problem, expected, stored);
	baat_buffer_free(&found);
}

static void numbers_have_fifteen_digits(void **state)
{
	(void)state;
	expect_number("1234.5", false, ',', "1234,5");
	expect_number("0.30000000000000004", false, ',', "0,3");
	expect_number("-1E-005", false, ',', "-0,00001");
	expect_number("-0", false, ',', "0");
	expect_number("-0.0", false, ',', "0");
	expect_number("0", false, ',', "0");
	expect_number("007", false, ',', "7");
	expect_number("1.50", false, ',', "1,5");
	expect_number("+.5", false, ',', "0,5");
	expect_number("5.", false, ',', "5");
	expect_number("1e3", false, ',', "1000");
	expect_number("1.25E+2", false, ',', "125");
	expect_number("3.3333333333333335", false, ',', "3,33333333333333");
	/* half away from zero, on the digits as written */
	expect_number("0.1234567890123445", false, ',', "0,123456789012345");
	expect_number("0.12345678901234449999", false, ',', "0,123456789012344");
	expect_number("0.1234567890123455", false, ',', "0,123456789012346");
	expect_number("-0.1234567890123455", false, ',', "-0,123456789012346");
	expect_number("9.999999999999999", false, ',', "10");
	expect_number("999999999999999", false, ',', "999999999999999");
	expect_number("999999999999999.4", false, ',', "999999999999999");
	expect_number("999999999999999.5", false, ',', "1000000000000000 number-range");
	expect_number("1E15", false, ',', "1000000000000000 number-range");
	expect_number("-12345678901234567", false, ',', "-12345678901234600 number-range");
	expect_number("1E-500", false, ',', "0");
	expect_number("1234.5", false, '.', "1234.5");
}

static void percent_is_times_a_hundred(void **state)
{
	(void)state;
	expect_number("0.6", true, ',', "60%");
	expect_number("0.025", true, ',', "2,5%");
	expect_number("1.1", true, ',', "110%");
	expect_number("-0.5", true, ',', "-50%");
	expect_number("0", true, ',', "0%");
	expect_number("0.0225", true, '.', "2.25%");
	expect_number("0.00001", true, ',', "0,001%");
}

static void what_is_no_number(void **state)
{
	static const char *const texts[] = {"",    ".",   "-",   "1,5",   "1.2.3", "1e",  "1e+", "e5",
	                                    "NaN", "INF", "0x1", "1 000", "1E500", "--1", "1-"};
	struct baat_cell_number number;
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (baat_cell_number_read(baat_text_of(texts[i]), &number))
			fail_msg("'%s' is taken for a number", texts[i]);
}

static void expect_serial(const char *stored, bool since_1904, const char *expected)
{
	struct baat_cell_number number;
	struct baat_buffer found = {0};
	assert_true(baat_cell_number_read(baat_text_of(stored), &number));
	enum baat_code problem = baat_cell_put_serial(&number, since_1904, &found);
	expect_put(&found, problem, expected, stored);
	baat_buffer_free(&found);
}

static void dates_since_1900(void **state)
{
	(void)state;
	expect_serial("42767", false, "2017-02-01");
	expect_serial("42750.0", false, "2017-01-15");
	expect_serial("61", false, "1900-03-01");
	expect_serial("60", false, "60 date-invalid");
	expect_serial("59", false, "1900-02-28");
	expect_serial("1", false, "1900-01-01");
	expect_serial("25569", false, "1970-01-01");
	expect_serial("36585", false, "2000-02-29");
	expect_serial("2958465", false, "9999-12-31");
	expect_serial("2958466", false, "2958466 date-invalid");
	expect_serial("2958465.99999999", false, "2958465,99999999 date-invalid");
	expect_serial("-1", false, "-1 date-invalid");
	expect_serial("1E14", false, "100000000000000 date-invalid");
	expect_serial("0", false, "0 cell-time");
	expect_serial("0.5", false, "0,5 cell-time");
	expect_serial("0.9999999999", false, "0,9999999999 cell-time");
	expect_serial("42767.5", false, "2017-02-01T12:00:00");
	expect_serial("42767.0000057870", false, "2017-02-01");
	expect_serial("42767.0000057871", false, "2017-02-01T00:00:01");
	expect_serial("42766.999999", false, "2017-02-01");
	expect_serial("42767.999988", false, "2017-02-01T23:59:59");
}

static void dates_since_1904(void **state)
{
	(void)state;
	expect_serial("0", true, "1904-01-01");
	expect_serial("0.25", true, "1904-01-01T06:00:00");
	expect_serial("1E-20", true, "1904-01-01");
	expect_serial("41305", true, "2017-02-01");
	expect_serial("2957003", true, "9999-12-31");
	expect_serial("2957004", true, "2957004 date-invalid");
	expect_serial("-1", true, "-1 date-invalid");
}

/* Every day of the calendar, counted on. */
static void days_follow_each_other(void **state)
{
	static const unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned year = 1900, month = 3, day = 1;
	struct baat_buffer found = {0};
	(void)state;
	for (unsigned serial = 61; serial < 2958466; serial++) {
		char expected[16];
		const struct baat_cell_number number = {.digits = serial};
		found.length = 0;
		assert_int_equal(baat_cell_put_serial(&number, false, &found), BAAT_CODE__MAX);
		snprintf(expected, sizeof expected, "%04u-%02u-%02u", year, month, day);
		assert_int_equal(found.length, 10);
		assert_memory_equal(found.at, expected, 10);
		bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
		if (++day > lengths[month - 1] + (month == 2 && leap)) {
			day = 1;
			month++;
		}
		if (month > 12) {
			month = 1;
			year++;
		}
	}
	baat_buffer_free(&found);
}

static void dates_as_text(void **state)
{
	static const char *const pairs[][2] = {{"2017-02-01", "2017-02-01"},
	                                       {"2017-02-01T00:00:00", "2017-02-01"},
	                                       {"2017-02-01T00:00:00.000", "2017-02-01"},
	                                       {"2017-02-01T00:00:00Z", "2017-02-01"},
	                                       {"2017-02-01T12:30:00", "2017-02-01T12:30:00"},
	                                       {"2017-02-01T00:00:01", "2017-02-01T00:00:01"},
	                                       {"", ""}};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct baat_buffer found = {0};
		baat_cell_put_date(baat_text_of(pairs[i][0]), &found);
		expect_put(&found, BAAT_CODE__MAX, pairs[i][1], pairs[i][0]);
		baat_buffer_free(&found);
	}
}

static void expect_text(const char *text, bool escapes, const char *expected)
{
	struct baat_buffer found = {0};
	enum baat_code problem = baat_cell_put_text(baat_text_of(text), escapes, &found);
	expect_put(&found, problem, expected, text);
	baat_buffer_free(&found);
}

static void text_is_as_it_is(void **state)
{
	(void)state;
	expect_text("", true, "");
	expect_text("  a b  ", true, "a b");
	expect_text("a\nb", true,
	            "a\x1E"
	            "b");
	expect_text("a\r\nb\rc\n\r\nd", true,
	            "a\x1E"
	            "b\x1E"
	            "c\x1E\x1E"
	            "d");
	expect_text("say \"hello\"", true, "say \"hello\"");
}

static void escapes_of_xlsx(void **state)
{
	(void)state;
	expect_text("a_x000D__x000A_b", true,
	            "a\x1E"
	            "b");
	expect_text("_x0041_", true, "A");
	expect_text("_x00e9_", true, "\xC3\xA9");
	expect_text("_x20AC_ 5", true, "\xE2\x82\xAC 5");
	expect_text("_x005F_x0041_", true, "_x0041_");
	expect_text("_xD83D__xDE00_", true, "\xF0\x9F\x98\x80");
	expect_text("_xD83D_", true, " encoding-invalid");
	expect_text("a_xDE00_b", true, "ab encoding-invalid");
	expect_text("_xD83D__x0041_", true, "A encoding-invalid");
	expect_text("a_x0000_", true, "a field-nul");
	expect_text("_x001F_", true, " encoding-invalid");
	expect_text("_x001E_", true, " encoding-invalid");
	expect_text("_x001D_", true, " encoding-invalid");
	expect_text("_x0009_", true, "\t");
	expect_text("_X0041_", true, "_X0041_");
	expect_text("_x004_", true, "_x004_");
	expect_text("_x004G_", true, "_x004G_");
	expect_text("snake_case_x", true, "snake_case_x");
	expect_text("_x0041_", false, "_x0041_");
}

static void formats_by_number(void **state)
{
	static const struct {
		unsigned number;
		enum baat_cell_format format;
	} known[] = {{0, BAAT_SHOWN_PLAIN},  {1, BAAT_SHOWN_PLAIN}, {9, BAAT_SHOWN_PERCENT}, {10, BAAT_SHOWN_PERCENT},
	             {11, BAAT_SHOWN_PLAIN}, {14, BAAT_SHOWN_DATE}, {17, BAAT_SHOWN_DATE},   {18, BAAT_SHOWN_TIME},
	             {21, BAAT_SHOWN_TIME},  {22, BAAT_SHOWN_DATE}, {27, BAAT_SHOWN_DATE},   {36, BAAT_SHOWN_DATE},
	             {37, BAAT_SHOWN_PLAIN}, {45, BAAT_SHOWN_TIME}, {47, BAAT_SHOWN_TIME},   {48, BAAT_SHOWN_PLAIN},
	             {49, BAAT_SHOWN_PLAIN}, {50, BAAT_SHOWN_DATE}, {58, BAAT_SHOWN_DATE},   {59, BAAT_SHOWN_PLAIN},
	             {164, BAAT_SHOWN_PLAIN}};
	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		assert_int_equal(baat_format_of_number(known[i].number), known[i].format);
}

static void formats_by_code(void **state)
{
	static const struct {
		const char *code;
		enum baat_cell_format format;
	} codes[] = {
	    {"General", BAAT_SHOWN_PLAIN},
	    {"0.00", BAAT_SHOWN_PLAIN},
	    {"#,##0.00", BAAT_SHOWN_PLAIN},
	    {"0.00E+00", BAAT_SHOWN_PLAIN},
	    {"@", BAAT_SHOWN_PLAIN},
	    {"_-[$\xE2\x82\xAC-2] * #,##0.00_-;_-[$\xE2\x82\xAC-2] * #,##0.00\\-", BAAT_SHOWN_PLAIN},
	    {"[$-413]d mmmm yyyy;@", BAAT_SHOWN_DATE},
	    {"mmm\\-yy", BAAT_SHOWN_DATE},
	    {"[$-413]mmmm", BAAT_SHOWN_DATE},
	    {"YYYY-MM-DD", BAAT_SHOWN_DATE},
	    {"dd/mm/yyyy hh:mm", BAAT_SHOWN_DATE},
	    {"h:mm", BAAT_SHOWN_TIME},
	    {"h:mm AM/PM", BAAT_SHOWN_TIME},
	    {"mm:ss", BAAT_SHOWN_TIME},
	    {"[h]:mm:ss", BAAT_SHOWN_TIME},
	    {"[hh]", BAAT_SHOWN_TIME},
	    {"[mm]", BAAT_SHOWN_TIME},
	    {"[s]", BAAT_SHOWN_TIME},
	    {"0%", BAAT_SHOWN_PERCENT},
	    {"0.00%;[Red]-0.00%", BAAT_SHOWN_PERCENT},
	    {"0\\%", BAAT_SHOWN_PLAIN},
	    {"0\"%\"", BAAT_SHOWN_PLAIN},
	    {"0\" dagen\"", BAAT_SHOWN_PLAIN},
	    {"0\\d", BAAT_SHOWN_PLAIN},
	    {"0_d", BAAT_SHOWN_PLAIN},
	    {"0*s", BAAT_SHOWN_PLAIN},
	    {"[Red]0", BAAT_SHOWN_PLAIN},
	    {"[Yellow]0;d", BAAT_SHOWN_PLAIN},
	    {"0;0%", BAAT_SHOWN_PLAIN},
	    {"\"a;b\"0%", BAAT_SHOWN_PERCENT},
	    {"0\"open", BAAT_SHOWN_PLAIN},
	    {"0[open", BAAT_SHOWN_PLAIN},
	    {"", BAAT_SHOWN_PLAIN},
	};
	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		enum baat_cell_format found = baat_format_of_code(baat_text_of(codes[i].code));
		if (found != codes[i].format)
			fail_msg("'%s' is %d", codes[i].code, (int)found);
	}
}

static void errors_of_formulas(void **state)
{
	static const char *const errors[] = {"#N/A",   "#REF!", "#DIV/0!", "#VALUE!",
	                                     "#NAME?", "#NUM!", "#NULL!",  "Err:508"},
				 *const others[] = {"", "N/A", "#n/a", "Err:", "Err:5a", "#N/A!", "Err"};
	(void)state;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		assert_true(baat_cell_is_error(baat_text_of(errors[i])));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(baat_cell_is_error(baat_text_of(others[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_have_fifteen_digits),
	    cmocka_unit_test(percent_is_times_a_hundred),
	    cmocka_unit_test(what_is_no_number),
	    cmocka_unit_test(dates_since_1900),
	    cmocka_unit_test(dates_since_1904),
	    cmocka_unit_test(days_follow_each_other),
	    cmocka_unit_test(dates_as_text),
	    cmocka_unit_test(text_is_as_it_is),
	    cmocka_unit_test(escapes_of_xlsx),
	    cmocka_unit_test(formats_by_number),
	    cmocka_unit_test(formats_by_code),
	    cmocka_unit_test(errors_of_formulas),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
