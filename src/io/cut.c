/*
 * The fast path. libcsv looks at every byte in a state machine (2,2 ns a byte); where there is no quote a row is just
 * what stands between delimiters, found 64 bytes at a time: all in all in a fifth of the time.
 * Off by one switch (baat_rows_begin); tests/unit/test_csv.c and the fuzzer hold both paths against each other.
 */
#include "cut.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "baat/memory.h"
#include "rows.h"

/* A bit for each of the 64 bytes that equals one or the other. */
static inline uint64_t marks_at(const char *at, char one, char other)
{
	uint64_t marks = 0;
#ifdef __SSE2__
	const __m128i ones = _mm_set1_epi8(one), others = _mm_set1_epi8(other);
	for (unsigned i = 0; i < 4; i++) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		__m128i hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, ones), _mm_cmpeq_epi8(bytes, others));
		marks |= (uint64_t)(unsigned)_mm_movemask_epi8(hits) << (16 * i);
	}
#else
	for (unsigned i = 0; i < 64; i++)
		marks |= (uint64_t)(at[i] == one || at[i] == other) << i;
#endif
	return marks;
}

void baat_cut_begin(struct baat_cut *cut, const char *bytes, size_t length, char delimiter)
{
	*cut = (struct baat_cut){.bytes = bytes, .length = length, .delimiter = delimiter};
	if (length > 0)
		cut->marks = marks_at(bytes, delimiter, '\n');
}

/* The field between two places, without the padding around it. */
static inline struct baat_text field_between(const char *first, const char *last)
{
	while (first < last && baat_is_padding(first[0]))
		first++;
	while (first < last && baat_is_padding(last[-1]))
		last--;
	return (struct baat_text){first, (size_t)(last - first)};
}

/* Where the next delimiter or line feed stands; the length of the block when there is none. */
static inline size_t next_mark(struct baat_cut *cut)
{
	while (cut->marks == 0) {
		cut->window += 64;
		if (cut->window >= cut->length)
			return cut->length;
		cut->marks = marks_at(cut->bytes + cut->window, cut->delimiter, '\n');
	}
	size_t at = cut->window + (unsigned)__builtin_ctzll(cut->marks);
	cut->marks &= cut->marks - 1;
	return at < cut->length ? at : cut->length;
}

size_t baat_cut_row(struct baat_cut *shared, struct baat_text **fields, size_t *capacity)
{
	/* copies, or for all the compiler knows every field that is stored may change them */
	struct baat_cut cut = *shared;
	struct baat_text *to = *fields;
	size_t count = 0, start = cut.start, room = *capacity;

	for (bool last = start >= cut.length; !last;) {
		size_t end = next_mark(&cut);
		last = end == cut.length || cut.bytes[end] == '\n';
		size_t stop = last && end > start && cut.bytes[end - 1] == '\r' ? end - 1 : end;
		if (count == room) {
			if (!baat_grow(fields, capacity, count + 1, sizeof **fields))
				return SIZE_MAX;
			to = *fields;
			room = *capacity;
		}
		to[count++] = field_between(cut.bytes + start, cut.bytes + stop);
		start = end + 1;
	}
	cut.start = start < cut.length ? start : cut.length;
	*shared = cut;
	return count;
}

#ifdef __SSE2__

/* Adds the bytes of a vector of counts that the compare instructions have left negated. */
static inline uint64_t sum_of(__m128i counts)
{
	__m128i sums = _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), counts), _mm_setzero_si128());
	return (uint64_t)_mm_cvtsi128_si64(sums) + (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums));
}

/* Counts in up to 255 pieces of 16 bytes, as many as a counter of one byte can hold. The byte before is readable. */
static void census_of_pieces(struct baat_census *census, const char *at, size_t pieces)
{
	const __m128i feed = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\r');
	const __m128i zero = _mm_setzero_si128();
	__m128i feeds = zero, quotes = zero, returns = zero, pairs = zero, nuls = zero, all = zero;
	for (; pieces > 0; pieces--, at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i before = _mm_loadu_si128((const __m128i *)(const void *)(at - 1));
		__m128i is_feed = _mm_cmpeq_epi8(bytes, feed);
		feeds = _mm_add_epi8(feeds, is_feed);
		quotes = _mm_add_epi8(quotes, _mm_cmpeq_epi8(bytes, quote));
		returns = _mm_add_epi8(returns, _mm_cmpeq_epi8(bytes, back));
		pairs = _mm_add_epi8(pairs, _mm_and_si128(is_feed, _mm_cmpeq_epi8(before, back)));
		nuls = _mm_or_si128(nuls, _mm_cmpeq_epi8(bytes, zero));
		all = _mm_or_si128(all, bytes);
	}
	census->feeds += sum_of(feeds);
	census->quotes += sum_of(quotes);
	census->returns += sum_of(returns);
	census->pairs += sum_of(pairs);
	census->nuls |= _mm_movemask_epi8(nuls) != 0;
	census->high |= _mm_movemask_epi8(all) != 0;
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
		if (pieces > 255)
			pieces = 255;
		census_of_pieces(census, bytes + i, pieces);
	}
#endif
	for (; i < length; i++)
		census_of_byte(census, bytes[i], bytes[i - 1]);
}
