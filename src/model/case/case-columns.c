#include "case-columns.h"

#include "base/gettext.h"

static size_t known_column(const struct baat_case_columns *columns, size_t column)
{
	for (size_t i = 0; i < BAAT_COLUMN__MAX; i++)
		if (columns->column[i] == column)
			return i;
	return BAAT_COLUMN__MAX;
}

static enum baat_status take_attribute(struct baat_case_columns *columns, size_t column, struct baat_text name,
                                       struct baat_names *attributes, struct baat_diags *diags)
{
	uint32_t number = baat_names_add(attributes, name);
	if (number == BAAT_NO_NAME)
		return baat_out_of_memory(diags);
	columns->attributes[columns->attribute_count].column = column;
	columns->attributes[columns->attribute_count++].attribute = number;
	return BAAT_OK;
}

/* Below which columns names and keywords stand. */
static void mark_names(struct baat_case_columns *columns)
{
	static const enum baat_case_column named[] = {
	    BAAT_COLUMN_CASE,   BAAT_COLUMN_SCENARIO, BAAT_COLUMN_POST,     BAAT_COLUMN_PERIOD,   BAAT_COLUMN_KIND,
	    BAAT_COLUMN_CHOICE, BAAT_COLUMN_PAYER,    BAAT_COLUMN_RECEIVER, BAAT_COLUMN_EVIDENCE, BAAT_COLUMN_DEBT,
	};
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (columns->column[named[i]] != BAAT_NO_COLUMN)
			columns->is_name[columns->column[named[i]]] = true;
	for (size_t i = 0; i < columns->attribute_count; i++)
		columns->is_name[columns->attributes[i].column] = true;
}

enum baat_status baat_case_columns_find(struct baat_case_columns **result, const struct baat_table *table,
                                        const struct baat_meant *meant, struct baat_names *attributes,
                                        struct baat_diags *diags)
{
	size_t count = baat_table_column_count(table);
	struct baat_case_columns *columns = calloc(1, sizeof *columns);
	enum baat_status status = BAAT_OK;

	*result = NULL;
	if (columns == NULL || (columns->attributes = calloc(count, sizeof *columns->attributes)) == NULL ||
	    (columns->is_name = calloc(count, sizeof *columns->is_name)) == NULL) {
		baat_case_columns_free(columns);
		return baat_out_of_memory(diags);
	}
	columns->count = count;
	for (size_t i = 0; i < BAAT_COLUMN__MAX; i++)
		columns->column[i] = baat_table_find(table, baat_text_of(baat_case_column_names[i]));
	for (size_t i = BAAT_COLUMN_PRICE; i <= BAAT_COLUMN_CASHABLE; i++)
		columns->has_overrides |= columns->column[i] != BAAT_NO_COLUMN;
	for (size_t i = BAAT_COLUMN_QUANTITY_LOW; i <= BAAT_COLUMN_EVIDENCE; i++)
		columns->has_ranges |= columns->column[i] != BAAT_NO_COLUMN;
	columns->has_words = columns->has_ranges || columns->column[BAAT_COLUMN_SUCCESS] != BAAT_NO_COLUMN ||
	                     columns->column[BAAT_COLUMN_CHOICE] != BAAT_NO_COLUMN;
	for (size_t i = 0; i < count; i++) {
		struct baat_text name = baat_table_column(table, i);
		if (name.length == 0 || known_column(columns, i) != BAAT_COLUMN__MAX)
			continue;
		enum baat_status now = baat_case_check_attribute(table, i, meant, diags);
		if (now == BAAT_OK)
			now = take_attribute(columns, i, name, attributes, diags);
		status = baat_worst(status, now);
	}
	mark_names(columns);
	if (status == BAAT_OK)
		*result = columns;
	else
		baat_case_columns_free(columns);
	return status;
}

void baat_case_columns_free(struct baat_case_columns *columns)
{
	if (columns == NULL)
		return;
	free(columns->attributes);
	free(columns->is_name);
	free(columns);
}

bool baat_case_columns_have_start(const struct baat_case_columns *columns)
{
	return columns->column[BAAT_COLUMN_START] != BAAT_NO_COLUMN;
}

size_t baat_case_columns_debt(const struct baat_case_columns *columns)
{
	return columns->column[BAAT_COLUMN_DEBT];
}

size_t baat_case_columns_id(const struct baat_case_columns *columns)
{
	return columns->column[BAAT_COLUMN_CASE];
}

size_t baat_case_columns_post(const struct baat_case_columns *columns)
{
	return columns->column[BAAT_COLUMN_POST];
}
