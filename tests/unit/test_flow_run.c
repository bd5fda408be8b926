#include "running.h"

#include "baat/run/flow-input.h"

static const char header[] = "casus;alternatief;soort;post;domein;partij;kant;jaar;maand;maanden;bedrag;cw;"
			     "verzilverbaar;pm_plus;pm_min;slaagkans;wijk\n";

struct state {
	int64_t cents;
	uint64_t flows, blocks;
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
	into->cents += from->cents;
	into->flows += from->flows;
	into->blocks += from->blocks;
	return BAAT_OK;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	state->blocks++;
}

/* Writes the amounts, and the last attribute, for those that ask for it. */
static enum baat_status on_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                 size_t count)
{
	struct baat_worker *worker = context;
	struct state *state = worker->state;
	size_t attributes = baat_names_count(baat_run_attributes(worker->run));
	for (size_t i = 0; i < count; i++) {
		state->cents += flows[i].amount;
		state->flows++;
		baat_buffer_printf(&worker->out, "%lld ", (long long)flows[i].amount);
		baat_buffer_add(&worker->out, unit->attributes[attributes - 1]);
		baat_buffer_add_char(&worker->out, '\n');
	}
	return BAAT_OK;
}

static const struct baat_handler handler = {
    .new_state = new_state, .free_state = free, .merge = merge, .begin_block = begin_block, .on_flows = on_flows};

static void add_flow(struct baat_buffer *to, int number)
{
	baat_buffer_printf(to, "Z-%d;a;gevolg;opvang;;gemeente;betaalt;0;0;12;%d,00;%d,00;0,00;0;0;1;oost", number / 5,
	                   number, number);
}

static enum baat_status flows_go(struct running *running)
{
	running->run = baat_run_new(&baat_flow_input, &running->request);
	assert_non_null(running->run);
	enum baat_status status = baat_run_open(running->run, &running->diags);
	status = baat_run_output_to(running->run, running->output, status, &running->diags);
	assert_int_equal(status, BAAT_OK);
	return baat_run_flows(running->run, &handler, NULL, &running->diags);
}

enum { FLOWS = 5000 };

static void test_threads(void **state)
{
	struct running running;
	struct baat_buffer rows = {0}, wanted = {0};
	(void)state;
	running_new(&running);
	baat_buffer_add_string(&rows, header);
	for (int i = 1; i <= FLOWS; i++) {
		add_flow(&rows, i);
		baat_buffer_add_char(&rows, '\n');
		baat_buffer_printf(&wanted, "%d00 oost\n", i);
	}
	baat_buffer_add_char(&wanted, '\0');
	running_add(&running, baat_buffer_text(&rows));
	running.request.inputs.block_size = 1000;
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		running.request.jobs = jobs;
		assert_int_equal(flows_go(&running), BAAT_OK);
		const struct state *sum = baat_run_state(running.run);
		assert_int_equal(sum->flows, FLOWS);
		assert_int_equal(sum->cents, (int64_t)FLOWS * (FLOWS + 1) / 2 * 100);
		assert_true(sum->blocks > 10);
		assert_int_equal(running.lines, FLOWS);
		assert_int_equal(baat_run_end(running.run, BAAT_OK, &running.diags), BAAT_OK);
		running_expect(running.output, wanted.at);
		running_close(&running);
	}
	baat_buffer_free(&rows);
	baat_buffer_free(&wanted);
	running_free(&running);
}

/* Two files with other columns: what at least one has, what all must have, and where flows came from. */
static void test_columns(void **state)
{
	struct running running;
	struct baat_buffer rows = {0};
	(void)state;
	running_new(&running);
	baat_buffer_add_string(&rows,
	                       "alternatief;soort;partij;kant;jaar;maand;maanden;bedrag;cw;verzilverbaar;"
	                       "pm_plus;pm_min;slaagkans\na;gevolg;gemeente;betaalt;0;0;12;7,00;7,00;0,00;0;0;1\n");
	running_add(&running, baat_buffer_text(&rows));
	rows.length = 0;
	baat_buffer_add(&rows, (struct baat_text){header, strlen(header) - 1});
	baat_buffer_add_string(&rows, ";herkomst\n");
	add_flow(&rows, 3);
	baat_buffer_add_string(&rows, ";zaken.csv:2\n");
	running_add(&running, baat_buffer_text(&rows));

	running.run = baat_run_new(&baat_flow_input, &running.request);
	assert_int_equal(baat_run_open(running.run, &running.diags), BAAT_OK);
	assert_true(baat_flows_have(running.run, BAAT_FLOW_CASE));
	assert_true(baat_flows_have(running.run, BAAT_FLOW_AMOUNT));
	assert_int_equal(baat_flows_demand(running.run, BAAT_TEXT("partij"), &running.diags), BAAT_OK);
	assert_int_equal(baat_flows_demand(running.run, BAAT_TEXT("casus"), &running.diags), BAAT_REJECTED);
	assert_int_equal(running.diags.items[0].code, BAAT_KEY_MISSING);
	assert_string_equal(running.diags.items[0].place.file, running.inputs[0]);
	baat_diags_clear(&running.diags);
	assert_int_equal(baat_names_count(baat_run_attributes(running.run)), 1);
	assert_int_equal(baat_flows_keep_origin(running.run, &running.diags), BAAT_OK);
	assert_int_equal(baat_names_count(baat_run_attributes(running.run)), 2);
	assert_int_equal(baat_run_output_to(running.run, running.output, BAAT_OK, &running.diags), BAAT_OK);
	assert_int_equal(baat_run_flows(running.run, &handler, NULL, &running.diags), BAAT_OK);
	assert_int_equal(baat_run_end(running.run, BAAT_OK, &running.diags), BAAT_OK);
	running_expect(running.output, "700 \n300 zaken.csv:2\n");
	baat_buffer_free(&rows);
	running_free(&running);
}

/* Flows that their writer broke off are not taken for a whole. */
static void test_incomplete(void **state)
{
	struct running running;
	struct baat_buffer rows = {0};
	(void)state;
	running_new(&running);
	baat_buffer_add_string(&rows, header);
	add_flow(&rows, 1);
	baat_buffer_add_string(&rows, "\nonvolledig\n");
	running_add(&running, baat_buffer_text(&rows));
	enum baat_status status = flows_go(&running);
	assert_int_equal(status, BAAT_REJECTED);
	assert_int_equal(running.heard.items[0].code, BAAT_FLOWS_INCOMPLETE);
	assert_int_equal(baat_run_end(running.run, status, &running.diags), BAAT_REJECTED);
	assert_false(running_exists(running.output));
	baat_buffer_free(&rows);
	running_free(&running);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_threads), cmocka_unit_test(test_columns),
	                                   cmocka_unit_test(test_incomplete)};
	return cmocka_run_group_tests_name("flow run", tests, NULL, NULL);
}
