/* What baat-reken does: opens, calculates, shows, and puts what it wrote in its place. */
#include "calculate.h"
#include "cli/case-job.h"
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

enum baat_status reken_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct reken_settings *settings = context;
	const enum baat_form form = settings->output.form;
	const bool flows = settings->output.flows, table = form == BAAT_FORM_TABLE, book = form == BAAT_FORM_XLSX;
	struct case_job job;
	struct calculation calculation = {.method = &settings->method.values,
	                                  .form = form,
	                                  .chosen = settings->selection.chosen,
	                                  .grouping = &job.grouping,
	                                  .flows = flows,
	                                  .origin = settings->output.origin,
	                                  .totals = (table || book) && !flows,
	                                  .on_screen = table && flows};
	enum baat_status status = case_job_begin(&job, &settings->common, report, diags);
	if (status != BAAT_OK)
		return status;
	job.request.run.broken_off = flows && !book ? BAAT_INCOMPLETE : NULL;
	if (calculation.on_screen)
		job.request.run.jobs = 1;

	status = case_job_open(&job, diags);
	status = baat_run_output_to(job.run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = case_job_account(&job, diags);
	if (status == BAAT_OK)
		status = calculate(job.run, &calculation, diags);
	status = case_job_end(&job, status, diags);
	calculation_free(&calculation);
	return status;
}
