/* Lines of a scenario that count one thing twice. */
#include "check-steps.h"

static int by_content(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left,
			       *b = *(const struct baat_line *const *)right;
	const int64_t pairs[][2] = {{a->post, b->post},
	                            {a->from, b->from},
	                            {a->months, b->months},
	                            {a->period, b->period},
	                            {a->kind, b->kind},
	                            {a->quantity, b->quantity},
	                            {a->chance, b->chance},
	                            {a->price, b->price},
	                            {a->price_year, b->price_year},
	                            {a->cashable, b->cashable},
	                            {a->receiver, b->receiver},
	                            /* equal shares of one post or of one text are one and the same */
	                            {(int64_t)(uintptr_t)a->payers, (int64_t)(uintptr_t)b->payers}};
	return baat_check_order(pairs, sizeof pairs / sizeof pairs[0]);
}

static int by_content_then_line(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left,
			       *b = *(const struct baat_line *const *)right;
	int order = by_content(left, right);
	return order != 0 ? order : a->line < b->line ? -1 : 1;
}

/* What can count one thing twice: the same post, as input or as outcome, as a cost or as an income. */
static int by_thing(const struct baat_line *a, const struct baat_line *b)
{
	const int64_t pairs[][2] = {{a->post, b->post}, {a->kind, b->kind}, {a->quantity < 0, b->quantity < 0}};
	return baat_check_order(pairs, sizeof pairs / sizeof pairs[0]);
}

static int by_start(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left,
			       *b = *(const struct baat_line *const *)right;
	int order = by_thing(a, b);
	const int64_t pairs[][2] = {{a->from, b->from}, {(int64_t)a->line, (int64_t)b->line}};
	return order != 0 ? order : baat_check_order(pairs, sizeof pairs / sizeof pairs[0]);
}

static unsigned end_of(const struct baat_line *line)
{
	return (unsigned)line->from + line->months;
}

static int by_end(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left,
			       *b = *(const struct baat_line *const *)right;
	const int64_t pairs[][2] = {{end_of(a), end_of(b)}, {(int64_t)a->line, (int64_t)b->line}};
	return baat_check_order(pairs, sizeof pairs / sizeof pairs[0]);
}

static void check_same(struct baat_check *check, const struct baat_line *lines, size_t count)
{
	qsort(check->order, count, sizeof *check->order, by_content_then_line);
	for (size_t i = 0; i < count; i++) {
		const struct baat_line *line = check->order[i];
		bool same = i > 0 && by_content(&check->order[i - 1], &check->order[i]) == 0;
		check->same[line - lines] = same;
		if (same)
			baat_check_find_line(check, BAAT_LINE_TWICE, line, check->order[i - 1]->line, "post");
	}
}

/*
 * Lines of one thing, by their start. Chances that add up to no more than 1 may exclude each other: short shelter or
 * long shelter. Above that something is counted that is already there.
 */
static void check_thing(struct baat_check *check, const struct baat_line **lines, size_t count)
{
	const struct baat_line *longest = NULL;
	int64_t chances = 0;
	size_t ended = 0;

	memcpy(check->ends, lines, count * sizeof *lines);
	qsort(check->ends, count, sizeof *check->ends, by_end);
	for (size_t i = 0; i < count; i++) {
		const struct baat_line *line = lines[i];
		/* what ended by now began before, so its chance is among those added */
		for (; ended < count && end_of(check->ends[ended]) <= line->from; ended++)
			chances -= check->ends[ended]->chance;
		if (longest != NULL && chances + line->chance > BAAT_CHANCE_ONE) {
			const struct baat_line *later = line->line > longest->line ? line : longest;
			baat_check_find_line(check, BAAT_POST_OVERLAP, later,
			                     later == line ? longest->line : line->line, "post");
		}
		chances += line->chance;
		if (longest == NULL || end_of(line) > end_of(longest))
			longest = line;
	}
}

void baat_check_repeated(struct baat_check *check, const struct baat_line *lines, size_t count)
{
	if (!baat_grow(&check->order, &check->order_capacity, count, sizeof *check->order) ||
	    !baat_grow(&check->ends, &check->ends_capacity, count, sizeof *check->ends) ||
	    !baat_grow(&check->same, &check->same_capacity, count, sizeof *check->same)) {
		check->failed = true;
		return;
	}
	for (size_t i = 0; i < count; i++)
		check->order[i] = &lines[i];
	check_same(check, lines, count);
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (!check->same[i] && baat_check_unit_of(check, &lines[i]) != BAAT_UNIT_EURO)
			check->order[kept++] = &lines[i];
	qsort(check->order, kept, sizeof *check->order, by_start);
	for (size_t start = 0, end; start < kept; start = end) {
		for (end = start + 1; end < kept && by_thing(check->order[start], check->order[end]) == 0; end++)
			;
		if (end - start > 1)
			check_thing(check, check->order + start, end - start);
	}
}
