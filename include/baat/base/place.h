/*
 * baat/place.h - places in words. A place in a workbook names its sheet, and its cell as spreadsheets do.
 *
 * The file of a place is a string: the path as it was given, or that of a workbook with one of its sheets, as
 * baat_sheet_place() puts them together. Bytes in it that are not UTF-8 are printed as U+FFFD. baat-meldingen(7).
 */
#ifndef BAAT_PLACE_H
#define BAAT_PLACE_H

#include "baat/base/buffer.h"
#include "baat/base/diag.h"

/* Appends the file of places in a sheet. */
void baat_sheet_place(const char *path, struct baat_text sheet, struct baat_buffer *to);

/* Appends a place: zaken.csv, zaken.csv:14, zaken.csv:14:3; zaken.xlsx, zaken.xlsx:Zaken!14, zaken.xlsx:Zaken!C14. Its
 * file must not be NULL. */
void baat_place_put(struct baat_place place, struct baat_buffer *to);

/* The same by value, for use in a message: use `.text` at once. It ends in an ellipsis when it is too long. */
struct baat_place_shown {
	char text[256];
};
struct baat_place_shown baat_place_show(struct baat_place place);

/* Whether the file of a place is a sheet of a workbook. NULL is none. */
bool baat_place_is_sheet(const char *file);

/* Appends the file alone: zaken.csv; zaken.xlsx#Zaken, as it can be named on the command line. */
void baat_place_put_file(const char *file, struct baat_buffer *to);

#endif
