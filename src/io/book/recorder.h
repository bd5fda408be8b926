/*
 * From the cells of a sheet, as they come, to records of the one dialect that the reader of tables takes (cell-says.h):
 * a line for each row from the header on, so that lines are rows, and a field for each column from A to the last named
 * one, so that fields are columns. What is wrong with a row stands in one more field, "CODE COLUMN", as numbers.
 *
 * The same cells, before the header is known, tell where it is. Private to io/book.
 */
#ifndef BAAT_RECORDER_H
#define BAAT_RECORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/buffer.h"
#include "baat/base/diag.h"

enum { BAAT_BOOK_ROWS = 1048576, BAAT_BOOK_COLUMNS = 16384, BAAT_HEADER_ROWS = 50 };

/* A row that may be the header. */
struct baat_header_row {
	uint32_t row; /* from 1, 0 for none */
	size_t found; /* required columns that it holds */
	bool complete;
};

/* What stops the recorder. */
enum baat_recorder_fault {
	BAAT_RECORDER_FINE,
	BAAT_RECORDER_NO_MEMORY,
	BAAT_RECORDER_ROW_LARGE,
	BAAT_RECORDER_REPEATS
};

struct baat_range {
	uint32_t row, column, last_row, last_column; /* rows from 1, columns from 0 */
};

struct baat_recorder {
	/* while the header is looked for */
	const char *const *required;
	size_t required_count;
	bool *found; /* a flag for each; NULL when the header is known */
	bool any;
	struct baat_header_row header;

	/* while the sheet is read */
	struct baat_buffer out;
	size_t whole; /* bytes of it that are whole rows */
	bool *named;  /* by column */
	uint32_t first, last, header_row;
	uint64_t written;        /* the last row in `out` */
	struct baat_buffer same; /* a row that comes again */
	uint64_t same_left;

	/* the row at hand */
	uint64_t row, repeat;
	bool hidden, content;
	size_t start;   /* where it begins in `out` */
	uint32_t field; /* the last that was begun */
	uint64_t cells; /* with content */
	enum baat_code problem;
	uint32_t problem_column;

	/* what only the end tells */
	uint64_t rows, hidden_rows, ignored, made;
	uint32_t hidden_columns;
	struct baat_range ignored_first;
	struct baat_range *hides, *merged;
	size_t hide_count, hide_capacity, merged_count, merged_capacity;
	enum baat_recorder_fault fault;
};

/* Begins to look for the first row that holds all required columns, or to read from the header on. Start with {0}; free
 * with baat_recorder_free(). */
bool baat_recorder_search(struct baat_recorder *recorder, const char *const *required, size_t count);
bool baat_recorder_begin(struct baat_recorder *recorder, uint32_t header_row);
void baat_recorder_free(struct baat_recorder *recorder);

/* A row, which stands for `repeat` like it; its cells in the order of their columns, each for `repeat` like it; its
 * end. Columns are counted from 0. Cells without content may be left out. */
void baat_recorder_row(struct baat_recorder *recorder, uint64_t row, uint64_t repeat, bool hidden);
void baat_recorder_cell(struct baat_recorder *recorder, uint32_t column, uint32_t repeat, struct baat_text text,
                        enum baat_code problem);
void baat_recorder_row_end(struct baat_recorder *recorder);

/* Whether enough is known of where the header is. */
bool baat_recorder_is_done(const struct baat_recorder *recorder);
/* Whether what is made should be taken before more is. */
bool baat_recorder_is_full(const struct baat_recorder *recorder);
/* Makes more of a row that comes again. */
void baat_recorder_go_on(struct baat_recorder *recorder);

/* Drops the whole rows, which have been taken. */
void baat_recorder_drop(struct baat_recorder *recorder);

/* Columns that are hidden, cells that are merged. */
void baat_recorder_hide(struct baat_recorder *recorder, uint32_t first, uint32_t last);
void baat_recorder_merge(struct baat_recorder *recorder, struct baat_range range);
/* Whether a range touches a column that has a name, as far as the header has been read. */
bool baat_recorder_has_named(const struct baat_recorder *recorder, const struct baat_range *range);

/* Once the sheet is at its end: what it says of the whole. `place` is the file with its sheet; `tell`: which sheet and
 * header it was is worth a note. */
enum baat_status baat_recorder_finish(struct baat_recorder *recorder, const char *place, bool tell,
                                      struct baat_diags *diags);

#endif
