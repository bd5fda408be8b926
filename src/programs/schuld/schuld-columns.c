/* The columns of the lines that come out, and the cells of those that go in. */
#include "schuld.h"

#include "model/case/case-cells.h"

/* What a line of a debt needs, in the order in which it stands behind what a file has. */
static const enum baat_case_column needed[] = {
    BAAT_COLUMN_PERIOD, BAAT_COLUMN_FROM,  BAAT_COLUMN_MONTHS,   BAAT_COLUMN_CHANCE,   BAAT_COLUMN_KIND,
    BAAT_COLUMN_PRICE,  BAAT_COLUMN_PAYER, BAAT_COLUMN_RECEIVER, BAAT_COLUMN_CASHABLE, BAAT_COLUMN_REMARK,
};
enum { NEEDED = sizeof needed / sizeof needed[0] };

static enum baat_case_column known_as(struct baat_text name)
{
	size_t column = 0;
	while (column < BAAT_COLUMN__MAX && !baat_text_equal(name, baat_text_of(baat_case_column_names[column])))
		column++;
	return (enum baat_case_column)column;
}

static bool has_column(const struct schuld *schuld, struct baat_text name)
{
	for (size_t i = 0; i < schuld->column_count; i++)
		if (baat_text_equal(schuld->columns[i].name, name))
			return true;
	return false;
}

/* On a narrow screen what a line is, when it is and what it costs stay longest. */
static unsigned rank_of(enum baat_case_column column)
{
	switch (column) {
	case BAAT_COLUMN_SCENARIO:
	case BAAT_COLUMN_POST:
	case BAAT_COLUMN_FROM:
	case BAAT_COLUMN_PRICE:
		return 0;
	case BAAT_COLUMN_MONTHS:
		return 1;
	case BAAT_COLUMN_CHANCE:
		return 2;
	case BAAT_COLUMN_PAYER:
		return 3;
	case BAAT_COLUMN_RECEIVER:
		return 4;
	case BAAT_COLUMN_CASE:
		return 5;
	case BAAT_COLUMN_QUANTITY:
	case BAAT_COLUMN_PERIOD:
		return 6;
	case BAAT_COLUMN_REMARK:
		return 8;
	default:
		return 7;
	}
}

/* Adds a column unless there is one of that name; false when there is no memory. */
static bool add_column(struct schuld *schuld, const struct baat_inputs *inputs, struct baat_text name)
{
	const enum baat_case_column known = known_as(name);
	if (name.length == 0 || known == BAAT_COLUMN_DEBT || has_column(schuld, name))
		return true;
	size_t *at = calloc(schuld->file_count + 1, sizeof *at);
	if (at == NULL)
		return false;
	for (size_t i = 0; i < schuld->file_count; i++)
		at[i] = baat_table_find(baat_inputs_at(inputs, i)->table, name);
	schuld->made[schuld->column_count] =
	    (struct baat_column){name, known == BAAT_COLUMN__MAX ? BAAT_CELL_TEXT : baat_case_cell_kind(known)};
	schuld->ranks[schuld->column_count] = rank_of(known);
	schuld->origin[schuld->column_count++] = (struct schuld_column){known, at};
	return true;
}

#ifndef __clang__
/* gcc 12 does not see that what was taken is held by `schuld`, also when this fails */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif
enum baat_status schuld_find_columns(struct schuld *schuld, const struct baat_inputs *inputs, struct baat_diags *diags)
{
	size_t room = NEEDED;
	schuld->file_count = baat_inputs_count(inputs);
	for (size_t i = 0; i < schuld->file_count; i++)
		room += baat_table_column_count(baat_inputs_at(inputs, i)->table);
	schuld->columns = schuld->made = calloc(room, sizeof *schuld->made);
	schuld->origin = calloc(room, sizeof *schuld->origin);
	schuld->ranks = calloc(room, sizeof *schuld->ranks);
	bool done = schuld->made != NULL && schuld->ranks != NULL && schuld->origin != NULL;
	for (size_t i = 0; i < schuld->file_count && done; i++) {
		const struct baat_table *table = baat_inputs_at(inputs, i)->table;
		for (size_t j = 0; j < baat_table_column_count(table) && done; j++)
			done = add_column(schuld, inputs, baat_table_column(table, j));
	}
	for (size_t i = 0; i < NEEDED && done; i++)
		done = add_column(schuld, inputs, baat_text_of(baat_case_column_names[needed[i]]));
	return done ? BAAT_OK : baat_out_of_memory(diags);
}
#ifndef __clang__
#pragma GCC diagnostic pop
#endif

/* Columns that say something else on the row of a debt than on its lines. */
static bool is_made(enum baat_case_column column)
{
	switch (column) {
	case BAAT_COLUMN_QUANTITY:
	case BAAT_COLUMN_PERIOD:
	case BAAT_COLUMN_FROM:
	case BAAT_COLUMN_MONTHS:
	case BAAT_COLUMN_PRICE:
	case BAAT_COLUMN_PRICE_YEAR:
	case BAAT_COLUMN_QUANTITY_LOW:
	case BAAT_COLUMN_QUANTITY_HIGH:
	case BAAT_COLUMN_PRICE_LOW:
	case BAAT_COLUMN_PRICE_HIGH:
		return true;
	default:
		return false;
	}
}

static enum baat_status keep_text(struct state *state, struct baat_text text, struct baat_cell *cell)
{
	*cell = (struct baat_cell){.empty = text.length == 0, .text = BAAT_TEXT("")};
	if (text.length == 0)
		return BAAT_OK;
	char *at = baat_arena_take(&state->arena, text.length);
	if (at == NULL)
		return baat_out_of_memory(&state->worker->diags);
	memcpy(at, text.at, text.length);
	cell->text = (struct baat_text){at, text.length};
	return BAAT_OK;
}

enum baat_status schuld_keep_cells(struct state *state, const struct baat_row *row, struct schuld_row *kept)
{
	const struct schuld *schuld = state->schuld;
	const struct baat_input *input = state->worker->input;
	const struct baat_case_columns *columns = input->columns;
	struct baat_record record = baat_record_of(input->table, columns->column, baat_case_column_names);
	enum baat_status status = BAAT_OK;
	record.row = row;
	record.diags = &state->worker->diags;
	kept->cells = baat_arena_take(&state->arena, schuld->column_count * sizeof *kept->cells);
	kept->kinds = baat_arena_take(&state->arena, schuld->column_count);
	if (kept->cells == NULL || kept->kinds == NULL)
		return baat_out_of_memory(record.diags);
	for (size_t i = 0; i < schuld->column_count; i++) {
		const struct schuld_column *column = &schuld->origin[i];
		const size_t at = column->at[input->index];
		struct baat_cell *cell = &kept->cells[i];
		enum baat_cell_kind kind = BAAT_CELL_TEXT;
		if (at == BAAT_NO_COLUMN || (kept->debt != SIZE_MAX && is_made(column->known)))
			*cell = (struct baat_cell){.empty = true, .text = BAAT_TEXT("")};
		else if (column->known == BAAT_COLUMN__MAX)
			status = baat_worst(status, keep_text(state, row->fields[at], cell));
		else
			status = baat_worst(status, baat_case_cell(&record, column->known, &state->arena, cell, &kind));
		kept->kinds[i] = (uint8_t)kind;
		if (column->known == BAAT_COLUMN_SCENARIO)
			kept->name = cell->text;
	}
	return status;
}
