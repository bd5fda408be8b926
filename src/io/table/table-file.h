/* An open delimited file, shared by table.c (opening), header.c and block.c (handing out). Private to io. */
#ifndef BAAT_TABLE_FILE_H
#define BAAT_TABLE_FILE_H

#include <stdatomic.h>
#include <sys/stat.h>

#include "baat/base/buffer.h"
#include "baat/io/table.h"
#include "baat/base/memory.h"
#include "baat/base/names.h"
#include "io/book/book.h"
#include "io/book/cell-says.h"
#include "rows.h"
#include "source.h"

struct baat_table {
	struct baat_table_request request;
	struct baat_source *source; /* NULL while parked */
	struct stat opened;         /* the file when it was opened first */
	struct baat_book *book;     /* a workbook, or NULL: it is read in the place of the source */
	struct baat_book_choice choice;
	const char *file, *sheet;      /* what the path names: the file, and a sheet of it or NULL */
	struct baat_arena *names_kept; /* keeps what places are told by (struct baat_diags), or NULL */
	const char *shown_file;        /* how messages on the file itself call it */
	struct baat_text sheet_name;   /* of the sheet that is read; .at is NULL when it is no workbook */
	uint64_t hidden_rows;          /* of those read so far */
	enum baat_status late; /* what the end of a sheet told, to be returned when its rows have been handed out */
	_Atomic uint64_t taken;
	bool parked;
	size_t body; /* bytes before the first block, once decoded */
	uint64_t body_line;
	struct baat_buffer front; /* those bytes, when they were asked for */
	bool at_end;              /* of the source */
	bool ended;               /* no further block */
	bool no_memory;           /* while something was only tried */

	char delimiter;
	enum baat_mark mark;
	struct baat_text *columns;
	size_t column_count;
	bool *unnamed;            /* NULL when every column has a name */
	struct baat_names *names; /* number i is the i-th named column */
	size_t *named;            /* its column */
	struct baat_arena arena;
	uint64_t header_line;
	bool header_quoted; /* it begins with a quote */

	struct baat_buffer pending; /* read and not handed out */
	uint64_t line;              /* of the first pending byte */
	char previous;              /* the byte before it, 0 for none */
	struct baat_rows *probe;    /* reads single records: keys, and records without an end */
};

/* Opens a parked file again and reads on to behind its header. */
enum baat_status baat_table_unpark(struct baat_table *table, struct baat_diags *diags);

/* Sets which file and which sheet the path names. */
enum baat_status baat_table_split_path(struct baat_table *table, struct baat_diags *diags);
/* Opens what the source holds as a workbook, when it is one; finds sheet and header, and reads the header. */
enum baat_status baat_table_open_book(struct baat_table *table, struct baat_diags *diags);
/* Opens it again, where it is known to stand. */
enum baat_status baat_table_reopen_book(struct baat_table *table, struct baat_diags *diags);

/* Takes the header from a block that holds one record, or what is there of one that is broken. *found is false when it
 * has no content. baat_header_absent() adds the diagnostic for a file that has no further record. */
enum baat_status baat_header_take(struct baat_table *table, const struct baat_block *block, char declared, bool *found,
                                  struct baat_diags *diags);
enum baat_status baat_header_absent(const struct baat_table *table, struct baat_diags *diags);

/* Whether the first record has a fault whichever character delimits. */
bool baat_header_is_broken(struct baat_table *table, const struct baat_block *block);

/* Reads from the source until `buffer` holds `wanted` bytes or the file is at its end. */
enum baat_status baat_table_fill(struct baat_table *table, struct baat_buffer *buffer, size_t wanted,
                                 struct baat_diags *diags);

/* Takes bytes away at the front. */
static inline void baat_table_drop(struct baat_buffer *buffer, size_t count)
{
	buffer->length -= count;
	memmove(buffer->at, buffer->at + count, buffer->length);
}

struct baat_rows_setup baat_table_rows_setup(const struct baat_table *table);

#endif
