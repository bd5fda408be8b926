/* Counting the bytes that decide how a block is read. Private to io. */
#ifndef BAAT_CENSUS_H
#define BAAT_CENSUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What occurs in some bytes. Start with {0}; `previous` is the byte before them, 0 at the start of the file. */
struct baat_census {
	uint64_t feeds, quotes, returns, pairs; /* pairs: line feeds right after a CR */
	bool nuls, high;
};
void baat_census(struct baat_census *census, const char *bytes, size_t length, char previous);

#endif
