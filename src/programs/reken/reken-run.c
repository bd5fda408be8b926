/* What baat-reken does: opens, calculates, shows, and puts what it wrote in its place. */
#include "calculate.h"
#include "cli/show.h"
#include "reken.h"
#include "run/account.h"

/* The rows that were summed go out, with what there is to say about them. */
static enum baat_status show(struct case_run *run, struct calculation *calculation, struct baat_diags *diags)
{
	enum baat_status status = grouping_warn_never(calculation->grouping, calculation_filter(run), diags);
	status = baat_worst(status, cases_notes(run, diags));
	if (calculation->on_screen) {
		status = baat_worst(status, emit_end(&calculation->emitter, diags));
		return status == BAAT_OK ? show_notes(&calculation->emitter, diags) : status;
	}
	if (status != BAAT_OK || calculation->streaming || calculation->flows)
		return status;
	struct baat_outcomes *totals, *outcomes = calculation_merge(run, &totals);
	if (outcomes == NULL)
		return baat_out_of_memory(diags);
	return show_outcomes(calculation->form, calculation->grouping, outcomes, totals, run->output, diags);
}

static enum baat_status calculate(struct case_run *run, struct calculation *calculation, struct baat_diags *diags)
{
	bool table = calculation->form == BAAT_FORM_TABLE;
	calculation->streaming = !calculation->flows && calculation->grouping->by_case && !table;
	calculation->totals = table && !calculation->flows;
	if (!calculation_prepare(calculation, run->attributes))
		return baat_out_of_memory(diags);
	enum baat_status status = BAAT_OK;
	if (calculation->flows || calculation->streaming)
		status = emit_begin(&calculation->emitter, calculation->form, calculation->columns, NULL,
		                    calculation->column_count, run->output, diags);
	if (table && calculation->flows)
		calculation->on_screen = run->alone = true;
	if (status == BAAT_OK)
		status = cases_run(run, &calculation_handler, calculation, diags);
	if (status == BAAT_OK || (status == BAAT_REJECTED && !run->failed)) {
		enum baat_status shown = show(run, calculation, diags);
		run->failed |= shown != BAAT_OK;
		status = baat_worst(status, shown);
	}
	calculation_free(calculation);
	return status;
}

/* Everything that is written is opened before anything is calculated, so that a run does not end halfway for want of a
 * place to write. */
static enum baat_status open_outputs(struct case_run *run, struct baat_output **account, enum baat_status status,
                                     struct baat_diags *diags)
{
	const struct settings *settings = run->settings;
	bool says_incomplete = settings->flows && settings->output_path == NULL;
	if (status < BAAT_USAGE || says_incomplete)
		status = baat_worst(status, baat_output_open(&run->output, settings->output_path, diags));
	if (status == BAAT_OK && settings->account_path != NULL)
		status = baat_output_open(account, settings->account_path, diags);
	return status;
}

enum baat_status reken_run(const struct reken_settings *settings, enum baat_status status, struct report *report,
                           struct baat_diags *diags)
{
	const struct settings request = request_make(&settings->common);
	struct tables tables = {0};
	struct case_run run = {0};
	struct grouping grouping = {0};
	struct calculation calculation = {.method = &settings->method.values,
	                                  .form = settings->output.form,
	                                  .chosen = settings->selection.chosen,
	                                  .flows = settings->output.flows,
	                                  .origin = settings->output.origin,
	                                  .grouping = &grouping};
	struct baat_output *account = NULL;

	if (status == BAAT_OK)
		status = tables_load(&tables, &request, diags);
	if (status == BAAT_OK)
		status = cases_open(&run, &request, &tables, report, diags);
	if (status == BAAT_OK)
		status = grouping_read(&grouping, &request, run.attributes, diags);
	run.settings = &request;
	status = open_outputs(&run, &account, status, diags);
	if (status == BAAT_OK)
		status = calculate(&run, &calculation, diags);
	else
		run.failed = true;
	status = report_before_commit(report, diags, status);
	run.failed |= status >= BAAT_USAGE;
	if (!run.failed) {
		status = baat_worst(status, account_settle(&run, account, diags));
		run.failed = status >= BAAT_USAGE;
	}
	if (run.output != NULL)
		status =
		    baat_worst(status, finish_output(run.output, !run.failed, settings->output.flows, status, diags));
	if (!run.failed && status < BAAT_USAGE) {
		status = baat_worst(status, account_place(&run, account, diags));
		account = NULL;
	}
	/* messages name the files, whose paths go with the tables */
	report_print(report, diags);
	if (settings->rejects.path == NULL)
		report_exhausted(report);
	baat_output_abandon(account);
	cases_close(&run);
	grouping_free(&grouping);
	tables_free(&tables);
	return status;
}
