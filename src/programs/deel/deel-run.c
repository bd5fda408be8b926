/* What baat-deel does: opens, adds up, shares, shows. */
#include "cli/language.h"
#include "deel.h"

/* Sentences are a document, and what else must be known goes among them. */
static enum baat_status show(const struct deel *deel, struct baat_run *run, struct baat_diags *diags)
{
	const locale_t before = deel_begin_notes(deel);
	enum baat_status status = deel_notes(deel, diags);
	if (status == BAAT_OK)
		status = deel_show(deel, baat_run_output(run), diags);
	language_end(before);
	return status;
}

/* The agreement is read before the flows, so that its mistakes show at once, with those in the headers of the flows. */
enum baat_status deel_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct deel_settings *settings = context;
	struct request request;
	request_make(&request, &settings->common, report);
	struct deel deel = {.settings = settings, .names = baat_names_new(NULL)};
	struct baat_run *run = baat_run_new(&baat_flow_input, &request.run);
	if (run == NULL || deel.names == NULL) {
		baat_run_close(run);
		deel_free(&deel);
		return baat_out_of_memory(diags);
	}
	enum baat_status status = baat_run_open(run, diags);
	status = baat_worst(status, baat_agreement_read(&deel.agreement, deel.names, settings->deel.agreement, diags));
	if (status == BAAT_OK)
		status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = deel_sum(&deel, run, diags);
	if (status == BAAT_OK)
		status = baat_share_savings(&deel.agreement, deel.stakes.items, deel.stakes.count, &deel.shared, diags);
	if (status == BAAT_OK)
		status = show(&deel, run, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	deel_free(&deel);
	return status;
}
