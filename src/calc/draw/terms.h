/*
 * The terms of a draw: an amount times up to four factors, added up for all lines that have the same. Private to the
 * draws.
 */
#ifndef BAAT_TERMS_H
#define BAAT_TERMS_H

#include "baat/base/number.h"
#include "baat/calc/draw.h"
#include "calc/key-table.h"

enum { BAAT_TERM_FACTORS = 4 };

/* By row and factors, of which 0 is none and others are a number of the factors + 1. */
struct baat_term_key {
	uint32_t row, factor[BAAT_TERM_FACTORS];
};

/* Free with baat_terms_free() even when they could not be begun. */
struct baat_terms {
	struct baat_key_table factor_table, table;
	struct baat_factor *factors;
	size_t factor_capacity;
	baat_sum *amounts; /* of the terms, cents */
	size_t amount_capacity;
	uint64_t sorted; /* how often they were: goes up whenever a factor may be another one */
	/* once sorted */
	uint32_t *order; /* terms by row */
	size_t order_capacity;
	size_t *rows; /* where those of a row begin in the order */
	size_t row_capacity;
	uint32_t *uses; /* of each factor by terms */
	size_t use_capacity;
};

/* These return false, or BAAT_NO_FACTOR, when there is no memory. */
#define BAAT_NO_FACTOR UINT32_MAX
bool baat_terms_begin(struct baat_terms *terms);
void baat_terms_free(struct baat_terms *terms);
void baat_terms_clear(struct baat_terms *terms);

/* A factor as a part of a key. */
uint32_t baat_terms_factor(struct baat_terms *terms, const struct baat_factor *factor);
bool baat_terms_add(struct baat_terms *terms, const struct baat_term_key *key, baat_sum amount);
/* Adds the terms of another; rows[r] is what its row r is called here. */
bool baat_terms_merge(struct baat_terms *into, const struct baat_terms *from, const uint32_t *rows);
/* Puts the terms of each of so many rows together, for baat_terms_sum(). */
bool baat_terms_sort(struct baat_terms *terms, size_t row_count);

static inline const struct baat_term_key *baat_terms_key(const struct baat_terms *terms, size_t term)
{
	return (const struct baat_term_key *)(const void *)baat_key_table_at(&terms->table, term);
}

#endif
