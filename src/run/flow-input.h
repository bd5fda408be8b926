/*
 * Going through files of flows: opening, blocks to workers, flows to a sink of each worker. What baat-som and baat-deel
 * share.
 */
#ifndef FLOW_INPUT_H
#define FLOW_INPUT_H

#include "baat/model/flow.h"
#include "baat/io/output.h"
#include "pool.h"
#include "cli/request.h"
#include "progress.h"

struct flow_file {
	struct baat_table *table;
	struct baat_flow_columns columns;
};

struct flow_run;

/* One thread's share. */
struct flow_worker {
	struct flow_run *run;
	struct flow_file *file;
	struct baat_block block;
	uint64_t sequence;
	struct baat_names *names;
	struct baat_flow_reader *reader;
	void *state;             /* the handler's */
	uint64_t count, counted; /* flows read; those told of in the progress */
	struct baat_diags diags;
	struct baat_buffer out; /* of the block at hand */
	enum baat_status status;
};

struct flow_handler {
	void *(*new_state)(struct flow_run *run, struct flow_worker *worker); /* NULL when there is no memory */
	void (*free_state)(void *state);
	void (*begin_block)(struct flow_worker *worker); /* may be NULL */
	baat_flow_sink *sink;                            /* its context is the worker */
};

struct flow_run {
	const struct settings *settings;
	struct report *report;
	const struct flow_handler *handler;
	void *context; /* the handler's, for all workers */
	struct flow_file *files;
	size_t file_count, at;
	struct baat_names *attributes; /* the union of those of all files */
	bool has[BAAT_FLOW__MAX];      /* columns that at least one file has */
	struct baat_output *output;    /* where worker->out goes; NULL when it goes nowhere */
	struct flow_worker **workers;
	size_t worker_count;
	struct progress progress;
	uint64_t lines; /* committed */
	enum baat_status status;
	_Atomic bool ended;
};

/* Opens all files of the command line. Free with flows_close() whatever it returns. Errors: those of baat_table_open().
 */
enum baat_status flows_open(struct flow_run *run, const struct settings *settings, struct report *report,
                            struct baat_diags *diags);

/* Takes herkomst, where a file has it, for the last of the attributes, so that it is passed on. */
enum baat_status flows_keep_origin(struct flow_run *run, struct baat_diags *diags);

/* Demands that every file has a column that is grouped by. Errors: BAAT_KEY_MISSING, as when it was merged away. */
enum baat_status flows_demand(const struct flow_run *run, struct baat_text name, struct baat_diags *diags);

/* Goes through all flows with at most `jobs` threads; diagnostics are printed as they come. */
enum baat_status flows_run(struct flow_run *run, const struct flow_handler *handler, void *context, size_t jobs,
                           struct baat_diags *diags);
void flows_close(struct flow_run *run);

#endif
