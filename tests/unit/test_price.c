/* Price tables, years and indices: baat-bestanden(5), PRICE TABLES; baat-methode(7), PRICE YEARS. */
#include "price-reading.h"

static const char *name_of(struct baat_prices *prices, uint32_t number)
{
	return baat_names_text(baat_prices_names(prices), number).at;
}

static void test_every_column(void **state)
{
	(void)state;
	struct baat_prices *prices = read_table(
	    "sep=;\n BRON ;Opmerking;url;verzilverbaar;domein;INDEX;prijspeil;hoog;laag;ontvanger;betaler;"
	    "prijs;eenheid;omschrijving;post;eigen kolom\n"
	    "B;O;U;12,5%;opvang;Geen;2017;1000,5;-1;client;gemeente:60 | corporatie:40%;\xE2\x82\xAC 1.000,1234;"
	    "dag;Een dag;een-dag-1;x\n"
	    "\n"
	    ";;;;;;;;;-;rijk;PM;stuk;Rust;rust;\n");
	resolve(prices, BAAT_NO_YEAR);
	assert_int_equal(baat_prices_count(prices), 2);
	assert_int_equal(baat_prices_row_count(prices), 2);
	const struct baat_price_row *row = price_of(prices, "een-dag-1")->row, *rest = price_of(prices, "rust")->row;
	assert_string_equal(row->source.at, "B");
	assert_string_equal(row->remark.at, "O");
	assert_string_equal(row->url.at, "U");
	assert_string_equal(row->unit.at, "dag");
	assert_string_equal(row->description.at, "Een dag");
	assert_string_equal(name_of(prices, row->domain), "opvang");
	assert_string_equal(name_of(prices, row->receiver), "client");
	assert_int_equal(row->cashable, 125000);
	assert_int_equal(row->price, 10001234);
	assert_int_equal(row->year, 2017);
	assert_true(row->fixed && row->has_low && row->has_high && !row->unpriced);
	assert_int_equal(row->low, -10000);
	assert_int_equal(row->high, 10005000);
	assert_int_equal(row->place.line, 3);
	assert_int_equal(row->place.field, 15);
	assert_int_equal(row->payers->count, 2);
	assert_string_equal(name_of(prices, row->payers->items[1].party), "corporatie");
	assert_int_equal(row->payers->items[1].percent, 400000);
	assert_true(rest->unpriced && !rest->fixed && !rest->has_low && !rest->has_high);
	assert_int_equal(rest->price, 0);
	assert_int_equal(rest->year, BAAT_NO_YEAR);
	assert_int_equal(rest->cashable, BAAT_CASHABLE_UNKNOWN);
	assert_int_equal(rest->receiver, BAAT_NO_NAME);
	assert_string_equal(name_of(prices, rest->domain), "");
	baat_prices_free(prices);
}

/* The row that counts for each price year. */
static void test_which_year(void **state)
{
	(void)state;
	static const char years[] =
	    HEAD ";prijspeil;index\n" ROW("a", "3") ";2020;geen\n" ROW("a", "1") ";2015;geen\n" ROW(
		"a", "2") ";2017;geen\n" ROW("leeg", "7") ";;geen\n" ROW("leeg",
	                                                                 "8") ";2020;geen\n" ROW("later",
	                                                                                         "9") ";2025;geen\n";
	static const struct {
		int32_t year;
		int64_t a, undated, later;
	} cases[] = {
	    {BAAT_NO_YEAR, 3, 8, 9}, {2015, 1, 7, 9}, {2017, 2, 7, 9}, {2020, 3, 8, 9}, {2025, 3, 8, 9},
	};
	struct baat_prices *prices = read_table(years);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		resolve(prices, cases[i].year);
		assert_int_equal(baat_prices_count(prices), 3);
		assert_int_equal(price_of(prices, "a")->price, cases[i].a * 10000);
		assert_int_equal(price_of(prices, "leeg")->price, cases[i].undated * 10000);
		assert_int_equal(price_of(prices, "later")->price, cases[i].later * 10000);
	}
	baat_prices_free(prices);
}

/* An earlier year is nearer than a later one, however far. */
static void test_earlier_before_later(void **state)
{
	(void)state;
	struct baat_prices *prices = read_table(HEAD ";prijspeil\n" ROW("a", "1") ";2015\n" ROW("a", "2") ";2020\n" ROW(
	    "b", "3") ";2025\n" ROW("b", "4") ";2020\n");
	resolve(prices, 2017);
	assert_int_equal(price_of(prices, "a")->row->price, 10000);
	assert_int_equal(price_of(prices, "b")->row->price, 40000);
	assert_int_equal(price_of(prices, "a")->year, 2017);
	baat_prices_free(prices);
}

static void test_overlay(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    HEAD ";prijspeil\n" ROW("a", "1") ";2015\n" ROW("b", "2") ";2015\n" ROW("a", "3") ";2020\n",
	    HEAD ";prijspeil\n" ROW("a", "4") ";2017\n" ROW("c", "5") ";\n",
	    HEAD "\n",
	};
	struct baat_prices *prices = read_tables(texts, 3);
	resolve(prices, BAAT_NO_YEAR);
	assert_int_equal(baat_prices_count(prices), 3);
	assert_int_equal(baat_prices_row_count(prices), 3);
	assert_int_equal(price_of(prices, "a")->price, 40000);
	assert_int_equal(price_of(prices, "b")->price, 20000);
	assert_int_equal(price_of(prices, "c")->price, 50000);
	resolve(prices, 2020);
	assert_int_equal(price_of(prices, "a")->row->year, 2017);
	baat_prices_free(prices);
}

static void test_indexing(void **state)
{
	(void)state;
	static const struct {
		int64_t price, from, to, expected;
	} cases[] = {
	    {615000, 1000000, 1333300, 819980}, /* 81,99795: half away from zero */
	    {-615000, 1000000, 1333300, -819980},
	    {1, 2, 1, 1}, /* 0,00005 */
	    {1, 1000000, 499999, 0},
	    {1200000, 1017000, 1333300, 1573215},
	    {BAAT_PRICE_MAX, 1, 1, BAAT_PRICE_MAX},
	    {0, 1, 10000000000, 0},
	};
	int64_t indexed;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(baat_price_index(cases[i].price, cases[i].from, cases[i].to, &indexed));
		assert_int_equal(indexed, cases[i].expected);
	}
	assert_false(baat_price_index(BAAT_PRICE_MAX, 10000, 10001, &indexed));
	assert_false(baat_price_index(-BAAT_PRICE_MAX, 1, 10000000000, &indexed));
}

static void test_brought_to_a_year(void **state)
{
	(void)state;
	struct baat_prices *prices =
	    read_table(HEAD ";prijspeil;index\n" ROW("cpi", "61,5") ";2015;cpi\n" ROW("geen", "1") ";2015;geen\n" ROW(
		"leeg",
		"2") ";;\n" ROW("zelf",
	                        "3") ";2025;geen\n" ROW("pm",
	                                                "pm") ";2015;\n" ROW("zonder",
	                                                                     "4") ";2016;\n" ROW("groot",
	                                                                                         "99000000") ";2015;"
	                                                                                                     "\n");
	resolve(prices, 2025);
	const struct baat_price *price = price_of(prices, "cpi");
	assert_int_equal(price->price, 820000); /* 61,5 × 133,3333 / 100 = 81,99998 */
	assert_int_equal(price->year, 2025);
	assert_int_equal(price->problem, BAAT_CODE__MAX);
	assert_false(price->as_it_stands);
	price = price_of(prices, "geen");
	assert_true(price->as_it_stands && price->year == 2015 && price->price == 10000);
	price = price_of(prices, "leeg");
	assert_true(price->as_it_stands && price->year == BAAT_NO_YEAR && price->price == 20000);
	price = price_of(prices, "zelf");
	assert_true(!price->as_it_stands && price->year == 2025 && price->price == 30000);
	assert_false(price_of(prices, "pm")->as_it_stands);
	assert_int_equal(price_of(prices, "zonder")->problem, BAAT_INDEX_MISSING);
	assert_int_equal(price_of(prices, "groot")->problem, BAAT_NUMBER_RANGE);
	assert_int_equal(baat_prices_index_of_year(prices, 2017), 1017000);
	assert_int_equal(baat_prices_index_of_year(prices, 2016), 0);

	resolve(prices, BAAT_NO_YEAR);
	assert_int_equal(price_of(prices, "cpi")->price, 615000);
	assert_false(price_of(prices, "leeg")->as_it_stands);
	assert_int_equal(price_of(prices, "zonder")->problem, BAAT_CODE__MAX);
	baat_prices_free(prices);
}

/* laag and hoog go to the same year as the price between them, unless that stays as it is. */
static void test_range_brought_to_a_year(void **state)
{
	(void)state;
	struct baat_prices *prices =
	    read_table(HEAD ";prijspeil;index;laag;hoog\n" ROW("beide", "61,5") ";2015;cpi;60;70\n" ROW(
		"laag", "61,5") ";2015;cpi;60;\n" ROW("geen", "61,5") ";2015;geen;60;70\n" ROW("groot",
	                                                                                       "1") ";2015;;;"
	                                                                                            "99000000\n");
	resolve(prices, 2025);
	const struct baat_price *price = price_of(prices, "beide");
	assert_int_equal(price->range.low, 800000); /* 60 × 133,3333 / 100 = 79,99998 */
	assert_int_equal(price->range.high, 933333);
	assert_false(price->range_lost);
	assert_int_equal(price_of(prices, "laag")->range.low, 800000);
	assert_int_equal(price_of(prices, "laag")->range.high, 820000); /* the price itself */
	assert_int_equal(price_of(prices, "geen")->range.low, 600000);
	assert_int_equal(price_of(prices, "geen")->range.high, 700000);
	/* the price itself can be used */
	assert_int_equal(price_of(prices, "groot")->problem, BAAT_CODE__MAX);
	assert_true(price_of(prices, "groot")->range_lost);
	resolve(prices, BAAT_NO_YEAR);
	assert_int_equal(price_of(prices, "beide")->range.low, 600000);
	assert_false(price_of(prices, "groot")->range_lost);
	baat_prices_free(prices);
}

static void test_year_without_index(void **state)
{
	(void)state;
	struct baat_prices *prices = read_table(HEAD "\n" ROW("a", "1") "\n");
	struct baat_method method = baat_method_default();
	struct baat_cpi cpi = some_cpi();
	struct baat_diags diags = {0};
	method.price_year = 2030;
	assert_int_equal(baat_prices_resolve(prices, &method, &cpi, "cpi.csv", &diags), BAAT_REJECTED);
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].code, BAAT_INDEX_MISSING);
	assert_string_equal(diags.items[0].place.file, "cpi.csv");
	baat_diags_clear(&diags);
	baat_prices_free(prices);
}

static void note_table(void *context, const char *path, const char *digest, uint64_t rows,
                       const struct baat_sheet_facts *sheet)
{
	(void)path;
	assert_null(sheet->name.at);
	assert_int_equal(strlen(digest), 64);
	*(uint64_t *)context = rows;
}

static void test_account(void **state)
{
	(void)state;
	uint64_t rows = 0;
	struct baat_diags diags = {0};
	struct baat_prices *prices = baat_prices_new();
	const struct baat_prices_options options = {.digest = true, .account = note_table, .account_context = &rows};
	const char *path = check_file_write(&file, baat_text_of(HEAD "\n" ROW("a", "1") "\n\n" ROW("b", "1")));
	assert_int_equal(baat_prices_add(prices, path, &options, &diags), BAAT_OK);
	assert_int_equal(rows, 2);
	baat_prices_free(prices);
}

static void test_decimal_sign(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_prices *prices = baat_prices_new();
	const struct baat_prices_options options = {.force_mark = true, .mark = BAAT_MARK_POINT};
	const char *path = check_file_write(&file, baat_text_of(HEAD "\na;A;dag;1.25;gemeente:33.3333|rijk:66.6667\n"));
	assert_int_equal(baat_prices_add(prices, path, &options, &diags), BAAT_OK);
	resolve(prices, BAAT_NO_YEAR);
	assert_int_equal(price_of(prices, "a")->price, 12500);
	assert_int_equal(price_of(prices, "a")->row->payers->items[0].percent, 333333);
	baat_prices_free(prices);
}

static void test_cpi(void **state)
{
	(void)state;
	struct baat_cpi cpi;
	struct baat_diags diags = {0};
	assert_int_equal(read_cpi("bron;Index;JAAR\nx;101,7;2017\ny;0,0001;1900\nz;1000000;2199\n", &cpi, &diags),
	                 BAAT_OK);
	assert_int_equal(baat_cpi_index(&cpi, 2017), 1017000);
	assert_int_equal(baat_cpi_index(&cpi, 1900), 1);
	assert_int_equal(baat_cpi_index(&cpi, 2199), INT64_C(10000000000));
	assert_int_equal(baat_cpi_index(&cpi, 2018), 0);
	assert_int_equal(baat_cpi_index(&cpi, BAAT_NO_YEAR), 0);
	assert_int_equal(baat_cpi_index(&cpi, 2200), 0);
	assert_int_equal(diags.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_column),
	    cmocka_unit_test(test_which_year),
	    cmocka_unit_test(test_earlier_before_later),
	    cmocka_unit_test(test_overlay),
	    cmocka_unit_test(test_indexing),
	    cmocka_unit_test(test_brought_to_a_year),
	    cmocka_unit_test(test_range_brought_to_a_year),
	    cmocka_unit_test(test_year_without_index),
	    cmocka_unit_test(test_account),
	    cmocka_unit_test(test_decimal_sign),
	    cmocka_unit_test(test_cpi),
	};
	return cmocka_run_group_tests_name("price", tests, set_up, tear_down);
}
