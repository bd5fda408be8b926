/* What became of each debt. */
#include "debt-steps.h"

static void add_event(struct baat_debt_account *account, const struct baat_debt_event *event)
{
	const struct baat_debt_row *row = event->row;
	const bool past = event->month < 0;
	const bool owed = row->act == BAAT_DEBT_PRINCIPAL || row->act == BAAT_DEBT_FINE;
	account->occurs = true;
	if (owed) {
		account->principal += event->amount;
		account->open += past ? 0 : event->amount;
		account->lent += past || row->act == BAAT_DEBT_FINE ? 0 : event->amount;
	} else if (row->act == BAAT_DEBT_WAIVER) {
		account->waived += event->amount;
	} else if (row->act != BAAT_DEBT_PAYMENT) {
		account->added += event->amount;
	} else if (!past) {
		account->expected += (baat_sum)event->amount * row->chance;
	}
	account->before += past && !owed ? event->amount : 0;
	if (event->balance > account->highest)
		account->highest = event->balance;
	account->rest = event->balance;
	if (event->balance > 0)
		account->freed = false;
	else if (!account->freed) {
		account->freed = true;
		account->free_month = event->month;
	}
}

void baat_debt_accounts(const struct baat_debt_case *debts, const struct baat_debt_events *events, size_t scenario,
                        struct baat_debt_account accounts[])
{
	memset(accounts, 0, debts->debt_count * sizeof *accounts);
	for (size_t i = 0; i < events->past; i++)
		add_event(&accounts[events->items[i].debt], &events->items[i]);
	for (size_t i = 0; i < debts->debt_count; i++)
		accounts[i].open = accounts[i].rest;
	for (size_t i = events->first[scenario]; i < events->first[scenario + 1]; i++)
		add_event(&accounts[events->items[i].debt], &events->items[i]);
}
