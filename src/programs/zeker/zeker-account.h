/* What the account of a run of baat-zeker tells besides that of others. */
#ifndef ZEKER_ACCOUNT_H
#define ZEKER_ACCOUNT_H

#include "cli/case-job.h"
#include "zeker.h"

enum { ZEKER_FACTS = 16 };

/* Must stay where it is as long as the run. Start with {0}; free with zeker_account_free(). */
struct zeker_account {
	struct baat_fact facts[ZEKER_FACTS];
	size_t fact_count;
	const char *together[BAAT_INPUT__MAX];
	struct baat_buffer texts[ZEKER_FACTS]; /* of numbers */
	size_t text_count;
	struct baat_buffer *open, *closed; /* of these, what is known at the end */
};

/* Gathers what there is to tell, for a job that is not opened yet. */
enum baat_status zeker_account_make(struct zeker_account *account, const struct zeker_options *options,
                                    struct case_job *job, struct baat_diags *diags);
/* Once the cases are done: how many inputs have a range. */
void zeker_account_count(struct zeker_account *account, const struct baat_uncertain *uncertain);
void zeker_account_free(struct zeker_account *account);

#endif
