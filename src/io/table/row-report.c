/* What is wrong with one row alone. */
#include "baat/io/table.h"

#include "base/gettext.h"

enum baat_status baat_row_report(const struct baat_row *row, const struct baat_table *table, struct baat_diags *diags)
{
	struct baat_place place = {baat_table_path(table), row->line, row->problem_field};
	size_t columns = baat_table_column_count(table);

	switch (row->problem) {
	case BAAT_FIELD_COUNT:
		place.field = (uint32_t)(row->count < columns ? row->count : columns + 1);
		return baat_error(
		    diags, place, BAAT_FIELD_COUNT,
		    _("this row has %zu fields, the header %zu; is a delimiter or a quote missing or too many?"),
		    row->count, columns);
	case BAAT_FIELD_NUL:
		return baat_error(diags, place, BAAT_FIELD_NUL,
		                  _("a NUL byte stands in this field; save the file as CSV UTF-8"));
	case BAAT_ENCODING_INVALID:
		return baat_error(diags, place, BAAT_ENCODING_INVALID,
		                  _("this field is not UTF-8; save the file as CSV UTF-8, or add --codering=CP1252"));
	case BAAT_COLUMN_UNNAMED:
		return baat_error(diags, place, BAAT_COLUMN_UNNAMED,
		                  _("content below a column without a name; give column %u a name or empty it"),
		                  row->problem_field);
	default:
		return BAAT_OK;
	}
}
