/* Rows of a table by what they are grouped by, in the order in which they are first met. Keys of the calendar are not
 * for draws: the caller refuses them. Private to the draws. */
#ifndef BAAT_GROUPS_H
#define BAAT_GROUPS_H

#include "baat/calc/outcome.h"
#include "calc/key-table.h"

/* Free with baat_groups_free() even when it could not be begun. */
struct baat_groups {
	const struct baat_grouping *grouping; /* the caller's */
	struct baat_names *names;             /* of parties, posts, domains, alternatives: the caller's */
	struct baat_names *texts;             /* of cases and attributes */
	uint32_t *key;                        /* the one at hand */
	struct baat_key_table table;          /* of keys and alternative */
};

/* These return false, or SIZE_MAX, when there is no memory. */
bool baat_groups_begin(struct baat_groups *groups, const struct baat_grouping *grouping, struct baat_names *names);
void baat_groups_free(struct baat_groups *groups);
void baat_groups_clear(struct baat_groups *groups);

/* Begins a case. */
bool baat_groups_unit(struct baat_groups *groups, const struct baat_unit *unit);
/* The number of the row of a flow of that case; the count of the table when it is new. */
size_t baat_groups_find(struct baat_groups *groups, const struct baat_flow *flow);
/* The number of a row of another thread. */
size_t baat_groups_translate(struct baat_groups *into, const struct baat_groups *from, size_t number);

/* The cells of the keys and of alternatief. */
void baat_groups_cells(const struct baat_groups *groups, size_t number, struct baat_cell *cells);

#endif
