/* Case lines: baat-bestanden(5), CASE LINES. */
#include "model.h"

static const char *const price_table =
    "post;omschrijving;eenheid;prijs;betaler;ontvanger;prijspeil;index;domein;verzilverbaar\n"
    "opvang;Nacht;dag;41,35;gemeente;;2015;cpi;opvang;60\n"
    "bijstand;Uitkering;maand;850;gemeente;client;2017;geen;bijstand;\n"
    "ontruiming;Ontruiming;stuk;7000;gemeente:70|corporatie:30;;2015;;ontruiming;12,5\n"
    "rust;Rust;stuk;pm;client;;;;;\n"
    "verloren;Jaar zonder index;stuk;10;rijk;;2016;;;\n"
    "reus;Te groot om te indexeren;stuk;99000000;rijk;;2015;;;\n"
    "jaarloos;Zonder jaar;stuk;20;rijk;;;;;\n";

#define FEW "casus;scenario;post;aantal"
#define ALL \
	FEW ";per;van;duur;kans;soort;slaagkans;gekozen;prijs;prijspeil;betaler;ontvanger;verzilverbaar;start;" \
	    "toelichting;wijk"

static struct model model;

static int set_up(void **state)
{
	(void)state;
	model_new(&model, price_table);
	model.cpi.index[2015 - BAAT_YEAR_FIRST] = 1000000;
	model.cpi.index[2017 - BAAT_YEAR_FIRST] = 1017000;
	model.cpi.index[2025 - BAAT_YEAR_FIRST] = 1333333;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	model_free(&model);
	return 0;
}

static int default_method(void **state)
{
	(void)state;
	model.method = baat_method_default();
	model.slow = false;
	return 0;
}

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

/* Demands that the first case of the text is refused with exactly these codes, in this order. */
static void refused(const char *text, const enum baat_code *codes, size_t count)
{
	const struct baat_case *casus = NULL;
	assert_int_equal(model_open(&model, text), BAAT_OK);
	enum baat_case_result result = model_next(&model, &casus);
	bool same = model.diags.count == count;
	for (size_t i = 0; i < count && same; i++)
		same = model.diags.items[i].code == codes[i];
	for (size_t i = 0; i < model.diags.count && !same; i++)
		print_error("%s: %s\n", text, baat_code_name(model.diags.items[i].code));
	assert_true(same);
	assert_int_equal(result, BAAT_CASE_BAD);
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

static void test_attributes(void **state)
{
	(void)state;
	static const enum baat_code once[] = {BAAT_CASE_DIFFERS};
	static const enum baat_code twice[] = {BAAT_CASE_DIFFERS, BAAT_CASE_DIFFERS};
	const struct baat_case *casus = model_case(&model, "wijk;Team;" FEW "\nOost;;A;x;opvang;1\nOost;;A;x;opvang;1\n"
	                                                   "\"West \";t;B;x;opvang;1\n");
	assert_int_equal(baat_names_count(model.attributes), 2);
	assert_string_equal(baat_names_text(model.attributes, 1).at, "team");
	assert_true(baat_text_equal(casus->attributes[0], BAAT_TEXT("Oost")));
	assert_int_equal(casus->attributes[1].length, 0);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_true(baat_text_equal(casus->attributes[0], BAAT_TEXT("West")));
	assert_true(baat_text_equal(casus->attributes[1], BAAT_TEXT("t")));
	refused(FEW ";wijk;team\nA;x;opvang;1;Oost;t\nA;x;opvang;1;oost;t\n", once, 1);
	assert_int_equal(model.diags.items[0].place.line, 3);
	assert_int_equal(model.diags.items[0].place.field, 5);
	refused(FEW ";wijk;team\nA;x;opvang;1;Oost;t\nA;zonder;opvang;1;;\n", twice, 2);
}

/* The attributes are those of the first row that has them all. */
static void test_attributes_after_a_short_row(void **state)
{
	(void)state;
	static const enum baat_code code = BAAT_FIELD_COUNT;
	refused(FEW ";wijk\nA;x;opvang;1\nA;x;opvang;1;Oost\nA;x;opvang;1;Oost\n", &code, 1);
	static const enum baat_code codes[] = {BAAT_FIELD_COUNT, BAAT_CASE_DIFFERS};
	refused(FEW ";wijk\nA;x;opvang;1\nA;x;opvang;1;Oost\nA;x;opvang;1;West\n", codes, 2);
}

/* Attributes of several files: the union, empty where a file has none. */
static void test_attributes_of_another_file(void **state)
{
	(void)state;
	const struct baat_meant none = {NULL, 0};
	assert_int_equal(model_open(&model, FEW ";wijk\nA;x;opvang;1;Oost\n"), BAAT_OK);
	/* as if a file before this one had a column of its own */
	baat_case_columns_free(model.columns);
	baat_case_reader_free(model.reader);
	baat_names_clear(model.attributes);
	baat_names_add(model.attributes, BAAT_TEXT("stad"));
	assert_int_equal(baat_case_columns_find(&model.columns, model.table, &none, model.attributes, &model.diags),
	                 BAAT_OK);
	model.reader = baat_case_reader_new(model.prices, &model.method, model.names, 2);
	const struct baat_case *casus;
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_int_equal(casus->attributes[0].length, 0);
	assert_true(baat_text_equal(casus->attributes[1], BAAT_TEXT("Oost")));
}

static void test_columns(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		enum baat_code code;
		uint32_t field;
	} cases[] = {
	    {FEW ";kansen", BAAT_COLUMN_NEAR, 5},
	    {FEW ";scenarios", BAAT_COLUMN_NEAR, 5},
	    {FEW ";Pre;dur", BAAT_COLUMN_NEAR, 6},
	    {FEW ";soorten", BAAT_COLUMN_NEAR, 5},
	    {FEW ";bedrag;prijs", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";Partij", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";ncw", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";totaal", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";regel", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";reden", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";zonder", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";jaar", BAAT_COLUMN_RESERVED, 5},
	    {FEW ";jaren", BAAT_CODE__MAX, 0},
	    {FEW ";wijk;wijk", BAAT_COLUMN_TWICE, 6},
	    {"casus;post;aantal", BAAT_COLUMN_MISSING, 0},
	    {FEW ";domeinen", BAAT_COLUMN_NEAR, 5},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		bool good = cases[i].code == BAAT_CODE__MAX;
		assert_int_equal(model_open(&model, cases[i].header), good ? BAAT_OK : BAAT_REJECTED);
		if (good)
			continue;
		size_t last = model.diags.count - 1;
		assert_int_equal(model.diags.items[last].code, cases[i].code);
		if (cases[i].field > 0)
			assert_int_equal(model.diags.items[last].place.field, cases[i].field);
		assert_null(model.columns);
	}
}

/* --attribuut says that a name is meant; it does not lift the ban on reserved names. */
static void test_meant(void **state)
{
	(void)state;
	static const char *const names[] = {"kansen", "saldo"};
	const struct baat_meant meant = {names, 2};
	const struct baat_case *casus;
	assert_int_equal(model_open_meant(&model, BAAT_TEXT(FEW ";kansen\nA;x;opvang;1;veel\n"), 0, &meant), BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_true(baat_text_equal(casus->attributes[0], BAAT_TEXT("veel")));
	assert_int_equal(casus->lines[0].chance, BAAT_CHANCE_ONE);
	assert_int_equal(model_open_meant(&model, BAAT_TEXT(FEW ";saldo\n"), 0, &meant), BAAT_REJECTED);
	assert_int_equal(model.diags.items[0].code, BAAT_COLUMN_RESERVED);
}

/* Lines stand by scenario, zonder first, alternatives by first appearance, lines in the order of the file. */
static void test_interleaved(void **state)
{
	(void)state;
	static const uint64_t order[] = {4, 6, 9, 2, 5, 3, 8, 7};
	static const size_t counts[] = {3, 2, 2, 1};
	const struct baat_case *casus =
	    model_case(&model, FEW "\nA;x;opvang;1\nA;y;opvang;1\nA;zonder;opvang;1\nA;x;opvang;1\nA;zonder;opvang;1\n"
	                           "A;z;opvang;1\nA;y;opvang;1\nA;zonder;opvang;1\nB;y;opvang;1\nB;x;opvang;1\n");
	assert_int_equal(casus->line_count, 8);
	assert_int_equal(casus->scenario_count, 4);
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(casus->lines[i].line, order[i]);
	for (size_t i = 0, first = 0; i < 4; first += counts[i++]) {
		assert_int_equal(casus->scenarios[i].first_line, first);
		assert_int_equal(casus->scenarios[i].line_count, counts[i]);
		for (size_t j = 0; j < counts[i]; j++)
			assert_int_equal(casus->lines[first + j].scenario, i);
	}
	assert_string_equal(model_name(&model, casus->scenarios[1].name), "x");
	/* the order of one case is not that of the next */
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_string_equal(model_name(&model, casus->scenarios[1].name), "y");
	assert_int_equal(casus->scenarios[1].line_count, 1);
	assert_int_equal(casus->scenarios[1].line, 10);
	assert_false(casus->has_counterfactual);
}

static void test_same_in_scenario(void **state)
{
	(void)state;
	static const enum baat_code once[] = {BAAT_SCENARIO_DIFFERS};
	static const enum baat_code both[] = {BAAT_SCENARIO_DIFFERS, BAAT_SCENARIO_DIFFERS};
	static const enum baat_code range[] = {BAAT_NUMBER_RANGE}, unknown[] = {BAAT_VALUE_UNKNOWN};
	refused(FEW ";slaagkans\nA;x;opvang;1;0,5\nA;x;opvang;1;\n", once, 1);
	assert_int_equal(model.diags.items[0].place.line, 3);
	refused(FEW ";gekozen\nA;x;opvang;1;ja\nA;x;opvang;1;\n", once, 1);
	refused(FEW ";slaagkans;gekozen\nA;x;opvang;1;;\nA;x;opvang;1;0,5;nee\n", both, 2);
	/* defaults filled in, written otherwise, and another scenario or case: the same, or free to differ */
	model_case(&model, FEW ";slaagkans\nA;x;opvang;1;1\nA;x;opvang;1;\nA;x;opvang;1;100%\n");
	model.method.success = 700000;
	const struct baat_case *casus =
	    model_case(&model, FEW ";slaagkans\nA;zonder;opvang;1;\nA;x;opvang;1;\nA;y;opvang;1;0,5\nA;x;opvang;1;70%\n"
	                           "B;x;opvang;1;0,2\n");
	assert_int_equal(casus->scenarios[0].success, BAAT_CHANCE_ONE);
	assert_int_equal(casus->scenarios[1].success, 700000);
	assert_int_equal(casus->scenarios[2].success, 500000);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_int_equal(casus->scenarios[1].success, 200000);
	/* a value that cannot be read is one error, not one for each line that differs from it */
	refused(FEW ";slaagkans\nA;x;opvang;1;2\nA;x;opvang;1;0,5\nA;x;opvang;1;0,5\n", range, 1);
	refused(FEW ";slaagkans\nA;x;opvang;1;0,5\nA;x;opvang;1;2\nA;x;opvang;1;0,5\n", range, 1);
	refused(FEW ";gekozen\nA;x;opvang;1;j\nA;x;opvang;1;nee\n", unknown, 1);
}

static void check_choice(const char *marks, enum baat_status status, size_t scenario, enum baat_code code,
                         uint64_t line)
{
	struct baat_buffer text = {0};
	struct baat_diags diags = {0};
	size_t found = 99;
	baat_buffer_add_string(&text, FEW ";gekozen\nA;zonder;opvang;1;\n");
	for (size_t i = 0; marks[i] != '\0'; i++)
		baat_buffer_printf(&text, "A;%c;opvang;1;%s\n", (int)('a' + i),
		                   marks[i] == 'j'   ? "ja"
		                   : marks[i] == 'n' ? "nee"
		                                     : "");
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	assert_int_equal(baat_case_choice(casus, "zaken.csv", &found, &diags), status);
	assert_int_equal(diags.count, status == BAAT_OK ? 0 : 1);
	if (status == BAAT_OK) {
		assert_int_equal(found, scenario);
	} else {
		assert_int_equal(diags.items[0].code, code);
		assert_int_equal(diags.items[0].place.line, line);
	}
	baat_diags_clear(&diags);
	baat_buffer_free(&text);
}

static void test_choice(void **state)
{
	(void)state;
	check_choice("", BAAT_OK, 0, 0, 0);
	check_choice("-", BAAT_OK, 1, 0, 0);
	check_choice("j", BAAT_OK, 1, 0, 0);
	check_choice("n", BAAT_OK, 0, 0, 0);
	check_choice("-j-", BAAT_OK, 2, 0, 0);
	check_choice("nnj", BAAT_OK, 3, 0, 0);
	check_choice("--", BAAT_REJECTED, 0, BAAT_CHOICE_MISSING, 2);
	check_choice("nn", BAAT_REJECTED, 0, BAAT_CHOICE_MISSING, 2);
	check_choice("n-", BAAT_REJECTED, 0, BAAT_CHOICE_MISSING, 2);
	check_choice("j-j", BAAT_REJECTED, 0, BAAT_CHOICE_TWICE, 5);
	check_choice("jjj", BAAT_REJECTED, 0, BAAT_CHOICE_TWICE, 4);
}

static void add_shares(struct baat_buffer *to, const struct baat_line *line)
{
	for (size_t i = 0; i < line->payers->count; i++)
		baat_buffer_printf(to, " %s:%d", model_name(&model, line->payers->items[i].party),
		                   line->payers->items[i].percent);
}

/* Writes down all that is told of a case. */
static void add_case(struct baat_buffer *to, enum baat_case_result result, const struct baat_case *casus)
{
	baat_buffer_add(to, casus->id);
	baat_buffer_printf(to, " %d line %llu rows %zu {", (int)result, (unsigned long long)casus->line,
	                   casus->row_count);
	baat_buffer_add(to, (struct baat_text){model.block.bytes + casus->first_byte, casus->length});
	baat_buffer_add_string(to, "}\n");
	if (result != BAAT_CASE)
		return;
	baat_buffer_printf(to, " start %d", casus->start);
	for (uint32_t i = 0; i < baat_names_count(model.attributes); i++) {
		baat_buffer_add_string(to, " [");
		baat_buffer_add(to, casus->attributes[i]);
		baat_buffer_add_char(to, ']');
	}
	for (size_t i = 0; i < casus->scenario_count; i++) {
		const struct baat_scenario *scenario = &casus->scenarios[i];
		baat_buffer_printf(to, " %s %d %d %zu+%zu", i == 0 ? "" : model_name(&model, scenario->name),
		                   scenario->success, (int)scenario->choice, scenario->first_line,
		                   scenario->line_count);
	}
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		baat_buffer_printf(to, "\n\t%llu %s %s %s %u %lld*%lld %d %d %d %u+%u %u %u %d",
		                   (unsigned long long)line->line, model_name(&model, line->post),
		                   model_name(&model, line->domain), model_name(&model, line->receiver), line->scenario,
		                   (long long)line->quantity, (long long)line->price, line->chance, line->cashable,
		                   line->price_year, line->from, line->months, line->period, line->kind,
		                   line->unpriced);
		add_shares(to, line);
	}
	baat_buffer_add_char(to, '\n');
}

static void read_all(struct baat_text text, size_t block_size, bool slow, struct baat_buffer *to)
{
	const struct baat_meant none = {NULL, 0};
	const struct baat_case *casus;
	enum baat_case_result result;
	to->length = 0;
	model.slow = slow;
	if (model_open_meant(&model, text, block_size, &none) == BAAT_OK)
		while ((result = model_next(&model, &casus)) == BAAT_CASE || result == BAAT_CASE_BAD)
			add_case(to, result, casus);
	check_add_diags(to, &model.diags, true);
	baat_buffer_add_char(to, '\0');
}

/* A bad row spoils its case and nothing else; the rows of a bad case are known. */
static void test_after_a_bad_case(void **state)
{
	(void)state;
	const struct baat_case *casus;
	assert_int_equal(model_open(&model, FEW ";slaagkans\n"
	                                        "A;zonder;opvang;1;\nA;x;opvang;een;0,5\n\nA;x;opvang;1;0,5\n"
	                                        "B;zonder;opvang;1;\n"
	                                        "C;x;opvang;1\n"
	                                        "D;x;opvang;1;0,4\nD;x;opvang;1;0,5\n"
	                                        "E;x;\"op\nvang\";1;\n"
	                                        "F;x;opvang;1;\n"),
	                 BAAT_OK);
	static const struct {
		enum baat_case_result result;
		uint64_t line;
		size_t rows, diags;
	} expected[] = {{BAAT_CASE_BAD, 2, 3, 1}, {BAAT_CASE, 6, 1, 1},      {BAAT_CASE_BAD, 7, 1, 2},
	                {BAAT_CASE_BAD, 8, 2, 3}, {BAAT_CASE_BAD, 10, 1, 4}, {BAAT_CASE, 12, 1, 4}};
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(model_next(&model, &casus), expected[i].result);
		assert_int_equal(casus->line, expected[i].line);
		assert_int_equal(casus->row_count, expected[i].rows);
		assert_int_equal(model.diags.count, expected[i].diags);
		assert_true(casus->id.length == 1 && casus->id.at[0] == (char)('A' + i));
	}
	assert_int_equal(model_next(&model, &casus), BAAT_CASES_END);
	assert_int_equal(model_next(&model, &casus), BAAT_CASES_END);
}

/* A row without a case belongs to the case above it, and to one of its own where there is none. */
static void test_rows_without_case(void **state)
{
	(void)state;
	const struct baat_case *casus;
	assert_int_equal(model_open(&model, FEW "\n;x;opvang;1\n;x;opvang;1\nA;x;opvang;1\n;x;opvang;1\nA;x;opvang;1\n"
	                                        "B;x;opvang;1\n"),
	                 BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE_BAD);
	assert_int_equal(casus->id.length, 0);
	assert_int_equal(casus->row_count, 2);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE_BAD);
	assert_int_equal(casus->row_count, 3);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_int_equal(model.diags.count, 3);
}

static void test_positions(void **state)
{
	(void)state;
	const char *text =
	    "sep=;\r\n" FEW "\r\nA;x;opvang;1\r\n\r\nA;x;\"opvang\";1\r\nB;x;opvang;1\r\n;;;\r\nC;x;opvang;1";
	static const char *const parts[] = {"A;x;opvang;1\r\n\r\nA;x;\"opvang\";1\r\n", "B;x;opvang;1\r\n",
	                                    "C;x;opvang;1"};
	static const uint64_t lines[] = {3, 6, 8};
	const struct baat_case *casus;
	assert_int_equal(model_open(&model, text), BAAT_OK);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(model_next(&model, &casus), BAAT_CASE);
		assert_int_equal(casus->line, lines[i]);
		assert_int_equal(casus->length, strlen(parts[i]));
		assert_memory_equal(model.block.bytes + casus->first_byte, parts[i], strlen(parts[i]));
	}
}

static void test_start(void **state)
{
	(void)state;
	const struct baat_case *casus;
	assert_int_equal(model_case(&model, FEW "\nA;x;opvang;1\n")->start, BAAT_NO_MONTH);
	assert_int_equal(model_case(&model, FEW ";start\nA;x;opvang;1;\n")->start, BAAT_NO_MONTH);
	model.method.start = 2024 * 12;
	assert_int_equal(model_open(&model, FEW ";start\nA;x;opvang;1;2025-02\nB;x;opvang;1;\n"), BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_int_equal(casus->start, 2025 * 12 + 1);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_int_equal(casus->start, 2024 * 12);
}

static bool is_remark(const struct baat_case *casus, size_t line, const char *text)
{
	return baat_text_equal(casus->lines[line].remark, baat_text_of(text));
}

/* Remarks stay with their lines when those are put by scenario, and are there for who asks only. */
static void test_remarks(void **state)
{
	(void)state;
	const char *text = FEW ";toelichting\nA;x;opvang;1;een\nA;zonder;opvang;1;\"twee; ja\"\nA;x;opvang;1;\n"
			       "B;x;opvang;1;vier\n";
	const struct baat_case *casus;
	for (int slow = 0; slow < 2; slow++) {
		model.slow = slow == 1;
		assert_int_equal(model_open(&model, text), BAAT_OK);
		assert_int_equal(model_next(&model, &casus), BAAT_CASE);
		assert_true(is_remark(casus, 0, "") && is_remark(casus, 1, "") && is_remark(casus, 2, ""));
		assert_int_equal(model_open(&model, text), BAAT_OK);
		baat_case_keep_remarks(model.reader);
		assert_int_equal(model_next(&model, &casus), BAAT_CASE);
		assert_true(is_remark(casus, 0, "twee; ja") && is_remark(casus, 1, "een") && is_remark(casus, 2, ""));
		assert_int_equal(model_next(&model, &casus), BAAT_CASE);
		assert_true(is_remark(casus, 0, "vier"));
	}
	assert_true(is_remark(model_case(&model, FEW "\nA;x;opvang;1\n"), 0, ""));
}

static void add_row_again(void *context, const struct baat_row *row)
{
	struct baat_buffer *to = context;
	baat_buffer_printf(to, "%llu", (unsigned long long)row->line);
	for (size_t i = 0; i < row->count; i++) {
		baat_buffer_add_char(to, '|');
		baat_buffer_add(to, row->fields[i]);
	}
	baat_buffer_add_char(to, '\n');
}

/* The rows of one case, and no byte of its neighbours. */
static void test_rows_again(void **state)
{
	(void)state;
	static const char *const expected[] = {"2|A|x|opvang|1\n", "3|B|x|a\nb|1\n6|B|x\n", "7|C|x|opvang|1\n"};
	struct baat_rows *rows = baat_rows_new();
	struct baat_buffer got = {0};
	const struct baat_case *casus;
	assert_int_equal(model_open(&model, FEW "\nA;x;opvang;1\nB;x;\"a\nb\";1\n;;;\nB;x\nC;x;opvang;1\n"), BAAT_OK);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(model_next(&model, &casus), i == 1 ? BAAT_CASE_BAD : BAAT_CASE);
		got.length = 0;
		assert_true(baat_case_rows(casus, model.table, &model.block, rows, add_row_again, &got));
		baat_buffer_add_char(&got, '\0');
		assert_string_equal(got.at, expected[i]);
	}
	baat_buffer_free(&got);
	baat_rows_free(rows);
}

static void test_broken(void **state)
{
	(void)state;
	const struct baat_case *casus;
	assert_int_equal(model_open(&model, FEW "\nA;x;opvang;1\nB;x;opvang;1\nB;x;\"opvang;1\nC;x;opvang;1\n"),
	                 BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_int_equal(model_next(&model, &casus), BAAT_CASES_BROKEN);
	assert_int_equal(model.diags.count, 1);
	assert_int_equal(model.diags.items[0].code, BAAT_QUOTE_OPEN);
	assert_int_equal(model.diags.items[0].place.line, 4);
	assert_int_equal(model_open(&model, FEW "\n\"A;x;opvang;1\n"), BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASES_BROKEN);
}

static void test_nothing(void **state)
{
	(void)state;
	const struct baat_case *casus;
	assert_int_equal(model_open(&model, FEW), BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASES_END);
	assert_int_equal(model_open(&model, FEW "\n\n;;;\n\n"), BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASES_END);
	baat_case_reader_free(NULL);
	baat_case_columns_free(NULL);
}

/* Texts last as long as the case, however much of it follows; many scenarios and lines. */
static void test_large_case(void **state)
{
	(void)state;
	enum { SCENARIOS = 300, LINES = 10 };
	struct baat_buffer text = {0};
	baat_buffer_add_string(&text, FEW ";wijk\n");
	for (size_t i = 0; i < LINES; i++)
		for (size_t j = 0; j < SCENARIOS; j++)
			baat_buffer_printf(&text, "lange-zaak;alternatief-%zu;opvang;%zu;Wijk\n", j, i);
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	assert_int_equal(casus->line_count, SCENARIOS * LINES);
	assert_int_equal(casus->scenario_count, SCENARIOS + 1);
	assert_true(baat_text_equal(casus->id, BAAT_TEXT("lange-zaak")));
	assert_true(baat_text_equal(casus->attributes[0], BAAT_TEXT("Wijk")));
	for (size_t i = 0; i < SCENARIOS * LINES; i++)
		assert_int_equal(casus->lines[i].quantity, 10000 * (i % LINES));
	baat_buffer_free(&text);
}

/* Payers that a line gives itself are read once a text, but a text that is fine in one dialect is not so in another. */
static void test_own_payers_by_dialect(void **state)
{
	(void)state;
	const struct baat_case *casus;
	assert_int_equal(model_open(&model, FEW ";betaler\nA;x;opvang;1;a:12,5|b:87,5\nB;x;opvang;1;a:12,5|b:87,5\n"),
	                 BAAT_OK);
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	const struct baat_shares *first = casus->lines[0].payers;
	assert_int_equal(model_next(&model, &casus), BAAT_CASE);
	assert_ptr_equal(casus->lines[0].payers, first);
	/* the same reader goes on with a file in another dialect */
	struct baat_table *table = NULL;
	struct baat_case_columns *columns = NULL;
	const struct baat_meant none = {NULL, 0};
	const struct baat_table_request request = {
	    .path = check_file_write(&model.file,
	                             BAAT_TEXT("casus,scenario,post,aantal,betaler\nC,x,opvang,1,\"a:12,5|b:87,5\"\n"
	                                       "D,x,opvang,1,a:12.5|b:87.5\n")),
	    .required = baat_case_required,
	    .required_count = 4};
	assert_int_equal(baat_table_open(&table, &request, &model.diags), BAAT_OK);
	assert_int_equal(baat_case_columns_find(&columns, table, &none, model.attributes, &model.diags), BAAT_OK);
	assert_int_equal(baat_table_block(table, baat_case_columns_id(columns), &model.block, &model.diags), BAAT_OK);
	baat_case_begin(model.reader, table, columns, &model.block, true);
	assert_int_equal(baat_case_next(model.reader, &casus, &model.diags), BAAT_CASE_BAD);
	assert_int_equal(baat_case_next(model.reader, &casus, &model.diags), BAAT_CASE);
	assert_int_equal(casus->lines[0].payers->items[0].percent, 125000);
	assert_int_equal(baat_case_next(model.reader, &casus, &model.diags), BAAT_CASES_END);
	baat_table_close(table);
	baat_case_columns_free(columns);
}

/* Good and bad cases, empty rows, quotes and rows without a case: the same at every block size, quick or slow. */
static void test_every_block_size(void **state)
{
	(void)state;
	static const char text[] =
	    FEW ";per;duur;slaagkans;betaler;wijk\n"
		"A;x;opvang;1;;;0,5;;Oost\nA;zonder;opvang;2;dag;12;;;Oost\n;x;opvang;1;;;0,5;;Oost\n"
		"A;x;bijstand;1;;;0,5;;Oost\n\n"
		"B;zonder;ontruiming;1;;;;;West\n\"B\";x;eigen;1;;;;rijk;West\n"
		"\"C\n;\"\"1\"\"\";zonder;opvang;1;;;;a:30|b:70;\"W;est\n\"\r\n"
		"\"C\n;\"\"1\"\"\";x;opvang;1;;;;a:30|b:70;\"W;est\n\"\n"
		"D;x;opvang;1\nD;x;opvang;1;;;;;\n"
		"B2;x;opvang;1;week;3;0,2;;Zuid\nB2;x;opvang;1;week;3;0,3;;Zuid\n;;;;;;;;\nE;x;rust;1;;;;;";
	struct baat_buffer whole = {0}, other = {0};
	read_all((struct baat_text){text, sizeof text - 1}, 0, false, &whole);
	for (size_t size = 1; size <= sizeof text; size++)
		for (int slow = 0; slow < 2; slow++) {
			read_all((struct baat_text){text, sizeof text - 1}, size, slow, &other);
			assert_string_equal(other.at, whole.at);
		}
	baat_buffer_free(&whole);
	baat_buffer_free(&other);
}

static void add_random_row(struct baat_buffer *to, uint64_t *seed, size_t casus)
{
	static const char *const scenarios[] = {"zonder", "x", "y", "Zonder", "plan \"\"b\"\"", ""};
	static const char *const posts[] = {"opvang", "bijstand", "rust", "ontruiming", "nieuw", "jaarloos"};
	static const char *const times[] = {";;", "dag;;12", "maand;3;24", "jaar;2024-05;1", ";7;", "week;;", "uur;;1"};
	static const char *const ends[] = {"Oost", "Oost", "Oost", "Oost", "West", "\"Oost\"", "Oost;", ""};
	size_t scenario = check_below(seed, 50) == 0 ? 5 : check_below(seed, 5);
	size_t post = check_below(seed, 40) == 0 ? 4 : check_below(seed, 4);
	size_t end = check_below(seed, 30) == 0 ? check_below(seed, 8) : 0;
	if (check_below(seed, 25) != 0)
		baat_buffer_printf(to, "z%zu", casus);
	baat_buffer_printf(to, ";\"%s\";%s;%zu,%zu;%s;%s\n", scenarios[scenario], posts[post], check_below(seed, 100),
	                   check_below(seed, 100), times[check_below(seed, check_below(seed, 20) == 0 ? 7 : 5)],
	                   ends[end]);
}

static void test_random_files(void **state)
{
	(void)state;
	struct baat_buffer text = {0}, whole = {0}, other = {0};
	uint64_t seed = 3;
	model.method.start = 2024 * 12;
	for (size_t round = 0; round < 150; round++) {
		text.length = 0;
		baat_buffer_add_string(&text, FEW ";per;van;duur;wijk\n");
		size_t cases = check_below(&seed, 20);
		for (size_t i = 0; i < cases; i++)
			for (size_t rows = 1 + check_below(&seed, 6); rows > 0; rows--)
				add_random_row(&text, &seed, i);
		read_all(baat_buffer_text(&text), 0, false, &whole);
		for (size_t i = 0; i < 6; i++) {
			read_all(baat_buffer_text(&text), 1 + check_below(&seed, i < 3 ? 40 : 2000), i % 2, &other);
			assert_string_equal(other.at, whole.at);
		}
	}
	baat_buffer_free(&text);
	baat_buffer_free(&whole);
	baat_buffer_free(&other);
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
	    TEST(test_attributes),
	    TEST(test_attributes_after_a_short_row),
	    TEST(test_attributes_of_another_file),
	    TEST(test_columns),
	    TEST(test_meant),
	    TEST(test_interleaved),
	    TEST(test_same_in_scenario),
	    TEST(test_choice),
	    TEST(test_after_a_bad_case),
	    TEST(test_rows_without_case),
	    TEST(test_positions),
	    TEST(test_start),
	    TEST(test_remarks),
	    TEST(test_rows_again),
	    TEST(test_broken),
	    TEST(test_nothing),
	    TEST(test_large_case),
	    TEST(test_own_payers_by_dialect),
	    TEST(test_every_block_size),
	    TEST(test_random_files),
	};
	return cmocka_run_group_tests_name("casus", tests, set_up, tear_down);
}
