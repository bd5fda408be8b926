/* Committing a block of cases, in the order of the input: cases that come back, messages, bytes that go out. */
#include "case-run.h"

#include "baat/base/memory.h"

/* The file and line behind a place in the registry. */
static const struct case_file *file_at(const struct case_run *run, uint64_t place, uint64_t *line)
{
	size_t i = run->file_count - 1;
	/* lines count from 1: the base of a file is the last line of those before it */
	while (i > 0 && (run->files[i].line_base >= place || run->files[i].lines == 0))
		i--;
	*line = place - run->files[i].line_base + run->settings->line_base;
	return &run->files[i];
}

static void report_returned(const struct case_run *run, const struct case_worker *worker,
                            const struct case_record *record, uint64_t place, struct baat_diags *diags)
{
	uint64_t line;
	const struct case_file *first = file_at(run, place, &line);
	baat_error(diags,
	           baat_at(baat_table_path(worker->file->table), record->line,
	                   baat_case_columns_id(worker->file->columns) + 1),
	           BAAT_CASE_NOT_TOGETHER,
	           _("this case began before, at %s:%llu; its lines must stand together: sort the file by casus"),
	           baat_table_path(first->table), (unsigned long long)line);
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
	enum { AHEAD = 8 }; /* cases: as long as memory takes to answer */
	struct case_file *file = worker->file;
	if (file->lines == 0)
		file->line_base = lines_before(run, file);
	for (size_t i = 0; i < worker->record_count; i++) {
		struct case_record *record = &worker->records[i];
		if (i + AHEAD < worker->record_count)
			baat_registry_expect(run->registry, worker->records[i + AHEAD].identity);
		uint64_t line = record->line - run->settings->line_base, place = file->line_base + line;
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
		file->lines = line;
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

/* Nothing after this block counts. Not so after one that could not be taken: those before it are still to come. */
static bool stop(struct case_run *run)
{
	run->ended = true;
	return false;
}

/* Commits what a thorough run found. Nothing goes out but diagnostics. */
static bool commit_findings(struct case_run *run, struct case_worker *worker)
{
	struct baat_diags diags = {0};
	enum baat_status status = worker->status;
	if (worker->file->broken && status < BAAT_SYSTEM &&
	    !worker->diags.lost) { /* this block was cut where another could not be read on: nothing of it counts */
		baat_diags_clear(&worker->diags);
		worker->counts = worker->counted;
		if (run->handler->end_block != NULL)
			run->handler->end_block(worker, false);
		return true;
	}
	if (run->handler->end_block != NULL)
		run->handler->end_block(worker, true);
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
	report_print(run->report, &worker->diags);
	report_print(run->report, &diags);
	return status < BAAT_SYSTEM || stop(run);
}

/* The bytes of the cases of a block, and those of the cases set aside, to where they go. */
static enum baat_status write_block(struct case_run *run, const struct case_worker *worker, size_t cases,
                                    struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	size_t aside = cases > 0 ? worker->records[cases - 1].aside_end : 0;
	if (worker->out.length > 0)
		progress_wipe(&run->progress);
	if (!run->failed && run->output != NULL)
		status = baat_output_write(run->output,
		                           (struct baat_text){worker->out.at, good_bytes(run, worker, cases)}, diags);
	if (run->aside != NULL && aside > 0)
		status =
		    baat_worst(status, aside_write(run->aside, (struct baat_text){worker->aside.at, aside}, diags));
	return status;
}

/* What was said of a case that came back, and of later ones, is void. */
static void drop_after(struct case_worker *worker, size_t cases)
{
	size_t kept = cases > 0 ? worker->records[cases - 1].diags_end : 0;
	while (worker->diags.count > kept)
		free(worker->diags.items[--worker->diags.count].text);
}

/* How far the files have been read. */
static void tell_progress(struct case_run *run, const struct case_worker *worker)
{
	uint64_t bytes = 0;
	if (!run->progress.enabled)
		return;
	for (const struct case_file *file = run->files; file < worker->file; file++)
		bytes += baat_table_size(file->table);
	run->lines += worker->row_count;
	progress_tick(&run->progress, bytes + baat_table_taken(worker->file->table), run->lines);
}

bool case_commit(void *context, void *argument)
{
	struct case_run *run = context;
	struct case_worker *worker = argument;
	struct baat_diags diags = {0};
	tell_progress(run, worker);
	if (run->thorough)
		return commit_findings(run, worker);
	size_t cases = register_cases(run, worker, &diags);
	bool returned = cases < worker->record_count, stops = returned || worker->broken, bad = false;
	enum baat_status status = worker->status;

	if (returned)
		drop_after(worker, cases);
	worker->file->rows += worker->row_count;
	for (size_t i = 0; i < cases; i++)
		bad |= worker->records[i].bad;
	status = baat_worst(status, write_block(run, worker, cases, &diags));
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
	return (!stops && status < BAAT_SYSTEM && !exhausted) || stop(run);
}
