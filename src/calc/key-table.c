#include "key-table.h"

#include <sys/random.h>

#include "baat/base/memory.h"

enum { FIRST_SLOTS = 64 };

/* What is random here only guards against keys made to collide; without a random source fixed numbers do. */
static void set_factors(struct baat_key_table *table)
{
	size_t bytes = table->width * sizeof *table->factors;
	bool random = getrandom(table->factors, bytes, GRND_NONBLOCK) == (ssize_t)bytes;
	for (size_t i = 0; i < table->width; i++)
		table->factors[i] = (random ? table->factors[i] : UINT64_C(0x9E3779B97F4A7C15) * (i + 1)) | 1;
}

bool baat_key_table_begin(struct baat_key_table *table, size_t width)
{
	*table = (struct baat_key_table){.width = width, .slot_count = FIRST_SLOTS};
	table->slots = calloc(table->slot_count, sizeof *table->slots);
	table->factors = calloc(width, sizeof *table->factors);
	if (table->slots == NULL || table->factors == NULL)
		return false;
	set_factors(table);
	return true;
}

void baat_key_table_free(struct baat_key_table *table)
{
	free(table->factors);
	free(table->keys);
	free(table->slots);
}

static bool same_key(const struct baat_key_table *table, size_t number, const uint32_t *key)
{
	const uint32_t *other = baat_key_table_at(table, number);
	for (size_t i = 0; i < table->width; i++)
		if (other[i] != key[i])
			return false;
	return true;
}

/* The slot of a key, or the free one where it belongs. */
static size_t find_slot(const struct baat_key_table *table, const uint32_t *key)
{
	size_t mask = table->slot_count - 1;
	uint64_t hash = 0;
	for (size_t i = 0; i < table->width; i++)
		hash += key[i] * table->factors[i];
	size_t slot = (size_t)(hash >> 32) & mask;
	while (table->slots[slot] != 0 && !same_key(table, table->slots[slot] - 1, key))
		slot = (slot + 1) & mask;
	return slot;
}

static bool grow_slots(struct baat_key_table *table)
{
	size_t count = table->slot_count * 2;
	uint32_t *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	free(table->slots);
	table->slots = slots;
	table->slot_count = count;
	for (size_t i = 0; i < table->count; i++)
		slots[find_slot(table, baat_key_table_at(table, i))] = (uint32_t)i + 1;
	return true;
}

size_t baat_key_table_add(struct baat_key_table *table, const uint32_t *key)
{
	size_t slot = find_slot(table, key), number = table->count;
	if (table->slots[slot] != 0)
		return table->slots[slot] - 1;
	if ((number + 1) * 4 > table->slot_count * 3) {
		if (!grow_slots(table))
			return SIZE_MAX;
		slot = find_slot(table, key);
	}
	if (number >= UINT32_MAX - 1 ||
	    !baat_grow(&table->keys, &table->key_capacity, (number + 1) * table->width, sizeof *table->keys))
		return SIZE_MAX;
	memcpy(table->keys + number * table->width, key, table->width * sizeof *key);
	table->slots[slot] = (uint32_t)number + 1;
	table->count++;
	return number;
}

size_t baat_key_table_find(const struct baat_key_table *table, const uint32_t *key)
{
	const uint32_t found = table->slots[find_slot(table, key)];
	return found != 0 ? found - 1 : SIZE_MAX;
}

void baat_key_table_clear(struct baat_key_table *table)
{
	table->count = 0;
	/* many keys once must not make each clearing dear ever after */
	if (table->slot_count > FIRST_SLOTS) {
		uint32_t *fewer = realloc(table->slots, FIRST_SLOTS * sizeof *fewer);
		if (fewer != NULL) {
			table->slots = fewer;
			table->slot_count = FIRST_SLOTS;
		}
	}
	memset(table->slots, 0, table->slot_count * sizeof *table->slots);
}
