#include "baat/calc/keys.h"

bool baat_grouping_has(const struct baat_grouping *grouping, enum baat_key_kind kind)
{
	for (size_t i = 0; i < grouping->count; i++)
		if (grouping->keys[i].kind == kind)
			return true;
	return false;
}

bool baat_grouping_needs_start(const struct baat_grouping *grouping)
{
	return baat_grouping_has(grouping, BAAT_KEY_CALENDAR_YEAR) ||
	       baat_grouping_has(grouping, BAAT_KEY_CALENDAR_MONTH);
}
