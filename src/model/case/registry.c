#include "baat/model/registry.h"

#include <sys/random.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* Many small tables instead of a large one: each grows by itself, so that growing never needs twice the memory. */
enum { SHARD_BITS = 8, SHARDS = 1 << SHARD_BITS, FIRST_SIZE = 16 };

/* 40 bits of place; the other 88 bits, with the 8 that choose the shard, are the identity. 0 is a free slot. */
enum { PLACE_BITS = 40 };
#define PLACE_MASK ((UINT64_C(1) << PLACE_BITS) - 1)

struct slot {
	uint64_t high; /* of the identity */
	uint64_t low;  /* 24 bits of the identity above 40 bits of place + 1 */
};

struct shard {
	struct slot *slots;
	size_t size, count;
};

struct baat_registry {
	uint64_t seed;
	struct shard shards[SHARDS];
};

struct baat_registry *baat_registry_new(void)
{
	struct baat_registry *registry = calloc(1, sizeof *registry);
	if (registry != NULL &&
	    getrandom(&registry->seed, sizeof registry->seed, GRND_NONBLOCK) != sizeof registry->seed)
		registry->seed = 1; /* the seed only guards against identifiers made to collide */
	return registry;
}

void baat_registry_free(struct baat_registry *registry)
{
	if (registry == NULL)
		return;
	for (size_t i = 0; i < SHARDS; i++)
		free(registry->shards[i].slots);
	free(registry);
}

struct baat_identity baat_registry_identity(const struct baat_registry *registry, struct baat_text id)
{
	XXH128_hash_t hash = XXH3_128bits_withSeed(id.at, id.length, registry->seed);
	return (struct baat_identity){hash.high64, hash.low64};
}

/* Where the search for an identity begins. Sizes are no powers of two, so the place follows from the upper bits of a
 * product. */
static size_t first_place(const struct shard *shard, uint64_t high)
{
	return (size_t)(((unsigned __int128)high * shard->size) >> 64);
}

void baat_registry_expect(const struct baat_registry *registry, struct baat_identity identity)
{
	const struct shard *shard = &registry->shards[identity.low & (SHARDS - 1)];
	if (shard->size > 0)
		__builtin_prefetch(shard->slots + first_place(shard, identity.high), 1);
}

/* The slot of the identity, or the free one where it belongs. */
static struct slot *find_slot(const struct shard *shard, uint64_t high, uint64_t low)
{
	size_t at = first_place(shard, high);
	while (shard->slots[at].low != 0) {
		if (shard->slots[at].high == high && shard->slots[at].low >> PLACE_BITS == low >> PLACE_BITS)
			break;
		at = at + 1 == shard->size ? 0 : at + 1;
	}
	return &shard->slots[at];
}

/* By half, at nine tenths full: 18 to 27 bytes a case. */
static bool grow(struct shard *shard)
{
	size_t size = shard->size == 0 ? FIRST_SIZE : shard->size + shard->size / 2;
	struct shard grown = {calloc(size, sizeof *grown.slots), size, shard->count};
	if (grown.slots == NULL)
		return false;
	for (size_t i = 0; i < shard->size; i++)
		if (shard->slots[i].low != 0)
			*find_slot(&grown, shard->slots[i].high, shard->slots[i].low) = shard->slots[i];
	free(shard->slots);
	shard->slots = grown.slots;
	shard->size = size;
	return true;
}

enum baat_registered baat_registry_add(struct baat_registry *registry, struct baat_identity identity, uint64_t *place)
{
	struct shard *shard = &registry->shards[identity.low & (SHARDS - 1)];
	/* the shard has used up the lowest bits */
	uint64_t low = identity.low >> SHARD_BITS << PLACE_BITS;
	if ((shard->count + 1) * 10 > shard->size * 9 && !grow(shard))
		return BAAT_NO_ROOM;
	struct slot *slot = find_slot(shard, identity.high, low);
	if (slot->low != 0) {
		*place = (slot->low & PLACE_MASK) - 1;
		return BAAT_SEEN;
	}
	*slot = (struct slot){identity.high, low | ((*place + 1) & PLACE_MASK)};
	shard->count++;
	return BAAT_NEW;
}
