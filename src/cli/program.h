/*
 * program.h - what every program of baat has in common. Everybody who adds or changes a program opens this file.
 *
 * Adding a program: 9 things to do
 *  1. src/programs/NAME/baat-NAME.c reads like the top of its man page: the options in the order of --help, examples,
 *     what cannot go together, and a `const struct program program_NAME` that names them and its run(). NAME.h has the
 *     `struct NAME_settings` with the structs of the groups of options it uses, the common ones first. NAME-run.c does
 *     the work, in the one order: open inputs, read and check, compute, write, commit, status. For case lines all but
 *     the computing is case-job.h; baat-reken is a plain example. The Makefile finds the folder, gives it a main(),
 *     links it with what it uses, installs it, and puts it in the list of `baat`.
 *  2. Options of its own: rows, with the words that a value may be, in that folder (knip/knip-options.c); a row that
 *     names a file says so (`file`). --help, completion and the checks on files follow by themselves.
 *  3. What it computes goes to src/calc/, what it reads to src/model/, with a header in include/baat/ and a test in
 *     tests/unit/; going through files, in blocks and by several threads, is include/baat/run/run.h.
 *  4. New messages: a code in include/baat/base/diag.h, both places of man/baat-meldingen.7, a folder in tests/bad/ or
 *     tests/cases/ (tests/doc/trials.sh demands it).
 *  5. po/nl.po: `make po`, fill in what is new, `sh po/update.sh --check`.
 *  6. man/baat-NAME.1, and in Dutch in man/nl/ (tests/doc/help-man.sh holds both against the options, run-docs.py
 *     runs their examples), a row in the table of README.md, SEE ALSO of the pages it goes with.
 *  7. tests/cases/baat-NAME/: golden folders (tests/README.md); a folder in examples/ that shows what it is for.
 *  8. tests/fault/commands/baat-NAME: small runs of it, one a line (the test demands it). The lists that cannot find
 *     it: for what reads any bytes a line in tests/fuzz/fuzz_parallel.c or a target of its own; for what has threads
 *     tests/parallel.sh; for what grows with its input tests/hostile/growth.py.
 *  9. CHANGELOG.md, under New.
 *
 * An option for one program: 2, 5, 6. An option for several: a row and a member of the group in src/cli/options-*.c,
 * and 5 and 6; whoever uses part of the group says whether it wants the row.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "options-common.h"
#include "report.h"

/* Where in the work a program has its place: `baat` lists them in this order, each under a heading. */
enum program_stage {
	STAGE_PREPARE,
	STAGE_CALCULATE,
	STAGE_EXPLAIN,
	STAGE_MANY,
	STAGE__MAX,
};

/* What a program is, as `program_NAME` in its baat-NAME.c: the Makefile makes of it a main() of its own, and a line of
 * the front door. */
struct program {
	const char *name;                    /* "baat-reken" */
	enum program_stage stage;            /* where `baat` lists it */
	const char *question;                /* which it answers, in that list; at most 64 columns */
	const char *summary;                 /* a sentence or two, translated when shown */
	const char *operands;                /* "[ZAKEN]...", as in the synopsis; NULL for none */
	const char *const *examples;         /* command lines for --help, ended by NULL */
	const struct option_use *options;    /* in the order of --help, ended by {0} */
	const struct option_pair *conflicts; /* that cannot be given together, ended by {0}; NULL for none */
	bool reads_stdin;                    /* without operands it reads standard input */
	bool tells_digests;                  /* its result has the digests of what it read */
	/* Whether it reads no operands at all with these settings, and so no standard input. NULL: it always does. */
	bool (*spares_operands)(const void *settings);
	size_t settings_size; /* of its settings: first a struct common_options; all zeros at the start */
	/* Checks what no group of options can see for itself, before anything is opened. NULL for nothing. */
	enum baat_status (*check)(const void *settings, struct baat_diags *diags);
	/* Does the work, and returns how it went. What it leaves in `diags` is printed after it: print before what the
	 * messages name is freed. */
	enum baat_status (*run)(const void *settings, struct report *report, struct baat_diags *diags);
};

/* What main() does: starts, reads the command line, runs, reports and returns the exit status. */
int program_main(const struct program *program, int argc, char **argv);

/* Whether operands are files that it reads, with these settings. */
static inline bool program_reads_operands(const struct common_options *settings)
{
	const struct program *program = settings->program;
	return program->reads_stdin && (program->spares_operands == NULL || !program->spares_operands(settings));
}

/* Columns of the screen that standard output is; 0 when it is none and COLUMNS is not set. */
size_t screen_width(void);

#endif
