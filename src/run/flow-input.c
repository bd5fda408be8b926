#include "flow-input.h"

#include "baat/base/memory.h"

static enum baat_status open_file(struct flow_run *run, const char *path, struct flow_file *file,
                                  struct baat_diags *diags)
{
	const struct settings *settings = run->settings;
	const struct baat_table_request request = {
	    .path = path,
	    .shown = settings->original,
	    .encoding = settings->encoding,
	    .force_mark = settings->force_mark,
	    .mark = settings->mark,
	    .required = baat_flow_required,
	    .required_count = BAAT_FLOW_REQUIRED,
	    .broken_off = BAAT_INCOMPLETE,
	    .line_base = settings->line_base,
	    .block_size = settings->block_size,
	};
	enum baat_status status = baat_table_open(&file->table, &request, diags);
	if (status == BAAT_OK)
		status = baat_flow_columns_find(&file->columns, file->table, run->attributes, diags);
	if (status != BAAT_OK)
		return status;
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		run->has[i] |= file->columns.column[i] != BAAT_NO_COLUMN;
	if (settings->operands.count > FILES_KEPT_OPEN)
		baat_table_park(file->table);
	return BAAT_OK;
}

enum baat_status flows_open(struct flow_run *run, const struct settings *settings, struct report *report,
                            struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	*run = (struct flow_run){.settings = settings, .report = report};
	report->limit = ERRORS_MAX;
	run->files = calloc(settings->operands.count + 1, sizeof *run->files);
	run->attributes = baat_names_new(NULL);
	if (run->files == NULL || run->attributes == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < settings->operands.count && status < BAAT_SYSTEM; i++) {
		run->file_count++;
		status = baat_worst(status, open_file(run, settings->operands.items[i], &run->files[i], diags));
	}
	return status;
}

enum baat_status flows_keep_origin(struct flow_run *run, struct baat_diags *diags)
{
	for (size_t i = 0; i < run->file_count; i++) {
		struct baat_flow_columns *columns = &run->files[i].columns;
		if (columns->origin == BAAT_NO_COLUMN)
			continue;
		uint32_t number = baat_names_add(run->attributes, BAAT_TEXT(BAAT_FLOW_ORIGIN));
		if (number == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		columns->attributes[columns->attribute_count].column = columns->origin;
		columns->attributes[columns->attribute_count++].attribute = number;
	}
	return BAAT_OK;
}

enum baat_status flows_demand(const struct flow_run *run, struct baat_text name, struct baat_diags *diags)
{
	for (size_t i = 0; i < run->file_count; i++)
		if (baat_table_find(run->files[i].table, name) == BAAT_NO_COLUMN)
			return baat_error(
			    diags, baat_at(baat_table_path(run->files[i].table), 1, 0), BAAT_KEY_MISSING,
			    _("cannot group by '%s': these flows have no such column; was it merged away?"),
			    baat_show(name).text);
	return BAAT_OK;
}

static void free_worker(const struct flow_handler *handler, struct flow_worker *worker)
{
	if (worker == NULL)
		return;
	if (worker->state != NULL)
		handler->free_state(worker->state);
	baat_flow_reader_free(worker->reader);
	baat_names_free(worker->names);
	baat_block_free(&worker->block);
	baat_diags_clear(&worker->diags);
	baat_buffer_free(&worker->out);
	free(worker);
}

void flows_close(struct flow_run *run)
{
	for (size_t i = 0; i < run->worker_count; i++)
		free_worker(run->handler, run->workers[i]);
	free(run->workers);
	for (size_t i = 0; i < run->file_count; i++) {
		baat_table_close(run->files[i].table);
		baat_flow_columns_free(&run->files[i].columns);
	}
	free(run->files);
	baat_names_free(run->attributes);
}

static struct flow_worker *new_worker(struct flow_run *run)
{
	struct flow_worker *worker = calloc(1, sizeof *worker);
	if (worker == NULL)
		return NULL;
	worker->run = run;
	worker->names = baat_names_new(NULL);
	if (worker->names != NULL)
		worker->reader = baat_flow_reader_new(worker->names, baat_names_count(run->attributes));
	if (worker->reader != NULL)
		worker->state = run->handler->new_state(run, worker);
	if (worker->state == NULL) {
		free_worker(run->handler, worker);
		return NULL;
	}
	return worker;
}

static bool take(void *context, void *argument, uint64_t sequence)
{
	struct flow_run *run = context;
	struct flow_worker *worker = argument;
	worker->block.length = 0;
	while (run->at < run->file_count && !run->ended) {
		worker->file = &run->files[run->at];
		worker->sequence = sequence;
		worker->status = baat_table_block(worker->file->table, BAAT_NO_COLUMN, &worker->block, &worker->diags);
		if (worker->status != BAAT_OK)
			run->ended = true;
		if (worker->status != BAAT_OK || worker->block.length > 0)
			return true;
		baat_table_park(worker->file->table);
		run->at++;
	}
	return false;
}

static void work(void *context, void *argument)
{
	struct flow_run *run = context;
	struct flow_worker *worker = argument;
	worker->out.length = 0;
	if (worker->status != BAAT_OK)
		return;
	if (run->handler->begin_block != NULL)
		run->handler->begin_block(worker);
	worker->status = baat_flow_read(worker->reader, worker->file->table, &worker->file->columns, &worker->block,
	                                true, run->handler->sink, worker, &worker->count, &worker->diags);
	if (worker->out.failed)
		worker->status = baat_worst(worker->status, baat_out_of_memory(&worker->diags));
}

/* How far the files have been read. */
static void tell_progress(struct flow_run *run, const struct flow_worker *worker)
{
	uint64_t bytes = 0;
	if (!run->progress.enabled)
		return;
	for (const struct flow_file *file = run->files; file < worker->file; file++)
		bytes += baat_table_size(file->table);
	run->lines += worker->count - worker->counted;
	progress_tick(&run->progress, bytes + baat_table_taken(worker->file->table), run->lines);
}

static bool commit(void *context, void *argument)
{
	struct flow_run *run = context;
	struct flow_worker *worker = argument;
	tell_progress(run, worker);
	worker->counted = worker->count;
	if (worker->out.length > 0)
		progress_wipe(&run->progress);
	/* also of the block with the first error: what stands before it */
	if (run->status == BAAT_OK && worker->status < BAAT_SYSTEM && run->output != NULL && worker->out.length > 0)
		run->status = baat_output_write(run->output, baat_buffer_text(&worker->out), &worker->diags);
	run->status = baat_worst(run->status, worker->status);
	report_print(run->report, &worker->diags);
	/* not so after a block that could not be taken: those before it are still to come */
	bool stops = run->status >= BAAT_SYSTEM || report_exhausted(run->report);
	if (stops)
		run->ended = true;
	return !stops;
}

enum baat_status flows_run(struct flow_run *run, const struct flow_handler *handler, void *context, size_t jobs,
                           struct baat_diags *diags)
{
	static const struct pool_job job = {take, work, commit};
	const size_t count = pool_workers(jobs);
	run->handler = handler;
	run->context = context;
	run->workers = calloc(count, sizeof *run->workers);
	if (run->workers == NULL)
		return baat_out_of_memory(diags);
	for (; run->worker_count < count; run->worker_count++) {
		run->workers[run->worker_count] = new_worker(run);
		if (run->workers[run->worker_count] == NULL)
			return baat_out_of_memory(diags);
	}
	uint64_t bytes = 0;
	for (size_t i = 0; i < run->file_count; i++)
		bytes += baat_table_size(run->files[i].table);
	progress_begin(&run->progress, run->settings->progress, bytes);
	run->report->progress = &run->progress;
	pool_run(&job, run, (void *const *)run->workers, jobs);
	progress_wipe(&run->progress);
	run->report->progress = NULL;
	return run->status;
}
