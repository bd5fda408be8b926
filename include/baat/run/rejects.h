/*
 * baat/run/rejects.h - cases with errors, set aside in a file of their own: their rows as they were, with regel and
 * reden.
 *
 * Rule: baat-bestanden(5), REJECTED CASES.
 */
#ifndef BAAT_REJECTS_H
#define BAAT_REJECTS_H

#include "baat/run/run.h"

/*
 * Sets the cases of a run with errors aside in `path`, which appears with the output; NULL: they are not, and the first
 * of them ends what is printed. Before baat_run_open(), so that a place that cannot be written to shows first. Errors:
 * those of baat_output_open().
 */
enum baat_status baat_rejects_to(struct baat_run *run, const char *path, struct baat_diags *diags);

#endif
