/* Checking cases, one after the other. */
#include "toets.h"

/* One thread's share. */
struct state {
	struct baat_check *check;
	struct price_ages ages, block; /* of what counts; of the block at hand */
};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_check_free(state->check);
	price_ages_free(&state->ages);
	price_ages_free(&state->block);
	free(state);
}

static void *new_state(struct case_run *run, struct case_worker *worker)
{
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->check = baat_check_new(run->tables->prices, worker->names, &run->settings->method);
	if (state->check == NULL || !price_ages_new(&state->ages, run->tables->prices) ||
	    !price_ages_new(&state->block, run->tables->prices)) {
		free_state(state);
		return NULL;
	}
	return state;
}

static enum baat_status on_case(struct case_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	struct case_run *run = worker->run;
	const struct baat_finding *found;
	enum baat_status status = BAAT_OK;
	size_t count, chosen;

	if (run->settings->chosen)
		status = baat_case_choice(casus, baat_table_path(worker->file->table), &chosen, &worker->diags);
	if (!baat_check_case(state->check, casus, &found, &count))
		return baat_out_of_memory(&worker->diags);
	for (size_t i = 0; i < count; i++)
		status = baat_worst(status, check_tell(worker, casus, &found[i], &worker->diags));
	price_ages_add(&state->block, (size_t)(worker->file - run->files), casus);
	return status;
}

static void end_block(struct case_worker *worker, bool counts)
{
	struct state *state = worker->state;
	if (counts)
		price_ages_merge(&state->ages, &state->block);
	price_ages_clear(&state->block);
}

const struct case_handler check_handler = {new_state, free_state, NULL, on_case, hint_rows, end_block};

enum baat_status check_end(struct case_run *run, struct baat_diags *diags)
{
	struct state *first = run->workers[0]->state;
	for (size_t i = 1; i < run->worker_count; i++)
		price_ages_merge(&first->ages, &((struct state *)run->workers[i]->state)->ages);
	return price_ages_tell(&first->ages, run, diags);
}
