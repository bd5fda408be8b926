/* Price tables that are refused: baat-bestanden(5), PRICE TABLES. */
#include "price-reading.h"

/* Rows of a table that must be refused, each with its one code. */
static void test_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum baat_code code;
	} cases[] = {
	    {"a_b;Iets;dag;1;rijk;;;;;;", BAAT_POST_INVALID},
	    {"A;Iets;dag;1;rijk;;;;;;", BAAT_POST_INVALID},
	    {";Iets;dag;1;rijk;;;;;;", BAAT_VALUE_MISSING},
	    {"a;;dag;1;rijk;;;;;;", BAAT_VALUE_MISSING},
	    {"a;Iets;;1;rijk;;;;;;", BAAT_VALUE_MISSING},
	    {"a;Iets;dag;;rijk;;;;;;", BAAT_VALUE_MISSING},
	    {"a;Iets;dag;1;;;;;;;", BAAT_VALUE_MISSING},
	    {"a;Iets;dag;1.234;rijk;;;;;;", BAAT_NUMBER_AMBIGUOUS},
	    {"a;Iets;dag;1,23456;rijk;;;;;;", BAAT_NUMBER_DECIMALS},
	    {"a;Iets;dag;100000000,01;rijk;;;;;;", BAAT_NUMBER_RANGE},
	    {"a;Iets;dag;veel;rijk;;;;;;", BAAT_NUMBER_INVALID},
	    {"a;Iets;dag;1;rijk;;pm;;;;", BAAT_NUMBER_INVALID},
	    {"a;Iets;dag;1;rijk;;1,0001;;;;", BAAT_PRICE_RANGE},
	    {"a;Iets;dag;1;rijk;;;0,9999;;;", BAAT_PRICE_RANGE},
	    {"a;Iets;dag;pm;rijk;;2;1;;;", BAAT_PRICE_RANGE},
	    {"a;Iets;dag;1;rijk;;;;1899;;", BAAT_NUMBER_RANGE},
	    {"a;Iets;dag;1;rijk;;;;2200;;", BAAT_NUMBER_RANGE},
	    {"a;Iets;dag;1;rijk;;;;2017,5;;", BAAT_NUMBER_DECIMALS},
	    {"a;Iets;dag;1;rijk;;;;;ja;", BAAT_VALUE_UNKNOWN},
	    {"a;Iets;dag;1;rijk;;;;;;100,0001", BAAT_NUMBER_RANGE},
	    {"a;Iets;dag;1;rijk;;;;;;-1", BAAT_NUMBER_RANGE},
	    {"a;Iets;dag;1;rijk;;;;;;0,00001", BAAT_NUMBER_DECIMALS},
	    {"a;Iets;dag;1;rijk;a|b;;;;;", BAAT_SHARES_INVALID},
	    {"a;Iets;dag;1;rijk|gemeente;;;;;;", BAAT_SHARES_INVALID},
	    {"a;Iets;dag;1;rijk:60|;;;;;;", BAAT_SHARES_INVALID},
	    {"a;Iets;dag;1;:100;;;;;;", BAAT_SHARES_INVALID},
	    {"a;Iets;dag;1;rijk:0|gemeente:100;;;;;;", BAAT_NUMBER_RANGE},
	    {"a;Iets;dag;1;rijk:50,00001|gemeente:49,99999;;;;;;", BAAT_NUMBER_DECIMALS},
	    {"a;Iets;dag;1;rijk:50,0001|gemeente:50;;;;;;", BAAT_SHARES_SUM},
	    {"a;Iets;dag;1;rijk:99,9999;;;;;;", BAAT_SHARES_SUM},
	    {"a;Iets;dag;1;rijk:50|rijk:50;;;;;;", BAAT_PARTY_TWICE},
	    {"goed;Iets;dag;2;rijk;;;;2017;;", BAAT_PRICE_TWICE},
	    {"leeg;Iets;dag;2;rijk;;;;;;", BAAT_PRICE_TWICE},
	    {"a;Iets;dag;1;rijk;;;;;", BAAT_FIELD_COUNT},
	    {"a;Iets;dag;1;rijk;;;;;;;", BAAT_FIELD_COUNT},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_buffer text = {0};
		struct baat_diags diags = {0};
		struct baat_prices *prices = baat_prices_new();
		baat_buffer_printf(&text,
		                   HEAD ";ontvanger;laag;hoog;prijspeil;index;verzilverbaar\n"
		                        "goed;Iets;dag;1;rijk;;;;2017;;\nleeg;Iets;dag;1;rijk;;;;;;\n%s\n",
		                   cases[i].text);
		baat_buffer_add_char(&text, '\0');
		add(prices, text.at, BAAT_REJECTED, &diags);
		if (diags.count != 1 || diags.items[0].code != cases[i].code)
			print_error("%s: %zu, %s\n", cases[i].text, diags.count, baat_code_name(diags.items[0].code));
		assert_int_equal(diags.count, 1);
		assert_int_equal(diags.items[0].code, cases[i].code);
		assert_int_equal(diags.items[0].place.line, 4);
		baat_diags_clear(&diags);
		baat_prices_free(prices);
		baat_buffer_free(&text);
	}
}

/* The same post and year in two files is a replacement, not an error. */
static void test_same_year_in_two_tables(void **state)
{
	(void)state;
	static const char *const texts[] = {HEAD ";prijspeil\n" ROW("a", "1") ";2017\n",
	                                    HEAD ";prijspeil\n" ROW("a", "2") ";2017\n"};
	struct baat_prices *prices = read_tables(texts, 2);
	resolve(prices, 2017);
	assert_int_equal(price_of(prices, "a")->price, 20000);
	baat_prices_free(prices);
}

static void test_columns(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		enum baat_code code;
		size_t count;
	} cases[] = {
	    {HEAD ";bronn", BAAT_COLUMN_NEAR, 1},     {HEAD ";prijspeilen;urls", BAAT_COLUMN_NEAR, 2},
	    {HEAD ";prijs", BAAT_COLUMN_TWICE, 1},    {HEAD ";Bron;BRON", BAAT_COLUMN_TWICE, 1},
	    {HEAD ";betalers", BAAT_COLUMN_NEAR, 1},  {"post;omschrijving;eenheid;betaler", BAAT_COLUMN_MISSING, 1},
	    {"omschrijving", BAAT_COLUMN_MISSING, 4}, {"", BAAT_FILE_EMPTY, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_diags diags = {0};
		struct baat_prices *prices = baat_prices_new();
		add(prices, cases[i].header, BAAT_REJECTED, &diags);
		assert_int_equal(diags.count, cases[i].count);
		for (size_t j = 0; j < diags.count; j++)
			assert_int_equal(diags.items[j].code, cases[i].code);
		baat_diags_clear(&diags);
		baat_prices_free(prices);
	}
}

static void test_all_errors_of_a_table(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_prices *prices = baat_prices_new();
	add(prices, HEAD "\nA;;dag;x;\n" ROW("b", "1") "\n" ROW("b", "1") "\n", BAAT_REJECTED, &diags);
	assert_int_equal(diags.count, 5);
	baat_diags_clear(&diags);
	baat_prices_free(prices);
}

static void test_header_only(void **state)
{
	(void)state;
	struct baat_prices *prices = read_table(HEAD);
	resolve(prices, 2025);
	assert_int_equal(baat_prices_count(prices), 0);
	assert_int_equal(baat_prices_row_count(prices), 0);
	baat_prices_free(prices);
	baat_prices_free(NULL);
}

static void test_near_names(void **state)
{
	(void)state;
	static const char *const known[] = {"prijs", "kans", "bron"};
	static const struct {
		const char *name, *expected;
	} cases[] = {
	    {"prijz", "prijs"}, {"prjis", "prijs"}, {"rijs", "prijs"}, {"prijss", "prijs"}, {"prijsen", "prijs"},
	    {"kansen", "kans"}, {"prijzen", NULL},  {"bronnen", NULL}, {"prijs", NULL},     {"prijs2", "prijs"},
	    {"", NULL},         {"kanssen", NULL},  {"bronenx", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *near = baat_near_name(baat_text_of(cases[i].name), known, 3);
		if (cases[i].expected == NULL)
			assert_null(near);
		else
			assert_string_equal(near, cases[i].expected);
	}
}

static void test_cpi_refused(void **state)
{
	(void)state;
	static const struct {
		const char *row;
		enum baat_code code;
	} cases[] = {
	    {"2015;101", BAAT_INDEX_TWICE},        {"2016;0", BAAT_NUMBER_RANGE},
	    {"2016;", BAAT_VALUE_MISSING},         {";100", BAAT_VALUE_MISSING},
	    {"1899;100", BAAT_NUMBER_RANGE},       {"2016;1,00001", BAAT_NUMBER_DECIMALS},
	    {"2016;1.017", BAAT_NUMBER_AMBIGUOUS}, {"2016", BAAT_FIELD_COUNT},
	    {"2016;1000000,1", BAAT_NUMBER_RANGE}, {"2016;hoog", BAAT_NUMBER_INVALID},
	    {"2016;\"100", BAAT_QUOTE_OPEN},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_cpi cpi;
		struct baat_buffer text = {0};
		struct baat_diags diags = {0};
		baat_buffer_printf(&text, "jaar;index\n2015;100\n%s\n", cases[i].row);
		baat_buffer_add_char(&text, '\0');
		assert_int_equal(read_cpi(text.at, &cpi, &diags), BAAT_REJECTED);
		assert_int_equal(diags.count, 1);
		assert_int_equal(diags.items[0].code, cases[i].code);
		baat_diags_clear(&diags);
		baat_buffer_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_refused),     cmocka_unit_test(test_same_year_in_two_tables),
	    cmocka_unit_test(test_columns),     cmocka_unit_test(test_all_errors_of_a_table),
	    cmocka_unit_test(test_header_only), cmocka_unit_test(test_near_names),
	    cmocka_unit_test(test_cpi_refused),
	};
	return cmocka_run_group_tests_name("price refused", tests, set_up, tear_down);
}
