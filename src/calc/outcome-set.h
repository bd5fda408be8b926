/* Groups of flows: what adding (outcome.c), merging (outcome-merge.c) and rows (outcome-rows.c) share. Private to calc.
 */
#ifndef BAAT_OUTCOME_SET_H
#define BAAT_OUTCOME_SET_H

#include "baat/calc/outcome.h"
#include "calendar.h"
#include "key-table.h"
#include "measure.h"

struct baat_group {
	uint64_t first; /* when it first appeared in the input */
	struct baat_sums sums;
};

/* What of a flow can be part of a key. */
struct baat_key_parts {
	uint32_t alternative, post, domain, party;
	uint32_t when; /* the year after the decision below, the calendar year or month above BAAT_CALENDAR_BIT */
};
enum { BAAT_CALENDAR_BIT = 8, BAAT_YEAR_MASK = (1 << BAAT_CALENDAR_BIT) - 1 };

/* A group that was met of late: mostly the next flow belongs to one of a few. */
enum { BAAT_RECENT = 32 };
struct baat_recent_group {
	struct baat_key_parts parts;
	uint32_t group;
	uint64_t age; /* of no use when it is not that of the accumulator */
};

/* A row on its way to its place. */
struct baat_row_place {
	uint64_t weight;
	size_t group;
};

struct baat_outcomes {
	struct baat_grouping grouping;
	struct baat_key_parts mask; /* all ones for what is part of the key */
	struct baat_recent_group recent[BAAT_RECENT];
	uint64_t age; /* from 1; goes up when what was met of late is no longer true */
	struct baat_filter *filter;
	struct baat_names *names;    /* of parties, posts, domains, alternatives: those of the flows */
	struct baat_names *texts;    /* of cases and attributes */
	enum baat_calendar calendar; /* what flows are cut into */
	int32_t start;               /* of the case at hand */
	bool spread;                 /* months matter: not grouped by year */
	bool by_unit;                /* a key is something of the case */
	bool payments;               /* whatever is paid counts */
	uint64_t clock;
	uint32_t *key;               /* the key at hand; what belongs to the unit is set when that begins */
	struct baat_key_table table; /* of groups: by keys and alternative */
	struct baat_group *groups;   /* by number in the table */
	size_t capacity, used;       /* used: groups whose memory has been set up */
	struct baat_row_place *order;
	size_t order_capacity;
};

/* The group of the key at hand, begun when it is new; SIZE_MAX when there is no memory. */
size_t baat_outcomes_group(struct baat_outcomes *outcomes);

/* For who keeps something else than sums of each group. Begins a case; false when there is no memory. */
bool baat_outcomes_begin_unit(struct baat_outcomes *outcomes, const struct baat_unit *unit);
/* The group of a flow of the case, or of a piece of it in that calendar year or month; SIZE_MAX when there is no
 * memory. */
size_t baat_outcomes_find(struct baat_outcomes *outcomes, const struct baat_flow *flow, uint32_t calendar);
/* The group that is a group of another. */
size_t baat_outcomes_translate(struct baat_outcomes *into, const struct baat_outcomes *from, size_t group);
/* The cells of the keys and of the alternative of a row. */
void baat_outcomes_keys(const struct baat_outcomes *outcomes, size_t row, struct baat_cell *cells);

/* Whether a key is a text of the case. */
static inline bool baat_key_is_text(enum baat_key_kind kind)
{
	return kind == BAAT_KEY_CASE || kind == BAAT_KEY_ATTRIBUTE;
}

/* Whether a key is a number that stands for itself, and not a name. */
static inline bool baat_key_is_number(enum baat_key_kind kind)
{
	return kind == BAAT_KEY_YEAR || kind == BAAT_KEY_START || kind == BAAT_KEY_CALENDAR_YEAR ||
	       kind == BAAT_KEY_CALENDAR_MONTH;
}

#endif
