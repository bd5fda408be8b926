/* What the account of a run tells of the command line: the options in force, and the files besides the input. */
#ifndef ACCOUNT_FACTS_H
#define ACCOUNT_FACTS_H

#include "baat/run/account.h"
#include "load.h"

enum { ACCOUNT_OPTIONS = 13 };

struct account_facts {
	struct baat_account_request request;
	struct baat_fact options[ACCOUNT_OPTIONS];
	struct baat_account_source *sources;
};

/* Gathers the facts; the settings and the tables must outlive them. They must stay where they are as long as the run.
 * Free with account_facts_free() whatever is returned. When nobody wants an account there is nothing to gather. */
enum baat_status account_facts_make(struct account_facts *facts, const struct settings *settings,
                                    const struct tables *tables, struct baat_diags *diags);
void account_facts_free(struct account_facts *facts);

#endif
