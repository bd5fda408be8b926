#include "baat/calc/draw.h"

#include "stream-mix.h"

uint64_t baat_draw_mix(uint64_t z)
{
	return baat_mix(z);
}

uint64_t baat_draw_hash(const struct baat_text texts[], size_t count)
{
	const uint64_t prime = UINT64_C(0x100000001B3);
	uint64_t hash = UINT64_C(0xCBF29CE484222325);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			hash = (hash ^ 0x1F) * prime;
		for (size_t j = 0; j < texts[i].length; j++)
			hash = (hash ^ (unsigned char)texts[i].at[j]) * prime;
	}
	return hash;
}

struct baat_stream baat_stream_of(const struct baat_text name[], size_t count, uint64_t seed)
{
	return (struct baat_stream){baat_mix(baat_draw_hash(name, count) + baat_mix(seed))};
}

uint32_t baat_stream_at(struct baat_stream stream, uint64_t draw)
{
	return baat_uniform(stream.key + draw * BAAT_STREAM_STEP);
}
