/*
 * baat/number.h - exact decimal numbers: the one reader, the one formatter, the one rounding.
 *
 * A number is an integer that counts units of 10^-scale: with scale 4, 41,35 is 413500. There is no floating point
 * in this library. Rules: baat-bestanden(5), NUMBERS, and baat-methode(7), AMOUNTS AND ROUNDING.
 */
#ifndef BAAT_NUMBER_H
#define BAAT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "baat/base/diag.h"
#include "baat/base/text.h"

__extension__ typedef __int128 baat_sum; /* a sum of cents: cannot overflow for any input that fits on a disk */
__extension__ typedef unsigned __int128 baat_usum;
typedef int64_t baat_cents; /* one amount in whole euro cents */

/* A divisor of 64 bits that is used many times, made ready. */
struct baat_divisor {
	uint64_t value;
	uint64_t normal; /* shifted to the left until its highest bit is set */
	uint64_t reciprocal;
	unsigned shift;
};

/* Decimals of each kind of quantity (baat-methode(7), BOUNDS). */
enum {
	BAAT_SCALE_QUANTITY = 4, /* aantal */
	BAAT_SCALE_PRICE = 4,    /* euros per unit */
	BAAT_SCALE_CHANCE = 6,   /* kans, slaagkans */
	BAAT_SCALE_PERCENT = 4,  /* shares, verzilverbaar, discontovoet */
	BAAT_SCALE_CENTS = 2,
	BAAT_SCALE_PERIODS = 4, /* weken_per_jaar, dagen_per_jaar */
};

#define BAAT_QUANTITY_MAX INT64_C(10000000000) /* 1 000 000 */
#define BAAT_PRICE_MAX INT64_C(1000000000000)  /* 100 000 000 */
#define BAAT_CHANCE_ONE INT32_C(1000000)       /* a chance of 1 */
#define BAAT_PERCENT_ALL INT32_C(1000000)      /* 100 percent */

enum baat_mark {
	BAAT_MARK_COMMA,  /* nl: 1.234,56 */
	BAAT_MARK_POINT,  /* intl: 1,234.56 */
	BAAT_MARK_EITHER, /* tab: the last sign is the decimal one, unless that is ambiguous */
	BAAT_MARK_OPTION, /* the command line: either sign, no grouping */
};

enum baat_percent {
	BAAT_PERCENT_NONE,    /* % is an error */
	BAAT_PERCENT_DIVIDES, /* a chance: 25% is 0,25 */
	BAAT_PERCENT_MAY,     /* a percentage: the sign changes nothing */
};

/* What a field must hold. min and max are in units of 10^-scale. */
struct baat_number_rule {
	enum baat_mark mark;
	enum baat_percent percent;
	bool euro; /* a € may stand in front */
	unsigned scale;
	int64_t min, max;
};

/*
 * Reads a number. Returns BAAT_CODE__MAX when it is one and sets *value; else the code of what is wrong:
 * BAAT_NUMBER_INVALID, _AMBIGUOUS (a single sign that may group or divide), _GROUPING, _DECIMALS (more than scale
 * holds; trailing zeros do not count) or _RANGE. The text must not be empty.
 */
enum baat_code baat_number_read(struct baat_text text, const struct baat_number_rule *rule, int64_t *value);

/* Adds the diagnostic for a failed read of field `name`: what is wrong and how to write it. Returns BAAT_REJECTED
 * (or BAAT_SYSTEM without memory). */
enum baat_status baat_number_report(struct baat_diags *diags, struct baat_place place, enum baat_code code,
                                    const char *name, struct baat_text text, const struct baat_number_rule *rule);

/* value / divisor rounded to a whole number, half away from zero. divisor > 0. */
baat_sum baat_round_div(baat_sum value, baat_sum divisor);

/*
 * The product of `count` (up to 6) factors over the product of two divisors, rounded once, half away from zero.
 * The intermediate product is exact whatever its size. divisors > 0. Returns false when the size of the result is
 * beyond INT64_MAX.
 */
bool baat_round_product(const int64_t factors[], size_t count, int64_t divisor1, int64_t divisor2, int64_t *result);

/*
 * Divides |total| over `count` weights by largest remainder, the sign put back, so that the parts add up to the
 * total (ties: the first). Weights >= 0 with a positive sum below 2^126. Returns false when there is no memory, which
 * up to 32 weights need none of. Time is count x log(count). Rule: baat-methode(7), AMOUNTS AND ROUNDING.
 */
bool baat_share_out(baat_sum total, const baat_sum weights[], size_t count, baat_sum parts[]);

/* Writes `value` (units of 10^-scale) with exactly `scale` decimals and the given mark, no grouping, no NUL and no
 * "-0,00"; returns the length. The room must hold BAAT_NUMBER_MAX bytes. */
enum { BAAT_NUMBER_MAX = 64 };
size_t baat_number_write(char *at, baat_sum value, unsigned scale, char mark);

/* The same without trailing zeros (and without a mark when no decimals are left). */
size_t baat_number_write_short(char *at, baat_sum value, unsigned scale, char mark);

/* The same for a screen: decimals, Dutch grouping by points: 1.234,56. */
size_t baat_number_write_grouped(char *at, baat_sum value, unsigned scale);

#endif
