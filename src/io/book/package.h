/*
 * The zip of a workbook: parts looked up by name, unpacked as a stream. A name is compared and never used as a path.
 * Private to io/book.
 */
#ifndef BAAT_PACKAGE_H
#define BAAT_PACKAGE_H

#include <stdbool.h>
#include <stdint.h>
#include <zip.h>

#include "baat/base/diag.h"

struct baat_package {
	const char *path; /* for messages */
	int fd;           /* of the caller, who closes it after the package */
	uint64_t size, offset;
	int trouble; /* errno of a read that failed, 0 for none */
	zip_error_t error;
	zip_t *zip;
};

/* Opens the zip in a file that can be read at any place. Start with {0}; close it whatever this returns. Errors:
 * BAAT_WORKBOOK_BROKEN, BAAT_WORKBOOK_LIMIT, BAAT_CANNOT_READ. */
enum baat_status baat_package_open(struct baat_package *package, int fd, uint64_t size, const char *path,
                                   struct baat_diags *diags);
void baat_package_close(struct baat_package *package);

/* The number of the part of that name; case counts only when two differ in it. -1 when there is none. */
int64_t baat_package_find(const struct baat_package *package, const char *name);

/* A part that is being unpacked. Start with {0}. */
struct baat_part {
	struct baat_package *package;
	zip_file_t *file;
	const char *name; /* valid as long as the package */
	uint64_t packed, unpacked, taken;
};

/* Errors: BAAT_FILE_KIND (a password), BAAT_WORKBOOK_BROKEN. */
enum baat_status baat_part_open(struct baat_part *part, struct baat_package *package, int64_t number,
                                struct baat_diags *diags);
/* *got is 0 at the end only; checksum and size have been found right then. Errors: BAAT_WORKBOOK_BROKEN,
 * BAAT_WORKBOOK_LIMIT, BAAT_CANNOT_READ. */
enum baat_status baat_part_read(struct baat_part *part, void *to, size_t room, size_t *got, struct baat_diags *diags);
void baat_part_close(struct baat_part *part);

/* The first bytes of a part, ended by a NUL; none when it is not there. */
enum baat_status baat_package_peek(struct baat_package *package, const char *name, char *to, size_t room,
                                   struct baat_diags *diags);

#endif
