/* The beginning and the end of a run; run-go.c is what lies between. */
#include "run-parts.h"

#include "baat/base/memory.h"

struct baat_run *baat_run_new(const struct baat_input_kind *kind, const struct baat_run_request *request)
{
	struct baat_run *run = calloc(1, sizeof *run);
	if (run != NULL) {
		run->kind = kind;
		run->request = request;
	}
	return run;
}

enum baat_status baat_run_open(struct baat_run *run, struct baat_diags *diags)
{
	return baat_inputs_open(&run->inputs, run->kind, &run->request->inputs, diags);
}

enum baat_status baat_run_output_to(struct baat_run *run, const char *path, enum baat_status status,
                                    struct baat_diags *diags)
{
	struct baat_output *output;
	bool told = run->request->broken_off != NULL && path == NULL;
	if (status >= BAAT_USAGE && !told)
		return status;
	status = baat_worst(status, baat_output_open(&output, path, diags));
	if (output != NULL)
		baat_ending_result(&run->ending, output, run->request->broken_off);
	run->output = output;
	return status;
}

struct baat_inputs *baat_run_inputs(const struct baat_run *run)
{
	return run->inputs;
}

const struct baat_names *baat_run_attributes(const struct baat_run *run)
{
	return baat_inputs_attributes(run->inputs);
}

const struct baat_run_request *baat_run_request(const struct baat_run *run)
{
	return run->request;
}

struct baat_output *baat_run_output(const struct baat_run *run)
{
	return run->output;
}

struct baat_ending *baat_run_ending(struct baat_run *run)
{
	return &run->ending;
}

void *baat_run_state(const struct baat_run *run)
{
	return run->workers[0]->state;
}

const struct baat_counts *baat_run_counts(const struct baat_run *run)
{
	return &run->counts;
}

enum baat_status baat_run_end(struct baat_run *run, enum baat_status status, struct baat_diags *diags)
{
	const struct baat_listener *listener = &run->request->listener;
	const bool sets_aside = run->rejects != NULL;
	/* first, so that nothing appears of a run whose messages could not be told */
	status = baat_worst(status, listener->take(listener->context, diags));
	status = baat_ending_finish(&run->ending, status, diags);
	/* here, since messages name files, whose names may go with the run */
	listener->take(listener->context, diags);
	if (!sets_aside)
		listener->exhausted(listener->context);
	run->output = NULL;
	run->rejects = NULL;
	return baat_worst(status, run->status);
}

static void free_worker(struct baat_run *run, struct baat_worker *worker)
{
	if (worker->state != NULL)
		run->handler->free_state(worker->state);
	if (run->way->end_worker != NULL)
		run->way->end_worker(worker);
	baat_names_free(worker->names);
	baat_block_free(&worker->block);
	baat_diags_clear(&worker->diags);
	baat_buffer_free(&worker->out);
	free(worker);
}

void baat_run_close(struct baat_run *run)
{
	struct baat_diags ignored = {0};
	if (run == NULL)
		return;
	baat_ending_finish(&run->ending, BAAT_SYSTEM, &ignored);
	for (size_t i = 0; i < run->worker_count; i++)
		free_worker(run, run->workers[i]);
	free(run->workers);
	if (run->way != NULL && run->way->end != NULL)
		run->way->end(run);
	baat_inputs_close(run->inputs);
	baat_diags_clear(&ignored);
	free(run);
}
