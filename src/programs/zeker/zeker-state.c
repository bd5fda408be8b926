/* The handler: what is done with each case. */
#include "zeker.h"

/* One worker's share. */
struct state {
	const struct zeker *zeker;
	struct baat_filter *filter;
	struct baat_uncertain *uncertain; /* of all its cases, or of the case at hand when streaming */
	struct zeker_drawer drawer;       /* when streaming */
	uint32_t chosen_name;
};

static void free_state(void *argument)
{
	struct state *state = argument;
	zeker_drawer_free(&state->drawer);
	baat_uncertain_free(state->uncertain);
	baat_filter_free(state->filter);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	const struct zeker *zeker = context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->zeker = zeker;
	state->filter = baat_filter_new(&zeker->grouping->filter, worker->names);
	if (state->filter != NULL)
		state->uncertain =
		    baat_uncertain_new(&zeker->rules, &zeker->grouping->grouping, state->filter, worker->names);
	state->chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen"));
	if (state->uncertain == NULL || state->chosen_name == BAAT_NO_NAME ||
	    (zeker->streaming && !zeker_drawer_begin(&state->drawer, zeker))) {
		free_state(state);
		return NULL;
	}
	return state;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	baat_uncertain_begin_block(state->uncertain, worker->sequence);
}

/* The rows of the case at hand, by the thread that read it. */
static enum baat_status write_rows(struct baat_worker *worker)
{
	struct state *state = worker->state;
	const struct zeker_sink sink = {NULL, &worker->out};
	const size_t count = baat_uncertain_count(state->uncertain);
	enum baat_status status = count == SIZE_MAX ? baat_out_of_memory(&worker->diags) : BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		status = zeker_write(&state->drawer, state->uncertain, i, 1, &sink, &worker->diags);
	baat_uncertain_clear(state->uncertain);
	return status;
}

static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	const struct zeker *zeker = state->zeker;
	const struct baat_uncertain_source source = {baat_table_path(worker->input->table),
	                                             baat_case_columns_post(worker->input->columns)};
	struct baat_flow_choice choice = {.chosen_only = zeker->chosen, .chosen_name = state->chosen_name};
	enum baat_status status = BAAT_OK;
	if (baat_grouping_needs_start(&zeker->grouping->grouping) && casus->start == BAAT_NO_MONTH)
		status =
		    baat_error(&worker->diags, baat_at(source.file, casus->line, 0), BAAT_START_MISSING,
		               _("case '%s' has no start, so that its months are not known; fill in column start or "
		                 "add --start=jjjj-mm"),
		               baat_show(casus->id).text);
	if (status == BAAT_OK && choice.chosen_only)
		status = baat_case_choice(casus, source.file, &choice.scenario, &worker->diags);
	if (status == BAAT_OK)
		status = baat_uncertain_add(state->uncertain, casus, &source, &choice, &worker->counts.cut_off,
		                            &worker->diags);
	return status == BAAT_OK && zeker->streaming ? write_rows(worker) : status;
}

static enum baat_status merge(void *into, const void *from, struct baat_diags *diags)
{
	struct state *state = into;
	const struct state *other = from;
	return baat_uncertain_merge(state->uncertain, other->uncertain) ? BAAT_OK : baat_out_of_memory(diags);
}

const struct baat_handler zeker_handler = {
    .new_state = new_state, .free_state = free_state, .merge = merge, .begin_block = begin_block, .on_case = on_case};

struct baat_uncertain *zeker_uncertain(const struct baat_run *run)
{
	return ((struct state *)baat_run_state(run))->uncertain;
}

const struct baat_filter *zeker_filter(const struct baat_run *run)
{
	return ((const struct state *)baat_run_state(run))->filter;
}
