/* What makes a debt larger. */
#include "debt-steps.h"

#include "base/gettext.h"

enum baat_status baat_walk_owe(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	enum baat_status status = baat_walk_raise(walk, row, row->debt, BAAT_OWED_PRINCIPAL, row->amount);
	if (status != BAAT_OK)
		return status;
	return baat_walk_note(
	    walk, (struct baat_debt_event){.row = row, .debt = row->debt, .month = month, .amount = row->amount});
}

enum baat_status baat_walk_costs(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	bool nothing;
	enum baat_status status = baat_walk_check_owed(walk, row, &nothing);
	if (status != BAAT_OK || nothing)
		return status;
	status = baat_walk_raise(walk, row, row->debt, BAAT_OWED_OTHER, row->amount);
	if (status != BAAT_OK)
		return status;
	return baat_walk_note(
	    walk, (struct baat_debt_event){.row = row, .debt = row->debt, .month = month, .amount = row->amount});
}

/* A month of the calendar, for a message. */
struct month_shown {
	char text[16];
};
static struct month_shown show_month(int32_t month)
{
	struct month_shown shown;
	snprintf(shown.text, sizeof shown.text, "%04d-%02d", (int)(month / 12), (int)(month % 12) + 1);
	return shown;
}

static enum baat_status unknown_date(struct baat_debt_walk *walk, const struct baat_debt_row *row,
                                     struct baat_text post, const struct baat_tariff_component *component,
                                     const struct baat_tariff *tariff, int32_t month)
{
	const struct month_shown asked = show_month(month);
	if (tariff != NULL)
		return baat_walk_error(
		    walk, row, BAAT_TARIFF_UNKNOWN_DATE,
		    _("the tariff of '%s' in %s is not known, the latest before it held from %s to %s; add it in a "
		      "table "
		      "of your own (-t standaard -t eigen.csv), or take the latest with --tarief=vorige"),
		    baat_show(post).text, asked.text, show_month(tariff->from).text, show_month(tariff->until).text);
	if (component != NULL && component->count > 0)
		return baat_walk_error(walk, row, BAAT_TARIFF_UNKNOWN_DATE,
		                       _("the tariff of '%s' in %s is not known, only from %s on; add it in a table of "
		                         "your own (-t standaard -t eigen.csv)"),
		                       baat_show(post).text, asked.text, show_month(component->tariffs[0]->from).text);
	return baat_walk_error(
	    walk, row, BAAT_TARIFF_UNKNOWN_DATE,
	    _("no tariff table has '%s', which this needs; add it in a table of your own (-t standaard "
	      "-t eigen.csv)"),
	    baat_show(post).text);
}

/* The tariff of a component, or of a rate, in a month after the decision. */
static enum baat_status find_tariff(struct baat_debt_walk *walk, const struct baat_debt_row *row, struct baat_text post,
                                    const struct baat_tariff_component *component, int32_t month,
                                    const struct baat_tariff **tariff)
{
	bool holds = false;
	const int32_t date = walk->debts->start + month;
	*tariff = component == NULL ? NULL : baat_tariff_at(component, date, &holds);
	if (holds)
		return BAAT_OK;
	if (*tariff == NULL || !walk->previous)
		return unknown_date(walk, row, post, component, *tariff, date);
	if (!baat_grow(&walk->case_late, &walk->case_late_capacity, walk->case_late_count + 1, sizeof *walk->case_late))
		return baat_out_of_memory(walk->diags);
	walk->case_late[walk->case_late_count++] = (*tariff)->number;
	return BAAT_OK;
}

static enum baat_status find_rate(struct baat_debt_walk *walk, const struct baat_debt_row *row, enum baat_rate rate,
                                  int32_t month, const struct baat_tariff **tariff)
{
	return find_tariff(walk, row, baat_text_of(baat_rate_name(rate)), baat_tariffs_rate(walk->tariffs, rate), month,
	                   tariff);
}

static baat_cents base_of(const struct baat_balance *balance, enum baat_tariff_base over)
{
	switch (over) {
	case BAAT_OVER_PRINCIPAL:
		return balance->owed[BAAT_OWED_PRINCIPAL];
	case BAAT_OVER_CLAIM:
		return balance->all - balance->owed[BAAT_OWED_OTHER];
	default:
		return balance->all;
	}
}

/* What a part of a step comes to, and the VAT over it. `before` is what was owed before the step. */
static enum baat_status reckon(struct baat_debt_walk *walk, const struct baat_balance *before, int32_t month,
                               struct baat_debt_event *event)
{
	const struct baat_debt_row *row = event->row;
	const struct baat_tariff *vat;
	enum baat_status status =
	    find_tariff(walk, row, event->component->post, event->component, month, &event->tariff);
	if (status != BAAT_OK)
		return status;
	event->base = base_of(before, event->tariff->over);
	if (baat_tariff_fee(event->tariff, event->base, &event->amount) != BAAT_OK)
		return baat_walk_error(
		    walk, row, BAAT_TARIFF_NO_BAND,
		    _("no band (boven, tm) of the tariff of '%s' of %s holds what is owed on debt '%s'"),
		    baat_show(event->component->post).text, show_month(event->tariff->from).text,
		    baat_walk_name(walk, row->debt).text);
	event->amount *= row->times;
	if (!event->tariff->vat || !walk->debts->debts[row->debt].vat)
		return BAAT_OK;
	status = find_rate(walk, row, BAAT_RATE_VAT, month, &vat);
	if (status != BAAT_OK || vat == NULL)
		return status;
	event->vat = (baat_cents)baat_round_div((baat_sum)event->amount * vat->bands[0].percent, BAAT_PERCENT_ALL);
	event->amount += event->vat;
	return BAAT_OK;
}

enum baat_status baat_walk_step(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	const struct baat_balance before = walk->balances[row->debt];
	bool nothing;
	enum baat_status status = baat_walk_check_owed(walk, row, &nothing);
	if (nothing)
		return status;
	for (size_t i = 0; i < row->step->count && status == BAAT_OK; i++) {
		struct baat_debt_event event = {
		    .row = row, .component = row->step->components[i], .debt = row->debt, .month = month};
		status = reckon(walk, &before, month, &event);
		if (status == BAAT_OK)
			status = baat_walk_raise(walk, row, row->debt,
			                         event.tariff->collection ? BAAT_OWED_COLLECTION : BAAT_OWED_OTHER,
			                         event.amount);
		if (status == BAAT_OK)
			status = baat_walk_note(walk, event);
	}
	return status;
}

/* The interest since it was last added, rounded now and owed from now on. */
static enum baat_status add_interest(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	static const int64_t year = 12 * (int64_t)BAAT_PERCENT_ALL;
	struct baat_row_state *state = &walk->states[baat_walk_number(walk, row)];
	const baat_cents amount = (baat_cents)baat_round_div(state->interest, year);
	const struct baat_tariff *tariff = state->tariff;
	state->interest = 0;
	state->tariff = NULL;
	enum baat_status status = baat_walk_raise(walk, row, row->debt, BAAT_OWED_INTEREST, amount);
	if (status != BAAT_OK)
		return status;
	return baat_walk_note(walk,
	                      (struct baat_debt_event){
				  .row = row, .tariff = tariff, .debt = row->debt, .month = month, .amount = amount});
}

enum baat_status baat_walk_interest(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	struct baat_row_state *state = &walk->states[baat_walk_number(walk, row)];
	const struct baat_balance *balance = &walk->balances[row->debt];
	const int32_t done = month - row->from + 1;
	int64_t percent = row->percent;
	if (row->statutory && balance->all > 0) {
		const struct baat_tariff *tariff;
		enum baat_status status = find_rate(walk, row, BAAT_RATE_INTEREST, month, &tariff);
		if (status != BAAT_OK || tariff == NULL)
			return status;
		percent = tariff->bands[0].percent;
		if (state->tariff == NULL)
			state->tariff = tariff;
	}
	state->interest += (baat_sum)(balance->owed[BAAT_OWED_PRINCIPAL] + balance->owed[BAAT_OWED_INTEREST]) * percent;
	if (done % 12 == 0 || done == row->months || month == -1)
		return add_interest(walk, row, month);
	return BAAT_OK;
}
