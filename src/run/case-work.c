/* Going through a block of cases. */
#include "baat/base/memory.h"
#include "case-parts.h"

static struct case_record *add_record(struct baat_worker *worker, const struct baat_case *casus)
{
	const struct case_common *common = worker->run->common;
	struct case_part *part = worker->part;
	if (!baat_grow(&part->records, &part->record_capacity, part->record_count + 1, sizeof *part->records))
		return NULL;
	struct case_record *record = &part->records[part->record_count++];
	record->identity = baat_registry_identity(common->registry, casus->id);
	record->line = casus->line;
	record->anonymous = casus->id.length == 0;
	record->returned = false;
	return record;
}

/* Whether there is nothing in the price of a line that is not known to be used. */
static bool is_noted(const struct price_use *use, const struct baat_line *line)
{
	return use->years[line->price_year] &&
	       (line->own_price ? use->own_as_it_stands || !line->as_it_stands : use->used[line->price_index]);
}

static void note_use(struct price_use *use, const struct baat_line *line)
{
	use->years[line->price_year] = true;
	if (!line->own_price)
		use->used[line->price_index] = true;
	else
		use->own_as_it_stands |= line->as_it_stands;
}

static bool counts_in_figures(struct baat_worker *worker, const struct baat_case *casus, const struct baat_line *line)
{
	const struct baat_run *run = worker->run;
	if (line->from >= run->request->method->horizon * 12)
		return false;
	return run->handler->counts == NULL || run->handler->counts(worker, casus, line);
}

static void count_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct case_part *part = worker->part;
	struct baat_counts *counts = &worker->counts;
	counts->cases++;
	counts->without_counterfactual += !casus->has_counterfactual;
	counts->without_alternative += casus->scenario_count == 1;
	baat_case_tally_add(&counts->tally, &casus->tally);
	counts->lines += casus->line_count;
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		if (line->unpriced)
			counts->unpriced++;
		else if (!is_noted(&part->use, line) && counts_in_figures(worker, casus, line))
			note_use(&part->use, line);
	}
}

/* A bad case: what it would have written is taken back, and its rows are set aside. */
static void reject_case(struct baat_worker *worker, const struct baat_case *casus, size_t diags_before,
                        size_t out_before)
{
	const struct baat_run *run = worker->run;
	struct case_part *part = worker->part;
	worker->out.length = out_before;
	worker->counts.rejected++;
	if (run->handler->on_bad != NULL)
		run->handler->on_bad(worker, casus, diags_before);
	if (run->rejects != NULL)
		rejects_format(run->rejects, worker, casus, diags_before, &part->rejects);
}

/* Whether the case is one of those that are asked for. */
static bool is_wanted(struct baat_worker *worker, const struct baat_case *casus)
{
	const struct case_common *common = worker->run->common;
	const struct case_part *part = worker->part;
	if (common->wanted == NULL)
		return true;
	const uint32_t number = baat_names_find(common->wanted, casus->id);
	if (number != BAAT_NO_NAME)
		part->met[number] = true;
	return number != BAAT_NO_NAME;
}

/* One case: done by the handler, or set aside. False when the block cannot be gone on with. */
static bool do_case(struct baat_worker *worker, enum baat_case_result result, const struct baat_case *casus,
                    size_t diags_before)
{
	struct case_part *part = worker->part;
	struct case_record *record = add_record(worker, casus);
	size_t out_before = worker->out.length;
	enum baat_status status = BAAT_OK;

	if (record == NULL) {
		worker->diags.lost = true;
		return false;
	}
	worker->rows += casus->row_count;
	record->bad = result == BAAT_CASE_BAD;
	const bool wanted = is_wanted(worker, casus);
	if (!record->bad && wanted) {
		status = worker->run->handler->on_case(worker, casus);
		record->bad = status == BAAT_REJECTED;
	}
	if (record->bad)
		reject_case(worker, casus, diags_before, out_before);
	else if (wanted)
		count_case(worker, casus);
	/* half a row must not go out */
	if (status > BAAT_REJECTED || worker->out.failed)
		worker->out.length = out_before;
	record->diags_end = worker->diags.count;
	record->out_end = worker->out.length;
	record->rejects_end = part->rejects.length;
	if (status > BAAT_REJECTED)
		worker->status = status;
	return status <= BAAT_REJECTED && !worker->out.failed && !part->rejects.failed;
}

void case_work(struct baat_worker *worker)
{
	const struct baat_handler *handler = worker->run->handler;
	struct case_part *part = worker->part;
	part->record_count = 0;
	part->rejects.length = 0;
	part->counted = worker->counts;
	part->broken = worker->status != BAAT_OK;
	if (part->broken)
		return;
	baat_case_begin(part->reader, worker->input->table, worker->input->columns, &worker->block, true);
	if (handler->begin_block != NULL)
		handler->begin_block(worker);
	for (;;) {
		const struct baat_case *casus;
		size_t diags_before = worker->diags.count;
		enum baat_case_result result = baat_case_next(part->reader, &casus, &worker->diags);
		if (result == BAAT_CASES_END)
			return;
		part->broken = result == BAAT_CASES_BROKEN || !do_case(worker, result, casus, diags_before);
		if (part->broken)
			return;
	}
}
