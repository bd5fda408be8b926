/* What happened to each debt, and what became of it. */
#include "schuld.h"

#define COLUMN(name, kind) \
	{ \
		{name, sizeof(name) - 1}, BAAT_CELL_##kind \
	}

const struct baat_column schuld_statement_columns[] = {
    COLUMN("casus", TEXT),    COLUMN("scenario", TEXT), COLUMN("schuld", TEXT), COLUMN("schuldeiser", TEXT),
    COLUMN("maand", INTEGER), COLUMN("datum", MONTH),   COLUMN("post", TEXT),   COLUMN("grondslag", CENTS),
    COLUMN("bedrag", CENTS),  COLUMN("btw", CENTS),     COLUMN("stand", CENTS), COLUMN("kans", CHANCE),
    COLUMN("tarief", MONTH),  COLUMN("wet", TEXT),
};
const size_t schuld_statement_count = sizeof schuld_statement_columns / sizeof schuld_statement_columns[0];
/* as on a statement of a bank: date, what, amount, balance */
const unsigned schuld_statement_ranks[] = {5, 0, 0, 4, 6, 2, 0, 7, 0, 9, 0, 3, 8, 10};

const struct baat_column schuld_summary_columns[] = {
    COLUMN("casus", TEXT),         COLUMN("scenario", TEXT),    COLUMN("schuld", TEXT),   COLUMN("schuldeiser", TEXT),
    COLUMN("hoofdsom", CENTS),     COLUMN("bijgekomen", CENTS), COLUMN("hoogste", CENTS), COLUMN("open", CENTS),
    COLUMN("verwacht", CENTS),     COLUMN("deel", RATIO1),      COLUMN("kwijt", CENTS),   COLUMN("rest", CENTS),
    COLUMN("maand_vrij", INTEGER),
};
const size_t schuld_summary_count = sizeof schuld_summary_columns / sizeof schuld_summary_columns[0];
const unsigned schuld_summary_ranks[] = {7, 0, 0, 6, 9, 5, 8, 3, 0, 4, 2, 0, 1};

struct baat_text schuld_creditor(const struct state *state, uint32_t debt)
{
	return baat_names_text(state->worker->names, state->debts->debts[debt].creditor);
}

/* The first cells of a row: of which case, scenario and debt it is. */
static void fill_front(const struct state *state, size_t scenario, uint32_t debt)
{
	state->cells[0] = (struct baat_cell){.text = state->id};
	state->cells[1] = (struct baat_cell){.text = state->scenarios[scenario]};
	state->cells[2] = (struct baat_cell){.text = state->debts->debts[debt].name};
	state->cells[3] = (struct baat_cell){.text = schuld_creditor(state, debt)};
}

static enum baat_status write_event(struct state *state, size_t scenario, const struct baat_debt_event *event)
{
	const int32_t start = state->debts->start;
	const bool step = event->component != NULL;
	struct baat_cell *cells = state->cells;
	fill_front(state, scenario, event->debt);
	cells[4] = (struct baat_cell){.number = event->month};
	cells[5] = (struct baat_cell){.empty = start == BAAT_NO_MONTH, .number = start + event->month};
	cells[6] = (struct baat_cell){.text = step ? event->component->post
	                                           : baat_text_of(baat_debt_act_name(event->row->act))};
	cells[7] = (struct baat_cell){.empty = !step, .number = event->base};
	cells[8] = (struct baat_cell){.number = baat_debt_event_lowers(event) ? -event->amount : event->amount};
	cells[9] = (struct baat_cell){.empty = event->vat == 0, .number = event->vat};
	cells[10] = (struct baat_cell){.number = event->balance};
	cells[11] = (struct baat_cell){.number = event->row->chance};
	cells[12] = (struct baat_cell){.empty = !step, .number = step ? event->tariff->from : 0};
	cells[13] = (struct baat_cell){.text = event->tariff == NULL ? BAAT_TEXT("") : event->tariff->law};
	return schuld_write(state);
}

enum baat_status schuld_write(struct state *state)
{
	struct schuld *schuld = state->schuld;
	struct baat_worker *worker = state->worker;
	if (schuld->on_screen)
		return emit_row(&schuld->emitter, state->cells, &worker->diags);
	baat_form_row(schuld->form, state->columns, schuld->column_count, state->cells, &worker->out);
	return BAAT_OK;
}

enum baat_status schuld_write_statement(struct state *state)
{
	const struct baat_debt_events *events = state->events;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < state->debts->scenario_count && status == BAAT_OK; i++) {
		if (state->scenarios[i].length == 0)
			continue;
		for (size_t j = 0; j < events->past && status == BAAT_OK; j++)
			status = write_event(state, i, &events->items[j]);
		for (size_t j = events->first[i]; j < events->first[i + 1] && status == BAAT_OK; j++)
			status = write_event(state, i, &events->items[j]);
	}
	return status;
}

static enum baat_status write_account(struct state *state, size_t scenario, uint32_t debt,
                                      const struct baat_debt_account *account)
{
	struct baat_cell *cells = state->cells;
	fill_front(state, scenario, debt);
	cells[4] = (struct baat_cell){.number = account->principal};
	cells[5] = (struct baat_cell){.number = account->added};
	cells[6] = (struct baat_cell){.number = account->highest};
	cells[7] = (struct baat_cell){.number = account->open};
	cells[8] = (struct baat_cell){.number = baat_round_div(account->expected, BAAT_CHANCE_ONE)};
	cells[9] = (struct baat_cell){.empty = account->open == 0};
	if (account->open > 0)
		cells[9].number = baat_round_div(account->expected * 1000, account->open * BAAT_CHANCE_ONE);
	cells[10] = (struct baat_cell){.number = account->waived};
	cells[11] = (struct baat_cell){.number = account->rest};
	cells[12] = (struct baat_cell){.empty = !account->freed, .number = account->free_month};
	return schuld_write(state);
}

enum baat_status schuld_write_summary(struct state *state)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < state->debts->scenario_count && status == BAAT_OK; i++) {
		if (state->scenarios[i].length == 0)
			continue;
		baat_debt_accounts(state->debts, state->events, i, state->accounts);
		for (uint32_t j = 0; j < state->debts->debt_count && status == BAAT_OK; j++)
			if (state->accounts[j].occurs)
				status = write_account(state, i, j, &state->accounts[j]);
	}
	return status;
}
