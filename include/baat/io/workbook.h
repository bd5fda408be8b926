/*
 * baat/io/workbook.h - a workbook (.xlsx) with sheets of rows, as baat-bestanden(5), OUTPUT FORMS, describes it.
 *
 * Rows go to disk as they come, so that memory does not grow with them. A workbook holds no formula, no name of a
 * person and no clock: the same rows give the same bytes. It is made by libxlsxwriter in a temporary file without a
 * name, looked through once it is complete, and only then handed over.
 */
#ifndef BAAT_WORKBOOK_H
#define BAAT_WORKBOOK_H

#include "baat/base/diag.h"
#include "baat/io/form.h"
#include "baat/io/output.h"

struct baat_workbook;

enum { BAAT_SHEET_ROWS = 1048576, BAAT_SHEET_COLUMNS = 16384, BAAT_SHEET_TEXT = 32767 /* UTF-16 units in a cell */ };

/* What a column of a sheet that is to be filled in offers. */
struct baat_sheet_entry {
	const char *comment;        /* shown when the header is pointed at; UTF-8, NULL for none */
	const char *range;          /* cells whose values may be chosen from ("=Prijzen!$A$2:$A$90"); NULL for none */
	const char *const *choices; /* values that may be chosen, ended by NULL; NULL for none */
	bool only_these;            /* another value than those is refused, not just frowned at */
	enum { BAAT_ENTRY_PLAIN, BAAT_ENTRY_PERCENT, BAAT_ENTRY_MONTH } look; /* how numbers and dates look */
};

/* A sheet to come. The name must outlive the workbook, the columns the writing of its rows. */
struct baat_sheet {
	const char *name; /* at most 31 characters, none of []:*?/\ */
	const struct baat_column *columns;
	size_t count;  /* of the columns */
	size_t frozen; /* columns at the left that stay in sight */
	/* For a sheet that is to be filled in: what each column offers, and in how many rows. NULL for any other. */
	const struct baat_sheet_entry *entries;
	size_t entry_rows;
	bool prose; /* one column of text that wraps, with a title instead of a header */
};

/* A new workbook. The title is that of its properties. `path` is how messages call what becomes of it; both must
 * outlive it. Free with baat_workbook_free(). Errors: BAAT_CANNOT_WRITE, BAAT_OUT_OF_MEMORY. */
enum baat_status baat_workbook_new(struct baat_workbook **workbook, const char *title, const char *path,
                                   struct baat_diags *diags);

/* Begins a sheet with its header row; the one before it is complete. Errors: BAAT_SHEET_FULL (more columns than a sheet
 * has), BAAT_OUT_OF_MEMORY. */
enum baat_status baat_workbook_sheet(struct baat_workbook *workbook, const struct baat_sheet *sheet,
                                     struct baat_diags *diags);

/*
 * Adds a row to the sheet. An empty cell has no value. A number that a spreadsheet would not keep to the last digit
 * (more than 15 significant ones, or 10^15 and beyond) becomes a text, as in csv-nl. Errors: BAAT_SHEET_FULL when there
 * is no room for the row or a text, BAAT_CANNOT_WRITE.
 */
enum baat_status baat_workbook_row(struct baat_workbook *workbook, const struct baat_cell *cells,
                                   struct baat_diags *diags);

/* A chart beside the rows of a sheet, drawn by the spreadsheet from their cells. Rows count from 0, without the header.
 */
struct baat_sheet_chart {
	enum { BAAT_CHART_ACROSS, BAAT_CHART_ALONG } kind; /* bars of names, a line through years */
	const char *title;
	size_t name_column;          /* what the bars or points are called */
	const size_t *value_columns; /* a series each, called as its column */
	size_t value_count;
	size_t first_row, row_count;
	size_t place; /* pixels below the top of the sheet */
};
/* Adds a chart to the sheet at hand; its rows may be yet to come. Returns in *end where the next one can stand.
 * Errors: BAAT_OUT_OF_MEMORY. */
enum baat_status baat_workbook_chart(struct baat_workbook *workbook, const struct baat_sheet_chart *chart, size_t *end,
                                     struct baat_diags *diags);

/* Completes the workbook and hands its bytes to the output. Nothing but freeing may follow. Errors: BAAT_CANNOT_WRITE,
 * also when a part of it did not get to the disk of temporary files. */
enum baat_status baat_workbook_finish(struct baat_workbook *workbook, struct baat_output *output,
                                      struct baat_diags *diags);

/*
 * A workbook as an output, so that whatever writes rows can write one: rows in BAAT_FORM_XLSX (baat/io/form.h) that are
 * written to the output become rows of its first sheet. When the output is settled, a last sheet "Verantwoording" with
 * columns onderdeel and waarde follows: the notes, then every value of the account. The columns of the sheet must last
 * as long as rows of it are written; the names as long as the output. Errors: those of baat_workbook_new() and
 * baat_workbook_sheet().
 */
enum baat_status baat_output_as_workbook(struct baat_output *output, const char *title, const struct baat_sheet *sheet,
                                         struct baat_diags *diags);
bool baat_output_is_workbook(const struct baat_output *output);
/* The workbook behind the output, for who writes several sheets; NULL when it is none. Rows that are written to the
 * output belong to the first of them. */
struct baat_workbook *baat_output_workbook(const struct baat_output *output);

/* Both copy their text. The account is JSON. BAAT_OUT_OF_MEMORY. Nothing happens when the output is no workbook. */
enum baat_status baat_output_add_note(struct baat_output *output, struct baat_text sentence, struct baat_diags *diags);
enum baat_status baat_output_add_account(struct baat_output *output, struct baat_text account,
                                         struct baat_diags *diags);

/* NULL is fine. */
void baat_workbook_free(struct baat_workbook *workbook);

#endif
