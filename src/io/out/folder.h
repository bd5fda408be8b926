/*
 * Files that appear in a folder only when all of them are there. They are written into a hidden folder, which is
 * locked: two runs keep apart, and what a killed run left behind is removed by the next.
 */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>

#include "baat/base/diag.h"
#include "baat/base/text.h"

struct folder;

/*
 * Files that are to join those in the folder `path`, which is made if need be; a file of the same name is replaced. The
 * hidden folder is called `hidden` and stands in it. Free with folder_close() whatever it returns. Errors:
 * BAAT_CANNOT_OPEN, BAAT_OUT_OF_MEMORY.
 */
enum baat_status folder_open_joining(struct folder **folder, const char *path, const char *hidden,
                                     struct baat_diags *diags);

/* A folder that appears as a whole, with its files: `path` must not exist, or be an empty folder. The hidden one stands
 * beside it and is called ".NAME.baat". Otherwise the same. */
enum baat_status folder_open_new(struct folder **folder, const char *path, struct baat_diags *diags);

/* A descriptor for a new file in the hidden folder; -1 with errno, EEXIST when this run has made it before. */
int folder_create(const struct folder *folder, const char *name);
/* Writes everything, or returns false with errno. */
bool folder_write(int fd, struct baat_text text);

/* Puts what was written in its place. Errors: BAAT_CANNOT_WRITE. */
enum baat_status folder_commit(struct folder *folder, struct baat_diags *diags);
/* Frees; whatever was not put in its place is removed. NULL is fine. */
void folder_close(struct folder *folder);

/* An error about the folder; `format` has a %s for what errno says. */
enum baat_status folder_fault(const struct folder *folder, enum baat_code code, const char *format, int reason,
                              struct baat_diags *diags);

#endif
