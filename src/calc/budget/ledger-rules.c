/* The rules that bookings are held against (baat-methode(7), BUDGETS). */
#include "base/gettext.h"
#include "ledger-parts.h"

static struct baat_place place_of(const struct baat_ledger_rules *rules, uint64_t place, uint64_t else_place)
{
	return rules->place(rules->context, place != 0 ? place : else_place);
}

struct amount {
	char text[BAAT_NUMBER_MAX + 1];
};
static struct amount amount_of(baat_sum cents)
{
	struct amount amount;
	amount.text[baat_number_write_grouped(amount.text, cents, BAAT_SCALE_CENTS)] = '\0';
	return amount;
}

static enum baat_status check_released(const struct pot_ledger *pot, uint32_t casus, struct baat_place place,
                                       struct baat_diags *diags)
{
	const struct case_account *account = &pot->accounts[casus];
	if (account->released < 0 || account->released > account->granted)
		return baat_error(
		    diags, place, BAAT_RELEASED_OVER_GRANTED,
		    _("of case %s € %s is released and € %s granted; release no more than was granted, and "
		      "correct no more than was released"),
		    baat_show(baat_names_text(pot->cases, casus)).text, amount_of(account->released).text,
		    amount_of(account->granted).text);
	for (uint32_t i = account->periods; i > 0; i = pot->case_periods[i - 1].next) {
		const struct case_period *period = &pot->case_periods[i - 1];
		if (period->released != 0 && (period->released < 0 || period->released > period->granted))
			return baat_error(
			    diags, place, BAAT_RELEASED_OVER_GRANTED,
			    _("of case %s € %s is released in a period in which € %s of its grants falls; "
			      "write below van and duur which months are not needed"),
			    baat_show(baat_names_text(pot->cases, casus)).text, amount_of(period->released).text,
			    amount_of(period->granted).text);
	}
	return BAAT_OK;
}

static enum baat_status check_case(const struct pot_ledger *pot, uint32_t casus, const struct baat_ledger_rules *rules,
                                   struct baat_diags *diags)
{
	const struct case_account *account = &pot->accounts[casus];
	enum baat_status status =
	    check_released(pot, casus, place_of(rules, account->last_release, account->last), diags);
	if (status != BAAT_OK || (account->paid >= 0 && account->paid <= account->granted - account->released))
		return status;
	return baat_error(diags, place_of(rules, account->last_payment, account->last), BAAT_PAID_OVER_GRANTED,
	                  _("for case %s € %s is paid and € %s granted that was not released; book what was paid too "
	                    "much as a toekenning, or correct it"),
	                  baat_show(baat_names_text(pot->cases, casus)).text, amount_of(account->paid).text,
	                  amount_of((baat_sum)account->granted - account->released).text);
}

enum baat_status ledger_check_cases(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                    struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < ledger->budget->pot_count; i++)
		for (uint32_t j = 0; j < baat_names_count(ledger->pots[i].cases); j++)
			status = baat_worst(status, check_case(&ledger->pots[i], j, rules, diags));
	return status;
}

/* What a row changes in the room of the period that it lies in. */
static baat_sum change_of_room(const struct baat_pot *pot, const struct month_row *row, int32_t month,
                               const struct baat_budget_period *period)
{
	return row->changed + row->received - ledger_net(pot, row, month, period->from, period->to);
}

static uint64_t lowered_by(const struct month_row *row, size_t period)
{
	for (size_t i = 0; row != NULL && i < row->lowering_count; i++)
		if (row->lowerings[i].period == period)
			return row->lowerings[i].place;
	return 0;
}

static enum baat_status tell_ceiling(const struct baat_ledger *ledger, size_t pot, size_t number, int32_t month,
                                     baat_sum room, const struct baat_ledger_rules *rules, struct baat_diags *diags)
{
	const struct baat_pot *of = &ledger->budget->pots[pot];
	const struct baat_budget_period *period = &of->periods[number];
	const uint64_t place = lowered_by(ledger_row(&ledger->pots[pot], month), number);
	const bool soft = period->soft || rules->soft;
	const enum baat_status status = baat_diag(
	    diags, place != 0 ? rules->place(rules->context, place) : baat_at(ledger->budget->place, period->line, 0),
	    soft ? BAAT_WARNING : BAAT_ERROR, BAAT_CEILING_EXCEEDED,
	    _("pot %s, %04d-%02d to %04d-%02d: at the end of %04d-%02d € %s more is committed than there is"),
	    baat_show(of->name).text, (int)(period->from / 12), (int)(period->from % 12 + 1), (int)(period->to / 12),
	    (int)(period->to % 12 + 1), (int)(month / 12), (int)(month % 12 + 1), amount_of(-room).text);
	return status;
}

/* Follows the room of a period from month to month; the first month that ends below nothing is told. *room is what it
 * comes to at the end of the period or the cut-off. */
static enum baat_status check_period(const struct baat_ledger *ledger, size_t pot, size_t number, baat_sum *room,
                                     const struct baat_ledger_rules *rules, struct baat_diags *diags)
{
	const struct baat_pot *of = &ledger->budget->pots[pot];
	const struct baat_budget_period *period = &of->periods[number];
	const struct pot_ledger *booked = &ledger->pots[pot];
	const int32_t end = period->to < ledger->cut_off ? period->to : ledger->cut_off;
	const baat_sum carried = *room;
	int32_t month = period->from;
	bool told = false;
	enum baat_status status = BAAT_OK;
	*room = period->amount;
	if (booked->row_count > 0 && booked->row_first < month)
		month = booked->row_first;
	for (; month <= end; month++) {
		const struct month_row *row = ledger_row(booked, month);
		if (month == period->from)
			*room += carried;
		if (row != NULL && month < period->from)
			*room -= ledger_net(of, row, month, period->from, period->to);
		else if (row != NULL)
			*room += change_of_room(of, row, month, period);
		if (*room < 0 && !told && (row != NULL || month == period->from)) {
			status = tell_ceiling(ledger, pot, number, month, *room, rules, diags);
			told = true;
		}
	}
	return status;
}

enum baat_status ledger_check_ceilings(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                       struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < ledger->budget->pot_count; i++) {
		const struct baat_pot *pot = &ledger->budget->pots[i];
		baat_sum room = 0;
		for (size_t j = 0; j < pot->period_count; j++) {
			if (j == 0 || !pot->periods[j - 1].carries)
				room = 0;
			status = baat_worst(status, check_period(ledger, i, j, &room, rules, diags));
		}
	}
	return status;
}

static enum baat_status check_stand(const struct baat_ledger *ledger, const struct stand *stand,
                                    const struct baat_ledger_rules *rules, struct baat_diags *diags)
{
	const struct baat_pot *pot = &ledger->budget->pots[stand->pot];
	const struct baat_budget_period *period = &pot->periods[baat_budget_period_of(pot, stand->month)];
	baat_sum booked = 0;
	for (int32_t month = period->from; month <= stand->month; month++) {
		const struct month_row *row = ledger_row(&ledger->pots[stand->pot], month);
		if (row != NULL)
			booked += row->paid - row->received;
	}
	if (booked == stand->amount)
		return BAAT_OK;
	return baat_error(
	    diags, rules->place(rules->context, stand->place), BAAT_STAND_DIFFERS,
	    _("the administration has € %s and these bookings € %s as paid less received from %04d-%02d to "
	      "%04d-%02d: € %s apart"),
	    amount_of(stand->amount).text, amount_of(booked).text, (int)(period->from / 12),
	    (int)(period->from % 12 + 1), (int)(stand->month / 12), (int)(stand->month % 12 + 1),
	    amount_of(booked > stand->amount ? booked - stand->amount : stand->amount - booked).text);
}

enum baat_status ledger_check_stands(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                     struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < ledger->stand_count; i++)
		status = baat_worst(status, check_stand(ledger, &ledger->stands[i], rules, diags));
	return status;
}
