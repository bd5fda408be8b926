/*
 * Blocks of draws by vectors: the code that kernel-2008.c and kernel-2013.c share. Not guarded: each of them includes
 * it once, having said how many LANES there are, for which TARGET, and the three operations that C has no sign for:
 * SQUARE_ROOT, FLOOR, and MULTIPLY_LOW of the lower halves of whole numbers, with their signs.
 */
#include "kernel-x86.h"
#include "stream-mix.h"

#ifndef __clang__
/* the analyser of gcc 12 takes the number of lanes for the bits of each, and shifts for too far */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-shift-count-overflow"
#endif

typedef uint64_t lanes __attribute__((vector_size(8 * LANES)));
typedef int64_t lanes_signed __attribute__((vector_size(8 * LANES)));
typedef double lanes_real __attribute__((vector_size(8 * LANES)));
typedef int32_t lanes_short __attribute__((vector_size(4 * LANES)));

#define WITHIN static inline TARGET __attribute__((always_inline))

/* State of a stream in as many draws as there are lanes. */
WITHIN lanes begin_lanes(struct baat_stream stream, uint64_t first)
{
	lanes state = {0};
	for (unsigned i = 0; i < LANES; i++)
		state[i] = stream.key + (first + i) * BAAT_STREAM_STEP;
	return state;
}

/* The uniform numbers. A whole number below 2^52 becomes a double by writing it behind the exponent of 2^52. */
WITHIN lanes_real uniform_lanes(lanes state)
{
	const lanes exponent = (lanes){0} + UINT64_C(0x4330000000000000);
	lanes z = state;
	z = (z ^ z >> 30) * BAAT_MIX_FIRST;
	z = (z ^ z >> 27) * BAAT_MIX_SECOND;
	z = ((z ^ z >> 31) >> 38) | 1;
	return (lanes_real)(z | exponent) - 0x1p52;
}

WITHIN lanes_real choose_lanes(lanes_signed mask, lanes_real yes, lanes_real no)
{
	return (lanes_real)((mask & (lanes_signed)yes) | (~mask & (lanes_signed)no));
}

/* Where between the ends: see place_of() of factor.c. */
WITHIN lanes_real place_lanes(lanes_real uniform, double mode, enum baat_distribution distribution)
{
	if (distribution == BAAT_UNIFORM)
		return uniform;
	const lanes_signed below = uniform < mode;
	const lanes_real beyond = 0x1p26 - uniform;
	const lanes_real root = FLOOR(SQUARE_ROOT(choose_lanes(below, uniform * mode, beyond * (0x1p26 - mode))));
	return choose_lanes(below, root, 0x1p26 - root);
}

/* Always inlined with a constant distribution and luck, so that what does not change is not asked for each draw. */
WITHIN void fill_lanes(const struct baat_factor *factor, enum baat_distribution distribution, bool lucky,
                       uint64_t first, int32_t to[BAAT_DRAW_BLOCK])
{
	const double low = factor->low, width = (double)(factor->high - factor->low), mode = factor->mode;
	lanes state = begin_lanes(factor->stream, first), luck = begin_lanes(factor->luck, first);
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i += LANES) {
		const lanes_real place = place_lanes(uniform_lanes(state), mode, distribution);
		lanes_real value = FLOOR((place * width + 0x1p25) * 0x1p-26) + low;
		if (lucky)
			value = choose_lanes(uniform_lanes(luck) < value * 0x1p6, (lanes_real){0} + 0x1p20,
			                     (lanes_real){0});
		const lanes_short whole = __builtin_convertvector(value, lanes_short);
		memcpy(&to[i], &whole, sizeof whole);
		state += LANES * BAAT_STREAM_STEP;
		luck += LANES * BAAT_STREAM_STEP;
	}
}

static TARGET void fill(const struct baat_factor *factor, enum baat_distribution distribution, uint64_t first,
                        int32_t to[BAAT_DRAW_BLOCK])
{
	if (distribution == BAAT_TRIANGULAR && !factor->lucky)
		fill_lanes(factor, BAAT_TRIANGULAR, false, first, to);
	else if (distribution == BAAT_TRIANGULAR)
		fill_lanes(factor, BAAT_TRIANGULAR, true, first, to);
	else
		fill_lanes(factor, BAAT_UNIFORM, factor->lucky, first, to);
}

WITHIN lanes load_lanes(const int32_t *from)
{
	lanes_short numbers;
	memcpy(&numbers, from, sizeof numbers);
	return (lanes) __builtin_convertvector(numbers, lanes_signed);
}

/* The sign of a product is lost when it is shifted, but not from the half that is kept. */
static TARGET void multiply(int32_t product[BAAT_DRAW_BLOCK], const int32_t factor[BAAT_DRAW_BLOCK])
{
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i += LANES) {
		const lanes both = MULTIPLY_LOW(load_lanes(&product[i]), load_lanes(&factor[i]));
		const lanes rounded = (both + BAAT_FACTOR_ONE / 2) >> BAAT_FACTOR_BITS;
		const lanes_short whole = __builtin_convertvector(rounded, lanes_short);
		memcpy(&product[i], &whole, sizeof whole);
	}
}

static TARGET void add(int64_t sums[BAAT_DRAW_BLOCK], const int32_t product[BAAT_DRAW_BLOCK], int32_t amount)
{
	const lanes times = (lanes){0} + (uint64_t)(int64_t)amount;
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i += LANES) {
		lanes sum;
		memcpy(&sum, &sums[i], sizeof sum);
		sum += MULTIPLY_LOW(load_lanes(&product[i]), times);
		memcpy(&sums[i], &sum, sizeof sum);
	}
}

const struct baat_kernel KERNEL = {KERNEL_NAME, fill, multiply, add};

#ifndef __clang__
#pragma GCC diagnostic pop
#endif
