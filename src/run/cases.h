/*
 * Going through case files: opening, blocks to workers, cases to a handler, results and messages in order.
 *
 * What baat-reken, baat-bon and baat-toets share. The handler says what is done with a case; everything else is here:
 * cases that come back, cases set aside, the limit on errors, counts for the account.
 */
#ifndef CASES_H
#define CASES_H

#include "aside.h"
#include "baat/model/casus.h"
#include "baat/calc/flows.h"
#include "baat/base/names.h"
#include "baat/io/output.h"
#include "baat/model/registry.h"
#include "cli/load.h"
#include "pool.h"
#include "cli/request.h"
#include "progress.h"

struct case_file {
	struct baat_table *table;
	struct baat_case_columns *columns;
	uint64_t line_base; /* lines of the files before it */
	uint64_t lines;     /* highest line seen */
	uint64_t rows;
	char digest[65];
	bool broken; /* it could not be read on, and the run is a thorough one */
};

/* Counts of a run; those of the workers are added up. */
struct case_counts {
	uint64_t cases, without_counterfactual, without_alternative, aside;
	uint64_t lines, unpriced;
	struct baat_cut_off cut_off;
};

/* What was used of the prices: for the notes on price years. */
struct price_use {
	bool *used; /* by index in the prices */
	size_t count;
	bool years[BAAT_YEAR_LAST + 1]; /* of prices that were used */
	bool own_as_it_stands;          /* a price of a line's own without a year, though a price year was asked for */
};

struct case_run;

/* One thread's share. */
struct case_worker {
	struct case_run *run;
	struct case_file *file; /* that the block is from */
	struct baat_block block;
	uint64_t sequence;
	struct baat_names *names;
	struct baat_case_reader *reader;
	struct baat_rows *rows;             /* reads rows again that are set aside */
	void *state;                        /* the handler's */
	struct case_counts counts, counted; /* of all its blocks; of those before the block at hand */
	struct price_use use;

	/* of the block at hand, until it is committed */
	struct baat_diags diags;
	struct baat_buffer out;
	struct baat_buffer aside;
	struct case_record *records;
	size_t record_count, record_capacity;
	uint64_t row_count;
	bool broken;             /* reading stopped inside the block */
	enum baat_status status; /* BAAT_OK, or why the block could not be taken or gone on with */
};

/* What is done with the cases. */
struct case_handler {
	/* A worker's state; NULL when there is no memory. */
	void *(*new_state)(struct case_run *run, struct case_worker *worker);
	void (*free_state)(void *state);
	/* Called before the first case of a block; may be NULL. */
	void (*begin_block)(struct case_worker *worker);
	/* A case without errors: adds bytes to worker->out, diagnostics to worker->diags. A result other than BAAT_OK
	 * with errors among the diagnostics makes the case a bad one. */
	enum baat_status (*on_case)(struct case_worker *worker, const struct baat_case *casus);
	/* A case that cannot be read, of which only the rows are known; may be NULL. What was said of it are the
	 * diagnostics of the worker from number `first` on. */
	void (*on_bad)(struct case_worker *worker, const struct baat_case *casus, size_t first);
	/* Called for each block of a thorough run, in the order of the input: `counts` is false when it stands behind a
	 * place where its file could not be read on, and nothing of it may be told. May be NULL. */
	void (*end_block)(struct case_worker *worker, bool counts);
};

struct case_run {
	const struct settings *settings;
	struct report *report;
	struct tables *tables;
	const struct case_handler *handler;
	void *context; /* the handler's, for all workers */
	struct case_file *files;
	size_t file_count;
	size_t at; /* the file that blocks are taken from */
	struct baat_names *attributes;
	struct baat_meant meant;
	struct baat_registry *registry;
	struct aside *aside;        /* NULL without --uitval */
	struct baat_output *output; /* where worker->out goes; NULL when it goes nowhere */
	struct case_worker **workers;
	size_t worker_count;
	struct case_counts counts;
	struct price_use use;
	struct progress progress;
	uint64_t lines; /* committed, for the progress */
	enum baat_status status;
	/* Set between opening and running: a case that comes back is an error and no more than that, after a file that
	 * cannot be read on comes the next one, and files that could not be opened are passed over. */
	bool thorough;
	bool alone;         /* set between opening and running: one thread only, whatever -j says */
	bool failed;        /* an error was met that is not set aside: no more bytes go out */
	_Atomic bool ended; /* no more blocks are taken */
};

/* Opens all files of the command line, finds their columns. Free with cases_close() whatever it returns. */
enum baat_status cases_open(struct case_run *run, const struct settings *settings, struct tables *tables,
                            struct report *report, struct baat_diags *diags);

/* Goes through all cases. Diagnostics are printed by the report as they come, those of the end are left in `diags`.
 * Returns BAAT_REJECTED when a case was set aside, though all went well; look at run->failed for the difference. */
enum baat_status cases_run(struct case_run *run, const struct case_handler *handler, void *context,
                           struct baat_diags *diags);

/* Notes on what was cut, set aside, mixed or not indexed. */
enum baat_status cases_notes(const struct case_run *run, struct baat_diags *diags);

void cases_close(struct case_run *run);

#endif
