#include "layout.h"

#include <stdlib.h>

#include "near-column.h"

static bool is_known(const struct baat_layout *layout, size_t column)
{
	for (size_t i = 0; i < layout->kind->count; i++)
		if (layout->column[i] == column)
			return true;
	return false;
}

static enum baat_status take_attribute(struct baat_layout *layout, const struct baat_table *table, size_t column,
                                       struct baat_names *attributes, struct baat_diags *diags)
{
	const uint32_t number = baat_names_add(attributes, baat_table_column(table, column));
	if (number == BAAT_NO_NAME)
		return baat_out_of_memory(diags);
	layout->is_name[column] = true;
	layout->attributes[layout->attribute_count++] = (struct baat_attribute_column){column, number};
	return BAAT_OK;
}

/* A column that is none of the kind's. */
static enum baat_status take_other(struct baat_layout *layout, const struct baat_table *table, size_t column,
                                   const struct baat_meant *meant, struct baat_names *attributes,
                                   struct baat_diags *diags)
{
	const struct baat_table_kind *kind = layout->kind;
	enum baat_status status = BAAT_OK;
	if (kind->count > kind->required)
		status = baat_column_check_near(table, column, kind->columns, kind->count, meant, diags);
	if (status == BAAT_OK && kind->check_other != NULL)
		status = kind->check_other(table, column, meant, diags);
	return status == BAAT_OK && kind->others ? take_attribute(layout, table, column, attributes, diags) : status;
}

enum baat_status baat_layout_find(struct baat_layout *layout, const struct baat_table_kind *kind,
                                  const struct baat_table *table, const struct baat_meant *meant,
                                  struct baat_names *attributes, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	layout->kind = kind;
	layout->count = baat_table_column_count(table);
	layout->column = calloc(kind->count, sizeof *layout->column);
	layout->is_name = calloc(layout->count, sizeof *layout->is_name);
	layout->attributes = calloc(layout->count, sizeof *layout->attributes);
	if (layout->column == NULL || layout->is_name == NULL || layout->attributes == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < kind->count; i++) {
		layout->column[i] = baat_table_find(table, baat_text_of(kind->columns[i]));
		if (layout->column[i] != BAAT_NO_COLUMN && (kind->names & BAAT_COLUMN_BIT(i)))
			layout->is_name[layout->column[i]] = true;
	}
	for (size_t i = 0; i < layout->count; i++)
		if (baat_table_column(table, i).length > 0 && !is_known(layout, i))
			status = baat_worst(status, take_other(layout, table, i, meant, attributes, diags));
	return status;
}

void baat_layout_free(struct baat_layout *layout)
{
	free(layout->column);
	free(layout->is_name);
	free(layout->attributes);
	*layout = (struct baat_layout){0};
}
