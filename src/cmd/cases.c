#include "cases.h"

#include "baat/memory.h"

/* A case of the block at hand: what committing it needs. */
struct case_record {
	struct baat_identity identity;
	uint64_t line;
	size_t diags_end, out_end, aside_end; /* where its part of each ends */
	bool bad;
	bool anonymous; /* a bad case whose identifier is missing */
	bool returned;  /* it was seen before */
};

/* Beyond this many files they are let go of between header and reading, for the sake of descriptors and memory. */
enum { FILES_KEPT_OPEN = 64, ERROR_LIMIT = 20 };

static enum baat_status open_file(struct case_run *run, const char *path, struct case_file *file, struct baat_diags *diags)
{
	const struct settings *settings = run->settings;
	const struct baat_csv_request request = {
	        .path = path,
	        .encoding = settings->encoding,
	        .force_mark = settings->force_mark,
	        .mark = settings->mark,
	        .required = baat_case_required,
	        .required_count = sizeof baat_case_required / sizeof baat_case_required[0],
	        .digest = settings->account_path != NULL,
	        .line_base = settings->line_base,
	        .block_size = settings->block_size,
	};
	enum baat_status status = baat_csv_open(&file->csv, &request, diags);
	if (status == BAAT_OK)
		status = baat_case_columns_find(&file->columns, file->csv, &run->meant, run->attributes, diags);
	if (status == BAAT_OK && run->aside != NULL)
		status = aside_add_file(run->aside, file->csv, diags);
	if (status == BAAT_OK && settings->operands.count > FILES_KEPT_OPEN)
		baat_csv_park(file->csv);
	return status;
}

enum baat_status cases_open(struct case_run *run, const struct settings *settings, struct tables *tables,
                            struct report *report, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	*run = (struct case_run){.settings = settings, .tables = tables, .report = report};
	report->limit = report->limit == 0 && !report->unlimited ? ERROR_LIMIT : report->limit;
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
		baat_csv_close(run->files[i].csv);
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

/* Takes the next block, of the next file when this one is at its end. */
static bool take(void *context, void *argument, uint64_t sequence)
{
	struct case_run *run = context;
	struct case_worker *worker = argument;
	worker->take_status = BAAT_OK;
	worker->block.length = 0;
	while (run->at < run->file_count && !run->ended) {
		struct case_file *file = &run->files[run->at];
		if (file->columns == NULL) {
			run->at++;
			continue;
		}
		worker->file = file;
		worker->sequence = sequence;
		worker->take_status =
		        baat_csv_block(file->csv, baat_case_columns_id(file->columns), &worker->block, &worker->diags);
		if (worker->take_status == BAAT_REJECTED && run->thorough)
			run->at++;
		else if (worker->take_status != BAAT_OK)
			run->ended = true;
		if (worker->take_status != BAAT_OK || worker->block.length > 0)
			return true;
		if (run->settings->account_path != NULL)
			baat_csv_digest(file->csv, file->digest);
		baat_csv_park(file->csv);
		run->at++;
	}
	return false;
}

static struct case_record *add_record(struct case_worker *worker, const struct baat_case *casus)
{
	if (!baat_grow(&worker->records, &worker->record_capacity, worker->record_count + 1, sizeof *worker->records))
		return NULL;
	struct case_record *record = &worker->records[worker->record_count++];
	record->identity = baat_registry_identity(worker->run->registry, casus->id);
	record->line = casus->line;
	record->anonymous = casus->id.length == 0;
	record->returned = false;
	return record;
}

static void count_case(struct case_worker *worker, const struct baat_case *casus)
{
	struct case_counts *counts = &worker->counts;
	struct price_use *use = &worker->use;
	counts->cases++;
	counts->without_counterfactual += !casus->has_counterfactual;
	counts->without_alternative += casus->scenario_count == 1;
	counts->lines += casus->line_count;
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		if (line->unpriced) {
			counts->unpriced++;
			continue;
		}
		use->years[line->price_year] = true;
		if (!line->own_price)
			use->used[line->price_index] = true;
		else
			use->own_as_it_stands |= line->as_it_stands;
	}
}

/* One case: done by the handler, or set aside. False when the block cannot be gone on with. */
static bool do_case(struct case_worker *worker, enum baat_case_result result, const struct baat_case *casus,
                    size_t diags_before)
{
	struct case_run *run = worker->run;
	struct case_record *record = add_record(worker, casus);
	size_t out_before = worker->out.length;
	enum baat_status status = BAAT_OK;

	if (record == NULL) {
		worker->diags.lost = true;
		return false;
	}
	worker->row_count += casus->row_count;
	bool bad = result == BAAT_CASE_BAD;
	if (!bad) {
		status = run->handler->on_case(worker, casus);
		bad = status == BAAT_REJECTED;
	}
	if (bad) {
		worker->out.length = out_before;
		worker->counts.aside++;
		if (run->handler->on_bad != NULL)
			run->handler->on_bad(worker, casus, diags_before);
		if (run->aside != NULL)
			aside_format(run->aside, worker->file->csv, &worker->block, casus, worker->rows, &worker->diags,
			             diags_before, &worker->aside);
	} else {
		count_case(worker, casus);
	}
	record->bad = bad;
	record->diags_end = worker->diags.count;
	record->out_end = worker->out.length;
	record->aside_end = worker->aside.length;
	return status < BAAT_SYSTEM && !worker->out.failed && !worker->aside.failed;
}

static void work(void *context, void *argument)
{
	struct case_run *run = context;
	struct case_worker *worker = argument;
	worker->record_count = 0;
	worker->row_count = 0;
	worker->out.length = worker->aside.length = 0;
	worker->broken = worker->take_status != BAAT_OK;
	if (worker->broken)
		return;
	baat_case_begin(worker->reader, worker->file->csv, worker->file->columns, &worker->block, true);
	if (run->handler->begin_block != NULL)
		run->handler->begin_block(worker);
	for (;;) {
		const struct baat_case *casus;
		size_t diags_before = worker->diags.count;
		enum baat_case_result result = baat_case_next(worker->reader, &casus, &worker->diags);
		if (result == BAAT_CASES_END)
			return;
		worker->broken = result == BAAT_CASES_BROKEN || !do_case(worker, result, casus, diags_before);
		if (worker->broken)
			return;
	}
}

/* The file and line behind a place in the registry. */
static const struct case_file *file_at(const struct case_run *run, uint64_t place, uint64_t *line)
{
	size_t i = run->file_count - 1;
	/* lines count from 1: the base of a file is the last line of those before it */
	while (i > 0 && (run->files[i].line_base >= place || run->files[i].lines == 0))
		i--;
	*line = place - run->files[i].line_base;
	return &run->files[i];
}

static void report_returned(const struct case_run *run, const struct case_worker *worker, const struct case_record *record,
                            uint64_t place, struct baat_diags *diags)
{
	uint64_t line;
	const struct case_file *first = file_at(run, place, &line);
	baat_error(diags, baat_at(baat_csv_path(worker->file->csv), record->line,
	                          baat_case_columns_id(worker->file->columns) + 1),
	           BAAT_CASE_NOT_TOGETHER,
	           _("this case began before, at %s:%llu; its lines must stand together: sort the file by casus"),
	           baat_csv_path(first->csv), (unsigned long long)line);
}

/* Lines of the files before this one, as far as cases were found in them. */
static uint64_t lines_before(const struct case_run *run, const struct case_file *file)
{
	while (file > run->files)
		if ((--file)->lines > 0)
			return file->line_base + file->lines;
	return 0;
}

/* Notes the cases of a block. Returns the number of cases before the first that came back; when the run is a thorough
 * one all of them. */
static size_t register_cases(struct case_run *run, struct case_worker *worker, struct baat_diags *diags)
{
	struct case_file *file = worker->file;
	if (file->lines == 0)
		file->line_base = lines_before(run, file);
	for (size_t i = 0; i < worker->record_count; i++) {
		struct case_record *record = &worker->records[i];
		uint64_t place = file->line_base + record->line;
		if (record->anonymous)
			continue;
		enum baat_registered registered = baat_registry_add(run->registry, record->identity, &place);
		if (registered == BAAT_NO_ROOM)
			baat_out_of_memory(diags);
		if (registered == BAAT_SEEN)
			report_returned(run, worker, record, place, diags);
		record->returned = registered == BAAT_SEEN;
		if (registered == BAAT_NO_ROOM || (record->returned && !run->thorough))
			return i;
		file->lines = record->line;
	}
	return worker->record_count;
}

/* How many bytes may go out: up to the first bad case, unless bad cases are set aside. */
static size_t good_bytes(const struct case_run *run, const struct case_worker *worker, size_t cases)
{
	size_t bytes = 0;
	for (size_t i = 0; i < cases; i++) {
		if (worker->records[i].bad && run->aside == NULL)
			break;
		bytes = worker->records[i].out_end;
	}
	return bytes;
}

static bool add_diag(struct baat_diags *to, const struct baat_diag *diag)
{
	if (!baat_grow(&to->items, &to->capacity, to->count + 1, sizeof *to->items))
		return false;
	to->items[to->count++] = *diag;
	to->errors += diag->severity == BAAT_ERROR;
	return true;
}

/* Puts the errors of cases that came back in front of what else was said of each; of warnings on a part of a case there
 * is no use. */
static void interleave(struct case_worker *worker, struct baat_diags *returned)
{
	struct baat_diags all = {.lost = worker->diags.lost || returned->lost};
	size_t from = 0, at = 0;
	for (size_t i = 0; i < worker->record_count; i++) {
		if (worker->records[i].returned && at < returned->count)
			all.lost |= !add_diag(&all, &returned->items[at++]);
		for (; from < worker->records[i].diags_end; from++) {
			struct baat_diag *diag = &worker->diags.items[from];
			if (worker->records[i].returned && diag->severity != BAAT_ERROR)
				free(diag->text);
			else
				all.lost |= !add_diag(&all, diag);
		}
	}
	for (; from < worker->diags.count; from++)
		all.lost |= !add_diag(&all, &worker->diags.items[from]);
	free(returned->items);
	free(worker->diags.items);
	*returned = (struct baat_diags){0};
	worker->diags = all;
}

/* Commits what a thorough run found. Nothing goes out but diagnostics. */
static bool commit_findings(struct case_run *run, struct case_worker *worker)
{
	struct baat_diags diags = {0};
	enum baat_status status = worker->take_status;
	if (worker->file->broken) { /* this block was cut where another thread could not read on */
		baat_diags_clear(&worker->diags);
		return !run->ended;
	}
	register_cases(run, worker, &diags);
	if (diags.count > 0)
		interleave(worker, &diags);
	worker->file->rows += worker->row_count;
	worker->file->broken = worker->broken;
	if (worker->diags.errors > 0 || worker->broken)
		status = baat_worst(status, BAAT_REJECTED);
	if (worker->diags.lost || diags.lost)
		status = baat_worst(status, BAAT_SYSTEM);
	run->status = baat_worst(run->status, status);
	run->ended |= status >= BAAT_SYSTEM;
	report_print(run->report, &worker->diags);
	report_print(run->report, &diags);
	return !run->ended;
}

static bool commit(void *context, void *argument)
{
	if (((struct case_run *)context)->thorough)
		return commit_findings(context, argument);
	struct case_run *run = context;
	struct case_worker *worker = argument;
	struct baat_diags diags = {0};
	size_t cases = register_cases(run, worker, &diags);
	bool returned = cases < worker->record_count;
	enum baat_status status = worker->take_status;

	if (returned) /* what was said of this case and later ones is void */
		while (worker->diags.count > (cases > 0 ? worker->records[cases - 1].diags_end : 0))
			free(worker->diags.items[--worker->diags.count].text);
	worker->file->rows += worker->row_count;
	bool bad = false;
	for (size_t i = 0; i < cases; i++)
		bad |= worker->records[i].bad;
	size_t aside = cases > 0 ? worker->records[cases - 1].aside_end : 0;
	bool stops = returned || worker->broken;

	if (!run->failed && run->output != NULL)
		status = baat_worst(status, baat_output_write(run->output, (struct baat_text){worker->out.at,
		                                              good_bytes(run, worker, cases)}, &diags));
	if (run->aside != NULL && aside > 0)
		status = baat_worst(status, aside_write(run->aside, (struct baat_text){worker->aside.at, aside}, &diags));
	if (worker->diags.lost || worker->out.failed || worker->aside.failed)
		diags.lost = true;
	if (bad || stops)
		status = baat_worst(status, BAAT_REJECTED);
	if (diags.lost)
		status = baat_worst(status, BAAT_SYSTEM);
	run->failed |= stops || status >= BAAT_SYSTEM || (bad && run->aside == NULL);
	run->status = baat_worst(run->status, status);
	report_print(run->report, &worker->diags);
	report_print(run->report, &diags);
	bool exhausted = run->aside == NULL && report_exhausted(run->report);
	if (stops || status >= BAAT_SYSTEM || exhausted)
		run->ended = true;
	return !run->ended;
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

/* Small input is not worth a second worker. */
static size_t count_workers(const struct case_run *run)
{
	enum { WORTH_IT = 1 << 20 };
	uint64_t size = 0;
	for (size_t i = 0; i < run->file_count; i++) {
		if (run->files[i].columns == NULL)
			continue;
		uint64_t known = baat_csv_size(run->files[i].csv);
		size += known == 0 ? WORTH_IT : known;
	}
	return size < WORTH_IT && run->settings->block_size == 0 ? 1 : run->settings->jobs;
}

enum baat_status cases_run(struct case_run *run, const struct case_handler *handler, void *context,
                           struct baat_diags *diags)
{
	static const struct pool_job job = {take, work, commit};
	size_t count = count_workers(run);

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
	pool_run(&job, run, (void *const *)run->workers, run->worker_count);
	for (size_t i = 0; i < run->worker_count; i++)
		merge_counts(run, run->workers[i]);
	return run->status;
}
