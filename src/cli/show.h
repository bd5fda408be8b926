/* Outcomes as a table: in a stable form, or on a screen with totals and sentences underneath. */
#ifndef SHOW_H
#define SHOW_H

#include "emit.h"
#include "grouping.h"

/* Sums of the same flows, in more than one way. */
struct shown_sums {
	struct baat_outcomes *rows;   /* by the keys of the table */
	struct baat_outcomes *totals; /* without keys */
	/* without keys, of lines whose verzilverbaar is not known only; NULL where flows were read, which do not tell
	 */
	struct baat_outcomes *unknown;
};

/* Writes all rows. On a screen: the totals (those that add up more than one row) under a rule, then sentences on what
 * the amounts leave out and the notes in `diags`, which are taken out of it. */
enum baat_status show_outcomes(enum baat_form form, const char *program, const struct grouping *grouping,
                               const struct shown_sums *sums, struct baat_output *output, struct baat_diags *diags);

/* The sentences and notes that show_outcomes() puts under its rows, for rows that went out already. */
enum baat_status show_told(struct emitter *emitter, const struct grouping *grouping, const struct shown_sums *sums,
                           struct baat_diags *diags);

/* Puts the notes of the list under a table on a screen, as sentences; they are taken out of the list. In a workbook
 * they are put into the last sheet, and stay in the list. */
enum baat_status show_notes(struct emitter *emitter, struct baat_diags *diags);

#endif
