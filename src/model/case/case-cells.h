/* Fields of case lines as cells, for whoever writes the lines again in another form. Private to model and to programs
 * that do. */
#ifndef BAAT_CASE_CELLS_H
#define BAAT_CASE_CELLS_H

#include "baat/base/cell.h"
#include "case-columns.h"
#include "model/row/record.h"

/* What the cells of a column are, where they are no words. */
enum baat_cell_kind baat_case_cell_kind(enum baat_case_column column);

/*
 * A field as a cell: a number where it is one, a keyword in lower case, else its text, which is copied into the arena.
 * *kind says which. Errors: those of numbers.
 */
enum baat_status baat_case_cell(const struct baat_record *record, enum baat_case_column column,
                                struct baat_arena *arena, struct baat_cell *cell, enum baat_cell_kind *kind);

#endif
