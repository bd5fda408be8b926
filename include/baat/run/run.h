/*
 * baat/run/run.h - a run: files in, blocks to several threads, what comes of them out in the order of the input.
 *
 * The life of a run, as a program sees it. Each step is skipped when the status is not BAAT_OK, unless said otherwise:
 *
 *	struct baat_run *run = baat_run_new(&baat_case_input, &request);
 *	status = run == NULL ? baat_out_of_memory(diags) : baat_run_open(run, diags);     all headers are read
 *	status = baat_run_output_to(run, path, status, diags);                            what is written is opened
 *	status = baat_run_cases(run, &handler, &context, diags);                          all blocks are gone through
 *	status = show(baat_run_state(run), baat_run_output(run), diags);                  what was summed is written
 *	status = run == NULL ? status : baat_run_end(run, status, diags);                 always: in place, or not
 *	baat_run_close(run);                                                              always
 *
 * A new program has a handler and a state of its own: new_state() makes one for each worker, on_case() adds a case to
 * it, and merge() adds the state of one worker to that of another. Workers go through different blocks at the same
 * time, each with its own state, names and buffers, so a handler shares nothing that changes. Bytes that it adds to
 * worker->out go to the output in the order of the input; sums stay in the state. When all blocks are done the run
 * merges the states in one, which baat_run_state() gives back: a program never sees how many workers there were.
 *
 * Files of flows go the same way with baat_flow_input and baat_run_flows(). A table of another kind has a struct
 * baat_input_kind of its own and baat_run_blocks(), and a reader in the state of its handler.
 *
 * Besides, before baat_run_open(): baat_rejects_to() sets cases with errors aside (rejects.h). After
 * baat_run_output_to(): baat_account_to() writes an account of the run (account.h), and baat_run_ending() takes what
 * else must appear together with the output (ending.h).
 */
#ifndef BAAT_RUN_H
#define BAAT_RUN_H

#include "baat/base/buffer.h"
#include "baat/io/output.h"
#include "baat/model/flow.h"
#include "baat/run/counts.h"
#include "baat/run/ending.h"
#include "baat/run/inputs.h"
#include "baat/run/listener.h"

/* What a run is asked to do. Read from baat_run_open() on, so that it may be filled in until then; it and all that it
 * points to must outlive the run. */
struct baat_run_request {
	struct baat_inputs_request inputs;
	const struct baat_method *method; /* of cases */
	struct baat_prices *prices;       /* of cases, resolved */
	bool remarks;                     /* of cases: their lines have their remarks, which takes time */
	/* Of cases: only these are given to the handler and counted, all are read and checked; none: all of them. One
	 * that never occurs is warned of. */
	const char *const *cases;
	size_t case_count;
	size_t jobs; /* threads at most, 1 to BAAT_POOL_MAX */
	/* A case that comes back is an error and no more than that, after a file that cannot be read on comes the next
	 * one, files that could not be opened are passed over, and errors do not keep what was summed from counting. */
	bool thorough;
	/* The word that stands alone on the last line of a direct output when the run broke off, as whoever reads it
	 * could not tell otherwise; NULL for none. */
	const char *broken_off;
	struct baat_listener listener;
};

struct baat_run;

/* One thread's share: the block at hand, and what comes of it. */
struct baat_worker {
	struct baat_run *run;
	struct baat_input *input; /* that the block is from */
	struct baat_block block;
	uint64_t sequence; /* number of the block in the run */
	struct baat_names *names;
	void *state;               /* the handler's */
	struct baat_counts counts; /* of all its blocks; of cases */

	/* of the block at hand, until it is committed */
	struct baat_diags diags;
	struct baat_buffer out;
	uint64_t rows;           /* read of it: of flows those that were understood */
	enum baat_status status; /* BAAT_OK, or why it could not be taken or gone on with */

	void *part; /* the run's own */
};

/* What is done with the input. Members that say so may be NULL; of on_case, on_flows and on_block there must be the one
 * that the run is begun with. */
struct baat_handler {
	/* A worker's state; NULL when there is no memory. `context` is what the run was begun with. */
	void *(*new_state)(struct baat_worker *worker, void *context);
	void (*free_state)(void *state);
	/* Adds what is in `from` to `into`. It is called once for each state but the first, when all blocks are done
	 * and what they came to counts. May be NULL. */
	enum baat_status (*merge)(void *into, const void *from, struct baat_diags *diags);
	/* Before the first case or flow of a block; may be NULL. */
	void (*begin_block)(struct baat_worker *worker);

	/* A row of a case, instead of making a line of it; it is of a case that may yet prove to be bad. A new case is
	 * one on another line than the one before. NULL: lines are made. */
	enum baat_status (*on_row)(struct baat_worker *worker, const struct baat_case *casus, uint32_t scenario,
	                           const struct baat_row *row);
	/* A case without errors: adds bytes to worker->out, diagnostics to worker->diags. BAAT_REJECTED makes the case
	 * a bad one: its bytes are taken back; what is worse ends the run. */
	enum baat_status (*on_case)(struct baat_worker *worker, const struct baat_case *casus);
	/* After on_case(): whether a line of the case counts in the figures, for the notes on price years. NULL: every
	 * line that begins before the horizon. */
	bool (*counts)(struct baat_worker *worker, const struct baat_case *casus, const struct baat_line *line);
	/* A bad case, of which only the rows are known. What was said of it are the diagnostics of the worker from
	 * number `first` on. May be NULL. */
	void (*on_bad)(struct baat_worker *worker, const struct baat_case *casus, size_t first);
	/* After each block of a thorough run over cases, in the order of the input: `counts` is false when it stands
	 * behind a place where its file could not be read on, and nothing of it may be told. May be NULL. */
	void (*end_block)(struct baat_worker *worker, bool counts);

	baat_flow_sink *on_flows; /* its context is the worker */

	/* A block: reads worker->block of worker->input, and sets worker->rows. */
	enum baat_status (*on_block)(struct baat_worker *worker);
	/* After on_block(), in the order of the input and by one thread at a time: for what all blocks add to. Its
	 * errors go to worker->diags. May be NULL. */
	enum baat_status (*after_block)(struct baat_worker *worker);
};

/* NULL when there is no memory. */
struct baat_run *baat_run_new(const struct baat_input_kind *kind, const struct baat_run_request *request);
/* Takes back what baat_run_end() did not put in place, and frees everything. NULL is fine. */
void baat_run_close(struct baat_run *run);

/* Opens all files. Errors: those of baat_inputs_open(). */
enum baat_status baat_run_open(struct baat_run *run, struct baat_diags *diags);
struct baat_inputs *baat_run_inputs(const struct baat_run *run);
/* The columns of all files that are no known ones. */
const struct baat_names *baat_run_attributes(const struct baat_run *run);
const struct baat_run_request *baat_run_request(const struct baat_run *run);

/*
 * Opens the output, as baat_output_open() does, before anything is calculated, so that a run does not end halfway for
 * want of a place to write. Not after a status of a wrong command line or worse, but for an output that must then be
 * told that it breaks off. Returns the worse of `status` and its own.
 */
enum baat_status baat_run_output_to(struct baat_run *run, const char *path, enum baat_status status,
                                    struct baat_diags *diags);
/* NULL when there is none; then worker->out goes nowhere. */
struct baat_output *baat_run_output(const struct baat_run *run);

/*
 * Each goes through all blocks, with messages to the listener as they come; those about the run as a whole are left in
 * `diags`. Returns BAAT_OK when what was written and summed counts, also when cases with errors were set aside; for a
 * thorough run the worst that it met. baat_run_end() remembers the rest.
 */
enum baat_status baat_run_cases(struct baat_run *run, const struct baat_handler *handler, void *context,
                                struct baat_diags *diags);
enum baat_status baat_run_flows(struct baat_run *run, const struct baat_handler *handler, void *context,
                                struct baat_diags *diags);
enum baat_status baat_run_blocks(struct baat_run *run, const struct baat_handler *handler, void *context,
                                 struct baat_diags *diags);
/* For a handler: no more blocks are taken. Those that were taken are finished. */
void baat_run_stop(struct baat_run *run);

/* After the run: the state that all were merged into, and what was counted. */
void *baat_run_state(const struct baat_run *run);
const struct baat_counts *baat_run_counts(const struct baat_run *run);

/* What is put in place besides the output, before the end. */
struct baat_ending *baat_run_ending(struct baat_run *run);

/*
 * The end of every run, however it went; `status` is how. Tells what is in `diags`, then puts everything that was
 * written in its place when the status is BAAT_OK, else nothing. Returns the exit status: the worst of all,
 * BAAT_REJECTED when cases were set aside.
 */
enum baat_status baat_run_end(struct baat_run *run, enum baat_status status, struct baat_diags *diags);

#endif
