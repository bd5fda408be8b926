/* How large the list of parts of a zip says it is, before anything is made of it. Private to io. */
#ifndef BAAT_ZIP_SIZE_H
#define BAAT_ZIP_SIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BAAT_PARTS_MAX = 10000 };

/* Reads bytes at a place of a file, all of them unless it ends. Less than that, with errno, when it cannot be read. */
size_t baat_zip_read_at(int fd, uint64_t offset, void *to, size_t length);

/*
 * Tells whether the zip in `fd` of `size` bytes has a list of at most BAAT_PARTS_MAX parts, as far as it says so
 * itself: libzip takes memory for the whole list at once. So it is when no list is found; libzip tells then. Returns
 * false, with errno, when the file cannot be read.
 */
bool baat_zip_judge_size(int fd, uint64_t size, bool *small);

#endif
