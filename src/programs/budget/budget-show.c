/* What is shown: a table with sentences under it, or the answer to a proof. */
#include <stdlib.h>

#include "baat/base/memory.h"
#include "baat/model/method.h"
#include "budget-work.h"
#include "cli/show.h"

static const struct budget_table *const tables[] = {
    [BY_MONTH] = &budget_by_month, [BY_POT] = &budget_by_pot,         [BY_CASE] = &budget_by_case,
    [BY_PARTY] = &budget_by_party, [BY_BENEFIT] = &budget_by_benefit,
};

static enum baat_status show_rows(struct budget_work *run, const struct budget_table *table, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < run->budget.pot_count && status == BAAT_OK; i++)
		if (run->shown[i])
			status = table->rows(run, i, diags);
	return status;
}

static enum baat_status tell(struct budget_work *run, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < run->budget.pot_count && status == BAAT_OK; i++)
		if (run->shown[i])
			status = budget_tell_pot(run, i, diags);
	if (status == BAAT_OK && run->benefit != NULL)
		status = budget_tell_benefit(run, diags);
	return status == BAAT_OK ? show_notes(&run->emitter, diags) : status;
}

enum baat_status budget_show(struct budget_work *run, struct baat_diags *diags)
{
	const struct budget_table *table = tables[run->settings->budget.key];
	/* without a month up to which everything is booked there is nothing to tell */
	const bool known = baat_ledger_cut_off(run->ledger) != BAAT_NO_MONTH;
	enum baat_status status = BAAT_OK;
	if (run->settings->budget.origin)
		return emit_end(&run->emitter, diags);
	status = emit_begin(&run->emitter, run->settings->output.form, (struct emit_names){"baat-budget", table->sheet},
	                    table->columns, table->ranks, table->count, baat_run_output(run->bookings), diags);
	if (status == BAAT_OK && known)
		status = show_rows(run, table, diags);
	if (status == BAAT_OK)
		status = emit_end(&run->emitter, diags);
	return status == BAAT_OK && known && emit_tells(&run->emitter) ? tell(run, diags) : status;
}

static const struct baat_column trial_columns[] = {
    {BAAT_TEXT("pot"), BAAT_CELL_TEXT},         {BAAT_TEXT("casus"), BAAT_CELL_TEXT},
    {BAAT_TEXT("maand"), BAAT_CELL_MONTH},      {BAAT_TEXT("bedrag"), BAAT_CELL_CENTS},
    {BAAT_TEXT("in_periode"), BAAT_CELL_CENTS}, {BAAT_TEXT("later"), BAAT_CELL_CENTS},
    {BAAT_TEXT("ruimte"), BAAT_CELL_CENTS},     {BAAT_TEXT("past"), BAAT_CELL_TEXT},
    {BAAT_TEXT("akkoord"), BAAT_CELL_TEXT},
};
enum { TRIAL_COLUMNS = sizeof trial_columns / sizeof trial_columns[0] };
static const unsigned trial_ranks[TRIAL_COLUMNS] = {2, 0, 3, 0, 4, 5, 0, 0, 1};

static enum baat_status show_trial_row(struct budget_work *run, const struct baat_trial_row *row,
                                       struct baat_diags *diags)
{
	const struct baat_mandate_tier *tier = baat_mandate_find(&run->mandate, row->commitment);
	const struct baat_cell cells[TRIAL_COLUMNS] = {
	    {.text = run->budget.pots[budget_trial_pot(run)].name},
	    {.text = row->casus},
	    {.number = baat_ledger_cut_off(run->ledger)},
	    {.number = row->amount},
	    {.number = row->within},
	    {.number = row->later},
	    {.number = row->room},
	    {.text = row->fits ? BAAT_TEXT("ja") : BAAT_TEXT("nee")},
	    {.text = tier == NULL ? (struct baat_text){"", 0} : tier->approver},
	};
	return emit_row(&run->emitter, cells, diags);
}

/* All that is tried, in order; the answer to it stands before the table. */
enum baat_status budget_show_trial(struct budget_work *run, struct baat_diags *diags)
{
	struct baat_trial_row row, *list = NULL;
	size_t count = 0, capacity = 0, refused = 0;
	enum baat_status status = BAAT_OK;
	while (status == BAAT_OK && baat_pot_trial_next(run->trial, &row)) {
		if (!baat_grow(&list, &capacity, count + 1, sizeof *list)) {
			status = baat_out_of_memory(diags);
		} else {
			refused += !row.fits;
			list[count++] = row;
		}
	}
	if (status == BAAT_OK)
		status =
		    emit_begin(&run->emitter, run->settings->output.form, (struct emit_names){"baat-budget", "Proef"},
		               trial_columns, trial_ranks, TRIAL_COLUMNS, baat_run_output(run->bookings), diags);
	if (status == BAAT_OK && emit_tells(&run->emitter))
		status = budget_tell_trial(run, list, count, refused, diags);
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		status = show_trial_row(run, &list[i], diags);
	free(list);
	run->refused = refused > 0;
	if (status == BAAT_OK)
		status = emit_end(&run->emitter, diags);
	return status == BAAT_OK ? show_notes(&run->emitter, diags) : status;
}
