/* Rows of flows from texts that are kept: byte for byte what writing every cell gives. The code is taken in here, since
 * it is no part of the library. */
#include "model/flow/flow-row.c"

#include "model.h"
#include "random-case.h"

/* many times as many posts as texts that are kept, so that they take each other's places */
enum { NAMES = 1000, POSTS = 700, ATTRIBUTES = 2, COLUMNS = BAAT_FLOW__MAX + ATTRIBUTES + 1 };

static struct baat_names *names;
static const struct baat_text ids[] = {{"A", 1}, {"B;2", 3}, {"C,\t3", 4}, {"\"D\"", 3}, {" E", 2}};
static const struct baat_text districts[][ATTRIBUTES] = {
    {{"Oost", 4}, {"", 0}}, {{"We;st, \"Zuid\"", 14}, {"a\tb", 3}}, {{"x\ny", 3}, {" rood ", 6}}};

static int set_up(void **state)
{
	(void)state;
	static const char *const fronts[] = {"n", "n;", "n,\"", "n\t", " n", "=n", "n\n", "-"};
	struct baat_buffer text = {0};
	names = baat_names_new(NULL);
	/* the first one is empty, as a domain can be */
	for (unsigned i = 0; i < NAMES; i++) {
		text.length = 0;
		if (i > 0)
			baat_buffer_printf(&text, "%s%u%s", fronts[i / 3 % 8], i, i % 11 == 0 ? " " : "");
		baat_names_add(names, baat_buffer_text(&text));
	}
	baat_buffer_free(&text);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	baat_names_free(names);
	return 0;
}

/* Rows written in both ways. */
struct writing {
	struct flow_row row;
	struct baat_column columns[COLUMNS];
	struct baat_buffer found, expected;
	char origin[40];
	size_t count, ready;
};

static void writing_begin(struct writing *writing, enum baat_form form, bool origin)
{
	*writing = (struct writing){.count = 0};
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		writing->columns[i] =
		    (struct baat_column){baat_text_of(baat_flow_column_names[i]), baat_flow_column_kinds[i]};
	for (size_t i = BAAT_FLOW__MAX; i < COLUMNS; i++)
		writing->columns[i] = (struct baat_column){BAAT_TEXT("wijk"), BAAT_CELL_TEXT};
	writing->row.form = form;
	writing->row.columns = writing->columns;
	writing->row.column_count = origin ? COLUMNS : COLUMNS - 1;
	writing->row.origin = origin;
}

static void writing_free(struct writing *writing)
{
	flow_row_free(&writing->row);
	baat_buffer_free(&writing->found);
	baat_buffer_free(&writing->expected);
}

static void set_cells(struct writing *writing, const struct baat_unit *unit, const struct baat_flow *flow,
                      struct baat_cell cells[COLUMNS])
{
	baat_flow_cells(flow, unit, names, cells);
	for (size_t i = 0; i < ATTRIBUTES; i++)
		cells[BAAT_FLOW__MAX + i] = (struct baat_cell){.text = unit->attributes[i]};
	snprintf(writing->origin, sizeof writing->origin, "%s:%llu", unit->file, (unsigned long long)flow->line);
	cells[COLUMNS - 1] = (struct baat_cell){.text = baat_text_of(writing->origin)};
}

/* A baat_flow_sink. A flow of which all is at hand gets no cells. */
static enum baat_status write_both(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                   size_t count)
{
	struct writing *writing = context;
	for (size_t i = 0; i < count; i++) {
		struct baat_cell cells[COLUMNS];
		const bool ready = flow_row_ready(&writing->row, &flows[i]);
		set_cells(writing, unit, &flows[i], cells);
		baat_form_row(writing->row.form, writing->columns, writing->row.column_count, cells,
		              &writing->expected);
		flow_row_write(&writing->row, &flows[i], ready ? NULL : cells, &writing->found);
		writing->ready += ready;
		writing->count++;
		if (!baat_text_equal(baat_buffer_text(&writing->found), baat_buffer_text(&writing->expected)))
			fail_msg("'%.*s' instead of '%.*s'", (int)writing->found.length, writing->found.at,
			         (int)writing->expected.length, writing->expected.at);
		writing->found.length = writing->expected.length = 0;
	}
	return BAAT_OK;
}

static const enum baat_form forms[] = {BAAT_FORM_CSV_NL, BAAT_FORM_CSV, BAAT_FORM_TSV, BAAT_FORM_EXCEL};

/* Lines of the same few posts, or of any; each line of a file has a number of its own. */
static void make(struct random_case *made, uint64_t *line, uint64_t *seed)
{
	const size_t posts = check_below(seed, 2) == 0 ? 3 : POSTS;
	random_case_make(made, seed);
	made->casus.id = ids[check_below(seed, sizeof ids / sizeof *ids)];
	made->casus.attributes = districts[check_below(seed, 3)];
	for (size_t i = 0; i < made->casus.line_count; i++) {
		made->lines[i].line = ++*line;
		made->lines[i].post = (uint32_t)check_below(seed, posts);
		made->lines[i].domain = (uint32_t)check_below(seed, 4);
	}
}

static void test_cases(void **state)
{
	(void)state;
	const struct baat_flow_choice all = {0};
	struct baat_cut_off cut_off = {0};
	struct baat_diags diags = {0};
	struct baat_flow_rules rules;
	uint64_t seed = 1;
	for (unsigned way = 0; way < 8; way++) {
		static struct writing writing;
		uint64_t line = 1;
		writing_begin(&writing, forms[way / 2], way % 2 != 0);
		for (size_t round = 0; round < 800; round++) {
			struct random_case made;
			struct baat_method method = baat_method_default();
			random_method(&method, &seed);
			method.horizon = method.horizon == 100 ? 100 : 1 + (int32_t)check_below(&seed, 12);
			baat_flow_rules_make(&rules, &method);
			make(&made, &line, &seed);
			flow_row_begin(&writing.row);
			assert_int_equal(baat_flows_of_case(&made.casus, "map/zaken.csv", &rules, &all, write_both,
			                                    &writing, &cut_off, &diags),
			                 BAAT_OK);
		}
		assert_true(writing.count > 10000 && writing.ready > writing.count / 4 &&
		            writing.ready < writing.count);
		writing_free(&writing);
	}
}

/* One thing after the other changes, and changes back, from one row to the next of a case. */
static void test_each_part(void **state)
{
	(void)state;
	static const struct baat_text none[ATTRIBUTES] = {{"", 0}, {"", 0}};
	const struct baat_unit unit = {"z.csv", BAAT_TEXT("A"), none, BAAT_NO_MONTH};
	enum { PARTS = 10 };
	for (unsigned way = 0; way < 8; way++)
		for (unsigned changed = 0; changed < 1U << PARTS; changed++) {
			static struct writing writing;
			if (changed == 0)
				writing_begin(&writing, forms[way / 2], way % 2 != 0);
			flow_row_begin(&writing.row);
			struct baat_flow first = {.line = 2, .post = 3, .domain = 4, .party = 5, .alternative = 6};
			struct baat_flow second = {.line = 2 + (changed & 1),
			                           .post = 3 + (changed >> 1 & 1) * 256,
			                           .domain = 4 + (changed >> 2 & 1),
			                           .party = 5 + (changed >> 3 & 1) * 256,
			                           .alternative = 6 + (changed >> 4 & 1),
			                           .kind = (uint8_t)(changed >> 5 & 1),
			                           .side = (uint8_t)(changed >> 6 & 1),
			                           .pm_plus = changed >> 7 & 1,
			                           .success = (int32_t)(changed >> 8 & 1) * 250000};
			/* what a line is of, and the chance of an alternative, do not change by themselves */
			if (second.line == 2)
				second.post = first.post, second.domain = first.domain, second.pm_plus = 0;
			if (second.alternative == 6)
				second.success = 0;
			/* what one makes up for in the place of the words that the other takes */
			first.side = (uint8_t)(changed >> 9 & 1);
			second.month = first.month = (uint16_t)(changed);
			second.year = first.year = (uint8_t)(changed / 12);
			second.amount = -(first.amount = INT64_MAX >> changed % 63);
			const struct baat_flow rows[] = {first, second, second, first, second};
			write_both(&writing, &unit, rows, 5);
			if (changed + 1 == 1U << PARTS)
				writing_free(&writing);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cases),
	    cmocka_unit_test(test_each_part),
	};
	return cmocka_run_group_tests_name("flow-row", tests, set_up, tear_down);
}
