#include "records.h"

void baat_records_free(struct baat_records *records)
{
	baat_rows_free(records->rows);
	baat_tidy_free(&records->tidy);
	*records = (struct baat_records){0};
}

enum baat_status baat_records_read(struct baat_records *records, const struct baat_table *table,
                                   const struct baat_layout *layout, const struct baat_block *block,
                                   baat_record_sink *sink, void *context, uint64_t *row_count, struct baat_diags *diags)
{
	struct baat_record record = baat_record_of(table, layout->column, layout->kind->columns);
	enum baat_status status = BAAT_OK;
	enum baat_rows_result result = BAAT_ROW;
	struct baat_row row;

	if (records->rows == NULL && (records->rows = baat_rows_new()) == NULL)
		return baat_out_of_memory(diags);
	record.diags = diags;
	record.row = &row;
	baat_rows_begin(records->rows, table, block, true);
	while (status < BAAT_SYSTEM && (result = baat_rows_next(records->rows, &row, diags)) == BAAT_ROW) {
		++*row_count;
		if (row.problem != BAAT_CODE__MAX)
			status = baat_worst(status, baat_row_report(&row, table, diags));
		else if (baat_tidy_is_needed(block) &&
		         !baat_tidy_row(&records->tidy, layout->is_name, layout->count, &row))
			status = baat_out_of_memory(diags);
		else
			status = baat_worst(status, sink(context, &record));
	}
	if (result == BAAT_ROWS_BROKEN)
		status = baat_worst(status, diags->lost ? BAAT_SYSTEM : BAAT_REJECTED);
	return status;
}
