/* What baat-uitleg does: opens, goes through the flows, shows those that make the figure. */
#include "baat/run/case-input.h"
#include "cli/case-job.h"
#include "cli/show.h"
#include "uitleg.h"

/* What all workers share. */
struct explanation {
	const struct uitleg_settings *settings;
	const struct baat_prices *prices;
	const struct grouping *grouping; /* for what it says of parties and alternatives */
	struct conditions conditions;
	struct baat_flow_rules rules;
	struct baat_column columns[UITLEG_COLUMNS];
	struct emitter emitter;
	bool on_screen; /* one thread then */
};

struct state {
	const struct explanation *explanation;
	struct baat_worker *worker;
	struct uitleg_context context;
	struct baat_filter *filter;
	struct baat_where *where;
	struct baat_outcomes *totals; /* of what is told on a screen */
	struct story *story;
	struct baat_buffer texts;
	struct baat_cell cells[UITLEG_COLUMNS];
	uint32_t chosen_name;
};

static const struct baat_grouping no_keys = {NULL, 0};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_outcomes_free(state->totals);
	story_free(state->story);
	baat_where_free(state->where);
	baat_filter_free(state->filter);
	baat_buffer_free(&state->texts);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	const struct explanation *explanation = context;
	const struct uitleg_settings *settings = explanation->settings;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->explanation = explanation;
	state->worker = worker;
	state->context = (struct uitleg_context){settings, explanation->prices, worker->names,
	                                         baat_form_mark(settings->output.form)};
	state->filter = baat_filter_new(&explanation->grouping->filter, worker->names);
	state->where = baat_where_new(explanation->conditions.items, explanation->conditions.count, worker->names);
	state->story = story_new(settings, explanation->emitter.width);
	state->chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen"));
	if (state->filter != NULL)
		state->totals = baat_outcomes_new(&no_keys, state->filter, worker->names);
	if (state->where == NULL || state->story == NULL || state->totals == NULL ||
	    state->chosen_name == BAAT_NO_NAME) {
		free_state(state);
		return NULL;
	}
	return state;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	baat_outcomes_begin_block(state->totals, worker->sequence);
}

static enum baat_status write_row(struct state *state, const struct baat_unit *unit, const struct baat_factors *factors,
                                  int64_t contribution)
{
	const struct explanation *explanation = state->explanation;
	uitleg_cells(&state->context, unit, factors, contribution, &state->texts, state->cells);
	if (state->texts.failed)
		return baat_out_of_memory(&state->worker->diags);
	baat_form_row(explanation->settings->output.form, explanation->columns, UITLEG_COLUMNS, state->cells,
	              &state->worker->out);
	return BAAT_OK;
}

/* Adds a flow to the story. */
static enum baat_status tell_row(struct state *state, const struct baat_unit *unit, const struct baat_factors *factors,
                                 int64_t contribution)
{
	if (baat_outcomes_add(state->totals, unit, &factors->flow, 1) != BAAT_OK ||
	    !story_add(state->story, &state->context, unit, factors, contribution))
		return baat_out_of_memory(&state->worker->diags);
	return BAAT_OK;
}

/* A baat_factors_sink. */
static enum baat_status take_flow(void *context, const struct baat_unit *unit, const struct baat_factors *factors)
{
	struct state *state = context;
	const struct explanation *explanation = state->explanation;
	const enum baat_measure measure = explanation->settings->uitleg.measure;
	const bool holds = baat_where_holds(state->where, unit, &factors->flow);
	bool failed = false;
	int64_t contribution;
	if (!baat_filter_counts(state->filter, &factors->flow, &failed) || !holds)
		return failed ? baat_out_of_memory(&state->worker->diags) : BAAT_OK;
	if (!baat_contribution(measure, &factors->flow, &contribution)) {
		if (factors->line->unpriced && baat_measure_basis(measure) != BAAT_BASIS_COUNT)
			story_pass_unpriced(state->story);
		return BAAT_OK;
	}
	return (explanation->on_screen ? tell_row : write_row)(state, unit, factors, contribution);
}

static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	const struct explanation *explanation = state->explanation;
	const char *file = baat_table_path(worker->input->table);
	struct baat_flow_choice choice = {.chosen_only = explanation->settings->selection.chosen,
	                                  .chosen_name = state->chosen_name};
	enum baat_status status = BAAT_OK;
	if (choice.chosen_only)
		status = baat_case_choice(casus, file, &choice.scenario, &worker->diags);
	if (status == BAAT_OK)
		status = baat_factors_of_case(casus, file, &explanation->rules, &choice, take_flow, state,
		                              &worker->counts.cut_off, &worker->diags);
	return status;
}

/* On a screen there is one state, and else only what it saw counts. */
static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct state *into = context;
	const struct state *from = other;
	(void)diags;
	baat_filter_merge(into->filter, from->filter);
	baat_where_merge(into->where, from->where);
	return BAAT_OK;
}

static const struct baat_handler handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .begin_block = begin_block,
    .on_case = on_case,
};

static enum baat_status show(const struct baat_run *run, struct explanation *explanation, struct baat_diags *diags)
{
	const struct state *state = baat_run_state(run);
	enum baat_status status = grouping_warn_never(explanation->grouping, state->filter, diags);
	conditions_warn_never(&explanation->conditions, state->where, diags);
	status = baat_worst(status, baat_run_notes(run, diags));
	if (status != BAAT_OK)
		return status;
	if (!explanation->on_screen)
		return show_notes(&explanation->emitter, diags);
	struct baat_buffer text = {0};
	story_tell(state->story, &explanation->conditions, state->totals, &text);
	status = text.failed ? baat_out_of_memory(diags)
	                     : baat_output_write(baat_run_output(run), baat_buffer_text(&text), diags);
	baat_buffer_free(&text);
	return status == BAAT_OK ? show_notes(&explanation->emitter, diags) : status;
}

static enum baat_status explain(struct baat_run *run, struct explanation *explanation, struct baat_diags *diags)
{
	const struct uitleg_settings *settings = explanation->settings;
	baat_flow_rules_make(&explanation->rules, &settings->method.values);
	uitleg_columns(settings->uitleg.measure, explanation->columns);
	enum baat_status status =
	    emit_begin(&explanation->emitter, settings->output.form, (struct emit_names){"baat-uitleg", "Uitleg"},
	               explanation->columns, NULL, UITLEG_COLUMNS, baat_run_output(run), diags);
	if (status == BAAT_OK)
		status = baat_run_cases(run, &handler, explanation, diags);
	return status == BAAT_OK ? show(run, explanation, diags) : status;
}

/* Opens the cases, and reads what is asked of them. */
static enum baat_status open_cases(struct case_job *job, struct explanation *explanation, struct baat_diags *diags)
{
	const enum baat_status status = case_job_open(job, diags);
	explanation->prices = job->tables.prices;
	if (status != BAAT_OK)
		return status;
	return conditions_read(&explanation->conditions, &explanation->settings->uitleg.where,
	                       baat_run_attributes(job->run), baat_cases_have_start(job->run), diags);
}

enum baat_status uitleg_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct uitleg_settings *settings = context;
	const struct words *where = &settings->uitleg.where;
	const struct baat_fact facts[] = {
	    {.name = "maat", .kind = BAAT_FACT_TEXT, .text = baat_measure_names[settings->uitleg.measure]},
	    {.name = "waar", .kind = BAAT_FACT_LIST, .list = where->items, .count = where->count},
	};
	struct case_job job;
	struct explanation explanation = {
	    .settings = settings, .grouping = &job.grouping, .on_screen = settings->output.form == BAAT_FORM_TABLE};
	enum baat_status status = case_job_begin(&job, &settings->common, report, diags);
	if (status != BAAT_OK)
		return status;
	job.own.facts = facts;
	job.own.fact_count = sizeof facts / sizeof facts[0];
	if (explanation.on_screen)
		job.request.run.jobs = 1;

	status = open_cases(&job, &explanation, diags);
	if (status == BAAT_OK)
		status = baat_run_output_to(job.run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = case_job_account(&job, diags);
	if (status == BAAT_OK)
		status = explain(job.run, &explanation, diags);
	status = case_job_end(&job, status, diags);
	emit_free(&explanation.emitter);
	conditions_free(&explanation.conditions);
	return status;
}
