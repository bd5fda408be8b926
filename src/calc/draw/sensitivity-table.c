#include "sensitivity-table.h"

#include "baat/base/memory.h"

enum part { ROW, INPUT, SCENARIO, POST, CASE, LINE, POST_COUNTS, WIDTH };

bool baat_sensitivity_begin(struct baat_sensitivity *sensitivity)
{
	*sensitivity = (struct baat_sensitivity){.texts = baat_names_new(NULL)};
	return baat_key_table_begin(&sensitivity->table, WIDTH) && sensitivity->texts != NULL;
}

void baat_sensitivity_free(struct baat_sensitivity *sensitivity)
{
	baat_names_free(sensitivity->texts);
	baat_key_table_free(&sensitivity->table);
	free(sensitivity->items);
	free(sensitivity->order);
	free(sensitivity->rows);
}

void baat_sensitivity_clear(struct baat_sensitivity *sensitivity)
{
	baat_key_table_clear(&sensitivity->table);
	baat_names_clear(sensitivity->texts);
}

static void join(struct baat_leverage *into, const struct baat_leverage *one)
{
	into->alike &= one->alike && one->low == into->low && one->centre == into->centre && one->high == into->high;
	into->first = one->first < into->first ? one->first : into->first;
	into->open |= one->open;
	into->with += one->with;
	into->at_low += one->at_low;
	into->at_high += one->at_high;
}

bool baat_sensitivity_add(struct baat_sensitivity *sensitivity, const struct baat_input_name *name,
                          const struct baat_leverage *one)
{
	const size_t known = sensitivity->table.count;
	struct baat_names *texts = sensitivity->texts;
	const uint32_t key[WIDTH] = {
	    [ROW] = one->row,
	    [INPUT] = name->input,
	    [SCENARIO] = baat_names_add(texts, name->scenario),
	    [POST] = baat_names_add(texts, name->post),
	    [CASE] = baat_names_add(texts, name->casus),
	    [LINE] = name->line,
	    [POST_COUNTS] = name->post_counts,
	};
	if (key[SCENARIO] == BAAT_NO_NAME || key[POST] == BAAT_NO_NAME || key[CASE] == BAAT_NO_NAME ||
	    !baat_grow(&sensitivity->items, &sensitivity->capacity, known + 1, sizeof *sensitivity->items))
		return false;
	const size_t entry = baat_key_table_add(&sensitivity->table, key);
	if (entry == SIZE_MAX)
		return false;
	if (entry == known)
		sensitivity->items[entry] = *one;
	else
		join(&sensitivity->items[entry], one);
	return true;
}

struct baat_input_name baat_sensitivity_name(const struct baat_sensitivity *sensitivity, size_t entry)
{
	const uint32_t *key = baat_key_table_at(&sensitivity->table, entry);
	const struct baat_names *texts = sensitivity->texts;
	return (struct baat_input_name){.input = (enum baat_input_sort)key[INPUT],
	                                .scenario = baat_names_text(texts, key[SCENARIO]),
	                                .post = baat_names_text(texts, key[POST]),
	                                .casus = baat_names_text(texts, key[CASE]),
	                                .line = key[LINE],
	                                .post_counts = key[POST_COUNTS]};
}

bool baat_sensitivity_merge(struct baat_sensitivity *into, const struct baat_sensitivity *from, const uint32_t *rows)
{
	bool merged = true;
	for (size_t i = 0; i < from->table.count && merged; i++) {
		const struct baat_input_name name = baat_sensitivity_name(from, i);
		struct baat_leverage one = from->items[i];
		one.row = rows[one.row];
		merged = baat_sensitivity_add(into, &name, &one);
	}
	return merged;
}

static baat_sum spread_of(const struct baat_leverage *item)
{
	const baat_sum spread = item->at_high - item->at_low;
	return spread < 0 ? -spread : spread;
}

/* Rows in their order; in each what has a range, the widest first; of equals the one that was met first. */
static int by_spread(const void *a, const void *b, void *context)
{
	const struct baat_leverage *items = context;
	const struct baat_leverage *left = &items[*(const uint32_t *)a], *right = &items[*(const uint32_t *)b];
	if (left->row != right->row)
		return left->row < right->row ? -1 : 1;
	if (left->open != right->open)
		return left->open ? -1 : 1;
	const baat_sum wide = left->open ? spread_of(left) : 0, other = right->open ? spread_of(right) : 0;
	if (wide != other)
		return wide > other ? -1 : 1;
	return (left->first > right->first) - (left->first < right->first);
}

bool baat_sensitivity_sort(struct baat_sensitivity *sensitivity, size_t row_count)
{
	const size_t count = sensitivity->table.count;
	if (!baat_grow(&sensitivity->order, &sensitivity->order_capacity, count, sizeof *sensitivity->order) ||
	    !baat_grow(&sensitivity->rows, &sensitivity->row_capacity, row_count + 1, sizeof *sensitivity->rows))
		return false;
	memset(sensitivity->rows, 0, (row_count + 1) * sizeof *sensitivity->rows);
	for (size_t i = 0; i < count; i++) {
		sensitivity->order[i] = (uint32_t)i;
		sensitivity->rows[sensitivity->items[i].row + 1]++;
	}
	for (size_t i = 0; i < row_count; i++)
		sensitivity->rows[i + 1] += sensitivity->rows[i];
	if (count) /* no items at all may be no memory at all */
		qsort_r(sensitivity->order, count, sizeof *sensitivity->order, by_spread, sensitivity->items);
	return true;
}
