/* Going through a file of case lines, and cutting it. Only the identifier of the case is looked at; what is wrong with
 * the lines is for the program that reads the shards. */
#include "baat/model/casus.h"
#include "baat/base/names.h"
#include "baat/model/registry.h"
#include "knip-shard.h"
#include "knip.h"
#include "run/progress.h"

struct knip {
	const struct knip_settings *settings;
	struct report *report;
	struct baat_table *table;
	struct baat_names *attributes;
	struct baat_case_columns *columns;
	struct baat_registry *registry;
	struct baat_rows *rows;
	struct baat_block block;
	struct shards shards;
	struct progress progress;
	struct baat_buffer casus; /* identifier of the case at hand */
	bool begun;               /* there is one */
	bool bad;                 /* an error was met: nothing is written any more */
	bool ended;               /* nothing more is read */
	uint64_t size;            /* bytes behind the front, for --stukken */
	uint64_t lines;
};

static enum baat_status open_input(struct knip *knip, struct baat_diags *diags)
{
	const struct knip_settings *settings = knip->settings;
	const struct baat_table_request request = {
	    .path = settings->common.operands.items[0],
	    .shown = settings->input.original,
	    .encoding = settings->input.encoding,
	    .required = baat_case_required,
	    .required_count = sizeof baat_case_required / sizeof baat_case_required[0],
	    .digest = settings->input.encoding != NULL,
	    .line_base = settings->input.line_base,
	    .block_size = settings->common.block_size,
	    .front = true,
	};
	const struct baat_meant meant = {settings->input.attributes.items, settings->input.attributes.count};
	knip->attributes = baat_names_new(NULL);
	knip->registry = baat_registry_new();
	knip->rows = baat_rows_new();
	if (knip->attributes == NULL || knip->registry == NULL || knip->rows == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = baat_table_open(&knip->table, &request, diags);
	if (status == BAAT_OK)
		status = baat_case_columns_find(&knip->columns, knip->table, &meant, knip->attributes, diags);
	if (status == BAAT_OK && settings->knip.pieces > 0 && baat_table_size(knip->table) == 0)
		status = baat_error(diags, baat_at(request.path, 0, 0), BAAT_OPTION_CONFLICT,
		                    _("--stukken needs a file, of which the size is known; use --zaken=N for a pipe"));
	return status;
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
	size_t column = baat_case_columns_id(knip->columns);
	return column < row->count ? row->fields[column] : (struct baat_text){"", 0};
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
		    diags, baat_at(baat_table_path(knip->table), row->line, baat_case_columns_id(knip->columns) + 1),
		    BAAT_CASE_NOT_TOGETHER,
		    _("this case began before, at %s:%llu; its lines must stand together: sort the file by casus"),
		    baat_table_path(knip->table), (unsigned long long)place);
	default:
		return BAAT_OK;
	}
}

/* Takes the bytes of the block up to `to` into the shard at hand. */
static enum baat_status take(struct knip *knip, size_t *from, size_t to, struct baat_diags *diags)
{
	struct baat_text text = {knip->block.bytes + *from, to - *from};
	*from = to;
	return knip->bad ? BAAT_OK : shards_add(&knip->shards, text, diags);
}

/* A case begins at a row; *from is where the bytes begin that no shard has yet. Whatever fails here ends the run. */
static enum baat_status begin_case(struct knip *knip, const struct baat_row *row, struct baat_text id, size_t *from,
                                   struct baat_diags *diags)
{
	enum baat_status status = take(knip, from, row->start, diags);
	if (status == BAAT_OK && !knip->bad && is_full(knip))
		status = shards_next(&knip->shards, row->line, diags);
	if (status == BAAT_OK)
		status = register_case(knip, row, id, diags);
	knip->shards.cases++;
	knip->ended |= status != BAAT_OK;
	return status;
}

static enum baat_status do_row(struct knip *knip, const struct baat_row *row, size_t *from, struct baat_diags *diags)
{
	struct baat_text id = id_of(knip, row);
	/* as baat-reken sees it: a row without an identifier belongs to the case above it */
	bool begins = !knip->begun || (id.length > 0 && !baat_text_equal(id, baat_buffer_text(&knip->casus)));
	enum baat_status status = BAAT_OK;
	if (row->problem != BAAT_CODE__MAX) {
		status = baat_row_report(row, knip->table, diags);
		knip->bad = true;
	}
	if (begins)
		status = baat_worst(status, begin_case(knip, row, id, from, diags));
	knip->shards.rows++;
	knip->lines++;
	return status;
}

static enum baat_status do_block(struct knip *knip, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	enum baat_rows_result result;
	struct baat_row row;
	size_t from = 0;
	baat_rows_begin(knip->rows, knip->table, &knip->block, true);
	while (!knip->ended && (result = baat_rows_next(knip->rows, &row, diags)) != BAAT_ROWS_END) {
		knip->ended = result == BAAT_ROWS_BROKEN;
		status = baat_worst(status, knip->ended ? BAAT_REJECTED : do_row(knip, &row, &from, diags));
	}
	if (!knip->ended)
		status = baat_worst(status, take(knip, &from, knip->block.length, diags));
	return diags->lost ? BAAT_SYSTEM : status;
}

/* Goes through the file. Errors are printed as they come. */
static enum baat_status cut(struct knip *knip, struct baat_diags *diags)
{
	enum baat_status worst = BAAT_OK;
	progress_begin(&knip->progress, knip->settings->run.progress, baat_table_size(knip->table));
	knip->report->progress = &knip->progress;
	while (!knip->ended) {
		enum baat_status status = baat_table_block(knip->table, BAAT_NO_COLUMN, &knip->block, diags);
		knip->ended = status != BAAT_OK || knip->block.length == 0;
		if (!knip->ended)
			status = do_block(knip, diags);
		worst = baat_worst(worst, status);
		report_print(knip->report, diags);
		progress_tick(&knip->progress, baat_table_taken(knip->table), knip->lines);
		knip->ended |= worst >= BAAT_USAGE || report_exhausted(knip->report);
	}
	progress_wipe(&knip->progress);
	knip->report->progress = NULL;
	return worst;
}

/* Shards without cases behind the others, so that there are as many as were asked for. */
static enum baat_status fill_up(struct knip *knip, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	while (status == BAAT_OK && knip->shards.number < knip->settings->knip.pieces)
		status = shards_next(&knip->shards, 0, diags);
	return status;
}

static void free_all(struct knip *knip)
{
	shards_close(&knip->shards);
	baat_case_columns_free(knip->columns);
	baat_table_close(knip->table);
	baat_names_free(knip->attributes);
	baat_registry_free(knip->registry);
	baat_rows_free(knip->rows);
	baat_block_free(&knip->block);
	baat_buffer_free(&knip->casus);
}

enum baat_status knip_run(const struct knip_settings *settings, struct report *report, struct baat_diags *diags)
{
	struct knip knip = {.settings = settings, .report = report, .shards = {.fd = -1}};
	enum baat_status status = open_input(&knip, diags);
	if (status == BAAT_OK)
		status = shards_open(&knip.shards, settings, knip.table, diags);
	if (status == BAAT_OK) {
		uint64_t size = baat_table_size(knip.table), front = knip.shards.front.length;
		knip.size = size > front ? size - front : 0;
		status = cut(&knip, diags);
	}
	if (status == BAAT_OK)
		status = fill_up(&knip, diags);
	if (status == BAAT_OK)
		status = shards_finish(&knip.shards, knip.table, settings->input.encoding != NULL, diags);
	status = report_before_commit(report, diags, status);
	if (status == BAAT_OK)
		status = folder_commit(knip.shards.folder, diags);
	free_all(&knip);
	return status;
}
