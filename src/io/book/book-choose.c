/* Which sheet, and which of its rows is the header. */
#include "base/gettext.h"
#include "book-file.h"

/* Looks at one sheet of an xlsx, or at all of an ods. */
static enum baat_status survey(struct baat_book *book, size_t sheet, const char *until, const char *const *required,
                               size_t count, struct baat_diags *diags)
{
	const struct baat_sheet_kind *kind = book->is_ods ? &baat_sheet_ods : &baat_sheet_xlsx;
	if (!baat_recorder_search(&book->recorder, required, count))
		return baat_out_of_memory(diags);
	enum baat_status status = kind->open(&book->reader, book, sheet, until, diags);
	if (status == BAAT_OK)
		status = baat_xml_read(book->reader->xml, diags);
	if (status == BAAT_OK && sheet != BAAT_EVERY_SHEET)
		book->sheets[sheet].header = book->recorder.header;
	kind->close(book->reader);
	book->reader = NULL;
	baat_recorder_free(&book->recorder);
	return status;
}

static struct baat_text sheet_name(const void *context, size_t number)
{
	return ((const struct baat_book *)context)->sheets[number].name;
}

static enum baat_status find_named(struct baat_book *book, const char *name, size_t *found, struct baat_diags *diags)
{
	for (*found = 0; *found < book->sheet_count; ++*found)
		if (baat_text_equal(book->sheets[*found].name, baat_text_of(name)))
			return BAAT_OK;
	long nearest = baat_text_nearest(baat_text_of(name), book->sheet_count, sheet_name, book);
	if (nearest >= 0)
		return baat_error(diags, baat_at(book->path, 0, 0), BAAT_SHEET_UNKNOWN,
		                  _("this workbook has no sheet '%s'; is '%s' meant?"),
		                  baat_show(baat_text_of(name)).text, baat_show(book->sheets[nearest].name).text);
	return baat_error(diags, baat_at(book->path, 0, 0), BAAT_SHEET_UNKNOWN,
	                  _("this workbook has no sheet '%s'; the name of its first one is '%s'"),
	                  baat_show(baat_text_of(name)).text,
	                  book->sheet_count > 0 ? baat_show(book->sheets[0].name).text : "");
}

/* More than one sheet will do: the message says how each is named on the command line. */
static enum baat_status refuse_many(const struct baat_book *book, struct baat_diags *diags)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
	struct baat_buffer list = {0};
	size_t named = 0;
	for (size_t i = 0; i < book->sheet_count && named < 10; i++) {
		if (book->sheets[i].hidden || !book->sheets[i].header.complete)
			continue;
		struct baat_shown name = baat_show(book->sheets[i].name);
		/* as it must be typed in a shell */
		const char *quote = strspn(name.text, plain) == strlen(name.text) ? "" : "'";
		baat_buffer_printf(&list, "%s%s%s#%s%s", named++ == 0 ? "" : ", ", quote, book->path, name.text, quote);
	}
	baat_buffer_add_char(&list, '\0');
	enum baat_status status =
	    list.failed ? baat_out_of_memory(diags)
			: baat_error(diags, baat_at(book->path, 0, 0), BAAT_SHEET_AMBIGUOUS,
	                             _("more than one sheet of this workbook has the columns; name the one that is "
	                               "meant: %s"),
	                             list.at);
	baat_buffer_free(&list);
	return status;
}

/* The only visible sheet with a header; else the one that has most of one. */
static enum baat_status choose_visible(const struct baat_book *book, struct baat_book_choice *choice,
                                       struct baat_diags *diags)
{
	const struct baat_book_sheet *best = NULL;
	size_t complete = 0, visible = 0;
	for (size_t i = 0; i < book->sheet_count; i++) {
		const struct baat_book_sheet *sheet = &book->sheets[i];
		if (sheet->hidden)
			continue;
		visible++;
		complete += sheet->header.complete;
		if (best == NULL || (sheet->header.complete && !best->header.complete) ||
		    (sheet->header.complete == best->header.complete && sheet->header.found > best->header.found))
			best = sheet;
	}
	if (complete > 1)
		return refuse_many(book, diags);
	if (best == NULL)
		return baat_error(diags, baat_at(book->path, 0, 0), BAAT_FILE_EMPTY,
		                  _("this workbook has no sheet that is not hidden"));
	choice->sheet = (size_t)(best - book->sheets);
	choice->tell = visible > 1;
	return BAAT_OK;
}

enum baat_status baat_book_choose(struct baat_book *book, const char *name, const char *const *required, size_t count,
                                  struct baat_book_choice *choice, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	*choice = (struct baat_book_choice){0};
	if (book->is_ods)
		status = survey(book, BAAT_EVERY_SHEET, name, required, count, diags);
	if (status == BAAT_OK && name != NULL) {
		status = find_named(book, name, &choice->sheet, diags);
		if (status == BAAT_OK && !book->is_ods)
			status = survey(book, choice->sheet, NULL, required, count, diags);
	} else if (status == BAAT_OK) {
		for (size_t i = 0; i < book->sheet_count && status == BAAT_OK && !book->is_ods; i++)
			if (!book->sheets[i].hidden)
				status = survey(book, i, NULL, required, count, diags);
		if (status == BAAT_OK)
			status = choose_visible(book, choice, diags);
	}
	if (status != BAAT_OK)
		return status;
	uint32_t row = book->sheets[choice->sheet].header.row;
	choice->header_row = row == 0 ? 1 : row;
	choice->tell |= choice->header_row != 1;
	return BAAT_OK;
}
