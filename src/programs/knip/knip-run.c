/* Going through a file of case lines, and cutting it. Only the identifier of the case is looked at; what is wrong with
 * the lines is for the program that reads the shards. */
#include "baat/base/place.h"
#include "baat/model/registry.h"
#include "baat/run/case-input.h"
#include "cli/request.h"
#include "knip-shard.h"
#include "knip.h"

struct knip {
	const struct knip_settings *settings;
	const struct baat_table *table;
	size_t casus_column;
	struct baat_registry *registry;
	struct baat_rows *rows;
	struct shards shards;
	struct baat_buffer casus; /* identifier of the case at hand */
	bool begun;               /* there is one */
	bool bad;                 /* an error was met: nothing is written any more */
	bool ended;               /* nothing more is read */
	uint64_t size;            /* bytes behind the front, for --stukken */
};

static enum baat_status open_input(struct knip *knip, struct baat_run *run, struct baat_diags *diags)
{
	knip->registry = baat_registry_new();
	knip->rows = baat_rows_new();
	if (knip->registry == NULL || knip->rows == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = baat_run_open(run, diags);
	if (status != BAAT_OK)
		return status;
	const struct baat_input *input = baat_inputs_at(baat_run_inputs(run), 0);
	knip->table = input->table;
	knip->casus_column = baat_case_columns_id(input->columns);
	if (knip->settings->knip.pieces > 0 && baat_table_size(knip->table) == 0)
		return baat_error(diags, baat_at(knip->settings->common.operands.items[0], 0, 0), BAAT_OPTION_CONFLICT,
		                  _("--stukken needs a file, of which the size is known; use --zaken=N for a pipe"));
	return BAAT_OK;
}

/* Whether the shard at hand ends before a case that begins here: it has its share of what was left when it began. */
static bool is_full(const struct knip *knip)
{
	const struct shards *shards = &knip->shards;
	if (shards->cases == 0)
		return false;
	if (knip->settings->knip.cases_each > 0)
		return shards->cases >= knip->settings->knip.cases_each;
	uint64_t rest = knip->size > shards->start ? knip->size - shards->start : 0;
	uint64_t left = knip->settings->knip.pieces - shards->number + 1;
	return left > 1 && shards->at - shards->start >= rest / left + (rest % left > 0);
}

/* The case that a row names; empty when it does not say. */
static struct baat_text id_of(const struct knip *knip, const struct baat_row *row)
{
	return knip->casus_column < row->count ? row->fields[knip->casus_column] : BAAT_TEXT("");
}

/* Notes the case that begins at a row; its lines must stand together in the original, and no program that reads shards
 * can see whether they do. */
static enum baat_status register_case(struct knip *knip, const struct baat_row *row, struct baat_text id,
                                      struct baat_diags *diags)
{
	uint64_t place = row->line;
	knip->casus.length = 0;
	knip->begun = true;
	baat_buffer_add(&knip->casus, id);
	if (knip->casus.failed)
		return baat_out_of_memory(diags);
	if (id.length == 0)
		return BAAT_OK;
	switch (baat_registry_add(knip->registry, baat_registry_identity(knip->registry, id), &place)) {
	case BAAT_NO_ROOM:
		return baat_out_of_memory(diags);
	case BAAT_SEEN:
		return baat_error(
		    diags, baat_at(baat_table_path(knip->table), row->line, knip->casus_column + 1),
		    BAAT_CASE_NOT_TOGETHER,
		    _("this case began before, at %s; its lines must stand together: sort the file by casus"),
		    baat_place_show(baat_at(baat_table_path(knip->table), place, 0)).text);
	default:
		return BAAT_OK;
	}
}

/* Takes the bytes of the block up to `to` into the shard at hand. */
static enum baat_status take(struct knip *knip, const struct baat_block *block, size_t *from, size_t to,
                             struct baat_diags *diags)
{
	struct baat_text text = {block->bytes + *from, to - *from};
	*from = to;
	return knip->bad ? BAAT_OK : shards_add(&knip->shards, text, diags);
}

/* A case begins at a row; *from is where the bytes begin that no shard has yet. Whatever fails here ends the run. */
static enum baat_status begin_case(struct knip *knip, struct baat_worker *worker, const struct baat_row *row,
                                   struct baat_text id, size_t *from)
{
	enum baat_status status = take(knip, &worker->block, from, row->start, &worker->diags);
	if (status == BAAT_OK && !knip->bad && is_full(knip))
		status = shards_next(&knip->shards, row->line, &worker->diags);
	if (status == BAAT_OK)
		status = register_case(knip, row, id, &worker->diags);
	knip->shards.cases++;
	knip->ended |= status != BAAT_OK;
	return status;
}

static enum baat_status do_row(struct knip *knip, struct baat_worker *worker, const struct baat_row *row, size_t *from)
{
	struct baat_text id = id_of(knip, row);
	/* as baat-reken sees it: a row without an identifier belongs to the case above it */
	bool begins = !knip->begun || (id.length > 0 && !baat_text_equal(id, baat_buffer_text(&knip->casus)));
	enum baat_status status = BAAT_OK;
	if (row->problem != BAAT_CODE__MAX) {
		status = baat_row_report(row, knip->table, &worker->diags);
		knip->bad = true;
	}
	if (begins)
		status = baat_worst(status, begin_case(knip, worker, row, id, from));
	knip->shards.rows++;
	worker->rows++;
	return status;
}

static enum baat_status on_block(struct baat_worker *worker)
{
	struct knip *knip = worker->state;
	struct baat_diags *diags = &worker->diags;
	enum baat_status status = BAAT_OK;
	enum baat_rows_result result;
	struct baat_row row;
	size_t from = 0;
	baat_rows_begin(knip->rows, knip->table, &worker->block, true);
	while (!knip->ended && (result = baat_rows_next(knip->rows, &row, diags)) != BAAT_ROWS_END) {
		knip->ended = result == BAAT_ROWS_BROKEN;
		status = baat_worst(status, knip->ended ? BAAT_REJECTED : do_row(knip, worker, &row, &from));
	}
	if (knip->ended)
		baat_run_stop(worker->run);
	else
		status = baat_worst(status, take(knip, &worker->block, &from, worker->block.length, diags));
	return diags->lost ? BAAT_SYSTEM : status;
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

/* Shards without cases behind the others, so that there are as many as were asked for. */
static enum baat_status fill_up(struct knip *knip, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	while (status == BAAT_OK && knip->shards.number < knip->settings->knip.pieces)
		status = shards_next(&knip->shards, 0, diags);
	return status;
}

static enum baat_status place_folder(void *folder, struct baat_diags *diags)
{
	enum baat_status status = folder_commit(folder, diags);
	folder_close(folder);
	return status;
}

static void abandon_folder(void *folder)
{
	folder_close(folder);
}

/* Opens the folder, which appears at the end of the run. */
static enum baat_status open_shards(struct knip *knip, struct baat_run *run, struct baat_diags *diags)
{
	enum baat_status status = shards_open(&knip->shards, knip->settings, knip->table, diags);
	baat_run_ending(run)->parts[BAAT_END_FOLDER] =
	    (struct baat_ending_part){.thing = knip->shards.folder, .place = place_folder, .abandon = abandon_folder};
	uint64_t size = baat_table_size(knip->table), front = knip->shards.front.length;
	knip->size = size > front ? size - front : 0;
	return status;
}

enum baat_status knip_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct knip_settings *settings = context;
	struct knip knip = {.settings = settings, .shards = {.fd = -1}};
	struct request request;
	request_make(&request, &settings->common, report);
	request.run.jobs = 1;
	request.run.inputs.front = true;
	request.run.inputs.digest = settings->input.encoding != NULL;
	/* the bytes are what counts, so that cases may be parted between blocks */
	struct baat_input_kind kind = baat_any_case_input;
	kind.together = NULL;
	struct baat_run *run = baat_run_new(&kind, &request.run);
	if (run == NULL)
		return baat_out_of_memory(diags);

	enum baat_status status = open_input(&knip, run, diags);
	if (status == BAAT_OK)
		status = open_shards(&knip, run, diags);
	if (status == BAAT_OK)
		status = baat_run_blocks(run, &handler, &knip, diags);
	if (status == BAAT_OK)
		status = fill_up(&knip, diags);
	if (status == BAAT_OK)
		status = shards_finish(
		    &knip.shards,
		    settings->input.encoding == NULL ? NULL : baat_inputs_at(baat_run_inputs(run), 0)->digest, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	shards_close(&knip.shards);
	baat_registry_free(knip.registry);
	baat_rows_free(knip.rows);
	baat_buffer_free(&knip.casus);
	return status;
}
