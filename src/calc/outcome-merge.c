/* Groups of one thread added to those of another. */
#include "outcome-set.h"

/* The same name in another table. */
static uint32_t translate(struct baat_names *into, const struct baat_names *from, uint32_t number)
{
	return number == BAAT_NO_NAME ? BAAT_NO_NAME : baat_names_add(into, baat_names_text(from, number));
}

static bool translate_key(struct baat_outcomes *into, const struct baat_outcomes *from, const uint32_t *key)
{
	for (size_t i = 0; i < into->table.width; i++) {
		bool alternative = i == into->grouping.count;
		enum baat_key_kind kind = alternative ? BAAT_KEY_POST : into->grouping.keys[i].kind;
		into->key[i] = key[i];
		if (baat_key_is_text(kind))
			into->key[i] = translate(into->texts, from->texts, key[i]);
		else if (!baat_key_is_number(kind))
			into->key[i] = translate(into->names, from->names, key[i]);
		if (into->key[i] == BAAT_NO_NAME && !(alternative && key[i] == BAAT_NO_NAME))
			return false;
	}
	return true;
}

size_t baat_outcomes_translate(struct baat_outcomes *into, const struct baat_outcomes *from, size_t group)
{
	const size_t known = into->table.count;
	if (!translate_key(into, from, baat_key_table_at(&from->table, group)))
		return SIZE_MAX;
	const size_t number = baat_outcomes_group(into);
	if (number != SIZE_MAX && (number == known || from->groups[group].first < into->groups[number].first))
		into->groups[number].first = from->groups[group].first;
	return number;
}

bool baat_outcomes_merge(struct baat_outcomes *into, const struct baat_outcomes *from)
{
	baat_filter_merge(into->filter, from->filter);
	for (size_t i = 0; i < from->table.count; i++) {
		const size_t group = baat_outcomes_translate(into, from, i);
		if (group == SIZE_MAX || !baat_sums_merge(&into->groups[group].sums, &from->groups[i].sums))
			return false;
	}
	return true;
}
