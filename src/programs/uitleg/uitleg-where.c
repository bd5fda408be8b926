/* --waar: from words to conditions. */
#include "baat/base/name.h"
#include "uitleg.h"

static const struct {
	const char *name;
	enum baat_key_kind kind;
} keys[] = {{"casus", BAAT_KEY_CASE},    {"partij", BAAT_KEY_PARTY}, {"post", BAAT_KEY_POST},
            {"domein", BAAT_KEY_DOMAIN}, {"jaar", BAAT_KEY_YEAR},    {"start", BAAT_KEY_START}};
enum { KEYS = sizeof keys / sizeof keys[0] };

/* The names that a key may have: the known ones, soort, the attributes. */
static struct baat_text key_name(const void *context, size_t index)
{
	if (index < KEYS)
		return baat_text_of(keys[index].name);
	return index == KEYS ? BAAT_TEXT("soort") : baat_names_text(context, (uint32_t)(index - KEYS - 1));
}

static enum baat_status unknown_key(struct baat_text name, const struct baat_names *attributes,
                                    struct baat_diags *diags)
{
	struct baat_shown shown = baat_show(name);
	long nearest = baat_text_nearest(name, KEYS + 1 + baat_names_count(attributes), key_name, attributes);
	if (nearest >= 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
		                  _("--waar '%s': flows have no such key; did you mean %s?"), shown.text,
		                  key_name(attributes, (size_t)nearest).at);
	return baat_error(
	    diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
	    _("--waar '%s': flows have no such key; the keys are casus, partij, post, domein, jaar, start, "
	      "soort and the columns of your own"),
	    shown.text);
}

static enum baat_status read_key(struct baat_condition *condition, struct baat_text name,
                                 const struct baat_names *attributes, bool has_start, struct baat_diags *diags)
{
	condition->key.name = name;
	condition->by_kind = baat_text_equal(name, BAAT_TEXT("soort"));
	if (condition->by_kind)
		return BAAT_OK;
	for (size_t i = 0; i < KEYS; i++)
		if (baat_text_equal(name, baat_text_of(keys[i].name))) {
			condition->key.kind = keys[i].kind;
			if (keys[i].kind != BAAT_KEY_START || has_start)
				return BAAT_OK;
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
			                  _("--waar 'start': no case has one; fill in column start or add "
			                    "--start=jjjj-mm"));
		}
	condition->key.kind = BAAT_KEY_ATTRIBUTE;
	condition->key.attribute = baat_names_find(attributes, name);
	return condition->key.attribute != BAAT_NO_NAME ? BAAT_OK : unknown_key(name, attributes, diags);
}

static size_t count_values(const struct words *words)
{
	size_t count = 0;
	for (size_t i = 0; i < words->count; i++) {
		count++;
		for (const char *at = words->items[i]; *at != '\0'; at++)
			count += *at == ',';
	}
	return count;
}

static enum baat_status check_new(const struct conditions *conditions, struct baat_text name, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i + 1 < conditions->count; i++)
		if (baat_text_equal(conditions->items[i].key.name, name))
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_TWICE,
			                    _("--waar asks for '%s' twice; name all values at once: %s=a,b"),
			                    baat_show(name).text, baat_show(name).text);
	return status;
}

/* Takes the values between commas, each as names count. */
static enum baat_status read_values(struct conditions *conditions, struct baat_condition *condition,
                                    struct baat_text rest, struct baat_diags *diags)
{
	condition->values = &conditions->values[conditions->value_count];
	struct baat_text value;
	for (bool more = true; baat_text_split(&rest, &more, ',', &value);) {
		value = baat_name_keep(&conditions->kept, value);
		if (value.at == NULL)
			return baat_out_of_memory(diags);
		const bool is_party = !condition->by_kind && condition->key.kind == BAAT_KEY_PARTY;
		conditions->values[conditions->value_count++] = is_party ? baat_party_name(value) : value;
		condition->count++;
	}
	return BAAT_OK;
}

static enum baat_status read_condition(struct conditions *conditions, const char *word,
                                       const struct baat_names *attributes, bool has_start, struct baat_diags *diags)
{
	struct baat_condition *condition = &conditions->items[conditions->count++];
	struct baat_text rest = baat_text_of(word), name;
	bool more = true;
	baat_text_split(&rest, &more, '=', &name);
	if (!more)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                  _("--waar '%s' has no '='; write it as partij=gemeente"),
		                  baat_show(baat_text_of(word)).text);
	name = baat_name_keep(&conditions->kept, name);
	if (name.at == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = check_new(conditions, name, diags);
	status = baat_worst(status, read_key(condition, name, attributes, has_start, diags));
	return baat_worst(status, read_values(conditions, condition, rest, diags));
}

enum baat_status conditions_read(struct conditions *conditions, const struct words *words,
                                 const struct baat_names *attributes, bool has_start, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	conditions->items = calloc(words->count + 1, sizeof *conditions->items);
	conditions->values = calloc(count_values(words) + 1, sizeof *conditions->values);
	if (conditions->items == NULL || conditions->values == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < words->count; i++)
		status = baat_worst(status, read_condition(conditions, words->items[i], attributes, has_start, diags));
	return status;
}

void conditions_free(struct conditions *conditions)
{
	free(conditions->items);
	free(conditions->values);
	baat_arena_free(&conditions->kept);
}

void conditions_warn_never(const struct conditions *conditions, const struct baat_where *where,
                           struct baat_diags *diags)
{
	for (size_t i = 0; i < conditions->count; i++) {
		const struct baat_condition *condition = &conditions->items[i];
		for (size_t j = 0; j < condition->count; j++)
			if (!baat_where_saw(where, i, j))
				baat_warn(diags, baat_at(NULL, 0, 0), BAAT_NAME_NEVER, _("--waar: no flow has %s '%s'"),
				          baat_show(condition->key.name).text, baat_show(condition->values[j]).text);
	}
}
