/* Gathering the rows of a household. */
#include "household-row.h"

#include "base/gettext.h"
#include "baat/base/buffer.h"
#include "baat/base/memory.h"
#include "baat/base/place.h"
#include "baat/model/registry.h"

struct baat_household_columns {
	struct baat_layout layout;
};

struct baat_household_reader {
	baat_household_sink *sink;
	void *context;
	struct baat_records records;
	struct baat_registry *registry;
	const char *path; /* of the file at hand */

	bool begun, bad;
	struct baat_buffer id;
	struct baat_household_row *rows;
	size_t row_count, row_capacity;
	bool has[BAAT_HOUSEHOLD_KIND__MAX];
	int64_t amounts[BAAT_HOUSEHOLD_KIND__MAX]; /* of the balance and the limit */
};

enum baat_status baat_household_columns_find(struct baat_household_columns **result, const struct baat_table *table,
                                             const struct baat_meant *meant, struct baat_diags *diags)
{
	struct baat_household_columns *columns = calloc(1, sizeof *columns);
	*result = columns;
	if (columns == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = baat_layout_find(&columns->layout, &baat_household_table, table, meant, NULL, diags);
	if (status == BAAT_OK)
		return BAAT_OK;
	baat_household_columns_free(columns);
	*result = NULL;
	return status;
}

void baat_household_columns_free(struct baat_household_columns *columns)
{
	if (columns == NULL)
		return;
	baat_layout_free(&columns->layout);
	free(columns);
}

size_t baat_household_columns_id(const struct baat_household_columns *columns)
{
	return columns->layout.column[BAAT_HOUSEHOLD_COLUMN_CASE];
}

struct baat_household_reader *baat_household_reader_new(baat_household_sink *sink, void *context)
{
	struct baat_household_reader *reader = calloc(1, sizeof *reader);
	if (reader == NULL)
		return NULL;
	reader->sink = sink;
	reader->context = context;
	reader->registry = baat_registry_new();
	if (reader->registry != NULL)
		return reader;
	free(reader);
	return NULL;
}

void baat_household_reader_free(struct baat_household_reader *reader)
{
	if (reader == NULL)
		return;
	baat_records_free(&reader->records);
	baat_registry_free(reader->registry);
	baat_buffer_free(&reader->id);
	free(reader->rows);
	free(reader);
}

enum baat_status baat_household_end(struct baat_household_reader *reader, struct baat_diags *diags)
{
	const struct baat_household household = {.id = baat_buffer_text(&reader->id),
	                                         .rows = reader->rows,
	                                         .row_count = reader->row_count,
	                                         .balance = reader->amounts[BAAT_HOUSEHOLD_BALANCE],
	                                         .limit = reader->amounts[BAAT_HOUSEHOLD_LIMIT]};
	const bool complete = reader->begun && !reader->bad;
	reader->begun = false;
	return complete ? reader->sink(reader->context, &household, diags) : BAAT_OK;
}

/* Begins a household; its rows stand together, in one file. */
static enum baat_status begin(struct baat_household_reader *reader, const struct baat_record *record,
                              struct baat_text id)
{
	uint64_t place = record->row->line;
	reader->begun = true;
	reader->bad = false;
	reader->row_count = 0;
	memset(reader->has, 0, sizeof reader->has);
	memset(reader->amounts, 0, sizeof reader->amounts);
	reader->id.length = 0;
	baat_buffer_add(&reader->id, id);
	if (reader->id.failed)
		return baat_out_of_memory(record->diags);
	switch (baat_registry_add(reader->registry, baat_registry_identity(reader->registry, id), &place)) {
	case BAAT_NO_ROOM:
		return baat_out_of_memory(record->diags);
	case BAAT_SEEN:
		reader->bad = true;
		return baat_error(record->diags, baat_record_place(record, BAAT_HOUSEHOLD_COLUMN_CASE),
		                  BAAT_CASE_NOT_TOGETHER,
		                  _("household '%s' began before, on line %llu; its rows must stand together, in one "
		                    "file"),
		                  baat_show(id).text, (unsigned long long)place);
	default:
		return BAAT_OK;
	}
}

static enum baat_status keep_row(struct baat_household_reader *reader, const struct baat_record *record,
                                 const struct baat_household_row *row)
{
	if (row->kind >= BAAT_HOUSEHOLD_BALANCE) {
		if (reader->has[row->kind])
			return baat_error(record->diags, baat_record_place(record, BAAT_HOUSEHOLD_COLUMN_KIND),
			                  BAAT_KIND_UNKNOWN, _("a household has one row of this soort at most"));
		reader->has[row->kind] = true;
		reader->amounts[row->kind] = row->amount;
		return BAAT_OK;
	}
	if (!baat_grow(&reader->rows, &reader->row_capacity, reader->row_count + 1, sizeof *reader->rows))
		return baat_out_of_memory(record->diags);
	reader->rows[reader->row_count++] = *row;
	return BAAT_OK;
}

static enum baat_status take(void *context, const struct baat_record *record)
{
	struct baat_household_reader *reader = context;
	struct baat_household_row row;
	const struct baat_text id = baat_record_text(record, BAAT_HOUSEHOLD_COLUMN_CASE);
	enum baat_status status = BAAT_OK;
	if (!reader->begun || !baat_text_equal(id, baat_buffer_text(&reader->id))) {
		status = baat_household_end(reader, record->diags);
		status = baat_worst(status, begin(reader, record, id));
	}
	if (status >= BAAT_SYSTEM)
		return status;
	enum baat_status now = baat_household_row_read(record, &row);
	if (now == BAAT_OK)
		now = keep_row(reader, record, &row);
	reader->bad |= now != BAAT_OK;
	return baat_worst(status, now);
}

enum baat_status baat_household_read(struct baat_household_reader *reader, const struct baat_table *table,
                                     const struct baat_household_columns *columns, const struct baat_block *block,
                                     uint64_t *row_count, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (reader->path != baat_table_path(table))
		status = baat_household_end(reader, diags);
	reader->path = baat_table_path(table);
	return baat_worst(status, baat_records_read(&reader->records, table, &columns->layout, block, take, reader,
	                                            row_count, diags));
}
