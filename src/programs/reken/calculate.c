#include "calculate.h"

#include "baat/base/place.h"
#include "model/flow/flow-row.h"

/* One worker's share of the calculation. */
struct state {
	struct calculation *calculation;
	struct baat_filter *filter;
	struct baat_outcomes *outcomes; /* of all its cases, or of the case at hand when streaming */
	struct baat_outcomes *totals;
	struct baat_outcomes *unknown; /* the same of lines without a known verzilverbaar */
	struct baat_cell *cells;
	struct flow_row row;
	struct baat_buffer origin;      /* herkomst of the flow at hand */
	struct baat_flow_choice choice; /* for the case at hand */
};

static const struct baat_grouping no_keys = {NULL, 0};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_outcomes_free(state->outcomes);
	baat_outcomes_free(state->totals);
	baat_outcomes_free(state->unknown);
	baat_filter_free(state->filter);
	flow_row_free(&state->row);
	baat_buffer_free(&state->origin);
	free(state->cells);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	struct calculation *calculation = context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->calculation = calculation;
	state->row.form = calculation->form;
	state->row.columns = calculation->columns;
	state->row.column_count = calculation->column_count;
	state->row.origin = calculation->origin;
	state->filter = baat_filter_new(&calculation->grouping->filter, worker->names);
	/* a flow without a column for its start has a cell for it all the same */
	state->cells = calloc(calculation->column_count + 1, sizeof *state->cells);
	state->choice = (struct baat_flow_choice){.chosen_only = calculation->chosen,
	                                          .chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen")),
	                                          .filter = state->filter};
	if (state->filter != NULL) {
		state->outcomes = baat_outcomes_new(&calculation->grouping->grouping, state->filter, worker->names);
		state->totals = baat_outcomes_new(&no_keys, state->filter, worker->names);
		state->unknown = baat_outcomes_new(&no_keys, state->filter, worker->names);
	}
	if (state->outcomes == NULL || state->totals == NULL || state->unknown == NULL || state->cells == NULL ||
	    state->choice.chosen_name == BAAT_NO_NAME) {
		free_state(state);
		return NULL;
	}
	return state;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	baat_outcomes_begin_block(state->outcomes, worker->sequence);
	baat_outcomes_begin_block(state->totals, worker->sequence);
	baat_outcomes_begin_block(state->unknown, worker->sequence);
}

/* How many of the columns of flows are printed: the last one is the start. */
static size_t own_columns(const struct calculation *calculation)
{
	return calculation->starts ? BAAT_FLOW__MAX : BAAT_FLOW_START;
}

/* The cells of a flow and of what stands behind its own columns. */
static void fill_cells(struct baat_worker *worker, const struct baat_unit *unit, const struct baat_flow *flow)
{
	struct state *state = worker->state;
	size_t attributes = baat_names_count(baat_run_attributes(worker->run)), own = own_columns(state->calculation);
	baat_flow_cells(flow, unit, worker->names, state->cells);
	for (size_t i = 0; i < attributes; i++)
		state->cells[own + i] = (struct baat_cell){.text = unit->attributes[i]};
	if (!state->calculation->origin)
		return;
	state->origin.length = 0;
	baat_place_put(baat_at(unit->file, flow->line, 0), &state->origin);
	state->cells[own + attributes] = (struct baat_cell){.text = baat_buffer_text(&state->origin)};
	worker->out.failed |= state->origin.failed;
}

/* A row of another form than those with a delimiter: all of its cells are wanted. */
static enum baat_status write_cells(struct baat_worker *worker, const struct baat_unit *unit,
                                    const struct baat_flow *flow)
{
	const struct state *state = worker->state;
	struct calculation *calculation = state->calculation;
	fill_cells(worker, unit, flow);
	if (calculation->on_screen)
		return emit_row(&calculation->emitter, state->cells, &worker->diags);
	baat_form_row(calculation->form, calculation->columns, calculation->column_count, state->cells, &worker->out);
	return BAAT_OK;
}

static void write_row(struct baat_worker *worker, const struct baat_unit *unit, const struct baat_flow *flow)
{
	struct state *state = worker->state;
	bool ready = flow_row_ready(&state->row, flow);
	if (!ready)
		fill_cells(worker, unit, flow);
	flow_row_write(&state->row, flow, ready ? NULL : state->cells, &worker->out);
}

static enum baat_status write_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                    size_t count)
{
	struct baat_worker *worker = context;
	struct state *state = worker->state;
	const bool delimited = baat_form_delimiter(state->calculation->form) != '\0';
	enum baat_status status = BAAT_OK;
	bool failed = false;
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		if (!baat_filter_counts(state->filter, &flows[i], &failed))
			continue;
		if (delimited)
			write_row(worker, unit, &flows[i]);
		else
			status = write_cells(worker, unit, &flows[i]);
	}
	return failed ? baat_out_of_memory(&worker->diags) : status;
}

/* The flows of a case. */
static enum baat_status write_case(struct baat_worker *worker, const struct baat_case *casus,
                                   const struct baat_flow_choice *choice)
{
	struct state *state = worker->state;
	flow_row_begin(&state->row);
	return baat_flows_of_case(casus, baat_table_path(worker->input->table), &state->calculation->rules, choice,
	                          write_flows, worker, &worker->counts.cut_off, &worker->diags);
}

/* A baat_schedule_sink, for a screen: the totals as well. */
static enum baat_status sum_totals(void *context, const struct baat_unit *unit, const struct baat_schedule *schedule)
{
	struct state *state = context;
	enum baat_status status = baat_outcomes_add_schedule(state->outcomes, unit, schedule);
	if (status == BAAT_OK)
		status = baat_outcomes_add_schedule(state->totals, unit, schedule);
	if (status == BAAT_OK && schedule->line->cashable == BAAT_CASHABLE_UNKNOWN)
		status = baat_outcomes_add_schedule(state->unknown, unit, schedule);
	return status;
}

/* Sums the case. */
static enum baat_status sum_case(struct baat_worker *worker, const struct baat_case *casus,
                                 const struct baat_flow_choice *choice)
{
	struct state *state = worker->state;
	const struct calculation *calculation = state->calculation;
	bool totals = calculation->totals;
	enum baat_status status = baat_schedules_of_case(
	    casus, baat_table_path(worker->input->table), &calculation->rules, choice,
	    totals ? sum_totals : baat_outcomes_add_schedule, totals ? (void *)state : (void *)state->outcomes,
	    &worker->counts.cut_off, &worker->diags);
	/* accumulators do not tell of a lack of memory */
	return status == BAAT_SYSTEM && !worker->diags.lost ? baat_out_of_memory(&worker->diags) : status;
}

/* The rows of the case at hand. */
static enum baat_status write_rows(struct baat_worker *worker)
{
	struct state *state = worker->state;
	const struct calculation *calculation = state->calculation;
	size_t count = baat_outcomes_count(state->outcomes);
	if (count == SIZE_MAX)
		return baat_out_of_memory(&worker->diags);
	for (size_t i = 0; i < count; i++) {
		if (!baat_outcomes_row(state->outcomes, i, state->cells))
			return baat_error(&worker->diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW,
			                  _("a sum is too large"));
		baat_form_row(calculation->form, calculation->columns, calculation->column_count, state->cells,
		              &worker->out);
	}
	baat_outcomes_clear(state->outcomes);
	return BAAT_OK;
}

static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	const struct calculation *calculation = state->calculation;
	const char *file = baat_table_path(worker->input->table);
	struct baat_flow_choice *choice = &state->choice;
	enum baat_status status = BAAT_OK;

	if (calculation->calendar && casus->start == BAAT_NO_MONTH)
		status =
		    baat_error(&worker->diags, baat_at(file, casus->line, 0), BAAT_START_MISSING,
		               _("case '%s' has no start, so that its months are not known; fill in column start or "
		                 "add --start=jjjj-mm"),
		               baat_show(casus->id).text);
	choice->scenario = 0;
	if (status == BAAT_OK && choice->chosen_only)
		status = baat_case_choice(casus, file, &choice->scenario, &worker->diags);
	if (status == BAAT_OK)
		status = (calculation->flows ? write_case : sum_case)(worker, casus, choice);
	if (status == BAAT_OK && calculation->streaming)
		status = write_rows(worker);
	return status;
}

/* For the notes; without memory it counts, and what comes next will tell. */
static bool counts(struct baat_worker *worker, const struct baat_case *casus, const struct baat_line *line)
{
	const struct state *state = worker->state;
	bool failed = false;
	return baat_line_counts(casus, line, &state->choice, &state->calculation->rules, &failed) || failed;
}

static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct state *into = context;
	const struct state *from = other;
	/* where rows went out at once nothing was summed, but for what the filters saw */
	if (!baat_outcomes_merge(into->outcomes, from->outcomes) || !baat_outcomes_merge(into->totals, from->totals) ||
	    !baat_outcomes_merge(into->unknown, from->unknown))
		return baat_out_of_memory(diags);
	return BAAT_OK;
}

const struct baat_handler calculation_handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .begin_block = begin_block,
    .on_case = on_case,
    .counts = counts,
};

static void flow_columns(struct calculation *calculation, const struct baat_names *attributes)
{
	size_t at = 0;
	for (; at < own_columns(calculation); at++)
		calculation->columns[at] =
		    (struct baat_column){baat_text_of(baat_flow_column_names[at]), baat_flow_column_kinds[at]};
	for (uint32_t i = 0; i < baat_names_count(attributes); i++)
		calculation->columns[at++] = (struct baat_column){baat_names_text(attributes, i), BAAT_CELL_TEXT};
	if (calculation->origin)
		calculation->columns[at++] = (struct baat_column){BAAT_TEXT(BAAT_FLOW_ORIGIN), BAAT_CELL_TEXT};
	calculation->column_count = at;
}

bool calculation_prepare(struct calculation *calculation, const struct baat_names *attributes)
{
	const struct baat_grouping *grouping = &calculation->grouping->grouping;
	size_t room = baat_outcomes_column_count(grouping) + BAAT_FLOW__MAX + baat_names_count(attributes) + 1;
	calculation->calendar = baat_grouping_needs_start(grouping);
	baat_flow_rules_make(&calculation->rules, calculation->method);
	calculation->columns = calloc(room, sizeof *calculation->columns);
	if (calculation->columns == NULL)
		return false;
	if (calculation->flows) {
		flow_columns(calculation, attributes);
	} else {
		calculation->column_count = baat_outcomes_column_count(grouping);
		baat_outcomes_columns(grouping, calculation->columns);
	}
	return true;
}

void calculation_free(struct calculation *calculation)
{
	emit_free(&calculation->emitter);
	free(calculation->columns);
}

const struct baat_filter *calculation_filter(const struct baat_run *run)
{
	return ((const struct state *)baat_run_state(run))->filter;
}

struct shown_sums calculation_sums(const struct baat_run *run)
{
	const struct state *state = baat_run_state(run);
	return (struct shown_sums){state->outcomes, state->totals, state->unknown};
}
