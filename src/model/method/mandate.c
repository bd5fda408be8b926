#include "baat/model/mandate.h"

#include "base/gettext.h"
#include "baat/model/file-kind.h"
#include "baat/io/json.h"

#define ABOVE_MAX INT64_C(100000000000000) /* cents: a thousand thousand million euros */

struct baat_mandate baat_mandate_default(void)
{
	static const struct baat_mandate_tier tiers[] = {
	    {.always = true, .approver = BAAT_TEXT("wijkcoach")},
	    {.above = 1000000, .approver = BAAT_TEXT("transformatiecoach of wijkteammanager")},
	    {.above = 5000000, .approver = BAAT_TEXT("clustermanager")},
	};
	return (struct baat_mandate){
	    .name = BAAT_TEXT("Enschede"), .tiers = tiers, .tier_count = sizeof tiers / sizeof tiers[0]};
}

/* What reading needs. */
struct reading {
	struct baat_mandate *mandate;
	const char *path;
	struct baat_diags *diags;
};

static enum baat_status fault(const struct reading *reading, const struct baat_json *value, enum baat_code code,
                              const char *text)
{
	const char *where = value->path[0] == '\0' ? "mandaat" : value->path;
	return baat_error(reading->diags, baat_at(reading->path, value->line, 0), code, "%s: %s", where, text);
}

static enum baat_status read_text(const struct reading *reading, const struct baat_json *value, struct baat_text *text)
{
	enum baat_status status = baat_json_expect(value, reading->path, BAAT_JSON_STRING, reading->diags);
	if (status != BAAT_OK)
		return status;
	struct baat_text trimmed = baat_text_trim(value->text);
	if (trimmed.length == 0)
		return fault(reading, value, BAAT_VALUE_MISSING, _("is empty; write a text"));
	*text = baat_arena_text(&reading->mandate->arena, trimmed);
	return text->at == NULL ? baat_out_of_memory(reading->diags) : BAAT_OK;
}

/* The bound of a tier, which must be above that of the one before. */
static enum baat_status read_above(const struct reading *reading, const struct baat_json *value,
                                   const struct baat_mandate_tier *before, struct baat_mandate_tier *tier)
{
	enum baat_status status =
	    baat_json_number(value, reading->path, BAAT_SCALE_CENTS, 0, ABOVE_MAX, &tier->above, reading->diags);
	if (status == BAAT_OK && before != NULL && !before->always && tier->above <= before->above)
		status = fault(reading, value, BAAT_NUMBER_RANGE,
		               _("is not above that of the tier before; put the tiers in rising order"));
	return status;
}

static enum baat_status read_tier(const struct reading *reading, const struct baat_json *value,
                                  const struct baat_mandate_tier *before, struct baat_mandate_tier *tier)
{
	static const char *const keys[] = {"boven", "akkoord"};
	enum baat_status status = baat_json_expect(value, reading->path, BAAT_JSON_OBJECT, reading->diags);
	if (status != BAAT_OK)
		return status;
	status = baat_json_known_keys(value, reading->path, keys, 2, reading->diags);
	const struct baat_json *above = baat_json_member(value, "boven"), *who = baat_json_member(value, "akkoord");
	if (above != NULL)
		status = baat_worst(status, read_above(reading, above, before, tier));
	else if (before == NULL)
		tier->always = true;
	else
		status = baat_worst(status, fault(reading, value, BAAT_JSON_KEY_MISSING,
		                                  _("boven is missing; only the first tier may do without")));
	if (who != NULL)
		status = baat_worst(status, read_text(reading, who, &tier->approver));
	else
		status = baat_worst(status, fault(reading, value, BAAT_JSON_KEY_MISSING,
		                                  _("akkoord is missing; name who must approve")));
	return status;
}

static enum baat_status read_tiers(const struct reading *reading, const struct baat_json *list)
{
	struct baat_mandate *mandate = reading->mandate;
	enum baat_status status = baat_json_expect(list, reading->path, BAAT_JSON_ARRAY, reading->diags);
	size_t count = 0;
	if (status != BAAT_OK)
		return status;
	for (const struct baat_json *child = list->child; child != NULL; child = child->next)
		count++;
	if (count == 0)
		return fault(reading, list, BAAT_VALUE_MISSING, _("has no tiers; write at least one"));
	struct baat_mandate_tier *tiers = baat_arena_take(&mandate->arena, count * sizeof *tiers);
	if (tiers == NULL)
		return baat_out_of_memory(reading->diags);
	count = 0;
	for (const struct baat_json *child = list->child; child != NULL; child = child->next) {
		tiers[count] = (struct baat_mandate_tier){0};
		status =
		    baat_worst(status, read_tier(reading, child, count == 0 ? NULL : &tiers[count - 1], &tiers[count]));
		count++;
	}
	mandate->tiers = tiers;
	mandate->tier_count = count;
	return status;
}

static enum baat_status read_root(const struct reading *reading, const struct baat_json *root)
{
	static const char *const keys[] = {"naam", "mandaat"};
	if (root->type == BAAT_JSON_ARRAY)
		return read_tiers(reading, root);
	enum baat_status status = baat_json_expect(root, reading->path, BAAT_JSON_OBJECT, reading->diags);
	if (status != BAAT_OK)
		return status;
	status = baat_json_known_keys(root, reading->path, keys, 2, reading->diags);
	const struct baat_json *name = baat_json_member(root, "naam"), *tiers = baat_json_member(root, "mandaat");
	if (name != NULL)
		status = baat_worst(status, read_text(reading, name, &reading->mandate->name));
	if (tiers != NULL)
		return baat_worst(status, read_tiers(reading, tiers));
	return baat_worst(status, fault(reading, root, BAAT_JSON_KEY_MISSING,
	                                _("the key mandaat is missing; write the tiers there")));
}

enum baat_status baat_mandate_read(struct baat_mandate *mandate, const char *path, struct baat_diags *diags)
{
	const struct reading reading = {mandate, path, diags};
	struct baat_json_document *document;
	const struct baat_json *root;

	*mandate = (struct baat_mandate){.name = BAAT_TEXT("")};
	enum baat_status status = baat_json_read_as(&document, &root, path, baat_file_wanted(BAAT_FILE_MANDATE), diags);
	if (status == BAAT_OK)
		status = read_root(&reading, root);
	baat_json_free(document);
	return status;
}

void baat_mandate_free(struct baat_mandate *mandate)
{
	baat_arena_free(&mandate->arena);
	*mandate = (struct baat_mandate){0};
}

const struct baat_mandate_tier *baat_mandate_find(const struct baat_mandate *mandate, baat_sum commitment)
{
	const struct baat_mandate_tier *found = NULL;
	for (size_t i = 0; i < mandate->tier_count; i++)
		if (mandate->tiers[i].always || commitment > mandate->tiers[i].above)
			found = &mandate->tiers[i];
	return found;
}
