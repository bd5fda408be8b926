#include "grouping.h"

static const struct {
	const char *name;
	enum baat_key_kind kind;
} known_keys[] = {
    {"casus", BAAT_KEY_CASE},
    {"partij", BAAT_KEY_PARTY},
    {"post", BAAT_KEY_POST},
    {"domein", BAAT_KEY_DOMAIN},
    {"jaar", BAAT_KEY_YEAR},
    {"kalenderjaar", BAAT_KEY_CALENDAR_YEAR},
    {"kalendermaand", BAAT_KEY_CALENDAR_MONTH},
    {"start", BAAT_KEY_START},
};
enum { KNOWN_KEYS = sizeof known_keys / sizeof known_keys[0] };

/* The names that a key may have: the known ones, totaal, the attributes. */
static struct baat_text key_name(const void *context, size_t index)
{
	if (index < KNOWN_KEYS)
		return baat_text_of(known_keys[index].name);
	if (index == KNOWN_KEYS)
		return BAAT_TEXT("totaal");
	return baat_names_text(context, (uint32_t)(index - KNOWN_KEYS - 1));
}

static enum baat_status read_key(const char *word, const struct baat_names *attributes, bool has_start,
                                 struct baat_key *key, struct baat_diags *diags)
{
	*key = (struct baat_key){.name = baat_text_of(word)};
	for (size_t i = 0; i < KNOWN_KEYS; i++)
		if (strcmp(word, known_keys[i].name) == 0) {
			key->kind = known_keys[i].kind;
			if (key->kind != BAAT_KEY_START || has_start)
				return BAAT_OK;
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
			                  _("cannot group by 'start': no case has one; fill in column start or add "
			                    "--start=jjjj-mm"));
		}
	if (strcmp(word, "alternatief") == 0)
		return baat_error(
		    diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
		    _("cannot group by 'alternatief': every table has a row for each alternative as it is; "
		      "--alternatief=A,B chooses some"));
	key->kind = BAAT_KEY_ATTRIBUTE;
	key->attribute = baat_names_find(attributes, key->name);
	if (key->attribute != BAAT_NO_NAME)
		return BAAT_OK;
	long nearest =
	    baat_text_nearest(key->name, KNOWN_KEYS + 1 + baat_names_count(attributes), key_name, attributes);
	struct baat_shown shown = baat_show(key->name);
	if (nearest >= 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
		                  _("cannot group by '%s': no file has that column; did you mean %s?"), shown.text,
		                  key_name(attributes, (size_t)nearest).at);
	return baat_error(
	    diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
	    _("cannot group by '%s': no file has that column; the keys are casus, partij, post, domein, jaar, "
	      "kalenderjaar, kalendermaand, start, totaal and the columns of your own"),
	    shown.text);
}

static enum baat_status read_keys(struct grouping *grouping, const struct words *words,
                                  const struct baat_names *attributes, bool has_start, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	bool total = false;
	for (size_t i = 0; i < words->count; i++) {
		const char *word = words->items[i];
		for (size_t j = 0; j < i; j++)
			if (strcmp(word, words->items[j]) == 0)
				return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_TWICE,
				                  _("key '%s' is given twice"), word);
		if (strcmp(word, "totaal") == 0) {
			total = true;
			continue;
		}
		struct baat_key *key = &grouping->keys[grouping->grouping.count++];
		status = baat_worst(status, read_key(word, attributes, has_start, key, diags));
	}
	grouping->case_first = grouping->grouping.count > 0 && grouping->keys[0].kind == BAAT_KEY_CASE;
	if (baat_grouping_has(&grouping->grouping, BAAT_KEY_CALENDAR_YEAR) &&
	    baat_grouping_has(&grouping->grouping, BAAT_KEY_CALENDAR_MONTH))
		status = baat_worst(status, baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                                       _("kalenderjaar cannot be combined with kalendermaand")));
	if (total && words->count > 1)
		status = baat_worst(status, baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                                       _("totaal cannot be combined with other keys")));
	return status;
}

static struct baat_text column_name(const void *context, size_t index)
{
	return ((const struct baat_column *)context)[index].name;
}

static enum baat_status read_sort_column(const char *word, const struct baat_column *columns, size_t count,
                                         struct baat_sort_column *sort, struct baat_diags *diags)
{
	sort->descending = word[0] == '-';
	const struct baat_text name = baat_text_of(word + sort->descending);
	for (sort->column = 0; sort->column < count; sort->column++)
		if (baat_text_equal(columns[sort->column].name, name))
			return BAAT_OK;
	const long nearest = baat_text_nearest(name, count, column_name, columns);
	struct baat_shown shown = baat_show(name);
	if (nearest < 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                  _("cannot sort by '%s': the table has no such column; it has the keys, alternatief, "
		                    "and measures such as saldo, ncw and vermeden"),
		                  shown.text);
	struct baat_shown near = baat_show(columns[nearest].name);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("cannot sort by '%s': the table has no such column; did you mean %s?"), shown.text,
	                  near.text);
}

/* --sorteer, against the columns of the table. */
static enum baat_status read_sort(struct grouping *grouping, const struct words *words, struct baat_diags *diags)
{
	const size_t count = baat_outcomes_column_count(&grouping->grouping);
	struct baat_column *columns = calloc(count, sizeof *columns);
	enum baat_status status = BAAT_OK;
	grouping->sort = calloc(words->count + 1, sizeof *grouping->sort);
	if (columns == NULL || grouping->sort == NULL) {
		free(columns);
		return baat_out_of_memory(diags);
	}
	baat_outcomes_columns(&grouping->grouping, columns);
	for (size_t i = 0; i < words->count; i++)
		status = baat_worst(status, read_sort_column(words->items[i], columns, count,
		                                             &grouping->sort[grouping->sort_count++], diags));
	free(columns);
	return status;
}

static const struct baat_text *copy_words(struct baat_text *to, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		to[i] = baat_text_of(words->items[i]);
	return to;
}

enum baat_status grouping_read(struct grouping *grouping, const struct common_options *settings,
                               const struct words *keys, const struct baat_names *attributes, bool has_start,
                               struct baat_diags *diags)
{
	static const char *only_case[] = {"casus"};
	const struct words by_case = {only_case, 1, 0};
	const struct selection_options *selection = options_of(settings, &selection_group);
	const struct method_options *method = options_of(settings, &method_group);
	const struct output_options *output = options_of(settings, &output_group);
	size_t parties = selection->parties.count, alternatives = selection->alternatives.count;
	if (keys == NULL)
		keys = selection->keys.count > 0 ? &selection->keys : &by_case;

	*grouping = (struct grouping){0};
	grouping->keys = calloc(keys->count + 1, sizeof *grouping->keys);
	grouping->words = calloc(parties + alternatives + 1, sizeof *grouping->words);
	if (grouping->keys == NULL || grouping->words == NULL)
		return baat_out_of_memory(diags);
	grouping->grouping.keys = grouping->keys;
	grouping->filter = (struct baat_filter_request){
	    .every_side = output != NULL && output->flows,
	    .perspective = (method == NULL ? baat_method_default() : method->values).perspective,
	    .parties = copy_words(grouping->words, &selection->parties),
	    .party_count = parties,
	    .alternatives = copy_words(grouping->words + parties, &selection->alternatives),
	    .alternative_count = alternatives,
	};
	enum baat_status status = read_keys(grouping, keys, attributes, has_start, diags);
	return status == BAAT_OK ? read_sort(grouping, &selection->sort, diags) : status;
}

void grouping_free(struct grouping *grouping)
{
	free(grouping->keys);
	free(grouping->words);
	free(grouping->sort);
}

static struct baat_text party_name(const void *context, size_t index)
{
	return baat_filter_party(context, index);
}

static struct baat_text alternative_name(const void *context, size_t index)
{
	return baat_filter_alternative(context, index);
}

enum baat_status grouping_warn_never(const struct grouping *grouping, const struct baat_filter *filter,
                                     struct baat_diags *diags)
{
	const struct baat_filter_request *request = &grouping->filter;
	size_t count = baat_filter_name_count(filter);
	struct baat_place nowhere = {0};
	for (size_t i = 0; i < request->party_count; i++) {
		if (baat_filter_saw_party(filter, i))
			continue;
		long nearest = baat_text_nearest(request->parties[i], count, party_name, filter);
		if (nearest >= 0)
			baat_warn(diags, nowhere, BAAT_NAME_NEVER, _("party '%s' does not occur; did you mean %s?"),
			          request->parties[i].at, baat_filter_party(filter, (size_t)nearest).at);
		else
			baat_warn(diags, nowhere, BAAT_NAME_NEVER, _("party '%s' does not occur"),
			          request->parties[i].at);
	}
	for (size_t i = 0; i < request->alternative_count; i++) {
		if (baat_filter_saw_alternative(filter, i))
			continue;
		long nearest = baat_text_nearest(request->alternatives[i], count, alternative_name, filter);
		if (nearest >= 0)
			baat_warn(diags, nowhere, BAAT_NAME_NEVER,
			          _("alternative '%s' does not occur; did you mean %s?"), request->alternatives[i].at,
			          baat_filter_alternative(filter, (size_t)nearest).at);
		else
			baat_warn(diags, nowhere, BAAT_NAME_NEVER, _("alternative '%s' does not occur"),
			          request->alternatives[i].at);
	}
	return diags->lost ? BAAT_SYSTEM : BAAT_OK;
}
