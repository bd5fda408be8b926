/* What baat-toets does: opens, checks, and tells what it found. */
#include "cli/case-job.h"
#include "toets.h"

/* Goes through the cases of the files that could be opened. */
static enum baat_status check_cases(struct baat_run *run, const struct toets_settings *settings, struct report *report,
                                    bool *complete, struct baat_diags *diags)
{
	const struct baat_inputs *inputs = baat_run_inputs(run);
	bool chosen = settings->selection.chosen;
	enum baat_status status = baat_run_cases(run, &check_handler, &chosen, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, check_end(run, diags));
	report_print(report, diags);
	for (size_t i = 0; i < baat_inputs_count(inputs); i++)
		*complete &= baat_inputs_at(inputs, i)->columns != NULL && !baat_inputs_at(inputs, i)->broken;
	return status;
}

static enum baat_status summarise(const struct baat_run *run, struct findings *findings, bool complete,
                                  struct baat_diags *diags)
{
	const struct baat_inputs *inputs = baat_run_inputs(run);
	const struct baat_counts *counts = baat_run_counts(run);
	uint64_t lines = 0;
	for (size_t i = 0; i < baat_inputs_count(inputs); i++)
		lines += baat_inputs_at(inputs, i)->rows;
	return findings_end(findings, counts->cases + counts->rejected, lines, complete,
	                    inputs == NULL ? NULL : baat_inputs_attributes(inputs), diags);
}

static enum baat_status check(struct case_job *job, const struct toets_settings *settings, struct findings *findings,
                              struct baat_diags *diags)
{
	struct report *report = job->request.report;
	const enum baat_status loaded = case_job_prices(job, diags);
	enum baat_status status = loaded;
	/* what is wrong with the files themselves can be told without prices */
	if (status < BAAT_USAGE)
		status = baat_worst(status, baat_run_open(job->run, diags));
	hint_headers(&settings->input, diags);
	report_print(report, diags);
	bool complete = loaded == BAAT_OK;
	if (status < BAAT_USAGE && loaded == BAAT_OK)
		status = baat_worst(status, check_cases(job->run, settings, report, &complete, diags));
	if (status < BAAT_USAGE)
		status = baat_worst(status, summarise(job->run, findings, complete, diags));
	if (settings->toets.strict && findings->warnings > 0)
		status = baat_worst(status, BAAT_REJECTED);
	return status;
}

enum baat_status toets_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct toets_settings *settings = context;
	struct findings findings = {0};
	struct case_job job;
	enum baat_status status = case_job_begin(&job, &settings->common, report, diags);
	if (status != BAAT_OK)
		return status;
	job.request.run.thorough = true;

	report->limit = 0;
	status = findings_open(&findings, settings, diags);
	report->sink = findings_take;
	report->sink_context = &findings; /* cppcheck-suppress autoVariables; taken back below */
	if (status == BAAT_OK)
		status = check(&job, settings, &findings, diags);
	status = findings_close(&findings, status, diags);
	report->sink = NULL;
	/* what names files is told before they go */
	report_print(report, diags);
	case_job_close(&job);
	return status;
}
