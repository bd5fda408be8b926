/* The account as rows. */
#include "huishoudboek.h"

#include "baat/base/day.h"

#define COLUMN(name, kind) \
	{ \
		{name, sizeof(name) - 1}, BAAT_CELL_##kind \
	}

const struct baat_column book_day_columns[BOOK_DAY_COLUMNS] = {
    COLUMN("casus", TEXT),    COLUMN("aanpak", TEXT),       COLUMN("datum", TEXT),
    COLUMN("inkomen", CENTS), COLUMN("vast", CENTS),        COLUMN("leefgeld", CENTS),
    COLUMN("saldo", CENTS),   COLUMN("achterstand", CENTS), COLUMN("apart", CENTS),
};
const unsigned book_day_ranks[BOOK_DAY_COLUMNS] = {1, 0, 0, 0, 0, 0, 0, 0, 2};

const struct baat_column book_month_columns[BOOK_MONTH_COLUMNS] = {
    COLUMN("casus", TEXT),         COLUMN("aanpak", TEXT),       COLUMN("maand", TEXT),
    COLUMN("begin", CENTS),        COLUMN("inkomen", CENTS),     COLUMN("vast", CENTS),
    COLUMN("leefgeld", CENTS),     COLUMN("eind", CENTS),        COLUMN("laagste", CENTS),
    COLUMN("dagen_rood", INTEGER), COLUMN("gemist", INTEGER),    COLUMN("te_laat", INTEGER),
    COLUMN("storno", CENTS),       COLUMN("achterstand", CENTS), COLUMN("leefgeld_tekort", CENTS),
    COLUMN("vooruit", CENTS),      COLUMN("apart", CENTS),       COLUMN("overbrugging", CENTS),
};
const unsigned book_month_ranks[BOOK_MONTH_COLUMNS] = {8, 0, 0, 9, 3, 4, 5, 0, 6, 10, 0, 2, 7, 0, 1, 11, 12, 0};

static enum baat_status write_row(struct huishoudboek *here, const struct baat_column *columns, size_t count,
                                  const struct baat_cell *cells, struct baat_diags *diags)
{
	if (here->form == BAAT_FORM_TABLE)
		return emit_row(&here->emitter, cells, diags);
	baat_form_row(here->form, columns, count, cells, here->out);
	return here->out->failed ? baat_out_of_memory(diags) : BAAT_OK;
}

static enum baat_status write_month(struct huishoudboek *here, struct baat_text id, const char *name,
                                    struct baat_text label, const struct baat_cashbook_month *month,
                                    struct baat_diags *diags)
{
	const struct baat_cell cells[BOOK_MONTH_COLUMNS] = {
	    {.text = id},
	    {.text = baat_text_of(name)},
	    {.text = label},
	    {.number = month->begin},
	    {.number = month->income},
	    {.number = month->fixed},
	    {.number = month->living},
	    {.number = month->end},
	    {.number = month->lowest},
	    {.number = (baat_sum)month->days_below},
	    {.number = (baat_sum)month->missed},
	    {.number = (baat_sum)month->days_late},
	    {.number = month->penalty},
	    {.number = month->arrears},
	    {.number = month->lacked},
	    {.number = month->ahead},
	    {.number = month->apart},
	    {.number = month->bridge},
	};
	return write_row(here, book_month_columns, BOOK_MONTH_COLUMNS, cells, diags);
}

static enum baat_status write_months(struct huishoudboek *here, struct baat_text id, const char *name,
                                     const struct baat_cashbook_plan *plan, struct baat_diags *diags)
{
	const struct baat_cashbook_month *months = baat_cashbook_months(here->book);
	enum baat_status status = BAAT_OK;
	char label[16];
	for (int i = 0; i < plan->months && status == BAAT_OK; i++) {
		const int32_t month = plan->begin + i;
		snprintf(label, sizeof label, "%04u-%02u", (unsigned)month / 12 % 10000, (unsigned)month % 12 + 1);
		status = write_month(here, id, name, baat_text_of(label), &months[i], diags);
	}
	return status;
}

static enum baat_status write_days(struct huishoudboek *here, struct baat_text id, const char *name,
                                   struct baat_diags *diags)
{
	size_t count;
	const struct baat_cashbook_day *days = baat_cashbook_days(here->book, &count);
	enum baat_status status = BAAT_OK;
	char date[16];
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		int of_month;
		const unsigned month = (unsigned)baat_day_month(days[i].day, &of_month);
		snprintf(date, sizeof date, "%04u-%02u-%02u", month / 12 % 10000, month % 12 + 1,
		         (unsigned)of_month % 100);
		const struct baat_cell cells[BOOK_DAY_COLUMNS] = {
		    {.text = id},
		    {.text = baat_text_of(name)},
		    {.text = baat_text_of(date)},
		    {.number = days[i].income},
		    {.number = days[i].fixed},
		    {.number = days[i].living},
		    {.number = days[i].balance},
		    {.number = days[i].arrears},
		    {.number = days[i].apart},
		};
		status = write_row(here, book_day_columns, BOOK_DAY_COLUMNS, cells, diags);
	}
	return status;
}

enum baat_status book_write(struct huishoudboek *here, struct baat_text id, const char *name,
                            const struct baat_cashbook_plan *plan, struct baat_diags *diags)
{
	if (here->settings->book.days)
		return write_days(here, id, name, diags);
	if (!here->settings->book.total)
		return write_months(here, id, name, plan, diags);
	const struct baat_cashbook_month total = baat_cashbook_total(here->book);
	return write_month(here, id, name, BAAT_TEXT("totaal"), &total, diags);
}
