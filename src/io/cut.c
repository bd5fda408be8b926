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

enum { WINDOW = 64 };

/* A bit for each of 64 bytes: where a field ends, and where a space stands. */
struct look {
	uint64_t marks, spaces;
};

static inline struct look look_at(const char *at, char delimiter)
{
	struct look look = {0};
#ifdef __SSE2__
	const __m128i delimiters = _mm_set1_epi8(delimiter), feeds = _mm_set1_epi8('\n'), blanks = _mm_set1_epi8(' ');
	for (size_t i = 0; i < 4; i++) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		__m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters), _mm_cmpeq_epi8(bytes, feeds));
		look.marks |= (uint64_t)(unsigned)_mm_movemask_epi8(marks) << (16 * i);
		look.spaces |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, blanks)) << (16 * i);
	}
#else
	for (unsigned i = 0; i < 64; i++) {
		look.marks |= (uint64_t)(at[i] == delimiter || at[i] == '\n') << i;
		look.spaces |= (uint64_t)(at[i] == ' ') << i;
	}
#endif
	return look;
}

/* Looks at the next window, which has no marks behind the end of the block. */
static inline void next_window(struct baat_cut *cut)
{
	cut->window += WINDOW;
	if (cut->window >= cut->length) {
		cut->marks = 0;
		return;
	}
	struct look look = look_at(cut->bytes + cut->window, cut->delimiter);
	if (cut->length - cut->window < WINDOW)
		look.marks &= (UINT64_C(1) << (cut->length - cut->window)) - 1;
	cut->marks = look.marks;
	cut->padded =
	    (look.spaces & (look.marks << 1 | cut->after_mark)) | (look.marks & (look.spaces << 1 | cut->after_space));
	cut->after_mark = look.marks >> (WINDOW - 1);
	cut->after_space = look.spaces >> (WINDOW - 1);
}

void baat_cut_begin(struct baat_cut *cut, const char *bytes, size_t length, char delimiter)
{
	/* the block begins behind a line end */
	*cut = (struct baat_cut){
	    .bytes = bytes, .length = length, .delimiter = delimiter, .window = (size_t)-WINDOW, .after_mark = 1};
	next_window(cut);
}

/* Takes the padding off the fields of a row, and the CR that stands before the line feed. */
static void trim_row(struct baat_text *fields, size_t count)
{
	struct baat_text *last = &fields[count - 1];
	last->length -= last->length > 0 && last->at[last->length - 1] == '\r';
	for (size_t i = 0; i < count; i++) {
		struct baat_text *field = &fields[i];
		while (field->length > 0 && baat_is_padding(field->at[0])) {
			field->at++;
			field->length--;
		}
		while (field->length > 0 && baat_is_padding(field->at[field->length - 1]))
			field->length--;
	}
}

/* Looks at the next window, with room for all the fields that may end in it and the one that ends in none. */
static bool go_on(struct baat_cut *cut, struct baat_text **fields, size_t *capacity, size_t count, uint64_t *padded)
{
	if (!baat_grow(fields, capacity, count + WINDOW + 1, sizeof **fields))
		return false;
	next_window(cut);
	*padded |= cut->padded;
	return true;
}

size_t baat_cut_row(struct baat_cut *cut, struct baat_text **fields, size_t *capacity)
{
	const char *start = cut->bytes + cut->start, *end = NULL;
	uint64_t marks = cut->marks, padded = cut->padded;
	size_t count = 0;
	if (cut->start >= cut->length)
		return 0;
	if (*capacity <= WINDOW && !baat_grow(fields, capacity, WINDOW + 1, sizeof **fields))
		return SIZE_MAX;

	for (bool last = false; !last;) {
		const char *window = cut->bytes + cut->window;
		struct baat_text *to = *fields + count, *first = to;
		while (marks != 0 && !last) {
			end = window + (unsigned)__builtin_ctzll(marks);
			marks &= marks - 1;
			*to++ = (struct baat_text){start, (size_t)(end - start)};
			start = end + 1;
			last = *end == '\n';
		}
		count += (size_t)(to - first);
		if (last)
			break;
		if (!go_on(cut, fields, capacity, count, &padded))
			return SIZE_MAX;
		marks = cut->marks;
		if (cut->window >= cut->length) { /* the block does not end in a line feed */
			end = cut->bytes + cut->length;
			(*fields)[count++] = (struct baat_text){start, (size_t)(end - start)};
			start = end;
			padded = last = true;
		}
	}
	if (padded != 0 || ((*fields)[count - 1].length > 0 && end[-1] == '\r'))
		trim_row(*fields, count);
	cut->marks = marks;
	cut->start = (size_t)(start - cut->bytes);
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
