/*
 * Short numbers and words eight bytes at a time, without a loop: nearly every field of a case line or a flow is one.
 * What is not that simple is left to baat_number_read() and to slower comparisons; tests/unit/test_number.c holds both
 * against each other. Brings a fifth of the time of baat-reken.
 */
#ifndef BAAT_PLAIN_H
#define BAAT_PLAIN_H

#include "baat/number.h"

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

/* The value of eight digits, the first one lowest: pairs, then fours, then all. */
static inline uint32_t baat_plain_digits(uint64_t digits)
{
	digits = (digits * 10 + (digits >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	digits = (digits * 100 + (digits >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
	return (uint32_t)(digits * 10000 + (digits >> 32));
}

/*
 * Reads a number of one to eight plain digits, or of fewer with one decimal sign among them, as a count of 10^-scale.
 * False when the text is anything else; the number may be wrong then and want a message. `sign`: the decimal sign, 0
 * when there may be none.
 */
static inline bool baat_plain_read(struct baat_text text, char sign, unsigned scale, int64_t *value)
{
	static const int32_t power[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	if (text.length - 1 >= sizeof(uint64_t) || scale >= sizeof power / sizeof power[0])
		return false;
	/* the text at the upper end, zeros in front; a digit now is its value */
	unsigned unused = 64 - 8 * (unsigned)text.length;
	uint64_t digits = (baat_plain_load(text.at) ^ BAAT_BYTES('0')) << unused;
	/* a high bit for each byte above 9; a carry can only add one, behind such a byte or behind none */
	uint64_t others = ((digits + BAAT_BYTES(0x7F - 9)) | digits) & BAAT_BYTES(0x80);
	unsigned decimals = 0;
	if (others != 0) {
		unsigned at = (unsigned)__builtin_ctzll(others) - 7;
		if ((others & (others - 1)) != 0 || (digits >> at & 0xFF) != (unsigned char)(sign ^ '0') || sign == 0 ||
		    at == unused || at == 56)
			return false;
		decimals = 7 - at / 8;
		digits = digits >> (at + 8) << (at + 8) | (digits & ((UINT64_C(1) << at) - 1)) << 8;
	}
	if (decimals > scale)
		return false;
	*value = (int64_t)baat_plain_digits(digits) * power[scale - decimals];
	return true;
}

/* A text of at most eight bytes as a number: the same for texts that are equal but for the case of ASCII letters and,
 * of words in lowercase letters, for no others. */
static inline uint64_t baat_plain_word(struct baat_text text)
{
	uint64_t mask = text.length >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * text.length) - 1;
	return (baat_plain_load(text.at) | BAAT_BYTES(0x20)) & mask;
}

#endif
