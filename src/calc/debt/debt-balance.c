/* What is owed, and what is noted of it. */
#include "debt-steps.h"

#include "base/gettext.h"

enum baat_status baat_walk_note(struct baat_debt_walk *walk, struct baat_debt_event event)
{
	if (event.amount == 0)
		return BAAT_OK;
	if (!baat_grow(&walk->events, &walk->event_capacity, walk->event_count + 1, sizeof *walk->events))
		return baat_out_of_memory(walk->diags);
	event.balance = walk->balances[event.debt].all;
	walk->events[walk->event_count++] = event;
	return BAAT_OK;
}

enum baat_status baat_walk_raise(struct baat_debt_walk *walk, const struct baat_debt_row *row, uint32_t debt,
                                 enum baat_owed part, baat_cents amount)
{
	struct baat_balance *balance = &walk->balances[debt];
	if (amount > BAAT_DEBT_MAX - balance->all)
		return baat_walk_error(walk, row, BAAT_NUMBER_BOUNDS,
		                       _("debt '%s' grows to more than 100 000 000 euros"),
		                       baat_walk_name(walk, debt).text);
	balance->owed[part] += amount;
	balance->all += amount;
	return BAAT_OK;
}

void baat_walk_lower(struct baat_balance *balance, baat_cents amount)
{
	balance->all -= amount;
	for (size_t part = BAAT_OWED__MAX; part-- > 0;) {
		const baat_cents taken = amount < balance->owed[part] ? amount : balance->owed[part];
		balance->owed[part] -= taken;
		amount -= taken;
	}
}

baat_cents baat_walk_left(const struct baat_debt_walk *walk, const struct baat_debt_row *row, uint32_t debt,
                          baat_cents tally)
{
	const baat_cents owed = walk->balances[debt].all;
	if (baat_walk_is_certain(row))
		return owed;
	return tally < owed ? owed - tally : 0;
}

enum baat_status baat_walk_check_owed(struct baat_debt_walk *walk, const struct baat_debt_row *row, bool *nothing)
{
	*nothing = walk->balances[row->debt].all == 0;
	if (!*nothing || row->monthly)
		return BAAT_OK;
	return baat_walk_error(
	    walk, row, BAAT_DEBT_IS_PAID,
	    _("nothing is owed on debt '%s' in this month, in this scenario; one that was there before "
	      "the decision has a van below 0"),
	    baat_walk_name(walk, row->debt).text);
}
