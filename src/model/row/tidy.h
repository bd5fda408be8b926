/* Bringing the names in a row to the form in which they count (baat-bestanden(5), NAMES). Private to model. */
#ifndef BAAT_TIDY_H
#define BAAT_TIDY_H

#include "baat/base/name.h"
#include "baat/io/table.h"

/* What a row is made tidy in. Start with {0}. */
struct baat_tidy {
	struct baat_text *fields;
	size_t field_capacity;
	char *room;
	size_t room_capacity;
};
void baat_tidy_free(struct baat_tidy *tidy);

/* Whether a block can hold names that want tidying: nearly none do. */
static inline bool baat_tidy_is_needed(const struct baat_block *block)
{
	return block->high || block->quotes;
}

/*
 * Tidies the fields of a row below columns that hold names (`is_name`, one for each of `count` columns); other fields
 * stay as they are. When something changes the row gets other fields, valid until the next call. False when there is no
 * memory.
 */
bool baat_tidy_row(struct baat_tidy *tidy, const bool is_name[], size_t count, struct baat_row *row);

#endif
