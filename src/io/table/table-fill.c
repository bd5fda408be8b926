/* Reading on: bytes of a delimited file, or records of a sheet. */
#include "cut.h"
#include "table-file.h"

enum baat_status baat_table_fill(struct baat_table *table, struct baat_buffer *buffer, size_t wanted,
                                 struct baat_diags *diags)
{
	while (!table->at_end && buffer->length < wanted) {
		size_t got, room = wanted - buffer->length;
		if (table->request.encoding != NULL && room < BAAT_SOURCE_ROOM)
			room = BAAT_SOURCE_ROOM;
		char *to = baat_buffer_reserve(buffer, room);
		if (to == NULL)
			return baat_out_of_memory(diags);
		enum baat_status status = table->book != NULL ? baat_book_read(table->book, to, room, &got, diags)
		                                              : baat_source_read(table->source, to, room, &got, diags);
		if (table->book != NULL && status == BAAT_REJECTED && baat_book_is_ended(table->book)) {
			table->late = status;
			status = BAAT_OK;
		}
		if (table->book != NULL && status == BAAT_OK && got == 0)
			status = baat_source_seen(table->source, diags);
		if (status != BAAT_OK)
			return status;
		atomic_store_explicit(&table->taken,
		                      table->book != NULL ? baat_book_taken(table->book)
		                                          : baat_source_taken(table->source),
		                      memory_order_relaxed);
		buffer->length += got;
		table->at_end = got == 0;
		table->hidden_rows = table->book != NULL ? baat_book_hidden_rows(table->book) : 0;
	}
	char *padding = baat_buffer_reserve(buffer, BAAT_BLOCK_PADDING);
	if (padding == NULL)
		return baat_out_of_memory(diags);
	memset(padding, 0, BAAT_BLOCK_PADDING);
	return BAAT_OK;
}
