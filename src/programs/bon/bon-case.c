/* A thread's share of the receipts: from a case to its bytes. */
#include "bon-run.h"
#include "cli/language.h"

/* One thread's share. */
struct state {
	struct bon_run *run;
	struct baat_filter *filter;
	struct baat_receipt_maker *maker;
	struct bon_ranges *ranges;
	struct baat_outcomes *totals; /* of the index; NULL without one */
	const struct baat_names *names;
	struct baat_buffer file; /* what goes into the file of the case at hand */
	uint32_t chosen_name;
};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_receipt_free(state->maker);
	bon_ranges_free(state->ranges);
	baat_outcomes_free(state->totals);
	baat_filter_free(state->filter);
	baat_buffer_free(&state->file);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	static const struct baat_grouping no_keys = {NULL, 0};
	struct bon_run *run = context;
	const bool indexed = run->index_path != NULL;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->run = run;
	state->names = worker->names;
	state->filter = baat_filter_new(&run->grouping->filter, worker->names);
	if (state->filter != NULL) {
		state->maker = baat_receipt_new(state->filter, &run->rules, worker->names);
		state->ranges =
		    bon_ranges_new(&run->rules, baat_run_request(worker->run)->prices, state->filter, worker->names);
		state->totals = indexed ? baat_outcomes_new(&no_keys, state->filter, worker->names) : NULL;
	}
	state->chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen"));
	if (state->maker == NULL || state->ranges == NULL || (indexed && state->totals == NULL) ||
	    state->chosen_name == BAAT_NO_NAME) {
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

/* A page that holds one receipt. */
static void write_page(struct baat_buffer *to, const struct bon *bon)
{
	struct baat_buffer title = {0};
	baat_buffer_printf(&title, "%s ", _("Receipt case"));
	baat_buffer_add(&title, bon->receipt->casus->id);
	baat_buffer_add_char(&title, '\0');
	bon_page_head(to, title.failed ? "" : title.at, _("Receipt"));
	to->failed |= title.failed;
	baat_buffer_free(&title);
	bon_page(to, bon);
	bon_page_tail(to);
}

/* The receipt in a file of its own, and its rows of the index. */
static enum baat_status write_file(struct baat_worker *worker, struct bon *bon)
{
	struct state *state = worker->state;
	const struct bon_run *run = state->run;
	char name[BON_NAME_MAX];

	bon_folder_name(bon->receipt->casus->id, bon_folder_extension(run->folder), name);
	bon->file = name;
	state->file.length = 0;
	const locale_t before = language_begin(&run->settings->common);
	if (run->form == BON_PAGE) {
		write_page(&state->file, bon);
		bon_index_rows(&worker->out, bon);
	} else {
		write_receipt(&state->file, bon, run->form);
	}
	language_end(before);
	bon->file = NULL; /* the name ends here */
	if (state->file.failed)
		return baat_out_of_memory(&worker->diags);
	return bon_folder_write(run->folder, name, baat_buffer_text(&state->file), &worker->diags);
}

static enum baat_status write_case(struct baat_worker *worker, const struct baat_receipt *receipt)
{
	struct state *state = worker->state;
	const struct bon_run *run = state->run;
	struct bon bon = {
	    .method = &run->settings->method.values,
	    .mandate = &run->mandate,
	    .mandate_path = run->settings->bon.mandate,
	    .receipt = receipt,
	    .prices = baat_run_request(worker->run)->prices,
	    .names = worker->names,
	    .ranges = state->ranges,
	    .attributes = baat_run_attributes(worker->run),
	    .input = worker->input->index,
	};
	if (run->folder != NULL)
		return write_file(worker, &bon);
	const locale_t before = language_begin(&run->settings->common);
	write_receipt(&worker->out, &bon, run->form);
	language_end(before);
	return BAAT_OK;
}

/* A baat_flow_sink: to the receipt, and to the totals of the index. */
static enum baat_status take_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                   size_t count)
{
	struct state *state = context;
	enum baat_status status = baat_receipt_add(state->maker, unit, flows, count);
	return status == BAAT_OK && state->totals != NULL ? baat_outcomes_add(state->totals, unit, flows, count)
	                                                  : status;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	if (state->totals != NULL)
		baat_outcomes_begin_block(state->totals, worker->sequence);
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
	const struct bon_run *run = state->run;
	const char *file = baat_table_path(worker->input->table);
	struct baat_flow_choice choice = {
	    .chosen_only = run->settings->selection.chosen, .chosen_name = state->chosen_name, .filter = state->filter};
	struct baat_receipt receipt = {0};
	enum baat_status status = BAAT_OK;

	if (choice.chosen_only)
		status = baat_case_choice(casus, file, &choice.scenario, &worker->diags);
	if (status == BAAT_OK && !baat_receipt_begin(state->maker, casus, &choice))
		status = baat_out_of_memory(&worker->diags);
	if (status == BAAT_OK)
		status = baat_flows_of_case(casus, file, &run->rules, &choice, take_flows, state,
		                            &worker->counts.cut_off, &worker->diags);
	/* accumulators do not tell of a lack of memory */
	if (status == BAAT_SYSTEM && !worker->diags.lost)
		status = baat_out_of_memory(&worker->diags);
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
	struct state *all = into;
	const struct state *one = from;
	baat_filter_merge(all->filter, one->filter);
	if (all->totals != NULL && !baat_outcomes_merge(all->totals, one->totals))
		return baat_out_of_memory(diags);
	return BAAT_OK;
}

const struct baat_handler bon_handler = {
    .new_state = new_state, .free_state = free_state, .merge = merge, .begin_block = begin_block, .on_case = on_case};

struct bon_seen bon_seen(const struct baat_run *cases)
{
	const struct state *state = baat_run_state(cases);
	return (struct bon_seen){state->filter, state->totals, state->names};
}
