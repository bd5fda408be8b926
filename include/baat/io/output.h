/*
 * baat/output.h - a file that appears whole or not at all.
 *
 * Standard output, devices and FIFOs are written directly. A regular file is written beside its target under a
 * fixed hidden name (".NAME.baat") and renamed into place by baat_output_commit(). The fixed name means that what a
 * killed run left behind is found and removed by the next one; a lock on it keeps two runs apart.
 */
#ifndef BAAT_OUTPUT_H
#define BAAT_OUTPUT_H

#include "baat/base/diag.h"
#include "baat/base/text.h"

struct baat_output;

/*
 * Opens an output. path NULL or "-": standard output. An existing file keeps its mode; a symbolic link is followed,
 * the file behind it replaced. Errors: BAAT_CANNOT_OPEN, BAAT_OUT_OF_MEMORY. *output is NULL on failure.
 * A file without permission to write is not replaced. path must outlive the output and the diagnostics.
 */
enum baat_status baat_output_open(struct baat_output **output, const char *path, struct baat_diags *diags);

/*
 * Writes bytes. The first mebibyte is held back until there is more or the output is committed, so a run that fails
 * early has printed nothing. What has left ends where a call ended, so hand over whole lines. Errors:
 * BAAT_CANNOT_WRITE (once; later calls fail silently with the same status).
 */
enum baat_status baat_output_write(struct baat_output *output, struct baat_text text, struct baat_diags *diags);

/* Something between a writer and an output: it is given what is written, and at the end of it hands over what is to be
 * written instead. */
struct baat_output_filter {
	void *thing; /* NULL: there is none */
	enum baat_status (*write)(void *thing, struct baat_text text, struct baat_diags *diags);
	/* Writes to the output, whose filter is out of the way by now. */
	enum baat_status (*finish)(void *thing, struct baat_output *output, struct baat_diags *diags);
	void (*free)(void *thing);
};
/* Sets a filter before anything is written; the output frees it. baat_output_settle() and baat_output_commit() finish
 * it first. */
void baat_output_filter_by(struct baat_output *output, const struct baat_output_filter *filter);
const struct baat_output_filter *baat_output_filter(const struct baat_output *output);

/* How messages call the output: its path, or "-". */
const char *baat_output_name(const struct baat_output *output);

/* Whether any byte has left for a direct output (stdout, device, FIFO) already. */
bool baat_output_begun(const struct baat_output *output);

/* Drops what is held back and not yet written. */
void baat_output_drop(struct baat_output *output);

/* Whether it is standard output or another direct output, which cannot be taken back. */
bool baat_output_is_direct(const struct baat_output *output);

/* Writes out what is held, and syncs a regular file: in a run with several outputs what can go wrong for want of room
 * has then done so before any of them is put in place. Errors: BAAT_CANNOT_WRITE. Nothing is written afterwards. */
enum baat_status baat_output_settle(struct baat_output *output, struct baat_diags *diags);

/* Flushes and closes; a regular file is synced and renamed into place. Frees the output whatever happens.
 * Errors: BAAT_CANNOT_WRITE, and then no file has appeared. */
enum baat_status baat_output_commit(struct baat_output *output, struct baat_diags *diags);

/* Closes without putting anything in place; what stands beside the target is removed. NULL is fine. */
void baat_output_abandon(struct baat_output *output);

#endif
