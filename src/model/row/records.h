/* The rows of a block as records, tidied. Private to model. */
#ifndef BAAT_RECORDS_H
#define BAAT_RECORDS_H

#include "model/row/layout.h"
#include "model/row/tidy.h"

/* What a thread needs for it. Start with {0}; free with baat_records_free(). */
struct baat_records {
	struct baat_rows *rows;
	struct baat_tidy tidy;
};
void baat_records_free(struct baat_records *records);

/* A row without a fault of its own. Errors are told in record->diags; reading goes on after BAAT_REJECTED. */
typedef enum baat_status baat_record_sink(void *context, const struct baat_record *record);

/* Reads a block of a table with that layout, and adds the number of its rows to *row_count. Errors: those of
 * baat_rows_next(), baat_row_report() and the sink. */
enum baat_status baat_records_read(struct baat_records *records, const struct baat_table *table,
                                   const struct baat_layout *layout, const struct baat_block *block,
                                   baat_record_sink *sink, void *context, uint64_t *row_count,
                                   struct baat_diags *diags);

#endif
