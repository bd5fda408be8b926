/*
 * program.h - what every program of baat has in common. Everybody who adds or changes a program opens this file.
 *
 * Adding a program: 8 things to do
 *  1. src/cmd/baat-NAME.c: a `struct program` and a short main() in the one order: options, open inputs, read and
 *     check, compute, write, commit, status. baat-som.c is the shortest to copy.
 *  2. What it computes goes to calc/, what it reads to model/, with a header in include/baat/ and a test
 *     in tests/unit/.
 *  3. New options: a row in the table of options.c and an enum option_id here; --help and completion follow by
 *     themselves, the man page is held against it by tests/doc/help-man.sh.
 *  4. New messages: a code in include/baat/base/diag.h, a line in man/baat-meldingen.7, a trial in tests/bad/ or
 *     tests/cases/, a translation in po/nl.po (make po shows what is missing).
 *  5. man/baat-NAME.1 and a line in README.md and in SEE ALSO of the other pages.
 *  6. tests/cases/baat-NAME/: golden folders with cmd, input, out, err and exit (tests/cases/README.md).
 *  7. examples/: a folder that shows what it is for.
 *  8. CHANGELOG.md, under New.
 * The Makefile finds sources, programs, man pages and tests by itself.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/gettext.h"
#include "baat/base/diag.h"
#include "baat/io/form.h"
#include "baat/model/method.h"
#include "baat/base/text.h"

enum option_id {
	OPTION_END,
	OPTION_PRICES,
	OPTION_KEYS,
	OPTION_PARTIES,
	OPTION_ALTERNATIVES,
	OPTION_CHOSEN,
	OPTION_PERSPECTIVE,
	OPTION_FLOWS,
	OPTION_ORIGIN,
	OPTION_METHOD,
	OPTION_RATE,
	OPTION_HORIZON,
	OPTION_PRICE_YEAR,
	OPTION_SUCCESS,
	OPTION_START,
	OPTION_CPI,
	OPTION_AGREEMENT,
	OPTION_ACCOUNT_TEXT,
	OPTION_PAYMENTS,
	OPTION_MANDATE,
	OPTION_HTML,
	OPTION_FOLDER,
	OPTION_PIECE_FOLDER, /* --map of a program that cuts */
	OPTION_PIECES,
	OPTION_CASES,
	OPTION_DIFFERENCE,
	OPTION_THRESHOLD,
	OPTION_ALL_ROWS,
	OPTION_STRICT,
	OPTION_OUTPUT,
	OPTION_FORM,
	OPTION_RECEIPT_FORM, /* --vorm of a program that prints documents */
	OPTION_ASIDE,
	OPTION_ACCOUNT,
	OPTION_DECIMAL,
	OPTION_ENCODING,
	OPTION_ATTRIBUTE,
	OPTION_JOBS,
	OPTION_PROGRESS,
	OPTION_LINE_BASE,
	OPTION_CUT_FROM,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION__MAX
};

/* Errors before a program gives up; and beyond this many input files they are let go of between header and reading, for
 * the sake of descriptors and memory. */
enum { ERRORS_MAX = 20, FILES_KEPT_OPEN = 64 };

/* Shards that baat-knip makes at most: their names have four digits, so that they sort as they were cut. */
enum { PIECES_MAX = 9999 };

struct program {
	const char *name;              /* "baat-reken" */
	const char *summary;           /* one line, translated when shown */
	const char *operands;          /* "[ZAKEN]…", as in the synopsis; NULL for none */
	const char *const *examples;   /* command lines for --help, ended by NULL */
	const enum option_id *options; /* in the order of --help, ended by OPTION_END */
	bool reads_stdin;              /* without operands it reads standard input */
};

/* A growing list of words of the command line. */
struct words {
	const char **items;
	size_t count, capacity;
};

/* When progress is shown. */
enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

/* The command line, read. Words point into argv. */
struct settings {
	const struct program *program;
	bool given[OPTION__MAX];
	struct words prices; /* -p, as given */
	struct words keys;   /* -k, split at commas */
	struct words parties, alternatives, attributes;
	const char *method_path, *cpi_path, *output_path, *aside_path, *account_path;
	const char *agreement_path, *mandate_path, *folder_path, *difference_path;
	const char *encoding;
	struct baat_method method; /* the method file with the options over it */
	bool force_mark;
	enum baat_mark mark;
	enum baat_form form; /* the default filled in */
	int64_t threshold;   /* --drempel of baat-prijs, percent with 4 decimals */
	size_t jobs;         /* -j; the number of cores when not given */
	enum progress_when progress;
	uint64_t line_base;
	const char *original;  /* the file that the operand was cut from; NULL when it was not */
	uint64_t pieces;       /* -n of baat-knip; 0 when not given */
	uint64_t cases_each;   /* --zaken of baat-knip; 0 when not given */
	size_t block_size;     /* bytes a block, about; 0 for the default. Tests use tiny ones */
	struct words operands; /* "-" when there are none and the program reads standard input */
};

/*
 * Reads the command line. Returns BAAT_OK to go on; otherwise the program ends at once with *exit_status (0 after
 * --help and --version), everything having been printed. Free with settings_free().
 */
enum baat_status settings_read(struct settings *settings, const struct program *program, int argc, char **argv,
                               int *exit_status);
void settings_free(struct settings *settings);

/* Options that cannot be given together. */
struct conflict_list {
	const enum option_id (*pairs)[2];
	size_t count;
};
enum baat_status check_conflicts(const struct settings *settings, const struct conflict_list *list,
                                 struct baat_diags *diags);

/* Locale and catalogue. Call it first in main(): numbers and files do not depend on the locale, messages do. */
void program_start(void);

/* The folder of data that came with the program, ended without a slash: $BAAT_DATA, else data of the source tree it
 * runs from, else the share folder beside it. Static memory. */
const char *program_data_folder(void);

/* The folder with compiled catalogues. Static memory. */
const char *program_locale_folder(void);

/* Columns of the screen that standard output is; 0 when it is none and COLUMNS is not set. */
size_t screen_width(void);

/*
 * Reporting. Prints what is in the list to stderr, "baat-reken: zaken.csv:14:3: error: TEXT [CODE]" each, and empties
 * it. A progress line is wiped first. At most `limit` errors in all (0: no limit), see report_exhausted().
 */
struct report {
	const struct program *program;
	size_t limit;
	bool unlimited; /* the limit stays 0, where a run over cases would set one */
	size_t errors;  /* printed so far */
	bool out_of_memory;
	/* Takes a diagnostic in place of stderr; false when it is to be printed all the same. NULL for none. */
	bool (*sink)(void *context, const struct baat_diag *diag);
	void *sink_context;
	struct progress *progress; /* wiped before a message; NULL for none */
};
/* A diagnostic as it is printed, with its line end. */
void report_format(const struct program *program, const struct baat_diag *diag, struct baat_buffer *to);
const char *report_severity(enum baat_severity severity);
void report_print(struct report *report, struct baat_diags *diags);
/* The same before what was written is put in place, so that nothing appears of a run whose messages could not be made.
 * Returns the status, or BAAT_SYSTEM. */
enum baat_status report_before_commit(struct report *report, struct baat_diags *diags, enum baat_status status);
/* Whether so many errors were printed that the program gives up; says so the first time. */
bool report_exhausted(struct report *report);

/* Prints what is left, and turns the status into the exit status of the program. */
int program_end(struct report *report, struct baat_diags *diags, enum baat_status status);

#endif
