/*
 * baat/draw.h - draws: numbers that look like chance and can be made again, and what they make of a value with a range.
 *
 * A draw has no state: the number of an input in draw d follows from the name of the input, the seed and d alone. So
 * any thread can make any draw, and the same name moves alike in every part of the input. Everything is whole numbers:
 * factors count 2^-20, uniform numbers 2^-26. Rules: baat-methode(7), HOW SURE.
 */
#ifndef BAAT_DRAW_H
#define BAAT_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "baat/base/text.h"
#include "baat/model/range.h"

enum { BAAT_FACTOR_BITS = 20, BAAT_UNIFORM_BITS = 26 };
#define BAAT_FACTOR_ONE (INT32_C(1) << BAAT_FACTOR_BITS)
#define BAAT_UNIFORM_ONE (INT32_C(1) << BAAT_UNIFORM_BITS)
#define BAAT_DRAWS_MAX 1000000

enum baat_distribution {
	BAAT_TRIANGULAR, /* driehoek: the value itself is the likeliest */
	BAAT_UNIFORM,    /* gelijk: every value of the range is as likely */
};

/* A stream of uniform numbers, by the name of what is drawn and the seed. */
struct baat_stream {
	uint64_t key;
};

/* The finisher of SplitMix64 (Steele, Lea and Flood, 2014): every bit of z changes every bit of the result. */
uint64_t baat_draw_mix(uint64_t z);
/* FNV-1a of the texts with byte 1F between them. */
uint64_t baat_draw_hash(const struct baat_text texts[], size_t count);
/* The stream of what has that name. */
struct baat_stream baat_stream_of(const struct baat_text name[], size_t count, uint64_t seed);
/* Its number in a draw, which count from 1: odd, above 0 and below BAAT_UNIFORM_ONE. */
uint32_t baat_stream_at(struct baat_stream stream, uint64_t draw);

/* What a draw multiplies an amount with: a value over its centre, or a chance. */
struct baat_factor {
	struct baat_stream stream; /* of the value; of no use when low is high */
	struct baat_stream luck;   /* of what chance does with one case */
	int32_t low, high;         /* low is above high when the value lies below 0 */
	int32_t mode;              /* where between them the centre lies, of BAAT_UNIFORM_ONE */
	bool lucky;                /* the factor is one or nothing, by luck */
};

/* Sets the ends for a price or a quantity, whose range has no problem (baat_range_problem()); value is its centre. */
void baat_factor_scale(struct baat_factor *factor, const struct baat_range *range, int64_t value);
/* Sets the ends for a chance of 6 decimals. */
void baat_factor_chance(struct baat_factor *factor, const struct baat_range *range, int64_t value);

/* The factor in a draw: the rule itself, one number at a time, against which the fast ways are held. */
int32_t baat_factor_at(const struct baat_factor *factor, enum baat_distribution distribution, uint64_t draw);

/* The next product of factors: product × factor, rounded. The size of both together stays below 2^62. */
int64_t baat_factor_multiply(int64_t product, int32_t factor);

#endif
