/* Taking a block of cases, and going through it. */
#include "case-run.h"

#include "baat/base/memory.h"

/* Takes the next block, of the next file when this one is at its end. */
bool case_take(void *context, void *argument, uint64_t sequence)
{
	struct case_run *run = context;
	struct case_worker *worker = argument;
	worker->status = BAAT_OK;
	worker->block.length = 0;
	while (run->at < run->file_count && !run->ended) {
		struct case_file *file = &run->files[run->at];
		if (file->columns == NULL) {
			run->at++;
			continue;
		}
		worker->file = file;
		worker->sequence = sequence;
		worker->status =
		    baat_table_block(file->table, baat_case_columns_id(file->columns), &worker->block, &worker->diags);
		if (worker->status == BAAT_REJECTED && run->thorough) {
			baat_table_park(file->table);
			run->at++;
		} else if (worker->status != BAAT_OK)
			run->ended = true;
		if (worker->status != BAAT_OK || worker->block.length > 0)
			return true;
		if (run->settings->account_path != NULL)
			baat_table_digest(file->table, file->digest);
		baat_table_park(file->table);
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
			aside_format(run->aside, worker->file->table, &worker->block, casus, worker->rows,
			             &worker->diags, diags_before, &worker->aside);
	} else {
		count_case(worker, casus);
	}
	/* half a row must not go out */
	if (status >= BAAT_SYSTEM || worker->out.failed)
		worker->out.length = out_before;
	record->bad = bad;
	record->diags_end = worker->diags.count;
	record->out_end = worker->out.length;
	record->aside_end = worker->aside.length;
	if (status >= BAAT_SYSTEM)
		worker->status = status;
	return status < BAAT_SYSTEM && !worker->out.failed && !worker->aside.failed;
}

void case_work(void *context, void *argument)
{
	struct case_run *run = context;
	struct case_worker *worker = argument;
	worker->record_count = 0;
	worker->row_count = 0;
	worker->out.length = worker->aside.length = 0;
	worker->counted = worker->counts;
	worker->broken = worker->status != BAAT_OK;
	if (worker->broken)
		return;
	baat_case_begin(worker->reader, worker->file->table, worker->file->columns, &worker->block, true);
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
