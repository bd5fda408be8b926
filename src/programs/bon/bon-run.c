/* From cases to receipts. */
#include "bon.h"
#include "cli/case-job.h"

struct run {
	const struct bon_settings *settings;
	const struct grouping *grouping; /* only its filter is used */
	struct baat_flow_rules rules;
	struct baat_mandate mandate;
	struct bon_folder *folder; /* NULL: all receipts go to one output */
	char *index_path;          /* of the list of receipts in the folder; NULL for none */
	enum bon_form form;
};

/* One thread's share. */
struct state {
	struct run *run;
	struct baat_filter *filter;
	struct baat_receipt_maker *maker;
	struct bon_ranges *ranges;
	struct baat_buffer file; /* what goes into the file of the case at hand */
	uint32_t chosen_name;
};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_receipt_free(state->maker);
	bon_ranges_free(state->ranges);
	baat_filter_free(state->filter);
	baat_buffer_free(&state->file);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	struct run *run = context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->run = run;
	state->filter = baat_filter_new(&run->grouping->filter, worker->names);
	if (state->filter != NULL) {
		state->maker = baat_receipt_new(state->filter, &run->rules, worker->names);
		state->ranges =
		    bon_ranges_new(&run->rules, baat_run_request(worker->run)->prices, state->filter, worker->names);
	}
	state->chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen"));
	if (state->maker == NULL || state->ranges == NULL || state->chosen_name == BAAT_NO_NAME) {
		free_state(state);
		return NULL;
	}
	return state;
}

static void write_receipt(struct baat_buffer *to, const struct bon *bon, enum bon_form form)
{
	switch (form) {
	case BON_TEXT:
		bon_text(to, bon);
		break;
	case BON_PAGE:
		bon_page(to, bon);
		break;
	case BON_JSON:
		bon_json(to, bon);
		break;
	}
}

/* The receipt in a file of its own, and its rows of the index. */
static enum baat_status write_file(struct baat_worker *worker, struct bon *bon)
{
	struct state *state = worker->state;
	const struct run *run = state->run;
	char name[BON_NAME_MAX];
	bool page = run->form == BON_PAGE;

	bon_folder_name(bon->receipt->casus->id, bon_folder_extension(run->folder), name);
	bon->file = name;
	state->file.length = 0;
	if (page) {
		struct baat_buffer title = {0};
		baat_buffer_printf(&title, "%s ", _("Receipt case"));
		baat_buffer_add(&title, bon->receipt->casus->id);
		baat_buffer_add_char(&title, '\0');
		bon_page_head(&state->file, title.failed ? "" : title.at, _("Receipt"));
		state->file.failed |= title.failed;
		baat_buffer_free(&title);
	}
	write_receipt(&state->file, bon, run->form);
	if (page) {
		bon_page_tail(&state->file);
		bon_index_rows(&worker->out, bon);
	}
	bon->file = NULL; /* the name ends here */
	if (state->file.failed)
		return baat_out_of_memory(&worker->diags);
	return bon_folder_write(run->folder, name, baat_buffer_text(&state->file), &worker->diags);
}

static enum baat_status write_case(struct baat_worker *worker, const struct baat_receipt *receipt)
{
	struct state *state = worker->state;
	const struct run *run = state->run;
	struct bon bon = {
	    .method = &run->settings->method.values,
	    .mandate = &run->mandate,
	    .receipt = receipt,
	    .prices = baat_run_request(worker->run)->prices,
	    .names = worker->names,
	    .ranges = state->ranges,
	    .attributes = baat_run_attributes(worker->run),
	    .input = worker->input->index,
	};
	if (run->folder != NULL)
		return write_file(worker, &bon);
	write_receipt(&worker->out, &bon, run->form);
	return BAAT_OK;
}

static enum baat_status finish(struct state *state, const char *file, const struct baat_case *casus,
                               struct baat_receipt *receipt, struct baat_diags *diags)
{
	const enum baat_status status = baat_receipt_finish(state->maker, receipt);
	if (status == BAAT_SYSTEM)
		return baat_out_of_memory(diags);
	return status == BAAT_OK
	           ? BAAT_OK
	           : baat_error(diags, baat_at(file, casus->line, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
}

static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	const struct run *run = state->run;
	const char *file = baat_table_path(worker->input->table);
	struct baat_flow_choice choice = {
	    .chosen_only = run->settings->selection.chosen, .chosen_name = state->chosen_name, .filter = state->filter};
	struct baat_receipt receipt;
	enum baat_status status = BAAT_OK;

	if (choice.chosen_only)
		status = baat_case_choice(casus, file, &choice.scenario, &worker->diags);
	if (status == BAAT_OK && !baat_receipt_begin(state->maker, casus, &choice))
		status = baat_out_of_memory(&worker->diags);
	if (status == BAAT_OK)
		status = baat_flows_of_case(casus, file, &run->rules, &choice, baat_receipt_add, state->maker,
		                            &worker->counts.cut_off, &worker->diags);
	if (status == BAAT_OK)
		status = finish(state, file, casus, &receipt, &worker->diags);
	/* JSON holds figures, and no words on how sure they are */
	if (status == BAAT_OK && run->form != BON_JSON)
		status = bon_ranges_of(state->ranges, casus, &choice, &worker->diags);
	if (status == BAAT_OK && receipt.alternative_count > 0)
		status = write_case(worker, &receipt);
	return status;
}

static enum baat_status merge(void *into, const void *from, struct baat_diags *diags)
{
	(void)diags;
	baat_filter_merge(((struct state *)into)->filter, ((const struct state *)from)->filter);
	return BAAT_OK;
}

static const struct baat_handler handler = {
    .new_state = new_state, .free_state = free_state, .merge = merge, .on_case = on_case};

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
static enum baat_status open_output(struct run *run, struct baat_run *cases, struct baat_diags *diags)
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

static enum baat_status write_page_part(const struct run *run, const struct baat_run *cases, bool head,
                                        struct baat_diags *diags)
{
	struct baat_buffer text = {0};
	if (run->form != BON_PAGE)
		return BAAT_OK;
	if (run->folder != NULL)
		(head ? bon_index_head : bon_index_tail)(&text);
	else if (head)
		bon_page_head(&text, _("Receipts"), _("Receipt"));
	else
		bon_page_tail(&text);
	enum baat_status status = text.failed
	                              ? baat_out_of_memory(diags)
	                              : baat_output_write(baat_run_output(cases), baat_buffer_text(&text), diags);
	baat_buffer_free(&text);
	return status;
}

static enum baat_status write_receipts(struct run *run, struct baat_run *cases, struct baat_diags *diags)
{
	enum baat_status status = write_page_part(run, cases, true, diags);
	if (status == BAAT_OK)
		status = baat_run_cases(cases, &handler, run, diags);
	if (status != BAAT_OK)
		return status;
	const struct state *state = baat_run_state(cases);
	status = grouping_warn_never(run->grouping, state->filter, diags);
	status = baat_worst(status, baat_run_notes(cases, diags));
	return baat_worst(status, write_page_part(run, cases, false, diags));
}

enum baat_status bon_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct bon_settings *settings = context;
	struct run run = {.settings = settings, .form = form_of(settings), .mandate = baat_mandate_default()};
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
