#include "baat/model/agreement.h"

#include "base/gettext.h"
#include "baat/model/file-kind.h"
#include "agreement-read.h"

static const char *const sharing_names[] = {
    [BAAT_WATERFALL] = "waterval",
    [BAAT_PROPORTIONAL] = "evenredig",
    [BAAT_BY_KEY] = "sleutel",
    [BAAT_NOBODY_WORSE] = "niemand-slechter",
};

static const char *const basis_names[] = {
    [BAAT_UNDISCOUNTED] = "ongedisconteerd",
    [BAAT_PRESENT] = "contant",
    [BAAT_CASHABLE] = "verzilverbaar",
};

const char *baat_sharing_name(enum baat_sharing sharing)
{
	return sharing_names[sharing];
}

const char *baat_basis_name(enum baat_basis basis)
{
	return basis_names[basis];
}

static enum baat_status read_signatories(const struct baat_agreement_reading *reading, const struct baat_json *value)
{
	struct baat_agreement *agreement = reading->agreement;
	enum baat_status status = baat_agreement_some(reading, value, BAAT_JSON_ARRAY);
	if (status != BAAT_OK)
		return status;
	uint32_t *sorted = baat_arena_take(&agreement->arena, baat_agreement_count(value) * sizeof *sorted);
	if (sorted == NULL)
		return baat_out_of_memory(reading->diags);
	size_t count = 0;
	for (const struct baat_json *child = value->child; child != NULL; child = child->next) {
		enum baat_status now = baat_json_expect(child, reading->path, BAAT_JSON_STRING, reading->diags);
		if (now == BAAT_OK)
			now = baat_agreement_party(reading, child, child->text, &sorted[count]);
		count += now == BAAT_OK;
		status = baat_worst(status, now);
	}
	status = baat_worst(status, baat_agreement_twice(reading, value, sorted, count));
	baat_agreement_sign(agreement, sorted, count);
	return status;
}

/* evenredig and sleutel are waterfalls with a name: losses, inputs, and for a key the rest by its percentages. */
static enum baat_status write_out(const struct baat_agreement_reading *reading, const struct baat_shares *key)
{
	struct baat_agreement *agreement = reading->agreement;
	if (agreement->sharing != BAAT_PROPORTIONAL && agreement->sharing != BAAT_BY_KEY)
		return BAAT_OK;
	agreement->tiers = baat_arena_take(&agreement->arena, 3 * sizeof *agreement->tiers);
	if (agreement->tiers == NULL)
		return baat_out_of_memory(reading->diags);
	agreement->tiers[0] = (struct baat_tier){.kind = BAAT_TIER_LOSSES};
	agreement->tiers[1] = (struct baat_tier){.kind = BAAT_TIER_INPUTS};
	agreement->tiers[2] = (struct baat_tier){.kind = BAAT_TIER_PARTS, .shares = key};
	agreement->tier_count = agreement->sharing == BAAT_BY_KEY ? 3 : 2;
	return BAAT_OK;
}

enum {
	WATERFALL = 1 << BAAT_WATERFALL,
	PROPORTIONAL = 1 << BAAT_PROPORTIONAL,
	BY_KEY = 1 << BAAT_BY_KEY,
	POT = WATERFALL | PROPORTIONAL | BY_KEY,
	ANY = (1 << BAAT_SHARING__MAX) - 1,
};

enum { NAME, SIGNATORIES, BASIS, SHARING, THRESHOLD, CAP, TIERS, KEY, KEYS };

/* Which kinds of agreement use a key, and which cannot do without. */
static const struct {
	unsigned used, needed;
} key_rules[KEYS] = {
    [NAME] = {ANY, 0},
    [SIGNATORIES] = {ANY, 0},
    [BASIS] = {ANY, 0},
    [SHARING] = {ANY, ANY},
    [THRESHOLD] = {POT, 0},
    [CAP] = {POT, 0},
    [TIERS] = {WATERFALL, WATERFALL},
    [KEY] = {BY_KEY, BY_KEY},
};

static const char *const key_names[KEYS] = {
    [NAME] = "naam",         [SIGNATORIES] = "partijen", [BASIS] = "grondslag", [SHARING] = "verdeling",
    [THRESHOLD] = "drempel", [CAP] = "plafond",          [TIERS] = "waterval",  [KEY] = "sleutel",
};

/* Whether the kind of agreement has the keys that it needs, and no others. */
static enum baat_status check_keys(const struct baat_agreement_reading *reading, const struct baat_json *root,
                                   const struct baat_json *const keys[KEYS])
{
	const enum baat_sharing sharing = reading->agreement->sharing;
	const unsigned kind = 1U << sharing;
	enum baat_status status = BAAT_OK, now = BAAT_OK;
	for (size_t i = 0; i < KEYS; i++) {
		if (keys[i] != NULL && !(key_rules[i].used & kind))
			now = baat_agreement_error(reading, keys[i], BAAT_AGREEMENT_INVALID,
			                           _("%s is not used when verdeling is %s; remove it"), key_names[i],
			                           sharing_names[sharing]);
		else if (keys[i] == NULL && key_rules[i].needed & kind)
			now = baat_agreement_error(reading, root, BAAT_JSON_KEY_MISSING,
			                           _("%s is missing, and verdeling %s needs it"), key_names[i],
			                           sharing_names[sharing]);
		status = baat_worst(status, now);
	}
	return status;
}

/* The kind of agreement, and whether its keys go with it. */
static enum baat_status read_sharing(const struct baat_agreement_reading *reading, const struct baat_json *root,
                                     const struct baat_json *const keys[KEYS])
{
	unsigned sharing = BAAT_WATERFALL;
	if (keys[SHARING] == NULL)
		return baat_agreement_error(
		    reading, root, BAAT_JSON_KEY_MISSING,
		    _("verdeling is missing; say waterval, evenredig, sleutel or niemand-slechter"));
	enum baat_status status =
	    baat_agreement_word(reading, keys[SHARING], sharing_names, BAAT_SHARING__MAX, &sharing);
	reading->agreement->sharing = sharing;
	return status == BAAT_OK ? check_keys(reading, root, keys) : status;
}

static enum baat_status read_name(const struct baat_agreement_reading *reading, const struct baat_json *value)
{
	enum baat_status status = baat_json_expect(value, reading->path, BAAT_JSON_STRING, reading->diags);
	if (status != BAAT_OK)
		return status;
	reading->agreement->name = baat_arena_text(&reading->agreement->arena, value->text);
	return reading->agreement->name.at == NULL ? baat_out_of_memory(reading->diags) : BAAT_OK;
}

static enum baat_status read_basis(const struct baat_agreement_reading *reading, const struct baat_json *value)
{
	unsigned basis = BAAT_UNDISCOUNTED;
	enum baat_status status = baat_agreement_word(reading, value, basis_names, BAAT_BASIS__MAX, &basis);
	reading->agreement->basis = basis;
	return status;
}

/* The values of the keys that are there; signatories first, because shares are held against them. */
static enum baat_status read_values(const struct baat_agreement_reading *reading,
                                    const struct baat_json *const keys[KEYS])
{
	struct baat_agreement *agreement = reading->agreement;
	const struct baat_shares *key = NULL;
	enum baat_status status = BAAT_OK;
	if (keys[SIGNATORIES] != NULL)
		status = baat_worst(status, read_signatories(reading, keys[SIGNATORIES]));
	if (keys[NAME] != NULL)
		status = baat_worst(status, read_name(reading, keys[NAME]));
	if (keys[BASIS] != NULL)
		status = baat_worst(status, read_basis(reading, keys[BASIS]));
	if (keys[THRESHOLD] != NULL)
		status = baat_worst(status, baat_agreement_euros(reading, keys[THRESHOLD], &agreement->threshold));
	if (keys[CAP] != NULL)
		status = baat_worst(status, baat_agreement_euros(reading, keys[CAP], &agreement->cap));
	if (keys[TIERS] != NULL)
		status = baat_worst(status, baat_agreement_tiers(reading, keys[TIERS]));
	if (keys[KEY] != NULL)
		status = baat_worst(status, baat_agreement_shares(reading, keys[KEY], &key));
	return status == BAAT_OK ? write_out(reading, key) : status;
}

/* Parties in the order in which they are named first. They are numbered apart, as the names of the agreement may know
 * more than the agreement. */
struct party_list {
	struct baat_names *seen;
	uint32_t *parties;
	size_t count, capacity;
};

static enum baat_status list_party(struct party_list *list, const struct baat_agreement_reading *reading,
                                   const struct baat_json *value, struct baat_text name)
{
	uint32_t party;
	if (baat_agreement_party(reading, value, name, &party) != BAAT_OK)
		return BAAT_SYSTEM; /* it was read before, so that only memory can be missing */
	uint32_t number = baat_names_add(list->seen, baat_names_text(reading->names, party));
	if (number == BAAT_NO_NAME ||
	    !baat_grow(&list->parties, &list->capacity, list->count + 1, sizeof *list->parties))
		return baat_out_of_memory(reading->diags);
	if (number == list->count)
		list->parties[list->count++] = party;
	return BAAT_OK;
}

/* The parties that are the keys of an object, or the texts of a list, or the keys of delen in a list. */
/* as deep as the JSON, which the scan bounds; NOLINTNEXTLINE(misc-no-recursion) */
static enum baat_status list_value(struct party_list *list, const struct baat_agreement_reading *reading,
                                   const struct baat_json *value)
{
	enum baat_status status = BAAT_OK;
	for (const struct baat_json *child = value->child; child != NULL && status == BAAT_OK; child = child->next) {
		const struct baat_json *parts = baat_json_member(child, "delen");
		if (parts != NULL)
			status = list_value(list, reading, parts);
		else if (child->type != BAAT_JSON_OBJECT)
			status = list_party(list, reading, child,
			                    value->type == BAAT_JSON_OBJECT ? child->key : child->text);
	}
	return status;
}

/* The parties of an agreement without mistakes, in the order of the file. */
static enum baat_status list_parties(const struct baat_agreement_reading *reading, const struct baat_json *root)
{
	struct baat_agreement *agreement = reading->agreement;
	struct party_list list = {.seen = baat_names_new(NULL)};
	enum baat_status status = list.seen == NULL ? baat_out_of_memory(reading->diags) : BAAT_OK;
	for (const struct baat_json *key = root->child; key != NULL && status == BAAT_OK; key = key->next)
		if (key->child != NULL)
			status = list_value(&list, reading, key);
	uint32_t *parties = baat_arena_take(&agreement->arena, (list.count + 1) * sizeof *parties);
	if (parties == NULL)
		status = baat_out_of_memory(reading->diags);
	else if (list.count > 0)
		memcpy(parties, list.parties, list.count * sizeof *parties);
	agreement->parties = parties;
	agreement->party_count = list.count;
	baat_names_free(list.seen);
	free(list.parties);
	return status;
}

enum baat_status baat_agreement_read(struct baat_agreement *agreement, struct baat_names *names, const char *path,
                                     struct baat_diags *diags)
{
	struct baat_agreement_reading reading = {agreement, names, path, diags};
	const struct baat_json *keys[KEYS];
	struct baat_json_document *document;
	const struct baat_json *root;

	*agreement = (struct baat_agreement){.client = baat_names_add(names, BAAT_TEXT("client"))};
	if (agreement->client == BAAT_NO_NAME)
		return baat_out_of_memory(diags);
	enum baat_status status =
	    baat_json_read_as(&document, &root, path, baat_file_wanted(BAAT_FILE_AGREEMENT), diags);
	if (status == BAAT_OK)
		status = baat_json_expect(root, path, BAAT_JSON_OBJECT, diags);
	if (status != BAAT_OK)
		goto out;
	status = baat_json_known_keys(root, path, key_names, KEYS, diags);
	for (size_t i = 0; i < KEYS; i++)
		keys[i] = baat_json_member(root, key_names[i]);
	agreement->everyone = keys[SIGNATORIES] == NULL;
	agreement->capped = keys[CAP] != NULL;
	status = baat_worst(status, read_sharing(&reading, root, keys));
	status = baat_worst(status, read_values(&reading, keys));
	if (status == BAAT_OK)
		status = list_parties(&reading, root);
out:
	if (status != BAAT_OK)
		baat_agreement_free(agreement);
	baat_json_free(document);
	return status;
}

void baat_agreement_free(struct baat_agreement *agreement)
{
	baat_arena_free(&agreement->arena);
	*agreement = (struct baat_agreement){0};
}
