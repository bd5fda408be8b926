/*
 * A new file beside its target, under a fixed hidden name (".NAME.baat") and locked, to be renamed over the target.
 */
#ifndef BAAT_IO_BESIDE_H
#define BAAT_IO_BESIDE_H

#include <sys/types.h>

#include "baat/base/diag.h"

struct baat_beside {
	int fd;
	char *target; /* the file itself, symbolic links followed */
	char *path;   /* what stands beside it */
};

/* The path with symbolic links followed, also to a file that does not exist yet. The caller frees it with free().
 * NULL with errno when there is none. */
char *baat_follow_links(const char *path);

/* Opens a new file beside `target`, which it takes over (and frees); an existing file's mode, if any, is *mode.
 * `shown` is how messages call the target. Errors: BAAT_CANNOT_OPEN, BAAT_OUT_OF_MEMORY; then nothing is left. */
enum baat_status baat_beside_open(struct baat_beside *beside, char *target, const mode_t *mode, const char *shown,
                                  struct baat_diags *diags);

/* Syncs the file, and renames it over its target once that is done. Both return false with errno. */
bool baat_beside_sync(struct baat_beside *beside);
bool baat_beside_place(struct baat_beside *beside);

/* Removes the file if it still stands there, closes it and frees what is owned. */
void baat_beside_close(struct baat_beside *beside);

#endif
