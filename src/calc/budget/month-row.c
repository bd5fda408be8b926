/* What was booked in one month. */
#include <stdlib.h>

#include "baat/base/memory.h"
#include "ledger-parts.h"

const struct month_row *ledger_row(const struct pot_ledger *pot, int32_t month)
{
	if (month < pot->row_first || (size_t)(month - pot->row_first) >= pot->row_count)
		return NULL;
	return &pot->rows[month - pot->row_first];
}

struct month_row *ledger_add_row(struct pot_ledger *pot, int32_t month)
{
	const struct month_row *known = ledger_row(pot, month);
	if (known != NULL)
		return &pot->rows[known - pot->rows];
	const int32_t last = pot->row_first + (int32_t)pot->row_count - 1;
	const int32_t first = pot->row_count > 0 && pot->row_first < month ? pot->row_first : month;
	const size_t count = (size_t)((pot->row_count > 0 && last > month ? last : month) - first) + 1;
	struct month_row *rows = calloc(count, sizeof *rows);
	if (rows == NULL)
		return NULL;
	if (pot->rows != NULL)
		memcpy(rows + (pot->row_first - first), pot->rows, pot->row_count * sizeof *rows);
	free(pot->rows);
	pot->rows = rows;
	pot->row_first = first;
	pot->row_count = count;
	return &rows[month - first];
}

bool month_sums_add(struct month_sums *sums, size_t from, size_t end, baat_sum amount)
{
	if (from >= end)
		return true;
	if (!baat_grow(&sums->at, &sums->capacity, end + 1, sizeof *sums->at))
		return false;
	if (end >= sums->count) {
		memset(sums->at + sums->count, 0, (end + 1 - sums->count) * sizeof *sums->at);
		sums->count = end + 1;
	}
	sums->at[from] += amount;
	sums->at[end] -= amount;
	return true;
}

void month_sums_close(struct month_sums *sums)
{
	baat_sum month = 0, all = 0;
	for (size_t i = 0; i < sums->count; i++) {
		month += sums->at[i];
		all += month;
		sums->at[i] = all;
	}
}

/* The sum of months number 0..end-1. */
static baat_sum up_to(const struct month_sums *sums, int64_t end)
{
	if (end <= 0 || sums->count == 0)
		return 0;
	return sums->at[(size_t)end <= sums->count ? (size_t)end - 1 : sums->count - 1];
}

baat_sum month_sums_within(const struct month_sums *sums, int32_t base, int32_t from, int32_t to)
{
	return from > to ? 0 : up_to(sums, (int64_t)to - base + 1) - up_to(sums, (int64_t)from - base);
}

baat_sum ledger_granted_before(const struct baat_ledger *ledger, size_t pot, const struct baat_budget_period *period,
                               int32_t until)
{
	const struct pot_ledger *of = &ledger->pots[pot];
	baat_sum sum = 0;
	for (size_t i = 0; i < of->row_count; i++) {
		const int32_t month = of->row_first + (int32_t)i;
		if (month >= period->from || month > until)
			break;
		sum += ledger_net(&ledger->budget->pots[pot], &of->rows[i], month, period->from, period->to);
	}
	return sum;
}
