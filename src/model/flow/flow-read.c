/* Reading flows that a program has written. */
#include "base/gettext.h"
#include "baat/model/flow.h"
#include "baat/base/memory.h"
#include "model/row/record.h"
#include "model/row/tidy.h"

enum { BATCH = 256 };

struct baat_flow_reader {
	struct baat_names *names;
	uint32_t no_name; /* the number of the empty text */
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
	/* the start of the row at hand, and the last one that was read, as it stands */
	int32_t start, last_start;
	char last_start_text[8];
	/* the numbers of the texts in the row before, by column: texts repeat from row to row */
	struct baat_text last[BAAT_FLOW__MAX];
	uint32_t last_number[BAAT_FLOW__MAX];
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
	reader->names = names;
	reader->attribute_count = attribute_count;
	reader->no_name = baat_names_add(names, BAAT_TEXT(""));
	reader->rows = baat_rows_new();
	reader->attributes = calloc(attribute_count + 1, sizeof *reader->attributes);
	if (reader->rows == NULL || reader->attributes == NULL || reader->no_name == BAAT_NO_NAME) {
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

/* A name as its number; the empty one, or a column that was merged away, is the empty name. */
static enum baat_status read_name(struct baat_flow_reader *reader, const struct baat_record *record,
                                  enum baat_flow_column which, uint32_t *number)
{
	struct baat_text text = baat_record_text(record, which);
	*number = reader->no_name;
	if (text.length == 0)
		return BAAT_OK;
	if (reader->last[which].at != NULL && baat_text_equal(text, reader->last[which])) {
		*number = reader->last_number[which];
		return BAAT_OK;
	}
	if (which == BAAT_FLOW_PARTY)
		text = baat_party_name(text);
	*number = baat_names_recall(reader->names, text);
	if (*number == BAAT_NO_NAME && (*number = baat_names_add(reader->names, text)) == BAAT_NO_NAME)
		return baat_out_of_memory(record->diags);
	reader->last[which] = baat_names_text(reader->names, *number);
	reader->last_number[which] = *number;
	return BAAT_OK;
}

static enum baat_status read_names(struct baat_flow_reader *reader, const struct baat_record *record,
                                   struct baat_flow *flow)
{
	enum baat_status status = read_name(reader, record, BAAT_FLOW_POST, &flow->post);
	status = baat_worst(status, read_name(reader, record, BAAT_FLOW_DOMAIN, &flow->domain));
	status = baat_worst(status, read_name(reader, record, BAAT_FLOW_ALTERNATIVE, &flow->alternative));
	status = baat_worst(status, read_name(reader, record, BAAT_FLOW_PARTY, &flow->party));
	if (flow->alternative == reader->no_name)
		flow->alternative = BAAT_NO_NAME;
	if (status == BAAT_OK && flow->party == reader->no_name)
		return baat_field_missing(baat_record_field(record, BAAT_FLOW_PARTY));
	return status;
}

static enum baat_status read_words(const struct baat_record *record, struct baat_flow *flow)
{
	static const struct baat_keywords kinds = {
	    3, {"zonder", "inzet", "gevolg"}, {['i' % 32] = BAAT_INPUT, ['g' % 32] = BAAT_OUTCOME}};
	static const struct baat_keywords sides = {2, {"betaalt", "ontvangt"}, {['o' % 32] = BAAT_RECEIVES}};
	size_t word = 0;
	enum baat_status status = baat_field_keyword(baat_record_field(record, BAAT_FLOW_KIND), &kinds, &word);
	flow->kind = (uint8_t)word;
	status = baat_worst(status, baat_field_keyword(baat_record_field(record, BAAT_FLOW_SIDE), &sides, &word));
	flow->side = (uint8_t)word;
	return status;
}

/* Counts, years and months. */
static inline enum baat_status read_count(const struct baat_record *record, enum baat_flow_column which, int64_t min,
                                          int64_t max, int64_t *number)
{
	struct baat_field field = baat_record_field(record, which);
	if (baat_plain_read(field.text, '\0', 0, number) && *number >= min && *number <= max)
		return BAAT_OK;
	*number = 0;
	if (field.text.length == 0)
		return baat_field_missing(field);
	return baat_field_read(field, (struct baat_number_rule){.min = min, .max = max}, number);
}

static inline enum baat_status read_money(const struct baat_record *record, enum baat_flow_column which,
                                          int64_t *number)
{
	struct baat_field field = baat_record_field(record, which);
	if (baat_plain_read_long(field.text, field.record->sign, BAAT_SCALE_CENTS, number))
		return BAAT_OK;
	if (field.text.length > 0)
		return baat_field_number(field, BAAT_SCALE_CENTS, -INT64_MAX, INT64_MAX, number);
	*number = 0;
	return baat_field_missing(field);
}

static inline enum baat_status read_time(const struct baat_record *record, struct baat_flow *flow)
{
	int64_t year, month, months;
	enum baat_status status = read_count(record, BAAT_FLOW_YEAR, 0, BAAT_HORIZON_MAX - 1, &year);
	status = baat_worst(status, read_count(record, BAAT_FLOW_MONTH, 0, BAAT_MONTHS_MAX - 1, &month));
	status = baat_worst(status, read_count(record, BAAT_FLOW_MONTHS, 1, 12, &months));
	if (status != BAAT_OK)
		return status;
	if (month / 12 != year || (month + months - 1) / 12 != year)
		return baat_field_error(baat_record_field(record, BAAT_FLOW_MONTH), BAAT_FLOW_INVALID,
		                        _("month %d and %d months do not lie within year %d"), (int)month, (int)months,
		                        (int)year);
	flow->year = (uint8_t)year;
	flow->month = (uint16_t)month;
	flow->months = (uint8_t)months;
	return BAAT_OK;
}

static inline enum baat_status read_amounts(const struct baat_record *record, struct baat_flow *flow)
{
	static const enum baat_flow_column money[] = {BAAT_FLOW_AMOUNT, BAAT_FLOW_PRESENT, BAAT_FLOW_CASHABLE};
	int64_t amounts[3];
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < 3; i++)
		status = baat_worst(status, read_money(record, money[i], &amounts[i]));
	flow->amount = amounts[0];
	flow->present = amounts[1];
	flow->cashable = amounts[2];
	return status;
}

static enum baat_status read_counts(const struct baat_record *record, struct baat_flow *flow)
{
	enum baat_status status = read_count(record, BAAT_FLOW_PM_PLUS, 0, INT64_MAX, &flow->pm_plus);
	return baat_worst(status, read_count(record, BAAT_FLOW_PM_MIN, 0, INT64_MAX, &flow->pm_min));
}

static enum baat_status read_success(const struct baat_record *record, struct baat_flow *flow)
{
	struct baat_field field = baat_record_field(record, BAAT_FLOW_SUCCESS);
	flow->success = BAAT_NO_SUCCESS;
	return field.text.length == 0 ? BAAT_OK : baat_field_chance(field, &flow->success);
}

/* The month that the case starts in; few differ from the one before. */
static enum baat_status read_start(struct baat_flow_reader *reader, const struct baat_record *record)
{
	struct baat_text text = baat_record_text(record, BAAT_FLOW_START);
	reader->start = BAAT_NO_MONTH;
	if (text.length == 0)
		return BAAT_OK;
	if (text.length + 1 == sizeof reader->last_start_text &&
	    memcmp(text.at, reader->last_start_text, text.length) == 0) {
		reader->start = reader->last_start;
		return BAAT_OK;
	}
	if (!baat_month_read(text, &reader->start))
		return baat_field_error(baat_record_field(record, BAAT_FLOW_START), BAAT_DATE_INVALID,
		                        _("%s '%s' is not a month of 1900 to 2199; write it as 2017-02"),
		                        baat_flow_column_names[BAAT_FLOW_START], baat_show(text).text);
	reader->last_start = reader->start;
	memcpy(reader->last_start_text, text.at, text.length);
	return BAAT_OK;
}

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
	if (!reader->has_unit || reader->unit.start != reader->start ||
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
	reader->unit =
	    (struct baat_unit){baat_table_path(context->table), {at, casus.length}, reader->attributes, reader->start};
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

static enum baat_status read_flow(struct baat_flow_reader *reader, const struct baat_record *record,
                                  struct baat_flow *flow)
{
	*flow = (struct baat_flow){.line = record->row->line};
	enum baat_status status = read_names(reader, record, flow);
	status = baat_worst(status, read_words(record, flow));
	status = baat_worst(status, read_time(record, flow));
	status = baat_worst(status, read_amounts(record, flow));
	status = baat_worst(status, read_counts(record, flow));
	status = baat_worst(status, read_start(reader, record));
	if (status == BAAT_OK && flow->kind != BAAT_COUNTERFACTUAL && flow->alternative == BAAT_NO_NAME)
		status = baat_field_error(baat_record_field(record, BAAT_FLOW_ALTERNATIVE), BAAT_FLOW_INVALID,
		                          _("a flow of soort %s belongs to an alternative, but alternatief is empty"),
		                          baat_kind_name(flow->kind));
	return baat_worst(status, read_success(record, flow));
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

/* Reads another year of the flow before. */
static enum baat_status read_year(const struct baat_flow_reader *reader, const struct baat_record *record,
                                  struct baat_flow *flow)
{
	*flow = reader->flow;
	flow->line = record->row->line;
	enum baat_status status = read_time(record, flow);
	return baat_worst(status, read_amounts(record, flow));
}

/* Takes one row, that of the context, into the batch; after an error (`broken`) it is only looked at for further
 * errors. */
static enum baat_status take_flow(struct baat_flow_reader *reader, const struct row_context *context,
                                  const struct baat_block *block, struct baat_row *row, bool broken,
                                  baat_flow_sink *sink, void *sink_context, uint64_t *count)
{
	struct baat_flow flow;
	const bool repeated = repeats(reader, context, block);
	if (!repeated && baat_tidy_is_needed(block) &&
	    !baat_tidy_row(&reader->tidy, context->columns->is_name, context->columns->count, row))
		return baat_out_of_memory(context->record.diags);
	enum baat_status status =
	    repeated ? read_year(reader, &context->record, &flow) : read_flow(reader, &context->record, &flow);
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
