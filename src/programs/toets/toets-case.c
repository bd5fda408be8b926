/* Checking cases, one after the other. */
#include "toets.h"
#include "toets-names.h"

/* One thread's share. */
struct state {
	bool chosen; /* one alternative must be chosen */
	struct baat_check *check;
	struct price_ages ages, block; /* of what counts; of the block at hand */
	struct name_uses *names, *block_names;
};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_check_free(state->check);
	price_ages_free(&state->ages);
	price_ages_free(&state->block);
	name_uses_free(state->names);
	name_uses_free(state->block_names);
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
	state->names = name_uses_new(worker->run);
	state->block_names = name_uses_new(worker->run);
	if (state->check == NULL || state->names == NULL || state->block_names == NULL ||
	    !price_ages_new(&state->ages, prices) || !price_ages_new(&state->block, prices)) {
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
	if (!name_uses_add(state->block_names, worker->input, casus, worker->names))
		return baat_out_of_memory(&worker->diags);
	return status;
}

static void end_block(struct baat_worker *worker, bool counts)
{
	struct state *state = worker->state;
	if (counts)
		price_ages_merge(&state->ages, &state->block);
	if (counts && !name_uses_merge(state->names, state->block_names))
		worker->diags.lost = true;
	price_ages_clear(&state->block);
	name_uses_clear(state->block_names);
}

static enum baat_status merge(void *into, const void *from, struct baat_diags *diags)
{
	struct state *to = into;
	const struct state *other = from;
	price_ages_merge(&to->ages, &other->ages);
	return name_uses_merge(to->names, other->names) ? BAAT_OK : baat_out_of_memory(diags);
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
	enum baat_status status = price_ages_tell(&state->ages, run, diags);
	status = baat_worst(status, name_uses_tell(state->names, diags));
	return baat_worst(status, baat_run_tally_notes(run, diags));
}
