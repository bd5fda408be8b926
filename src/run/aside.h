/* Cases with errors, set aside in a file of their own: their rows as they were, with regel and reden. */
#ifndef ASIDE_H
#define ASIDE_H

#include "baat/base/buffer.h"
#include "baat/model/casus.h"
#include "baat/io/table.h"
#include "baat/base/names.h"
#include "baat/io/output.h"

struct aside;

/* Opens the file. */
enum baat_status aside_open(struct aside **aside, const char *path, struct baat_diags *diags);

/* Adds the columns of an input file; the delimiter is that of the first file, or a tab when they differ. */
enum baat_status aside_add_file(struct aside *aside, const struct baat_table *table, struct baat_diags *diags);

/* Writes the header, once all files are added. */
enum baat_status aside_begin(struct aside *aside, struct baat_diags *diags);

/* Formats the rows of a case. Any thread may call it; `rows` is the caller's own reader. The reason of each row is its
 * first diagnostic from `diags` on index `first`; rows without one refer to the line of the first one. */
void aside_format(const struct aside *aside, const struct baat_table *table, const struct baat_block *block,
                  const struct baat_case *casus, struct baat_rows *rows, const struct baat_diags *diags, size_t first,
                  struct baat_buffer *to);

enum baat_status aside_write(struct aside *aside, struct baat_text text, struct baat_diags *diags);
/* Writes out what is held, so that putting the file in place can hardly fail; NULL is fine. */
enum baat_status aside_settle(struct aside *aside, struct baat_diags *diags);
/* Puts the file in place and frees; on abandon nothing appears. NULL is fine for both. */
enum baat_status aside_commit(struct aside *aside, struct baat_diags *diags);
void aside_abandon(struct aside *aside);

#endif
