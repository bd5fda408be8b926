/* Outcomes as a table: in a stable form, or on a screen with totals and sentences underneath. */
#ifndef SHOW_H
#define SHOW_H

#include "emit.h"
#include "grouping.h"

/* Writes all rows of `outcomes`. On a screen: the rows of `totals` (those that add up more than one row) under a rule,
 * then the notes in `diags` as sentences, which are taken out of it. */
enum baat_status show_outcomes(enum baat_form form, const char *program, const struct grouping *grouping,
                               struct baat_outcomes *outcomes, struct baat_outcomes *totals, struct baat_output *output,
                               struct baat_diags *diags);

/* The sentences and notes that show_outcomes() puts under its rows, for rows that went out already; `totals` is of the
 * same flows. */
enum baat_status show_told(struct emitter *emitter, const struct grouping *grouping, struct baat_outcomes *totals,
                           struct baat_diags *diags);

/* Puts the notes of the list under a table on a screen, as sentences; they are taken out of the list. In a workbook
 * they are put into the last sheet, and stay in the list. */
enum baat_status show_notes(struct emitter *emitter, struct baat_diags *diags);

#endif
