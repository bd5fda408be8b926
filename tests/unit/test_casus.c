/* Lines gathered into cases: baat-bestanden(5), CASE LINES. */
#include "case-reading.h"

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
	    TEST(test_after_a_bad_case), TEST(test_rows_without_case), TEST(test_positions),
	    TEST(test_remarks),          TEST(test_rows_again),        TEST(test_broken),
	    TEST(test_nothing),          TEST(test_large_case),        TEST(test_own_payers_by_dialect),
	    TEST(test_every_block_size), TEST(test_random_files),
	};
	return cmocka_run_group_tests_name("casus", tests, set_up, tear_down);
}
