/* Suspicious cases: baat-toets(1), WARNINGS. */
#include "check.h"

#include "baat/calc/check.h"

static const char *const price_table = "post;omschrijving;eenheid;prijs;betaler;ontvanger;domein\n"
				       "bijstand;Uitkering;maand;1000;gemeente;client;bijstand\n"
				       "kale-bijstand;Uitkering zonder ontvanger;maand;1000;gemeente;;bijstand\n"
				       "uitvoering;Uitvoering van de bijstand;jaar;3000;gemeente;;bijstand\n"
				       "loon;Loon;euro;1;werkgever;client;werk\n"
				       "opvang;Opvang;dag;120;gemeente;;opvang\n"
				       "plek;Plek in de opvang;jaar;30000;gemeente;;opvang\n"
				       "hulp;Hulp;uur;60;gemeente;;wmo\n"
				       "traject;Traject;traject;9000;gemeente;;jeugd\n"
				       "ontruiming;Ontruiming;stuk;7000;corporatie;;wonen\n"
				       "rust;Rust;stuk;pm;client;;\n";

static struct check_file file;
static struct baat_prices *prices;
static const struct baat_method *method;

static int set_up(void **state)
{
	static struct baat_method defaults;
	const struct baat_prices_options options = {0};
	struct baat_diags diags = {0};
	(void)state;
	defaults = baat_method_default();
	method = &defaults;
	check_file_new(&file);
	prices = baat_prices_new();
	assert_non_null(prices);
	assert_int_equal(baat_prices_add(prices, check_file_write(&file, baat_text_of(price_table)), &options, &diags),
	                 BAAT_OK);
	assert_int_equal(baat_prices_resolve(prices, method, NULL, NULL, &diags), BAAT_OK);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	baat_prices_free(prices);
	check_file_free(&file);
	return 0;
}

/* Reads the rows of a case file and writes down the findings of its cases as "LINE code OTHER\n". */
static void check_rows(struct baat_text rows, struct baat_buffer *found)
{
	const struct baat_table_request request = {.path = check_file_write(&file, rows),
	                                           .required = baat_case_required,
	                                           .required_count = 4,
	                                           .block_size = (size_t)1 << 26};
	const struct baat_meant meant = {0};
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_case_columns *columns;
	struct baat_block block = {0};
	struct baat_names *names = baat_names_new(baat_prices_names(prices)), *attributes = baat_names_new(NULL);
	struct baat_case_reader *reader = baat_case_reader_new(prices, method, names, 0);
	struct baat_check *check = baat_check_new(prices, names, method);
	const struct baat_case *casus;
	const struct baat_finding *findings;
	enum baat_case_result result;
	size_t count;

	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	assert_int_equal(baat_case_columns_find(&columns, table, &meant, attributes, &diags), BAAT_OK);
	assert_int_equal(baat_table_block(table, 0, &block, &diags), BAAT_OK);
	baat_case_begin(reader, table, columns, &block, true);
	while ((result = baat_case_next(reader, &casus, &diags)) == BAAT_CASE) {
		assert_true(baat_check_case(check, casus, &findings, &count));
		for (size_t i = 0; i < count; i++)
			baat_buffer_printf(found, "%llu %s %llu\n", (unsigned long long)findings[i].line,
			                   baat_code_name(findings[i].code), (unsigned long long)findings[i].other);
	}
	for (size_t i = 0; i < diags.count; i++)
		print_error("%s\n", diags.items[i].text);
	assert_int_equal(result, BAAT_CASES_END);
	baat_check_free(check);
	baat_case_reader_free(reader);
	baat_block_free(&block);
	baat_case_columns_free(columns);
	baat_table_close(table);
	baat_names_free(attributes);
	baat_names_free(names);
}

/* The rows are "scenario;post;aantal;per;van;duur;kans;soort;ontvanger" of one case; what is left out at the end of one
 * is empty. The first of them is line 2. */
static void expect(const char *rows, const char *expected)
{
	enum { DELIMITERS = 8 };
	struct baat_buffer text = {0}, found = {0};
	struct baat_text rest = baat_text_of(rows), row;
	baat_buffer_add_string(&text, "casus;scenario;post;aantal;per;van;duur;kans;soort;ontvanger\n");
	for (bool more = true; baat_text_split(&rest, &more, '\n', &row) && row.length > 0;) {
		size_t delimiters = 0;
		for (size_t i = 0; i < row.length; i++)
			delimiters += row.at[i] == ';';
		baat_buffer_add_string(&text, "Z;");
		baat_buffer_add(&text, row);
		for (; delimiters < DELIMITERS; delimiters++)
			baat_buffer_add_char(&text, ';');
		baat_buffer_add_char(&text, '\n');
	}
	check_rows(baat_buffer_text(&text), &found);
	baat_buffer_add_char(&found, '\0');
	assert_string_equal(found.at, expected);
	baat_buffer_free(&text);
	baat_buffer_free(&found);
}

/* What every case below has besides, so that nothing else is suspicious. */
#define OTHERWISE "zonder;ontruiming;1;;;;0,5\nx;traject;1\n"

static void test_scenarios(void **state)
{
	(void)state;
	expect(OTHERWISE, "");
	expect("x;traject;1\n", "2 case-without-counterfactual 0\n");
	expect("zonder;ontruiming;1;;;;0,5\n", "2 case-without-alternative 0\n");
	expect("zonder;ontruiming;1\nx;traject;1\n", "2 chances-all-one 0\n");
	expect("zonder;ontruiming;1\nzonder;hulp;1;;;;0,999999\nx;traject;1\n", "");
	/* what has no price has no chance to estimate */
	expect("zonder;rust;1\nx;traject;1\n", "");
	expect("zonder;ontruiming;1;;60;;0,5\nx;traject;1;;61\n", "2 case-lost 0\n");
	expect("zonder;ontruiming;1;;59;;0,5\nx;traject;1;;61\n", "");
}

static void test_same(void **state)
{
	(void)state;
	expect(OTHERWISE "x;hulp;2;week;;6\nx;hulp;2;week;;6\nx;hulp;2;week;;6\n", "5 line-twice 4\n6 line-twice 5\n");
	expect(OTHERWISE "x;hulp;2;week;;6\ny;hulp;2;week;;6\n", "");
	/* money is an amount each time, but not the same amount twice */
	expect(OTHERWISE "x;loon;5;maand;;6\nx;loon;6;maand;;6\nx;loon;5;maand;;6\n", "6 line-twice 4\n");
	/* pieces too */
	expect(OTHERWISE "zonder;ontruiming;1;;;;0,5\n", "4 line-twice 2\n");
}

static void test_overlap(void **state)
{
	(void)state;
	expect(OTHERWISE "x;hulp;2;week;0;6\nx;hulp;3;week;6;6\n", "");
	expect(OTHERWISE "x;hulp;2;week;0;7\nx;hulp;3;week;6;6\n", "5 post-overlap 4\n");
	/* the line further down is named, whichever begins first */
	expect(OTHERWISE "x;hulp;3;week;6;6\nx;hulp;2;week;0;7\n", "5 post-overlap 4\n");
	/* chances that exclude each other */
	expect(OTHERWISE "x;hulp;2;week;0;7;0,4\nx;hulp;3;week;6;6;60%\n", "");
	expect(OTHERWISE "x;hulp;2;week;0;7;0,4\nx;hulp;3;week;6;6;61%\n", "5 post-overlap 4\n");
	/* a refund, and what happens next to what is put in */
	expect(OTHERWISE "x;hulp;2;week;0;7\nx;hulp;-1;week;6;6\n", "");
	expect(OTHERWISE "x;hulp;2;week;0;7\nx;hulp;1;week;6;6;;gevolg\n", "");
	/* three lines, the last beside the first only */
	expect(OTHERWISE "x;hulp;1;week;0;60\nx;hulp;2;week;0;3\nx;hulp;3;week;30;1\n",
	       "5 post-overlap 4\n6 post-overlap 4\n");
}

/* The sweep against counting the chances of every month. */
static void test_overlap_at_random(void **state)
{
	enum { LINES = 12, MONTHS = 20 };
	uint64_t random = 7;
	(void)state;
	for (int round = 0; round < 300; round++) {
		struct baat_buffer text = {0}, found = {0};
		unsigned chances[MONTHS] = {0};
		bool too_much = false;
		baat_buffer_add_string(&text, "casus;scenario;post;aantal;per;van;duur;kans\nZ;x;traject;1;;;;\n"
		                              "Z;zonder;ontruiming;1;;;;0,5\n");
		for (unsigned i = 0; i < LINES; i++) {
			unsigned from = (unsigned)check_below(&random, MONTHS - 5),
				 months = 1 + (unsigned)check_below(&random, 5);
			unsigned chance = 1 + (unsigned)check_below(&random, 50);
			/* quantities differ, so that no line is the same as another */
			baat_buffer_printf(&text, "Z;zonder;hulp;%u;maand;%u;%u;%u%%\n", i + 1, from, months, chance);
			for (unsigned month = from; month < from + months; month++)
				too_much |= (chances[month] += chance) > 100;
		}
		check_rows(baat_buffer_text(&text), &found);
		assert_int_equal(found.length > 0, too_much);
		baat_buffer_free(&text);
		baat_buffer_free(&found);
	}
}

static void test_input(void **state)
{
	(void)state;
	expect(OTHERWISE "zonder;opvang;1;dag;;6;0,5\nx;opvang;1;dag;;2\n", "5 post-as-input 4\n");
	expect(OTHERWISE "zonder;opvang;1;dag;;6;0,5\nx;opvang;1;dag;;2;;gevolg\n", "");
	/* the scenario zonder need not stand in front */
	expect("x;opvang;1;dag;;2\nzonder;opvang;1;dag;;6;0,5\n", "2 post-as-input 3\n");
}

static void test_units(void **state)
{
	(void)state;
	expect(OTHERWISE "zonder;bijstand;1;dag;;6\nx;bijstand;1;dag;;6;;gevolg\n",
	       "4 unit-mismatch 0\n5 unit-mismatch 0\n");
	expect(OTHERWISE "x;plek;1;maand;;6\n", "4 unit-mismatch 0\n");
	expect(OTHERWISE "x;plek;0,0833;maand;;6\n", "");
	expect(OTHERWISE "x;plek;2;jaar;;6\n", "");
	expect(OTHERWISE "x;plek;1\n", "");
	expect(OTHERWISE "x;opvang;30;maand;;6\n", "");
	expect(OTHERWISE "x;opvang;365;maand;;6\n", "4 unit-mismatch 0\n");
	expect(OTHERWISE "x;opvang;30;dag;;6\n", "4 unit-mismatch 0\n");
	expect(OTHERWISE "x;hulp;24;dag;;6\n", "");
	expect(OTHERWISE "x;hulp;25;dag;;6\n", "4 unit-mismatch 0\n");
	expect(OTHERWISE "y;traject;1;maand;;9\n", "4 unit-mismatch 0\n");
	expect(OTHERWISE "y;traject;1;maand;;1\n", "");
	expect(OTHERWISE "x;loon;1500;maand;;6\n", "");
	expect(OTHERWISE "x;ontruiming;1;dag;;6;;gevolg\n", "");
}

static void test_benefits(void **state)
{
	(void)state;
	expect(OTHERWISE "zonder;bijstand;1;maand;;30\n", "3 benefit-not-replaced 4\n");
	expect(OTHERWISE "zonder;kale-bijstand;1;maand;;30\n", "3 benefit-not-replaced 4\n");
	expect(OTHERWISE "zonder;uitvoering;1;jaar;;30\n", "");
	expect(OTHERWISE "zonder;bijstand;1;;;\n", "");
	expect(OTHERWISE "zonder;bijstand;1;maand;;30\nx;bijstand;1;maand;;30;;gevolg\n", "");
	expect(OTHERWISE "zonder;bijstand;1;maand;;30\nx;bijstand;1;maand;;20;;gevolg\n", "3 benefit-not-replaced 4\n");
	/* in pieces it is as much */
	expect(OTHERWISE
	       "zonder;bijstand;1;maand;;30\nx;bijstand;1;maand;;10;;gevolg\nx;bijstand;1;maand;10;20;;gevolg\n",
	       "");
	/* income instead: of another post, or paid by the client with a minus sign; not a gift that is put in once */
	expect(OTHERWISE "zonder;bijstand;1;maand;;30\nx;loon;900;maand;;30;;gevolg\n", "");
	expect(OTHERWISE "zonder;bijstand;1;maand;;30\nx;rust;-1;maand;;30;;gevolg\n", "");
	expect(OTHERWISE "zonder;bijstand;1;maand;;30\nx;loon;900\n", "3 benefit-not-replaced 4\n");
	/* each alternative by itself */
	expect(OTHERWISE "zonder;bijstand;1;maand;;30\nx;loon;900;maand;;30\ny;hulp;1\n", "6 benefit-not-replaced 4\n");
}

static void test_unit_words(void **state)
{
	(void)state;
	assert_int_equal(baat_unit_kind_of(BAAT_TEXT("Maand")), BAAT_UNIT_MONTH);
	assert_int_equal(baat_unit_kind_of(BAAT_TEXT("etmaal")), BAAT_UNIT_DAY);
	assert_int_equal(baat_unit_kind_of(BAAT_TEXT("stuk")), BAAT_UNIT_OTHER);
	assert_int_equal(baat_unit_kind_of(BAAT_TEXT("")), BAAT_UNIT_OTHER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_scenarios),         cmocka_unit_test(test_same),       cmocka_unit_test(test_overlap),
	    cmocka_unit_test(test_overlap_at_random), cmocka_unit_test(test_input),      cmocka_unit_test(test_units),
	    cmocka_unit_test(test_benefits),          cmocka_unit_test(test_unit_words),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
