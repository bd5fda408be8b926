/* What makes a debt smaller. */
#include "debt-steps.h"

#include "base/gettext.h"

static baat_cents least(baat_cents a, baat_cents b)
{
	return a < b ? a : b;
}

/* Pays, at most what is left. What may not happen is not taken from what is owed: later steps are what happens when it
 * did not. */
static enum baat_status pay(struct baat_debt_walk *walk, const struct baat_debt_row *row, uint32_t debt, int32_t month,
                            baat_cents amount, baat_cents *tally)
{
	amount = least(amount, baat_walk_left(walk, row, debt, *tally));
	*tally += amount;
	if (baat_walk_is_certain(row))
		baat_walk_lower(&walk->balances[debt], amount);
	return baat_walk_note(walk,
	                      (struct baat_debt_event){.row = row, .debt = debt, .month = month, .amount = amount});
}

/* Term number `done` of a total in so many terms: the first ones have a cent more where it does not divide. */
static baat_cents term_of(baat_cents total, int32_t terms, int32_t done)
{
	return total / terms + (done < total % terms ? 1 : 0);
}

/* Divides what is paid over all debts, in proportion to what is owed on each. */
static enum baat_status share_out(struct baat_debt_walk *walk, const struct baat_debt_row *row,
                                  struct baat_row_state *state)
{
	const size_t count = walk->debts->debt_count;
	baat_sum owed = 0;
	state->shares = baat_arena_take(&walk->shares, (count + 1) * sizeof *state->shares);
	if (state->shares == NULL)
		return baat_out_of_memory(walk->diags);
	memset(state->shares, 0, (count + 1) * sizeof *state->shares);
	for (size_t i = 0; i < count; i++)
		owed += walk->weights[i] = walk->balances[i].all;
	if (owed == 0)
		return BAAT_OK;
	const baat_sum offered = (baat_sum)row->amount * row->months;
	if (!baat_share_out(offered < owed ? offered : owed, walk->weights, count, walk->parts))
		return baat_out_of_memory(walk->diags);
	for (size_t i = 0; i < count; i++)
		state->shares[i].total = (baat_cents)walk->parts[i];
	return BAAT_OK;
}

static enum baat_status pay_all(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month,
                                struct baat_row_state *state)
{
	const int32_t done = month - row->from;
	enum baat_status status = done == 0 ? share_out(walk, row, state) : BAAT_OK;
	for (uint32_t i = 0; i < walk->debts->debt_count && status == BAAT_OK; i++) {
		struct baat_debt_share *share = &state->shares[i];
		status = pay(walk, row, i, month, term_of(share->total, row->months, done), &share->tally);
	}
	return status;
}

/* An amount that is paid once must be owed. */
static enum baat_status check_amount(struct baat_debt_walk *walk, const struct baat_debt_row *row)
{
	const baat_cents owed = walk->balances[row->debt].all;
	char number[BAAT_NUMBER_MAX];
	if (row->amount <= owed)
		return BAAT_OK;
	number[baat_number_write_grouped(number, owed, BAAT_SCALE_CENTS)] = '\0';
	return baat_error(
	    walk->diags, baat_at(walk->debts->path, row->line, walk->debts->amount_field), BAAT_PAYMENT_EXCEEDS_DEBT,
	    _("no more than %s is owed on debt '%s' in this month, in this scenario; write rest for all of it"), number,
	    baat_walk_name(walk, row->debt).text);
}

enum baat_status baat_walk_payment(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	struct baat_row_state *state = &walk->states[baat_walk_number(walk, row)];
	const int32_t done = month - row->from;
	bool nothing;
	if (row->debt == BAAT_ALL_DEBTS)
		return pay_all(walk, row, month, state);
	enum baat_status status = baat_walk_check_owed(walk, row, &nothing);
	if (status == BAAT_OK && !row->rest && !row->monthly)
		status = check_amount(walk, row);
	if (status != BAAT_OK || (nothing && done > 0))
		return status;
	if (!row->rest)
		return pay(walk, row, row->debt, month, row->amount, &state->tally);
	if (done == 0)
		state->total = walk->balances[row->debt].all;
	return pay(walk, row, row->debt, month, term_of(state->total, row->months, done), &state->tally);
}

static enum baat_status waive(struct baat_debt_walk *walk, const struct baat_debt_row *row, uint32_t debt,
                              int32_t month, baat_cents amount)
{
	baat_walk_lower(&walk->balances[debt], amount);
	return baat_walk_note(walk,
	                      (struct baat_debt_event){.row = row, .debt = debt, .month = month, .amount = amount});
}

enum baat_status baat_walk_waiver(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month)
{
	enum baat_status status = BAAT_OK;
	bool nothing;
	if (row->debt == BAAT_ALL_DEBTS) {
		for (uint32_t i = 0; i < walk->debts->debt_count && status == BAAT_OK; i++)
			status = waive(walk, row, i, month, walk->balances[i].all);
		return status;
	}
	status = baat_walk_check_owed(walk, row, &nothing);
	if (status == BAAT_OK && !row->rest)
		status = check_amount(walk, row);
	if (status != BAAT_OK)
		return status;
	return waive(walk, row, row->debt, month, row->rest ? walk->balances[row->debt].all : row->amount);
}
