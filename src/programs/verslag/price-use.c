#include "price-use.h"

#include <stdlib.h>

#include "baat/base/memory.h"

/* Adds one, or counts the lines of it to what there is. */
static bool add(struct price_uses *uses, const struct price_use *use)
{
	const size_t place = 2 * (size_t)use->post + use->own;
	if (!baat_grow(&uses->at, &uses->at_capacity, place + 1, sizeof *uses->at) ||
	    !baat_grow(&uses->items, &uses->capacity, uses->count + 1, sizeof *uses->items))
		return false;
	while (uses->at_count <= place)
		uses->at[uses->at_count++] = 0;
	if (uses->at[place] == 0) {
		uses->items[uses->count] = *use;
		uses->at[place] = ++uses->count;
		return true;
	}
	struct price_use *known = &uses->items[uses->at[place] - 1];
	known->lines += use->lines;
	if (use->block < known->block || (use->block == known->block && use->line < known->line)) {
		known->block = use->block;
		known->line = use->line;
	}
	return true;
}

bool price_uses_add(struct price_uses *uses, const struct baat_line *line, uint64_t block)
{
	const struct price_use use = {.post = line->post,
	                              .own = line->own_price,
	                              .price_index = line->price_index,
	                              .block = block,
	                              .line = line->line,
	                              .lines = 1};
	return add(uses, &use);
}

bool price_uses_merge(struct price_uses *into, struct baat_names *names, const struct price_uses *from,
                      const struct baat_names *from_names)
{
	for (size_t i = 0; i < from->count; i++) {
		struct price_use use = from->items[i];
		use.post = baat_names_add(names, baat_names_text(from_names, use.post));
		if (use.post == BAAT_NO_NAME || !add(into, &use))
			return false;
	}
	return true;
}

static int by_first_line(const void *a, const void *b)
{
	const struct price_use *left = a, *right = b;
	if (left->block != right->block)
		return left->block < right->block ? -1 : 1;
	return (left->line > right->line) - (left->line < right->line);
}

void price_uses_sort(struct price_uses *uses)
{
	if (uses->count > 1)
		qsort(uses->items, uses->count, sizeof *uses->items, by_first_line);
}

void price_uses_free(struct price_uses *uses)
{
	free(uses->items);
	free(uses->at);
}
