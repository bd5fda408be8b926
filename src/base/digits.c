/* Writing numbers. */
#include "baat/base/number.h"

static const uint64_t power[] = {1,
                                 10,
                                 100,
                                 1000,
                                 10000,
                                 100000,
                                 1000000,
                                 10000000,
                                 100000000,
                                 1000000000,
                                 10000000000,
                                 100000000000,
                                 1000000000000,
                                 10000000000000,
                                 100000000000000,
                                 1000000000000000,
                                 10000000000000000,
                                 100000000000000000,
                                 1000000000000000000,
                                 10000000000000000000U};
enum { POWERS = sizeof power / sizeof *power };

/* How many digits a number has. */
static inline size_t count_digits(uint64_t value)
{
	if (value < 10)
		return 1;
	/* 1233 / 4096 is a little more than log10(2) */
	size_t about = (64 - (size_t)__builtin_clzll(value)) * 1233 >> 12;
	return about + (about < POWERS && value >= power[about]);
}

/* Writes exactly `count` digits, with zeros in front; two at a time, for a division costs more than a look in a list.
 */
static inline void put_digits(char *at, size_t count, uint64_t value)
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
				    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
				    "8081828384858687888990919293949596979899";
	for (; count >= 2; value /= 100)
		memcpy(at + (count -= 2), pairs + 2 * (value % 100), 2);
	if (count > 0)
		at[0] = (char)('0' + (int)(value % 10));
}

/* Eight digits of a number below 10^8 as values of bytes, the first one lowest: halves, then pairs, then single ones,
 * by multiplying with what is nearly a reciprocal (exact for numbers this small). */
static inline uint64_t eight_digits(uint32_t value)
{
	uint64_t digits = value / 10000 | (uint64_t)(value % 10000) << 32;
	const uint64_t hundreds = digits * 10486 >> 20 & UINT64_C(0x0000007F0000007F);
	digits = hundreds | (digits - 100 * hundreds) << 16;
	const uint64_t tens = digits * 103 >> 10 & UINT64_C(0x000F000F000F000F);
	return tens | (digits - 10 * tens) << 8;
}

static inline void put_word(char *to, uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	memcpy(to, &word, sizeof word);
}

enum { EIGHT_DIGITS = 100000000 };

/* A size of at most eight digits with up to seven decimals: all eight are made at once, and words are written over each
 * other, for how many digits there are cannot be predicted. Half of the time that one digit after the other takes. */
static inline char *put_eight(char *to, uint32_t size, unsigned scale, char mark)
{
	const uint64_t digits = eight_digits(size), zeros = UINT64_C(0x3030303030303030);
	/* what stands in front is left out, but for one digit of the whole part */
	const unsigned unused = (unsigned)__builtin_ctzll(digits | UINT64_C(1) << (56 - 8 * scale)) / 8;
	const unsigned whole = 8 - unused - scale;
	put_word(to, (digits | zeros) >> 8 * unused);
	if (scale == 0)
		return to + whole;
	put_word(to + whole + 1, (digits | zeros) >> (64 - 8 * scale));
	to[whole] = mark;
	return to + whole + 1 + scale;
}

/* Whole part and decimals of a size that 64 bits hold, however many digits it has. */
static __attribute__((noinline)) char *put_long(char *to, uint64_t size, unsigned scale, char mark)
{
	uint64_t whole = scale == 0 ? size : size / power[scale];
	size_t count = count_digits(whole);
	put_digits(to, count, whole);
	to += count;
	if (scale == 0)
		return to;
	*to++ = mark;
	put_digits(to, scale, size - whole * power[scale]);
	return to + scale;
}

static inline char *put_small(char *to, uint64_t size, unsigned scale, char mark)
{
	if (size >= EIGHT_DIGITS || scale >= 8)
		return put_long(to, size, scale, mark);
	/* nearly all that is written are cents: shifts known beforehand */
	return scale == BAAT_SCALE_CENTS ? put_eight(to, (uint32_t)size, BAAT_SCALE_CENTS, mark)
	                                 : put_eight(to, (uint32_t)size, scale, mark);
}

/* The digits of any size, at least `least` of them; returns how many. Calls itself twice at most, for 128 bits.
 * NOLINTNEXTLINE(misc-no-recursion) */
static size_t put_large(char *at, baat_usum size, size_t least)
{
	enum { DIGITS = 18 }; /* that 64 bits surely hold */
	const baat_usum above = size / power[DIGITS];
	size_t before = above > 0 || least > DIGITS ? put_large(at, above, least > DIGITS ? least - DIGITS : 1) : 0;
	uint64_t rest = (uint64_t)(size % power[DIGITS]);
	size_t count = before > 0 ? DIGITS : count_digits(rest);
	if (before + count < least)
		count = least - before;
	put_digits(at + before, count, rest);
	return before + count;
}

static __attribute__((noinline)) size_t write_large(char *at, baat_sum value, unsigned scale, char mark)
{
	baat_usum size = value < 0 ? -(baat_usum)value : (baat_usum)value;
	char *to = at;
	if (value < 0)
		*to++ = '-';
	to += put_large(to, size, scale + (size_t)1);
	if (scale > 0) {
		memmove(to - scale + 1, to - scale, scale);
		*(to++ - scale) = mark;
	}
	return (size_t)(to - at);
}

size_t baat_number_write(char *at, baat_sum value, unsigned scale, char mark)
{
	const int64_t small = (int64_t)value;
	char *to = at;
	if (small != value || scale >= POWERS)
		return write_large(at, value, scale, mark);
	if (small < 0)
		*to++ = '-';
	return (size_t)(put_small(to, small < 0 ? -(uint64_t)small : (uint64_t)small, scale, mark) - at);
}

size_t baat_number_write_short(char *at, baat_sum value, unsigned scale, char mark)
{
	while (scale > 0 && value % 10 == 0) {
		value /= 10;
		scale--;
	}
	return baat_number_write(at, value, scale, mark);
}

size_t baat_number_write_grouped(char *at, baat_sum value, unsigned scale)
{
	char plain[BAAT_NUMBER_MAX];
	size_t length = baat_number_write(plain, value, scale, ',');
	size_t whole = scale > 0 ? length - scale - 1 : length;
	char *to = at;

	for (size_t i = 0; i < length; i++) {
		size_t left = whole - i;
		bool digit_before = i > 0 && plain[i - 1] != '-';
		if (i < whole && left % 3 == 0 && digit_before)
			*to++ = '.';
		*to++ = plain[i];
	}
	return (size_t)(to - at);
}
