/* The fast path: cuts rows where there is no quote, no lone CR and no NUL. Private to io. */
#ifndef BAAT_CUT_H
#define BAAT_CUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "baat/base/text.h"

/* Blocks end in this many bytes of zeros that may be read but do not count. */
enum { BAAT_BLOCK_PADDING = 64 };

/* Rows of a block, found some way ahead. Begin with {0}; free with baat_cut_free(). */
struct baat_cut {
	const char *bytes;
	size_t length;
	size_t start; /* of the next row */
	char delimiter;
	struct baat_text *fields; /* of the rows ahead: those from `field` below `field_count` */
	size_t *ends; /* the number of fields up to and including each row: those from `row` below `row_count` */
	size_t field, field_count, field_capacity;
	size_t row, row_count, row_capacity;
	bool padded;                      /* a field among them begins or ends with a space, */
	bool was_padded;                  /* or one of the row of which only a part was found before */
	bool ended;                       /* nothing is left to look at */
	size_t window;                    /* what is looked at next */
	size_t open;                      /* where the field begins that goes on there */
	uint64_t after_mark, after_space; /* 1: what stands before that is a mark, a space */
};

void baat_cut_begin(struct baat_cut *cut, const char *bytes, size_t length, char delimiter);
void baat_cut_free(struct baat_cut *cut);

/* The next row: *fields are its fields without padding and the CR at the end, valid until the next call. Returns how
 * many they are, 0 at the end of the block, SIZE_MAX when there is no memory. */
size_t baat_cut_row(struct baat_cut *cut, struct baat_text **fields);

/* Whether a byte around an unquoted field is not part of it: only a space, since the writer quotes for no other. */
static inline bool baat_is_padding(char c)
{
	return c == ' ';
}

#endif
