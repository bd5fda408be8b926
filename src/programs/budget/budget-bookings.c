/* Reading bookings: blocks by several threads, the ledger in the order of the input. */
#include "baat/base/memory.h"
#include "baat/base/place.h"
#include "budget-work.h"

static enum baat_status find_columns(void **columns, const struct baat_table *table,
                                     const struct baat_inputs_request *request, struct baat_names *attributes,
                                     struct baat_diags *diags)
{
	(void)attributes;
	return baat_booking_columns_find((struct baat_booking_columns **)columns, table, &request->meant, diags);
}

static void free_columns(void *columns)
{
	baat_booking_columns_free(columns);
}

const struct baat_input_kind budget_input = {
    .required = baat_booking_required,
    .required_count = BAAT_BOOKING_REQUIRED,
    .wanted = BAAT_FILE_BOOKINGS,
    .find_columns = find_columns,
    .free_columns = free_columns,
};

/* A booking on its way to the ledger. */
struct entry {
	struct baat_booking booking;
	struct baat_identity document;
};

/* One worker's share. */
struct state {
	struct budget_work *run;
	struct baat_worker *worker;
	struct baat_booking_reader *reader;
	struct entry *entries; /* of the block at hand */
	size_t count, capacity;
	struct baat_arena texts; /* those that do not stand in the block itself */
};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_booking_reader_free(state->reader);
	baat_arena_free(&state->texts);
	free(state->entries);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->run = context;
	state->worker = worker;
	state->reader = baat_booking_reader_new(&state->run->budget);
	if (state->reader == NULL) {
		free_state(state);
		return NULL;
	}
	return state;
}

/* Keeps a text until the block is done with. */
static bool keep(struct state *state, struct baat_text *text)
{
	const struct baat_block *block = &state->worker->block;
	if (text->length == 0 || (text->at >= block->bytes && text->at < block->bytes + block->length))
		return true;
	*text = baat_arena_text(&state->texts, *text);
	return text->at != NULL;
}

static enum baat_status take(void *context, const struct baat_booking *booking)
{
	struct state *state = context;
	if (!baat_grow(&state->entries, &state->capacity, state->count + 1, sizeof *state->entries))
		return baat_out_of_memory(&state->worker->diags);
	struct entry *entry = &state->entries[state->count++];
	entry->booking = *booking;
	if (booking->document.length > 0)
		entry->document = baat_registry_identity(state->run->documents, booking->document);
	if (!keep(state, &entry->booking.casus) || !keep(state, &entry->booking.party) ||
	    !keep(state, &entry->booking.document))
		return baat_out_of_memory(&state->worker->diags);
	return state->run->settings->budget.origin ? budget_origin_write(state->run, state->worker, booking) : BAAT_OK;
}

static enum baat_status on_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	state->count = 0;
	baat_arena_clear(&state->texts);
	return baat_booking_read(state->reader, worker->input->table, worker->input->columns, &worker->block, take,
	                         state, &worker->rows, &worker->diags);
}

/* The file and line behind a place. */
static struct baat_place place_at(void *context, uint64_t place)
{
	const struct budget_work *run = context;
	struct baat_inputs *inputs = baat_run_inputs(run->bookings);
	size_t i = baat_inputs_count(inputs) - 1;
	while (i > 0 && (run->spans[i] == 0 || run->spans[i] >= place))
		i--;
	const struct baat_input *input = baat_inputs_at(inputs, i);
	return baat_at(baat_table_path(input->table), place - run->spans[i], baat_booking_amount_field(input->columns));
}

static enum baat_status add_entry(struct budget_work *run, const struct entry *entry, uint64_t base,
                                  struct baat_diags *diags)
{
	uint64_t place = base + entry->booking.line, first = place;
	enum baat_status status = BAAT_OK;
	run->entries++;
	run->last_place = place;
	if (entry->booking.document.length > 0) {
		const enum baat_registered registered = baat_registry_add(run->documents, entry->document, &first);
		if (registered == BAAT_NO_ROOM)
			return baat_out_of_memory(diags);
		if (registered == BAAT_SEEN)
			status = baat_error(diags, place_at(run, place), BAAT_ENTRY_REPEATED,
			                    _("boeking %s was booked before, at %s; take one of the two out, or give "
			                      "it a number of its own"),
			                    baat_show(entry->booking.document).text,
			                    baat_place_show(place_at(run, first)).text);
	}
	if (status != BAAT_OK)
		return status;
	status = baat_ledger_add(run->ledger, &entry->booking, place);
	if (status == BAAT_SYSTEM)
		return baat_out_of_memory(diags);
	if (status == BAAT_REJECTED)
		baat_error(diags, place_at(run, place), BAAT_AMOUNT_OVERFLOW, _("the sums of case %s are too large"),
		           baat_show(entry->booking.casus).text);
	return status;
}

static enum baat_status after_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	struct budget_work *run = state->run;
	uint64_t *base = &run->spans[worker->input->index];
	enum baat_status status = BAAT_OK;
	/* 1 more than is used, so that 0 stays that of a file that has none */
	if (*base == 0)
		*base = run->last_place + 1;
	for (size_t i = 0; i < state->count && status < BAAT_SYSTEM; i++)
		status = baat_worst(status, add_entry(run, &state->entries[i], *base, &worker->diags));
	return status;
}

static const struct baat_handler handler = {
    .new_state = new_state, .free_state = free_state, .on_block = on_block, .after_block = after_block};

enum baat_status budget_read_bookings(struct budget_work *run, struct baat_diags *diags)
{
	const struct baat_ledger_rules rules = {.soft = run->settings->budget.soft, .place = place_at, .context = run};
	const size_t files = baat_inputs_count(baat_run_inputs(run->bookings));
	run->spans = calloc(files + 1, sizeof *run->spans);
	run->documents = baat_registry_new();
	run->ledger = baat_ledger_new(&run->budget, run->settings->budget.cut_off);
	if (run->spans == NULL || run->documents == NULL || run->ledger == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = baat_run_blocks(run->bookings, &handler, run, diags);
	if (status != BAAT_OK)
		return status;
	/* whoever mends the books wants to see all that does not close */
	run->report->limit = 0;
	return baat_ledger_close(run->ledger, &rules, diags);
}
