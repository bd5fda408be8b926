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

/* What the run does with it. */
struct baat_rejects;

/* Opens the file; *rejects is NULL on failure. */
enum baat_status baat_rejects_open(struct baat_rejects **rejects, const char *path, struct baat_diags *diags);
void baat_rejects_free(struct baat_rejects *rejects); /* nothing appears; NULL is fine */

/* Adds the columns of an input file; the delimiter is that of the first file, or a tab when they differ. */
enum baat_status baat_rejects_add_file(struct baat_rejects *rejects, const struct baat_table *table,
                                       struct baat_diags *diags);

/* Writes the header, once all files are added. */
enum baat_status baat_rejects_begin(struct baat_rejects *rejects, struct baat_diags *diags);

/* Formats the rows of the case at hand. Any worker may call it. The reason of each row is its first diagnostic among
 * those of the worker from index `first` on; rows without one refer to the line of the first one. Without memory
 * to->failed is set. */
void baat_rejects_format(const struct baat_rejects *rejects, struct baat_worker *worker, const struct baat_case *casus,
                         size_t first, struct baat_buffer *to);

enum baat_status baat_rejects_write(struct baat_rejects *rejects, struct baat_text text, struct baat_diags *diags);
/* Writes out what is held, so that putting the file in place can hardly fail. */
enum baat_status baat_rejects_settle(struct baat_rejects *rejects, struct baat_diags *diags);
/* Puts the file in place and frees. */
enum baat_status baat_rejects_place(struct baat_rejects *rejects, struct baat_diags *diags);

#endif
