/* Committing a block of cases, in the order of the input: cases that come back, messages, bytes that go out. */
#include "baat/base/place.h"
#include "baat/base/memory.h"
#include "base/gettext.h"
#include "case-parts.h"

/* The file and line behind a place in the registry. */
static const struct baat_input *input_at(const struct baat_run *run, uint64_t place, uint64_t *line)
{
	const struct case_common *common = run->common;
	size_t i = baat_inputs_count(run->inputs) - 1;
	/* lines count from 1: the base of a file is the last line of those before it */
	while (i > 0 && (common->spans[i].base >= place || common->spans[i].lines == 0))
		i--;
	*line = place - common->spans[i].base + run->request->inputs.line_base;
	return baat_inputs_at(run->inputs, i);
}

static void report_returned(const struct baat_worker *worker, const struct case_record *record, uint64_t place,
                            struct baat_diags *diags)
{
	uint64_t line;
	const struct baat_input *first = input_at(worker->run, place, &line), *input = worker->input;
	baat_error(diags,
	           baat_at(baat_table_path(input->table), record->line, baat_case_columns_id(input->columns) + 1),
	           BAAT_CASE_NOT_TOGETHER,
	           _("this case began before, at %s; its lines must stand together: sort the file by casus"),
	           baat_place_show(baat_at(baat_table_path(first->table), line, 0)).text);
}

/* Lines of the files before this one, as far as cases were found in them. */
static uint64_t lines_before(const struct case_span *spans, size_t index)
{
	while (index > 0)
		if (spans[--index].lines > 0)
			return spans[index].base + spans[index].lines;
	return 0;
}

/* Notes the cases of a block. Returns the number of cases before the first that came back; when the run is a thorough
 * one all of them. */
static size_t register_cases(struct baat_worker *worker, struct baat_diags *diags)
{
	enum { AHEAD = 8 }; /* cases: as long as memory takes to answer */
	const struct baat_run_request *request = worker->run->request;
	struct case_common *common = worker->run->common;
	struct case_part *part = worker->part;
	struct case_span *span = &common->spans[worker->input->index];
	if (span->lines == 0)
		span->base = lines_before(common->spans, worker->input->index);
	for (size_t i = 0; i < part->record_count; i++) {
		struct case_record *record = &part->records[i];
		if (i + AHEAD < part->record_count)
			baat_registry_expect(common->registry, part->records[i + AHEAD].identity);
		uint64_t line = record->line - request->inputs.line_base, place = span->base + line;
		if (record->anonymous)
			continue;
		enum baat_registered registered = baat_registry_add(common->registry, record->identity, &place);
		if (registered == BAAT_NO_ROOM)
			baat_out_of_memory(diags);
		if (registered == BAAT_SEEN)
			report_returned(worker, record, place, diags);
		record->returned = registered == BAAT_SEEN;
		if (registered == BAAT_NO_ROOM || (record->returned && !request->thorough))
			return i;
		span->lines = line;
	}
	return part->record_count;
}

/* How many bytes may go out: up to the first bad case, unless bad cases are set aside. */
static size_t good_bytes(const struct baat_worker *worker, size_t cases)
{
	const struct case_part *part = worker->part;
	size_t bytes = 0;
	for (size_t i = 0; i < cases; i++) {
		if (part->records[i].bad && worker->run->rejects == NULL)
			break;
		bytes = part->records[i].out_end;
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
static void interleave(struct baat_worker *worker, struct baat_diags *returned)
{
	const struct case_part *part = worker->part;
	struct baat_diags all = {.lost = worker->diags.lost || returned->lost};
	size_t from = 0, at = 0;
	for (size_t i = 0; i < part->record_count; i++) {
		const struct case_record *record = &part->records[i];
		if (record->returned && at < returned->count)
			all.lost |= !add_diag(&all, &returned->items[at++]);
		for (; from < record->diags_end; from++) {
			struct baat_diag *diag = &worker->diags.items[from];
			if (record->returned && diag->severity != BAAT_ERROR)
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

static void end_block(struct baat_worker *worker, bool counts)
{
	const struct baat_handler *handler = worker->run->handler;
	if (handler->end_block != NULL)
		handler->end_block(worker, counts);
}

static void tell(const struct baat_run *run, struct baat_diags *diags)
{
	const struct baat_listener *listener = &run->request->listener;
	listener->take(listener->context, diags);
}

/* Commits what a thorough run found. Nothing goes out but diagnostics. */
static bool commit_findings(struct baat_worker *worker)
{
	struct baat_run *run = worker->run;
	struct baat_input *input = worker->input;
	const struct case_part *part = worker->part;
	struct baat_diags diags = {0};
	enum baat_status status = worker->status;
	if (input->broken && status < BAAT_SYSTEM && !worker->diags.lost) {
		/* this block was cut where another could not be read on: nothing of it counts */
		baat_diags_clear(&worker->diags);
		worker->counts = part->counted;
		end_block(worker, false);
		return true;
	}
	end_block(worker, true);
	register_cases(worker, &diags);
	if (diags.count > 0)
		interleave(worker, &diags);
	input->rows += worker->rows;
	input->broken = part->broken;
	if (worker->diags.errors > 0 || part->broken)
		status = baat_worst(status, BAAT_REJECTED);
	if (worker->diags.lost || diags.lost)
		status = baat_worst(status, BAAT_SYSTEM);
	run->status = baat_worst(run->status, status);
	tell(run, &worker->diags);
	tell(run, &diags);
	return status < BAAT_SYSTEM;
}

/* The bytes of the cases of a block, and those of the cases set aside, to where they go. */
static enum baat_status write_block(const struct baat_worker *worker, size_t cases, struct baat_diags *diags)
{
	const struct baat_run *run = worker->run;
	const struct case_part *part = worker->part;
	enum baat_status status = BAAT_OK;
	size_t rejects = cases > 0 ? part->records[cases - 1].rejects_end : 0;
	if (worker->out.length > 0)
		run_pause(run);
	if (!run->failed && run->output != NULL)
		status = baat_output_write(run->output, (struct baat_text){worker->out.at, good_bytes(worker, cases)},
		                           diags);
	if (run->rejects != NULL && rejects > 0)
		status = baat_worst(status,
		                    rejects_write(run->rejects, (struct baat_text){part->rejects.at, rejects}, diags));
	return status;
}

/* What was said of a case that came back, and of later ones, is void. */
static void drop_after(struct baat_worker *worker, size_t cases)
{
	const struct case_part *part = worker->part;
	size_t kept = cases > 0 ? part->records[cases - 1].diags_end : 0;
	while (worker->diags.count > kept)
		free(worker->diags.items[--worker->diags.count].text);
}

static bool any_bad(const struct case_part *part, size_t cases)
{
	for (size_t i = 0; i < cases; i++)
		if (part->records[i].bad)
			return true;
	return false;
}

bool case_commit(struct baat_worker *worker)
{
	struct baat_run *run = worker->run;
	const struct baat_listener *listener = &run->request->listener;
	const struct case_part *part = worker->part;
	struct baat_diags diags = {0};
	if (run->request->thorough)
		return commit_findings(worker);
	size_t cases = register_cases(worker, &diags);
	bool returned = cases < part->record_count, stops = returned || part->broken;
	/* an error may be of no case: what the end of a sheet tells */
	bool bad = any_bad(part, cases) || worker->diags.errors > 0;
	enum baat_status status = worker->status;

	if (returned)
		drop_after(worker, cases);
	worker->input->rows += worker->rows;
	status = baat_worst(status, write_block(worker, cases, &diags));
	if (worker->diags.lost || worker->out.failed || part->rejects.failed)
		diags.lost = true;
	if (bad || stops)
		status = baat_worst(status, BAAT_REJECTED);
	if (diags.lost)
		status = baat_worst(status, BAAT_SYSTEM);
	run->failed |= stops || status >= BAAT_USAGE || (bad && run->rejects == NULL);
	run->status = baat_worst(run->status, status);
	tell(run, &worker->diags);
	tell(run, &diags);
	bool exhausted = run->rejects == NULL && listener->exhausted(listener->context);
	return !stops && status < BAAT_USAGE && !exhausted;
}
