/* A case line by itself: baat-bestanden(5), CASE LINES. */
#include "case-reading.h"

/* The one line of a case made of a header and a row. */
static const struct baat_line *line_of(const char *header, const char *row)
{
	struct baat_buffer text = {0};
	baat_buffer_printf(&text, "%s\n%s\n", header, row);
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	baat_buffer_free(&text);
	assert_int_equal(casus->line_count, 1);
	return &casus->lines[0];
}

static void test_defaults(void **state)
{
	(void)state;
	const struct baat_case *casus = model_case(&model, FEW "\nA;zonder;opvang;2,5\nA;x;bijstand;-1\n");
	assert_true(baat_text_equal(casus->id, BAAT_TEXT("A")));
	assert_int_equal(casus->line_count, 2);
	assert_int_equal(casus->scenario_count, 2);
	assert_int_equal(casus->row_count, 2);
	assert_int_equal(casus->line, 2);
	assert_true(casus->has_counterfactual);
	const struct baat_line *line = &casus->lines[0], *other = &casus->lines[1];
	assert_int_equal(line->quantity, 25000);
	assert_int_equal(line->price, 413500);
	assert_int_equal(line->price_year, 2015);
	assert_int_equal(line->chance, BAAT_CHANCE_ONE);
	assert_int_equal(line->cashable, 600000);
	assert_int_equal(line->from, 0);
	assert_int_equal(line->months, 1);
	assert_int_equal(line->period, BAAT_ONCE);
	assert_int_equal(line->kind, BAAT_COUNTERFACTUAL);
	assert_int_equal(line->scenario, 0);
	assert_int_equal(line->line, 2);
	assert_int_equal(line->receiver, BAAT_NO_NAME);
	assert_string_equal(model_name(&model, line->post), "opvang");
	assert_string_equal(model_name(&model, line->domain), "opvang");
	assert_false(line->unpriced || line->own_price || line->as_it_stands);
	assert_int_equal(line->payers->count, 1);
	assert_string_equal(model_name(&model, line->payers->items[0].party), "gemeente");
	assert_int_equal(other->quantity, -10000);
	assert_int_equal(other->kind, BAAT_INPUT);
	assert_int_equal(other->scenario, 1);
	assert_int_equal(other->cashable, BAAT_CASHABLE_UNKNOWN);
	assert_string_equal(model_name(&model, other->receiver), "client");
	assert_int_equal(casus->scenarios[1].success, BAAT_CHANCE_ONE);
	assert_int_equal(casus->scenarios[1].choice, BAAT_CHOICE_NONE);
	assert_int_equal(casus->scenarios[1].line, 3);
	assert_string_equal(model_name(&model, casus->scenarios[1].name), "x");
}

static void test_every_column(void **state)
{
	(void)state;
	const struct baat_case *casus = model_case(
	    &model, ALL "\n\"A 1\";plan b;eigen;\xE2\x82\xAC 1.000,5;kwartaal;2025-03;24;12,5%;gevolg;0,7;ja;"
			"-99,9999;2017;rijk:33,3333|zorgverzekeraar:66,6667;client;80%;2024-12;waarom;Oost\n");
	const struct baat_line *line = &casus->lines[0];
	assert_true(baat_text_equal(casus->id, BAAT_TEXT("A 1")));
	assert_int_equal(line->quantity, 10005000);
	assert_int_equal(line->period, BAAT_QUARTER);
	assert_int_equal(line->from, 3);
	assert_int_equal(line->months, 24);
	assert_int_equal(line->chance, 125000);
	assert_int_equal(line->kind, BAAT_OUTCOME);
	assert_int_equal(line->price, -999999);
	assert_int_equal(line->price_year, 2017);
	assert_int_equal(line->price_index, BAAT_OWN_PRICE);
	assert_int_equal(line->payers->count, 2);
	assert_string_equal(model_name(&model, line->payers->items[1].party), "zorgverzekeraar");
	assert_int_equal(line->payers->items[1].percent, 666667);
	assert_string_equal(model_name(&model, line->receiver), "client");
	assert_string_equal(model_name(&model, line->domain), "");
	assert_int_equal(line->cashable, 800000);
	assert_true(line->own_price && !line->unpriced && !line->as_it_stands);
	assert_false(casus->has_counterfactual);
	assert_int_equal(casus->scenario_count, 2);
	assert_int_equal(casus->scenarios[0].line_count, 0);
	assert_int_equal(casus->scenarios[1].success, 700000);
	assert_int_equal(casus->scenarios[1].choice, BAAT_CHOSEN);
	assert_int_equal(baat_names_count(model.attributes), 1);
	assert_true(baat_text_equal(casus->attributes[0], BAAT_TEXT("Oost")));
}

static void test_keywords(void **state)
{
	(void)state;
	static const char *const periods[] = {"DAG", "Week", "mAAnd", "kwartaaL", "JAAR"};
	char row[64];
	for (size_t i = 0; i < 5; i++) {
		snprintf(row, sizeof row, "A;x;opvang;1;%s;3", periods[i]);
		assert_int_equal(line_of(FEW ";per;duur", row)->period, BAAT_DAY + i);
	}
	assert_int_equal(line_of(FEW ";per", "A;x;opvang;1;EENMALIG")->period, BAAT_ONCE);
	assert_int_equal(line_of(FEW ";soort", "A;x;opvang;1;InZet")->kind, BAAT_INPUT);
	assert_int_equal(line_of(FEW ";soort", "A;x;opvang;1;GEVOLG")->kind, BAAT_OUTCOME);
	assert_int_equal(line_of(FEW ";soort", "A;ZONDER;opvang;1;Gevolg")->kind, BAAT_COUNTERFACTUAL);
	assert_true(line_of(FEW ";prijs", "A;x;opvang;1;PM")->unpriced);
	const struct baat_case *casus = model_case(&model, FEW ";gekozen\nA;Zonder;opvang;1;\nA;x;opvang;1;JA\n"
	                                                       "A;y;opvang;1;Nee\nA;zONDER;opvang;1;\n");
	assert_int_equal(casus->scenario_count, 3);
	assert_int_equal(casus->scenarios[0].line_count, 2);
	assert_int_equal(casus->scenarios[1].choice, BAAT_CHOSEN);
	assert_int_equal(casus->scenarios[2].choice, BAAT_NOT_CHOSEN);
	assert_string_equal(baat_kind_name(BAAT_OUTCOME), "gevolg");
	assert_string_equal(baat_period_name(BAAT_QUARTER), "kwartaal");
}

/* Names of alternatives are not keywords: their letters count. */
static void test_alternatives_by_letter(void **state)
{
	(void)state;
	const struct baat_case *casus = model_case(&model, FEW "\nA;Plan;opvang;1\nA;plan;opvang;1\n");
	assert_int_equal(casus->scenario_count, 3);
	assert_string_equal(model_name(&model, casus->scenarios[1].name), "Plan");
}

static void test_bounds(void **state)
{
	(void)state;
	assert_int_equal(line_of(FEW, "A;x;opvang;1000000")->quantity, BAAT_QUANTITY_MAX);
	assert_int_equal(line_of(FEW, "A;x;opvang;-1000000,00000")->quantity, -BAAT_QUANTITY_MAX);
	assert_int_equal(line_of(FEW, "A;x;opvang;0")->quantity, 0);
	assert_int_equal(line_of(FEW ";prijs", "A;x;opvang;1;100000000")->price, BAAT_PRICE_MAX);
	assert_int_equal(line_of(FEW ";prijs", "A;x;opvang;1;-100000000")->price, -BAAT_PRICE_MAX);
	assert_int_equal(line_of(FEW ";van", "A;x;opvang;1;1200")->from, 1200);
	assert_int_equal(line_of(FEW ";per;duur", "A;x;opvang;1;dag;1200")->months, 1200);
	assert_int_equal(line_of(FEW ";kans", "A;x;opvang;1;0")->chance, 0);
	assert_int_equal(line_of(FEW ";kans", "A;x;opvang;1;100%")->chance, BAAT_CHANCE_ONE);
	assert_int_equal(line_of(FEW ";kans", "A;x;opvang;1;0,000001")->chance, 1);
	assert_int_equal(line_of(FEW ";verzilverbaar", "A;x;opvang;1;0")->cashable, 0);
	assert_int_equal(line_of(FEW ";verzilverbaar", "A;x;opvang;1;100")->cashable, BAAT_PERCENT_ALL);
	assert_int_equal(line_of(FEW ";start;van", "A;x;opvang;1;2000-01;2100-01")->from, 1200);
}

/* One row that is refused, the code, and the field it is about. */
static void test_refused(void **state)
{
	(void)state;
	static const struct {
		const char *header, *row;
		enum baat_code code;
		uint32_t field;
	} cases[] = {
	    {FEW, ";x;opvang;1", BAAT_VALUE_MISSING, 1},
	    {FEW, "A;;opvang;1", BAAT_VALUE_MISSING, 2},
	    {FEW, "A;x;;1", BAAT_VALUE_MISSING, 3},
	    {FEW, "A;x;opvang;", BAAT_VALUE_MISSING, 4},
	    {FEW, "A;x;opvan;1", BAAT_POST_UNKNOWN, 3},
	    {FEW, "A;x;OPVANG;1", BAAT_POST_UNKNOWN, 3},
	    {FEW, "A;x;iets-heel-anders;1", BAAT_POST_UNKNOWN, 3},
	    {FEW, "A;x;gemeente;1", BAAT_POST_UNKNOWN, 3},
	    {FEW, "A;x;opvang;1.234", BAAT_NUMBER_AMBIGUOUS, 4},
	    {FEW, "A;x;opvang;een", BAAT_NUMBER_INVALID, 4},
	    {FEW, "A;x;opvang;1,23456", BAAT_NUMBER_DECIMALS, 4},
	    {FEW, "A;x;opvang;1000000,0001", BAAT_NUMBER_RANGE, 4},
	    {FEW, "A;x;opvang;-1000000,0001", BAAT_NUMBER_RANGE, 4},
	    {FEW, "A;x;opvang;5%", BAAT_NUMBER_INVALID, 4},
	    {FEW, "A;x;opvang", BAAT_FIELD_COUNT, 0},
	    {FEW, "A;x;opvang;1;2", BAAT_FIELD_COUNT, 0},
	    {FEW ";per", "A;x;opvang;1;uur", BAAT_VALUE_UNKNOWN, 5},
	    {FEW ";per;duur", "A;x;opvang;1;maanden;3", BAAT_VALUE_UNKNOWN, 5},
	    {FEW ";per", "A;x;opvang;1;maand", BAAT_VALUE_MISSING, 0},
	    {FEW ";per;duur", "A;x;opvang;1;maand;", BAAT_VALUE_MISSING, 6},
	    {FEW ";per;duur", "A;x;opvang;1;maand;0", BAAT_NUMBER_RANGE, 6},
	    {FEW ";per;duur", "A;x;opvang;1;maand;1201", BAAT_NUMBER_RANGE, 6},
	    {FEW ";per;duur", "A;x;opvang;1;maand;1,5", BAAT_NUMBER_DECIMALS, 6},
	    {FEW ";per;duur", "A;x;opvang;1;eenmalig;1", BAAT_VALUE_FORBIDDEN, 6},
	    {FEW ";duur", "A;x;opvang;1;12", BAAT_VALUE_FORBIDDEN, 5},
	    {FEW ";van", "A;x;opvang;1;1201", BAAT_NUMBER_RANGE, 5},
	    {FEW ";van", "A;x;opvang;1;-1", BAAT_NUMBER_RANGE, 5},
	    {FEW ";van", "A;x;opvang;1;1,5", BAAT_NUMBER_DECIMALS, 5},
	    {FEW ";van", "A;x;opvang;1;99999999999999999999", BAAT_NUMBER_RANGE, 5},
	    {FEW ";kans", "A;x;opvang;1;1,000001", BAAT_NUMBER_RANGE, 5},
	    {FEW ";kans", "A;x;opvang;1;101%", BAAT_NUMBER_RANGE, 5},
	    {FEW ";kans", "A;x;opvang;1;-0,1", BAAT_NUMBER_RANGE, 5},
	    {FEW ";kans", "A;x;opvang;1;0,1234567", BAAT_NUMBER_DECIMALS, 5},
	    {FEW ";soort", "A;x;opvang;1;zonder", BAAT_VALUE_UNKNOWN, 5},
	    {FEW ";soort", "A;x;opvang;1;kosten", BAAT_VALUE_UNKNOWN, 5},
	    {FEW ";soort", "A;zonder;opvang;1;inzet", BAAT_VALUE_FORBIDDEN, 5},
	    {FEW ";slaagkans", "A;zonder;opvang;1;1", BAAT_VALUE_FORBIDDEN, 5},
	    {FEW ";slaagkans", "A;x;opvang;1;1,1", BAAT_NUMBER_RANGE, 5},
	    {FEW ";slaagkans", "A;x;opvang;1;hoog", BAAT_NUMBER_INVALID, 5},
	    {FEW ";gekozen", "A;zonder;opvang;1;ja", BAAT_VALUE_FORBIDDEN, 5},
	    {FEW ";gekozen", "A;x;opvang;1;yes", BAAT_VALUE_UNKNOWN, 5},
	    {FEW ";prijs", "A;x;nieuw;1;10", BAAT_POST_UNKNOWN, 3},
	    {FEW ";betaler", "A;x;nieuw;1;rijk", BAAT_POST_UNKNOWN, 3},
	    {FEW ";prijs;betaler", "A;x;;1;10;rijk", BAAT_VALUE_MISSING, 3},
	    {FEW ";prijs", "A;x;opvang;1;gratis", BAAT_NUMBER_INVALID, 5},
	    {FEW ";prijs", "A;x;opvang;1;100000000,0001", BAAT_NUMBER_RANGE, 5},
	    {FEW ";prijs", "A;x;opvang;1;1,00001", BAAT_NUMBER_DECIMALS, 5},
	    {FEW ";prijspeil", "A;x;opvang;1;2017", BAAT_VALUE_FORBIDDEN, 5},
	    {FEW ";prijs;prijspeil", "A;x;opvang;1;;2017", BAAT_VALUE_FORBIDDEN, 6},
	    {FEW ";prijs;prijspeil", "A;x;opvang;1;1;1899", BAAT_NUMBER_RANGE, 6},
	    {FEW ";prijs;prijspeil", "A;x;opvang;1;1;17", BAAT_NUMBER_RANGE, 6},
	    {FEW ";betaler", "A;x;opvang;1;a:50|b:49", BAAT_SHARES_SUM, 5},
	    {FEW ";betaler", "A;x;opvang;1;a|b", BAAT_SHARES_INVALID, 5},
	    {FEW ";betaler", "A;x;opvang;1;a:50|a:50", BAAT_PARTY_TWICE, 5},
	    {FEW ";betaler", "A;x;opvang;1;a:0|b:100", BAAT_NUMBER_RANGE, 5},
	    {FEW ";ontvanger", "A;x;opvang;1;a|b", BAAT_SHARES_INVALID, 5},
	    {FEW ";verzilverbaar", "A;x;opvang;1;100,0001", BAAT_NUMBER_RANGE, 5},
	    {FEW ";verzilverbaar", "A;x;opvang;1;-1", BAAT_NUMBER_RANGE, 5},
	    {FEW ";verzilverbaar", "A;x;opvang;1;alles", BAAT_NUMBER_INVALID, 5},
	    {FEW ";van", "A;x;opvang;1;2017-13", BAAT_DATE_INVALID, 5},
	    {FEW ";van", "A;x;opvang;1;2017-02-29", BAAT_DATE_INVALID, 5},
	    {FEW ";van", "A;x;opvang;1;later", BAAT_DATE_INVALID, 5},
	    {FEW ";van", "A;x;opvang;1;feb-17", BAAT_DATE_EXCEL, 5},
	    {FEW ";van", "A;x;opvang;1;1-MRT", BAAT_DATE_EXCEL, 5},
	    {FEW ";van", "A;x;opvang;1;17 okt", BAAT_DATE_EXCEL, 5},
	    {FEW ";van", "A;x;opvang;1;2017-02", BAAT_START_MISSING, 5},
	    {FEW ";van;start", "A;x;opvang;1;2017-02;", BAAT_START_MISSING, 5},
	    {FEW ";van;start", "A;x;opvang;1;2017-02;2017-03", BAAT_DATE_BEFORE_START, 5},
	    {FEW ";van;start", "A;x;opvang;1;2100-02;2000-01", BAAT_NUMBER_RANGE, 5},
	    {FEW ";van;start", "A;x;opvang;1;2017-02;2017", BAAT_DATE_INVALID, 6},
	    {FEW ";van;start", "A;x;opvang;1;0;mei-20", BAAT_DATE_EXCEL, 6},
	    {FEW ";van;start", "A;x;opvang;1;2017-02;12", BAAT_DATE_INVALID, 6},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_buffer text = {0};
		baat_buffer_printf(&text, "%s\n%s\n", cases[i].header, cases[i].row);
		baat_buffer_add_char(&text, '\0');
		refused(text.at, &cases[i].code, 1);
		assert_int_equal(model.diags.items[0].place.line, 2);
		if (cases[i].code != BAAT_FIELD_COUNT)
			assert_int_equal(model.diags.items[0].place.field, cases[i].field);
		baat_buffer_free(&text);
	}
}

/* Every error of a row is told. */
static void test_all_errors_of_a_row(void **state)
{
	(void)state;
	static const enum baat_code codes[] = {BAAT_POST_UNKNOWN,    BAAT_NUMBER_INVALID, BAAT_VALUE_UNKNOWN,
	                                       BAAT_NUMBER_RANGE,    BAAT_NUMBER_RANGE,   BAAT_VALUE_UNKNOWN,
	                                       BAAT_NUMBER_DECIMALS, BAAT_VALUE_UNKNOWN};
	refused(FEW ";per;van;kans;soort;slaagkans;gekozen\nA;x;onbekend;x;uur;1300;2;niets;0,1234567;misschien\n",
	        codes, 8);
}

static void test_dates(void **state)
{
	(void)state;
	assert_int_equal(line_of(FEW ";van;start", "A;x;opvang;1;2024-02;2024-02")->from, 0);
	assert_int_equal(line_of(FEW ";van;start", "A;x;opvang;1;2025-01;2024-02")->from, 11);
	assert_int_equal(line_of(FEW ";van;start", "A;x;opvang;1;7;2024-02")->from, 7);
	model.method.start = 2024 * 12;
	assert_int_equal(line_of(FEW ";van", "A;x;opvang;1;2025-01")->from, 12);
	assert_int_equal(line_of(FEW ";van;start", "A;x;opvang;1;2025-01;")->from, 12);
	assert_int_equal(line_of(FEW ";van;start", "A;x;opvang;1;2025-01;2025-01")->from, 0);
	/* the start of a case does not stay for the next one */
	const struct baat_case *casus =
	    model_case(&model, FEW ";van;start\nA;x;opvang;1;2025-01;2025-01\nB;x;opvang;1;2025-01;\n");
	assert_int_equal(casus->lines[0].from, 0);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_int_equal(casus->lines[0].from, 12);
}

/* What a start that cannot be read leads to is not told of as well. */
static void test_bad_start_once(void **state)
{
	(void)state;
	static const enum baat_code invalid[] = {BAAT_DATE_INVALID}, differs[] = {BAAT_CASE_DIFFERS};
	refused(FEW ";van;start\nA;x;opvang;1;2025-01;vandaag\nA;x;opvang;1;2025-02;vandaag\n", invalid, 1);
	refused(FEW ";van;start\nA;x;opvang;1;2025-01;2025-01\nA;x;opvang;1;2025-02;\n", differs, 1);
}

static void test_own_price(void **state)
{
	(void)state;
	const struct baat_line *line = line_of(FEW ";prijs", "A;x;ontruiming;1;1,5");
	assert_true(line->own_price);
	assert_int_equal(line->price, 15000);
	assert_int_equal(line->price_year, BAAT_NO_YEAR);
	assert_int_equal(line->payers->count, 2);
	assert_int_equal(line->cashable, 125000);
	assert_string_equal(model_name(&model, line->domain), "ontruiming");
	assert_int_not_equal(line->price_index, BAAT_OWN_PRICE);
	/* the party, the receiver and the cashable share are overridden one by one */
	line = line_of(FEW ";betaler;ontvanger;verzilverbaar", "A;x;bijstand;1;rijk;-;5");
	assert_false(line->own_price);
	assert_int_equal(line->price, 8500000);
	assert_string_equal(model_name(&model, line->payers->items[0].party), "rijk");
	assert_int_equal(line->receiver, BAAT_NO_NAME);
	assert_int_equal(line->cashable, 50000);
	line = line_of(FEW ";ontvanger", "A;x;opvang;1;stichting");
	assert_string_equal(model_name(&model, line->receiver), "stichting");
	/* a price for what the table cannot price, and the other way about */
	line = line_of(FEW ";prijs", "A;x;rust;1;100");
	assert_true(!line->unpriced && line->price == 1000000);
	line = line_of(FEW ";prijs", "A;x;opvang;1;pm");
	assert_true(line->unpriced && line->price == 0);
	assert_true(line_of(FEW, "A;x;rust;3")->unpriced);
	line = line_of(FEW ";prijs;betaler", "A;x;Geheel Eigen;1;10;rijk");
	assert_string_equal(model_name(&model, line->post), "Geheel Eigen");
	assert_int_equal(line->price_index, BAAT_OWN_PRICE);
	assert_int_equal(line->cashable, BAAT_CASHABLE_UNKNOWN);
}

/* 41,35 × 1,333333 = 55,13331… and 850 stays, being a norm (baat-methode(7), PRICE YEARS). */
static void test_price_years(void **state)
{
	(void)state;
	model.method.price_year = 2025;
	const struct baat_line *line = line_of(FEW, "A;x;opvang;1");
	assert_int_equal(line->price, 551333);
	assert_int_equal(line->price_year, 2025);
	assert_false(line->as_it_stands);
	line = line_of(FEW, "A;x;bijstand;1");
	assert_true(line->as_it_stands && line->price == 8500000 && line->price_year == 2017);
	line = line_of(FEW, "A;x;jaarloos;1");
	assert_true(line->as_it_stands && line->price == 200000 && line->price_year == BAAT_NO_YEAR);
	/* an own price has the index of prices, also where the table has a norm */
	line = line_of(FEW ";prijs;prijspeil", "A;x;bijstand;1;100;2017");
	assert_int_equal(line->price, 1311045); /* 131,10452… */
	assert_true(!line->as_it_stands && line->price_year == 2025);
	line = line_of(FEW ";prijs;prijspeil", "A;x;bijstand;1;-100;2017");
	assert_int_equal(line->price, -1311045);
	line = line_of(FEW ";prijs;prijspeil", "A;x;bijstand;1;100;2025");
	assert_true(!line->as_it_stands && line->price == 1000000 && line->price_year == 2025);
	line = line_of(FEW ";prijs;prijspeil", "A;x;opvang;1;100;");
	assert_true(line->as_it_stands && line->price == 1000000 && line->price_year == BAAT_NO_YEAR);
	line = line_of(FEW ";prijs", "A;x;opvang;1;pm");
	assert_true(line->unpriced && !line->as_it_stands);
	line = line_of(FEW ";prijs;prijspeil", "A;x;opvang;1;pm;2016");
	assert_true(line->unpriced && !line->as_it_stands);
	line = line_of(FEW ";prijs;prijspeil", "A;x;verloren;1;10;2015");
	assert_int_equal(line->price, 133333);
}

static void test_price_years_refused(void **state)
{
	(void)state;
	static const enum baat_code index[] = {BAAT_INDEX_MISSING}, range[] = {BAAT_NUMBER_RANGE};
	assert_int_equal(line_of(FEW, "A;x;verloren;1")->price, 100000);
	model.method.price_year = 2025;
	refused(FEW "\nA;x;verloren;1\n", index, 1);
	refused(FEW "\nA;x;reus;1\n", range, 1);
	refused(FEW ";prijs;prijspeil\nA;x;opvang;1;10;2016\n", index, 1);
	assert_int_equal(model.diags.items[0].place.field, 6);
	refused(FEW ";prijs;prijspeil\nA;x;opvang;1;-99000000;2015\n", range, 1);
	assert_int_equal(model.diags.items[0].place.field, 5);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, default_method)
	const struct CMUnitTest tests[] = {
	    TEST(test_defaults),
	    TEST(test_every_column),
	    TEST(test_keywords),
	    TEST(test_alternatives_by_letter),
	    TEST(test_bounds),
	    TEST(test_refused),
	    TEST(test_all_errors_of_a_row),
	    TEST(test_dates),
	    TEST(test_bad_start_once),
	    TEST(test_own_price),
	    TEST(test_price_years),
	    TEST(test_price_years_refused),
	};
	return cmocka_run_group_tests_name("case line", tests, set_up, tear_down);
}
