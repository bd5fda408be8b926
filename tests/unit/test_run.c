#include "running.h"

/* A table that the library does not know, with a reader of its own: amounts, which are summed and written back. */
static const char *const required[] = {"post", "bedrag"};

static enum baat_status find_columns(void **columns, const struct baat_table *table,
                                     const struct baat_inputs_request *request, struct baat_names *attributes,
                                     struct baat_diags *diags)
{
	(void)request, (void)attributes, (void)diags;
	size_t *amount = *columns = malloc(sizeof *amount);
	assert_non_null(amount);
	*amount = baat_table_find(table, BAAT_TEXT("bedrag"));
	return BAAT_OK;
}

static const struct baat_input_kind bookings = {
    .required = required, .required_count = 2, .find_columns = find_columns, .free_columns = free};

/* What a test wants of the handler. */
struct wish {
	uint64_t stop_at; /* an amount at which no more is taken; 0 for none */
	bool no_state;    /* there is no memory for states but the first */
	bool merge_fails;
	size_t states, merged;
};

struct state {
	struct wish *wish;
	struct baat_rows *rows;
	uint64_t sum, count;
};

static void *new_state(struct baat_worker *worker, void *context)
{
	struct wish *wish = context;
	struct state *state = calloc(1, sizeof *state);
	(void)worker;
	assert_non_null(state);
	state->wish = wish;
	state->rows = baat_rows_new();
	if (wish->states++ > 0 && wish->no_state) {
		baat_rows_free(state->rows);
		free(state);
		return NULL;
	}
	return state;
}

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_rows_free(state->rows);
	free(state);
}

static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct state *into = context;
	const struct state *from = other;
	into->sum += from->sum;
	into->count += from->count;
	into->wish->merged++;
	return into->wish->merge_fails ? baat_out_of_memory(diags) : BAAT_OK;
}

static enum baat_status on_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	const size_t column = *(const size_t *)worker->input->columns;
	enum baat_status status = BAAT_OK;
	struct baat_row row;
	baat_rows_begin(state->rows, worker->input->table, &worker->block, true);
	while (baat_rows_next(state->rows, &row, &worker->diags) == BAAT_ROW) {
		const struct baat_number_rule rule = {.mark = BAAT_MARK_POINT, .min = 0, .max = 1000000000};
		int64_t amount = 0;
		if (baat_number_read(row.fields[column], &rule, &amount) != BAAT_CODE__MAX)
			status = baat_worst(
			    status, baat_error(&worker->diags,
			                       baat_at(baat_table_path(worker->input->table), row.line, column + 1),
			                       BAAT_NUMBER_INVALID, "no amount"));
		/* as all programs do, what stands before an error and nothing after it */
		if (status == BAAT_OK)
			baat_buffer_printf(&worker->out, "%lld\n", (long long)amount);
		state->sum += (uint64_t)amount;
		state->count++;
		worker->rows++;
		if (state->wish->stop_at > 0 && (uint64_t)amount >= state->wish->stop_at)
			baat_run_stop(worker->run);
	}
	return status;
}

static const struct baat_handler handler = {
    .new_state = new_state, .free_state = free_state, .merge = merge, .on_block = on_block};

enum { FILES = 3, ROWS = 8000 };

/* Amounts from 1 on, through all files; the one at `wrong` is none, if it is not 0. */
static void add_files(struct running *running, int wrong, struct baat_buffer *wanted)
{
	int amount = 0;
	for (int file = 0; file < FILES; file++) {
		struct baat_buffer rows = {0};
		baat_buffer_add_string(&rows, "post;bedrag\n");
		for (int i = 0; i < ROWS; i++) {
			amount++;
			baat_buffer_printf(&rows, amount == wrong ? "p;x%d\n" : "p;%d\n", amount);
			baat_buffer_printf(wanted, "%d\n", amount);
		}
		running_add(running, baat_buffer_text(&rows));
		baat_buffer_free(&rows);
	}
	baat_buffer_add_char(wanted, '\0');
}

static enum baat_status go(struct running *running, struct wish *wish)
{
	running->run = baat_run_new(&bookings, &running->request);
	assert_non_null(running->run);
	enum baat_status status = baat_run_open(running->run, &running->diags);
	status = baat_run_output_to(running->run, running->output, status, &running->diags);
	assert_int_equal(status, BAAT_OK);
	return baat_run_blocks(running->run, &handler, wish, &running->diags);
}

/* The same whatever the number of threads and the size of blocks. */
static void test_threads(void **state)
{
	static const size_t sizes[] = {0, 1, 1000, 65536};
	struct running running;
	struct baat_buffer wanted = {0};
	(void)state;
	running_new(&running);
	add_files(&running, 0, &wanted);
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
			struct wish wish = {0};
			running.request.jobs = jobs;
			running.request.inputs.block_size = sizes[i];
			assert_int_equal(go(&running, &wish), BAAT_OK);
			const struct state *sum = baat_run_state(running.run);
			const uint64_t count = (uint64_t)FILES * ROWS;
			assert_int_equal(sum->count, count);
			assert_int_equal(sum->sum, count * (count + 1) / 2);
			assert_int_equal(wish.merged, wish.states - 1);
			assert_int_equal(running.lines, count);
			assert_int_equal(running.bytes, baat_inputs_size(baat_run_inputs(running.run)));
			assert_int_equal(running.read, running.bytes);
			assert_int_equal(running.begun, 1);
			assert_false(running_exists(running.output));
			assert_int_equal(baat_run_end(running.run, BAAT_OK, &running.diags), BAAT_OK);
			running_expect(running.output, wanted.at);
			assert_int_equal(running.heard.count, 0);
			running_close(&running);
		}
	}
	baat_buffer_free(&wanted);
	running_free(&running);
}

/* An error far on: nothing appears, nothing is merged, and it is told once. */
static void test_error(void **state)
{
	struct baat_buffer wanted = {0};
	struct running running;
	(void)state;
	running_new(&running);
	add_files(&running, ROWS + ROWS / 2, &wanted);
	running.request.inputs.block_size = 1000;
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		struct wish wish = {0};
		running.request.jobs = jobs;
		enum baat_status status = go(&running, &wish);
		assert_int_equal(status, BAAT_REJECTED);
		assert_int_equal(wish.merged, 0);
		assert_int_equal(baat_run_end(running.run, status, &running.diags), BAAT_REJECTED);
		assert_false(running_exists(running.output));
		assert_int_equal(running.heard.count, 1);
		assert_int_equal(running.heard.items[0].code, BAAT_NUMBER_INVALID);
		assert_int_equal(running.heard.items[0].place.line, ROWS / 2 + 1);
		assert_string_equal(running.heard.items[0].place.file, running.inputs[1]);
		running_close(&running);
	}
	baat_buffer_free(&wanted);
	running_free(&running);
}

/* What went out before an error is the same for any number of threads, and ends in the word that says so. */
static void test_broken_off(void **state)
{
	struct baat_buffer wanted = {0};
	struct running running;
	char got[64];
	(void)state;
	running_new(&running);
	running_add(&running, BAAT_TEXT("post;bedrag\np;1\np;2\np;drie\np;4\n"));
	running.request.broken_off = "onvolledig";
	for (size_t jobs = 1; jobs <= 8; jobs++) {
		struct wish wish = {0};
		int ends[2];
		assert_int_equal(pipe(ends), 0);
		snprintf(running.output, sizeof running.output, "/dev/fd/%d", ends[1]);
		enum baat_status status = go(&running, &wish);
		assert_int_equal(baat_run_end(running.run, status, &running.diags), BAAT_REJECTED);
		running_close(&running);
		close(ends[1]);
		ssize_t length = read(ends[0], got, sizeof got - 1);
		close(ends[0]);
		assert_true(length > 0);
		got[length] = '\0';
		assert_string_equal(got, "onvolledig\n");
	}
	baat_buffer_free(&wanted);
	running_free(&running);
}

/* The listener has had enough. */
static void test_exhausted(void **state)
{
	struct running running;
	struct wish wish = {0};
	struct baat_buffer rows = {0};
	(void)state;
	running_new(&running);
	running.limit = 3;
	running.request.inputs.block_size = 1000;
	baat_buffer_add_string(&rows, "post;bedrag\n");
	for (int i = 0; i < ROWS; i++)
		baat_buffer_printf(&rows, "p;fout %d\n", i);
	running_add(&running, baat_buffer_text(&rows));
	enum baat_status status = go(&running, &wish);
	assert_int_equal(status, BAAT_REJECTED);
	assert_true(running.heard.errors >= 3 && running.heard.errors < ROWS);
	assert_int_equal(baat_run_end(running.run, status, &running.diags), BAAT_REJECTED);
	baat_buffer_free(&rows);
	running_free(&running);
}

static void test_stop(void **state)
{
	struct running running;
	struct baat_buffer wanted = {0};
	(void)state;
	running_new(&running);
	add_files(&running, 0, &wanted);
	running.request.inputs.block_size = 1000;
	for (size_t jobs = 1; jobs <= 8; jobs += 7) {
		struct wish wish = {.stop_at = 100};
		running.request.jobs = jobs;
		assert_int_equal(go(&running, &wish), BAAT_OK);
		const struct state *sum = baat_run_state(running.run);
		assert_true(sum->count >= 100 && sum->count < (uint64_t)FILES * ROWS);
		/* all that was taken before is there, and nothing else */
		assert_int_equal(sum->sum, sum->count * (sum->count + 1) / 2);
		assert_int_equal(baat_run_end(running.run, BAAT_OK, &running.diags), BAAT_OK);
		running_close(&running);
	}
	baat_buffer_free(&wanted);
	running_free(&running);
}

/* No memory for a state, none to merge, and a program that fails when all is read. */
static void test_failures(void **state)
{
	struct running running;
	struct baat_buffer wanted = {0};
	(void)state;
	running_new(&running);
	add_files(&running, 0, &wanted);
	running.request.jobs = 4;
	running.request.inputs.block_size = 1000;
	for (int trial = 0; trial < 3; trial++) {
		struct wish wish = {.no_state = trial == 0, .merge_fails = trial == 1};
		enum baat_status status = go(&running, &wish);
		assert_int_equal(status, trial < 2 ? BAAT_SYSTEM : BAAT_OK);
		assert_int_equal(running.diags.lost, trial < 2);
		assert_int_equal(wish.merged, trial == 0 ? 0 : trial == 1 ? 1 : wish.states - 1);
		running.diags.lost = false;
		if (trial == 2)
			status = baat_error(&running.diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, "a sum");
		assert_int_equal(baat_run_end(running.run, status, &running.diags), status);
		assert_int_equal(running.heard.count, trial == 2);
		assert_false(running_exists(running.output));
		running_close(&running);
	}
	/* a listener that cannot tell what it heard */
	struct wish wish = {0};
	assert_int_equal(go(&running, &wish), BAAT_OK);
	running.mute = true;
	assert_int_equal(baat_run_end(running.run, BAAT_OK, &running.diags), BAAT_SYSTEM);
	assert_false(running_exists(running.output));
	running_close(&running);
	running.mute = false;
	/* closed without an end */
	assert_int_equal(go(&running, &wish), BAAT_OK);
	running_close(&running);
	assert_false(running_exists(running.output));
	baat_run_close(NULL);
	baat_buffer_free(&wanted);
	running_free(&running);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_threads),   cmocka_unit_test(test_error), cmocka_unit_test(test_broken_off),
	    cmocka_unit_test(test_exhausted), cmocka_unit_test(test_stop),  cmocka_unit_test(test_failures),
	};
	return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
