/* What is known of an open file. */
#include "table-file.h"

const char *baat_table_path(const struct baat_table *table)
{
	return table->request.shown;
}

struct baat_text baat_table_front(const struct baat_table *table)
{
	return baat_buffer_text(&table->front);
}

uint64_t baat_table_front_lines(const struct baat_table *table)
{
	return table->body_line - table->request.line_base - 1;
}

size_t baat_table_column_count(const struct baat_table *table)
{
	return table->column_count;
}

struct baat_text baat_table_column(const struct baat_table *table, size_t column)
{
	return table->columns[column];
}

size_t baat_table_find(const struct baat_table *table, struct baat_text name)
{
	uint32_t number = baat_names_find(table->names, name);
	return number == BAAT_NO_NAME ? BAAT_NO_COLUMN : table->named[number];
}

struct baat_place baat_table_header_place(const struct baat_table *table, size_t column)
{
	return baat_at(table->request.shown, table->header_line, (uint32_t)column + 1);
}

char baat_table_delimiter(const struct baat_table *table)
{
	return table->delimiter == BAAT_FIELD_END ? ';' : table->delimiter;
}

enum baat_mark baat_table_mark(const struct baat_table *table)
{
	return table->mark;
}

uint64_t baat_table_taken(const struct baat_table *table)
{
	return atomic_load_explicit(&table->taken, memory_order_relaxed);
}

uint64_t baat_table_size(const struct baat_table *table)
{
	return S_ISREG(table->opened.st_mode) ? (uint64_t)table->opened.st_size : 0;
}

void baat_table_digest(struct baat_table *table, char hex[65])
{
	baat_source_digest(table->source, hex);
}

bool baat_table_sheet(const struct baat_table *table, struct baat_sheet_facts *facts)
{
	*facts = (struct baat_sheet_facts){0};
	if (table->sheet_name.at == NULL)
		return false;
	facts->name = table->sheet_name;
	facts->header_row = table->choice.header_row;
	facts->hidden_rows = table->hidden_rows;
	return true;
}
