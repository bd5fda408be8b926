/* What occurs in some bytes: where blocks can be cut, and whether the fast path can read them. */
#include "census.h"

#ifdef __SSE2__
#include <emmintrin.h>

/* Adds the bytes of a vector of counts that the compare instructions have left negated. */
static inline uint64_t sum_of(__m128i counts)
{
	__m128i sums = _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), counts), _mm_setzero_si128());
	return (uint64_t)_mm_cvtsi128_si64(sums) + (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums));
}

/* Pieces of 16 bytes that are counted together: as many as a counter of one byte can hold. */
enum { PIECES_MAX = 255 };

/* Counts in up to PIECES_MAX pieces. The byte before is readable. */
static void census_of_rare(struct baat_census *census, const char *at, size_t pieces)
{
	const __m128i feed = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\r');
	const __m128i zero = _mm_setzero_si128();
	__m128i quotes = zero, returns = zero, pairs = zero, nuls = zero;
	for (; pieces > 0; pieces--, at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i before = _mm_loadu_si128((const __m128i *)(const void *)(at - 1));
		quotes = _mm_add_epi8(quotes, _mm_cmpeq_epi8(bytes, quote));
		returns = _mm_add_epi8(returns, _mm_cmpeq_epi8(bytes, back));
		pairs = _mm_add_epi8(pairs, _mm_and_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(before, back)));
		nuls = _mm_or_si128(nuls, _mm_cmpeq_epi8(bytes, zero));
	}
	census->quotes += sum_of(quotes);
	census->returns += sum_of(returns);
	census->pairs += sum_of(pairs);
	census->nuls |= _mm_movemask_epi8(nuls) != 0;
}

/* The same: what most text has none of is only counted where there is some of it. */
static void census_of_pieces(struct baat_census *census, const char *at, size_t pieces)
{
	const __m128i feed = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\r');
	const __m128i zero = _mm_setzero_si128();
	__m128i feeds = zero, rare = zero, all = zero;
	for (size_t i = 0; i < pieces; i++) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		feeds = _mm_add_epi8(feeds, _mm_cmpeq_epi8(bytes, feed));
		rare = _mm_or_si128(rare, _mm_cmpeq_epi8(bytes, quote));
		rare = _mm_or_si128(rare, _mm_cmpeq_epi8(bytes, back));
		rare = _mm_or_si128(rare, _mm_cmpeq_epi8(bytes, zero));
		all = _mm_or_si128(all, bytes);
	}
	census->feeds += sum_of(feeds);
	census->high |= _mm_movemask_epi8(all) != 0;
	/* a line feed that comes first may be the half of a pair */
	if (_mm_movemask_epi8(rare) != 0 || at[-1] == '\r')
		census_of_rare(census, at, pieces);
}

#endif

static void census_of_byte(struct baat_census *census, char byte, char previous)
{
	census->feeds += byte == '\n';
	census->quotes += byte == '"';
	census->returns += byte == '\r';
	census->pairs += byte == '\n' && previous == '\r';
	census->nuls |= byte == '\0';
	census->high |= (unsigned char)byte >= 0x80;
}

void baat_census(struct baat_census *census, const char *bytes, size_t length, char previous)
{
	size_t i = 0;
	if (length > 0)
		census_of_byte(census, bytes[i++], previous);
#ifdef __SSE2__
	for (size_t pieces; (pieces = (length - i) / 16) > 0; i += 16 * pieces) {
		if (pieces > PIECES_MAX)
			pieces = PIECES_MAX;
		census_of_pieces(census, bytes + i, pieces);
	}
#endif
	for (; i < length; i++)
		census_of_byte(census, bytes[i], bytes[i - 1]);
}
