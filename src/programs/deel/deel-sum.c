/* From flows to stakes: what is at stake for each party. */
#include "cli/language.h"
#include "deel.h"

/* One worker's share. */
struct state {
	struct baat_filter *filter;
	struct stake_sums *sums;
};

static void free_state(void *argument)
{
	struct state *state = argument;
	stake_sums_free(state->sums);
	baat_filter_free(state->filter);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	const struct deel *deel = context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->filter = baat_filter_new(&deel->grouping.filter, worker->names);
	if (state->filter != NULL)
		state->sums =
		    stake_sums_new(&deel->grouping.grouping, state->filter, worker->names, deel->agreement.basis);
	if (state->sums == NULL) {
		free_state(state);
		return NULL;
	}
	return state;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	stake_sums_begin_block(state->sums, worker->sequence);
}

static enum baat_status sink(void *context, const struct baat_unit *unit, const struct baat_flow *flows, size_t count)
{
	struct baat_worker *worker = context;
	struct state *state = worker->state;
	enum baat_status status = stake_sums_add(state->sums, unit, flows, count);
	return status == BAAT_SYSTEM ? baat_out_of_memory(&worker->diags) : status;
}

static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct state *into = context;
	const struct state *from = other;
	return stake_sums_merge(into->sums, from->sums) ? BAAT_OK : baat_out_of_memory(diags);
}

static const struct baat_handler handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .begin_block = begin_block,
    .on_flows = sink,
};

static enum baat_status note_without_alternative(uint64_t count, struct baat_diags *diags)
{
	if (count == 0)
		return BAAT_OK;
	return baat_note(
	    diags, baat_at(NULL, 0, 0), BAAT_FLOWS_WITHOUT_ALTERNATIVE,
	    ngettext_("%ju flow without an alternative does not count: there is nothing to compare it with",
	              "%ju flows without an alternative do not count: there is nothing to compare them with",
	              (unsigned long)count),
	    (uintmax_t)count);
}

enum baat_status deel_sum(struct deel *deel, struct baat_run *run, struct baat_diags *diags)
{
	static const char *party[] = {"partij"};
	const struct words by_party = {.items = party, .count = 1};
	enum baat_status status =
	    grouping_read(&deel->grouping, &deel->settings->common, &by_party, baat_run_attributes(run), false, diags);
	if (status != BAAT_OK)
		return status;
	status = baat_run_flows(run, &handler, deel, diags);
	if (status != BAAT_OK)
		return status;
	const struct state *state = baat_run_state(run);
	status = grouping_warn_never(&deel->grouping, state->filter, diags);
	const locale_t before = deel_begin_notes(deel);
	if (status == BAAT_OK)
		status = note_without_alternative(stake_sums_without(state->sums), diags);
	language_end(before);
	return status == BAAT_OK ? stakes_make(&deel->stakes, &deel->agreement, deel->settings->deel.agreement,
	                                       deel->names, state->sums, diags)
	                         : status;
}

void deel_free(struct deel *deel)
{
	baat_agreement_free(&deel->agreement);
	baat_names_free(deel->names);
	grouping_free(&deel->grouping);
	stakes_free(&deel->stakes);
}
