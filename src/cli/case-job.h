/*
 * What every program that computes from case lines does around its own work. Each step but the last is skipped when the
 * status is not BAAT_OK:
 *
 *	struct case_job job;
 *	enum baat_status status = case_job_begin(&job, &settings->common, report, diags);
 *	if (status != BAAT_OK)
 *		return status;
 *	status = case_job_open(&job, diags);                                    prices, cases set aside, headers, keys
 *	status = baat_run_output_to(job.run, settings->output.path, status, diags);
 *	status = case_job_account(&job, diags);
 *	status = baat_run_cases(job.run, &handler, &context, diags);            and write what came of it
 *	return case_job_end(&job, status, diags);                               always
 *
 * The program has the groups prices, selection, method, output, rejects, input and run, or some rows of each.
 */
#ifndef CASE_JOB_H
#define CASE_JOB_H

#include "account-facts.h"
#include "grouping.h"
#include "request.h"

/* Must stay where it is. Before case_job_open() a program may change the request, and say what is its `own`. */
struct case_job {
	struct request request;
	struct baat_run *run;
	struct tables tables;
	struct grouping grouping;
	struct account_own own;
	struct account_facts facts;
};

/* BAAT_SYSTEM when there is no memory; then there is nothing to end. */
enum baat_status case_job_begin(struct case_job *job, const struct common_options *settings, struct report *report,
                                struct baat_diags *diags);

/* Errors: those of tables_load(), baat_rejects_to(), baat_run_open(), grouping_read(). */
enum baat_status case_job_open(struct case_job *job, struct baat_diags *diags);
/* The first step of it alone, for who goes on when the prices are wrong. */
enum baat_status case_job_prices(struct case_job *job, struct baat_diags *diags);

/* --verantwoording, once there is an output. Errors: those of baat_account_to(). */
enum baat_status case_job_account(struct case_job *job, struct baat_diags *diags);

/* Puts everything in place or takes it back, see baat_run_end(), and frees what the job has. */
enum baat_status case_job_end(struct case_job *job, enum baat_status status, struct baat_diags *diags);
/* Frees it without an end, for who writes by itself. */
void case_job_close(struct case_job *job);

#endif
