/* What the account of a run of baat-budget tells. */
#ifndef BUDGET_ACCOUNT_H
#define BUDGET_ACCOUNT_H

#include "baat/run/account.h"
#include "budget-work.h"

enum { BUDGET_FACTS = 10, BUDGET_SOURCES = 3 };

struct budget_account {
	struct baat_account_request request;
	struct baat_fact facts[BUDGET_FACTS];
	struct baat_account_source sources[BUDGET_SOURCES];
	struct baat_buffer trial, pace;
};

/* Gathers the facts; the run must outlive them, and they must stay where they are. Free with budget_account_free(),
 * whatever is returned. */
enum baat_status budget_account_make(struct budget_account *account, struct budget_work *run, struct baat_diags *diags);
void budget_account_free(struct budget_account *account);

#endif
