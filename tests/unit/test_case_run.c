#include "model.h"
#include "running.h"

#include "baat/run/account.h"
#include "baat/run/case-input.h"
#include "baat/run/rejects.h"

/* Cases are counted and their identifiers written down. */
struct state {
	uint64_t cases, bad, counted_blocks, void_blocks;
};

static void *new_state(struct baat_worker *worker, void *context)
{
	(void)worker, (void)context;
	return calloc(1, sizeof(struct state));
}

static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct state *into = context;
	const struct state *from = other;
	(void)diags;
	into->cases += from->cases;
	into->bad += from->bad;
	into->counted_blocks += from->counted_blocks;
	into->void_blocks += from->void_blocks;
	return BAAT_OK;
}

/* A case that is called "fout" is a bad one to the handler. */
static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	baat_buffer_add(&worker->out, casus->id);
	baat_buffer_add_char(&worker->out, '\n');
	if (baat_text_equal(casus->id, BAAT_TEXT("fout")))
		return baat_error(&worker->diags, baat_at(baat_table_path(worker->input->table), casus->line, 0),
		                  BAAT_CHOICE_MISSING, "choose");
	state->cases++;
	return BAAT_OK;
}

static void count_row(void *context, const struct baat_row *row)
{
	uint64_t *rows = context;
	assert_true(row->count >= 4);
	++*rows;
}

static void on_bad(struct baat_worker *worker, const struct baat_case *casus, size_t first)
{
	struct state *state = worker->state;
	uint64_t rows = 0;
	assert_true(first < worker->diags.count);
	assert_true(baat_worker_rows(worker, casus, count_row, &rows));
	assert_int_equal(rows, casus->row_count);
	state->bad++;
}

static void end_block(struct baat_worker *worker, bool counts)
{
	struct state *state = worker->state;
	state->counted_blocks += counts;
	state->void_blocks += !counts;
}

static const struct baat_handler handler = {
    .new_state = new_state,
    .free_state = free,
    .merge = merge,
    .on_case = on_case,
    .on_bad = on_bad,
    .end_block = end_block,
};

/* A run over cases, with the prices of a model. */
struct cases {
	struct running running;
	struct model model;
};

static void cases_new(struct cases *cases)
{
	model_new(&cases->model, "post;omschrijving;eenheid;prijs;betaler;prijspeil\nopvang;Opvang;stuk;100;gemeente;"
	                         "2024\nzorg;Zorg;stuk;50;verzekeraar;2020\n");
	baat_prices_resolve(cases->model.prices, &cases->model.method, NULL, NULL, &cases->model.diags);
	running_new(&cases->running);
	cases->running.request.method = &cases->model.method;
	cases->running.request.prices = cases->model.prices;
}

static void cases_free(struct cases *cases)
{
	running_free(&cases->running);
	model_free(&cases->model);
}

/* Opens the run with its output, and with rejects when they are asked for. */
static void cases_open(struct cases *cases, bool rejects)
{
	struct running *running = &cases->running;
	running->run = baat_run_new(&baat_case_input, &running->request);
	assert_non_null(running->run);
	enum baat_status status = baat_rejects_to(running->run, rejects ? running->rejects : NULL, &running->diags);
	if (status == BAAT_OK)
		status = baat_run_open(running->run, &running->diags);
	assert_int_equal(baat_run_output_to(running->run, running->output, status, &running->diags), BAAT_OK);
}

static enum baat_status cases_go(struct cases *cases, bool rejects)
{
	cases_open(cases, rejects);
	return baat_run_cases(cases->running.run, &handler, NULL, &cases->running.diags);
}

static enum baat_status cases_end(struct cases *cases, enum baat_status status)
{
	return baat_run_end(cases->running.run, status, &cases->running.diags);
}

enum { CASES = 3000 };

/* Cases of 1 to 7 lines from number `first` on; those in `wrong`, by number, have an unknown post in their last line.
 */
static void add_cases(struct running *running, int first, const int *wrong, struct baat_buffer *wanted)
{
	struct baat_buffer rows = {0};
	baat_buffer_add_string(&rows, "casus;scenario;post;aantal;wijk\n");
	for (int c = first; c < first + CASES; c++) {
		bool bad = wrong != NULL && c == *wrong;
		int lines = c % 7 + 1;
		wrong += bad;
		for (int i = 1; i <= lines; i++)
			baat_buffer_printf(&rows, "Z-%d;%s;%s;1;oost\n", c, i % 2 ? "zonder" : "a",
			                   bad && i == lines ? "opvagn"
			                   : i % 3           ? "opvang"
			                                     : "zorg");
		if (!bad && wanted != NULL)
			baat_buffer_printf(wanted, "Z-%d\n", c);
	}
	running_add(running, baat_buffer_text(&rows));
	baat_buffer_free(&rows);
}

static void test_counts(void **state)
{
	static const size_t sizes[] = {0, 1, 4096};
	struct cases cases;
	struct baat_buffer wanted = {0};
	(void)state;
	cases_new(&cases);
	add_cases(&cases.running, 1, NULL, &wanted);
	add_cases(&cases.running, 1 + CASES, NULL, &wanted);
	baat_buffer_add_char(&wanted, '\0');
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
			cases.running.request.jobs = jobs;
			cases.running.request.inputs.block_size = sizes[i];
			assert_int_equal(cases_go(&cases, false), BAAT_OK);
			const struct baat_counts *counts = baat_run_counts(cases.running.run);
			const struct state *sum = baat_run_state(cases.running.run);
			assert_int_equal(sum->cases, 2 * CASES);
			assert_int_equal(counts->cases, 2 * CASES);
			assert_int_equal(counts->lines, cases.running.lines);
			assert_int_equal(counts->without_alternative, 2 * CASES / 7);
			assert_int_equal(counts->without_counterfactual, 0);
			assert_int_equal(baat_run_notes(cases.running.run, &cases.running.diags), BAAT_OK);
			assert_int_equal(cases.running.diags.count, 1);
			assert_int_equal(cases.running.diags.items[0].code, BAAT_PRICE_YEARS_MIXED);
			assert_int_equal(cases_end(&cases, BAAT_OK), BAAT_OK);
			running_expect(cases.running.output, wanted.at);
			running_close(&cases.running);
		}
	}
	baat_buffer_free(&wanted);
	cases_free(&cases);
}

/* Without a place to set them aside the first bad case ends what goes out, and nothing of it appears. */
static void test_bad_case(void **state)
{
	static const int wrong[] = {CASES / 2, CASES / 2 + 1, 0};
	struct cases cases;
	(void)state;
	cases_new(&cases);
	add_cases(&cases.running, 1, wrong, NULL);
	cases.running.request.inputs.block_size = 4096;
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		cases.running.request.jobs = jobs;
		enum baat_status status = cases_go(&cases, false);
		assert_int_equal(status, BAAT_REJECTED);
		assert_int_equal(baat_run_counts(cases.running.run)->rejected, 2);
		assert_int_equal(cases_end(&cases, status), BAAT_REJECTED);
		assert_int_equal(cases.running.heard.errors, 2);
		assert_false(running_exists(cases.running.output));
		running_close(&cases.running);
	}
	cases_free(&cases);
}

static void test_rejects(void **state)
{
	static const int wrong[] = {2, CASES - 1, 0};
	struct cases cases;
	struct baat_buffer wanted = {0};
	(void)state;
	cases_new(&cases);
	add_cases(&cases.running, 1, wrong, &wanted);
	/* a file with other columns and another delimiter; the handler has something against the first case */
	running_add(&cases.running, BAAT_TEXT("scenario,post,aantal,casus,toelichting\n"
	                                      "zonder,opvang,1,fout,\"a, \"\"b\"\"\"\n"
	                                      "a,zorg,1,fout,\n"
	                                      "zonder,opvang,1,goed,\n"));
	baat_buffer_add(&wanted, (struct baat_text){"goed\n", 6});
	cases.running.request.inputs.block_size = 1000;
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		cases.running.request.jobs = jobs;
		assert_int_equal(cases_go(&cases, true), BAAT_OK);
		const struct state *sum = baat_run_state(cases.running.run);
		assert_int_equal(sum->cases, CASES - 1);
		assert_int_equal(sum->bad, 3);
		assert_int_equal(baat_run_counts(cases.running.run)->rejected, 3);
		assert_int_equal(cases_end(&cases, BAAT_OK), BAAT_REJECTED);
		running_expect(cases.running.output, wanted.at);
		char *got = running_read(cases.running.rejects);
		char *last = strstr(got, "fout");
		assert_non_null(last);
		assert_memory_equal(got,
		                    "casus\tscenario\tpost\taantal\twijk\ttoelichting\tregel\treden\n"
		                    "Z-2\tzonder\topvang\t1\toost\t\t3\t",
		                    81);
		assert_non_null(strstr(got, "[post-unknown]\nZ-2999\t"));
		assert_string_equal(last, "fout\tzonder\topvang\t1\t\t\"a, \"\"b\"\"\"\t2\tchoose [choice-missing]\n"
		                          "fout\ta\tzorg\t1\t\t\t3\tsee line 2\n");
		free(got);
		running_close(&cases.running);
	}
	baat_buffer_free(&wanted);
	cases_free(&cases);
}

/* Cases that come back, in other files: the run ends there; a thorough one goes on. */
static void test_returned(void **state)
{
	struct cases cases;
	(void)state;
	cases_new(&cases);
	running_add(&cases.running, BAAT_TEXT("casus;scenario;post;aantal\nA;zonder;opvang;1\nB;zonder;opvang;1\n"));
	running_add(&cases.running, BAAT_TEXT("casus;scenario;post;aantal\nC;zonder;opvang;1\nB;a;opvang;1\n"
	                                      "A;a;opvang;1\nD;zonder;opvang;1\n"));
	running_add(&cases.running, BAAT_TEXT("casus;scenario;post;aantal\nD;a;opvang;1\n"));
	for (int thorough = 0; thorough < 2; thorough++) {
		cases.running.request.thorough = thorough;
		enum baat_status status = cases_go(&cases, false);
		assert_int_equal(status, BAAT_REJECTED);
		assert_int_equal(cases.running.heard.errors, thorough ? 3 : 1);
		if (thorough)
			assert_non_null(strstr(cases.running.heard.items[2].text, "in-1.csv:5;"));
		assert_int_equal(cases.running.heard.items[0].code, BAAT_CASE_NOT_TOGETHER);
		assert_int_equal(cases.running.heard.items[0].place.line, 3);
		assert_non_null(strstr(cases.running.heard.items[0].text, "in-0.csv:3;"));
		cases_end(&cases, status);
		assert_false(running_exists(cases.running.output));
		running_close(&cases.running);
	}
	cases_free(&cases);
}

/* A thorough run passes over what cannot be read on, tells nothing from behind it, and merges all the same. */
static void test_thorough(void **state)
{
	static const int wrong[] = {5, 0};
	struct cases cases;
	struct baat_buffer rows = {0};
	(void)state;
	cases_new(&cases);
	add_cases(&cases.running, 1, wrong, NULL);
	baat_buffer_add_string(&rows, "casus;scenario;post;aantal;wijk\nA;zonder;opvang;1;x\"y\"z\n");
	for (int i = 0; i < CASES; i++)
		baat_buffer_printf(&rows, "A-%d;zonder;opvang;1;z\n", i);
	running_add(&cases.running, baat_buffer_text(&rows));
	running_add(&cases.running, BAAT_TEXT("scenario;post;aantal\nzonder;opvang;1\n"));
	running_add(&cases.running, BAAT_TEXT("casus;scenario;post;aantal\nLaatste;zonder;opvang;1\n"));
	cases.running.request.thorough = true;
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		cases.running.request.jobs = jobs;
		cases.running.request.inputs.block_size = 4096;
		cases.running.run = baat_run_new(&baat_case_input, &cases.running.request);
		assert_int_equal(baat_run_open(cases.running.run, &cases.running.diags), BAAT_REJECTED);
		assert_int_equal(cases.running.diags.count, 1);
		assert_int_equal(baat_run_cases(cases.running.run, &handler, NULL, &cases.running.diags),
		                 BAAT_REJECTED);
		const struct state *sum = baat_run_state(cases.running.run);
		assert_int_equal(cases.running.heard.errors, 2);
		assert_int_equal(cases.running.heard.items[0].code, BAAT_POST_UNKNOWN);
		assert_int_equal(cases.running.heard.items[1].code, BAAT_QUOTE_STRAY);
		assert_true(sum->counted_blocks > 2 && sum->void_blocks > 0);
		assert_int_equal(baat_run_counts(cases.running.run)->cases, CASES);
		assert_int_equal(baat_inputs_at(baat_run_inputs(cases.running.run), 3)->rows, 1);
		assert_true(baat_inputs_at(baat_run_inputs(cases.running.run), 1)->broken);
		cases_end(&cases, BAAT_REJECTED);
		running_close(&cases.running);
	}
	baat_buffer_free(&rows);
	cases_free(&cases);
}

/* The account is written at the end, names what was read, and appears with the output only. */
static void test_account(void **state)
{
	static const char *const keys[] = {"partij", "jaar"};
	static const struct baat_fact facts[] = {
	    {.name = "sleutel", .kind = BAAT_FACT_LIST, .list = keys, .count = 2},
	    {.name = "codering", .kind = BAAT_FACT_TEXT},
	    {.name = "vorm", .kind = BAAT_FACT_TEXT, .text = "csv"},
	    {.name = "stromen", .kind = BAAT_FACT_TRUTH, .truth = true},
	};
	struct cases cases;
	(void)state;
	cases_new(&cases);
	running_add(&cases.running, BAAT_TEXT("casus;scenario;post;aantal\nA;zonder;opvang;1\nB;a;opvang;1\n"));
	cases.running.request.inputs.digest = true;
	const struct baat_account_source sources[] = {
	    {.kind = "methode"},
	    {.kind = "cpi", .path = cases.running.paths[0]},
	    {.kind = "prijzen", .path = "prijzen.csv", .digest = "abc", .rows = 2}};
	const struct baat_account_request request = {.path = cases.running.account,
	                                             .program = "baat-toets",
	                                             .input_kind = "zaken",
	                                             .data_folder = cases.running.folder,
	                                             .options = facts,
	                                             .option_count = 4,
	                                             .sources = sources,
	                                             .source_count = 3};
	for (int trial = 0; trial < 3; trial++) {
		char *got;
		cases_open(&cases, false);
		assert_int_equal(baat_account_to(cases.running.run, &request, &cases.running.diags), BAAT_OK);
		assert_int_equal(baat_run_cases(cases.running.run, &handler, NULL, &cases.running.diags), BAAT_OK);
		/* the second time the program fails, the third time a source can no longer be read */
		if (trial == 2)
			unlink(cases.running.paths[0]);
		enum baat_status status = cases_end(&cases, trial == 1 ? BAAT_REJECTED : BAAT_OK);
		assert_int_equal(status, trial == 0 ? BAAT_OK : trial == 1 ? BAAT_REJECTED : BAAT_SYSTEM);
		assert_int_equal(running_exists(cases.running.account), trial == 0);
		assert_int_equal(running_exists(cases.running.output), trial == 0);
		if (trial > 0) {
			running_close(&cases.running);
			continue;
		}
		got = running_read(cases.running.account);
		assert_non_null(strstr(got, "\"opties\": {\"sleutel\": [\"partij\", \"jaar\"], \"codering\": null, "
		                            "\"vorm\": \"csv\", \"stromen\": true},\n"));
		assert_null(strstr(got, "\"soort\": \"methode\""));
		assert_non_null(
		    strstr(got, "{\"soort\": \"cpi\", \"bestand\": \"standaard/in-0.csv\", \"sha256\": \""));
		assert_non_null(strstr(got, "{\"soort\": \"prijzen\", \"bestand\": \"prijzen.csv\", \"sha256\": "
		                            "\"abc\", \"rijen\": 2},\n"));
		assert_non_null(strstr(got, "{\"soort\": \"zaken\", \"bestand\": \"standaard/in-0.csv\""));
		assert_non_null(strstr(got, "\"zaken\": {\"aantal\": 2, \"met_zonder\": 1, \"zonder_zonder\": 1, "
		                            "\"met_alternatief\": 1, \"zonder_alternatief\": 1, \"uitval\": 0}"));
		free(got);
		running_close(&cases.running);
	}
	cases_free(&cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_counts),   cmocka_unit_test(test_bad_case), cmocka_unit_test(test_rejects),
	    cmocka_unit_test(test_returned), cmocka_unit_test(test_thorough), cmocka_unit_test(test_account),
	};
	return cmocka_run_group_tests_name("case run", tests, NULL, NULL);
}
