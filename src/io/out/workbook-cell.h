/* Cells of a workbook: formats, numbers, texts, and how wide their columns must be. Private to io/out. */
#ifndef BAAT_WORKBOOK_CELL_H
#define BAAT_WORKBOOK_CELL_H

#include <xlsxwriter.h>

#include "baat/io/workbook.h"

/* Decimals that a number can be shown with. */
enum { BAAT_BOOK_DECIMALS = 6 };
/* Letters in a line of prose: what fits on a sheet of A4. */
enum { BAAT_BOOK_PROSE_WIDTH = 72 };

struct baat_book_formats {
	lxw_format *header, *text, *amount, *percent, *month, *prose, *title;
	lxw_format *decimals[BAAT_BOOK_DECIMALS + 1];
};

/* False when there is no memory. */
bool baat_book_formats_make(struct baat_book_formats *formats, lxw_workbook *workbook);

/* One sheet on its way to disk. */
struct baat_book_sheet {
	struct baat_sheet setup;
	lxw_worksheet *lxw;
	lxw_row_t rows; /* with the header */
	size_t *widths; /* of the columns, as far as they were looked at */
	struct baat_buffer text;
};

/* Each writes a cell; false with *reason BAAT_SHEET_FULL when its text is too long, BAAT_OUT_OF_MEMORY or
 * BAAT_CANNOT_WRITE. A number is in units of so many decimals, and is shown with them. */
bool baat_book_text_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats, size_t column,
                          struct baat_text text, enum baat_code *reason);
bool baat_book_number_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats, size_t column,
                            baat_sum number, unsigned scale, enum baat_code *reason);
bool baat_book_cell_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats, size_t column,
                          const struct baat_cell *cell, enum baat_code *reason);
/* How numbers of a column that is to be filled in look; NULL when like any. */
lxw_format *baat_book_entry_format(const struct baat_book_formats *formats, const struct baat_sheet_entry *entry);

/* What the columns of a sheet that is to be filled in offer. False without memory. */
bool baat_book_entries_make(struct baat_book_sheet *sheet);

/* A chart beside the cells of the sheet. False without memory. */
bool baat_book_chart_add(struct baat_book_sheet *sheet, lxw_workbook *workbook, const struct baat_sheet_chart *chart,
                         size_t *end);

/* Before the first cell. */
void baat_book_widths_begin(struct baat_book_sheet *sheet);
bool baat_book_header_write(struct baat_book_sheet *sheet, const struct baat_book_formats *formats,
                            enum baat_code *reason);

/* Whether a number survives in a spreadsheet; *value is what it keeps. `scale` is the decimals of `number`. */
bool baat_book_number(baat_sum number, unsigned scale, double *value);

#endif
