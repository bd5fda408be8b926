/*
 * A workbook (xlsx, ods) as rows: opened, its sheet and header found, and then read as a stream of records in the
 * dialect of cell-says.h. baat-bestanden(5), WORKBOOKS. Private to io; io/table reads through it what a delimited file
 * holds itself.
 */
#ifndef BAAT_BOOK_H
#define BAAT_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/diag.h"
#include "baat/base/memory.h"
#include "baat/base/text.h"

struct baat_book;

/* Opens the workbook in a descriptor of a file of `size` bytes, which stays that of the caller and must outlive it.
 * `names` keeps the places of messages (baat_sheet_place()) and must outlive those; NULL: messages name the file only.
 * Errors: BAAT_FILE_KIND, BAAT_WORKBOOK_BROKEN, BAAT_WORKBOOK_LIMIT, BAAT_CANNOT_READ. *book is NULL on failure. */
enum baat_status baat_book_open(struct baat_book **book, int fd, uint64_t size, const char *path,
                                struct baat_arena *names, struct baat_diags *diags);
void baat_book_close(struct baat_book *book); /* NULL is fine */

/* Where the table is. */
struct baat_book_choice {
	size_t sheet;
	uint32_t header_row; /* from 1 */
	bool tell;           /* which it was deserves a note */
};

/*
 * Finds the sheet of that name, or without one (NULL) the only visible one that has a header: the first of the rows 1
 * to 50 that holds all required columns. When none has one, it is the row that holds most of them. Errors:
 * BAAT_SHEET_UNKNOWN, BAAT_SHEET_AMBIGUOUS, and those of reading.
 */
enum baat_status baat_book_choose(struct baat_book *book, const char *name, const char *const *required, size_t count,
                                  struct baat_book_choice *choice, struct baat_diags *diags);

/* The name of a sheet, and the file for places in it. Valid as long as the book, and as `names`. */
struct baat_text baat_book_sheet(const struct baat_book *book, size_t sheet);
const char *baat_book_place(const struct baat_book *book, size_t sheet);

/* Begins to read from the header row on; numbers get this decimal sign. */
enum baat_status baat_book_begin(struct baat_book *book, const struct baat_book_choice *choice, char mark,
                                 struct baat_diags *diags);

/* Up to `room` bytes of records; *got is 0 at the end only. What only the end tells is told with the last ones: notes,
 * BAAT_CELL_MERGED. */
enum baat_status baat_book_read(struct baat_book *book, char *to, size_t room, size_t *got, struct baat_diags *diags);

/* Whether the whole sheet has been read: what goes wrong then is told of its rows. */
bool baat_book_is_ended(const struct baat_book *book);

/* Bytes of the file that were read so far, about. */
uint64_t baat_book_taken(const struct baat_book *book);
/* Rows of the table that are hidden or filtered away, of those read so far. */
uint64_t baat_book_hidden_rows(const struct baat_book *book);

#endif
