/* Going through the blocks of a run, by several threads. */
#include "run-parts.h"

#include "baat/base/memory.h"
#include "baat/model/price.h"
#include "baat/run/pool.h"

/* Takes the next block. One that could not be taken goes to commit() as well, with its messages. */
static bool take(void *context, void *argument, uint64_t sequence)
{
	struct baat_run *run = context;
	struct baat_worker *worker = argument;
	const bool thorough = run->request->thorough;
	worker->sequence = sequence;
	worker->block.length = 0;
	if (run->ended)
		return false;
	worker->status = baat_inputs_take(run->inputs, thorough, &worker->block, &worker->input, &worker->diags);
	if (worker->status != BAAT_OK && !(worker->status == BAAT_REJECTED && thorough))
		run->ended = true;
	return worker->status != BAAT_OK || worker->block.length > 0;
}

static void work(void *context, void *argument)
{
	struct baat_run *run = context;
	struct baat_worker *worker = argument;
	worker->out.length = 0;
	worker->rows = 0;
	run->way->work(worker);
}

static bool commit(void *context, void *argument)
{
	struct baat_run *run = context;
	run_tick(run, argument);
	bool more = run->way->commit(argument);
	/* unlike after a block that could not be taken, for those before it are still to come */
	if (!more)
		run->ended = true;
	return more;
}

void run_tick(struct baat_run *run, const struct baat_worker *worker)
{
	const struct baat_listener *listener = &run->request->listener;
	if (listener->tick == NULL)
		return;
	run->lines += worker->rows;
	listener->tick(listener->context, baat_inputs_taken(run->inputs, worker->input), run->lines);
}

void run_pause(const struct baat_run *run)
{
	const struct baat_listener *listener = &run->request->listener;
	if (listener->pause != NULL)
		listener->pause(listener->context);
}

bool run_commit(struct baat_worker *worker)
{
	struct baat_run *run = worker->run;
	const struct baat_listener *listener = &run->request->listener;
	if (worker->input != NULL)
		worker->input->rows += worker->rows;
	if (worker->out.length > 0)
		run_pause(run);
	/* also of the block with the first error: what stands before it */
	if (run->status == BAAT_OK && worker->status < BAAT_SYSTEM && run->output != NULL && worker->out.length > 0)
		run->status = baat_output_write(run->output, baat_buffer_text(&worker->out), &worker->diags);
	run->status = baat_worst(run->status, worker->status);
	/* what the end of a sheet tells comes with its last rows, and its status after them */
	if (worker->diags.errors > 0)
		run->status = baat_worst(run->status, BAAT_REJECTED);
	run->failed = run->status != BAAT_OK;
	listener->take(listener->context, &worker->diags);
	return run->status < BAAT_SYSTEM && !listener->exhausted(listener->context);
}

static bool new_worker(struct baat_run *run)
{
	struct baat_worker *worker = calloc(1, sizeof *worker);
	struct baat_prices *prices = run->request->prices;
	if (worker == NULL)
		return false;
	run->workers[run->worker_count++] = worker;
	worker->run = run;
	worker->names = baat_names_new(prices != NULL ? baat_prices_names(prices) : NULL);
	if (worker->names == NULL || (run->way->begin_worker != NULL && !run->way->begin_worker(worker)))
		return false;
	worker->state = run->handler->new_state(worker, run->context);
	return worker->state != NULL;
}

/* Small input is not worth a second thread. */
static size_t count_threads(const struct baat_run *run, uint64_t bytes)
{
	enum { WORTH_IT = 1 << 20 };
	bool small = bytes > 0 && bytes < WORTH_IT && run->request->inputs.block_size == 0;
	return small ? 1 : run->request->jobs;
}

/* Into the state of the first worker, unless nothing of it counts. */
static enum baat_status merge_states(struct baat_run *run, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (run->handler->merge == NULL)
		return BAAT_OK;
	for (size_t i = 1; i < run->worker_count && status == BAAT_OK; i++)
		status = run->handler->merge(run->workers[0]->state, run->workers[i]->state, diags);
	return status;
}

enum baat_status run_go(struct baat_run *run, const struct run_way *way, const struct baat_handler *handler,
                        void *context, struct baat_diags *diags)
{
	static const struct baat_pool_job job = {take, work, commit};
	const struct baat_listener *listener = &run->request->listener;
	const uint64_t bytes = baat_inputs_size(run->inputs);
	const size_t threads = count_threads(run, bytes), count = baat_pool_workers(threads);

	run->way = way;
	run->handler = handler;
	run->context = context;
	run->workers = calloc(count, sizeof *run->workers);
	enum baat_status status = run->workers == NULL ? baat_out_of_memory(diags)
	                          : way->begin != NULL ? way->begin(run, diags)
	                                               : BAAT_OK;
	if (status != BAAT_OK)
		return status;
	while (run->worker_count < count)
		if (!new_worker(run))
			return baat_out_of_memory(diags);
	if (listener->begin != NULL)
		listener->begin(listener->context, bytes);
	baat_pool_run(&job, run, (void *const *)run->workers, threads);
	run_pause(run);
	for (size_t i = 0; way->count != NULL && i < count; i++)
		way->count(run, run->workers[i]);
	if (run->failed || run->status >= BAAT_SYSTEM)
		return run->status;
	enum baat_status merged = merge_states(run, diags);
	return run->request->thorough ? baat_worst(run->status, merged) : merged;
}

void baat_run_stop(struct baat_run *run)
{
	run->ended = true;
}

static void work_on_block(struct baat_worker *worker)
{
	if (worker->status == BAAT_OK)
		worker->status = worker->run->handler->on_block(worker);
	if (worker->out.failed)
		worker->status = baat_worst(worker->status, baat_out_of_memory(&worker->diags));
}

static bool commit_block(struct baat_worker *worker)
{
	const struct baat_handler *handler = worker->run->handler;
	if (worker->status < BAAT_SYSTEM && handler->after_block != NULL)
		worker->status = baat_worst(worker->status, handler->after_block(worker));
	return run_commit(worker);
}

enum baat_status baat_run_blocks(struct baat_run *run, const struct baat_handler *handler, void *context,
                                 struct baat_diags *diags)
{
	static const struct run_way way = {.work = work_on_block, .commit = commit_block};
	return run_go(run, &way, handler, context, diags);
}
