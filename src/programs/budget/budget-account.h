/* What the account of a run of baat-budget tells. */
#ifndef BUDGET_ACCOUNT_H
#define BUDGET_ACCOUNT_H

#include "budget.h"
#include "cli/account-facts.h"

struct budget_account {
	struct account_facts facts;
	struct baat_fact options[ACCOUNT_OPTIONS + 6];
	struct baat_account_source sources[3];
	struct baat_buffer trial, pace;
	struct tables none;
};

/* Gathers the facts; the run must outlive them, and they must stay where they are. Free with budget_account_free(),
 * whatever is returned. */
enum baat_status budget_account_make(struct budget_account *account, struct budget_run *run,
                                     const struct settings *settings, struct baat_diags *diags);
void budget_account_free(struct budget_account *account);

#endif
