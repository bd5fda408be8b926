/*
 * baat/keys.h - what flows are grouped by. Rules: baat-methode(7), OUTCOME MEASURES and CALENDAR.
 */
#ifndef BAAT_KEYS_H
#define BAAT_KEYS_H

#include "baat/base/text.h"

enum baat_key_kind {
	BAAT_KEY_CASE,
	BAAT_KEY_PARTY,
	BAAT_KEY_POST,
	BAAT_KEY_DOMAIN,
	BAAT_KEY_YEAR,
	BAAT_KEY_START,          /* month 0 of the case */
	BAAT_KEY_CALENDAR_YEAR,  /* flows are spread over their months: baat-methode(7), CALENDAR */
	BAAT_KEY_CALENDAR_MONTH, /* not both of them */
	BAAT_KEY_ATTRIBUTE,
};

struct baat_key {
	enum baat_key_kind kind;
	uint32_t attribute; /* number, for BAAT_KEY_ATTRIBUTE */
	struct baat_text name;
};

/* What to group by, besides the alternative. No keys: the total. The keys are the caller's and outlive every use. */
struct baat_grouping {
	const struct baat_key *keys;
	size_t count;
};

/* Whether a key of this kind is among them. */
bool baat_grouping_has(const struct baat_grouping *grouping, enum baat_key_kind kind);

/* Whether a key is of the calendar, so that every flow must come with the start of its case: it is the sender who tells
 * of one without. */
bool baat_grouping_needs_start(const struct baat_grouping *grouping);

#endif
