#include "calculate.h"

/* One worker's share of the calculation. */
struct state {
	struct calculation *calculation;
	struct baat_filter *filter;
	struct baat_outcomes *outcomes; /* of all its cases, or of the case at hand when streaming */
	struct baat_outcomes *totals;
	struct baat_cell *cells;
	uint32_t chosen_name;
};

static const struct baat_grouping no_keys = {NULL, 0};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_outcomes_free(state->outcomes);
	baat_outcomes_free(state->totals);
	baat_filter_free(state->filter);
	free(state->cells);
	free(state);
}

static void *new_state(struct case_run *run, struct case_worker *worker)
{
	struct calculation *calculation = run->context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->calculation = calculation;
	state->filter = baat_filter_new(&calculation->grouping->filter, worker->names);
	state->cells = calloc(calculation->column_count, sizeof *state->cells);
	state->chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen"));
	if (state->filter != NULL) {
		state->outcomes = baat_outcomes_new(&calculation->grouping->grouping, state->filter, worker->names);
		state->totals = baat_outcomes_new(&no_keys, state->filter, worker->names);
	}
	if (state->outcomes == NULL || state->totals == NULL || state->cells == NULL ||
	    state->chosen_name == BAAT_NO_NAME) {
		free_state(state);
		return NULL;
	}
	return state;
}

static void begin_block(struct case_worker *worker)
{
	struct state *state = worker->state;
	baat_outcomes_begin_block(state->outcomes, worker->sequence);
	baat_outcomes_begin_block(state->totals, worker->sequence);
}

/* The cells of a flow and of what stands behind its own columns. */
static void fill_cells(struct case_worker *worker, const struct baat_unit *unit, const struct baat_flow *flow,
                       struct baat_buffer *origin)
{
	struct state *state = worker->state;
	size_t attributes = baat_names_count(worker->run->attributes);
	baat_flow_cells(flow, unit, worker->names, state->cells);
	for (size_t i = 0; i < attributes; i++)
		state->cells[BAAT_FLOW__MAX + i] = (struct baat_cell){.text = unit->attributes[i]};
	if (!state->calculation->origin)
		return;
	baat_buffer_printf(origin, "%s:%llu", unit->file, (unsigned long long)flow->line);
	state->cells[BAAT_FLOW__MAX + attributes] = (struct baat_cell){.text = baat_buffer_text(origin)};
	worker->out.failed |= origin->failed;
}

/* Whether two flows of a batch are written the same up to the first number. */
static bool begin_alike(const struct baat_flow *a, const struct baat_flow *b)
{
	return a->alternative == b->alternative && a->kind == b->kind && a->post == b->post && a->domain == b->domain &&
	       a->party == b->party && a->side == b->side;
}

/* The row before in worker->out, of the same batch; flow is NULL when there is none. */
struct before {
	const struct baat_flow *flow;
	size_t start, length; /* of its texts in front */
};

/* Writes a row of a form with a delimiter. The texts in front are the same for each year of a line, and take most of
 * the time: they are copied from the row before. */
static void write_row(struct case_worker *worker, const struct baat_flow *flow, struct before *before)
{
	const struct state *state = worker->state;
	const struct calculation *calculation = state->calculation;
	const enum baat_form form = calculation->settings->form;
	struct baat_buffer *out = &worker->out;
	size_t start = out->length;

	if (before->flow != NULL && begin_alike(before->flow, flow)) {
		if (baat_buffer_reserve(out, before->length) != NULL)
			baat_buffer_add(out, (struct baat_text){out->at + before->start, before->length});
	} else {
		baat_form_cells(form, calculation->columns, 0, BAAT_FLOW_YEAR, state->cells, out);
		before->length = out->length - start;
	}
	before->flow = flow;
	before->start = start;
	baat_form_cells(form, calculation->columns, BAAT_FLOW_YEAR, calculation->column_count, state->cells, out);
	baat_form_end(form, out);
}

static enum baat_status write_flow(struct case_worker *worker, const struct baat_unit *unit,
                                   const struct baat_flow *flow, struct before *before)
{
	const struct state *state = worker->state;
	struct calculation *calculation = state->calculation;
	struct baat_buffer origin = {0};
	enum baat_status status = BAAT_OK;

	fill_cells(worker, unit, flow, &origin);
	if (calculation->on_screen)
		status = emit_row(&calculation->emitter, state->cells, &worker->diags);
	else if (calculation->settings->form == BAAT_FORM_JSONL)
		baat_form_row(BAAT_FORM_JSONL, calculation->columns, calculation->column_count, state->cells,
		              &worker->out);
	else
		write_row(worker, flow, before);
	baat_buffer_free(&origin);
	return status;
}

static enum baat_status write_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                    size_t count)
{
	struct case_worker *worker = context;
	struct state *state = worker->state;
	struct before before = {0};
	enum baat_status status = BAAT_OK;
	bool failed = false;
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		if (baat_filter_counts(state->filter, &flows[i], &failed))
			status = write_flow(worker, unit, &flows[i], &before);
	return failed ? baat_out_of_memory(&worker->diags) : status;
}

static enum baat_status sum_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                  size_t count)
{
	struct case_worker *worker = context;
	struct state *state = worker->state;
	enum baat_status status = baat_outcomes_add(state->outcomes, unit, flows, count);
	if (status == BAAT_OK && state->calculation->totals)
		status = baat_outcomes_add(state->totals, unit, flows, count);
	return status == BAAT_OK ? BAAT_OK : baat_out_of_memory(&worker->diags);
}

/* The rows of the case at hand. */
static enum baat_status write_rows(struct case_worker *worker)
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
		baat_form_row(calculation->settings->form, calculation->columns, calculation->column_count,
		              state->cells, &worker->out);
	}
	baat_outcomes_clear(state->outcomes);
	return BAAT_OK;
}

static enum baat_status on_case(struct case_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	const struct calculation *calculation = state->calculation;
	const char *file = baat_csv_path(worker->file->csv);
	struct baat_flow_choice choice = {.chosen_only = calculation->settings->given[OPTION_CHOSEN],
	                                  .chosen_name = state->chosen_name};
	enum baat_status status = BAAT_OK;

	if (choice.chosen_only)
		status = baat_case_choice(casus, file, &choice.scenario, &worker->diags);
	if (status == BAAT_OK)
		status = baat_flows_of_case(casus, file, &calculation->rules, &choice,
		                            calculation->flows ? write_flows : sum_flows, worker,
		                            &worker->counts.cut_off, &worker->diags);
	if (status == BAAT_OK && calculation->streaming)
		status = write_rows(worker);
	return status;
}

const struct case_handler calculation_handler = {
    .new_state = new_state, .free_state = free_state, .begin_block = begin_block, .on_case = on_case};

static void flow_columns(struct calculation *calculation, const struct baat_names *attributes)
{
	size_t at = 0;
	for (; at < BAAT_FLOW__MAX; at++)
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
	baat_flow_rules_make(&calculation->rules, &calculation->settings->method);
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

struct baat_filter *calculation_filter(struct case_run *run)
{
	struct state *first = run->workers[0]->state;
	for (size_t i = 1; i < run->worker_count; i++)
		baat_filter_merge(first->filter, ((struct state *)run->workers[i]->state)->filter);
	return first->filter;
}

struct baat_outcomes *calculation_merge(struct case_run *run, struct baat_outcomes **totals)
{
	struct state *first = run->workers[0]->state;
	for (size_t i = 1; i < run->worker_count; i++) {
		const struct state *other = run->workers[i]->state;
		if (!baat_outcomes_merge(first->outcomes, other->outcomes) ||
		    !baat_outcomes_merge(first->totals, other->totals))
			return NULL;
	}
	*totals = first->totals;
	return first->outcomes;
}
