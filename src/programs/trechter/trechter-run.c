/* What baat-trechter does: reads a programme, makes case lines or a funnel of it, and puts what it wrote in its place.
 */
#include "baat/run/flow-input.h"
#include "trechter.h"

static enum baat_status show_steps(const struct trechter *trechter, struct baat_run *run, struct baat_diags *diags)
{
	const bool has_amounts = trechter->settings->trechter.amounts != NULL;
	struct groups groups = {0};
	struct amounts amounts = {0};
	enum baat_status status = groups_make(&groups, trechter, diags);
	if (status == BAAT_OK && has_amounts)
		status = amounts_read(&amounts, trechter, run, diags);
	if (status == BAAT_OK)
		status = steps_show(trechter, &groups, has_amounts ? &amounts : NULL, baat_run_output(run), diags);
	free(amounts.steps);
	groups_free(&groups);
	return status;
}

enum baat_status trechter_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct trechter_settings *settings = context;
	struct trechter trechter = {.settings = settings};
	struct trechter_account account = {0};
	struct request request;
	request_make(&request, &settings->common, report);
	/* the flows are what a run goes through; the tables of a programme are read whole */
	request.run.inputs.paths = &settings->trechter.amounts;
	request.run.inputs.count = settings->trechter.amounts != NULL;
	struct baat_run *run = baat_run_new(&baat_flow_input, &request.run);
	if (run == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = trechter_read(&trechter, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, baat_run_open(run, diags));
	if (status == BAAT_OK)
		status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = trechter_account_make(&account, &trechter, diags);
	if (status == BAAT_OK)
		status = baat_account_to(run, &account.request, diags);
	if (status == BAAT_OK)
		status = settings->trechter.steps ? show_steps(&trechter, run, diags)
		                                  : trechter_lines(&trechter, baat_run_output(run), diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	trechter_account_free(&account);
	trechter_free(&trechter);
	return status;
}
