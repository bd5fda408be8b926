/*
 * baat/io/table.h - delimited files and sheets of workbooks: dialect, header, blocks of whole records, rows with exact
 * positions.
 *
 * A file is opened (dialect and header known), hands out blocks of whole records, and each block is read into rows.
 * Blocks stand by themselves, so several threads may read different ones at the same time; only handing them out
 * must be done by one thread at a time. Rules: baat-bestanden(5), DIALECTS.
 *
 *	const struct baat_table_request request = {.path = "zaken.csv", .required = names, .required_count = 4};
 *	struct baat_table *table;
 *	baat_table_open(&table, &request, diags);
 *	while (baat_table_block(table, BAAT_NO_COLUMN, &block, diags) == BAAT_OK && block.length > 0) {
 *		baat_rows_begin(rows, table, &block, true);
 *		while (baat_rows_next(rows, &row, diags) == BAAT_ROW)
 *			use(row.fields, row.count);
 *	}
 */
#ifndef BAAT_TABLE_H
#define BAAT_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/diag.h"
#include "baat/base/number.h"
#include "baat/base/text.h"
#include "baat/io/recognise.h"

enum { BAAT_FIELD_MAX = 1 << 20 }; /* bytes in one field */

#define BAAT_NO_COLUMN SIZE_MAX

struct baat_table;

/* A word that people use for a column. */
struct baat_synonym {
	const char *synonym, *column; /* lower case */
};

struct baat_table_request {
	const char
	    *path; /* "-" is standard input, zaken.xlsx#Zaken a sheet; must outlive the file and the diagnostics */
	const char *shown;    /* how messages on its content call it, as when it was cut from another; NULL: path */
	const char *encoding; /* an iconv name, NULL for UTF-8 */
	bool force_mark;      /* the decimal sign is `mark` whatever the delimiter */
	enum baat_mark mark;
	const char *const *required; /* names of the columns that must be there, lower case; the delimiter is the one
	                                that yields most of them; where none must, that which yields most columns */
	size_t required_count;
	const struct baat_synonym *synonyms; /* named when a required column is missing; ended by NULLs, or NULL */
	struct baat_wanted wanted; /* a file that does not have them is told as what it is, when that can be told */
	const char *broken_off; /* a file whose first line is this word alone was broken off by its writer; or NULL */
	bool digest;            /* compute the SHA-256 of the bytes of the file */
	size_t block_size;      /* bytes in a block, about; 0 for the default. Tests use tiny ones */
	uint64_t line_base;     /* lines that stand before the first one in the file that this was cut from */
	bool front;             /* keep what stands before the first block, for baat_table_front() */
};

/*
 * Opens a file and reads its header. Errors: BAAT_CANNOT_OPEN, BAAT_CANNOT_READ, BAAT_FILE_EMPTY,
 * BAAT_FILE_KIND, BAAT_COLUMN_MISSING, BAAT_COLUMN_TWICE, BAAT_ENCODING_INVALID, BAAT_QUOTE_OPEN, BAAT_QUOTE_STRAY,
 * BAAT_FIELD_TOO_LONG, BAAT_FLOWS_INCOMPLETE, BAAT_OPTION_VALUE (an encoding that iconv does not know). *table is NULL
 * on failure.
 */
enum baat_status baat_table_open(struct baat_table **table, const struct baat_table_request *request,
                                 struct baat_diags *diags);
void baat_table_close(struct baat_table *table); /* NULL is fine */

/* How much of a path names the file: zaken.xlsx in zaken.xlsx#Zaken, where the name of a sheet begins after the mark.
 */
size_t baat_table_file_length(const char *path);

/* What is known of the sheet that is read; false when the file is no workbook. The name is valid as long as the table,
 * and as long as what struct baat_diags keeps. */
struct baat_sheet_facts {
	struct baat_text name;
	uint64_t header_row, hidden_rows; /* of those read so far */
};
bool baat_table_sheet(const struct baat_table *table, struct baat_sheet_facts *facts);

/* Lets go of buffers and of the descriptor of a regular file until the next block is asked for, so that thousands of
 * files can be open at once. Only before the first block. */
void baat_table_park(struct baat_table *table);

/* How messages on its content call the file. */
const char *baat_table_path(const struct baat_table *table);

/* What stands before the first block, as UTF-8: byte order mark, "sep=", header, empty lines above them; and how many
 * physical lines that is. Only when `front` was asked for; valid as long as the file. */
struct baat_text baat_table_front(const struct baat_table *table);
uint64_t baat_table_front_lines(const struct baat_table *table);

/* The header: names trimmed and in lower case (ASCII), empty for an unnamed column. Valid as long as the file. */
size_t baat_table_column_count(const struct baat_table *table);
struct baat_text baat_table_column(const struct baat_table *table, size_t column);
/* The column of that name, or BAAT_NO_COLUMN. */
size_t baat_table_find(const struct baat_table *table, struct baat_text name);
/* The place of a header field, for messages. */
struct baat_place baat_table_header_place(const struct baat_table *table, size_t column);

/* What delimits; of a workbook that of the dialect nl, in which its rows are written. */
char baat_table_delimiter(const struct baat_table *table);
enum baat_mark baat_table_mark(const struct baat_table *table);

/* Bytes taken from the file so far, and its size when that is known (else 0): for progress. Any thread may ask. */
uint64_t baat_table_taken(const struct baat_table *table);
uint64_t baat_table_size(const struct baat_table *table);

/* The SHA-256 in hexadecimal, once the file has been read to its end and `digest` was asked for. */
void baat_table_digest(struct baat_table *table, char hex[65]);

/* The SHA-256 in hexadecimal of a file as it is now; "-" cannot be read again and is BAAT_CANNOT_READ. */
enum baat_status baat_file_digest(const char *path, char hex[65], struct baat_diags *diags);

/* A block: whole records. Start with {0}, reuse it for the next call, free its memory with baat_block_free(). */
struct baat_block {
	char *bytes;
	size_t length; /* 0: the file is at its end */
	size_t capacity;
	uint64_t line; /* physical line of the first byte */
	bool quotes;   /* a quote occurs somewhere */
	bool returns;  /* a carriage return occurs that no line feed follows */
	bool nuls;     /* a NUL byte occurs */
	bool high;     /* a byte above 127 occurs */
};
void baat_block_free(struct baat_block *block);

/*
 * The next block. Records with the same content in column `together` that stand beneath each other are never
 * separated (BAAT_NO_COLUMN: any records may be); so a block grows as large as it must. A record that is broken (open
 * quote, endless field) is in the last block that is handed out. Errors: BAAT_CANNOT_READ, BAAT_INPUT_CHANGED,
 * BAAT_ENCODING_INVALID (not in the given encoding), BAAT_OUT_OF_MEMORY.
 */
enum baat_status baat_table_block(struct baat_table *table, size_t together, struct baat_block *block,
                                  struct baat_diags *diags);

/* Behind the end of every field of a row so many bytes can be read, though they mean nothing. */
enum { BAAT_FIELD_ROOM = 8 };

struct baat_row {
	const struct baat_text *fields; /* without quotes and surrounding spaces; valid until the next row */
	size_t count;
	uint64_t line;          /* physical line where the record starts */
	size_t start, end;      /* the bytes of the record in the block, line end included */
	enum baat_code problem; /* BAAT_CODE__MAX, or what is wrong with this row alone: BAAT_FIELD_COUNT, _FIELD_NUL,
	                           _ENCODING_INVALID, _BYTE_ORDER_MARK (in front of it), _COLUMN_UNNAMED (content below
	                           an unnamed column) */
	uint32_t problem_field; /* from 1 */
};

enum baat_rows_result {
	BAAT_ROW,
	BAAT_ROWS_END,
	BAAT_ROWS_BROKEN, /* the block cannot be read on: a diagnostic was added */
};

struct baat_rows;
struct baat_rows *baat_rows_new(void); /* NULL when there is no memory */
void baat_rows_free(struct baat_rows *rows);

/* Begins to read a block. `fast` false reads every byte by libcsv, for comparison. */
void baat_rows_begin(struct baat_rows *rows, const struct baat_table *table, const struct baat_block *block, bool fast);

/* The next row with content. Errors: BAAT_QUOTE_OPEN, BAAT_QUOTE_STRAY, BAAT_FIELD_TOO_LONG, BAAT_OUT_OF_MEMORY. */
enum baat_rows_result baat_rows_next(struct baat_rows *rows, struct baat_row *row, struct baat_diags *diags);

/* Adds the diagnostic for row->problem. */
enum baat_status baat_row_report(const struct baat_row *row, const struct baat_table *table, struct baat_diags *diags);

#endif
