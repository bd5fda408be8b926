/* Numbers for keys of so many whole numbers each, in the order in which they are first met. Private to calc. */
#ifndef BAAT_KEY_TABLE_H
#define BAAT_KEY_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Begin with baat_key_table_begin(), free with baat_key_table_free() even when that failed. */
struct baat_key_table {
	size_t width;      /* numbers in a key */
	size_t count;      /* of keys */
	uint64_t *factors; /* odd random numbers, one for each part of a key: multilinear hashing */
	uint32_t *keys;    /* width numbers a key */
	size_t key_capacity;
	uint32_t *slots; /* number of the key + 1, 0 is free; a power of two of them */
	size_t slot_count;
};

/* False when there is no memory. width > 0. */
bool baat_key_table_begin(struct baat_key_table *table, size_t width);
void baat_key_table_free(struct baat_key_table *table);

/* The number of a key, which is the count when it is new; SIZE_MAX when there is no memory. */
size_t baat_key_table_add(struct baat_key_table *table, const uint32_t *key);
/* The number of a key; SIZE_MAX when it was never added. */
size_t baat_key_table_find(const struct baat_key_table *table, const uint32_t *key);

static inline const uint32_t *baat_key_table_at(const struct baat_key_table *table, size_t number)
{
	return table->keys + number * table->width;
}

/* Forgets all keys, keeping some memory for the next ones. */
void baat_key_table_clear(struct baat_key_table *table);

#endif
