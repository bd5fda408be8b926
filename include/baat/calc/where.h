/*
 * baat/calc/where.h - flows of which what they are grouped by has one of some values.
 *
 * Values are compared as they would be printed: a month as 2026-03, a year as 1, nothing as the empty text. The keys
 * are those of tables (baat-bestanden(5), OUTPUT FORMS), but for those of the calendar, in two of which a flow may lie.
 */
#ifndef BAAT_WHERE_H
#define BAAT_WHERE_H

#include "baat/calc/outcome.h"

struct baat_condition {
	bool by_kind; /* soort; else the key */
	struct baat_key key;
	const struct baat_text *values;
	size_t count;
};

/* Conditions for one thread, and which of their values occurred. `names` are those of the flows; the conditions are the
 * caller's. All of them outlive it. NULL when there is no memory. */
struct baat_where;
struct baat_where *baat_where_new(const struct baat_condition *conditions, size_t count,
                                  const struct baat_names *names);
void baat_where_free(struct baat_where *where); /* NULL is fine */

/* Whether all conditions hold for a flow. */
bool baat_where_holds(struct baat_where *where, const struct baat_unit *unit, const struct baat_flow *flow);

/* Whether a value of a condition occurred in any flow that was asked about. */
bool baat_where_saw(const struct baat_where *where, size_t condition, size_t value);

/* Adds what `from` saw; both have the same conditions. */
void baat_where_merge(struct baat_where *into, const struct baat_where *from);

#endif
