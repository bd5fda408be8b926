#include "book.h"

#include "base/gettext.h"
#include "baat/base/memory.h"
#include "book-file.h"

static const struct baat_sheet_kind *kind_of(const struct baat_book *book)
{
	return book->is_ods ? &baat_sheet_ods : &baat_sheet_xlsx;
}

static enum baat_status open_kind(struct baat_book *book, struct baat_diags *diags)
{
	static const char ods[] = "application/vnd.oasis.opendocument.spreadsheet";
	char kind[sizeof ods];
	enum baat_status status = baat_package_peek(&book->package, "mimetype", kind, sizeof kind, diags);
	if (status != BAAT_OK)
		return status;
	book->is_ods = strcmp(kind, ods) == 0;
	return book->is_ods ? baat_ods_open(book, diags) : baat_xlsx_open(book, diags);
}

enum baat_status baat_book_open(struct baat_book **result, int fd, uint64_t size, const char *path,
                                struct baat_arena *names, struct baat_diags *diags)
{
	struct baat_book *book = calloc(1, sizeof *book);
	*result = NULL;
	if (book == NULL)
		return baat_out_of_memory(diags);
	book->path = path;
	book->names = names;
	book->styles_part = book->strings_part = -1;
	book->mark = ',';
	enum baat_status status = baat_package_open(&book->package, fd, size, path, diags);
	if (status == BAAT_OK)
		status = open_kind(book, diags);
	if (status == BAAT_OK)
		*result = book;
	else
		baat_book_close(book);
	return status;
}

void baat_book_close(struct baat_book *book)
{
	if (book == NULL)
		return;
	kind_of(book)->close(book->reader);
	baat_recorder_free(&book->recorder);
	baat_package_close(&book->package);
	baat_arena_free(&book->arena);
	free(book->sheets);
	free(book->formats);
	free(book->strings);
	free(book);
}

struct baat_text baat_book_sheet(const struct baat_book *book, size_t sheet)
{
	return book->sheets[sheet].name;
}

const char *baat_book_place(const struct baat_book *book, size_t sheet)
{
	return book->sheets[sheet].place;
}

enum baat_status baat_book_begin(struct baat_book *book, const struct baat_book_choice *choice, char mark,
                                 struct baat_diags *diags)
{
	book->choice = *choice;
	book->mark = mark;
	book->given = 0;
	book->ended = false;
	kind_of(book)->close(book->reader);
	book->reader = NULL;
	baat_recorder_free(&book->recorder);
	if (!baat_recorder_begin(&book->recorder, choice->header_row))
		return baat_out_of_memory(diags);
	return kind_of(book)->open(&book->reader, book, choice->sheet, NULL, diags);
}

/* Makes more records. */
static enum baat_status make(struct baat_book *book, struct baat_diags *diags)
{
	struct baat_recorder *recorder = &book->recorder;
	baat_recorder_drop(recorder);
	book->given = 0;
	if (recorder->same_left > 0) {
		baat_recorder_go_on(recorder);
		return recorder->fault == BAAT_RECORDER_FINE ? BAAT_OK : baat_out_of_memory(diags);
	}
	enum baat_status status = baat_xml_step(book->reader->xml, diags);
	if (status != BAAT_OK || !baat_xml_is_ended(book->reader->xml))
		return status;
	book->ended = true;
	const char *place = book->sheets[book->choice.sheet].place;
	return baat_recorder_finish(recorder, place, book->choice.tell, diags);
}

enum baat_status baat_book_read(struct baat_book *book, char *to, size_t room, size_t *got, struct baat_diags *diags)
{
	const struct baat_buffer *out = &book->recorder.out;
	enum baat_status status = BAAT_OK;
	while (status == BAAT_OK && book->given == book->recorder.whole &&
	       (!book->ended || book->recorder.same_left > 0))
		status = make(book, diags);
	size_t left = book->recorder.whole - book->given;
	*got = left < room ? left : room;
	if (*got > 0)
		memcpy(to, out->at + book->given, *got);
	book->given += *got;
	return status;
}

bool baat_book_is_ended(const struct baat_book *book)
{
	return book->ended;
}

uint64_t baat_book_taken(const struct baat_book *book)
{
	return book->reader == NULL ? 0 : baat_xml_taken(book->reader->xml);
}

uint64_t baat_book_hidden_rows(const struct baat_book *book)
{
	return book->recorder.hidden_rows;
}
