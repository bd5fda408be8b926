/* What a stream is made of. Private to the draws; in a header, since every number of every draw passes here. */
#ifndef BAAT_STREAM_MIX_H
#define BAAT_STREAM_MIX_H

#include <stdint.h>

#define BAAT_STREAM_STEP UINT64_C(0x9E3779B97F4A7C15) /* 2^64 over the golden ratio */
#define BAAT_MIX_FIRST UINT64_C(0xBF58476D1CE4E5B9)
#define BAAT_MIX_SECOND UINT64_C(0x94D049BB133111EB)

static inline uint64_t baat_mix(uint64_t z)
{
	z = (z ^ z >> 30) * BAAT_MIX_FIRST;
	z = (z ^ z >> 27) * BAAT_MIX_SECOND;
	return z ^ z >> 31;
}

/* 25 bits and a half, so that neither end is ever met. */
static inline uint32_t baat_uniform(uint64_t state)
{
	return (uint32_t)(baat_mix(state) >> 39) * 2 + 1;
}

#endif
