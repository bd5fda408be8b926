/*
 * Short numbers and words eight bytes at a time, without a loop: nearly every field of a case line or a flow is one.
 * What is not that simple is left to baat_number_read() and to slower comparisons; tests/unit/test_number.c holds both
 * against each other. Brings a fifth of the time of baat-reken.
 */
#ifndef BAAT_PLAIN_H
#define BAAT_PLAIN_H

#include "baat/base/number.h"

#define BAAT_BYTES(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The first eight bytes of a text, the first one lowest. What is read here is a field of a row, so that they are there
 * even when the text is shorter (BAAT_FIELD_ROOM), or a word of our own. */
static inline uint64_t baat_plain_load(const char *at)
{
	uint64_t word;
	memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

/* The value of eight digits, the first one lowest: pairs, then fours, then all. What a product carries into the places
 * of others is masked or shifted away. */
static inline uint32_t baat_plain_digits(uint64_t digits)
{
	digits = digits * (1 + (UINT64_C(10) << 8)) >> 8 & UINT64_C(0x00FF00FF00FF00FF);
	digits = digits * (1 + (UINT64_C(100) << 16)) >> 16 & UINT64_C(0x0000FFFF0000FFFF);
	return (uint32_t)(digits * (1 + (UINT64_C(10000) << 32)) >> 32);
}

/*
 * The digits of one to eight plain digits, or of fewer with one decimal sign among them; *decimals is 0 when there is
 * none. False when the text is anything else; the number may be wrong then and want a message. `sign`: the decimal
 * sign, 0 when there may be none.
 */
static inline bool baat_plain_scan(struct baat_text text, char sign, uint32_t *value, unsigned *decimals)
{
	if (text.length - 1 >= sizeof(uint64_t))
		return false;
	/* the text at the upper end, zeros in front; a digit now is its value */
	const unsigned unused = 64 - 8 * (unsigned)text.length;
	uint64_t digits = (baat_plain_load(text.at) ^ BAAT_BYTES('0')) << unused;
	/* a high bit for each byte above 9; a carry can only add one, behind such a byte or behind none */
	const uint64_t others = ((digits + BAAT_BYTES(0x7F - 9)) | digits) & BAAT_BYTES(0x80);
	*decimals = 0;
	if (others != 0) {
		/* one only, not at an end, and the decimal sign */
		const uint64_t lowest = others >> 7, ends = UINT64_C(0x80) << unused | UINT64_C(0x80) << 56;
		const uint64_t byte = (others << 1) - lowest, wanted = (unsigned char)(sign ^ '0') * lowest;
		if (sign == 0 || ((others & (others - 1)) | (others & ends) | ((digits ^ wanted) & byte)) != 0)
			return false;
		*decimals = 7 - (unsigned)__builtin_ctzll(others) / 8;
		digits = (digits & -(others << 1)) | (digits & (lowest - 1)) << 8;
	}
	*value = baat_plain_digits(digits);
	return true;
}

static inline int64_t baat_plain_power(unsigned exponent)
{
	static const int64_t power[] = {1,       10,       100,       1000,       10000,      100000,
	                                1000000, 10000000, 100000000, 1000000000, 10000000000};
	return power[exponent];
}

/* Reads such a number as a count of 10^-scale, for a scale of at most 6. */
static inline bool baat_plain_read(struct baat_text text, char sign, unsigned scale, int64_t *value)
{
	uint32_t digits;
	unsigned decimals;
	if (!baat_plain_scan(text, sign, &digits, &decimals) || decimals > scale)
		return false;
	*value = digits * baat_plain_power(scale - decimals);
	return true;
}

/* The same for nine to sixteen bytes of which the last eight are such a number, and a scale of at most 2. */
static inline bool baat_plain_read_long(struct baat_text text, char sign, unsigned scale, int64_t *value)
{
	enum { HALF = sizeof(uint64_t) };
	uint32_t high, low;
	unsigned decimals, none;
	if (text.length <= HALF)
		return false;
	const struct baat_text front = {text.at, text.length - HALF}, back = {text.at + text.length - HALF, HALF};
	if (!baat_plain_scan(front, '\0', &high, &none) || !baat_plain_scan(back, sign, &low, &decimals) ||
	    decimals > scale)
		return false;
	/* how many of the last digits are no decimals */
	const unsigned whole = decimals > 0 ? HALF - 1 - decimals : HALF;
	*value = high * baat_plain_power(whole + scale) + low * baat_plain_power(scale - decimals);
	return true;
}

/* Leaves of the first eight bytes those that are the text's. No branch: lengths cannot be predicted. */
static inline uint64_t baat_plain_within(struct baat_text text, uint64_t word)
{
	unsigned length = text.length < 8 ? (unsigned)text.length : 8;
	return word & (UINT64_MAX >> (32 - 4 * length) >> (32 - 4 * length));
}

/* The first eight bytes of a text, those behind its end 0. */
static inline uint64_t baat_plain_start(struct baat_text text)
{
	return baat_plain_within(text, baat_plain_load(text.at));
}

/* A text of at most eight bytes as a number: the same for texts that are equal but for the case of ASCII letters and,
 * of words in lowercase letters, for no others. */
static inline uint64_t baat_plain_word(struct baat_text text)
{
	return baat_plain_within(text, baat_plain_load(text.at) | BAAT_BYTES(0x20));
}

#endif
