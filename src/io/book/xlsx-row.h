/* Rows and cells of a sheet of an xlsx, and what stands beside them, as their attributes tell. Private to io/book. */
#ifndef BAAT_XLSX_ROW_H
#define BAAT_XLSX_ROW_H

#include "xlsx-cell.h"

/* A row begins; a cell of it begins, and ends. */
void baat_xlsx_row_begin(struct baat_sheet_reader *reader, const char **attributes);
void baat_xlsx_row_cell(struct baat_sheet_reader *reader, struct baat_xlsx_cell *cell, const char **attributes);
void baat_xlsx_row_cell_end(struct baat_sheet_reader *reader, const struct baat_xlsx_cell *cell);

/* Columns that may be hidden, and cells that are merged. */
void baat_xlsx_columns(struct baat_sheet_reader *reader, const char **attributes);
void baat_xlsx_merge(struct baat_sheet_reader *reader, const char **attributes);

#endif
