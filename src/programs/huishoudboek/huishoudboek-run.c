/* What baat-huishoudboek does: reads households one after the other, and plays each. */
#include "cli/request.h"
#include "huishoudboek.h"

static enum baat_status find_columns(void **columns, const struct baat_table *table,
                                     const struct baat_inputs_request *request, struct baat_names *attributes,
                                     struct baat_diags *diags)
{
	struct baat_household_columns *found = NULL;
	(void)attributes; /* other columns do not count */
	enum baat_status status = baat_household_columns_find(&found, table, &request->meant, diags);
	*columns = found;
	return status;
}

static void free_columns(void *columns)
{
	baat_household_columns_free(columns);
}

static const struct baat_input_kind input_kind = {
    .required = baat_household_required,
    .required_count = sizeof baat_household_required / sizeof baat_household_required[0],
    .find_columns = find_columns,
    .free_columns = free_columns,
};

/* Plays a household, as it is and with all income on one day. */
static enum baat_status take_household(void *context, const struct baat_household *household, struct baat_diags *diags)
{
	struct huishoudboek *here = context;
	const struct huishoudboek_options *options = &here->settings->book;
	enum baat_status status = BAAT_OK;
	for (int way = 0; way < (options->one_day == 0 ? 1 : 2) && status == BAAT_OK; way++) {
		const struct baat_cashbook_plan plan = {.begin = options->begin,
		                                        .months = options->months,
		                                        .one_day = way == 0 ? 0 : options->one_day,
		                                        .penalty = options->penalty,
		                                        .bridge = options->bridge};
		if (!baat_cashbook_play(here->book, household, &plan))
			return baat_out_of_memory(diags);
		status = book_write(here, household->id, way == 0 ? "nu" : "een-dag", &plan, diags);
		if (emit_tells(&here->emitter))
			book_tell(&here->told, here->book, household->id, way == 1);
	}
	return status;
}

static enum baat_status on_block(struct baat_worker *worker)
{
	struct huishoudboek *here = worker->state;
	here->out = &worker->out;
	return baat_household_read(here->reader, worker->input->table, worker->input->columns, &worker->block,
	                           &worker->rows, &worker->diags);
}

/* There is one worker, so that the blocks come one after the other. */
static void *new_state(struct baat_worker *worker, void *context)
{
	(void)worker;
	return context;
}

static void free_state(void *state)
{
	(void)state;
}

static const struct baat_handler handler = {.new_state = new_state, .free_state = free_state, .on_block = on_block};

static enum baat_status begin(struct huishoudboek *here, const struct baat_run *run, struct baat_diags *diags)
{
	const bool days = here->settings->book.days;
	here->reader = baat_household_reader_new(take_household, here);
	here->book = baat_cashbook_new();
	if (here->reader == NULL || here->book == NULL)
		return baat_out_of_memory(diags);
	return emit_begin(&here->emitter, here->form,
	                  (struct emit_names){"baat-huishoudboek", days ? "Dagen" : "Maanden"},
	                  days ? book_day_columns : book_month_columns, days ? book_day_ranks : book_month_ranks,
	                  days ? BOOK_DAY_COLUMNS : BOOK_MONTH_COLUMNS, baat_run_output(run), diags);
}

/* The last household, and what there is to say under the rows. */
static enum baat_status finish(struct huishoudboek *here, const struct baat_run *run, struct baat_diags *diags)
{
	struct baat_buffer rows = {0};
	here->out = &rows;
	enum baat_status status = baat_household_end(here->reader, diags);
	if (status == BAAT_OK && rows.length > 0)
		status = baat_output_write(baat_run_output(run), baat_buffer_text(&rows), diags);
	baat_buffer_free(&rows);
	here->out = NULL;
	if (status == BAAT_OK)
		status = emit_end(&here->emitter, diags);
	if (status == BAAT_OK && emit_tells(&here->emitter))
		status = book_told_write(&here->told, &here->emitter, diags);
	return status;
}

enum baat_status huishoudboek_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct huishoudboek_settings *settings = context;
	struct huishoudboek here = {.settings = settings, .form = settings->output.form};
	struct request request;
	request_make(&request, &settings->common, report);
	struct baat_run *run = baat_run_new(&input_kind, &request.run);
	if (run == NULL)
		return baat_out_of_memory(diags);

	enum baat_status status = baat_run_open(run, diags);
	status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = begin(&here, run, diags);
	if (status == BAAT_OK)
		status = baat_run_blocks(run, &handler, &here, diags);
	if (status == BAAT_OK)
		status = finish(&here, run, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	baat_household_reader_free(here.reader);
	baat_cashbook_free(here.book);
	emit_free(&here.emitter);
	baat_buffer_free(&here.told.sentences);
	return status;
}
