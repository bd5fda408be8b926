/* A funnel as a whole: reading its table. */
#include "funnel-read.h"

#include "base/gettext.h"

static const char *const columns[BAAT_FUNNEL__MAX] = {
    [BAAT_FUNNEL_STEP] = "stap",       [BAAT_FUNNEL_FROM] = "uit",
    [BAAT_FUNNEL_RATE] = "deel",       [BAAT_FUNNEL_COUNTED] = "geteld",
    [BAAT_FUNNEL_OVERLAP] = "overlap", [BAAT_FUNNEL_AFTER] = "na",
    [BAAT_FUNNEL_ROOM] = "hoogstens",  [BAAT_FUNNEL_REMARK] = "omschrijving",
};

static const struct baat_table_kind kind = {
    .columns = columns,
    .count = BAAT_FUNNEL__MAX,
    .required = BAAT_FUNNEL_RATE,
    .file = BAAT_FILE_FUNNEL,
    .names =
	BAAT_COLUMN_BIT(BAAT_FUNNEL_STEP) | BAAT_COLUMN_BIT(BAAT_FUNNEL_FROM) | BAAT_COLUMN_BIT(BAAT_FUNNEL_OVERLAP),
};

static enum baat_status keep_columns(void *context, const struct baat_table *table, const struct baat_layout *layout,
                                     struct baat_diags *diags)
{
	struct baat_funnel_reading *reading = context;
	(void)diags;
	reading->funnel->path = baat_table_path(table);
	for (size_t i = 0; i < BAAT_FUNNEL__MAX; i++)
		reading->column[i] = layout->column[i] == BAAT_NO_COLUMN ? 0 : (uint32_t)layout->column[i] + 1;
	return BAAT_OK;
}

static void note(void *context, struct baat_table *table, uint64_t rows)
{
	struct baat_funnel_reading *reading = context;
	baat_table_source_note(reading->source, table, rows);
}

enum baat_status baat_funnel_read(struct baat_funnel *funnel, struct baat_table_source *source,
                                  struct baat_diags *diags)
{
	struct baat_funnel_reading reading = {.funnel = funnel, .source = source};
	struct baat_whole whole = baat_table_source_whole(source, &kind);
	whole.context = &reading;
	whole.on_header = keep_columns;
	whole.on_row = baat_funnel_read_row;
	whole.on_end = note;
	funnel->path = source->path;
	funnel->names = baat_names_new(NULL);
	if (funnel->names == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = baat_whole_read(&whole, diags);
	if (status == BAAT_OK && funnel->count == 0)
		status = baat_error(diags, baat_at(funnel->path, 0, 0), BAAT_STEP_ROOT,
		                    _("this funnel has no first step: a row with stap, and uit empty"));
	if (status == BAAT_OK)
		status = baat_funnel_check(&reading, diags);
	free(reading.sources);
	return status;
}

void baat_funnel_free(struct baat_funnel *funnel)
{
	free(funnel->steps);
	baat_names_free(funnel->names);
	baat_arena_free(&funnel->arena);
	*funnel = (struct baat_funnel){0};
}
