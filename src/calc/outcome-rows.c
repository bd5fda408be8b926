/* The rows of a table and their order (baat-bestanden(5), OUTPUT FORMS). */
#include "outcome-set.h"

#include "baat/base/memory.h"

/* Whether the values of a key stand in their own order, and not in that of the input. */
static bool ascends(enum baat_key_kind kind)
{
	return kind == BAAT_KEY_YEAR || kind == BAAT_KEY_CALENDAR_YEAR || kind == BAAT_KEY_CALENDAR_MONTH;
}

static uint64_t first_of(const struct baat_outcomes *outcomes, const struct baat_row_place *place)
{
	return outcomes->groups[place->group].first;
}

static int by_first(const void *a, const void *b, void *context)
{
	const uint64_t left = first_of(context, a), right = first_of(context, b);
	return (left > right) - (left < right);
}

/* By weight, then by first appearance. */
static int by_weight(const void *a, const void *b, void *context)
{
	const struct baat_row_place *left = a, *right = b;
	return left->weight != right->weight ? (left->weight > right->weight) - (left->weight < right->weight)
	                                     : by_first(a, b, context);
}

static uint32_t key_of(const struct baat_outcomes *outcomes, size_t row, size_t level)
{
	return baat_key_table_at(&outcomes->table, outcomes->order[row].group)[level];
}

static void sort(struct baat_outcomes *outcomes, size_t from, size_t end)
{
	/* mostly they stand right already */
	for (size_t i = from + 1; i < end; i++)
		if (by_weight(&outcomes->order[i - 1], &outcomes->order[i], outcomes) > 0) {
			qsort_r(outcomes->order + from, end - from, sizeof *outcomes->order, by_weight, outcomes);
			return;
		}
}

/* Where the rows end that have the key of row `from`. */
static size_t run_end(const struct baat_outcomes *outcomes, size_t from, size_t end, size_t level)
{
	size_t at = from + 1;
	while (at < end && key_of(outcomes, at, level) == key_of(outcomes, from, level))
		at++;
	return at;
}

static bool is_ordered(const struct baat_outcomes *outcomes, size_t level)
{
	return level < outcomes->grouping.count && ascends(outcomes->grouping.keys[level].kind);
}

/* Puts rows in order of their keys where those ascend, else as they first appear. */
static void sort_level(struct baat_outcomes *outcomes, size_t from, size_t end, size_t level)
{
	const bool ordered = is_ordered(outcomes, level);
	for (size_t i = from; i < end; i++)
		outcomes->order[i].weight = ordered ? key_of(outcomes, i, level) : 0;
	sort(outcomes, from, end);
}

/* Puts rows with the same key together, in order of the first of them, or of the key when that ascends. */
static void put_together(struct baat_outcomes *outcomes, size_t from, size_t end, size_t level)
{
	if (is_ordered(outcomes, level)) {
		sort_level(outcomes, from, end, level);
		return;
	}
	for (size_t i = from; i < end; i++)
		outcomes->order[i].weight = key_of(outcomes, i, level);
	sort(outcomes, from, end);
	for (size_t run = from, next; run < end; run = next) {
		const uint64_t first = first_of(outcomes, &outcomes->order[run]);
		next = run_end(outcomes, run, end, level);
		for (size_t i = run; i < next; i++)
			outcomes->order[i].weight = first;
	}
	sort(outcomes, from, end);
}

/* The first level from this one at which the rows differ; the width when they do not. */
static size_t differing(const struct baat_outcomes *outcomes, size_t from, size_t end, size_t level)
{
	while (level < outcomes->table.width && run_end(outcomes, from, end, level) == end)
		level++;
	return level;
}

/* Key by key, the alternative last. */
/* NOLINTNEXTLINE(misc-no-recursion): as deep as there are keys */
static void arrange(struct baat_outcomes *outcomes, size_t from, size_t end, size_t level)
{
	level = differing(outcomes, from, end, level);
	if (level == outcomes->table.width)
		return;
	if (differing(outcomes, from, end, level + 1) == outcomes->table.width) {
		sort_level(outcomes, from, end, level);
		return;
	}
	put_together(outcomes, from, end, level);
	for (size_t next; from < end; from = next) {
		next = run_end(outcomes, from, end, level);
		if (next - from > 1)
			arrange(outcomes, from, next, level + 1);
	}
}

size_t baat_outcomes_count(struct baat_outcomes *outcomes)
{
	const size_t count = outcomes->table.count;
	if (!baat_grow(&outcomes->order, &outcomes->order_capacity, count, sizeof *outcomes->order))
		return SIZE_MAX;
	for (size_t i = 0; i < count; i++)
		outcomes->order[i].group = i;
	/* with one key the alternatives need not stand together */
	if (count > 1 && outcomes->grouping.count > 1)
		arrange(outcomes, 0, count, 0);
	else
		sort_level(outcomes, 0, count, 0);
	return count;
}

static enum baat_cell_kind kind_of_cell(enum baat_key_kind kind)
{
	if (kind == BAAT_KEY_START || kind == BAAT_KEY_CALENDAR_MONTH)
		return BAAT_CELL_MONTH;
	return kind == BAAT_KEY_YEAR || kind == BAAT_KEY_CALENDAR_YEAR ? BAAT_CELL_INTEGER : BAAT_CELL_TEXT;
}

static struct baat_cell cell_of(const struct baat_outcomes *outcomes, enum baat_key_kind kind, uint32_t key)
{
	/* 0 is no start */
	if (kind == BAAT_KEY_START)
		return (struct baat_cell){.number = (baat_sum)key - 1, .empty = key == 0};
	if (baat_key_is_number(kind))
		return (struct baat_cell){.number = key};
	return (struct baat_cell){.text =
	                              baat_names_text(baat_key_is_text(kind) ? outcomes->texts : outcomes->names, key)};
}

size_t baat_outcomes_column_count(const struct baat_grouping *grouping)
{
	return grouping->count + 1 + BAAT_MEASURE__MAX;
}

void baat_outcomes_key_columns(const struct baat_grouping *grouping, struct baat_column *columns)
{
	for (size_t i = 0; i < grouping->count; i++)
		columns[i] = (struct baat_column){grouping->keys[i].name, kind_of_cell(grouping->keys[i].kind)};
	columns[grouping->count] = (struct baat_column){BAAT_TEXT("alternatief"), BAAT_CELL_TEXT};
}

void baat_outcomes_columns(const struct baat_grouping *grouping, struct baat_column *columns)
{
	baat_outcomes_key_columns(grouping, columns);
	columns += grouping->count + 1;
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++)
		columns[i] = (struct baat_column){baat_text_of(baat_measure_names[i]), baat_measure_kinds[i]};
}

bool baat_outcomes_at(const struct baat_outcomes *outcomes, size_t index, struct baat_outcome *outcome)
{
	const size_t group = outcomes->order[index].group;
	outcome->keys = baat_key_table_at(&outcomes->table, group);
	outcome->alternative = outcome->keys[outcomes->grouping.count];
	return baat_sums_measures(&outcomes->groups[group].sums, outcome->alternative == BAAT_NO_NAME, outcomes->spread,
	                          outcome->measures);
}

void baat_outcomes_keys(const struct baat_outcomes *outcomes, size_t row, struct baat_cell *cells)
{
	const uint32_t *key = baat_key_table_at(&outcomes->table, outcomes->order[row].group);
	const size_t count = outcomes->grouping.count;
	for (size_t i = 0; i < count; i++)
		cells[i] = cell_of(outcomes, outcomes->grouping.keys[i].kind, key[i]);
	cells[count] = (struct baat_cell){.empty = key[count] == BAAT_NO_NAME};
	if (!cells[count].empty)
		cells[count].text = baat_names_text(outcomes->names, key[count]);
}

size_t baat_outcomes_months(const struct baat_outcomes *outcomes, size_t index, baat_sum *cents)
{
	return baat_sums_months(&outcomes->groups[outcomes->order[index].group].sums, cents);
}

bool baat_outcomes_row(const struct baat_outcomes *outcomes, size_t index, struct baat_cell *cells)
{
	const size_t group = outcomes->order[index].group, count = outcomes->grouping.count;
	baat_outcomes_keys(outcomes, index, cells);
	const bool bare = cells[count].empty;
	return baat_sums_measures(&outcomes->groups[group].sums, bare, outcomes->spread, cells + count + 1);
}
