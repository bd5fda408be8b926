/* The tiers of a waterfall. */
#include "base/gettext.h"
#include "agreement-read.h"

/* A tier that pays to whoever has something to come has no other limit than that. */
static enum baat_status read_repaying(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                      struct baat_tier *tier)
{
	static const char *const words[] = {[BAAT_TIER_LOSSES] = "verlies", [BAAT_TIER_INPUTS] = "inzet"};
	static const char *const others[] = {"tot", "delen"};
	unsigned kind = BAAT_TIER_LOSSES;
	enum baat_status status = baat_agreement_word(reading, baat_json_member(value, "naar"), words, 2, &kind);
	tier->kind = kind;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		const struct baat_json *other = baat_json_member(value, others[i]);
		if (other != NULL)
			status = baat_worst(status,
			                    baat_agreement_error(reading, other, BAAT_AGREEMENT_INVALID,
			                                         _("%s does not go with naar; remove one of the two"),
			                                         other->path));
	}
	return status;
}

static enum baat_status read_tier(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                  struct baat_tier *tier)
{
	static const char *const known[] = {"naar", "tot", "delen"};
	const struct baat_json *limit = baat_json_member(value, "tot"), *parts = baat_json_member(value, "delen");
	enum baat_status status = baat_json_known_keys(value, reading->path, known, 3, reading->diags);

	*tier = (struct baat_tier){.kind = BAAT_TIER_PARTS, .limited = limit != NULL};
	if (value->type != BAAT_JSON_OBJECT)
		return status;
	if (baat_json_member(value, "naar") != NULL)
		return baat_worst(status, read_repaying(reading, value, tier));
	if (limit != NULL)
		status = baat_worst(status, baat_agreement_euros(reading, limit, &tier->limit));
	if (parts != NULL)
		return baat_worst(status, baat_agreement_shares(reading, parts, &tier->shares));
	return baat_worst(status,
	                  baat_agreement_error(reading, value, BAAT_JSON_KEY_MISSING,
	                                       _("%s does not say who is paid; add naar or delen"), value->path));
}

/* A tier is useless after one that takes all that is left. *rest: which one does, SIZE_MAX for none so far. */
static enum baat_status check_order(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                    const struct baat_tier *tier, size_t index, size_t *rest)
{
	if (*rest != SIZE_MAX)
		return baat_agreement_error(
		    reading, value, BAAT_AGREEMENT_INVALID,
		    _("%s gets nothing, since waterval[%zu] takes all that is left; give that a tot"), value->path,
		    *rest);
	if (tier->kind == BAAT_TIER_PARTS && !tier->limited)
		*rest = index;
	return BAAT_OK;
}

enum baat_status baat_agreement_tiers(const struct baat_agreement_reading *reading, const struct baat_json *value)
{
	struct baat_agreement *agreement = reading->agreement;
	size_t rest = SIZE_MAX;
	enum baat_status status = baat_agreement_some(reading, value, BAAT_JSON_ARRAY);
	if (status != BAAT_OK)
		return status;
	agreement->tiers = baat_arena_take(&agreement->arena, baat_agreement_count(value) * sizeof *agreement->tiers);
	if (agreement->tiers == NULL)
		return baat_out_of_memory(reading->diags);
	for (const struct baat_json *child = value->child; child != NULL; child = child->next) {
		size_t index = agreement->tier_count++;
		struct baat_tier *tier = &agreement->tiers[index];
		enum baat_status now = read_tier(reading, child, tier);
		if (now == BAAT_OK)
			now = check_order(reading, child, tier, index, &rest);
		status = baat_worst(status, now);
	}
	return status;
}
