/* From cases to receipts: what is opened, written around them, and put in place. */
#include "bon-run.h"
#include "cli/case-job.h"
#include "cli/language.h"

static enum bon_form form_of(const struct bon_settings *settings)
{
	if (settings->bon.html)
		return BON_PAGE;
	return settings->bon.form == BAAT_FORM_JSONL ? BON_JSON : BON_TEXT;
}

static enum baat_status place_folder(void *folder, struct baat_diags *diags)
{
	enum baat_status status = bon_folder_commit(folder, diags);
	bon_folder_close(folder);
	return status;
}

static void abandon_folder(void *folder)
{
	bon_folder_close(folder);
}

/* The output for all receipts, or the folder and the index in it. The index is finished among the receipts, and all of
 * them move together. */
static enum baat_status open_output(struct bon_run *run, struct baat_run *cases, struct baat_diags *diags)
{
	const struct bon_settings *settings = run->settings;
	struct baat_buffer path = {0};
	if (settings->bon.folder == NULL)
		return baat_run_output_to(cases, settings->output.path, BAAT_OK, diags);
	enum baat_status status =
	    bon_folder_open(&run->folder, settings->bon.folder, run->form, &settings->common, diags);
	baat_run_ending(cases)->parts[BAAT_END_FOLDER] =
	    (struct baat_ending_part){.thing = run->folder, .place = place_folder, .abandon = abandon_folder};
	if (status != BAAT_OK || run->form != BON_PAGE)
		return status;
	baat_buffer_printf(&path, "%s/" BON_HIDDEN "/index.html", settings->bon.folder);
	baat_buffer_add_char(&path, '\0');
	run->index_path = path.at;
	if (path.failed)
		return baat_out_of_memory(diags);
	status = bon_folder_check(run->folder, "index.html", diags);
	return status == BAAT_OK ? baat_run_output_to(cases, run->index_path, BAAT_OK, diags) : status;
}

static enum baat_status write_page_part(const struct bon_run *run, const struct baat_run *cases, bool head,
                                        struct baat_diags *diags)
{
	const struct baat_names *attributes = baat_run_attributes(cases);
	struct baat_buffer text = {0};
	enum baat_status status = BAAT_OK;
	bool good = true;
	if (run->form != BON_PAGE)
		return BAAT_OK;
	const locale_t before = language_begin(&run->settings->common);
	if (run->folder != NULL && head)
		bon_index_head(&text, attributes);
	else if (run->folder != NULL)
		good = bon_index_tail(&text, attributes, bon_seen(cases).totals, bon_seen(cases).names);
	else if (head)
		bon_page_head(&text, _("Receipts"), _("Receipt"));
	else
		bon_page_tail(&text);
	language_end(before);
	if (!good)
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
	else if (text.failed)
		status = baat_out_of_memory(diags);
	else
		status = baat_output_write(baat_run_output(cases), baat_buffer_text(&text), diags);
	baat_buffer_free(&text);
	return status;
}

static enum baat_status write_receipts(struct bon_run *run, struct baat_run *cases, struct baat_diags *diags)
{
	enum baat_status status = write_page_part(run, cases, true, diags);
	if (status == BAAT_OK)
		status = baat_run_cases(cases, &bon_handler, run, diags);
	if (status != BAAT_OK)
		return status;
	status = grouping_warn_never(run->grouping, bon_seen(cases).filter, diags);
	status = baat_worst(status, baat_run_notes(cases, diags));
	return baat_worst(status, write_page_part(run, cases, false, diags));
}

enum baat_status bon_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct bon_settings *settings = context;
	struct bon_run run = {.settings = settings, .form = form_of(settings), .mandate = baat_mandate_default()};
	struct case_job job;
	enum baat_status status = case_job_begin(&job, &settings->common, report, diags);
	if (status != BAAT_OK)
		return status;
	job.request.run.remarks = true;
	job.own.form = settings->bon.html ? "html" : baat_form_name(settings->bon.form);
	job.own.source = (struct baat_account_source){.kind = "mandaat", .path = settings->bon.mandate};
	run.grouping = &job.grouping;

	baat_flow_rules_make(&run.rules, &settings->method.values);
	if (settings->bon.mandate != NULL)
		status = baat_mandate_read(&run.mandate, settings->bon.mandate, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, case_job_open(&job, diags));
	if (status == BAAT_OK)
		status = open_output(&run, job.run, diags);
	if (status == BAAT_OK)
		status = case_job_account(&job, diags);
	if (status == BAAT_OK)
		status = write_receipts(&run, job.run, diags);
	status = case_job_end(&job, status, diags);
	free(run.index_path);
	baat_mandate_free(&run.mandate);
	return status;
}
