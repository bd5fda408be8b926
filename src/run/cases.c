#include "case-run.h"

#include "baat/base/memory.h"

static enum baat_status open_file(struct case_run *run, const char *path, struct case_file *file,
                                  struct baat_diags *diags)
{
	const struct settings *settings = run->settings;
	const struct baat_table_request request = {
	    .path = path,
	    .shown = settings->original,
	    .encoding = settings->encoding,
	    .force_mark = settings->force_mark,
	    .mark = settings->mark,
	    .required = baat_case_required,
	    .required_count = sizeof baat_case_required / sizeof baat_case_required[0],
	    .digest = settings->account_path != NULL,
	    .line_base = settings->line_base,
	    .block_size = settings->block_size,
	};
	enum baat_status status = baat_table_open(&file->table, &request, diags);
	if (status == BAAT_OK)
		status = baat_case_columns_find(&file->columns, file->table, &run->meant, run->attributes, diags);
	if (status == BAAT_OK && run->aside != NULL)
		status = aside_add_file(run->aside, file->table, diags);
	if (status == BAAT_OK && settings->operands.count > FILES_KEPT_OPEN)
		baat_table_park(file->table);
	return status;
}

enum baat_status cases_open(struct case_run *run, const struct settings *settings, struct tables *tables,
                            struct report *report, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	*run = (struct case_run){.settings = settings, .tables = tables, .report = report};
	report->limit = report->limit == 0 && !report->unlimited ? ERRORS_MAX : report->limit;
	run->meant = (struct baat_meant){settings->attributes.items, settings->attributes.count};
	run->files = calloc(settings->operands.count + 1, sizeof *run->files);
	run->attributes = baat_names_new(NULL);
	run->registry = baat_registry_new();
	if (run->files == NULL || run->attributes == NULL || run->registry == NULL)
		return baat_out_of_memory(diags);
	if (settings->aside_path != NULL)
		status = aside_open(&run->aside, settings->aside_path, diags);
	for (size_t i = 0; i < settings->operands.count && status < BAAT_SYSTEM; i++) {
		run->file_count++;
		status = baat_worst(status, open_file(run, settings->operands.items[i], &run->files[i], diags));
	}
	if (status == BAAT_OK && run->aside != NULL)
		status = aside_begin(run->aside, diags);
	return status;
}

static void free_worker(const struct case_handler *handler, struct case_worker *worker)
{
	if (worker == NULL)
		return;
	if (worker->state != NULL)
		handler->free_state(worker->state);
	baat_case_reader_free(worker->reader);
	baat_rows_free(worker->rows);
	baat_names_free(worker->names);
	baat_block_free(&worker->block);
	baat_diags_clear(&worker->diags);
	baat_buffer_free(&worker->out);
	baat_buffer_free(&worker->aside);
	free(worker->records);
	free(worker->use.used);
	free(worker);
}

void cases_close(struct case_run *run)
{
	for (size_t i = 0; i < run->worker_count; i++)
		free_worker(run->handler, run->workers[i]);
	free(run->workers);
	for (size_t i = 0; i < run->file_count; i++) {
		baat_table_close(run->files[i].table);
		baat_case_columns_free(run->files[i].columns);
	}
	free(run->files);
	free(run->use.used);
	baat_names_free(run->attributes);
	baat_registry_free(run->registry);
	aside_abandon(run->aside);
}

static struct case_worker *new_worker(struct case_run *run)
{
	struct case_worker *worker = calloc(1, sizeof *worker);
	struct baat_prices *prices = run->tables->prices;
	if (worker == NULL)
		return NULL;
	worker->run = run;
	worker->use.count = baat_prices_count(prices);
	worker->use.used = calloc(worker->use.count + 1, sizeof *worker->use.used);
	worker->names = baat_names_new(baat_prices_names(prices));
	worker->rows = baat_rows_new();
	if (worker->names != NULL)
		worker->reader = baat_case_reader_new(prices, &run->settings->method, worker->names,
		                                      baat_names_count(run->attributes));
	if (worker->reader != NULL && worker->rows != NULL && worker->use.used != NULL)
		worker->state = run->handler->new_state(run, worker);
	if (worker->state == NULL) {
		free_worker(run->handler, worker);
		return NULL;
	}
	return worker;
}

static void merge_counts(struct case_run *run, const struct case_worker *worker)
{
	struct case_counts *into = &run->counts;
	const struct case_counts *from = &worker->counts;
	into->cases += from->cases;
	into->without_counterfactual += from->without_counterfactual;
	into->without_alternative += from->without_alternative;
	into->aside += from->aside;
	into->lines += from->lines;
	into->unpriced += from->unpriced;
	baat_cut_off_merge(&into->cut_off, &from->cut_off);
	run->use.own_as_it_stands |= worker->use.own_as_it_stands;
	for (size_t i = 0; i < run->use.count; i++)
		run->use.used[i] |= worker->use.used[i];
	for (size_t i = 0; i <= BAAT_YEAR_LAST; i++)
		run->use.years[i] |= worker->use.years[i];
}

/* The bytes that there are to read; 0 when a file does not tell. */
static uint64_t count_bytes(const struct case_run *run)
{
	uint64_t size = 0;
	for (size_t i = 0; i < run->file_count; i++) {
		if (run->files[i].columns == NULL)
			continue;
		uint64_t known = baat_table_size(run->files[i].table);
		if (known == 0)
			return 0;
		size += known;
	}
	return size;
}

/* Small input is not worth a second thread. */
static size_t count_threads(const struct case_run *run, uint64_t bytes)
{
	enum { WORTH_IT = 1 << 20 };
	if (run->alone || (bytes > 0 && bytes < WORTH_IT && run->settings->block_size == 0))
		return 1;
	return run->settings->jobs;
}

enum baat_status cases_run(struct case_run *run, const struct case_handler *handler, void *context,
                           struct baat_diags *diags)
{
	static const struct pool_job job = {case_take, case_work, case_commit};
	uint64_t bytes = count_bytes(run);
	const size_t threads = count_threads(run, bytes), count = pool_workers(threads);

	run->handler = handler;
	run->context = context;
	run->use.count = baat_prices_count(run->tables->prices);
	run->use.used = calloc(run->use.count + 1, sizeof *run->use.used);
	run->workers = calloc(count, sizeof *run->workers);
	if (run->workers == NULL || run->use.used == NULL)
		return baat_out_of_memory(diags);
	for (; run->worker_count < count; run->worker_count++) {
		run->workers[run->worker_count] = new_worker(run);
		if (run->workers[run->worker_count] == NULL)
			return baat_out_of_memory(diags);
	}
	progress_begin(&run->progress, run->settings->progress, bytes);
	run->report->progress = &run->progress;
	pool_run(&job, run, (void *const *)run->workers, threads);
	progress_wipe(&run->progress);
	run->report->progress = NULL;
	for (size_t i = 0; i < run->worker_count; i++)
		merge_counts(run, run->workers[i]);
	return run->status;
}
