/* Who pays: one party, or shares in percent (baat-bestanden(5), PRICE TABLES). */
#include "baat/base/name.h"
#include "base/gettext.h"
#include "baat/base/memory.h"
#include "baat/model/price.h"

static size_t count_parts(struct baat_text text)
{
	size_t count = 1;
	for (size_t i = 0; i < text.length; i++)
		count += text.at[i] == '|';
	return count;
}

static enum baat_status read_share(struct baat_text part, enum baat_mark mark, struct baat_names *names,
                                   struct baat_share *share, bool alone, struct baat_place place,
                                   struct baat_diags *diags)
{
	const struct baat_number_rule rule = {
	    .mark = mark, .percent = BAAT_PERCENT_MAY, .scale = BAAT_SCALE_PERCENT, .min = 1, .max = BAAT_PERCENT_ALL};
	struct baat_text party = part;
	const char *colon = part.length > 0 ? memchr(part.at, ':', part.length) : NULL;
	int64_t percent = BAAT_PERCENT_ALL;

	if (colon != NULL) {
		party.length = (size_t)(colon - part.at);
		struct baat_text number = baat_text_trim((struct baat_text){colon + 1, part.length - party.length - 1});
		enum baat_code wrong =
		    number.length == 0 ? BAAT_NUMBER_INVALID : baat_number_read(number, &rule, &percent);
		if (wrong != BAAT_CODE__MAX)
			return baat_number_report(diags, place, wrong, _("the share"), number, &rule);
	} else if (!alone) {
		return baat_error(diags, place, BAAT_SHARES_INVALID,
		                  _("'%s' has no share; write parties as gemeente:60|corporatie:40"),
		                  baat_show(part).text);
	}
	party = baat_party_name(baat_name_trim(party));
	if (party.length == 0)
		return baat_error(diags, place, BAAT_SHARES_INVALID,
		                  _("a party has no name; write parties as gemeente:60|corporatie:40"));
	share->party = baat_names_add(names, party);
	share->percent = (int32_t)percent;
	return share->party == BAAT_NO_NAME ? baat_out_of_memory(diags) : BAAT_OK;
}

static int by_party(const void *a, const void *b)
{
	const struct baat_share *left = a, *right = b;
	return (left->party > right->party) - (left->party < right->party);
}

/* Looks for a party named twice in a sorted copy, so that a long list costs no more than its sorting. */
static enum baat_status check_twice(const struct baat_shares *shares, const struct baat_names *names,
                                    struct baat_arena *arena, struct baat_place place, struct baat_diags *diags)
{
	if (shares->count == 1)
		return BAAT_OK;
	struct baat_share *sorted = baat_arena_take(arena, shares->count * sizeof *sorted);
	if (sorted == NULL)
		return baat_out_of_memory(diags);
	memcpy(sorted, shares->items, shares->count * sizeof *sorted);
	qsort(sorted, shares->count, sizeof *sorted, by_party);
	for (size_t i = 1; i < shares->count; i++)
		if (sorted[i].party == sorted[i - 1].party)
			return baat_error(diags, place, BAAT_PARTY_TWICE, _("party '%s' is named twice"),
			                  baat_show(baat_names_text(names, sorted[i].party)).text);
	return BAAT_OK;
}

static enum baat_status check_sum(const struct baat_shares *shares, struct baat_place place, struct baat_diags *diags)
{
	int64_t sum = 0;
	char shown[BAAT_NUMBER_MAX];
	for (size_t i = 0; i < shares->count; i++)
		sum += shares->items[i].percent;
	if (sum == BAAT_PERCENT_ALL)
		return BAAT_OK;
	shown[baat_number_write_short(shown, sum, BAAT_SCALE_PERCENT, ',')] = '\0';
	return baat_error(diags, place, BAAT_SHARES_SUM, _("the shares add up to %s, not to 100"), shown);
}

enum baat_status baat_shares_read(struct baat_text text, enum baat_mark mark, struct baat_names *names,
                                  struct baat_arena *arena, const struct baat_shares **result, struct baat_place place,
                                  struct baat_diags *diags)
{
	size_t count = count_parts(text);
	struct baat_shares *shares = baat_arena_take(arena, sizeof *shares + count * sizeof shares->items[0]);
	struct baat_text part;
	bool more = true;

	if (shares == NULL)
		return baat_out_of_memory(diags);
	shares->count = 0;
	while (baat_text_split(&text, &more, '|', &part)) {
		enum baat_status status = read_share(baat_text_trim(part), mark, names, &shares->items[shares->count++],
		                                     count == 1, place, diags);
		if (status != BAAT_OK)
			return status;
	}
	enum baat_status status = check_twice(shares, names, arena, place, diags);
	if (status == BAAT_OK)
		status = check_sum(shares, place, diags);
	*result = shares;
	return status;
}

void baat_shares_write(struct baat_buffer *to, const struct baat_shares *shares, const struct baat_names *names,
                       char mark, bool tabs)
{
	baat_buffer_add(to, baat_names_text(names, shares->items[0].party));
	for (size_t i = 0; shares->count > 1 && i < shares->count; i++) {
		char percent[BAAT_NUMBER_MAX];
		size_t length = baat_number_write_short(percent, shares->items[i].percent, BAAT_SCALE_PERCENT, mark);
		/* as in a column of percentages: 33.333 between tabs might be thousands */
		if (tabs && shares->items[i].percent % 10 == 0 && shares->items[i].percent % 100 != 0)
			percent[length++] = '0';
		if (i > 0) {
			baat_buffer_add_char(to, '|');
			baat_buffer_add(to, baat_names_text(names, shares->items[i].party));
		}
		baat_buffer_add_char(to, ':');
		baat_buffer_add(to, (struct baat_text){percent, length});
	}
}
