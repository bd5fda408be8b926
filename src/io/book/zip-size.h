/* How large the list of parts of a zip says it is, before anything is made of it. Private to io. */
#ifndef BAAT_ZIP_SIZE_H
#define BAAT_ZIP_SIZE_H

#include <stdbool.h>
#include <stdint.h>

enum { BAAT_PARTS_MAX = 10000 };

/*
 * Whether the zip in `fd` of `size` bytes has a list of at most BAAT_PARTS_MAX parts, as far as it says so itself:
 * libzip takes memory for the whole list at once. True when no list is found, or none can be read; libzip tells then.
 */
bool baat_zip_is_small(int fd, uint64_t size);

#endif
