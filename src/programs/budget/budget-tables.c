/* The rows by month, by period, by case and by party. */
#include <stdlib.h>

#include "baat/model/method.h"
#include "budget-work.h"

#define TEXT(name) \
	{ \
		BAAT_TEXT(name), BAAT_CELL_TEXT \
	}
#define MONTH(name) \
	{ \
		BAAT_TEXT(name), BAAT_CELL_MONTH \
	}
#define CENTS(name) \
	{ \
		BAAT_TEXT(name), BAAT_CELL_CENTS \
	}
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static struct baat_cell text(struct baat_text value)
{
	return (struct baat_cell){.text = value};
}

static struct baat_cell number(baat_sum value)
{
	return (struct baat_cell){.number = value};
}

static struct baat_cell number_if(bool given, baat_sum value)
{
	return (struct baat_cell){.empty = !given, .number = value};
}

/* A month, or nothing; also a number of months. */
static struct baat_cell month_of(int32_t month)
{
	return number_if(month != BAAT_NO_MONTH, month);
}

static const struct baat_column month_columns[] = {
    TEXT("pot"),      MONTH("maand"),       TEXT("aard"),        CENTS("begin"),
    CENTS("budget"),  CENTS("toegekend"),   CENTS("vrijval"),    CENTS("ontvangen"),
    CENTS("eind"),    CENTS("eind_zonder"), CENTS("last"),       CENTS("last_nieuw"),
    CENTS("betaald"), CENTS("open"),        CENTS("terug_open"), CENTS("terug_gewogen"),
};
/* What a team leader looks for stays: the room, what took it, and what comes back. */
static const unsigned month_ranks[COUNT(month_columns)] = {0, 0, 4, 0, 5, 0, 2, 3, 0, 6, 1, 7, 8, 9, 10, 11};

static enum baat_status month_rows(struct budget_work *run, size_t pot, struct baat_diags *diags)
{
	const struct baat_outlook *outlook = &run->outlooks[pot];
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < outlook->month_count && status == BAAT_OK; i++) {
		const struct baat_pot_month *month = &outlook->months[i];
		const struct baat_cell cells[COUNT(month_columns)] = {
		    text(run->budget.pots[pot].name),
		    number(month->month),
		    text(month->expected ? BAAT_TEXT("raming") : BAAT_TEXT("feitelijk")),
		    number(month->begin),
		    number(month->change),
		    number(month->granted),
		    number(month->released),
		    number(month->received),
		    number(month->end),
		    number(month->end_without),
		    number(month->load),
		    number(month->load_new),
		    number_if(!month->expected, month->paid),
		    number_if(!month->expected, month->open),
		    number(month->due),
		    number(month->due_weighed),
		};
		status = emit_row(&run->emitter, cells, diags);
	}
	return status;
}

const struct budget_table budget_by_month = {"Maanden", month_columns, month_ranks, COUNT(month_columns), month_rows};

static const struct baat_column pot_columns[] = {
    TEXT("pot"),         MONTH("van"),         MONTH("tot"),           CENTS("bedrag"),
    CENTS("budget"),     CENTS("meegenomen"),  CENTS("vooraf"),        CENTS("toegekend"),
    CENTS("vrijval"),    CENTS("ontvangen"),   CENTS("ruimte"),        CENTS("later"),
    CENTS("betaald"),    CENTS("open"),        CENTS("terug_open"),    CENTS("terug_gewogen"),
    CENTS("te_laat"),    CENTS("raming_eind"), CENTS("raming_zonder"), MONTH("vol"),
    MONTH("vol_zonder"),
};
static const unsigned pot_ranks[COUNT(pot_columns)] = {0, 0,  0,  0,  6,  8, 7, 1,  5, 4, 0,
                                                       9, 10, 11, 12, 14, 3, 2, 13, 0, 15};

static enum baat_status pot_rows(struct budget_work *run, size_t pot, struct baat_diags *diags)
{
	const struct baat_outlook *outlook = &run->outlooks[pot];
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < outlook->period_count && status == BAAT_OK; i++) {
		const struct baat_pot_period *period = &outlook->periods[i];
		const struct baat_cell cells[COUNT(pot_columns)] = {
		    text(run->budget.pots[pot].name),
		    number(period->period->from),
		    number(period->period->to),
		    number(period->period->amount),
		    number(period->change),
		    number(period->carried),
		    number(period->before),
		    number(period->granted),
		    number(period->released),
		    number(period->received),
		    number(period->room),
		    number(period->later),
		    number(period->paid),
		    number_if(period->begun, period->open),
		    number(period->due),
		    number(period->due_weighed),
		    number(period->late),
		    number_if(!period->ended, period->end),
		    number_if(!period->ended, period->end_without),
		    month_of(period->full),
		    month_of(period->full_without),
		};
		status = emit_row(&run->emitter, cells, diags);
	}
	return status;
}

const struct budget_table budget_by_pot = {"Potten", pot_columns, pot_ranks, COUNT(pot_columns), pot_rows};

static const struct baat_column case_columns[] = {
    TEXT("pot"),
    TEXT("casus"),
    CENTS("toegekend"),
    CENTS("vrijval"),
    CENTS("betaald"),
    CENTS("open"),
    CENTS("gevorderd"),
    CENTS("ontvangen"),
    CENTS("afgeboekt"),
    CENTS("terug_open"),
    CENTS("terug_gewogen"),
    CENTS("te_laat"),
    {BAAT_TEXT("maanden"), BAAT_CELL_INTEGER},
};
static const unsigned case_ranks[COUNT(case_columns)] = {0, 0, 0, 1, 2, 0, 4, 3, 6, 5, 7, 0, 8};

static enum baat_status case_rows(struct budget_work *run, size_t pot, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < baat_ledger_case_count(run->ledger, pot) && status == BAAT_OK; i++) {
		const struct baat_case_sums sums = baat_ledger_case(run->ledger, pot, i);
		const struct baat_cell cells[COUNT(case_columns)] = {
		    text(run->budget.pots[pot].name),
		    text(sums.casus),
		    number(sums.granted),
		    number(sums.released),
		    number(sums.paid),
		    number(sums.granted - sums.released - sums.paid),
		    number(sums.recovery.claimed),
		    number(sums.recovery.received),
		    number(sums.recovery.written_off),
		    number(sums.recovery.open),
		    number(sums.recovery.weighed),
		    number(sums.recovery.late),
		    month_of(sums.recovery.age),
		};
		status = emit_row(&run->emitter, cells, diags);
	}
	return status;
}

const struct budget_table budget_by_case = {"Zaken", case_columns, case_ranks, COUNT(case_columns), case_rows};

static const struct baat_column party_columns[] = {
    TEXT("pot"),
    TEXT("partij"),
    CENTS("gevorderd"),
    CENTS("ontvangen"),
    CENTS("afgeboekt"),
    CENTS("terug_open"),
    CENTS("terug_gewogen"),
    CENTS("te_laat"),
    {BAAT_TEXT("maanden"), BAAT_CELL_INTEGER},
};
static const unsigned party_ranks[COUNT(party_columns)] = {0, 0, 0, 0, 2, 0, 1, 0, 0};

static enum baat_status party_rows(struct budget_work *run, size_t pot, struct baat_diags *diags)
{
	const size_t count = baat_ledger_party_count(run->ledger, pot);
	struct baat_recovery *recoveries = calloc(count + 1, sizeof *recoveries);
	enum baat_status status = recoveries == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	if (status == BAAT_OK)
		baat_ledger_parties(run->ledger, pot, recoveries);
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		const struct baat_cell cells[COUNT(party_columns)] = {
		    text(run->budget.pots[pot].name),  text(baat_ledger_party_name(run->ledger, pot, i)),
		    number(recoveries[i].claimed),     number(recoveries[i].received),
		    number(recoveries[i].written_off), number(recoveries[i].open),
		    number(recoveries[i].weighed),     number(recoveries[i].late),
		    month_of(recoveries[i].age),
		};
		status = emit_row(&run->emitter, cells, diags);
	}
	free(recoveries);
	return status;
}

const struct budget_table budget_by_party = {"Partijen", party_columns, party_ranks, COUNT(party_columns), party_rows};

static const struct baat_column benefit_columns[] = {
    TEXT("pot"),    TEXT("partij"), CENTS("vermeden"),  CENTS("verzilverbaar"),
    CENTS("inzet"), CENTS("saldo"), CENTS("toegekend"), CENTS("terug"),
};
static const unsigned benefit_ranks[COUNT(benefit_columns)] = {0, 0, 0, 1, 0, 0, 0, 0};

static enum baat_status benefit_rows(struct budget_work *run, size_t pot, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < baat_pot_benefit_count(run->benefit, pot) && status == BAAT_OK; i++) {
		const struct baat_pot_party party = baat_pot_benefit_row(run->benefit, pot, i);
		const struct baat_cell cells[COUNT(benefit_columns)] = {
		    text(run->budget.pots[pot].name),
		    text(party.name),
		    number(party.avoided),
		    number(party.cashable),
		    number(party.input),
		    number(party.avoided - party.input),
		    number(party.granted),
		    number(party.back),
		};
		status = emit_row(&run->emitter, cells, diags);
	}
	return status;
}

const struct budget_table budget_by_benefit = {"Baat", benefit_columns, benefit_ranks, COUNT(benefit_columns),
                                               benefit_rows};
