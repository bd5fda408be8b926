/* What must be the same on all lines of a case or a scenario, and which columns there are. */
#include "case-reading.h"

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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, default_method)
	const struct CMUnitTest tests[] = {
	    TEST(test_attributes),
	    TEST(test_attributes_after_a_short_row),
	    TEST(test_attributes_of_another_file),
	    TEST(test_columns),
	    TEST(test_meant),
	    TEST(test_interleaved),
	    TEST(test_same_in_scenario),
	    TEST(test_choice),
	    TEST(test_start),
	};
	return cmocka_run_group_tests_name("case columns", tests, set_up, tear_down);
}
