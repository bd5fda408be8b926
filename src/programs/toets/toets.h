/*
 * The parts of baat-toets: cases to findings, findings to messages, messages to an output.
 *
 * Errors come from the readers that all programs share; what is added here is what can be calculated but should be
 * looked at, and hints for what a spreadsheet leaves above and below its rows.
 */
#ifndef CHECK_PARTS_H
#define CHECK_PARTS_H

#include "baat/calc/check.h"
#include "baat/run/case-input.h"
#include "cli/emit.h"
#include "cli/request.h"

struct toets_options {
	option_set given;
	bool strict; /* warnings count as errors */
};

struct toets_settings {
	struct common_options common;
	struct prices_options prices;
	struct selection_options selection;
	struct method_options method;
	struct toets_options toets;
	struct output_options output;
	struct input_options input;
	struct run_options run;
};

/* Checks the cases, and tells what it found. */
enum baat_status toets_run(const void *settings, struct report *report, struct baat_diags *diags);

/* Where something was used, and how often. */
struct usage {
	uint64_t lines;
	size_t file; /* of the first such line, as number in the run */
	uint64_t line;
};

/* Which prices were used, for what can only be said at the end. */
struct price_ages {
	struct usage *posts; /* by price index: prices of tables */
	size_t post_count;
	struct usage own[BAAT_YEAR_LAST + 1];   /* prices of lines themselves, by their price year */
	struct usage years[BAAT_YEAR_LAST + 1]; /* all prices, by the year whose euros they are */
};
bool price_ages_new(struct price_ages *ages, const struct baat_prices *prices); /* false: no memory */
void price_ages_free(struct price_ages *ages);
void price_ages_clear(struct price_ages *ages);
void price_ages_add(struct price_ages *ages, size_t file, const struct baat_case *casus);
void price_ages_merge(struct price_ages *into, const struct price_ages *from);
/* Adds the warnings on old prices and mixed price years. */
enum baat_status price_ages_tell(const struct price_ages *ages, const struct baat_run *run, struct baat_diags *diags);

/* Checks cases; its context is a bool: of each case one alternative must be chosen. */
extern const struct baat_handler check_handler;
/* After the run: the warnings on all of it. */
enum baat_status check_end(const struct baat_run *run, struct baat_diags *diags);

/* The message of a finding. */
enum baat_status check_tell(const struct baat_worker *worker, const struct baat_case *casus,
                            const struct baat_finding *finding, struct baat_diags *diags);

/* Says of rows that cannot be case lines (a total, a remark) that they must go, in place of what else was said of them.
 */
void hint_rows(struct baat_worker *worker, const struct baat_case *casus, size_t first);
/* Says of files whose header stands further down where it stands, in place of which columns are missing. */
void hint_headers(const struct input_options *input, struct baat_diags *diags);

/* Where findings go. */
struct findings {
	const char *program; /* its name */
	enum baat_form form;
	bool rows; /* with -f */
	struct baat_output *output;
	struct emitter emitter;
	struct baat_buffer line, summary, aside; /* aside: the columns that take no part */
	uint64_t errors, warnings;
	enum baat_status status;
	struct baat_diags trouble; /* of writing */
};
enum baat_status findings_open(struct findings *findings, const struct toets_settings *settings,
                               struct baat_diags *diags);
/* For struct report: takes diagnostics about data. */
bool findings_take(void *context, const struct baat_diag *diag);
/* The last of the findings and the summary: how much was looked at, whether all of it, and which columns (NULL: not
 * known) take no part in the sums. */
enum baat_status findings_end(struct findings *findings, uint64_t cases, uint64_t lines, bool complete,
                              const struct baat_names *attributes, struct baat_diags *diags);
/* Puts the output in place, and prints the summary, when the status is below that of a wrong command line. */
enum baat_status findings_close(struct findings *findings, enum baat_status status, struct baat_diags *diags);

#endif
