#include "term-sum.h"

#include <stdlib.h>
#include <string.h>

/* Factors of the block at hand that more than one term uses. A later one takes the place of an earlier one with the
 * same remainder, so that their number is bounded. */
enum { KEPT = 512 };

struct baat_draw_room {
	const struct baat_kernel *kernel;
	const struct baat_terms *terms; /* that the factors are of, */
	uint64_t first;                 /* and the block, */
	enum baat_distribution distribution;
	uint64_t sorted;     /* and how often the terms had been sorted */
	uint32_t kept[KEPT]; /* number of the factor + 1; 0: none */
	int32_t factors[KEPT][BAAT_DRAW_BLOCK];
	int32_t once[BAAT_DRAW_BLOCK], product[BAAT_DRAW_BLOCK];
	int64_t sums[BAAT_DRAW_BLOCK]; /* in 64 bits, for as long as they surely fit */
	int64_t bound;                 /* of the size of any of them */
	baat_sum *wide;                /* the sums themselves, which are the caller's */
	bool overflow;
};

struct baat_draw_room *baat_draw_room_with(const struct baat_kernel *kernel)
{
	struct baat_draw_room *room = calloc(1, sizeof *room);
	if (room != NULL)
		room->kernel = kernel;
	return room;
}

struct baat_draw_room *baat_draw_room_new(void)
{
	return baat_draw_room_with(baat_kernel_choose());
}

void baat_draw_room_free(struct baat_draw_room *room)
{
	free(room);
}

/* Forgets the factors of another block. */
static void begin_block(struct baat_draw_room *room, const struct baat_terms *terms,
                        enum baat_distribution distribution, uint64_t first)
{
	if (room->terms == terms && room->distribution == distribution && room->first == first &&
	    room->sorted == terms->sorted)
		return;
	room->terms = terms;
	room->distribution = distribution;
	room->first = first;
	room->sorted = terms->sorted;
	memset(room->kept, 0, sizeof room->kept);
}

/* A factor of the block, valid until the next call. */
static const int32_t *factor_at(struct baat_draw_room *room, uint32_t number)
{
	const struct baat_factor *factor = &room->terms->factors[number - 1];
	int32_t *to = room->once;
	if (room->terms->uses[number] > 1) {
		to = room->factors[number % KEPT];
		if (room->kept[number % KEPT] == number)
			return to;
		room->kept[number % KEPT] = number;
	}
	room->kernel->fill(factor, room->distribution, room->first, to);
	return to;
}

/* The largest size of a factor. */
static int64_t bound_of(const struct baat_factor *factor)
{
	if (factor->lucky)
		return BAAT_FACTOR_ONE;
	const int64_t low = factor->low < 0 ? -(int64_t)factor->low : factor->low;
	const int64_t high = factor->high < 0 ? -(int64_t)factor->high : factor->high;
	return low > high ? low : high;
}

static int64_t bound_product(int64_t bound, int64_t factor)
{
	return ((bound * factor) >> BAAT_FACTOR_BITS) + 1;
}

static void add_wide(baat_sum *to, baat_sum amount, int64_t product, bool *overflow)
{
	baat_sum term;
	*overflow |= __builtin_mul_overflow(amount, (baat_sum)product, &term);
	*overflow |= __builtin_add_overflow(*to, term, to);
}

/* Empties the sums of 64 bits into those of 128. */
static void flush(struct baat_draw_room *room)
{
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++) {
		room->overflow |= __builtin_add_overflow(room->wide[i], (baat_sum)room->sums[i], &room->wide[i]);
		room->sums[i] = 0;
	}
	room->bound = 0;
}

/* A term whose numbers are too large for the fast way. */
static void add_slowly(struct baat_draw_room *room, const struct baat_term_key *key, baat_sum amount)
{
	int64_t products[BAAT_DRAW_BLOCK];
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++)
		products[i] = BAAT_FACTOR_ONE;
	for (size_t j = 0; j < BAAT_TERM_FACTORS && key->factor[j] != 0; j++) {
		const int32_t *factor = factor_at(room, key->factor[j]);
		for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++)
			products[i] = j == 0 ? factor[i] : baat_factor_multiply(products[i], factor[i]);
	}
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++)
		add_wide(&room->wide[i], amount, products[i], &room->overflow);
}

/* The bound of the product of a term's factors; INT64_MAX when one on the way does not fit 31 bits. */
static int64_t bound_of_term(const struct baat_terms *terms, const struct baat_term_key *key)
{
	int64_t bound = bound_of(&terms->factors[key->factor[0] - 1]);
	for (size_t j = 1; j < BAAT_TERM_FACTORS && key->factor[j] != 0 && bound <= INT32_MAX; j++)
		bound = bound_product(bound, bound_of(&terms->factors[key->factor[j] - 1]));
	return bound <= INT32_MAX ? bound : INT64_MAX;
}

static void add_term(struct baat_draw_room *room, const struct baat_term_key *key, baat_sum amount)
{
	const int64_t limit = INT64_C(1) << 62, bound = bound_of_term(room->terms, key);
	if (bound == INT64_MAX || amount > INT32_MAX || amount < -INT32_MAX) {
		add_slowly(room, key, amount);
		return;
	}
	const int64_t size = (amount < 0 ? -(int64_t)amount : (int64_t)amount) * bound;
	if (room->bound > limit - size)
		flush(room);
	room->bound += size;
	const int32_t *product = factor_at(room, key->factor[0]);
	if (key->factor[1] != 0) {
		memcpy(room->product, product, sizeof room->product);
		for (size_t j = 1; j < BAAT_TERM_FACTORS && key->factor[j] != 0; j++)
			room->kernel->multiply(room->product, factor_at(room, key->factor[j]));
		product = room->product;
	}
	room->kernel->add(room->sums, product, (int32_t)amount);
}

bool baat_terms_sum(const struct baat_terms *terms, size_t row, baat_sum fixed, enum baat_distribution distribution,
                    uint64_t first, struct baat_draw_room *room, baat_sum sums[BAAT_DRAW_BLOCK])
{
	begin_block(room, terms, distribution, first);
	room->wide = sums;
	room->overflow = false;
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++) {
		sums[i] = 0;
		add_wide(&sums[i], fixed, BAAT_FACTOR_ONE, &room->overflow);
	}
	for (size_t i = terms->rows[row]; i < terms->rows[row + 1]; i++)
		add_term(room, baat_terms_key(terms, terms->order[i]), terms->amounts[terms->order[i]]);
	flush(room);
	return !room->overflow;
}
