/* What baat-reken does: opens, calculates, shows, and puts what it wrote in its place. */
#include "baat/run/rejects.h"
#include "calculate.h"
#include "cli/account-facts.h"
#include "cli/show.h"
#include "reken.h"

/* The rows that were summed go out, with what there is to say about them. */
static enum baat_status show(const struct baat_run *run, struct calculation *calculation, struct baat_diags *diags)
{
	enum baat_status status = grouping_warn_never(calculation->grouping, calculation_filter(run), diags);
	status = baat_worst(status, baat_run_notes(run, diags));
	if (calculation->on_screen)
		status = baat_worst(status, emit_end(&calculation->emitter, diags));
	if (status != BAAT_OK)
		return status;
	if (calculation->flows)
		return show_notes(&calculation->emitter, diags);
	const struct shown_sums sums = calculation_sums(run);
	if (calculation->streaming)
		return show_told(&calculation->emitter, calculation->grouping, &sums, diags);
	return show_outcomes(calculation->form, "baat-reken", calculation->grouping, &sums, baat_run_output(run),
	                     diags);
}

static enum baat_status calculate(struct baat_run *run, struct calculation *calculation, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	calculation->starts = baat_cases_have_start(run);
	calculation->streaming = !calculation->flows && calculation->grouping->case_first &&
	                         calculation->form != BAAT_FORM_TABLE && calculation->grouping->sort_count == 0;
	if (!calculation_prepare(calculation, baat_run_attributes(run)))
		return baat_out_of_memory(diags);
	if (calculation->flows || calculation->streaming)
		status = emit_begin(&calculation->emitter, calculation->form,
		                    (struct emit_names){"baat-reken", calculation->flows ? "Stromen" : "Uitkomst"},
		                    calculation->columns, NULL, calculation->column_count, baat_run_output(run), diags);
	if (status == BAAT_OK)
		status = baat_run_cases(run, &calculation_handler, calculation, diags);
	return status == BAAT_OK ? show(run, calculation, diags) : status;
}

enum baat_status reken_run(const struct reken_settings *settings, enum baat_status status, struct report *report,
                           struct baat_diags *diags)
{
	const enum baat_form form = settings->output.form;
	const bool flows = settings->output.flows, table = form == BAAT_FORM_TABLE, book = form == BAAT_FORM_XLSX;
	struct tables tables = {0};
	struct grouping grouping = {0};
	struct account_facts facts = {0};
	struct calculation calculation = {.method = &settings->method.values,
	                                  .form = form,
	                                  .chosen = settings->selection.chosen,
	                                  .grouping = &grouping,
	                                  .flows = flows,
	                                  .origin = settings->output.origin,
	                                  .totals = (table || book) && !flows,
	                                  .on_screen = table && flows};
	struct request request;
	request_make(&request, &settings->common, report);
	request.run.broken_off = flows && !book ? BAAT_INCOMPLETE : NULL;
	if (calculation.on_screen)
		request.run.jobs = 1;
	struct baat_run *run = baat_run_new(&baat_case_input, &request.run);
	if (run == NULL)
		return baat_out_of_memory(diags);

	if (status == BAAT_OK)
		status = tables_load(&tables, &request.settings, diags);
	request.run.prices = tables.prices;
	if (status == BAAT_OK)
		status = baat_rejects_to(run, settings->rejects.path, diags);
	if (status == BAAT_OK)
		status = baat_run_open(run, diags);
	if (status == BAAT_OK)
		status = grouping_read(&grouping, &request.settings, baat_run_attributes(run),
		                       baat_cases_have_start(run), diags);
	status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = account_facts_make(&facts, &request.settings, &tables, diags);
	if (status == BAAT_OK)
		status = baat_account_to(run, &facts.request, diags);
	if (status == BAAT_OK)
		status = calculate(run, &calculation, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	calculation_free(&calculation);
	account_facts_free(&facts);
	grouping_free(&grouping);
	tables_free(&tables);
	return status;
}
