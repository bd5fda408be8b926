/*
 * baat/run/case-input.h - files of case lines as the input of a run; see run.h and baat_run_cases().
 *
 * Besides calling the handler for each case the run looks after cases that come back, cases with errors that are set
 * aside, and the counts for the account. Rules: baat-bestanden(5), CASE LINES.
 */
#ifndef BAAT_CASE_INPUT_H
#define BAAT_CASE_INPUT_H

#include "baat/run/run.h"

/* The columns of each file are a struct baat_case_columns. */
extern const struct baat_input_kind baat_case_input;
/* The same for files that have debts too (column `schuld`), for a handler with on_row(); others refuse such a file:
 * BAAT_DEBT_NOT_RECKONED. */
extern const struct baat_input_kind baat_debt_input;
/* Files of either, for who hands them on as they are. */
extern const struct baat_input_kind baat_any_case_input;

/* Whether a case can have a start: by a column of a file, or by the method. */
bool baat_cases_have_start(const struct baat_run *run);

/* For a handler: reads the rows of the case at hand again, as baat_case_rows() does. */
bool baat_worker_rows(struct baat_worker *worker, const struct baat_case *casus,
                      void (*each)(void *context, const struct baat_row *row), void *context);

/* Notes on what was cut off by the horizon, set aside, mixed or not indexed: what whoever reads the figures must know
 * of a run. BAAT_SYSTEM when there is no memory. */
enum baat_status baat_run_notes(const struct baat_run *run, struct baat_diags *diags);
/* The part of them that tells of the case lines themselves: dates and chances that were not taken as they stand, and
 * percentages that are probably no percentages. */
enum baat_status baat_run_tally_notes(const struct baat_run *run, struct baat_diags *diags);

#endif
