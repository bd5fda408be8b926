/* Reading a table whole that is told of in an account. Private to model. */
#ifndef BAAT_SOURCE_READING_H
#define BAAT_SOURCE_READING_H

#include "baat/model/table-source.h"
#include "model/row/whole.h"

/* A reading of a source; context and callbacks are still to be set. */
struct baat_whole baat_table_source_whole(const struct baat_table_source *source, const struct baat_table_kind *kind);

/* For the end of the reading: keeps what is known of the source then. */
void baat_table_source_note(struct baat_table_source *source, struct baat_table *table, uint64_t rows);

#endif
