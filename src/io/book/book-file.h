/* An open workbook, shared by those who read its parts. Private to io/book. */
#ifndef BAAT_BOOK_FILE_H
#define BAAT_BOOK_FILE_H

#include "book.h"
#include "cell-says.h"
#include "package.h"
#include "recorder.h"
#include "xml.h"

enum { BAAT_FORMAT_NUMBERS = 65536, BAAT_SHEETS_MAX = 10000 };

struct baat_book_sheet {
	struct baat_text name; /* ended by a NUL */
	const char *place;
	bool hidden;
	int64_t part; /* of an xlsx */
	struct baat_header_row header;
};

/* A string that cells share, as it is handed out. */
struct baat_book_string {
	const char *at;
	uint32_t length;
	int problem; /* an enum baat_code */
};

struct baat_sheet_reader;

struct baat_book {
	struct baat_package package;
	const char *path;
	struct baat_arena *names; /* or NULL */
	struct baat_arena arena;
	bool is_ods;
	struct baat_book_sheet *sheets;
	size_t sheet_count, sheet_capacity;

	/* of an xlsx */
	bool since_1904, never_computed, has_styles, has_strings;
	int64_t styles_part, strings_part; /* -1 for none */
	uint8_t *formats;                  /* an enum baat_cell_format for each style of a cell */
	size_t format_count, format_capacity;
	struct baat_book_string *strings;
	size_t string_count, string_capacity;

	/* while a sheet is read */
	struct baat_book_choice choice;
	char mark;
	struct baat_recorder recorder;
	struct baat_sheet_reader *reader;
	size_t given; /* bytes of the recorder that were handed out */
	bool ended;
};

/* Adds a sheet; NULL when there is no memory. */
struct baat_book_sheet *baat_book_add_sheet(struct baat_book *book, struct baat_text name, bool hidden);

/* ods: sees whether it can be read. */
enum baat_status baat_ods_open(struct baat_book *book, struct baat_diags *diags);
/* xlsx: finds the parts and reads which sheets there are; reads what a sheet needs: styles and strings. */
enum baat_status baat_xlsx_open(struct baat_book *book, struct baat_diags *diags);
enum baat_status baat_xlsx_load_styles(struct baat_book *book, struct baat_diags *diags);
enum baat_status baat_xlsx_load_strings(struct baat_book *book, struct baat_diags *diags);
/* Says of a zip file that is no workbook what it is: BAAT_FILE_KIND. */
enum baat_status baat_book_refuse(const struct baat_book *book, struct baat_diags *diags);

/*
 * Reads cells into the recorder. For an xlsx `sheet` is read; for an ods, too, or with BAAT_EVERY_SHEET all are looked
 * at, and entered with what was found of their header: until that of `until` is known, or to the end (NULL).
 */
#define BAAT_EVERY_SHEET SIZE_MAX
struct baat_sheet_kind {
	enum baat_status (*open)(struct baat_sheet_reader **reader, struct baat_book *book, size_t sheet,
	                         const char *until, struct baat_diags *diags);
	void (*close)(struct baat_sheet_reader *reader);
};
extern const struct baat_sheet_kind baat_sheet_xlsx, baat_sheet_ods;

/* What every reader of a sheet begins with. */
struct baat_sheet_reader {
	struct baat_book *book;
	struct baat_xml *xml;
	const char *place;
	uint64_t row;    /* of the sheet, from 1 */
	uint32_t column; /* the next one, from 0 */
	struct baat_buffer text;
};

/* The sheet that is read, or that is entered last. */
static inline const struct baat_book_sheet *baat_reader_last_sheet(const struct baat_book *book)
{
	return &book->sheets[book->sheet_count - 1];
}

/* Ends the reading with BAAT_WORKBOOK_BROKEN at the cell at hand. */
void baat_reader_broken(struct baat_sheet_reader *reader, const char *what);
/* Ends it for want of memory. */
void baat_reader_no_memory(struct baat_sheet_reader *reader);
/* Records the cell at hand, which stands for `repeat` like it; what cannot be taken ends the reading. */
void baat_reader_record(struct baat_sheet_reader *reader, uint32_t repeat, struct baat_text said,
                        enum baat_code problem);
/* Sees after a row whether the reading must stop or be held. */
void baat_reader_look(struct baat_sheet_reader *reader);

#endif
