/* Conditions on flows. */
#include "baat/calc/where.h"

#include <stdio.h>
#include <stdlib.h>

struct baat_where {
	const struct baat_condition *conditions;
	size_t count, values; /* values of all conditions */
	const struct baat_names *names;
	bool saw[];
};

struct baat_where *baat_where_new(const struct baat_condition *conditions, size_t count, const struct baat_names *names)
{
	size_t values = 0;
	for (size_t i = 0; i < count; i++)
		values += conditions[i].count;
	struct baat_where *where = calloc(1, sizeof *where + values);
	if (where == NULL)
		return NULL;
	where->conditions = conditions;
	where->count = count;
	where->values = values;
	where->names = names;
	return where;
}

void baat_where_free(struct baat_where *where)
{
	free(where);
}

/* What a flow has for a condition, as it is printed; digits are written to `room`. */
static struct baat_text value_of(const struct baat_where *where, const struct baat_condition *condition,
                                 const struct baat_unit *unit, const struct baat_flow *flow, char room[32])
{
	if (condition->by_kind)
		return baat_text_of(baat_kind_name(flow->kind));
	switch (condition->key.kind) {
	case BAAT_KEY_CASE:
		return unit->casus;
	case BAAT_KEY_PARTY:
		return baat_names_text(where->names, flow->party);
	case BAAT_KEY_POST:
		return baat_names_text(where->names, flow->post);
	case BAAT_KEY_DOMAIN:
		return baat_names_text(where->names, flow->domain);
	case BAAT_KEY_ATTRIBUTE:
		return unit->attributes[condition->key.attribute];
	case BAAT_KEY_YEAR:
		return (struct baat_text){room, (size_t)snprintf(room, 32, "%u", (unsigned)flow->year)};
	case BAAT_KEY_START:
		if (unit->start != BAAT_NO_MONTH)
			return (struct baat_text){
			    room, (size_t)snprintf(room, 32, "%04d-%02d", unit->start / 12, unit->start % 12 + 1)};
		break;
	case BAAT_KEY_CALENDAR_YEAR:
	case BAAT_KEY_CALENDAR_MONTH:
		break;
	}
	return BAAT_TEXT("");
}

bool baat_where_holds(struct baat_where *where, const struct baat_unit *unit, const struct baat_flow *flow)
{
	bool *saw = where->saw, holds = true;
	char room[32];
	for (size_t i = 0; i < where->count; i++) {
		const struct baat_condition *condition = &where->conditions[i];
		const struct baat_text value = value_of(where, condition, unit, flow, room);
		bool found = false;
		for (size_t j = 0; j < condition->count; j++) {
			const bool equal = baat_text_equal(value, condition->values[j]);
			saw[j] |= equal;
			found |= equal;
		}
		holds &= found;
		saw += condition->count;
	}
	return holds;
}

bool baat_where_saw(const struct baat_where *where, size_t condition, size_t value)
{
	size_t at = value;
	for (size_t i = 0; i < condition; i++)
		at += where->conditions[i].count;
	return where->saw[at];
}

void baat_where_merge(struct baat_where *into, const struct baat_where *from)
{
	for (size_t i = 0; i < into->values; i++)
		into->saw[i] |= from->saw[i];
}
