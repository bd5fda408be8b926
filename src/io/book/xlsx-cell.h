/* A cell of an xlsx, from its type and its value to what it says. Private to io/book. */
#ifndef BAAT_XLSX_CELL_H
#define BAAT_XLSX_CELL_H

#include "book-file.h"

enum baat_xlsx_type {
	BAAT_XLSX_NUMBER,
	BAAT_XLSX_SHARED,
	BAAT_XLSX_STRING,
	BAAT_XLSX_INLINE,
	BAAT_XLSX_BOOLEAN,
	BAAT_XLSX_ERROR,
	BAAT_XLSX_DATE
};

struct baat_xlsx_cell {
	enum baat_xlsx_type type;
	uint32_t style;
	bool has_formula, has_value;
};

/* Sets the type that an attribute names; false when there is none of that name. */
bool baat_xlsx_cell_type(struct baat_xlsx_cell *cell, const char *name);

/* What the cell says with this value: *said is in the text of the reader, or among the strings of the workbook. */
enum baat_code baat_xlsx_cell_put(const struct baat_xlsx_cell *cell, struct baat_sheet_reader *reader,
                                  struct baat_text text, struct baat_text *said);

#endif
