/* The accumulator: rows, and the terms of their draws. */
#include "uncertain-rows.h"

#include "baat/base/memory.h"
#include "term-sum.h"

struct baat_uncertain *baat_uncertain_new(const struct baat_uncertain_rules *rules,
                                          const struct baat_grouping *grouping, struct baat_filter *filter,
                                          struct baat_names *names)
{
	struct baat_uncertain *uncertain = calloc(1, sizeof *uncertain);
	if (uncertain == NULL)
		return NULL;
	uncertain->rules = rules;
	uncertain->filter = filter;
	uncertain->names = names;
	uncertain->groups = baat_outcomes_new(grouping, filter, names);
	bool begun = uncertain->groups != NULL;
	begun &= baat_terms_begin(&uncertain->terms);
	begun &= baat_sensitivity_begin(&uncertain->sensitivity);
	begun &= baat_key_table_begin(&uncertain->inputs, 2);
	if (!begun) {
		baat_uncertain_free(uncertain);
		return NULL;
	}
	return uncertain;
}

void baat_uncertain_free(struct baat_uncertain *uncertain)
{
	if (uncertain == NULL)
		return;
	baat_outcomes_free(uncertain->groups);
	baat_terms_free(&uncertain->terms);
	baat_sensitivity_free(&uncertain->sensitivity);
	baat_key_table_free(&uncertain->inputs);
	baat_pieces_free(&uncertain->pieces);
	baat_cautious_free(&uncertain->cautious);
	free(uncertain->rows);
	free(uncertain->input_open);
	free(uncertain->told);
	free(uncertain->lines);
	free(uncertain->scenarios);
	free(uncertain);
}

void baat_uncertain_begin_block(struct baat_uncertain *uncertain, uint64_t sequence)
{
	enum { STEPS_IN_BLOCK_BITS = 40 };
	uncertain->clock = sequence << STEPS_IN_BLOCK_BITS;
	baat_outcomes_begin_block(uncertain->groups, sequence);
}

void baat_uncertain_clear(struct baat_uncertain *uncertain)
{
	baat_outcomes_clear(uncertain->groups);
	baat_terms_clear(&uncertain->terms);
	baat_sensitivity_clear(&uncertain->sensitivity);
}

size_t baat_uncertain_row_of(struct baat_uncertain *uncertain, size_t number, size_t known)
{
	if (number == SIZE_MAX ||
	    !baat_grow(&uncertain->rows, &uncertain->row_capacity, number + 1, sizeof *uncertain->rows))
		return SIZE_MAX;
	if (number == known)
		uncertain->rows[number] = (struct baat_row_sums){0};
	return number;
}

bool baat_uncertain_note_input(struct baat_uncertain *uncertain, struct baat_stream stream, bool open)
{
	const uint32_t key[] = {(uint32_t)stream.key, (uint32_t)(stream.key >> 32)};
	const size_t known = uncertain->inputs.count, number = baat_key_table_add(&uncertain->inputs, key);
	if (number == SIZE_MAX || !baat_grow(&uncertain->input_open, &uncertain->input_capacity, number + 1, 1))
		return false;
	uncertain->input_open[number] = (number < known && uncertain->input_open[number]) || open;
	return true;
}

static void join_row(struct baat_row_sums *into, const struct baat_row_sums *from)
{
	into->fixed += from->fixed;
	into->row.centre += from->row.centre;
	into->row.cautious += from->row.cautious;
	into->row.absolute += from->row.absolute;
	into->row.certain += from->row.certain;
	into->row.pm_plus += from->row.pm_plus;
	into->row.pm_min += from->row.pm_min;
}

static bool merge_rows(struct baat_uncertain *into, const struct baat_uncertain *from, uint32_t *rows)
{
	for (size_t i = 0; i < from->groups->table.count; i++) {
		const size_t known = into->groups->table.count;
		const size_t row =
		    baat_uncertain_row_of(into, baat_outcomes_translate(into->groups, from->groups, i), known);
		if (row == SIZE_MAX)
			return false;
		join_row(&into->rows[row], &from->rows[i]);
		rows[i] = (uint32_t)row;
	}
	return true;
}

static bool merge_inputs(struct baat_uncertain *into, const struct baat_uncertain *from)
{
	bool merged = true;
	for (size_t i = 0; i < from->inputs.count && merged; i++) {
		const uint32_t *key = baat_key_table_at(&from->inputs, i);
		const struct baat_stream stream = {(uint64_t)key[1] << 32 | key[0]};
		merged = baat_uncertain_note_input(into, stream, from->input_open[i]);
	}
	return merged;
}

bool baat_uncertain_merge(struct baat_uncertain *into, const struct baat_uncertain *from)
{
	uint32_t *rows = calloc(from->groups->table.count + 1, sizeof *rows);
	const bool merged =
	    rows != NULL && merge_rows(into, from, rows) && baat_terms_merge(&into->terms, &from->terms, rows) &&
	    baat_sensitivity_merge(&into->sensitivity, &from->sensitivity, rows) && merge_inputs(into, from);
	into->counts.without_alternative += from->counts.without_alternative;
	into->counts.open_lines += from->counts.open_lines;
	into->counts.without_grade += from->counts.without_grade;
	baat_filter_merge(into->filter, from->filter);
	free(rows);
	return merged;
}

size_t baat_uncertain_count(struct baat_uncertain *uncertain)
{
	const size_t count = uncertain->groups->table.count;
	if (!baat_terms_sort(&uncertain->terms, count) || !baat_sensitivity_sort(&uncertain->sensitivity, count))
		return SIZE_MAX;
	return baat_outcomes_count(uncertain->groups);
}

void baat_uncertain_keys(const struct baat_uncertain *uncertain, size_t row, struct baat_cell *cells)
{
	baat_outcomes_keys(uncertain->groups, row, cells);
}

const struct baat_uncertain_row *baat_uncertain_row(const struct baat_uncertain *uncertain, size_t row)
{
	return &uncertain->rows[baat_uncertain_number(uncertain, row)].row;
}

size_t baat_uncertain_terms(const struct baat_uncertain *uncertain, size_t row)
{
	const size_t *rows = uncertain->terms.rows;
	const size_t number = baat_uncertain_number(uncertain, row);
	return rows[number + 1] - rows[number];
}

struct baat_uncertain_counts baat_uncertain_counts(const struct baat_uncertain *uncertain)
{
	return uncertain->counts;
}

void baat_uncertain_inputs(const struct baat_uncertain *uncertain, uint64_t *open, uint64_t *closed)
{
	*open = 0;
	for (size_t i = 0; i < uncertain->inputs.count; i++)
		*open += uncertain->input_open[i];
	*closed = uncertain->inputs.count - *open;
}

bool baat_uncertain_draw(const struct baat_uncertain *uncertain, size_t row, enum baat_distribution distribution,
                         uint64_t first, size_t count, struct baat_draw_room *room, baat_sum *outcomes)
{
	const size_t number = baat_uncertain_number(uncertain, row);
	baat_sum sums[BAAT_DRAW_BLOCK];
	/* blocks begin at fixed draws, so that parts of a row can share what was drawn for another */
	for (size_t done = 0; done < count;) {
		const uint64_t at = first - 1 + done, block = at / BAAT_DRAW_BLOCK * BAAT_DRAW_BLOCK;
		if (!baat_terms_sum(&uncertain->terms, number, uncertain->rows[number].fixed, distribution, block + 1,
		                    room, sums))
			return false;
		for (size_t i = (size_t)(at - block); i < BAAT_DRAW_BLOCK && done < count; i++)
			outcomes[done++] = baat_round_div(sums[i], BAAT_FACTOR_ONE);
	}
	return true;
}
