/* Going through the months of a scenario. */
#include "debt-steps.h"

#include "base/gettext.h"

struct baat_debt_walk *baat_debt_walk_new(const struct baat_tariffs *tariffs, bool previous)
{
	struct baat_debt_walk *walk = calloc(1, sizeof *walk);
	if (walk == NULL)
		return NULL;
	walk->tariffs = tariffs;
	walk->previous = previous;
	walk->late = calloc(baat_tariffs_count(tariffs) + 1, sizeof *walk->late);
	if (walk->late != NULL)
		return walk;
	free(walk);
	return NULL;
}

void baat_debt_walk_free(struct baat_debt_walk *walk)
{
	if (walk == NULL)
		return;
	free(walk->late);
	free(walk->case_late);
	free(walk->balances);
	free(walk->decided);
	free(walk->states);
	baat_arena_free(&walk->shares);
	free(walk->weights);
	free(walk->parts);
	free(walk->starts);
	free(walk->active);
	free(walk->events);
	free(walk->first);
	free(walk);
}

uint64_t baat_debt_walk_late(const struct baat_debt_walk *walk, size_t tariff)
{
	return walk->late[tariff];
}

void baat_debt_walk_merge(struct baat_debt_walk *into, const struct baat_debt_walk *from)
{
	for (size_t i = 0; i < baat_tariffs_count(into->tariffs); i++)
		into->late[i] += from->late[i];
}

static enum baat_status do_row(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	switch (row->act) {
	case BAAT_DEBT_COSTS:
		return baat_walk_costs(walk, row, month);
	case BAAT_DEBT_INTEREST:
		return baat_walk_interest(walk, row, month);
	case BAAT_DEBT_PAYMENT:
		return baat_walk_payment(walk, row, month);
	case BAAT_DEBT_WAIVER:
		return baat_walk_waiver(walk, row, month);
	case BAAT_DEBT_STEP:
		return baat_walk_step(walk, row, month);
	default:
		return baat_walk_owe(walk, row, month);
	}
}

static int by_month(const void *left, const void *right)
{
	const struct baat_debt_start *a = left, *b = right;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

/* Whether the row has nothing to do until another one raises what is owed. */
static bool is_idle(const struct baat_debt_walk *walk, const struct baat_debt_row *row)
{
	return row->open && baat_walk_left(walk, row, row->debt, walk->states[baat_walk_number(walk, row)].tally) == 0;
}

/* Merges rows that begin into those that go on; both are in the order of the file. */
static size_t join(struct baat_debt_walk *walk, size_t active, const struct baat_debt_start starts[], size_t count)
{
	size_t at = active + count, left = active, right = count;
	while (right > 0) {
		if (left > 0 && walk->active[left - 1] > starts[right - 1].row)
			walk->active[--at] = walk->active[--left];
		else
			walk->active[--at] = starts[--right].row;
	}
	return active + count;
}

/* Does a month, and keeps the rows that go on after it; *busy is whether any of those has something to do next month.
 */
static enum baat_status do_month(struct baat_debt_walk *walk, int32_t month, size_t *active, bool *busy)
{
	const struct baat_debt_row *rows = walk->debts->rows;
	size_t kept = 0;
	for (size_t i = 0; i < *active; i++) {
		const struct baat_debt_row *row = &rows[walk->active[i]];
		enum baat_status status = do_row(walk, row, month);
		if (status != BAAT_OK)
			return status;
		if (month < row->from + row->months - 1)
			walk->active[kept++] = walk->active[i];
	}
	*active = kept;
	*busy = false;
	for (size_t i = 0; i < kept && !*busy; i++)
		*busy = !is_idle(walk, &rows[walk->active[i]]);
	return BAAT_OK;
}

/* Walks the months from `first` to `last` with the rows of a scenario; those that began before `first` go on in it. */
static enum baat_status walk_months(struct baat_debt_walk *walk, size_t scenario, int32_t first, int32_t last)
{
	const struct baat_debt_case *debts = walk->debts;
	size_t count = 0, next = 0, active = 0;
	bool busy = false;
	for (size_t i = debts->first[scenario]; i < debts->first[scenario + 1]; i++) {
		const struct baat_debt_row *row = &debts->rows[debts->order[i]];
		if (row->from + row->months > first && row->from <= last)
			walk->starts[count++] =
			    (struct baat_debt_start){row->from < first ? first : row->from, debts->order[i]};
	}
	qsort(walk->starts, count, sizeof *walk->starts, by_month);
	for (int32_t month = first; month <= last; month++) {
		size_t from = next;
		if (!busy && next == count)
			break;
		if (!busy)
			month = walk->starts[next].from;
		while (next < count && walk->starts[next].from == month)
			next++;
		active = join(walk, active, walk->starts + from, next - from);
		enum baat_status status = do_month(walk, month, &active, &busy);
		if (status != BAAT_OK)
			return status;
	}
	return BAAT_OK;
}

/* A payment without an end has one all the same: the last month. */
static enum baat_status check_paid(struct baat_debt_walk *walk, size_t scenario)
{
	const struct baat_debt_case *debts = walk->debts;
	for (size_t i = debts->first[scenario]; i < debts->first[scenario + 1]; i++) {
		const struct baat_debt_row *row = &debts->rows[debts->order[i]];
		if (row->open && !is_idle(walk, row))
			return baat_walk_error(walk, row, BAAT_NEVER_PAID,
			                       _("debt '%s' is still not paid after month 1200; give duur, or more a "
			                         "month"),
			                       baat_walk_name(walk, row->debt).text);
	}
	return BAAT_OK;
}

static bool make_room(struct baat_debt_walk *walk, const struct baat_debt_case *debts)
{
	const size_t rows = debts->row_count + 1, count = debts->debt_count + 1;
	return baat_grow(&walk->balances, &walk->balance_capacity, count, sizeof *walk->balances) &&
	       baat_grow(&walk->decided, &walk->decided_capacity, count, sizeof *walk->decided) &&
	       baat_grow(&walk->weights, &walk->weight_capacity, count, sizeof *walk->weights) &&
	       baat_grow(&walk->parts, &walk->part_capacity, count, sizeof *walk->parts) &&
	       baat_grow(&walk->states, &walk->state_capacity, rows, sizeof *walk->states) &&
	       baat_grow(&walk->starts, &walk->start_capacity, rows, sizeof *walk->starts) &&
	       baat_grow(&walk->active, &walk->active_capacity, rows, sizeof *walk->active) &&
	       baat_grow(&walk->first, &walk->first_capacity, debts->scenario_count + 1, sizeof *walk->first);
}

static enum baat_status walk_scenarios(struct baat_debt_walk *walk)
{
	const struct baat_debt_case *debts = walk->debts;
	const size_t size = debts->debt_count * sizeof *walk->balances;
	memset(walk->balances, 0, size);
	memset(walk->states, 0, debts->row_count * sizeof *walk->states);
	enum baat_status status = walk_months(walk, 0, BAAT_DEBT_FIRST_MONTH, -1);
	memcpy(walk->decided, walk->balances, size);
	walk->result.past = walk->event_count;
	for (size_t i = 0; i < debts->scenario_count && status == BAAT_OK; i++) {
		walk->first[i] = walk->event_count;
		memcpy(walk->balances, walk->decided, size);
		status = walk_months(walk, i, 0, BAAT_DEBT_LAST_MONTH);
		if (status == BAAT_OK)
			status = check_paid(walk, i);
	}
	return status;
}

enum baat_status baat_debt_walk_case(struct baat_debt_walk *walk, const struct baat_debt_case *debts,
                                     const struct baat_debt_events **events, struct baat_diags *diags)
{
	walk->debts = debts;
	walk->diags = diags;
	walk->event_count = walk->case_late_count = 0;
	baat_arena_clear(&walk->shares);
	if (!make_room(walk, debts))
		return baat_out_of_memory(diags);
	enum baat_status status = walk_scenarios(walk);
	if (status != BAAT_OK)
		return status;
	for (size_t i = 0; i < walk->case_late_count; i++)
		walk->late[walk->case_late[i]]++;
	walk->first[debts->scenario_count] = walk->event_count;
	walk->result.items = walk->events;
	walk->result.first = walk->first;
	*events = &walk->result;
	return BAAT_OK;
}
