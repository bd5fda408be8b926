/* What a run is made of. Private to src/run: programs see include/baat/run/run.h. */
#ifndef RUN_PARTS_H
#define RUN_PARTS_H

#include "rejects-file.h"
#include "baat/run/run.h"

struct baat_run {
	const struct baat_input_kind *kind;
	const struct baat_run_request *request;
	struct baat_inputs *inputs;
	struct baat_ending ending;
	struct baat_output *output; /* owned by the ending; NULL when worker->out goes nowhere */
	struct rejects *rejects;    /* the same; NULL when cases with errors are not set aside */

	const struct run_way *way;
	const struct baat_handler *handler;
	void *context; /* of the handler */
	void *common;  /* of the way: what all workers share */
	struct baat_worker **workers;
	size_t worker_count;
	struct baat_counts counts;
	uint64_t lines;          /* committed, for the progress */
	enum baat_status status; /* the worst that was met among the blocks */
	bool failed;             /* an error was met that is not set aside: no more bytes go out */
	_Atomic bool ended;      /* no more blocks are taken */
};

/* How blocks are gone through: as cases, as flows, or by the handler itself. */
struct run_way {
	/* What all workers share, and what each has of its own; false when there is no memory. All four may be NULL,
	 * and what was begun is ended, however far that came. */
	enum baat_status (*begin)(struct baat_run *run, struct baat_diags *diags);
	void (*end)(struct baat_run *run);
	bool (*begin_worker)(struct baat_worker *worker);
	void (*end_worker)(struct baat_worker *worker);
	/* As in a struct baat_pool_job. */
	void (*work)(struct baat_worker *worker);
	bool (*commit)(struct baat_worker *worker);
	/* Adds what a worker counted to the run; may be NULL. */
	void (*count)(struct baat_run *run, const struct baat_worker *worker);
};

/* Goes through all blocks, and merges the states. */
enum baat_status run_go(struct baat_run *run, const struct run_way *way, const struct baat_handler *handler,
                        void *context, struct baat_diags *diags);

/* The commit of a block whose bytes count as long as no error was met before it. */
bool run_commit(struct baat_worker *worker);

/* For commit(): how far it is, and that bytes of a result are about to go out. */
void run_tick(struct baat_run *run, const struct baat_worker *worker);
void run_pause(const struct baat_run *run);

#endif
