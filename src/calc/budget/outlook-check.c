/* Everything of an outlook adds up, in every cut. */
#include "base/gettext.h"
#include "outlook-parts.h"

static enum baat_status fault(const struct baat_ledger *ledger, size_t pot, const char *what, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_INTERNAL, _("pot %s does not close: %s"),
	                  baat_show(ledger->budget->pots[pot].name).text, what);
}

/* From month to month. */
static const char *check_months(const struct baat_outlook *outlook)
{
	for (size_t i = 0; i < outlook->month_count; i++) {
		const struct baat_pot_month *month = &outlook->months[i];
		const bool first = i == 0 || month[-1].period != month->period;
		if (month->end != month->begin + month->change - month->granted + month->released + month->received)
			return "a month";
		if (!first && month->begin != month[-1].end)
			return "a month begins with something else than the one before it ends with";
		const baat_sum before = first ? 0 : month[-1].end - month[-1].end_without;
		if (!first && month->end - month->end_without - before != (month->expected ? month->due_weighed : 0))
			return "what comes back";
	}
	return NULL;
}

/* A period is the sum of its months, and its room that of what was booked. */
static const char *check_periods(const struct baat_outlook *outlook)
{
	size_t at = 0;
	for (size_t i = 0; i < outlook->period_count; i++) {
		const struct baat_pot_period *period = &outlook->periods[i];
		baat_sum change = 0, due = 0, weighed = 0;
		for (; at < outlook->month_count && outlook->months[at].period == i; at++) {
			const struct baat_pot_month *month = &outlook->months[at];
			due += month->due;
			weighed += month->due_weighed;
			if (!month->expected)
				change += month->change - month->granted + month->released + month->received;
		}
		if (due != period->due || weighed != period->due_weighed)
			return "what is due in a period";
		if (period->room != period->period->amount + period->carried - period->before + change)
			return "the room of a period";
	}
	return NULL;
}

/* Months, cases and parties tell the same. */
static const char *check_cases(const struct baat_outlook *outlook, const struct baat_ledger *ledger, size_t pot)
{
	const struct pot_ledger *booked = &ledger->pots[pot];
	baat_sum open = 0, cases = 0, claims = 0, demands = 0, paid = 0, months = 0;
	for (size_t i = 0; i < baat_names_count(booked->cases); i++) {
		const struct case_account *account = &booked->accounts[i];
		open += (baat_sum)account->granted - account->released - account->paid;
		paid += account->paid;
		for (uint32_t j = account->claims; j > 0; j = booked->claims[j - 1].next)
			cases += booked->claims[j - 1].open;
	}
	for (size_t i = 0; i < booked->claim_count; i++)
		claims += booked->claims[i].open;
	for (size_t i = 0; i < booked->demand_count; i++)
		demands += booked->demands[i].amount;
	const struct baat_pot_period *last = baat_outlook_now(outlook);
	for (size_t i = 0; i < outlook->period_count; i++)
		months += outlook->periods[i].paid;
	if (last->begun && last->open != open)
		return "what is open";
	if (months != paid)
		return "what was paid";
	return cases == claims && claims == demands ? NULL : "what is to come back";
}

enum baat_status outlook_check(const struct baat_outlook *outlook, const struct baat_ledger *ledger, size_t pot,
                               struct baat_diags *diags)
{
	const char *wrong = check_months(outlook);
	if (wrong == NULL)
		wrong = check_periods(outlook);
	if (wrong == NULL)
		wrong = check_cases(outlook, ledger, pot);
	return wrong == NULL ? BAAT_OK : fault(ledger, pot, wrong, diags);
}
