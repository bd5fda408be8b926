#include "baat/model/any-table.h"

#include <stdlib.h>

#include "model/row/whole.h"

/* The most decimals that a number here can have, and how many kinds there are for fewer. */
enum { DECIMALS_MOST = 12, DIGITS_MOST = 30, FIXED = 4 };

static const struct baat_table_kind kind = {0};

size_t baat_any_table_find(const struct baat_any_table *table, const char *name)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (baat_text_equal(table->columns[i].name, baat_text_of(name)))
			return i;
	return SIZE_MAX;
}

static enum baat_status take_header(void *context, const struct baat_table *file, const struct baat_layout *layout,
                                    struct baat_diags *diags)
{
	struct baat_any_table *table = context;
	(void)layout;
	table->column_count = baat_table_column_count(file);
	table->columns = baat_arena_take(&table->arena, table->column_count * sizeof *table->columns);
	if (table->columns == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < table->column_count; i++) {
		const struct baat_text name = baat_arena_text(&table->arena, baat_table_column(file, i));
		if (name.at == NULL)
			return baat_out_of_memory(diags);
		table->columns[i] = (struct baat_column){name, BAAT_CELL_TEXT};
	}
	return BAAT_OK;
}

/* Keeps the texts; `number` of a cell is that of the decimal sign of the file until numbers are read. */
static enum baat_status take_row(void *context, const struct baat_record *record)
{
	struct baat_any_table *table = context;
	const size_t count = table->row_count * table->column_count;
	if (!baat_grow(&table->cells, &table->capacity, count + table->column_count, sizeof *table->cells))
		return baat_out_of_memory(record->diags);
	for (size_t i = 0; i < table->column_count; i++) {
		const struct baat_text text = baat_arena_text(&table->arena, record->row->fields[i]);
		if (text.at == NULL)
			return baat_out_of_memory(record->diags);
		table->cells[count + i] = (struct baat_cell){.text = text, .number = record->sign};
	}
	table->row_count++;
	return BAAT_OK;
}

static void take_end(void *context, struct baat_table *file, uint64_t rows)
{
	struct baat_any_table *table = context;
	(void)rows;
	baat_table_digest(file, table->digest);
}

/* Reads "-12,50" as 1250 with two decimals, negative. False when the text is no number that is written so. `sign` is
 * the decimal sign, 0 for either. */
static bool read_plain(struct baat_text text, char sign, baat_sum *number, unsigned *decimals)
{
	const bool negative = text.length > 0 && text.at[0] == '-';
	size_t digits = 0, whole = 0;
	bool behind = false;
	*number = 0;
	*decimals = 0;
	for (size_t i = negative; i < text.length; i++) {
		const char c = text.at[i];
		if (c >= '0' && c <= '9') {
			*number = *number * 10 + (c - '0');
			digits++;
			*decimals += behind;
			whole += !behind;
		} else if (!behind && whole > 0 && (c == sign || (sign == 0 && (c == ',' || c == '.')))) {
			behind = true;
		} else {
			return false;
		}
		if (digits > DIGITS_MOST)
			return false;
	}
	if (negative)
		*number = -*number;
	const bool padded = whole > 1 && text.at[negative] == '0';
	return whole > 0 && !padded && *decimals <= DECIMALS_MOST && (!behind || *decimals > 0) &&
	       !(negative && *number == 0);
}

static baat_sum scaled(baat_sum number, unsigned from, unsigned to)
{
	for (; from < to; from++)
		number *= 10;
	return number;
}

/* The decimals of the numbers of a column; false when it holds none. */
static bool look_at_column(const struct baat_any_table *table, size_t column, unsigned *least, unsigned *most)
{
	bool any = false;
	*least = DECIMALS_MOST;
	*most = 0;
	for (size_t i = 0; i < table->row_count; i++) {
		const struct baat_cell *cell = &table->cells[i * table->column_count + column];
		baat_sum number;
		unsigned decimals;
		if (!read_plain(cell->text, (char)cell->number, &number, &decimals))
			continue;
		any = true;
		*least = decimals < *least ? decimals : *least;
		*most = decimals > *most ? decimals : *most;
	}
	return any;
}

/* Numbers with the same decimals keep them all; others are written without zeros at their end, as they were. */
static void number_column(struct baat_any_table *table, size_t column)
{
	static const enum baat_cell_kind fixed[FIXED + 1] = {BAAT_CELL_INTEGER, BAAT_CELL_RATIO1, BAAT_CELL_CENTS,
	                                                     BAAT_CELL_RATIO3, BAAT_CELL_RATIO4};
	unsigned least, most;
	const bool any = look_at_column(table, column, &least, &most);
	const bool same = any && least == most && most <= FIXED;
	if (any)
		table->columns[column].kind = same ? fixed[most] : BAAT_CELL_FACTOR;
	for (size_t i = 0; i < table->row_count; i++) {
		struct baat_cell *cell = &table->cells[i * table->column_count + column];
		const char sign = (char)cell->number;
		baat_sum number;
		unsigned decimals;
		*cell = (struct baat_cell){.text = cell->text, .empty = cell->text.length == 0};
		if (any && read_plain(cell->text, sign, &number, &decimals))
			*cell = (struct baat_cell){.number = scaled(number, decimals, same ? most : DECIMALS_MOST)};
	}
}

enum baat_status baat_any_table_read(struct baat_any_table *table, const char *path, struct baat_diags *diags)
{
	struct baat_whole whole = {.kind = &kind,
	                           .request = {.path = path, .digest = true},
	                           .context = table,
	                           .on_header = take_header,
	                           .on_row = take_row,
	                           .on_end = take_end};
	const enum baat_status status = baat_whole_read(&whole, diags);
	for (size_t i = 0; i < table->column_count && status == BAAT_OK; i++)
		number_column(table, i);
	return status;
}

void baat_any_table_free(struct baat_any_table *table)
{
	free(table->cells);
	baat_arena_free(&table->arena);
	*table = (struct baat_any_table){0};
}
