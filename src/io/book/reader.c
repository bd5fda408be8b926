/* What the readers of both kinds of sheets have in common. */
#include "base/gettext.h"
#include "book-file.h"

void baat_reader_broken(struct baat_sheet_reader *reader, const char *what)
{
	baat_xml_fail(reader->xml,
	              baat_error(baat_xml_diags(reader->xml), baat_at(reader->place, reader->row, reader->column + 1),
	                         BAAT_WORKBOOK_BROKEN, _("this workbook is damaged: %s"), what));
}

void baat_reader_no_memory(struct baat_sheet_reader *reader)
{
	baat_xml_fail(reader->xml, baat_out_of_memory(baat_xml_diags(reader->xml)));
}

static void report_fault(struct baat_sheet_reader *reader, enum baat_recorder_fault fault)
{
	if (fault == BAAT_RECORDER_NO_MEMORY)
		baat_reader_no_memory(reader);
	else if (fault == BAAT_RECORDER_ROW_LARGE)
		baat_xml_limit(reader->xml, _("a row holds more than 64 MiB"));
	else
		baat_xml_limit(reader->xml, _("it repeats cells to more than 50 million"));
}

void baat_reader_record(struct baat_sheet_reader *reader, uint32_t repeat, struct baat_text said,
                        enum baat_code problem)
{
	struct baat_recorder *recorder = &reader->book->recorder;
	if (reader->text.failed)
		recorder->fault = BAAT_RECORDER_NO_MEMORY;
	else
		baat_recorder_cell(recorder, reader->column, repeat, said, problem);
	if (recorder->fault != BAAT_RECORDER_FINE)
		report_fault(reader, recorder->fault);
}

void baat_reader_look(struct baat_sheet_reader *reader)
{
	struct baat_recorder *recorder = &reader->book->recorder;
	if (recorder->fault != BAAT_RECORDER_FINE)
		report_fault(reader, recorder->fault);
	else if (recorder->found == NULL && baat_recorder_is_full(recorder))
		baat_xml_hold(reader->xml);
}
