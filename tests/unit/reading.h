/* Reading a file of flows, and writing down what comes of it. */
#ifndef BAAT_READING_TEST_H
#define BAAT_READING_TEST_H

#include "model.h"

static struct check_file reading_file;

/* What came of reading a file of flows. Names of the flows are in `names`; texts of units are written down at once,
 * since they do not last. */
struct reading {
	size_t block_size;
	bool slow;
	baat_flow_sink *sink; /* NULL: writes down */
	void *context;
	struct baat_names *names, *attributes;
	struct baat_diags diags;
	struct baat_buffer written, units;
	size_t batches, largest;
	uint64_t count;
	enum baat_status status;
};

static inline enum baat_status reading_write_down(void *context, const struct baat_unit *unit,
                                                  const struct baat_flow *flows, size_t count)
{
	struct reading *reading = context;
	size_t attributes = baat_names_count(reading->attributes);
	struct baat_cell cells[BAAT_FLOW__MAX + 4];
	struct baat_column columns[BAAT_FLOW__MAX + 4] = {{{"", 0}, BAAT_CELL_TEXT}};
	assert_true(attributes <= 4);
	assert_string_equal(unit->file, reading_file.path);
	for (size_t i = 0; i < count; i++) {
		baat_flow_cells(&flows[i], unit, reading->names, cells);
		for (size_t j = 0; j < BAAT_FLOW__MAX; j++)
			columns[j].kind = baat_flow_column_kinds[j];
		for (size_t j = 0; j < attributes; j++)
			cells[BAAT_FLOW__MAX + j] = (struct baat_cell){.text = unit->attributes[j]};
		baat_form_row(BAAT_FORM_CSV_NL, columns, BAAT_FLOW__MAX + attributes, cells, &reading->written);
		baat_buffer_printf(&reading->units, "%llu ", (unsigned long long)flows[i].line);
	}
	baat_buffer_add_char(&reading->units, '|');
	reading->batches++;
	reading->largest = count > reading->largest ? count : reading->largest;
	return BAAT_OK;
}

static inline void reading_free(struct reading *reading)
{
	baat_names_free(reading->names);
	baat_names_free(reading->attributes);
	baat_diags_clear(&reading->diags);
	baat_buffer_free(&reading->written);
	baat_buffer_free(&reading->units);
}

/* Opens the file, and reads it block by block as long as that goes well. */
static inline void reading_read(struct reading *reading, struct baat_text text)
{
	struct baat_table *table = NULL;
	struct baat_flow_columns columns = {.attributes = NULL};
	struct baat_block block = {0};
	const struct baat_table_request request = {.path = check_file_write(&reading_file, text),
	                                           .required = baat_flow_required,
	                                           .required_count = BAAT_FLOW_REQUIRED,
	                                           .broken_off = BAAT_INCOMPLETE,
	                                           .block_size = reading->block_size};
	reading->names = baat_names_new(NULL);
	reading->attributes = baat_names_new(NULL);
	reading->status = baat_table_open(&table, &request, &reading->diags);
	if (reading->status == BAAT_OK)
		reading->status = baat_flow_columns_find(&columns, table, reading->attributes, &reading->diags);
	struct baat_flow_reader *reader = baat_flow_reader_new(reading->names, baat_names_count(reading->attributes));
	assert_non_null(reader);
	while (reading->status == BAAT_OK) {
		reading->status = baat_table_block(table, BAAT_NO_COLUMN, &block, &reading->diags);
		if (reading->status != BAAT_OK || block.length == 0)
			break;
		reading->status = baat_flow_read(reader, table, &columns, &block, !reading->slow,
		                                 reading->sink != NULL ? reading->sink : reading_write_down,
		                                 reading->sink != NULL ? reading->context : reading, &reading->count,
		                                 &reading->diags);
	}
	baat_buffer_add_char(&reading->written, '\0');
	baat_buffer_add_char(&reading->units, '\0');
	baat_flow_reader_free(reader);
	baat_flow_columns_free(&columns);
	baat_block_free(&block);
	baat_table_close(table);
}

#endif
