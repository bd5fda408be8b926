/* Rows sorted by columns of the table. */
#include "outcome-set.h"

/* What rows are sorted by: `width` cells a row. */
struct sorting {
	const struct baat_sort_column *columns;
	const enum baat_cell_kind *kinds;
	const struct baat_cell *cells;
	size_t width;
};

static bool is_empty(const struct baat_cell *cell, enum baat_cell_kind kind)
{
	return cell->empty || (kind == BAAT_CELL_TEXT && cell->text.length == 0);
}

static int compare_texts(struct baat_text a, struct baat_text b)
{
	const size_t common = a.length < b.length ? a.length : b.length;
	const int order = common == 0 ? 0 : memcmp(a.at, b.at, common);
	return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

static int compare_cells(const struct baat_cell *a, const struct baat_cell *b, enum baat_cell_kind kind,
                         bool descending)
{
	const bool none_a = is_empty(a, kind), none_b = is_empty(b, kind);
	if (none_a || none_b)
		return (int)none_a - (int)none_b;
	const int order = kind == BAAT_CELL_TEXT ? compare_texts(a->text, b->text)
	                                         : (a->number > b->number) - (a->number < b->number);
	return descending ? -order : order;
}

/* By the columns, then by place. The weight of a row is its place before. */
static int by_columns(const void *a, const void *b, void *context)
{
	const struct sorting *sorting = context;
	const uint64_t left = ((const struct baat_row_place *)a)->weight;
	const uint64_t right = ((const struct baat_row_place *)b)->weight;
	for (size_t i = 0; i < sorting->width; i++) {
		const int order = compare_cells(&sorting->cells[left * sorting->width + i],
		                                &sorting->cells[right * sorting->width + i], sorting->kinds[i],
		                                sorting->columns[i].descending);
		if (order != 0)
			return order;
	}
	return (left > right) - (left < right);
}

/* The cells of all rows in those columns. */
static enum baat_status fill(struct baat_outcomes *outcomes, const struct sorting *sorting, struct baat_cell *row,
                             struct baat_cell *cells)
{
	for (size_t i = 0; i < outcomes->table.count; i++) {
		if (!baat_outcomes_row(outcomes, i, row))
			return BAAT_REJECTED;
		for (size_t j = 0; j < sorting->width; j++)
			cells[i * sorting->width + j] = row[sorting->columns[j].column];
		outcomes->order[i].weight = i;
	}
	return BAAT_OK;
}

enum baat_status baat_outcomes_sort(struct baat_outcomes *outcomes, const struct baat_sort_column *columns,
                                    size_t count)
{
	const size_t width = baat_outcomes_column_count(&outcomes->grouping), rows = outcomes->table.count;
	struct baat_column *all = calloc(width, sizeof *all);
	struct baat_cell *row = calloc(width, sizeof *row);
	struct baat_cell *cells = calloc(rows * count + 1, sizeof *cells);
	enum baat_cell_kind *kinds = calloc(count + 1, sizeof *kinds);
	struct sorting sorting = {columns, kinds, cells, count};
	enum baat_status status = BAAT_SYSTEM;

	if (all == NULL || row == NULL || cells == NULL || kinds == NULL)
		goto out;
	baat_outcomes_columns(&outcomes->grouping, all);
	for (size_t i = 0; i < count; i++)
		kinds[i] = all[columns[i].column].kind;
	status = fill(outcomes, &sorting, row, cells);
	if (status == BAAT_OK && rows > 1)
		qsort_r(outcomes->order, rows, sizeof *outcomes->order, by_columns, &sorting);
out:
	free(all);
	free(row);
	free(cells);
	free(kinds);
	return status;
}
