/* What is wrong with one row alone. */
#include "baat/io/table.h"

#include "base/gettext.h"

/* What is said of a field of a file and of a cell of a sheet, or NULL where it cannot be. */
static const struct {
	enum baat_code problem;
	const char *of_file, *of_sheet;
} texts[] = {
    {BAAT_FIELD_NUL, N_("a NUL byte stands in this field; save the file as CSV UTF-8"),
     N_("a NUL character stands in this cell; type it anew")},
    {BAAT_ENCODING_INVALID, N_("this field is not UTF-8; save the file as CSV UTF-8, or add --codering=CP1252"),
     N_("a character in this cell is none; type the text anew")},
    {BAAT_BYTE_ORDER_MARK, N_("a byte order mark stands in front of this row, as where files are joined; take it out"),
     NULL},
    {BAAT_NUMBER_RANGE, NULL,
     N_("this number has more than 15 digits, and a spreadsheet keeps no more; store long numbers as text")},
    {BAAT_DATE_INVALID, NULL, N_("this is shown as a date and is none; write it as jjjj-mm-dd or jjjj-mm")},
    {BAAT_CELL_TIME, NULL, N_("this is a time of day or a duration; write hours as a number: 1,5")},
    {BAAT_CELL_ERROR, NULL, N_("this cell holds the error of a formula; mend the formula or empty the cell")},
    {BAAT_CELL_FORMULA, NULL,
     N_("this formula was never computed; open the workbook in a spreadsheet program, save it, and run again")},
    {BAAT_COLUMN_UNNAMED, NULL,
     N_("content below or beside the header in a column without a name; name the column in the header, or empty it")},
};

static bool has_byte(struct baat_text text, char byte)
{
	return text.length > 0 && memchr(text.at, byte, text.length) != NULL;
}

static enum baat_status report_count(const struct baat_row *row, const struct baat_table *table,
                                     struct baat_diags *diags)
{
	const size_t columns = baat_table_column_count(table);
	struct baat_place place = {baat_table_path(table), row->line, 1};
	if (row->count == 1 && has_byte(row->fields[0], baat_table_delimiter(table)))
		return baat_error(
		    diags, place, BAAT_LINE_QUOTED,
		    _("this whole line stands in quotes, so that it is one field; take the quotes around it away"));
	place.field = (uint32_t)(row->count < columns ? row->count : columns + 1);
	return baat_error(diags, place, BAAT_FIELD_COUNT,
	                  _("this row has %zu fields, the header %zu; is a delimiter or a quote missing or too many?"),
	                  row->count, columns);
}

enum baat_status baat_row_report(const struct baat_row *row, const struct baat_table *table, struct baat_diags *diags)
{
	struct baat_place place = {baat_table_path(table), row->line, row->problem_field};
	struct baat_sheet_facts facts;
	const bool is_sheet = baat_table_sheet(table, &facts);
	if (row->problem == BAAT_FIELD_COUNT)
		return report_count(row, table, diags);
	if (row->problem == BAAT_COLUMN_UNNAMED && !is_sheet)
		return baat_error(diags, place, BAAT_COLUMN_UNNAMED,
		                  _("content below a column without a name; give column %u a name or empty it"),
		                  row->problem_field);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		const char *text = is_sheet ? texts[i].of_sheet : texts[i].of_file;
		if (texts[i].problem == row->problem && text != NULL)
			return baat_error(diags, place, row->problem, "%s", _(text));
	}
	return BAAT_OK;
}
