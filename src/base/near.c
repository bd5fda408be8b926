/* Names that are so near to a known one that they must be a slip (baat-bestanden(5), CASE LINES). */
#include "baat/base/name.h"

static bool has_plural_of(struct baat_text name, struct baat_text known)
{
	if (name.length <= known.length || memcmp(name.at, known.at, known.length) != 0)
		return false;
	struct baat_text behind = {name.at + known.length, name.length - known.length};
	return baat_text_equal(behind, BAAT_TEXT("s")) || baat_text_equal(behind, BAAT_TEXT("en"));
}

/* "kans (%)", "van [maand]": a unit or a remark that belongs in the manual. */
static bool has_brackets_behind(struct baat_text name, struct baat_text known)
{
	if (name.length <= known.length || memcmp(name.at, known.at, known.length) != 0)
		return false;
	struct baat_text behind =
	    baat_name_trim((struct baat_text){name.at + known.length, name.length - known.length});
	return behind.length > 0 && behind.at[0] != '\0' && strchr("([{<", behind.at[0]) != NULL;
}

const char *baat_near_name(struct baat_text name, const char *const known[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct baat_text candidate = baat_text_of(known[i]);
		if (baat_text_one_edit(name, candidate) || has_plural_of(name, candidate) ||
		    has_brackets_behind(name, candidate))
			return known[i];
	}
	return NULL;
}
