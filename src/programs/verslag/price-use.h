/* Which posts the lines of the cases use, and how many lines each: for the prices of a report. */
#ifndef PRICE_USE_H
#define PRICE_USE_H

#include "baat/model/casus.h"

/* A post of the tables, or one with prices of the lines themselves. */
struct price_use {
	uint32_t post;        /* number in the names */
	bool own;             /* with a price of its own */
	size_t price_index;   /* in the prices, or BAAT_OWN_PRICE */
	uint64_t block, line; /* where its first line stands in the input */
	uint64_t lines;
};

/* Start with {0}; free with price_uses_free(). */
struct price_uses {
	struct price_use *items;
	size_t count, capacity;
	size_t *at; /* twice the number of the post, and one more for own prices: 1 + its place; 0 for none */
	size_t at_count, at_capacity;
};

/* Both return false when there is no memory. `block` orders lines of different blocks. */
bool price_uses_add(struct price_uses *uses, const struct baat_line *line, uint64_t block);
/* `names` of each; those of `into` get what they lack. */
bool price_uses_merge(struct price_uses *into, struct baat_names *names, const struct price_uses *from,
                      const struct baat_names *from_names);
/* Puts them in the order of their first lines. Nothing can be added afterwards. */
void price_uses_sort(struct price_uses *uses);
void price_uses_free(struct price_uses *uses);

#endif
