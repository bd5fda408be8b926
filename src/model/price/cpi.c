#include "base/gettext.h"
#include "baat/model/file-kind.h"
#include "baat/model/method.h"

int64_t baat_cpi_index(const struct baat_cpi *cpi, int32_t year)
{
	return year < BAAT_YEAR_FIRST || year > BAAT_YEAR_LAST ? 0 : cpi->index[year - BAAT_YEAR_FIRST];
}

static enum baat_status read_row(struct baat_cpi *cpi, const struct baat_table *table, const struct baat_row *row,
                                 const size_t column[2], struct baat_diags *diags)
{
	static const char *const names[] = {"jaar", "index"};
	const struct baat_number_rule rules[] = {
	    {.mark = baat_table_mark(table), .min = BAAT_YEAR_FIRST, .max = BAAT_YEAR_LAST},
	    {.mark = baat_table_mark(table), .scale = 4, .min = 1, .max = INT64_C(10000000000)},
	};
	int64_t values[2];
	if (row->problem != BAAT_CODE__MAX)
		return baat_row_report(row, table, diags);
	for (size_t i = 0; i < 2; i++) {
		struct baat_text field = row->fields[column[i]];
		struct baat_place place = baat_at(baat_table_path(table), row->line, column[i] + 1);
		if (field.length == 0)
			return baat_error(diags, place, BAAT_VALUE_MISSING, _("column '%s' is empty"), names[i]);
		enum baat_code wrong = baat_number_read(field, &rules[i], &values[i]);
		if (wrong != BAAT_CODE__MAX)
			return baat_number_report(diags, place, wrong, names[i], field, &rules[i]);
	}
	int64_t *index = &cpi->index[values[0] - BAAT_YEAR_FIRST];
	if (*index != 0)
		return baat_error(diags, baat_at(baat_table_path(table), row->line, column[0] + 1), BAAT_INDEX_TWICE,
		                  _("the year %d occurs twice"), (int)values[0]);
	*index = values[1];
	return BAAT_OK;
}

enum baat_status baat_cpi_read(struct baat_cpi *cpi, const char *path, struct baat_diags *diags)
{
	static const char *const required[] = {"jaar", "index"};
	const struct baat_table_request request = {
	    .path = path, .required = required, .required_count = 2, .wanted = baat_file_wanted(BAAT_FILE_CPI)};
	struct baat_table *table;
	struct baat_block block = {0};
	struct baat_row row;

	*cpi = (struct baat_cpi){0};
	enum baat_status status = baat_table_open(&table, &request, diags);
	if (status != BAAT_OK)
		return status;
	const size_t column[] = {baat_table_find(table, BAAT_TEXT("jaar")), baat_table_find(table, BAAT_TEXT("index"))};
	struct baat_rows *rows = baat_rows_new();
	if (rows == NULL)
		status = baat_out_of_memory(diags);
	while (status < BAAT_SYSTEM) {
		status = baat_worst(status, baat_table_block(table, BAAT_NO_COLUMN, &block, diags));
		if (status >= BAAT_SYSTEM || block.length == 0)
			break;
		baat_rows_begin(rows, table, &block, true);
		enum baat_rows_result result;
		while ((result = baat_rows_next(rows, &row, diags)) == BAAT_ROW)
			status = baat_worst(status, read_row(cpi, table, &row, column, diags));
		if (result == BAAT_ROWS_BROKEN)
			status = baat_worst(status, diags->lost ? BAAT_SYSTEM : BAAT_REJECTED);
	}
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_table_close(table);
	return status;
}
