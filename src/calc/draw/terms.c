#include "terms.h"

#include "baat/base/memory.h"

/* A factor as whole numbers of 32 bits, which the tables of keys are made of. */
struct factor_key {
	uint32_t stream[2], luck[2], low, high, mode, lucky;
};
enum { FACTOR_WIDTH = sizeof(struct factor_key) / sizeof(uint32_t) };
enum { TERM_WIDTH = sizeof(struct baat_term_key) / sizeof(uint32_t) };

bool baat_terms_begin(struct baat_terms *terms)
{
	*terms = (struct baat_terms){0};
	const bool begun = baat_key_table_begin(&terms->factor_table, FACTOR_WIDTH);
	return baat_key_table_begin(&terms->table, TERM_WIDTH) && begun;
}

void baat_terms_free(struct baat_terms *terms)
{
	baat_key_table_free(&terms->factor_table);
	baat_key_table_free(&terms->table);
	free(terms->factors);
	free(terms->amounts);
	free(terms->order);
	free(terms->rows);
	free(terms->uses);
}

void baat_terms_clear(struct baat_terms *terms)
{
	baat_key_table_clear(&terms->factor_table);
	baat_key_table_clear(&terms->table);
}

uint32_t baat_terms_factor(struct baat_terms *terms, const struct baat_factor *factor)
{
	const size_t known = terms->factor_table.count;
	const struct factor_key key = {
	    .stream = {(uint32_t)factor->stream.key, (uint32_t)(factor->stream.key >> 32)},
	    .luck = {(uint32_t)factor->luck.key, (uint32_t)(factor->luck.key >> 32)},
	    .low = (uint32_t)factor->low,
	    .high = (uint32_t)factor->high,
	    .mode = (uint32_t)factor->mode,
	    .lucky = factor->lucky,
	};
	if (!baat_grow(&terms->factors, &terms->factor_capacity, known + 1, sizeof *terms->factors))
		return BAAT_NO_FACTOR;
	const size_t number = baat_key_table_add(&terms->factor_table, (const uint32_t *)(const void *)&key);
	if (number == SIZE_MAX)
		return BAAT_NO_FACTOR;
	if (number == known)
		terms->factors[number] = *factor;
	return (uint32_t)number + 1;
}

bool baat_terms_add(struct baat_terms *terms, const struct baat_term_key *key, baat_sum amount)
{
	const size_t known = terms->table.count;
	if (!baat_grow(&terms->amounts, &terms->amount_capacity, known + 1, sizeof *terms->amounts))
		return false;
	const size_t number = baat_key_table_add(&terms->table, (const uint32_t *)(const void *)key);
	if (number == SIZE_MAX)
		return false;
	if (number == known)
		terms->amounts[number] = 0;
	terms->amounts[number] += amount;
	return true;
}

bool baat_terms_merge(struct baat_terms *into, const struct baat_terms *from, const uint32_t *rows)
{
	const size_t factor_count = from->factor_table.count;
	uint32_t *factors = calloc(factor_count + 1, sizeof *factors);
	bool merged = factors != NULL;
	for (size_t i = 0; i < factor_count && merged; i++) {
		factors[i + 1] = baat_terms_factor(into, &from->factors[i]);
		merged = factors[i + 1] != BAAT_NO_FACTOR;
	}
	for (size_t i = 0; i < from->table.count && merged; i++) {
		struct baat_term_key key = *baat_terms_key(from, i);
		key.row = rows[key.row];
		for (size_t j = 0; j < BAAT_TERM_FACTORS; j++)
			key.factor[j] = factors[key.factor[j]];
		merged = baat_terms_add(into, &key, from->amounts[i]);
	}
	free(factors);
	return merged;
}

bool baat_terms_sort(struct baat_terms *terms, size_t row_count)
{
	const size_t count = terms->table.count, factor_count = terms->factor_table.count;
	terms->sorted++;
	if (!baat_grow(&terms->order, &terms->order_capacity, count, sizeof *terms->order) ||
	    !baat_grow(&terms->rows, &terms->row_capacity, row_count + 2, sizeof *terms->rows) ||
	    !baat_grow(&terms->uses, &terms->use_capacity, factor_count + 1, sizeof *terms->uses))
		return false;
	memset(terms->rows, 0, (row_count + 2) * sizeof *terms->rows);
	memset(terms->uses, 0, (factor_count + 1) * sizeof *terms->uses);
	/* by counting; after the second round rows[r + 1] is where row r ends, and so where the next begins */
	for (size_t i = 0; i < count; i++)
		terms->rows[baat_terms_key(terms, i)->row + 2]++;
	for (size_t i = 2; i < row_count + 2; i++)
		terms->rows[i] += terms->rows[i - 1];
	for (size_t i = 0; i < count; i++) {
		const struct baat_term_key *key = baat_terms_key(terms, i);
		terms->order[terms->rows[key->row + 1]++] = (uint32_t)i;
		for (size_t j = 0; j < BAAT_TERM_FACTORS; j++)
			terms->uses[key->factor[j]]++;
	}
	return true;
}
