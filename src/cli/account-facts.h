/* What the account of a run tells of the command line: the options in force, and the files besides the input. */
#ifndef ACCOUNT_FACTS_H
#define ACCOUNT_FACTS_H

#include "baat/run/account.h"
#include "load.h"

/* What a program tells besides what all tell, or in place of it; all zeros for nothing. */
struct account_own {
	const struct words *keys; /* by which was grouped, in place of --sleutel */
	const char *form;         /* what was written, in place of --vorm */
	bool in_result;           /* that is a workbook */
	const struct baat_fact *facts;
	size_t fact_count;
	struct baat_account_source source; /* a file that only this program reads */
};

struct account_facts {
	struct baat_account_request request;
	struct baat_fact *options;
	struct baat_account_source *sources;
};

/* Gathers the facts; settings, tables and what is the program's own must outlive them. They must stay where they are as
 * long as the run. Free with account_facts_free() whatever is returned. When nobody wants an account there is nothing
 * to gather. The program has the groups that request.h and load.h ask for, and output and rejects. */
enum baat_status account_facts_make(struct account_facts *facts, const struct common_options *settings,
                                    const struct tables *tables, const struct account_own *own,
                                    struct baat_diags *diags);
void account_facts_free(struct account_facts *facts);

#endif
