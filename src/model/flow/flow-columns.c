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

enum baat_status baat_flow_columns_find(struct baat_flow_columns *columns, const struct baat_table *table,
                                        struct baat_names *attributes, struct baat_diags *diags)
{
	size_t count = baat_table_column_count(table);
	*columns = (struct baat_flow_columns){.origin = baat_table_find(table, BAAT_TEXT(BAAT_FLOW_ORIGIN))};
	columns->attributes = calloc(count, sizeof *columns->attributes);
	if (columns->attributes == NULL)
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
	return BAAT_OK;
}

void baat_flow_columns_free(struct baat_flow_columns *columns)
{
	free(columns->attributes);
	*columns = (struct baat_flow_columns){0};
}
