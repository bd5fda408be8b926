#include "baat/base/names.h"

#include <sys/random.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "baat/base/memory.h"
#include "plain.h"

/* Texts that were found or added of late, by a cheap mixture of their bytes: the same few come back line after line. */
enum { RECENT_BITS = 8, RECENT = 1 << RECENT_BITS };
struct recent {
	uint64_t first, last; /* the eight bytes at either end, as of struct ends */
	const char *at;       /* the text, as the table that has it keeps it; NULL: there is none */
	size_t length;
	uint32_t number;
};

struct baat_names {
	const struct baat_names *base;
	uint32_t first; /* the number of texts[0] */
	uint32_t count;
	uint64_t seed;
	struct baat_text *texts;
	size_t capacity;
	uint64_t *slots; /* upper half: hash; lower half: own index + 1; 0 is free; a power of two of them */
	size_t slot_count;
	struct baat_arena arena;
	struct recent recent[RECENT];
	bool has_recent; /* one of them at least */
};

struct baat_names *baat_names_new(const struct baat_names *base)
{
	struct baat_names *names = calloc(1, sizeof *names);
	if (names == NULL)
		return NULL;
	names->base = base;
	names->first = base == NULL ? 0 : baat_names_count(base);
	/* Without a random source a fixed seed does: it only guards against inputs made to collide. */
	if (getrandom(&names->seed, sizeof names->seed, GRND_NONBLOCK) != sizeof names->seed)
		names->seed = UINT64_C(0x9E3779B97F4A7C15);
	return names;
}

void baat_names_free(struct baat_names *names)
{
	if (names == NULL)
		return;
	baat_arena_free(&names->arena);
	free(names->texts);
	free(names->slots);
	free(names);
}

void baat_names_clear(struct baat_names *names)
{
	enum { KEPT_SLOTS = 64 };
	baat_arena_clear(&names->arena);
	if (names->has_recent)
		memset(names->recent, 0, sizeof names->recent);
	names->has_recent = false;
	names->count = 0;
	if (names->slot_count > KEPT_SLOTS) {
		uint64_t *fewer = realloc(names->slots, KEPT_SLOTS * sizeof *fewer);
		if (fewer != NULL) {
			names->slots = fewer;
			names->slot_count = KEPT_SLOTS;
		}
	}
	if (names->slot_count > 0)
		memset(names->slots, 0, names->slot_count * sizeof *names->slots);
}

static uint64_t hash_of(const struct baat_names *names, struct baat_text text)
{
	return XXH3_64bits_withSeed(text.at, text.length, names->seed);
}

/* The slot of the text, or the free one where it belongs. */
static size_t find_slot(const struct baat_names *names, struct baat_text text, uint64_t hash)
{
	size_t mask = names->slot_count - 1;
	size_t slot = (size_t)hash & mask;
	for (; names->slots[slot] != 0; slot = (slot + 1) & mask) {
		if (names->slots[slot] >> 32 != hash >> 32)
			continue;
		if (baat_text_equal(names->texts[(uint32_t)names->slots[slot] - 1], text))
			break;
	}
	return slot;
}

static uint32_t find_own(const struct baat_names *names, struct baat_text text)
{
	if (names->slot_count == 0)
		return BAAT_NO_NAME;
	uint64_t found = names->slots[find_slot(names, text, hash_of(names, text))];
	return found == 0 ? BAAT_NO_NAME : names->first + (uint32_t)found - 1;
}

/* The eight bytes at either end of a text: all of it up to sixteen. */
struct ends {
	uint64_t first, last;
};

static inline struct ends ends_of(struct baat_text text)
{
	struct ends ends = {baat_plain_start(text), 0};
	if (text.length > 8)
		memcpy(&ends.last, text.at + text.length - 8, 8);
	return ends;
}

/* Where a text may stand among the recent ones. Not seeded: who makes texts meet here only makes them be looked up
 * in the ordinary way. */
static inline size_t recent_place(struct ends ends)
{
	uint64_t mixed = (ends.first ^ ends.last << 7 ^ ends.last >> 9) * UINT64_C(0x9E3779B97F4A7C15);
	return (size_t)(mixed >> (64 - RECENT_BITS));
}

uint32_t baat_names_recall(struct baat_names *names, struct baat_text text)
{
	const struct ends ends = ends_of(text);
	struct recent *recent = &names->recent[recent_place(ends)];
	if (recent->first == ends.first && recent->last == ends.last && recent->length == text.length &&
	    recent->at != NULL && (text.length <= 16 || memcmp(recent->at, text.at, text.length) == 0))
		return recent->number;
	uint32_t number = baat_names_find(names, text);
	if (number != BAAT_NO_NAME) {
		const char *kept = baat_names_text(names, number).at;
		*recent = (struct recent){ends.first, ends.last, kept, text.length, number};
		names->has_recent = true;
	}
	return number;
}

/* as deep as tables stand on each other: once; NOLINTNEXTLINE(misc-no-recursion) */
uint32_t baat_names_find(const struct baat_names *names, struct baat_text text)
{
	uint32_t found = names->base == NULL ? BAAT_NO_NAME : baat_names_find(names->base, text);
	return found != BAAT_NO_NAME ? found : find_own(names, text);
}

/* Doubles the slots; the texts keep their numbers. */
static bool grow_slots(struct baat_names *names)
{
	size_t count = names->slot_count == 0 ? 64 : names->slot_count * 2;
	uint64_t *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	free(names->slots);
	names->slots = slots;
	names->slot_count = count;
	for (uint32_t i = 0; i < names->count; i++) {
		uint64_t hash = hash_of(names, names->texts[i]);
		size_t slot = (size_t)hash & (count - 1);
		while (slots[slot] != 0)
			slot = (slot + 1) & (count - 1);
		slots[slot] = (hash >> 32 << 32) | (i + 1);
	}
	return true;
}

uint32_t baat_names_add(struct baat_names *names, struct baat_text text)
{
	uint32_t found = names->base == NULL ? BAAT_NO_NAME : baat_names_find(names->base, text);
	if (found != BAAT_NO_NAME)
		return found;
	if ((names->count + UINT64_C(1)) * 4 > names->slot_count * UINT64_C(3) && !grow_slots(names))
		return BAAT_NO_NAME;
	uint64_t hash = hash_of(names, text);
	size_t slot = find_slot(names, text, hash);
	if (names->slots[slot] != 0)
		return names->first + (uint32_t)names->slots[slot] - 1;

	struct baat_text copy = baat_arena_text(&names->arena, text);
	if (copy.at == NULL || names->first + names->count >= BAAT_NO_NAME - 1 ||
	    !baat_grow(&names->texts, &names->capacity, names->count + (size_t)1, sizeof *names->texts))
		return BAAT_NO_NAME;
	names->texts[names->count++] = copy;
	names->slots[slot] = (hash >> 32 << 32) | names->count;
	return names->first + names->count - 1;
}

struct baat_text baat_names_text(const struct baat_names *names, uint32_t number)
{
	while (number < names->first)
		names = names->base;
	return names->texts[number - names->first];
}

uint32_t baat_names_count(const struct baat_names *names)
{
	return names->first + names->count;
}
