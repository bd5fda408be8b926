#include "baat/model/booking.h"

#include <stdlib.h>

#include "booking-row.h"

const char *const baat_booking_required[BAAT_BOOKING_REQUIRED] = {"datum", "pot", "soort", "bedrag"};

struct baat_booking_columns {
	struct baat_layout layout;
};

struct baat_booking_reader {
	const struct baat_budget *budget;
	struct baat_records records;
	/* while a block is read */
	baat_booking_sink *sink;
	void *context;
};

enum baat_status baat_booking_columns_find(struct baat_booking_columns **columns, const struct baat_table *table,
                                           const struct baat_meant *meant, struct baat_diags *diags)
{
	*columns = calloc(1, sizeof **columns);
	if (*columns == NULL)
		return baat_out_of_memory(diags);
	return baat_layout_find(&(*columns)->layout, &booking_kind, table, meant, NULL, diags);
}

void baat_booking_columns_free(struct baat_booking_columns *columns)
{
	if (columns == NULL)
		return;
	baat_layout_free(&columns->layout);
	free(columns);
}

size_t baat_booking_amount_field(const struct baat_booking_columns *columns)
{
	return columns->layout.column[BOOKING_AMOUNT] + 1;
}

struct baat_booking_reader *baat_booking_reader_new(const struct baat_budget *budget)
{
	struct baat_booking_reader *reader = calloc(1, sizeof *reader);
	if (reader != NULL)
		reader->budget = budget;
	return reader;
}

void baat_booking_reader_free(struct baat_booking_reader *reader)
{
	if (reader == NULL)
		return;
	baat_records_free(&reader->records);
	free(reader);
}

static enum baat_status take_row(void *context, const struct baat_record *record)
{
	struct baat_booking_reader *reader = context;
	struct baat_booking booking;
	const enum baat_status status = booking_row_read(record, reader->budget, &booking);
	return status == BAAT_OK ? reader->sink(reader->context, &booking) : status;
}

enum baat_status baat_booking_read(struct baat_booking_reader *reader, const struct baat_table *table,
                                   const struct baat_booking_columns *columns, const struct baat_block *block,
                                   baat_booking_sink *sink, void *context, uint64_t *count, struct baat_diags *diags)
{
	reader->sink = sink;
	reader->context = context;
	return baat_records_read(&reader->records, table, &columns->layout, block, take_row, reader, count, diags);
}
