/* From what happened to debts to the lines that a calculation reckons with. */
#include "debt-steps.h"

/* Which part of its step an event is of. */
static size_t part_of(const struct baat_debt_event *event)
{
	size_t part = 0;
	while (event->component != NULL && event->row->step->components[part] != event->component)
		part++;
	return part;
}

/* The money that moves; 0 for none. */
static baat_cents moved(const struct baat_debt_event *event)
{
	const struct baat_debt_row *row = event->row;
	switch (row->act) {
	case BAAT_DEBT_PRINCIPAL:
	case BAAT_DEBT_COSTS:
	case BAAT_DEBT_PAYMENT:
		return event->amount;
	case BAAT_DEBT_STEP:
		if (!event->tariff->work)
			return 0;
		return row->has_price ? row->price * row->times : event->amount;
	default:
		return 0;
	}
}

static bool goes_on(const struct baat_debt_line *line, const struct baat_debt_line *next)
{
	return line->row == next->row && line->part == next->part && line->debt == next->debt &&
	       line->from + line->months == next->from && line->amount == next->amount &&
	       line->tariff == next->tariff && line->vat == next->vat;
}

static bool add_event(struct baat_debt_lines *lines, const struct baat_debt_case *debts,
                      const struct baat_debt_event *event)
{
	const struct baat_debt_line line = {.row = event->row,
	                                    .component = event->component,
	                                    .tariff = event->tariff,
	                                    .part = part_of(event),
	                                    .debt = event->debt,
	                                    .from = event->month,
	                                    .months = 1,
	                                    .amount = moved(event),
	                                    .vat = event->vat > 0 && !event->row->has_price};
	size_t *last = &lines->last[event->row - debts->rows];
	if (line.amount == 0)
		return true;
	if (*last > 0 && goes_on(&lines->items[*last - 1], &line)) {
		lines->items[*last - 1].months++;
		return true;
	}
	if (!baat_grow(&lines->items, &lines->capacity, lines->count + 1, sizeof *lines->items))
		return false;
	lines->items[lines->count++] = line;
	*last = lines->count;
	return true;
}

static int by_row(const void *left, const void *right)
{
	const struct baat_debt_line *a = left, *b = right;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	if (a->debt != b->debt)
		return a->debt < b->debt ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

/* Joins the months of one thing that others stood between before they were sorted. */
static void merge(struct baat_debt_lines *lines)
{
	size_t kept = 0;
	for (size_t i = 1; i < lines->count; i++) {
		if (goes_on(&lines->items[kept], &lines->items[i]))
			lines->items[kept].months += lines->items[i].months;
		else
			lines->items[++kept] = lines->items[i];
	}
	lines->count = lines->count == 0 ? 0 : kept + 1;
}

bool baat_debt_lines_make(struct baat_debt_lines *lines, const struct baat_debt_case *debts,
                          const struct baat_debt_events *events)
{
	lines->count = 0;
	if (!baat_grow(&lines->last, &lines->last_capacity, debts->row_count + 1, sizeof *lines->last))
		return false;
	memset(lines->last, 0, debts->row_count * sizeof *lines->last);
	for (size_t i = events->past; i < events->first[debts->scenario_count]; i++)
		if (!add_event(lines, debts, &events->items[i]))
			return false;
	if (lines->count > 1)
		qsort(lines->items, lines->count, sizeof *lines->items, by_row);
	merge(lines);
	return true;
}

void baat_debt_lines_free(struct baat_debt_lines *lines)
{
	free(lines->items);
	free(lines->last);
	*lines = (struct baat_debt_lines){0};
}
