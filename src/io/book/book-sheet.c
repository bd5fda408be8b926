/* The sheets of a workbook, as they are found. */
#include "baat/base/place.h"
#include "book-file.h"

struct baat_book_sheet *baat_book_add_sheet(struct baat_book *book, struct baat_text name, bool hidden)
{
	struct baat_buffer place = {0};
	struct baat_text kept = baat_arena_text(&book->arena, name), where = {book->path, 0};
	if (book->names != NULL) {
		baat_sheet_place(book->path, name, &place);
		where.at = NULL;
		if (!place.failed)
			where = baat_arena_text(book->names, baat_buffer_text(&place));
		baat_buffer_free(&place);
	}
	if (kept.at == NULL || where.at == NULL ||
	    !baat_grow(&book->sheets, &book->sheet_capacity, book->sheet_count + 1, sizeof *book->sheets))
		return NULL;
	struct baat_book_sheet *sheet = &book->sheets[book->sheet_count++];
	*sheet = (struct baat_book_sheet){.name = kept, .place = where.at, .hidden = hidden, .part = -1};
	return sheet;
}
