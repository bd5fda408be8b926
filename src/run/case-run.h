/* The three steps of going through case files, and what they share. Private to cases.c, case-work.c and case-commit.c.
 */
#ifndef CASE_RUN_H
#define CASE_RUN_H

#include "cases.h"

/* A case of the block at hand: what committing it needs. */
struct case_record {
	struct baat_identity identity;
	uint64_t line;
	size_t diags_end, out_end, aside_end; /* where its part of each ends */
	bool bad;
	bool anonymous; /* a bad case whose identifier is missing */
	bool returned;  /* it was seen before */
};

/* The steps of a struct pool_job; context is the struct case_run, worker a struct case_worker. */
bool case_take(void *context, void *worker, uint64_t sequence);
void case_work(void *context, void *worker);
bool case_commit(void *context, void *worker);

#endif
