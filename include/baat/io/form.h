/*
 * baat/form.h - one row of results, written in each of the forms of baat-bestanden(5), OUTPUT FORMS.
 *
 * Pure functions from cells to bytes: no file, no state. The form for a screen needs to see many rows and lives in
 * baat/screen.h.
 */
#ifndef BAAT_FORM_H
#define BAAT_FORM_H

#include "baat/base/buffer.h"
#include "baat/base/cell.h"

/* Each form with its name as in --vorm, its delimiter (NUL for none) and its decimal mark. */
#define BAAT_FORMS(X) \
	X(CSV_NL, "csv-nl", ';', ',') \
	X(CSV, "csv", ',', '.') \
	X(TSV, "tsv", '\t', '.') \
	X(JSONL, "jsonl", '\0', '.') /* an object a row */ \
	X(EXCEL, "excel", ';', ',')  /* csv-nl with byte order mark, CRLF, no formulas */ \
	X(XLSX, "xlsx", '\x1F', '.') /* rows on their way to a workbook: baat/io/workbook.h */ \
	X(TABLE, "tabel", '\0', ',') /* for a screen: baat/io/screen.h */

enum baat_form {
#define BAAT_FORM_ENUM(code, name, delimiter, mark) BAAT_FORM_##code,
	BAAT_FORMS(BAAT_FORM_ENUM)
#undef BAAT_FORM_ENUM
	    BAAT_FORM__MAX
};

/* The name of a form as in --vorm: "csv-nl", … */
const char *baat_form_name(enum baat_form form);

/* The header line (nothing for jsonl and xlsx; with the byte order mark for excel). form is any but BAAT_FORM_TABLE. */
void baat_form_header(enum baat_form form, const struct baat_column *columns, size_t count, struct baat_buffer *to);

/* One row, with its line end. form is any but BAAT_FORM_TABLE. In excel a text (also a name in the header) that a
 * spreadsheet would run as a formula gets an apostrophe in front. */
void baat_form_row(enum baat_form form, const struct baat_column *columns, size_t count, const struct baat_cell *cells,
                   struct baat_buffer *to);

/* Parts of a row of a form with a delimiter: the cells from `first` to before `end`, each but cell 0 with the delimiter
 * in front, and the line end. */
void baat_form_cells(enum baat_form form, const struct baat_column *columns, size_t first, size_t end,
                     const struct baat_cell *cells, struct baat_buffer *to);
void baat_form_end(enum baat_form form, struct baat_buffer *to);

/* The delimiter (';', ',' or tab; NUL for jsonl and table) and the decimal mark of a form. */
char baat_form_delimiter(enum baat_form form);
char baat_form_mark(enum baat_form form);

/* A field of delimited text, quoted only when it holds the delimiter, a quote, CR or LF, or begins or ends with a
 * space. */
void baat_form_field(char delimiter, struct baat_text text, struct baat_buffer *to);

#endif
