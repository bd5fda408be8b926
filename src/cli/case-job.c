#include "case-job.h"

#include "baat/run/case-input.h"
#include "baat/run/rejects.h"

enum baat_status case_job_begin(struct case_job *job, const struct common_options *settings, struct report *report,
                                struct baat_diags *diags)
{
	*job = (struct case_job){0};
	request_make(&job->request, settings, report);
	job->run = baat_run_new(&baat_case_input, &job->request.run);
	return job->run == NULL ? baat_out_of_memory(diags) : BAAT_OK;
}

enum baat_status case_job_prices(struct case_job *job, struct baat_diags *diags)
{
	const enum baat_status status = tables_load(&job->tables, job->request.settings, diags);
	job->request.run.prices = job->tables.prices;
	return status;
}

enum baat_status case_job_open(struct case_job *job, struct baat_diags *diags)
{
	const struct common_options *settings = job->request.settings;
	const struct rejects_options *rejects = options_of(settings, &rejects_group);
	enum baat_status status = case_job_prices(job, diags);
	if (status == BAAT_OK)
		status = baat_rejects_to(job->run, rejects->path, diags);
	if (status == BAAT_OK)
		status = baat_run_open(job->run, diags);
	if (status == BAAT_OK)
		status = grouping_read(&job->grouping, settings, job->own.keys, baat_run_attributes(job->run),
		                       baat_cases_have_start(job->run), diags);
	return status;
}

enum baat_status case_job_account(struct case_job *job, struct baat_diags *diags)
{
	enum baat_status status =
	    account_facts_make(&job->facts, job->request.settings, &job->tables, &job->own, diags);
	return status == BAAT_OK ? baat_account_to(job->run, &job->facts.request, diags) : status;
}

enum baat_status case_job_end(struct case_job *job, enum baat_status status, struct baat_diags *diags)
{
	status = baat_run_end(job->run, status, diags);
	case_job_close(job);
	return status;
}

void case_job_close(struct case_job *job)
{
	baat_run_close(job->run);
	account_facts_free(&job->facts);
	grouping_free(&job->grouping);
	tables_free(&job->tables);
}
