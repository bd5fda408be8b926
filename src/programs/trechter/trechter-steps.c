/* The funnel as a table. */
#include "trechter.h"

enum column {
	STEP,
	FROM,
	MONTH,
	EXPECTED,
	RATE,
	REACH,
	REST,
	OVERFLOW,
	COUNTED,
	COUNTED_RATE,
	COUNTED_REST,
	DIFFERENCE,
	INPUT,
	AVOIDED,
	EACH,
	COLUMNS
};

static const struct baat_column known_columns[COLUMNS] = {
    [STEP] = {BAAT_TEXT("stap"), BAAT_CELL_TEXT},
    [FROM] = {BAAT_TEXT("uit"), BAAT_CELL_TEXT},
    [MONTH] = {BAAT_TEXT("maand"), BAAT_CELL_INTEGER},
    [EXPECTED] = {BAAT_TEXT("verwacht"), BAAT_CELL_QUANTITY},
    [RATE] = {BAAT_TEXT("deel"), BAAT_CELL_CHANCE},
    [REACH] = {BAAT_TEXT("bereik"), BAAT_CELL_CHANCE},
    [REST] = {BAAT_TEXT("rest"), BAAT_CELL_QUANTITY},
    [OVERFLOW] = {BAAT_TEXT("overloop"), BAAT_CELL_QUANTITY},
    [COUNTED] = {BAAT_TEXT("geteld"), BAAT_CELL_QUANTITY},
    [COUNTED_RATE] = {BAAT_TEXT("geteld_deel"), BAAT_CELL_CHANCE},
    [COUNTED_REST] = {BAAT_TEXT("geteld_rest"), BAAT_CELL_QUANTITY},
    [DIFFERENCE] = {BAAT_TEXT("verschil"), BAAT_CELL_QUANTITY},
    [INPUT] = {BAAT_TEXT("inzet"), BAAT_CELL_CENTS},
    [AVOIDED] = {BAAT_TEXT("vermeden"), BAAT_CELL_CENTS},
    [EACH] = {BAAT_TEXT("per_persoon"), BAAT_CELL_CENTS},
};

/* On a narrow screen stays what was expected and what was counted. */
static const unsigned known_ranks[COLUMNS] = {
    [FROM] = 7,     [MONTH] = 8,        [RATE] = 4,         [REACH] = 5,      [REST] = 3,
    [OVERFLOW] = 2, [COUNTED_RATE] = 6, [COUNTED_REST] = 1, [DIFFERENCE] = 1,
};

/* A funnel on its way out. */
struct showing {
	const struct trechter *trechter;
	const struct groups *groups;
	const struct amounts *amounts;
	struct baat_column *columns;
	unsigned *ranks;
	struct baat_cell *cells;
	size_t count;
	struct emitter emitter;
};

static const struct baat_cell empty_cell = {.empty = true};

static struct baat_cell number_cell(baat_sum number, bool is_there)
{
	return (struct baat_cell){.empty = !is_there, .number = number};
}

/* part / whole in millionths; empty when there is no whole. */
static struct baat_cell share_cell(baat_sum part, baat_sum whole)
{
	return whole > 0 ? number_cell(baat_round_div(part * BAAT_CHANCE_ONE, whole), true) : empty_cell;
}

static void fill_expected(const struct showing *showing, const struct group *group, size_t index,
                          struct baat_cell cells[COLUMNS])
{
	const struct baat_step *step = &showing->trechter->funnel.steps[index];
	const struct step_sum *sum = &group->sums[index];
	baat_sum before = 0;
	for (size_t i = 0; i < step->source_count; i++)
		before += group->sums[step->sources[i]].persons;
	cells[STEP] = (struct baat_cell){.text = step->name};
	cells[FROM] = (struct baat_cell){.text = step->from};
	cells[MONTH] = number_cell(step->month, true);
	cells[EXPECTED] = number_cell(sum->persons, true);
	cells[RATE] = share_cell(sum->persons, before);
	cells[REACH] = share_cell(sum->persons, group->sums[0].persons);
	cells[REST] = number_cell(sum->rest, step->part_count > 0);
	cells[OVERFLOW] = number_cell(sum->overflow, step->has_room);
}

/* What was counted is of the programme so far, and of no cohort by itself. */
static void fill_counted(const struct showing *showing, size_t index, struct baat_cell cells[COLUMNS])
{
	const struct baat_funnel *funnel = &showing->trechter->funnel;
	const struct baat_step *step = &funnel->steps[index];
	int64_t before, after;
	const bool known = step->has_count && showing->groups->key_count == 0;
	const bool has_before = baat_funnel_counted_before(funnel, step, &before) && known;
	const bool has_after = baat_funnel_counted_after(funnel, step, &after) && known;
	cells[COUNTED] = number_cell(step->count, known);
	cells[COUNTED_RATE] = has_before ? share_cell(step->count, before) : empty_cell;
	cells[COUNTED_REST] = has_after ? number_cell(step->count - after, true) : empty_cell;
	cells[DIFFERENCE] = empty_cell;
	if (has_before) {
		const baat_sum less = (baat_sum)step->count * step->rate.of - (baat_sum)before * step->rate.number;
		cells[DIFFERENCE] = number_cell(baat_round_div(less, step->rate.of), true);
	}
}

static void fill_amounts(const struct amounts *amounts, size_t index, baat_sum persons, struct baat_cell cells[COLUMNS])
{
	cells[INPUT] = number_cell(amounts->steps[index].input, true);
	cells[AVOIDED] = number_cell(amounts->steps[index].avoided, true);
	cells[EACH] = empty_cell;
	if (persons > 0)
		cells[EACH] = number_cell(baat_round_div(amounts->input * BAAT_PERSON, persons), true);
}

static enum baat_status show_group(struct showing *showing, const struct group *group, struct baat_diags *diags)
{
	const struct groups *groups = showing->groups;
	struct baat_cell *cells = showing->cells + groups->key_count;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < groups->key_count; i++)
		showing->cells[i] = (struct baat_cell){.text = baat_names_text(groups->values[i], group->values[i])};
	for (size_t i = 0; i < showing->trechter->funnel.count && status == BAAT_OK; i++) {
		fill_expected(showing, group, i, cells);
		fill_counted(showing, i, cells);
		if (showing->amounts != NULL)
			fill_amounts(showing->amounts, i, group->sums[i].persons, cells);
		status = emit_row(&showing->emitter, showing->cells, diags);
	}
	return status;
}

/* The lines of the programme as a whole stand at no step. */
static enum baat_status show_whole(struct showing *showing, struct baat_diags *diags)
{
	const size_t count = showing->trechter->funnel.count;
	if (showing->amounts == NULL || !showing->amounts->steps[count].any)
		return BAAT_OK;
	for (size_t i = 0; i < showing->count; i++)
		showing->cells[i] = empty_cell;
	showing->cells[STEP] = showing->cells[FROM] = (struct baat_cell){.text = BAAT_TEXT("")};
	fill_amounts(showing->amounts, count, 0, showing->cells);
	return emit_row(&showing->emitter, showing->cells, diags);
}

static bool prepare(struct showing *showing)
{
	const struct groups *groups = showing->groups;
	const size_t own = showing->amounts == NULL ? INPUT : COLUMNS;
	showing->count = groups->key_count + own;
	showing->columns = calloc(showing->count, sizeof *showing->columns);
	showing->ranks = calloc(showing->count, sizeof *showing->ranks);
	showing->cells = calloc(groups->key_count + COLUMNS, sizeof *showing->cells);
	if (showing->columns == NULL || showing->ranks == NULL || showing->cells == NULL)
		return false;
	for (size_t i = 0; i < groups->key_count; i++)
		showing->columns[i] = (struct baat_column){groups->keys[i], BAAT_CELL_TEXT};
	memcpy(showing->columns + groups->key_count, known_columns, own * sizeof known_columns[0]);
	memcpy(showing->ranks + groups->key_count, known_ranks, own * sizeof known_ranks[0]);
	return true;
}

/* All rows, and what stands under them. */
static enum baat_status show_rows(struct showing *showing, struct baat_diags *diags)
{
	const struct groups *groups = showing->groups;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < groups->count && status == BAAT_OK; i++)
		status = show_group(showing, &groups->items[i], diags);
	if (status == BAAT_OK)
		status = show_whole(showing, diags);
	if (status == BAAT_OK)
		status = emit_end(&showing->emitter, diags);
	if (status == BAAT_OK && groups->key_count == 0)
		status = steps_draw(showing->trechter, groups->items[0].sums, &showing->emitter, diags);
	if (status == BAAT_OK && emit_tells(&showing->emitter))
		status = steps_tell(showing->trechter, groups, &showing->emitter, diags);
	return status;
}

enum baat_status steps_show(const struct trechter *trechter, const struct groups *groups, const struct amounts *amounts,
                            struct baat_output *output, struct baat_diags *diags)
{
	struct showing showing = {.trechter = trechter, .groups = groups, .amounts = amounts};
	enum baat_status status = prepare(&showing) ? BAAT_OK : baat_out_of_memory(diags);
	if (status == BAAT_OK)
		/* freed below, however this ends; NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
		status = emit_begin(&showing.emitter, trechter->settings->output.form,
		                    (struct emit_names){"baat-trechter", "Trechter"}, showing.columns, showing.ranks,
		                    showing.count, output, diags);
	if (status == BAAT_OK)
		status = show_rows(&showing, diags);
	emit_free(&showing.emitter);
	free(showing.columns);
	free(showing.ranks);
	free(showing.cells);
	return status;
}
