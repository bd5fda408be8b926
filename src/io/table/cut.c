/*
 * The fast path. libcsv looks at every byte in a state machine (2,2 ns a byte); where there is no quote a row is just
 * what stands between delimiters, found 64 bytes at a time, for some dozens of rows ahead, without a branch that
 * depends on how long a field is: all in all in an eighth of the time. Off by one switch (baat_rows_begin);
 * tests/unit/test_table.c and the fuzzer hold both paths against each other.
 */
#include "cut.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "baat/base/memory.h"

enum { WINDOW = 64, AHEAD = 512, ROOM = AHEAD + 2 * WINDOW };

#define ALWAYS_INLINE inline __attribute__((always_inline))

/* A bit for each of 64 bytes: where a delimiter, a line feed and a space stand. */
struct look {
	uint64_t delimiters, feeds, spaces;
};

static ALWAYS_INLINE struct look look_at(const char *at, char delimiter)
{
	struct look look = {0};
#ifdef __SSE2__
	const __m128i wanted = _mm_set1_epi8(delimiter), feed = _mm_set1_epi8('\n'), blank = _mm_set1_epi8(' ');
	for (size_t i = 0; i < 4; i++) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		look.delimiters |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)) << (16 * i);
		look.feeds |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, feed)) << (16 * i);
		look.spaces |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, blank)) << (16 * i);
	}
#else
	for (unsigned i = 0; i < WINDOW; i++) {
		look.delimiters |= (uint64_t)(at[i] == delimiter) << i;
		look.feeds |= (uint64_t)(at[i] == '\n') << i;
		look.spaces |= (uint64_t)(at[i] == ' ') << i;
	}
#endif
	return look;
}

/* Writes down the fields that end in a window, six at a time whether there are as many or not: how many there are
 * cannot be predicted, how many times six mostly can. Returns how many there are. */
static ALWAYS_INLINE size_t take_fields(struct baat_cut *cut, uint64_t marks, struct baat_text *to)
{
	const char *window = cut->bytes + cut->window, *start = cut->bytes + cut->open;
	const uint64_t all = marks;
	const size_t count = (size_t)__builtin_popcountll(marks);
	for (size_t i = 0; i < count; i += 6)
		for (size_t j = i; j < i + 6; j++) {
			const char *end = window + (unsigned)__builtin_ctzll(marks | UINT64_C(1) << (WINDOW - 1));
			to[j] = (struct baat_text){start, (size_t)(end - start)};
			start = end + 1;
			marks &= marks - 1;
		}
	if (count > 0)
		cut->open = cut->window + WINDOW - (unsigned)__builtin_clzll(all);
	return count;
}

/* Writes down the rows that end in a window. */
static ALWAYS_INLINE void take_rows(struct baat_cut *cut, uint64_t marks, uint64_t feeds)
{
	for (; feeds != 0; feeds &= feeds - 1)
		cut->ends[cut->row_count++] =
		    cut->field_count + (size_t)__builtin_popcountll(marks & (feeds ^ (feeds - 1)));
}

/* Looks at the next window, which has no marks behind the end of the block. */
static ALWAYS_INLINE void look_on(struct baat_cut *cut)
{
	const size_t left = cut->length - cut->window;
	struct look look = look_at(cut->bytes + cut->window, cut->delimiter);
	uint64_t marks = look.delimiters | look.feeds;
	if (left < WINDOW) {
		marks &= (UINT64_C(1) << left) - 1;
		look.feeds &= marks;
	}
	take_rows(cut, marks, look.feeds);
	cut->field_count += take_fields(cut, marks, cut->fields + cut->field_count);
	cut->padded |= (look.spaces & (marks << 1 | cut->after_mark)) != 0;
	cut->padded |= (marks & (look.spaces << 1 | cut->after_space)) != 0;
	cut->after_mark = marks >> (WINDOW - 1);
	cut->after_space = look.spaces >> (WINDOW - 1);
	cut->window += WINDOW;
}

/* Looks at windows until so many fields are known. */
static ALWAYS_INLINE void look_until(struct baat_cut *cut, size_t count)
{
	while (cut->field_count < count && cut->window < cut->length)
		look_on(cut);
}

static void look_anywhere(struct baat_cut *cut, size_t count)
{
	look_until(cut, count);
}

#ifdef __x86_64__
/* The same code in the words of processors since 2013, which count bits and take off the lowest one in one word each: a
 * quarter shorter. */
static __attribute__((target("avx2,bmi,popcnt"))) void look_since_2013(struct baat_cut *cut, size_t count)
{
	look_until(cut, count);
}
#endif

static void look_far(struct baat_cut *cut, size_t count)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")) {
		look_since_2013(cut, count);
		return;
	}
#endif
	look_anywhere(cut, count);
}

/* Makes room ahead, keeping the fields of a row that is not whole yet. */
static bool make_room(struct baat_cut *cut)
{
	const size_t kept = cut->field_count - cut->field;
	if (kept > 0 && cut->field > 0)
		memmove(cut->fields, cut->fields + cut->field, kept * sizeof *cut->fields);
	cut->field = cut->row = cut->row_count = 0;
	cut->field_count = kept;
	cut->was_padded |= cut->padded;
	cut->padded = false;
	/* what is written down beyond the count has room too */
	return baat_grow(&cut->fields, &cut->field_capacity, kept + ROOM, sizeof *cut->fields) &&
	       baat_grow(&cut->ends, &cut->row_capacity, ROOM, sizeof *cut->ends);
}

/* Finds rows ahead, one at least if there is one. The end of a block that does not end in a line feed ends a row. */
static __attribute__((noinline)) bool look_ahead(struct baat_cut *cut)
{
	while (cut->row_count == cut->row && cut->window < cut->length) {
		if (!make_room(cut))
			return false;
		look_far(cut, cut->field_count + AHEAD);
	}
	if (cut->window < cut->length || cut->ended)
		return true;
	cut->ended = true;
	if (cut->length > 0 && cut->bytes[cut->length - 1] != '\n') {
		cut->fields[cut->field_count++] = (struct baat_text){cut->bytes + cut->open, cut->length - cut->open};
		cut->ends[cut->row_count++] = cut->field_count;
		cut->padded = true;
	}
	return true;
}

void baat_cut_begin(struct baat_cut *cut, const char *bytes, size_t length, char delimiter)
{
	cut->bytes = bytes;
	cut->length = length;
	cut->delimiter = delimiter;
	cut->start = cut->window = cut->open = 0;
	cut->field = cut->field_count = cut->row = cut->row_count = 0;
	cut->ended = cut->padded = cut->was_padded = false;
	/* the block begins behind a line end */
	cut->after_mark = 1;
	cut->after_space = 0;
}

void baat_cut_free(struct baat_cut *cut)
{
	free(cut->fields);
	free(cut->ends);
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

size_t baat_cut_row(struct baat_cut *cut, struct baat_text **fields)
{
	if (cut->row == cut->row_count) {
		if (!look_ahead(cut))
			return SIZE_MAX;
		if (cut->row == cut->row_count)
			return 0;
	}
	*fields = cut->fields + cut->field;
	const size_t count = cut->ends[cut->row] - cut->field;
	const struct baat_text *last = &(*fields)[count - 1];
	cut->field = cut->ends[cut->row++];
	const size_t end = (size_t)(last->at - cut->bytes) + last->length;
	cut->start = end + (end < cut->length);
	if (cut->padded || cut->was_padded || (last->length > 0 && last->at[last->length - 1] == '\r')) {
		trim_row(*fields, count);
		cut->was_padded = false;
	}
	return count;
}
