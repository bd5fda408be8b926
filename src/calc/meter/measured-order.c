/*
 * The order of groups: those with the same first key together, in order of first appearance, within them those with
 * the same second key, and so on; years ascend instead (baat-bestanden(5), OUTPUT FORMS).
 */
#include <stdlib.h>

#include "measured-parts.h"

/* A year as a number, one that is not known the least. */
static uint32_t year_of(const struct baat_meter *meter, uint32_t name)
{
	const struct baat_text text = baat_names_text(baat_measurements_names(meter->measurements), name);
	uint32_t year = 0;
	for (size_t i = 0; i < text.length; i++)
		year = year * 10 + (uint32_t)(text.at[i] - '0');
	return text.length == 0 ? 0 : year + 1;
}

static bool is_year(const struct baat_meter *meter, size_t level)
{
	return level < meter->request->count && meter->request->keys[level].kind == BAAT_METER_YEAR;
}

/* Ranks at one level: a year itself, else the number of what the key begins with, as groups stand in order of first
 * appearance. */
static bool rank_level(struct baat_meter *meter, size_t level)
{
	const size_t width = meter->groups.width;
	struct baat_key_table beginnings;
	bool done = baat_key_table_begin(&beginnings, level + 1);
	for (size_t i = 0; i < meter->tally_count && done; i++) {
		const uint32_t *key = baat_key_table_at(&meter->groups, i);
		const size_t rank =
		    is_year(meter, level) ? year_of(meter, key[level]) : baat_key_table_add(&beginnings, key);
		done = rank != SIZE_MAX;
		meter->ranks[i * width + level] = (uint32_t)rank;
	}
	baat_key_table_free(&beginnings);
	return done;
}

static int by_rank(const void *a, const void *b, void *context)
{
	const struct baat_meter *meter = context;
	const size_t width = meter->groups.width;
	const uint32_t *left = meter->ranks + *(const size_t *)a * width;
	const uint32_t *right = meter->ranks + *(const size_t *)b * width;
	for (size_t i = 0; i < width; i++)
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	return 0;
}

bool baat_meter_arrange(struct baat_meter *meter)
{
	meter->order = calloc(meter->tally_count + 1, sizeof *meter->order);
	meter->ranks = calloc(meter->tally_count + 1, meter->groups.width * sizeof *meter->ranks);
	meter->probe = calloc(meter->groups.width, sizeof *meter->probe);
	if (meter->order == NULL || meter->ranks == NULL || meter->probe == NULL)
		return false;
	for (size_t i = 0; i < meter->tally_count; i++)
		meter->order[i] = i;
	for (size_t level = 0; level < meter->groups.width; level++)
		if (!rank_level(meter, level))
			return false;
	qsort_r(meter->order, meter->tally_count, sizeof *meter->order, by_rank, meter);
	return true;
}
