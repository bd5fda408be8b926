#include "case-odd.h"

#include "baat/base/name.h"

/* Takes away what words are joined and divided by. */
static void drop_joints(struct baat_buffer *name)
{
	size_t kept = 0;
	for (size_t i = 0; i < name->length; i++)
		if (strchr("-_:", name->at[i]) == NULL)
			name->at[kept++] = name->at[i];
	name->length = kept;
}

bool baat_is_nearly_without(struct baat_text scenario, bool *near)
{
	static const char *const words[] = {"nul",  "nulalternatief", "nulscenario", "nulsituatie", "geenmaatwerk",
	                                    "geen", "niets",          "nietsdoen",   "huidig"};
	const struct baat_text without = BAAT_TEXT("zonder");
	struct baat_buffer folded = {0};
	bool done = baat_name_fold(scenario, &folded);
	*near = false;
	if (done && folded.length > 0) {
		drop_joints(&folded);
		struct baat_text name = baat_buffer_text(&folded);
		*near = (name.length >= without.length && memcmp(name.at, without.at, without.length) == 0) ||
		        baat_text_one_edit(name, without);
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
			*near |= baat_text_equal(name, baat_text_of(words[i]));
	}
	baat_buffer_free(&folded);
	return done;
}

bool baat_is_total(struct baat_text casus)
{
	static const char *const words[] = {"totaal", "som", "subtotaal", "eindtotaal", "total"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		struct baat_text word = baat_text_of(words[i]);
		if (casus.length >= word.length &&
		    baat_text_equal_ascii((struct baat_text){casus.at, word.length}, word))
			return true;
	}
	return false;
}

static size_t digits_at(struct baat_text text, size_t at)
{
	size_t count = 0;
	while (at + count < text.length && text.at[at + count] >= '0' && text.at[at + count] <= '9')
		count++;
	return count;
}

bool baat_is_cut_off(struct baat_text casus)
{
	size_t at = digits_at(casus, 0);
	if (at != 1)
		return false;
	if (at < casus.length && (casus.at[at] == ',' || casus.at[at] == '.'))
		at += 1 + digits_at(casus, at + 1);
	if (at + 2 >= casus.length || (casus.at[at] != 'E' && casus.at[at] != 'e') || casus.at[at + 1] != '+')
		return false;
	size_t exponent = digits_at(casus, at + 2);
	return exponent >= 2 && at + 2 + exponent == casus.length;
}
