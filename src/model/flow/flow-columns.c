/* Where the columns of flows stand in a file. */
#include "baat/model/flow.h"

static bool is_flow_column(const struct baat_flow_columns *columns, size_t column)
{
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		if (columns->column[i] == column)
			return true;
	return columns->origin == column;
}

static size_t find_yearly(const struct baat_flow_columns *columns)
{
	size_t first = columns->column[BAAT_FLOW_YEAR];
	for (size_t i = 0; i < BAAT_FLOW_YEARLY; i++)
		if (columns->column[BAAT_FLOW_YEAR + i] != first + i)
			return BAAT_NO_COLUMN;
	return first;
}

/* Below which columns names and keywords stand. */
static void mark_names(struct baat_flow_columns *columns)
{
	for (size_t i = 0; i <= BAAT_FLOW_SIDE; i++)
		if (columns->column[i] != BAAT_NO_COLUMN)
			columns->is_name[columns->column[i]] = true;
	for (size_t i = 0; i < columns->attribute_count; i++)
		columns->is_name[columns->attributes[i].column] = true;
}

enum baat_status baat_flow_columns_find(struct baat_flow_columns *columns, const struct baat_table *table,
                                        struct baat_names *attributes, struct baat_diags *diags)
{
	size_t count = baat_table_column_count(table);
	*columns = (struct baat_flow_columns){.origin = baat_table_find(table, BAAT_TEXT(BAAT_FLOW_ORIGIN))};
	columns->attributes = calloc(count, sizeof *columns->attributes);
	columns->is_name = calloc(count, sizeof *columns->is_name);
	columns->count = count;
	if (columns->attributes == NULL || columns->is_name == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		columns->column[i] = baat_table_find(table, baat_text_of(baat_flow_column_names[i]));
	columns->yearly = find_yearly(columns);
	for (size_t i = 0; i < count; i++) {
		struct baat_text name = baat_table_column(table, i);
		if (name.length == 0 || is_flow_column(columns, i))
			continue;
		uint32_t number = baat_names_add(attributes, name);
		if (number == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		columns->attributes[columns->attribute_count].column = i;
		columns->attributes[columns->attribute_count++].attribute = number;
	}
	mark_names(columns);
	return BAAT_OK;
}

void baat_flow_columns_free(struct baat_flow_columns *columns)
{
	free(columns->attributes);
	free(columns->is_name);
	*columns = (struct baat_flow_columns){0};
}
