/* Reading flows that a program has written. */
#include "base/gettext.h"
#include "baat/model/flow.h"
#include "baat/base/buffer.h"
#include "flow-fields.h"
#include "model/row/tidy.h"

enum { BATCH = 256 };

struct baat_flow_reader {
	struct baat_flow_fields fields;
	struct baat_rows *rows;
	struct baat_tidy tidy;
	struct baat_flow batch[BATCH];
	size_t count;
	/* what the flows of the batch share, with the bytes it is made of */
	struct baat_unit unit;
	struct baat_text *attributes;
	size_t attribute_count;
	struct baat_buffer kept;
	bool has_unit;
	/* the flow before, and what stands in its row around what differs from year to year; .at is NULL when there is
	 * none, or it cannot be compared */
	struct baat_flow flow;
	struct baat_text front, back;
};

struct baat_flow_reader *baat_flow_reader_new(struct baat_names *names, size_t attribute_count)
{
	struct baat_flow_reader *reader = calloc(1, sizeof *reader);
	if (reader == NULL)
		return NULL;
	reader->attribute_count = attribute_count;
	reader->rows = baat_rows_new();
	reader->attributes = calloc(attribute_count + 1, sizeof *reader->attributes);
	if (!baat_flow_fields_begin(&reader->fields, names) || reader->rows == NULL || reader->attributes == NULL) {
		baat_flow_reader_free(reader);
		return NULL;
	}
	return reader;
}

void baat_flow_reader_free(struct baat_flow_reader *reader)
{
	if (reader == NULL)
		return;
	baat_rows_free(reader->rows);
	baat_tidy_free(&reader->tidy);
	baat_buffer_free(&reader->kept);
	free(reader->attributes);
	free(reader);
}

/* What reading a row needs. */
struct row_context {
	const struct baat_table *table;
	const struct baat_flow_columns *columns;
	struct baat_record record;
};

/* Whether the row repeats the header, as in files that were joined with cat. */
static bool is_header(const struct row_context *context)
{
	for (size_t i = 0; i < context->record.row->count; i++)
		if (!baat_text_equal_ascii(context->record.row->fields[i], baat_table_column(context->table, i)))
			return false;
	return true;
}

static bool is_incomplete(const struct baat_row *row)
{
	return row->count == 1 && baat_text_equal(row->fields[0], BAAT_TEXT(BAAT_INCOMPLETE));
}

static bool same_unit(const struct baat_flow_reader *reader, const struct row_context *context)
{
	if (!reader->has_unit || reader->unit.start != reader->fields.start ||
	    !baat_text_equal(reader->unit.casus, baat_record_text(&context->record, BAAT_FLOW_CASE)))
		return false;
	for (size_t i = 0; i < context->columns->attribute_count; i++)
		if (!baat_text_equal(reader->attributes[context->columns->attributes[i].attribute],
		                     context->record.row->fields[context->columns->attributes[i].column]))
			return false;
	return true;
}

static enum baat_status flush(struct baat_flow_reader *reader, baat_flow_sink *sink, void *sink_context)
{
	size_t count = reader->count;
	reader->count = 0;
	return count == 0 ? BAAT_OK : sink(sink_context, &reader->unit, reader->batch, count);
}

/* Copies case and attributes, since the row they come from does not last. */
static enum baat_status begin_unit(struct baat_flow_reader *reader, const struct row_context *context)
{
	const struct baat_flow_columns *columns = context->columns;
	struct baat_text casus = baat_record_text(&context->record, BAAT_FLOW_CASE);
	size_t needed = casus.length;

	for (size_t i = 0; i < columns->attribute_count; i++)
		needed += context->record.row->fields[columns->attributes[i].column].length;
	reader->kept.length = 0;
	char *at = baat_buffer_reserve(&reader->kept, needed + 1);
	if (at == NULL)
		return baat_out_of_memory(context->record.diags);
	for (size_t i = 0; i < reader->attribute_count; i++)
		reader->attributes[i] = (struct baat_text){"", 0};
	memcpy(at, casus.at, casus.length);
	reader->unit = (struct baat_unit){
	    baat_table_path(context->table), {at, casus.length}, reader->attributes, reader->fields.start};
	at += casus.length;
	for (size_t i = 0; i < columns->attribute_count; i++) {
		struct baat_text text = context->record.row->fields[columns->attributes[i].column];
		memcpy(at, text.at, text.length);
		reader->attributes[columns->attributes[i].attribute] = (struct baat_text){at, text.length};
		at += text.length;
	}
	reader->has_unit = true;
	return BAAT_OK;
}

/* What stands in a row from one field to before another, with the delimiters. */
static struct baat_text between(const struct baat_row *row, size_t first, size_t end)
{
	if (first == end)
		return BAAT_TEXT("");
	const struct baat_text *last = &row->fields[end - 1];
	return (struct baat_text){row->fields[first].at, (size_t)(last->at + last->length - row->fields[first].at)};
}

/* Whether a row is the one before but for what differs from year to year, as most are: it need not be read again. Only
 * rows whose fields still stand in the block side by side can be compared like this. */
static bool repeats(struct baat_flow_reader *reader, const struct row_context *context, const struct baat_block *block)
{
	const struct baat_row *row = context->record.row;
	const size_t yearly = context->columns->yearly;
	const bool had = reader->front.at != NULL;
	const struct baat_text front = reader->front, back = reader->back;
	reader->front.at = NULL;
	if (yearly == BAAT_NO_COLUMN || (uintptr_t)row->fields[0].at - (uintptr_t)block->bytes > block->length)
		return false;
	reader->front = between(row, 0, yearly);
	reader->back = between(row, yearly + BAAT_FLOW_YEARLY, row->count);
	return had && baat_text_equal(front, reader->front) && baat_text_equal(back, reader->back);
}

/* Takes one row, that of the context, into the batch; after an error (`broken`) it is only looked at for further
 * errors. */
static enum baat_status take_flow(struct baat_flow_reader *reader, const struct row_context *context,
                                  const struct baat_block *block, struct baat_row *row, bool broken,
                                  baat_flow_sink *sink, void *sink_context, uint64_t *count)
{
	struct baat_flow flow = reader->flow;
	const bool repeated = repeats(reader, context, block);
	if (!repeated && baat_tidy_is_needed(block) &&
	    !baat_tidy_row(&reader->tidy, context->columns->is_name, context->columns->count, row))
		return baat_out_of_memory(context->record.diags);
	enum baat_status status = repeated ? baat_flow_fields_year(&context->record, &flow)
	                                   : baat_flow_fields_read(&reader->fields, &context->record, &flow);
	if (status != BAAT_OK || broken) {
		reader->front.at = NULL;
		return status;
	}
	const bool same = repeated || same_unit(reader, context);
	if (reader->count == BATCH || !same)
		status = flush(reader, sink, sink_context);
	if (status == BAAT_OK && !same)
		status = begin_unit(reader, context);
	if (status == BAAT_OK) {
		reader->flow = flow;
		reader->batch[reader->count++] = flow;
		++*count;
	}
	return status;
}

enum baat_status baat_flow_read(struct baat_flow_reader *reader, const struct baat_table *table,
                                const struct baat_flow_columns *columns, const struct baat_block *block, bool fast,
                                baat_flow_sink *sink, void *sink_context, uint64_t *count, struct baat_diags *diags)
{
	struct baat_row row;
	struct row_context context = {table, columns, baat_record_of(table, columns->column, baat_flow_column_names)};
	enum baat_status status = BAAT_OK;
	enum baat_rows_result result = BAAT_ROW;

	context.record.row = &row;
	context.record.diags = diags;
	reader->has_unit = false;
	reader->front.at = NULL;
	reader->count = 0;
	baat_rows_begin(reader->rows, table, block, fast);
	while (status < BAAT_SYSTEM && (result = baat_rows_next(reader->rows, &row, diags)) == BAAT_ROW) {
		if (is_incomplete(&row)) {
			status =
			    baat_worst(status, baat_error(diags, baat_at(baat_table_path(table), row.line, 1),
			                                  BAAT_FLOWS_INCOMPLETE,
			                                  _("these flows are incomplete: the program that made them "
			                                    "stopped at an error")));
			break;
		}
		/* a byte order mark in front of a repeated header is that of the file it came from */
		if (row.problem == BAAT_BYTE_ORDER_MARK && is_header(&context))
			continue;
		if (row.problem != BAAT_CODE__MAX) {
			status = baat_worst(status, baat_row_report(&row, table, diags));
			continue;
		}
		if (is_header(&context))
			continue;
		status = baat_worst(
		    status, take_flow(reader, &context, block, &row, status != BAAT_OK, sink, sink_context, count));
	}
	if (result == BAAT_ROWS_BROKEN)
		status = baat_worst(status, diags->lost ? BAAT_SYSTEM : BAAT_REJECTED);
	/* what stands before an error has gone on already, or goes now */
	return baat_worst(status, flush(reader, sink, sink_context));
}
