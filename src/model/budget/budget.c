#include "baat/model/budget.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "baat/base/memory.h"
#include "baat/base/name.h"
#include "budget-row.h"

/* What is being read. */
struct reading {
	struct baat_budget *budget;
	const struct baat_table *table;
};

static struct baat_pot *add_pot(struct baat_budget *budget, struct baat_text name)
{
	const uint32_t known = baat_names_count(budget->names), number = baat_names_add(budget->names, name);
	if (number < known)
		return &budget->pots[number];
	if (number == BAAT_NO_NAME ||
	    !baat_grow(&budget->pots, &budget->capacity, budget->pot_count + 1, sizeof *budget->pots))
		return NULL;
	struct baat_pot *pot = &budget->pots[budget->pot_count++];
	*pot = (struct baat_pot){.name = baat_names_text(budget->names, number)};
	return pot;
}

/* One holder holds all periods of a pot; an empty field is the municipality. */
static enum baat_status take_holder(struct baat_budget *budget, struct baat_pot *pot, const struct baat_record *record,
                                    const struct budget_row *row)
{
	const struct baat_text party = row->holder.length == 0 ? BAAT_TEXT("gemeente") : baat_party_name(row->holder);
	const uint32_t number = baat_names_add(budget->holders, party);
	if (number == BAAT_NO_NAME)
		return baat_out_of_memory(record->diags);
	const struct baat_text holder = baat_names_text(budget->holders, number);
	if (pot->period_count == 0)
		pot->holder = holder;
	if (pot->holder.at == holder.at)
		return BAAT_OK;
	return baat_field_error(
	    baat_record_field(record, BUDGET_HOLDER), BAAT_POT_DIFFERS,
	    _("pot '%s' has holder '%s' on line %llu and '%s' here; write the same in all its rows"),
	    baat_show(pot->name).text, baat_show(pot->holder).text, (unsigned long long)pot->line,
	    baat_show(holder).text);
}

/* Keeps periods in the order of time. */
static enum baat_status add_period(struct baat_pot *pot, struct baat_budget_period period,
                                   const struct baat_record *record)
{
	if (!baat_grow(&pot->periods, &pot->capacity, pot->period_count + 1, sizeof *pot->periods))
		return baat_out_of_memory(record->diags);
	const size_t at = baat_budget_period_from(pot, period.from);
	if (at < pot->period_count && pot->periods[at].from <= period.to)
		return baat_field_error(baat_record_field(record, BUDGET_FROM), BAAT_PERIOD_OVERLAP,
		                        _("this period of pot '%s' overlaps that on line %llu; let one end before the "
		                          "other begins"),
		                        baat_show(pot->name).text, (unsigned long long)pot->periods[at].line);
	memmove(&pot->periods[at + 1], &pot->periods[at], (pot->period_count - at) * sizeof *pot->periods);
	pot->periods[at] = period;
	pot->period_count++;
	return BAAT_OK;
}

static enum baat_status take_row(void *context, const struct baat_record *record)
{
	struct baat_budget *budget = ((struct reading *)context)->budget;
	struct budget_row row;
	enum baat_status status = budget_row_read(record, &row);
	if (status != BAAT_OK)
		return status;
	struct baat_pot *pot = add_pot(budget, row.pot);
	if (pot == NULL)
		return baat_out_of_memory(record->diags);
	if (pot->period_count == 0)
		pot->line = record->row->line;
	status = take_holder(budget, pot, record, &row);
	return baat_worst(status, add_period(pot, row.period, record));
}

static enum baat_status take_header(void *context, const struct baat_table *table, const struct baat_layout *layout,
                                    struct baat_diags *diags)
{
	struct reading *reading = context;
	(void)layout;
	(void)diags;
	reading->budget->place = baat_table_path(table);
	return BAAT_OK;
}

static void take_end(void *context, struct baat_table *table, uint64_t rows)
{
	struct reading *reading = context;
	reading->budget->rows = rows;
	if (reading->budget->digest[0] != '\0')
		baat_table_digest(table, reading->budget->digest);
}

enum baat_status baat_budget_read(struct baat_budget *budget, const char *path,
                                  const struct baat_budget_options *options, struct baat_diags *diags)
{
	struct reading reading = {.budget = budget};
	struct baat_whole whole = {
	    .kind = &budget_kind,
	    .request = {.path = path,
	                .encoding = options->encoding,
	                .force_mark = options->force_mark,
	                .mark = options->mark,
	                .digest = options->digest},
	    .context = &reading,
	    .on_header = take_header,
	    .on_row = take_row,
	    .on_end = take_end,
	};
	*budget = (struct baat_budget){.path = path, .place = path, .digest = {options->digest ? '-' : '\0'}};
	budget->names = baat_names_new(NULL);
	budget->holders = baat_names_new(NULL);
	return budget->names == NULL || budget->holders == NULL ? baat_out_of_memory(diags)
	                                                        : baat_whole_read(&whole, diags);
}

void baat_budget_free(struct baat_budget *budget)
{
	for (size_t i = 0; i < budget->pot_count; i++)
		free(budget->pots[i].periods);
	free(budget->pots);
	baat_names_free(budget->names);
	baat_names_free(budget->holders);
	*budget = (struct baat_budget){0};
}

size_t baat_budget_period_from(const struct baat_pot *pot, int32_t month)
{
	size_t low = 0, high = pot->period_count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (pot->periods[middle].to < month)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

long baat_budget_period_of(const struct baat_pot *pot, int32_t month)
{
	const size_t at = baat_budget_period_from(pot, month);
	return at < pot->period_count && pot->periods[at].from <= month ? (long)at : BAAT_NO_PERIOD;
}

static struct baat_text name_at(const void *context, size_t index)
{
	const struct baat_budget *budget = context;
	return budget->pots[index].name;
}

const char *baat_pot_nearest(const struct baat_budget *budget, struct baat_text name)
{
	enum { COMPARED = 10000 };
	const long nearest =
	    baat_text_nearest(name, budget->pot_count < COMPARED ? budget->pot_count : COMPARED, name_at, budget);
	return nearest < 0 ? NULL : budget->pots[nearest].name.at;
}
