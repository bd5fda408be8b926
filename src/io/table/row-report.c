/* What is wrong with one row alone. */
#include "baat/io/table.h"

#include "base/gettext.h"

enum baat_status baat_row_report(const struct baat_row *row, const struct baat_table *table, struct baat_diags *diags)
{
	struct baat_place place = {baat_table_path(table), row->line, row->problem_field};
	size_t columns = baat_table_column_count(table);
	struct baat_sheet_facts facts;
	const bool is_sheet = baat_table_sheet(table, &facts);

	switch (row->problem) {
	case BAAT_FIELD_COUNT:
		place.field = (uint32_t)(row->count < columns ? row->count : columns + 1);
		return baat_error(
		    diags, place, BAAT_FIELD_COUNT,
		    _("this row has %zu fields, the header %zu; is a delimiter or a quote missing or too many?"),
		    row->count, columns);
	case BAAT_FIELD_NUL:
		if (is_sheet)
			return baat_error(diags, place, BAAT_FIELD_NUL,
			                  _("a NUL character stands in this cell; type it anew"));
		return baat_error(diags, place, BAAT_FIELD_NUL,
		                  _("a NUL byte stands in this field; save the file as CSV UTF-8"));
	case BAAT_ENCODING_INVALID:
		if (is_sheet)
			return baat_error(diags, place, BAAT_ENCODING_INVALID,
			                  _("a character in this cell is none; type the text anew"));
		return baat_error(diags, place, BAAT_ENCODING_INVALID,
		                  _("this field is not UTF-8; save the file as CSV UTF-8, or add --codering=CP1252"));
	case BAAT_COLUMN_UNNAMED:
		if (is_sheet)
			return baat_error(
			    diags, place, BAAT_COLUMN_UNNAMED,
			    _("content below or beside the header in a column without a name; name the column in "
			      "the header, or empty it"));
		return baat_error(diags, place, BAAT_COLUMN_UNNAMED,
		                  _("content below a column without a name; give column %u a name or empty it"),
		                  row->problem_field);
	case BAAT_NUMBER_RANGE:
		return baat_error(
		    diags, place, BAAT_NUMBER_RANGE,
		    _("this number has more than 15 digits, and a spreadsheet keeps no more; store long numbers "
		      "as text"));
	case BAAT_DATE_INVALID:
		return baat_error(diags, place, BAAT_DATE_INVALID,
		                  _("this is shown as a date and is none; write it as jjjj-mm-dd or jjjj-mm"));
	case BAAT_CELL_TIME:
		return baat_error(diags, place, BAAT_CELL_TIME,
		                  _("this is a time of day or a duration; write hours as a number: 1,5"));
	case BAAT_CELL_ERROR:
		return baat_error(diags, place, BAAT_CELL_ERROR,
		                  _("this cell holds the error of a formula; mend the formula or empty the cell"));
	case BAAT_CELL_FORMULA:
		return baat_error(
		    diags, place, BAAT_CELL_FORMULA,
		    _("this formula was never computed; open the workbook in a spreadsheet program, save it, and "
		      "run again"));
	default:
		return BAAT_OK;
	}
}
