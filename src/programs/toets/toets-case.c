/* Checking cases, one after the other. */
#include "toets.h"

/* One thread's share. */
struct state {
	bool chosen; /* one alternative must be chosen */
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

static void *new_state(struct baat_worker *worker, void *context)
{
	const struct baat_run_request *request = baat_run_request(worker->run);
	struct baat_prices *prices = request->prices;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->chosen = *(const bool *)context;
	state->check = baat_check_new(prices, worker->names, request->method);
	if (state->check == NULL || !price_ages_new(&state->ages, prices) || !price_ages_new(&state->block, prices)) {
		free_state(state);
		return NULL;
	}
	return state;
}

static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	const struct baat_finding *found;
	enum baat_status status = BAAT_OK;
	size_t count, chosen;

	if (state->chosen)
		status = baat_case_choice(casus, baat_table_path(worker->input->table), &chosen, &worker->diags);
	if (!baat_check_case(state->check, casus, &found, &count))
		return baat_out_of_memory(&worker->diags);
	for (size_t i = 0; i < count; i++)
		status = baat_worst(status, check_tell(worker, casus, &found[i], &worker->diags));
	price_ages_add(&state->block, worker->input->index, casus);
	return status;
}

static void end_block(struct baat_worker *worker, bool counts)
{
	struct state *state = worker->state;
	if (counts)
		price_ages_merge(&state->ages, &state->block);
	price_ages_clear(&state->block);
}

static enum baat_status merge(void *into, const void *from, struct baat_diags *diags)
{
	(void)diags;
	price_ages_merge(&((struct state *)into)->ages, &((const struct state *)from)->ages);
	return BAAT_OK;
}

const struct baat_handler check_handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .on_case = on_case,
    .on_bad = hint_rows,
    .end_block = end_block,
};

enum baat_status check_end(const struct baat_run *run, struct baat_diags *diags)
{
	const struct state *state = baat_run_state(run);
	return price_ages_tell(&state->ages, run, diags);
}
