/* Rows among case lines that are none, and identifiers that are none. */
#include "base/gettext.h"
#include "case-odd.h"
#include "case-reader.h"

bool baat_reader_is_header(const struct baat_case_reader *reader)
{
	const struct baat_row *row = &reader->row;
	if (row->count != reader->columns->count)
		return false;
	for (size_t i = 0; i < row->count; i++)
		if (!baat_text_equal_ascii(baat_name_trim(row->fields[i]), baat_table_column(reader->context.table, i)))
			return false;
	return true;
}

bool baat_reader_is_total(const struct baat_case_reader *reader)
{
	const struct baat_record *record = &reader->context.record;
	return baat_record_text(record, BAAT_COLUMN_SCENARIO).length == 0 &&
	       baat_record_text(record, BAAT_COLUMN_POST).length == 0 && baat_is_total(reader->id);
}

enum baat_status baat_reader_refuse_header(const struct baat_case_reader *reader, struct baat_diags *diags)
{
	return baat_error(
	    diags, baat_at(reader->context.record.path, reader->row.line, 0), BAAT_HEADER_REPEATED,
	    _("this row repeats the header, as where files are joined; take it out, or name the files one "
	      "behind the other"));
}

enum baat_status baat_reader_refuse_total(const struct baat_case_reader *reader, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(reader->context.record.path, reader->row.line, 0), BAAT_TOTALS_ROW,
	                  _("this row ('%s') adds up other rows; take it out of the file"), baat_show(reader->id).text);
}

enum baat_status baat_reader_check_id(const struct baat_case_reader *reader, struct baat_diags *diags)
{
	const struct baat_record *record = &reader->context.record;
	if (reader->id.length == 0)
		return baat_error(diags, baat_record_place(record, BAAT_COLUMN_CASE), BAAT_VALUE_MISSING,
		                  _("column 'casus' is empty; write the identifier of the case on every line"));
	if (reader->casus.row_count == 1 && baat_is_cut_off(reader->id))
		return baat_error(diags, baat_record_place(record, BAAT_COLUMN_CASE), BAAT_IDENTIFIER_MANGLED,
		                  _("casus '%s' is a long number that a spreadsheet has cut off: its last digits are "
		                    "lost, and other cases look the same; make the column text and fill it in anew"),
		                  baat_show(reader->id).text);
	return BAAT_OK;
}
