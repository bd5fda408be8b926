/* The bytes of one input file as UTF-8: opening, reading, decoding, digesting. Private to io. */
#ifndef BAAT_SOURCE_H
#define BAAT_SOURCE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "baat/base/diag.h"

struct baat_source;

/* Opens a file that messages call `shown`. */
enum baat_status baat_source_open(struct baat_source **source, const char *path, const char *shown,
                                  const char *encoding, bool digest, struct baat_diags *diags);
void baat_source_close(struct baat_source *source);

/* Reads up to `room` bytes (with an encoding: at least BAAT_SOURCE_ROOM); *got is 0 at the end of the file only. */
enum { BAAT_SOURCE_ROOM = 16 };
enum baat_status baat_source_read(struct baat_source *source, char *to, size_t room, size_t *got,
                                  struct baat_diags *diags);

/* The first bytes of the file as they are, at most eight; they are read all the same. */
enum { BAAT_SOURCE_HEAD = 8 };
enum baat_status baat_source_peek(struct baat_source *source, char head[BAAT_SOURCE_HEAD], size_t *length,
                                  struct baat_diags *diags);

/* A descriptor in which any place of the file can be read, and its size: what cannot be read twice is first put in a
 * file without a name. Nothing may have been read. The descriptor stays that of the source. */
enum baat_status baat_source_whole(struct baat_source *source, int *fd, uint64_t *size, struct baat_diags *diags);
/* Once that has been read: the digest, and whether the file is still what it was. */
enum baat_status baat_source_seen(struct baat_source *source, struct baat_diags *diags);

bool baat_source_is_regular(const struct baat_source *source);
uint64_t baat_source_taken(const struct baat_source *source);

/* What the system told of the file when it was opened, and whether that is still true of this file. */
const struct stat *baat_source_opened(const struct baat_source *source);
bool baat_source_is_same(const struct stat *before, const struct stat *now);
enum baat_status baat_source_changed(const char *path, struct baat_diags *diags); /* adds BAAT_INPUT_CHANGED */

void baat_source_digest(struct baat_source *source, char hex[65]);

#endif
