/* The tables of an ods: which of them are sheets that count, and which are hidden by their style. */
#include "base/gettext.h"
#include "ods-sheet.h"

void baat_ods_table_style(struct baat_ods_sheet *sheet, const char **attributes)
{
	const char *display = baat_xml_attribute_local(attributes, "display");
	if (display != NULL && strcmp(display, "false") == 0 &&
	    baat_names_add(sheet->hidden, baat_buffer_text(&sheet->style)) == BAAT_NO_NAME)
		baat_reader_no_memory(&sheet->reader);
}

/* Enters a sheet, and begins to look for its header when it is worth a look. */
static bool survey_table(struct baat_ods_sheet *sheet, const char *name, const char *style)
{
	struct baat_book *book = sheet->reader.book;
	bool hidden = style != NULL && baat_names_find(sheet->hidden, baat_text_of(style)) != BAAT_NO_NAME;
	if (book->sheet_count >= BAAT_SHEETS_MAX) {
		baat_xml_limit(sheet->reader.xml, _("it has more than 10 000 sheets"));
		return false;
	}
	const struct baat_book_sheet *entered = baat_book_add_sheet(book, baat_text_of(name), hidden);
	if (entered == NULL) {
		baat_reader_no_memory(&sheet->reader);
		return false;
	}
	sheet->reader.place = entered->place;
	sheet->looks = sheet->until == NULL ? !hidden : strcmp(name, sheet->until) == 0;
	return sheet->looks;
}

bool baat_ods_table_begin(struct baat_ods_sheet *sheet, const char **attributes)
{
	struct baat_recorder *recorder = &sheet->reader.book->recorder;
	const char *name = baat_xml_attribute_local(attributes, "name"),
		   *style = baat_xml_attribute_local(attributes, "style-name");
	size_t number = sheet->seen++;
	bool counts = sheet->wanted == BAAT_EVERY_SHEET ? survey_table(sheet, name == NULL ? "" : name, style)
	                                                : number == sheet->wanted;
	if (!counts)
		return false;
	sheet->reader.row = 0;
	sheet->next_column = 0;
	if (sheet->looks) {
		const char *const *required = recorder->required;
		size_t count = recorder->required_count;
		baat_recorder_free(recorder);
		if (!baat_recorder_search(recorder, required, count))
			baat_reader_no_memory(&sheet->reader);
	}
	return true;
}

void baat_ods_table_end(struct baat_ods_sheet *sheet)
{
	struct baat_book *book = sheet->reader.book;
	if (!sheet->looks)
		return;
	sheet->looks = false;
	book->sheets[book->sheet_count - 1].header = book->recorder.header;
	if (sheet->until != NULL)
		baat_xml_stop(sheet->reader.xml);
}
