/*
 * baat/run/account.h - an account of a run, in JSON: what was read, how, and what was counted. It holds no clock, so
 * the same run gives the same bytes.
 *
 * Rule: baat-bestanden(5), ACCOUNT OF A RUN.
 */
#ifndef BAAT_ACCOUNT_H
#define BAAT_ACCOUNT_H

#include "baat/run/run.h"

/* An option that was in force. */
struct baat_fact {
	const char *name;
	enum { BAAT_FACT_TEXT, BAAT_FACT_LIST, BAAT_FACT_TRUTH } kind;
	const char *text; /* NULL: it was not given */
	const char *const *list;
	size_t count; /* of the list */
	bool truth;
};

/* A file that was read besides the input. */
struct baat_account_source {
	const char *kind;              /* "methode", "cpi", "mandaat", "prijzen" */
	const char *path;              /* NULL: there was none */
	const char *digest;            /* SHA-256 in hexadecimal; NULL: it is computed from the file as it is now */
	uint64_t rows;                 /* with a digest */
	struct baat_sheet_facts sheet; /* .name.at is NULL when it is no workbook */
};

struct baat_json_writer;
/* Something that a program counted. */
struct baat_tally {
	const char *name;
	uint64_t count;
};

/* Read when the run ends, but for the path; everything that is pointed to must outlive the run. */
struct baat_account_request {
	const char *path;        /* where it goes; NULL: to no file of its own */
	bool in_result;          /* the result is a workbook, whose last sheet has it too */
	const char *program;     /* "baat-reken" */
	const char *input_kind;  /* what the input is called: "zaken" */
	const char *data_folder; /* files below it are named the same wherever it is: "standaard/cpi.csv" */
	const struct baat_fact *options;
	size_t option_count;
	const struct baat_account_source *sources;
	size_t source_count;
	/* Adds what was counted, for input that is no case lines; then there is no method in it either. NULL: cases and
	 * lines. */
	void (*add_counts)(const void *context, struct baat_json_writer *json);
	const void *counts_context;
	const struct baat_tally *tallies; /* "telling"; NULL: the program counted nothing of its own */
	size_t tally_count;
};

/* Opens the account of a run; it is written at the end, and appears with the output. The inputs must have been asked
 * for their digests. Errors: those of baat_output_open(). */
enum baat_status baat_account_to(struct baat_run *run, const struct baat_account_request *request,
                                 struct baat_diags *diags);

#endif
