#include "sum.h"

#include "baat/calc/merge.h"
#include "baat/run/flow-input.h"
#include "cli/show.h"

enum mode { TABLE, PASS_ON, MERGE };

/* What all workers share. */
struct sum {
	enum baat_form form;
	size_t jobs;
	struct grouping grouping;
	enum mode mode;
	bool calendar;               /* every flow must have a start */
	struct baat_column *columns; /* of flows that are printed */
	enum baat_flow_column *kept; /* which of the columns of flows they are */
	size_t kept_count;
	uint32_t *attributes; /* and which of the attributes */
	size_t attribute_count;
	struct emitter emitter;
	bool screen;
};

/* One worker's share. */
struct state {
	struct sum *sum;
	struct baat_worker *worker;
	struct baat_filter *filter;
	struct baat_outcomes *outcomes, *totals;
	struct baat_merger *merger;
	struct baat_cell *cells;
};

static const struct baat_grouping no_keys = {NULL, 0};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_outcomes_free(state->outcomes);
	baat_outcomes_free(state->totals);
	baat_merger_free(state->merger);
	baat_filter_free(state->filter);
	free(state->cells);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	struct sum *sum = context;
	struct state *state = calloc(1, sizeof *state);
	size_t attributes = baat_names_count(baat_run_attributes(worker->run));
	if (state == NULL)
		return NULL;
	state->sum = sum;
	state->worker = worker;
	state->filter = baat_filter_new(&sum->grouping.filter, worker->names);
	state->cells = calloc(BAAT_FLOW__MAX + attributes + 1, sizeof *state->cells);
	if (state->filter != NULL) {
		state->outcomes = baat_outcomes_new(&sum->grouping.grouping, state->filter, worker->names);
		state->totals = baat_outcomes_new(&no_keys, state->filter, worker->names);
		state->merger = baat_merger_new(&sum->grouping.grouping, attributes, state->filter, worker->names);
	}
	if (state->outcomes == NULL || state->totals == NULL || state->merger == NULL || state->cells == NULL) {
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
	baat_merger_begin_block(state->merger, worker->sequence);
}

/* The cells of a flow in the columns that are kept. */
static void fill_cells(const struct sum *sum, const struct baat_flow *flow, const struct baat_unit *unit,
                       const struct baat_names *names, struct baat_cell *cells)
{
	struct baat_cell all[BAAT_FLOW__MAX];
	baat_flow_cells(flow, unit, names, all);
	for (size_t i = 0; i < sum->kept_count; i++)
		cells[i] = all[sum->kept[i]];
	for (size_t i = 0; i < sum->attribute_count; i++)
		cells[sum->kept_count + i] = (struct baat_cell){.text = unit->attributes[sum->attributes[i]]};
}

static enum baat_status write_flow(struct baat_worker *worker, const struct baat_unit *unit,
                                   const struct baat_flow *flow)
{
	struct state *state = worker->state;
	struct sum *sum = state->sum;
	fill_cells(sum, flow, unit, worker->names, state->cells);
	if (sum->screen)
		return emit_row(&sum->emitter, state->cells, &worker->diags);
	baat_form_row(sum->form, sum->columns, sum->kept_count + sum->attribute_count, state->cells, &worker->out);
	return BAAT_OK;
}

static enum baat_status pass_on(struct baat_worker *worker, const struct baat_unit *unit, const struct baat_flow *flows,
                                size_t count)
{
	struct state *state = worker->state;
	enum baat_status status = BAAT_OK;
	bool failed = false;
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		if (baat_filter_counts(state->filter, &flows[i], &failed))
			status = write_flow(worker, unit, &flows[i]);
	return failed ? BAAT_SYSTEM : status;
}

/* A sum that a flow cannot hold, or no memory. */
static enum baat_status explain(enum baat_status status, struct baat_diags *diags)
{
	if (status == BAAT_SYSTEM)
		return baat_out_of_memory(diags);
	if (status == BAAT_REJECTED)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
	return status;
}

static enum baat_status sink(void *context, const struct baat_unit *unit, const struct baat_flow *flows, size_t count)
{
	struct baat_worker *worker = context;
	struct state *state = worker->state;
	enum baat_status status = BAAT_OK;
	if (state->sum->calendar && unit->start == BAAT_NO_MONTH)
		return baat_error(&worker->diags, baat_at(unit->file, flows[0].line, 0), BAAT_START_MISSING,
		                  _("this flow has no start, so that its months are not known"));
	if (state->sum->mode == PASS_ON)
		status = pass_on(worker, unit, flows, count);
	else if (state->sum->mode == MERGE)
		status = baat_merger_add(state->merger, unit, flows, count);
	else
		status = baat_outcomes_add(state->outcomes, unit, flows, count);
	if (status == BAAT_OK && state->sum->mode == TABLE && state->sum->screen)
		status = baat_outcomes_add(state->totals, unit, flows, count);
	return explain(status, &worker->diags);
}

static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct state *into = context;
	const struct state *from = other;
	if (!baat_outcomes_merge(into->outcomes, from->outcomes) || !baat_outcomes_merge(into->totals, from->totals))
		return baat_out_of_memory(diags);
	return explain(baat_merger_merge(into->merger, from->merger), diags);
}

static const struct baat_handler handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .begin_block = begin_block,
    .on_flows = sink,
};

/* Whether a column of the flows stays when they are merged by these keys. */
static bool stays(const struct sum *sum, enum baat_flow_column column)
{
	static const struct {
		enum baat_flow_column column;
		enum baat_key_kind key;
	} keys[] = {{BAAT_FLOW_CASE, BAAT_KEY_CASE},
	            {BAAT_FLOW_POST, BAAT_KEY_POST},
	            {BAAT_FLOW_DOMAIN, BAAT_KEY_DOMAIN},
	            {BAAT_FLOW_START, BAAT_KEY_START}};
	if (column == BAAT_FLOW_START && baat_grouping_needs_start(&sum->grouping.grouping))
		return true;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		if (keys[i].column != column)
			continue;
		return baat_grouping_has(&sum->grouping.grouping, keys[i].key);
	}
	return true;
}

static bool attribute_stays(const struct sum *sum, uint32_t attribute)
{
	for (size_t i = 0; i < sum->grouping.grouping.count; i++)
		if (sum->grouping.keys[i].kind == BAAT_KEY_ATTRIBUTE && sum->grouping.keys[i].attribute == attribute)
			return true;
	return false;
}

/* The columns of the flows that are printed: those of the input, less what is merged away. */
static enum baat_status choose_columns(struct sum *sum, const struct baat_run *run, struct baat_diags *diags)
{
	uint32_t attributes = baat_names_count(baat_run_attributes(run));
	sum->columns = calloc(BAAT_FLOW__MAX + attributes + (size_t)1, sizeof *sum->columns);
	sum->kept = calloc(BAAT_FLOW__MAX, sizeof *sum->kept);
	sum->attributes = calloc(attributes + (size_t)1, sizeof *sum->attributes);
	if (sum->columns == NULL || sum->kept == NULL || sum->attributes == NULL)
		return baat_out_of_memory(diags);
	for (enum baat_flow_column i = 0; i < BAAT_FLOW__MAX; i++) {
		if (!baat_flows_have(run, i) || (sum->mode == MERGE && !stays(sum, i)))
			continue;
		sum->columns[sum->kept_count] =
		    (struct baat_column){baat_text_of(baat_flow_column_names[i]), baat_flow_column_kinds[i]};
		sum->kept[sum->kept_count++] = i;
	}
	for (uint32_t i = 0; i < attributes; i++) {
		if (sum->mode == MERGE && !attribute_stays(sum, i))
			continue;
		sum->columns[sum->kept_count + sum->attribute_count] =
		    (struct baat_column){baat_names_text(baat_run_attributes(run), i), BAAT_CELL_TEXT};
		sum->attributes[sum->attribute_count++] = i;
	}
	return BAAT_OK;
}

/* A key that was merged away, or that one of the files never had, cannot be grouped by. */
static enum baat_status demand_keys(const struct sum *sum, const struct baat_run *run, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < sum->grouping.grouping.count; i++) {
		const struct baat_key *key = &sum->grouping.keys[i];
		bool calendar = key->kind == BAAT_KEY_CALENDAR_YEAR || key->kind == BAAT_KEY_CALENDAR_MONTH;
		status = baat_worst(status, calendar ? baat_flows_demand_start(run, key->name, diags)
		                                     : baat_flows_demand(run, key->name, diags));
	}
	return status;
}

static enum baat_status print_merged(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                     size_t count)
{
	struct baat_worker *worker = context;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		status = write_flow(worker, unit, &flows[i]);
	if (status == BAAT_OK && worker->out.length > (1 << 16)) {
		status =
		    baat_output_write(baat_run_output(worker->run), baat_buffer_text(&worker->out), &worker->diags);
		worker->out.length = 0;
	}
	return status;
}

/* The flows that all were merged into. */
static enum baat_status print_all_merged(struct state *state, struct baat_diags *diags)
{
	struct baat_worker *worker = state->worker;
	worker->out.length = 0;
	enum baat_status status = baat_merger_each(state->merger, print_merged, worker);
	if (status == BAAT_OK && worker->out.length > 0)
		status = baat_output_write(baat_run_output(worker->run), baat_buffer_text(&worker->out), diags);
	bool told = worker->diags.count > 0;
	status = baat_worst(status, baat_diags_move(diags, &worker->diags));
	if (worker->out.failed || (status == BAAT_SYSTEM && !told && diags->count == 0))
		status = baat_out_of_memory(diags);
	return status;
}

/* What was summed goes out. */
static enum baat_status show(struct sum *sum, const struct baat_run *run, struct baat_diags *diags)
{
	struct state *state = baat_run_state(run);
	enum baat_status status = grouping_warn_never(&sum->grouping, state->filter, diags);
	if (status != BAAT_OK)
		return status;
	const struct shown_sums sums = {.rows = state->outcomes, .totals = state->totals};
	if (sum->mode == TABLE)
		return show_outcomes(sum->form, "baat-som", &sum->grouping, &sums, baat_run_output(run), diags);
	if (sum->mode == MERGE)
		status = print_all_merged(state, diags);
	return status == BAAT_OK && sum->screen ? emit_end(&sum->emitter, diags) : status;
}

static enum baat_status run_all(struct sum *sum, struct baat_run *run, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (sum->mode != TABLE)
		status = choose_columns(sum, run, diags);
	if (status == BAAT_OK && sum->mode != TABLE)
		status = emit_begin(&sum->emitter, sum->form, (struct emit_names){"baat-som", "Stromen"}, sum->columns,
		                    NULL, sum->kept_count + sum->attribute_count, baat_run_output(run), diags);
	if (status == BAAT_OK)
		status = baat_run_flows(run, &handler, sum, diags);
	return status == BAAT_OK ? show(sum, run, diags) : status;
}

enum baat_status sum_flows(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct som_settings *settings = context;
	struct sum sum = {.form = settings->output.form, .screen = settings->output.form == BAAT_FORM_TABLE};
	if (settings->output.flows)
		sum.mode = settings->selection.keys.count > 0 ? MERGE : PASS_ON;
	struct request request;
	request_make(&request, &settings->common, report);
	request.run.broken_off = sum.mode != TABLE && sum.form != BAAT_FORM_XLSX ? BAAT_INCOMPLETE : NULL;
	/* rows on a screen go through one table */
	if (sum.mode != TABLE && sum.screen)
		request.run.jobs = 1;
	struct baat_run *run = baat_run_new(&baat_flow_input, &request.run);
	if (run == NULL)
		return baat_out_of_memory(diags);

	enum baat_status status = baat_run_open(run, diags);
	if (status == BAAT_OK)
		status = grouping_read(&sum.grouping, &settings->common, NULL, baat_run_attributes(run), true, diags);
	if (status == BAAT_OK && sum.mode == PASS_ON)
		status = baat_flows_keep_origin(run, diags);
	else if (status == BAAT_OK)
		status = demand_keys(&sum, run, diags);
	sum.calendar = baat_grouping_needs_start(&sum.grouping.grouping);
	status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = run_all(&sum, run, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	emit_free(&sum.emitter);
	grouping_free(&sum.grouping);
	free(sum.columns);
	free(sum.kept);
	free(sum.attributes);
	return status;
}
