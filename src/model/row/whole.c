#include "whole.h"

static enum baat_status read_rows(const struct baat_whole *whole, struct baat_table *table,
                                  const struct baat_layout *layout, uint64_t *row_count, struct baat_diags *diags)
{
	struct baat_records records = {0};
	struct baat_block block = {0};
	enum baat_status status = BAAT_OK;
	while (status < BAAT_SYSTEM) {
		status = baat_worst(status, baat_table_block(table, BAAT_NO_COLUMN, &block, diags));
		if (status >= BAAT_SYSTEM || block.length == 0)
			break;
		status = baat_worst(status, baat_records_read(&records, table, layout, &block, whole->on_row,
		                                              whole->context, row_count, diags));
	}
	baat_records_free(&records);
	baat_block_free(&block);
	return status;
}

enum baat_status baat_whole_read(struct baat_whole *whole, struct baat_diags *diags)
{
	struct baat_layout layout = {0};
	struct baat_table *table;
	uint64_t row_count = 0;
	whole->request.required = whole->kind->columns;
	whole->request.required_count = whole->kind->required;
	whole->request.wanted = baat_file_wanted(whole->kind->file);
	enum baat_status status = baat_table_open(&table, &whole->request, diags);
	if (status != BAAT_OK)
		return status;
	status = baat_layout_find(&layout, whole->kind, table, whole->meant, whole->attributes, diags);
	if (status < BAAT_SYSTEM && whole->on_header != NULL)
		status = baat_worst(status, whole->on_header(whole->context, table, &layout, diags));
	if (status < BAAT_SYSTEM)
		status = baat_worst(status, read_rows(whole, table, &layout, &row_count, diags));
	if (status == BAAT_OK && whole->on_end != NULL)
		whole->on_end(whole->context, table, row_count);
	baat_layout_free(&layout);
	baat_table_close(table);
	return status;
}
