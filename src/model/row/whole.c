#include "whole.h"

#include <stdlib.h>

#include "near-column.h"

/* What reading takes besides the table. */
struct reading {
	struct baat_whole *whole;
	struct baat_table *table;
	struct baat_rows *rows;
	struct baat_block block;
	struct baat_tidy tidy;
	size_t *column; /* where each column of the kind stands */
	bool *is_name;  /* for each column of the file */
	size_t count;   /* of those */
	struct baat_record record;
	uint64_t row_count;
};

static bool is_known(const struct reading *reading, size_t column)
{
	for (size_t i = 0; i < reading->whole->kind->count; i++)
		if (reading->column[i] == column)
			return true;
	return false;
}

/* A column that is none of ours. */
static enum baat_status check_other(struct reading *reading, size_t column, struct baat_diags *diags)
{
	const struct baat_whole_kind *kind = reading->whole->kind;
	enum baat_status status = BAAT_OK;
	reading->is_name[column] = kind->others;
	if (kind->count > kind->required)
		status = baat_column_check_near(reading->table, column, kind->columns, kind->count,
		                                reading->whole->meant, diags);
	if (status == BAAT_OK && kind->check_other != NULL)
		status = kind->check_other(reading->table, column, diags);
	return status;
}

static enum baat_status find_columns(struct reading *reading, struct baat_diags *diags)
{
	const struct baat_whole_kind *kind = reading->whole->kind;
	enum baat_status status = BAAT_OK;
	reading->count = baat_table_column_count(reading->table);
	reading->column = calloc(kind->count, sizeof *reading->column);
	reading->is_name = calloc(reading->count, sizeof *reading->is_name);
	if (reading->column == NULL || reading->is_name == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < kind->count; i++) {
		reading->column[i] = baat_table_find(reading->table, baat_text_of(kind->columns[i]));
		if (reading->column[i] != BAAT_NO_COLUMN && (kind->names & BAAT_COLUMN_BIT(i)))
			reading->is_name[reading->column[i]] = true;
	}
	for (size_t i = 0; i < reading->count; i++)
		if (baat_table_column(reading->table, i).length > 0 && !is_known(reading, i))
			status = baat_worst(status, check_other(reading, i, diags));
	reading->record = baat_record_of(reading->table, reading->column, kind->columns);
	reading->record.diags = diags;
	return status;
}

static enum baat_status take_row(struct reading *reading, struct baat_row *row)
{
	const struct baat_whole *whole = reading->whole;
	struct baat_diags *diags = reading->record.diags;
	if (row->problem != BAAT_CODE__MAX)
		return baat_row_report(row, reading->table, diags);
	if (baat_tidy_is_needed(&reading->block) &&
	    !baat_tidy_row(&reading->tidy, reading->is_name, reading->count, row))
		return baat_out_of_memory(diags);
	reading->record.row = row;
	return whole->on_row(whole->context, reading->table, &reading->record);
}

static enum baat_status take_block(struct reading *reading)
{
	struct baat_diags *diags = reading->record.diags;
	enum baat_status status = BAAT_OK;
	enum baat_rows_result result = BAAT_ROW;
	struct baat_row row;
	baat_rows_begin(reading->rows, reading->table, &reading->block, true);
	while (status < BAAT_SYSTEM && (result = baat_rows_next(reading->rows, &row, diags)) == BAAT_ROW) {
		status = baat_worst(status, take_row(reading, &row));
		reading->row_count++;
	}
	if (result == BAAT_ROWS_BROKEN)
		status = baat_worst(status, diags->lost ? BAAT_SYSTEM : BAAT_REJECTED);
	return status;
}

static enum baat_status read_table(struct reading *reading, struct baat_diags *diags)
{
	const struct baat_whole *whole = reading->whole;
	reading->rows = baat_rows_new();
	if (reading->rows == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = find_columns(reading, diags);
	if (status == BAAT_OK && whole->on_header != NULL)
		status = whole->on_header(whole->context, reading->table, &reading->record);
	while (status < BAAT_SYSTEM) {
		status = baat_worst(status, baat_table_block(reading->table, BAAT_NO_COLUMN, &reading->block, diags));
		if (status >= BAAT_SYSTEM || reading->block.length == 0)
			break;
		status = baat_worst(status, take_block(reading));
	}
	if (status == BAAT_OK && whole->on_end != NULL)
		whole->on_end(whole->context, reading->table, reading->row_count);
	return status;
}

enum baat_status baat_whole_read(struct baat_whole *whole, struct baat_diags *diags)
{
	struct reading reading = {.whole = whole};
	whole->request.required = whole->kind->columns;
	whole->request.required_count = whole->kind->required;
	enum baat_status status = baat_table_open(&reading.table, &whole->request, diags);
	if (status == BAAT_OK)
		status = read_table(&reading, diags);
	free(reading.column);
	free(reading.is_name);
	baat_tidy_free(&reading.tidy);
	baat_rows_free(reading.rows);
	baat_block_free(&reading.block);
	baat_table_close(reading.table);
	return status;
}
