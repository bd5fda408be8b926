/* Lines of a scenario that count one thing twice. */
#include "check-steps.h"

static int by_content(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left,
			       *b = *(const struct baat_line *const *)right;
	COMPARE(a->post, b->post);
	COMPARE(a->from, b->from);
	COMPARE(a->months, b->months);
	COMPARE(a->period, b->period);
	COMPARE(a->kind, b->kind);
	COMPARE(a->quantity, b->quantity);
	COMPARE(a->chance, b->chance);
	COMPARE(a->price, b->price);
	COMPARE(a->price_year, b->price_year);
	COMPARE(a->cashable, b->cashable);
	COMPARE(a->receiver, b->receiver);
	COMPARE((uintptr_t)a->payers, (uintptr_t)b->payers);
	return 0;
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
	COMPARE(a->post, b->post);
	COMPARE(a->kind, b->kind);
	COMPARE(a->quantity < 0, b->quantity < 0);
	return 0;
}

static int by_start(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left,
			       *b = *(const struct baat_line *const *)right;
	int order = by_thing(a, b);
	if (order != 0)
		return order;
	COMPARE(a->from, b->from);
	return a->line < b->line ? -1 : 1;
}

static unsigned end_of(const struct baat_line *line)
{
	return (unsigned)line->from + line->months;
}

static int by_end(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left,
			       *b = *(const struct baat_line *const *)right;
	COMPARE(end_of(a), end_of(b));
	return a->line < b->line ? -1 : 1;
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
