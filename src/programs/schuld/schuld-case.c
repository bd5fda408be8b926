/* A case: its rows gathered, its debts walked, and what comes of them written. */
#include "schuld.h"

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_debt_reader_free(state->reader);
	baat_debt_walk_free(state->walk);
	baat_debt_lines_free(&state->lines);
	told_free(&state->told);
	baat_arena_free(&state->arena);
	baat_buffer_free(&state->remark);
	free(state->accounts);
	free(state->vat_met);
	free(state->rows);
	free(state->scenarios);
	free(state->cells);
	free(state->columns);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	struct schuld *schuld = context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->schuld = schuld;
	state->worker = worker;
	state->told.wanted = emit_tells(&schuld->emitter);
	state->reader = baat_debt_reader_new(schuld->tariffs, worker->names, schuld->vat, schuld->vat_count);
	state->walk = baat_debt_walk_new(schuld->tariffs, schuld->settings->schuld.previous != 0);
	state->vat_met = calloc(schuld->vat_count + 1, sizeof *state->vat_met);
	state->cells = calloc(schuld->column_count + 1, sizeof *state->cells);
	state->columns = calloc(schuld->column_count + 1, sizeof *state->columns);
	if (state->reader == NULL || state->walk == NULL || state->vat_met == NULL || state->cells == NULL ||
	    state->columns == NULL) {
		free_state(state);
		return NULL;
	}
	memcpy(state->columns, schuld->columns, schuld->column_count * sizeof *state->columns);
	return state;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	state->line = 0;
	baat_debt_reader_file(state->reader, worker->input->table, worker->input->columns);
}

static void begin_case(struct state *state, const struct baat_case *casus)
{
	state->line = casus->line;
	state->row_count = 0;
	baat_arena_clear(&state->arena);
	baat_debt_reader_begin(state->reader, casus->start);
}

static enum baat_status on_row(struct baat_worker *worker, const struct baat_case *casus, uint32_t scenario,
                               const struct baat_row *row)
{
	struct state *state = worker->state;
	if (state->line != casus->line)
		begin_case(state, casus);
	if (!baat_grow(&state->rows, &state->row_capacity, state->row_count + 1, sizeof *state->rows))
		return baat_out_of_memory(&worker->diags);
	struct schuld_row *kept = &state->rows[state->row_count++];
	kept->scenario = scenario;
	enum baat_status status = baat_debt_reader_row(state->reader, scenario, row, &kept->debt, &worker->diags);
	if (status >= BAAT_SYSTEM)
		return status;
	if (state->schuld->origin != NULL)
		return baat_worst(status, schuld_keep_cells(state, row, kept));
	/* the names of scenarios are needed all the same */
	const struct baat_case_columns *columns = worker->input->columns;
	kept->name = row->fields[columns->column[BAAT_COLUMN_SCENARIO]];
	kept->name = scenario == 0 ? BAAT_TEXT("zonder") : baat_arena_text(&state->arena, kept->name);
	return kept->name.at == NULL ? baat_out_of_memory(&worker->diags) : status;
}

/* The names of the scenarios, as the first row of each has them. */
static enum baat_status name_scenarios(struct state *state, size_t count)
{
	if (!baat_grow(&state->scenarios, &state->scenario_capacity, count, sizeof *state->scenarios))
		return baat_out_of_memory(&state->worker->diags);
	for (size_t i = 0; i < count; i++)
		state->scenarios[i] = BAAT_TEXT("");
	for (size_t i = state->row_count; i-- > 0;)
		state->scenarios[state->rows[i].scenario] = state->rows[i].name;
	return BAAT_OK;
}

/* A debt counts twice when it is entered both as what is paid and as what is lost. */
static enum baat_status warn_twice(const struct state *state)
{
	const struct baat_debt_case *debts = state->debts;
	if (debts->row_count == 0 || debts->loss_line == 0)
		return BAAT_OK;
	return baat_warn(&state->worker->diags, baat_at(debts->path, debts->loss_line, debts->post_field),
	                 BAAT_DEBT_COUNTED_TWICE,
	                 _("this line enters a debt as what is lost, and other rows of the case as what is paid; both "
	                   "for one debt count it twice"));
}

static void note_vat(struct state *state)
{
	const struct schuld *schuld = state->schuld;
	for (size_t i = 0; i < state->debts->debt_count && schuld->vat_count > 0; i++)
		for (size_t j = 0; j < schuld->vat_count; j++)
			state->vat_met[j] |= schuld->vat[j] == state->debts->debts[i].creditor;
}

static void tell(struct state *state)
{
	bool first = true;
	for (size_t i = 0; i < state->debts->scenario_count && state->told.wanted; i++) {
		if (state->scenarios[i].length == 0)
			continue;
		baat_debt_accounts(state->debts, state->events, i, state->accounts);
		for (size_t j = 0; j < state->debts->debt_count; j++)
			if (state->accounts[j].occurs)
				told_debt(&state->told, state->scenarios[i], first, state->debts->debts[j].name,
				          &state->accounts[j]);
		first = false;
	}
}

static enum baat_status write_case(struct state *state)
{
	const struct schuld_options *options = &state->schuld->settings->schuld;
	if (!baat_grow(&state->accounts, &state->account_capacity, state->debts->debt_count + 1,
	               sizeof *state->accounts))
		return baat_out_of_memory(&state->worker->diags);
	tell(state);
	if (options->statement)
		return schuld_write_statement(state);
	return options->summary ? schuld_write_summary(state) : schuld_write_lines(state);
}

static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	struct baat_diags *diags = &worker->diags;
	/* a case of which no row could be handed over is a bad one */
	if (state->line != casus->line)
		begin_case(state, casus);
	state->line = 0;
	state->id = casus->id;
	worker->counts.lines += casus->row_count;
	enum baat_status status = baat_debt_reader_end(state->reader, casus->scenario_count, &state->debts, diags);
	if (status != BAAT_OK)
		return status;
	worker->counts.tally.mid_days += state->debts->mid_days;
	status = name_scenarios(state, casus->scenario_count);
	if (status == BAAT_OK)
		status = baat_debt_walk_case(state->walk, state->debts, &state->events, diags);
	if (status != BAAT_OK)
		return status;
	note_vat(state);
	status = warn_twice(state);
	return status == BAAT_OK ? write_case(state) : status;
}

static enum baat_status merge(void *into, const void *from, struct baat_diags *diags)
{
	struct state *to = into;
	const struct state *other = from;
	(void)diags;
	baat_debt_walk_merge(to->walk, other->walk);
	for (size_t i = 0; i < to->schuld->vat_count; i++)
		to->vat_met[i] |= other->vat_met[i];
	return BAAT_OK;
}

const struct baat_handler schuld_handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .begin_block = begin_block,
    .on_row = on_row,
    .on_case = on_case,
};
