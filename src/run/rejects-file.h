/* The file of cases that are set aside, as the run fills it. Private to src/run: programs see baat/run/rejects.h. */
#ifndef REJECTS_FILE_H
#define REJECTS_FILE_H

#include "baat/run/rejects.h"

struct rejects;

/* Adds the columns of an input file; the delimiter is that of the first file, or a tab when they differ. */
enum baat_status rejects_add_file(struct rejects *rejects, const struct baat_table *table, struct baat_diags *diags);

/* Writes the header, once all files are added. */
enum baat_status rejects_begin(struct rejects *rejects, struct baat_diags *diags);

/* Formats the rows of the case at hand. Any worker may call it. The reason of each row is its first diagnostic among
 * those of the worker from index `first` on; rows without one refer to the line of the first one. Without memory
 * to->failed is set. */
void rejects_format(const struct rejects *rejects, struct baat_worker *worker, const struct baat_case *casus,
                    size_t first, struct baat_buffer *to);

enum baat_status rejects_write(struct rejects *rejects, struct baat_text text, struct baat_diags *diags);

#endif
