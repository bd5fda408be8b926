/*
 * baat/mandate.h - who must approve a commitment, from which amount: a mandate read from JSON.
 *
 * Rule: baat-bon(1), THE MANDATE.
 */
#ifndef BAAT_MANDATE_H
#define BAAT_MANDATE_H

#include "baat/base/diag.h"
#include "baat/base/memory.h"
#include "baat/base/number.h"

/* Whoever must approve what is above an amount. */
struct baat_mandate_tier {
	bool always;   /* the first tier may have no bound: whatever the amount, also 0 */
	int64_t above; /* boven, in cents: strictly more than this */
	struct baat_text approver;
};

struct baat_mandate {
	struct baat_text name;                 /* empty when it has none */
	const struct baat_mandate_tier *tiers; /* rising */
	size_t tier_count;                     /* at least 1 */
	struct baat_arena arena;
};

/* The mandate of Enschede: wijkcoach; above € 10 000 transformatiecoach of wijkteammanager; above € 50 000
 * clustermanager. Source: Verwey-Jonker Instituut, evaluation of the City Deal Inclusieve Stad, 2018. Static memory;
 * freeing it does no harm. */
struct baat_mandate baat_mandate_default(void);

/*
 * Reads a mandate. Free with baat_mandate_free(), whatever it returns. Errors: those of baat_json_read(),
 * BAAT_JSON_TYPE, BAAT_JSON_KEY_UNKNOWN, BAAT_JSON_KEY_MISSING, BAAT_NUMBER_DECIMALS, BAAT_NUMBER_RANGE (also when
 * the bounds do not rise), BAAT_VALUE_MISSING (no tiers, nobody named).
 */
enum baat_status baat_mandate_read(struct baat_mandate *mandate, const char *path, struct baat_diags *diags);
void baat_mandate_free(struct baat_mandate *mandate);

/* The tier of a commitment, in cents: the last that it is above. NULL when it is above none, so nobody need approve. */
const struct baat_mandate_tier *baat_mandate_find(const struct baat_mandate *mandate, baat_sum commitment);

#endif
