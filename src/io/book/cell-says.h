/*
 * What a cell says, as the text that a CSV of dialect nl would hold. baat-bestanden(5), WORKBOOKS. Private to io/book.
 *
 * Functions append to a buffer and return what is wrong with the cell: BAAT_CODE__MAX for nothing. What is appended
 * then is the text as far as it can be told, for a file of rows that were set aside.
 */
#ifndef BAAT_BOOK_CELL_H
#define BAAT_BOOK_CELL_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/buffer.h"
#include "baat/base/diag.h"

/* Bytes that part what XML cannot hold, in the one dialect in which a sheet is handed to the reader of tables: between
 * two fields, for a line break inside a cell, before what is wrong with a row. A line is a row of the sheet. */
enum { BAAT_FIELD_END = 0x1F, BAAT_CELL_BREAK = 0x1E, BAAT_ROW_PROBLEM = 0x1D };

/* How a format shows a number. */
enum baat_cell_format { BAAT_SHOWN_PLAIN, BAAT_SHOWN_PERCENT, BAAT_SHOWN_DATE, BAAT_SHOWN_TIME };

/* Below this number formats have a meaning of their own; what files add has codes. */
enum { BAAT_FORMAT_FIRST_OWN = 164 };

/* A format by the number that workbooks give to those that need no code, and by its code. */
enum baat_cell_format baat_format_of_number(unsigned number);
enum baat_cell_format baat_format_of_code(struct baat_text code);

/* A stored number: digits × 10^scale, at most 15 digits, none of them a trailing zero; 0 has scale 0. */
struct baat_cell_number {
	uint64_t digits;
	int scale;
	bool negative;
};

/* Reads the decimal that a workbook stores, rounded half away from zero to 15 digits. False when it is none. */
bool baat_cell_number_read(struct baat_text text, struct baat_cell_number *number);

/* Appends a number with this decimal sign, times 100 and with a % when it is shown so; BAAT_NUMBER_RANGE from 10^15. */
enum baat_code baat_cell_put_number(const struct baat_cell_number *number, bool percent, char mark,
                                    struct baat_buffer *to);

/* Appends the day, and the time of day if there is one, of a serial number: BAAT_CELL_TIME, BAAT_DATE_INVALID. */
enum baat_code baat_cell_put_serial(const struct baat_cell_number *number, bool since_1904, struct baat_buffer *to);

/* Appends a date that is stored as text, without a time of day that is nought. */
void baat_cell_put_date(struct baat_text iso, struct baat_buffer *to);

/* Appends text: spaces at its ends are taken off, CR LF, CR and LF become BAAT_CELL_BREAK, with `escapes` _xHHHH_ is
 * the UTF-16 unit of that number. BAAT_ENCODING_INVALID, BAAT_FIELD_NUL. */
enum baat_code baat_cell_put_text(struct baat_text text, bool escapes, struct baat_buffer *to);

/* Whether this is how spreadsheets show that a formula has no outcome. */
bool baat_cell_is_error(struct baat_text text);

#endif
