/*
 * baat/run/inputs.h - the files that a run reads: opened together, handed out in blocks one after the other.
 *
 * All files are opened before any is read, so that what is wrong with a header shows at once. What columns a file must
 * have, and what is kept of them, is said by a kind: case lines and flows have theirs (case-input.h, flow-input.h), and
 * a table of any other kind needs no more than one of its own.
 */
#ifndef BAAT_INPUTS_H
#define BAAT_INPUTS_H

#include "baat/base/names.h"
#include "baat/io/table.h"
#include "baat/model/casus.h"
#include "baat/model/file-kind.h"

/* What is asked of all files. Everything that is pointed to must outlive the inputs. */
struct baat_inputs_request {
	const char *const *paths; /* "-" is standard input */
	size_t count;
	const char *shown, *encoding; /* the rest is as in struct baat_table_request */
	bool force_mark;
	enum baat_mark mark;
	uint64_t line_base;
	size_t block_size;
	bool digest, front;
	struct baat_meant meant; /* names that are meant as attributes; for case lines */
};

struct baat_input_kind {
	const char *const *required; /* for baat_table_open(), as is what follows */
	size_t required_count;
	const struct baat_synonym *synonyms;
	enum baat_file_kind wanted;
	const char *broken_off;
	/* Finds the columns of an open file, and adds those that are no known ones to `attributes`. *columns is freed
	 * with free_columns() unless it stays NULL, whatever is returned. */
	enum baat_status (*find_columns)(void **columns, const struct baat_table *table,
	                                 const struct baat_inputs_request *request, struct baat_names *attributes,
	                                 struct baat_diags *diags);
	void (*free_columns)(void *columns);
	/* The column by which rows are kept together in one block; NULL when any two may be parted. */
	size_t (*together)(const void *columns);
};

/* One file. */
struct baat_input {
	size_t index;             /* its number among the files, from 0 */
	struct baat_table *table; /* NULL when it could not be opened */
	void *columns;            /* of the kind; NULL when the file is of no use */
	uint64_t rows;            /* so many were gone through */
	char digest[65];          /* when it was asked for and the file is at its end */
	bool broken;              /* it could not be read on, and the run was a thorough one */
};

struct baat_inputs;

/* Opens all files, going on after an error to report those of the others. *inputs is to be closed whatever is returned,
 * and may be NULL. Errors: those of baat_table_open() and of the kind. */
enum baat_status baat_inputs_open(struct baat_inputs **inputs, const struct baat_input_kind *kind,
                                  const struct baat_inputs_request *request, struct baat_diags *diags);
void baat_inputs_close(struct baat_inputs *inputs); /* NULL is fine */

size_t baat_inputs_count(const struct baat_inputs *inputs);
struct baat_input *baat_inputs_at(const struct baat_inputs *inputs, size_t index);
/* The columns that are no known ones, of all files together. */
struct baat_names *baat_inputs_attributes(const struct baat_inputs *inputs);

/*
 * Takes the next block, of the next file when one is at its end; files without columns are passed over. *input is the
 * file that it is from. At the end of all the block is empty, and the status BAAT_OK. `thorough`: a file that cannot be
 * read on is left for the next one. One thread at a time. Errors: those of baat_table_block().
 */
enum baat_status baat_inputs_take(struct baat_inputs *inputs, bool thorough, struct baat_block *block,
                                  struct baat_input **input, struct baat_diags *diags);

/* The bytes that there are to read; 0 when a file does not tell. And those that were taken, up to and with the block
 * that was last taken of `input`; any thread may ask. */
uint64_t baat_inputs_size(const struct baat_inputs *inputs);
uint64_t baat_inputs_taken(const struct baat_inputs *inputs, const struct baat_input *input);

#endif
