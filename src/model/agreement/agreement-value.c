/* The values in an agreement: words, euros, parties, percentages. */
#include "baat/base/name.h"
#include "base/gettext.h"
#include "agreement-read.h"

/* In cents: a million billion euros, more than there is to share and far from what overflows. */
#define EUROS_MAX INT64_C(100000000000000000)

size_t baat_agreement_count(const struct baat_json *value)
{
	size_t count = 0;
	for (const struct baat_json *child = value->child; child != NULL; child = child->next)
		count++;
	return count;
}

enum baat_status baat_agreement_some(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                     enum baat_json_type type)
{
	enum baat_status status = baat_json_expect(value, reading->path, type, reading->diags);
	if (status == BAAT_OK && value->child == NULL)
		status = baat_agreement_error(reading, value, BAAT_AGREEMENT_INVALID,
		                              _("%s is empty; fill it or remove it"), value->path);
	return status;
}

struct word_list {
	const char *const *words;
	size_t count;
};

static struct baat_text word_at(const void *context, size_t index)
{
	const struct word_list *list = context;
	return baat_text_of(list->words[index]);
}

/* Near to a word that is known: that one; else all of them, as they are few. */
static enum baat_status report_word(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                    const struct word_list *list)
{
	long nearest = baat_text_nearest(value->text, list->count, word_at, list);
	struct baat_shown shown = baat_show(value->text);
	struct baat_buffer all = {0};
	if (nearest >= 0)
		return baat_agreement_error(reading, value, BAAT_VALUE_UNKNOWN,
		                            _("%s: '%s' is unknown; did you mean '%s'?"), value->path, shown.text,
		                            list->words[nearest]);
	for (size_t i = 0; i < list->count; i++)
		baat_buffer_printf(&all, "%s%s", i > 0 ? ", " : "", list->words[i]);
	baat_buffer_add_char(&all, '\0');
	enum baat_status status = all.failed ? baat_out_of_memory(reading->diags)
	                                     : baat_agreement_error(reading, value, BAAT_VALUE_UNKNOWN,
	                                                            _("%s: '%s' is unknown; write one of: %s"),
	                                                            value->path, shown.text, all.at);
	baat_buffer_free(&all);
	return status;
}

enum baat_status baat_agreement_word(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                     const char *const words[], size_t count, unsigned *index)
{
	const struct word_list list = {words, count};
	enum baat_status status = baat_json_expect(value, reading->path, BAAT_JSON_STRING, reading->diags);
	if (status != BAAT_OK)
		return status;
	for (size_t i = 0; i < count; i++)
		if (baat_text_equal(baat_name_trim(value->text), baat_text_of(words[i]))) {
			*index = (unsigned)i;
			return BAAT_OK;
		}
	return report_word(reading, value, &list);
}

enum baat_status baat_agreement_euros(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                      int64_t *cents)
{
	return baat_json_number(value, reading->path, BAAT_SCALE_CENTS, 0, EUROS_MAX, cents, reading->diags);
}

enum baat_status baat_agreement_party(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                      struct baat_text name, uint32_t *party)
{
	char *room = malloc(baat_name_room(name));
	enum baat_status status = BAAT_OK;
	if (room == NULL || !baat_party_clean(&name, room))
		status = baat_out_of_memory(reading->diags); /* NOLINT(bugprone-branch-clone): memory may lack twice */
	else if (name.length == 0)
		status = baat_agreement_error(reading, value, BAAT_VALUE_MISSING, _("%s: a party must have a name"),
		                              value->path);
	else if ((*party = baat_names_add(reading->names, name)) == BAAT_NO_NAME)
		status = baat_out_of_memory(reading->diags);
	free(room);
	return status;
}

static enum baat_status read_share(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                   struct baat_share *share)
{
	const struct baat_agreement *agreement = reading->agreement;
	int64_t percent = 0;
	share->party = BAAT_NO_NAME;
	enum baat_status status = baat_agreement_party(reading, value, value->key, &share->party);
	status = baat_worst(status, baat_json_number(value, reading->path, BAAT_SCALE_PERCENT, 1, BAAT_PERCENT_ALL,
	                                             &percent, reading->diags));
	share->percent = (int32_t)percent;
	if (share->party == BAAT_NO_NAME || baat_agreement_signed(agreement, share->party))
		return status;
	if (agreement->everyone)
		return baat_worst(status, baat_agreement_error(reading, value, BAAT_AGREEMENT_INVALID,
		                                               _("%s: the client signs only when named in partijen"),
		                                               value->path));
	return baat_worst(status,
	                  baat_agreement_error(reading, value, BAAT_AGREEMENT_INVALID,
	                                       _("%s: this party did not sign; add it to partijen or remove it here"),
	                                       value->path));
}

static int by_number(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

enum baat_status baat_agreement_twice(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                      uint32_t *parties, size_t count)
{
	enum baat_status status = BAAT_OK;
	qsort(parties, count, sizeof *parties, by_number);
	for (size_t i = 1; i < count; i++)
		if (parties[i] == parties[i - 1])
			status = baat_worst(
			    status, baat_agreement_error(reading, value, BAAT_PARTY_TWICE,
			                                 _("%s: party '%s' is named twice; remove one"), value->path,
			                                 baat_show(baat_names_text(reading->names, parties[i])).text));
	return status;
}

static enum baat_status check_twice(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                    const struct baat_shares *shares)
{
	uint32_t *parties = baat_arena_take(&reading->agreement->arena, shares->count * sizeof *parties);
	if (parties == NULL)
		return baat_out_of_memory(reading->diags);
	for (size_t i = 0; i < shares->count; i++)
		parties[i] = shares->items[i].party;
	return baat_agreement_twice(reading, value, parties, shares->count);
}

enum baat_status baat_agreement_shares(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                       const struct baat_shares **result)
{
	enum baat_status status = baat_agreement_some(reading, value, BAAT_JSON_OBJECT);
	int64_t sum = 0;
	if (status != BAAT_OK)
		return status;
	struct baat_shares *shares = baat_arena_take(
	    &reading->agreement->arena, sizeof *shares + baat_agreement_count(value) * sizeof shares->items[0]);
	if (shares == NULL)
		return baat_out_of_memory(reading->diags);
	*result = shares;
	shares->count = 0;
	for (const struct baat_json *child = value->child; child != NULL; child = child->next) {
		struct baat_share *share = &shares->items[shares->count++];
		status = baat_worst(status, read_share(reading, child, share));
		sum += share->percent;
	}
	if (status == BAAT_OK)
		status = check_twice(reading, value, shares);
	if (status != BAAT_OK || sum == BAAT_PERCENT_ALL)
		return status;
	char shown[BAAT_NUMBER_MAX];
	shown[baat_number_write_short(shown, sum, BAAT_SCALE_PERCENT, '.')] = '\0';
	return baat_agreement_error(reading, value, BAAT_SHARES_SUM, _("%s: the percentages add up to %s; make it 100"),
	                            value->path, shown);
}
