/* From cases to receipts. */
#include "run/account.h"
#include "bon.h"
#include "cli/emit.h"
#include "cli/grouping.h"

struct run {
	const struct bon_settings *settings;
	struct grouping grouping; /* only its filter is used */
	struct baat_flow_rules rules;
	struct baat_mandate mandate;
	struct bon_folder *folder;   /* NULL: all receipts go to one output */
	char *index_path;            /* of the list of receipts in the folder; NULL for none */
	struct baat_output *account; /* NULL without --verantwoording */
	enum bon_form form;
};

/* One thread's share. */
struct state {
	struct run *run;
	struct baat_filter *filter;
	struct baat_receipt_maker *maker;
	struct baat_buffer file; /* what goes into the file of the case at hand */
	uint32_t chosen_name;
};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_receipt_free(state->maker);
	baat_filter_free(state->filter);
	baat_buffer_free(&state->file);
	free(state);
}

static void *new_state(struct case_run *cases, struct case_worker *worker)
{
	struct run *run = cases->context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->run = run;
	baat_case_keep_remarks(worker->reader);
	state->filter = baat_filter_new(&run->grouping.filter, worker->names);
	state->maker = state->filter == NULL ? NULL : baat_receipt_new(state->filter);
	state->chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen"));
	if (state->maker == NULL || state->chosen_name == BAAT_NO_NAME) {
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
static enum baat_status write_file(struct case_worker *worker, struct bon *bon)
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

static enum baat_status write_case(struct case_worker *worker, const struct baat_receipt *receipt)
{
	struct state *state = worker->state;
	const struct run *run = state->run;
	const struct case_run *cases = worker->run;
	struct bon bon = {
	    .method = &run->settings->method.values,
	    .mandate = &run->mandate,
	    .receipt = receipt,
	    .prices = cases->tables->prices,
	    .names = worker->names,
	    .attributes = cases->attributes,
	};
	if (run->folder != NULL)
		return write_file(worker, &bon);
	write_receipt(&worker->out, &bon, run->form);
	return BAAT_OK;
}

static enum baat_status on_case(struct case_worker *worker, const struct baat_case *casus)
{
	struct state *state = worker->state;
	const struct run *run = state->run;
	const char *file = baat_table_path(worker->file->table);
	struct baat_flow_choice choice = {.chosen_only = run->settings->selection.chosen,
	                                  .chosen_name = state->chosen_name};
	struct baat_receipt receipt;
	enum baat_status status = BAAT_OK;

	if (choice.chosen_only)
		status = baat_case_choice(casus, file, &choice.scenario, &worker->diags);
	if (status == BAAT_OK && !baat_receipt_begin(state->maker, casus, &choice))
		status = baat_out_of_memory(&worker->diags);
	if (status == BAAT_OK)
		status = baat_flows_of_case(casus, file, &run->rules, &choice, baat_receipt_add, state->maker,
		                            &worker->counts.cut_off, &worker->diags);
	if (status == BAAT_OK && !baat_receipt_finish(state->maker, &receipt))
		status = baat_error(&worker->diags, baat_at(file, casus->line, 0), BAAT_AMOUNT_OVERFLOW,
		                    _("a sum is too large"));
	if (status == BAAT_OK && receipt.alternative_count > 0)
		status = write_case(worker, &receipt);
	return status;
}

static const struct case_handler handler = {.new_state = new_state, .free_state = free_state, .on_case = on_case};

static enum bon_form form_of(const struct bon_settings *settings)
{
	if (settings->bon.html)
		return BON_PAGE;
	return settings->bon.form == BAAT_FORM_JSONL ? BON_JSON : BON_TEXT;
}

/* The output for all receipts, or the folder and the index in it. */
static enum baat_status open_output(struct run *run, struct case_run *cases, struct baat_diags *diags)
{
	const struct bon_settings *settings = run->settings;
	struct baat_buffer path = {0};
	if (settings->bon.folder == NULL)
		return baat_output_open(&cases->output, settings->output.path, diags);
	enum baat_status status = bon_folder_open(&run->folder, settings->bon.folder, run->form, diags);
	if (status != BAAT_OK || run->form != BON_PAGE)
		return status;
	baat_buffer_printf(&path, "%s/" BON_HIDDEN "/index.html", settings->bon.folder);
	baat_buffer_add_char(&path, '\0');
	run->index_path = path.at;
	return path.failed ? baat_out_of_memory(diags) : baat_output_open(&cases->output, run->index_path, diags);
}

static enum baat_status write_page_part(struct run *run, struct case_run *cases, bool head, struct baat_diags *diags)
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
	enum baat_status status =
	    text.failed ? baat_out_of_memory(diags) : baat_output_write(cases->output, baat_buffer_text(&text), diags);
	baat_buffer_free(&text);
	return status;
}

static enum baat_status warn_never(const struct run *run, struct case_run *cases, struct baat_diags *diags)
{
	struct state *first = cases->workers[0]->state;
	for (size_t i = 1; i < cases->worker_count; i++)
		baat_filter_merge(first->filter, ((struct state *)cases->workers[i]->state)->filter);
	return grouping_warn_never(&run->grouping, first->filter, diags);
}

static enum baat_status write_receipts(struct run *run, struct case_run *cases, struct baat_diags *diags)
{
	enum baat_status status = write_page_part(run, cases, true, diags);
	if (status == BAAT_OK)
		status = cases_run(cases, &handler, run, diags);
	if (status == BAAT_OK || (status == BAAT_REJECTED && !cases->failed)) {
		status = baat_worst(status, warn_never(run, cases, diags));
		status = baat_worst(status, cases_notes(cases, diags));
		status = baat_worst(status, write_page_part(run, cases, false, diags));
	}
	return status;
}

static bool is_good(const struct case_run *cases, enum baat_status status)
{
	return status == BAAT_OK || (status == BAAT_REJECTED && !cases->failed);
}

/* Puts in place what was written. The index is finished among the receipts, and all of them move together. */
static enum baat_status finish(struct run *run, struct case_run *cases, enum baat_status status,
                               struct baat_diags *diags)
{
	if (!cases->failed) {
		status = baat_worst(status, account_settle(cases, run->account, diags));
		cases->failed = status >= BAAT_USAGE;
	}
	if (cases->output != NULL)
		status = baat_worst(status, finish_output(cases->output, is_good(cases, status), false, status, diags));
	cases->output = NULL;
	if (run->folder != NULL && is_good(cases, status))
		status = baat_worst(status, bon_folder_commit(run->folder, diags));
	if (!cases->failed && status < BAAT_USAGE) {
		status = baat_worst(status, account_place(cases, run->account, diags));
		run->account = NULL;
	}
	return status;
}

enum baat_status bon_run(const struct bon_settings *settings, struct report *report, struct baat_diags *diags)
{
	struct tables tables = {0};
	struct case_run cases = {0};
	struct run run = {.settings = settings, .form = form_of(settings), .mandate = baat_mandate_default()};

	struct settings request = request_make(&settings->common);
	enum baat_status status = BAAT_OK;

	request.form = settings->bon.form;
	request.html = settings->bon.html;
	request.mandate_path = settings->bon.mandate;
	baat_flow_rules_make(&run.rules, &settings->method.values);
	if (settings->bon.mandate != NULL)
		status = baat_mandate_read(&run.mandate, settings->bon.mandate, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, tables_load(&tables, &request, diags));
	if (status == BAAT_OK)
		status = cases_open(&cases, &request, &tables, report, diags);
	if (status == BAAT_OK)
		status = grouping_read(&run.grouping, &request, cases.attributes, diags);
	if (status == BAAT_OK)
		status = open_output(&run, &cases, diags);
	if (status == BAAT_OK && settings->rejects.account != NULL)
		status = baat_output_open(&run.account, settings->rejects.account, diags);
	if (status == BAAT_OK)
		status = write_receipts(&run, &cases, diags);
	else
		cases.failed = true;
	status = report_before_commit(report, diags, status);
	cases.failed |= status >= BAAT_USAGE;
	status = finish(&run, &cases, status, diags);
	/* messages name files, whose paths go with the tables and the run */
	report_print(report, diags);
	if (settings->rejects.path == NULL)
		report_exhausted(report);
	baat_output_abandon(run.account);
	bon_folder_close(run.folder);
	free(run.index_path);
	cases_close(&cases);
	grouping_free(&run.grouping);
	tables_free(&tables);
	baat_mandate_free(&run.mandate);
	return status;
}
