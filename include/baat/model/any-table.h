/*
 * baat/model/any-table.h - a table of which nothing is known but that it is one: its columns and rows as they stand.
 *
 * For tables that another program wrote and that are shown, not computed with. Rule: baat-bestanden(5), DIALECTS.
 */
#ifndef BAAT_ANY_TABLE_H
#define BAAT_ANY_TABLE_H

#include "baat/base/cell.h"
#include "baat/base/diag.h"
#include "baat/base/memory.h"

/* Start with {0}; free with baat_any_table_free(). Texts live as long. */
struct baat_any_table {
	/* A column that holds numbers has the kind that writes them as they stand; a cell of it that holds a word
	 * ("pm") has that as its text. A number is one without grouping or needless zeros in front. */
	struct baat_column *columns;
	size_t column_count;
	struct baat_cell *cells; /* row by row */
	size_t row_count, capacity;
	char digest[65]; /* SHA-256 of the file in hexadecimal */
	struct baat_arena arena;
};

/* Reads a whole table. Errors: those of baat_table_open(), of rows, and BAAT_COLUMN_UNNAMED. */
enum baat_status baat_any_table_read(struct baat_any_table *table, const char *path, struct baat_diags *diags);
void baat_any_table_free(struct baat_any_table *table);

/* The column of that name; SIZE_MAX when there is none. */
size_t baat_any_table_find(const struct baat_any_table *table, const char *name);

#endif
