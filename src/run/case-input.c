#include "baat/run/case-input.h"

#include "baat/base/memory.h"
#include "baat/base/name.h"
#include "base/gettext.h"
#include "case-parts.h"

bool baat_cases_have_start(const struct baat_run *run)
{
	bool has = run->request->method->start != BAAT_NO_MONTH;
	for (size_t i = 0; i < baat_inputs_count(run->inputs) && !has; i++) {
		const struct baat_case_columns *columns = baat_inputs_at(run->inputs, i)->columns;
		has = columns != NULL && baat_case_columns_have_start(columns);
	}
	return has;
}

static bool new_use(struct price_use *use, const struct baat_prices *prices)
{
	use->count = baat_prices_count(prices);
	use->used = calloc(use->count + 1, sizeof *use->used);
	return use->used != NULL;
}

static void merge_use(struct price_use *into, const struct price_use *from)
{
	into->own_as_it_stands |= from->own_as_it_stands;
	for (size_t i = 0; i < into->count; i++)
		into->used[i] |= from->used[i];
	for (size_t i = 0; i <= BAAT_YEAR_LAST; i++)
		into->years[i] |= from->years[i];
}

/* The header of what is set aside, with the columns of all files. */
static enum baat_status begin_rejects(struct baat_run *run, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (run->rejects == NULL)
		return BAAT_OK;
	for (size_t i = 0; i < baat_inputs_count(run->inputs) && status == BAAT_OK; i++)
		status = rejects_add_file(run->rejects, baat_inputs_at(run->inputs, i)->table, diags);
	return status == BAAT_OK ? rejects_begin(run->rejects, diags) : status;
}

/* The cases that are asked for, written as names are when they are read. */
static enum baat_status begin_wanted(struct case_common *common, const struct baat_run_request *request,
                                     struct baat_diags *diags)
{
	struct baat_buffer room = {0};
	enum baat_status status = BAAT_OK;
	if (request->case_count == 0)
		return BAAT_OK;
	common->wanted = baat_names_new(NULL);
	common->met = calloc(request->case_count, sizeof *common->met);
	if (common->wanted == NULL || common->met == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < request->case_count && status == BAAT_OK; i++) {
		struct baat_text text = baat_text_of(request->cases[i]);
		room.length = 0;
		char *at = baat_buffer_reserve(&room, baat_name_room(text));
		if (at == NULL || !baat_name_clean(&text, at) || baat_names_add(common->wanted, text) == BAAT_NO_NAME)
			status = baat_out_of_memory(diags);
	}
	baat_buffer_free(&room);
	return status;
}

static enum baat_status begin(struct baat_run *run, struct baat_diags *diags)
{
	struct case_common *common = run->common = calloc(1, sizeof *common);
	if (common == NULL)
		return baat_out_of_memory(diags);
	common->registry = baat_registry_new();
	common->spans = calloc(baat_inputs_count(run->inputs) + 1, sizeof *common->spans);
	if (common->registry == NULL || common->spans == NULL || !new_use(&common->use, run->request->prices))
		return baat_out_of_memory(diags);
	enum baat_status status = begin_wanted(common, run->request, diags);
	return status == BAAT_OK ? begin_rejects(run, diags) : status;
}

static void end(struct baat_run *run)
{
	struct case_common *common = run->common;
	if (common == NULL)
		return;
	baat_registry_free(common->registry);
	free(common->spans);
	free(common->use.used);
	baat_names_free(common->wanted);
	free(common->met);
	free(common);
}

static enum baat_status hand_row(void *context, const struct baat_case *casus, uint32_t scenario,
                                 const struct baat_row *row, struct baat_diags *diags)
{
	struct baat_worker *worker = context;
	(void)diags; /* those of the worker */
	return worker->run->handler->on_row(worker, casus, scenario, row);
}

static bool begin_worker(struct baat_worker *worker)
{
	const struct baat_run_request *request = worker->run->request;
	struct case_part *part = worker->part = calloc(1, sizeof *part);
	if (part == NULL)
		return false;
	part->rows = baat_rows_new();
	part->reader = baat_case_reader_new(request->prices, request->method, worker->names,
	                                    baat_names_count(baat_run_attributes(worker->run)));
	if (part->reader != NULL && request->remarks)
		baat_case_keep_remarks(part->reader);
	if (part->reader != NULL && worker->run->handler->on_row != NULL)
		baat_case_hand_rows(part->reader, hand_row, worker);
	part->met = calloc(request->case_count + 1, sizeof *part->met);
	return part->rows != NULL && part->reader != NULL && part->met != NULL && new_use(&part->use, request->prices);
}

static void end_worker(struct baat_worker *worker)
{
	struct case_part *part = worker->part;
	if (part == NULL)
		return;
	baat_case_reader_free(part->reader);
	baat_rows_free(part->rows);
	baat_buffer_free(&part->rejects);
	free(part->records);
	free(part->met);
	free(part->use.used);
	free(part);
}

static void count(struct baat_run *run, const struct baat_worker *worker)
{
	struct case_common *common = run->common;
	const struct case_part *part = worker->part;
	struct baat_counts *into = &run->counts;
	const struct baat_counts *from = &worker->counts;
	into->cases += from->cases;
	into->without_counterfactual += from->without_counterfactual;
	into->without_alternative += from->without_alternative;
	into->rejected += from->rejected;
	into->lines += from->lines;
	into->unpriced += from->unpriced;
	baat_case_tally_add(&into->tally, &from->tally);
	baat_cut_off_merge(&into->cut_off, &from->cut_off);
	merge_use(&common->use, &part->use);
	for (size_t i = 0; common->met != NULL && i < run->request->case_count; i++)
		common->met[i] |= part->met[i];
}

/* Of each case that was asked for and is not there. */
static enum baat_status warn_never(const struct baat_run *run, struct baat_diags *diags)
{
	const struct case_common *common = run->common;
	for (uint32_t i = 0; common->wanted != NULL && i < baat_names_count(common->wanted); i++)
		if (!common->met[i])
			baat_warn(diags, baat_at(NULL, 0, 0), BAAT_NAME_NEVER, _("case '%s' does not occur"),
			          baat_show(baat_names_text(common->wanted, i)).text);
	return diags->lost ? BAAT_SYSTEM : BAAT_OK;
}

enum baat_status baat_run_cases(struct baat_run *run, const struct baat_handler *handler, void *context,
                                struct baat_diags *diags)
{
	static const struct run_way way = {begin, end, begin_worker, end_worker, case_work, case_commit, count};
	enum baat_status status = run_go(run, &way, handler, context, diags);
	return status == BAAT_OK ? warn_never(run, diags) : status;
}
