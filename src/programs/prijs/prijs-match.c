/* Words to look for: in the code, the description and the domain, without regard to capitals and accents. */
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "baat/base/memory.h"
#include "prijs.h"

/* The text in small letters and without accents, so that client finds cliënt. at is NULL without memory; freed with
 * free(). */
static struct baat_text fold(struct baat_text text)
{
	size_t length = 0, kept = 0;
	uint8_t *folded = u8_casefold((const uint8_t *)text.at, text.length, NULL, UNINORM_NFD, NULL, &length);
	for (size_t at = 0; folded != NULL && at < length;) {
		ucs4_t character;
		int bytes = u8_mbtouc(&character, folded + at, length - at);
		if (uc_combining_class(character) == UC_CCC_NR) {
			memmove(folded + kept, folded + at, (size_t)bytes);
			kept += (size_t)bytes;
		}
		at += (size_t)bytes;
	}
	return (struct baat_text){(const char *)folded, kept};
}

static bool holds(struct baat_text text, struct baat_text word)
{
	return word.length == 0 || memmem(text.at, text.length, word.at, word.length) != NULL;
}

enum baat_status patterns_read(struct patterns *patterns, const struct words *operands, struct baat_diags *diags)
{
	*patterns = (struct patterns){.given = operands->items};
	patterns->folded = calloc(operands->count + 1, sizeof *patterns->folded);
	if (patterns->folded == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < operands->count; i++) {
		struct baat_text given = baat_text_of(operands->items[i]);
		if (!baat_text_is_utf8(given))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
			                  _("the pattern '%s' is not UTF-8"), baat_show(given).text);
		patterns->folded[i] = fold(given);
		if (patterns->folded[i].at == NULL)
			return baat_out_of_memory(diags);
		patterns->count++;
	}
	return BAAT_OK;
}

void patterns_free(struct patterns *patterns)
{
	for (size_t i = 0; i < patterns->count; i++)
		free((char *)patterns->folded[i].at);
	free(patterns->folded);
}

/* All that is searched of a row, folded; a line each, as no word goes over the end of a line. */
static struct baat_text searched(struct baat_prices *prices, const struct baat_price_row *row)
{
	const struct baat_names *names = baat_prices_names(prices);
	struct baat_buffer buffer = {0};
	struct baat_text folded = {0};
	baat_buffer_add(&buffer, baat_names_text(names, row->post));
	baat_buffer_add_char(&buffer, '\n');
	baat_buffer_add(&buffer, row->description);
	baat_buffer_add_char(&buffer, '\n');
	baat_buffer_add(&buffer, baat_names_text(names, row->domain));
	if (!buffer.failed)
		folded = fold(baat_buffer_text(&buffer));
	baat_buffer_free(&buffer);
	return folded;
}

enum baat_status patterns_match(const struct patterns *patterns, struct baat_prices *prices,
                                const struct baat_price_row *row, bool *matches, struct baat_diags *diags)
{
	*matches = true;
	if (patterns->count == 0)
		return BAAT_OK;
	struct baat_text text = searched(prices, row);
	if (text.at == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < patterns->count && *matches; i++)
		*matches = holds(text, patterns->folded[i]);
	free((char *)text.at);
	return BAAT_OK;
}

/* Names that may have been meant. */
struct candidates {
	struct baat_text *items;
	size_t count, capacity;
};

static bool add_candidate(struct candidates *candidates, struct baat_text text)
{
	if (!baat_grow(&candidates->items, &candidates->capacity, candidates->count + 1, sizeof *candidates->items))
		return false;
	candidates->items[candidates->count++] = text;
	return true;
}

static struct baat_text candidate_at(const void *context, size_t index)
{
	return ((const struct candidates *)context)->items[index];
}

/* Codes come first, so that among equally near names a code wins; then domains and the words that codes are made of. */
static bool list_candidates(struct candidates *candidates, struct baat_prices *prices)
{
	const struct baat_names *names = baat_prices_names(prices);
	size_t count = baat_prices_count(prices);
	bool done = true;
	for (size_t i = 0; i < count; i++)
		done = done && add_candidate(candidates, baat_names_text(names, baat_prices_at(prices, i)->row->post));
	for (size_t i = 0; i < count; i++) {
		const struct baat_price_row *row = baat_prices_at(prices, i)->row;
		struct baat_text rest = baat_names_text(names, row->post), part;
		bool more = true;
		done = done && add_candidate(candidates, baat_names_text(names, row->domain));
		while (baat_text_split(&rest, &more, '-', &part))
			done = done && add_candidate(candidates, part);
	}
	return done;
}

/* Which of the words no post holds, the first one; the number of words when each is held by some post. */
static enum baat_status first_unheld(const struct patterns *patterns, struct baat_prices *prices, size_t *which,
                                     struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (*which = 0; *which < patterns->count; ++*which) {
		bool held = false;
		const struct patterns one = {.folded = patterns->folded + *which, .count = 1};
		for (size_t i = 0; i < baat_prices_count(prices) && status == BAAT_OK && !held; i++)
			status = patterns_match(&one, prices, baat_prices_at(prices, i)->row, &held, diags);
		if (!held || status != BAAT_OK)
			break;
	}
	return status;
}

enum baat_status patterns_note_nothing(const struct patterns *patterns, struct baat_prices *prices,
                                       struct baat_diags *diags)
{
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	struct candidates candidates = {0};
	size_t which;
	enum baat_status status = first_unheld(patterns, prices, &which, diags);
	if (status != BAAT_OK || patterns->count == 0)
		return status;
	if (which == patterns->count)
		return baat_note(diags, nowhere, BAAT_POST_UNKNOWN, _("no post matches all of these words together"));
	if (!list_candidates(&candidates, prices)) {
		status = baat_out_of_memory(diags);
	} else {
		struct baat_shown shown = baat_show(baat_text_of(patterns->given[which]));
		long nearest = baat_text_nearest(patterns->folded[which], candidates.count, candidate_at, &candidates);
		if (nearest >= 0)
			status =
			    baat_note(diags, nowhere, BAAT_POST_UNKNOWN, _("no post matches '%s'; did you mean %s?"),
			              shown.text, baat_show(candidates.items[nearest]).text);
		else
			status = baat_note(diags, nowhere, BAAT_POST_UNKNOWN, _("no post matches '%s'"), shown.text);
	}
	free(candidates.items);
	return status;
}
