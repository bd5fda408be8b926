/* The end of the bookings: sums are made, rules held, and what is left out told. */
#include "base/gettext.h"
#include "ledger-parts.h"

static void close_rows(struct pot_ledger *pot)
{
	for (size_t i = 0; i < pot->row_count; i++) {
		month_sums_close(&pot->rows[i].granted);
		month_sums_close(&pot->rows[i].released);
	}
}

static enum baat_status tell_after(const struct baat_ledger *ledger, struct baat_diags *diags)
{
	if (ledger->after == 0)
		return BAAT_OK;
	return baat_note(diags, baat_at(NULL, 0, 0), BAAT_ENTRIES_AFTER,
	                 ngettext_("%ju booking lies after %04d-%02d and does not count",
	                           "%ju bookings lie after %04d-%02d and do not count", (unsigned long)ledger->after),
	                 (uintmax_t)ledger->after, (int)(ledger->cut_off / 12), (int)(ledger->cut_off % 12 + 1));
}

static enum baat_status tell_before(const struct baat_ledger *ledger, size_t pot, struct baat_diags *diags)
{
	const struct baat_pot *of = &ledger->budget->pots[pot];
	char amount[BAAT_NUMBER_MAX + 1];
	if (ledger->pots[pot].booked.left_out == 0)
		return BAAT_OK;
	amount[baat_number_write_grouped(amount, ledger->pots[pot].booked.left_out, BAAT_SCALE_CENTS)] = '\0';
	return baat_note(
	    diags, baat_at(NULL, 0, 0), BAAT_LOADS_BEFORE,
	    _("pot %s: € %s was granted for months before its first period, %04d-%02d, and does not count"),
	    baat_show(of->name).text, amount, (int)(of->periods[0].from / 12), (int)(of->periods[0].from % 12 + 1));
}

/* A payment on a promise that was booked as an uitgave counts twice. */
static enum baat_status tell_spendings(const struct baat_ledger *ledger, size_t pot, struct baat_diags *diags)
{
	const struct pot_ledger *booked = &ledger->pots[pot];
	uintmax_t count = 0;
	for (uint32_t i = 0; i < baat_names_count(booked->cases); i++) {
		const struct case_account *account = &booked->accounts[i];
		count += account->spendings > 0 && account->granted - account->released > account->paid;
	}
	if (count == 0)
		return BAAT_OK;
	return baat_note(
	    diags, baat_at(NULL, 0, 0), BAAT_SPENT_BESIDE_GRANT,
	    ngettext_("pot %s: %ju case has an uitgave while a toekenning is open; a payment on a promise is "
	              "a betaling, else it counts twice",
	              "pot %s: %ju cases have an uitgave while a toekenning is open; a payment on a promise "
	              "is a betaling, else it counts twice",
	              (unsigned long)count),
	    baat_show(ledger->budget->pots[pot].name).text, count);
}

/* What is to come in a month of no period stands in no month either. */
static enum baat_status tell_due_outside(const struct baat_ledger *ledger, size_t pot, struct baat_diags *diags)
{
	const struct baat_pot *of = &ledger->budget->pots[pot];
	const struct pot_ledger *booked = &ledger->pots[pot];
	char amount[BAAT_NUMBER_MAX + 1];
	baat_sum sum = 0;
	for (size_t i = 0; i < booked->demand_count; i++)
		if (baat_budget_period_of(of, booked->demands[i].expected) == BAAT_NO_PERIOD)
			sum += booked->demands[i].amount;
	if (sum == 0)
		return BAAT_OK;
	amount[baat_number_write_grouped(amount, sum, BAAT_SCALE_CENTS)] = '\0';
	return baat_note(
	    diags, baat_at(NULL, 0, 0), BAAT_DUE_OUTSIDE_BUDGET,
	    _("pot %s: € %s is to come back in months of no period; it counts for cases and parties, and in "
	      "no month"),
	    baat_show(of->name).text, amount);
}

enum baat_status ledger_tell_left_out(const struct baat_ledger *ledger, struct baat_diags *diags)
{
	enum baat_status status = tell_after(ledger, diags);
	for (size_t i = 0; i < ledger->budget->pot_count; i++) {
		status = baat_worst(status, tell_before(ledger, i, diags));
		status = baat_worst(status, tell_spendings(ledger, i, diags));
		status = baat_worst(status, tell_due_outside(ledger, i, diags));
	}
	return status;
}

enum baat_status baat_ledger_close(struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                   struct baat_diags *diags)
{
	for (size_t i = 0; i < ledger->budget->pot_count; i++)
		close_rows(&ledger->pots[i]);
	enum baat_status status = ledger_check_ceilings(ledger, rules, diags);
	status = baat_worst(status, ledger_check_cases(ledger, rules, diags));
	status = baat_worst(status, ledger_check_claims(ledger, rules, diags));
	status = baat_worst(status, ledger_check_stands(ledger, rules, diags));
	if (status != BAAT_OK)
		return status;
	for (size_t i = 0; i < ledger->budget->pot_count; i++)
		ledger_pay_off(&ledger->pots[i], ledger->cut_off);
	return ledger_tell_left_out(ledger, diags);
}
