/* The fast path: cuts rows where there is no quote, no lone CR and no NUL. Private to io. */
#ifndef BAAT_CUT_H
#define BAAT_CUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "baat/text.h"

/* Blocks end in this many bytes of zeros that may be read but do not count. */
enum { BAAT_BLOCK_PADDING = 64 };

struct baat_cut {
	const char *bytes;
	size_t length;
	size_t start;                     /* of the next row */
	size_t window;                    /* offset of the 64 bytes that `marks` tells of */
	uint64_t marks;                   /* a bit for every delimiter and line feed not passed yet */
	uint64_t padded;                  /* not 0: somewhere in the window a field begins or ends with a space */
	uint64_t after_mark, after_space; /* 1: what stands before the next window is a mark, a space */
	char delimiter;
};

void baat_cut_begin(struct baat_cut *cut, const char *bytes, size_t length, char delimiter);

/* Cuts the next row into *fields, an array of *capacity that grows as needed; padding and a CR at the end are left
 * out. Returns the number of fields, 0 at the end of the block, SIZE_MAX when there is no memory. */
size_t baat_cut_row(struct baat_cut *cut, struct baat_text **fields, size_t *capacity);

/* What occurs in some bytes. Start with {0}; `previous` is the byte before them, 0 at the start of the file. */
struct baat_census {
	uint64_t feeds, quotes, returns, pairs; /* pairs: line feeds right after a CR */
	bool nuls, high;
};
void baat_census(struct baat_census *census, const char *bytes, size_t length, char previous);

#endif
