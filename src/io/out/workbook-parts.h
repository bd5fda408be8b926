/* Rows of a workbook cell by cell. Private to io/out. */
#ifndef BAAT_WORKBOOK_PARTS_H
#define BAAT_WORKBOOK_PARTS_H

#include "baat/io/workbook.h"

/* A row that is written in pieces: begin, its cells from left to right, end. The same errors as baat_workbook_row(). */
enum baat_status baat_workbook_begin_row(struct baat_workbook *workbook, struct baat_diags *diags);
enum baat_status baat_workbook_text(struct baat_workbook *workbook, size_t column, struct baat_text text,
                                    struct baat_diags *diags);
enum baat_status baat_workbook_number(struct baat_workbook *workbook, size_t column, baat_sum number, unsigned scale,
                                      struct baat_diags *diags);
void baat_workbook_end_row(struct baat_workbook *workbook);

#endif
