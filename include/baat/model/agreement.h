/*
 * baat/agreement.h - who signed, and how the savings are to be shared: an agreement read from JSON.
 *
 * An agreement that was read is data without mistakes; what it does with savings is in baat/share.h. The short forms
 * evenredig and sleutel are written out here as the tiers that they stand for. Rules: baat-afspraak(5);
 * baat-methode(7), SHARING THE SAVINGS.
 */
#ifndef BAAT_AGREEMENT_H
#define BAAT_AGREEMENT_H

#include "baat/base/diag.h"
#include "baat/base/memory.h"
#include "baat/base/names.h"
#include "baat/model/price.h"

/* grondslag: which amounts count. */
enum baat_basis {
	BAAT_UNDISCOUNTED, /* ongedisconteerd: bedrag */
	BAAT_PRESENT,      /* contant: cw */
	BAAT_CASHABLE,     /* verzilverbaar: the cashable part of zonder and gevolg, inzet in full */
	BAAT_BASIS__MAX
};
const char *baat_basis_name(enum baat_basis basis);

/* verdeling: what kind of agreement it is. */
enum baat_sharing {
	BAAT_WATERFALL,    /* waterval */
	BAAT_PROPORTIONAL, /* evenredig */
	BAAT_BY_KEY,       /* sleutel */
	BAAT_NOBODY_WORSE, /* niemand-slechter: no tiers */
	BAAT_SHARING__MAX
};
const char *baat_sharing_name(enum baat_sharing sharing);

/* One tier of a waterfall. */
enum baat_tier_kind {
	BAAT_TIER_LOSSES, /* naar verlies: makes signatories whole that save less than nothing */
	BAAT_TIER_INPUTS, /* naar inzet: repays what signatories put in */
	BAAT_TIER_PARTS,  /* delen: pays by percentages */
};
struct baat_tier {
	enum baat_tier_kind kind;
	bool limited;                     /* it pays up to `limit` and leaves the rest to the next tier */
	int64_t limit;                    /* tot, in cents */
	const struct baat_shares *shares; /* delen, all of them signatories; NULL for the other kinds */
};

/* Everything is owned by the agreement; parties are numbers in the names that it was read with. */
struct baat_agreement {
	struct baat_text name; /* naam; empty when there is none */
	enum baat_sharing sharing;
	enum baat_basis basis;
	bool capped;
	int64_t cap, threshold; /* plafond and drempel, in cents */
	bool everyone;          /* no partijen: all parties sign but the client */
	uint32_t client;
	const uint32_t *signatories; /* in the order of their numbers; none when everyone signs */
	size_t signatory_count;
	const uint32_t *parties; /* every party that it names, in the order in which they are named first */
	size_t party_count;
	struct baat_tier *tiers;
	size_t tier_count;
	struct baat_arena arena;
};

/*
 * Reads an agreement and adds its parties to `names`. Reports every mistake, each with the path of its key. Errors:
 * those of baat_json_read(), BAAT_JSON_TYPE, BAAT_JSON_KEY_UNKNOWN, BAAT_JSON_KEY_MISSING, BAAT_NUMBER_DECIMALS,
 * BAAT_NUMBER_RANGE, BAAT_VALUE_MISSING, BAAT_VALUE_UNKNOWN, BAAT_SHARES_SUM, BAAT_PARTY_TWICE,
 * BAAT_AGREEMENT_INVALID. On failure nothing is left to free.
 */
enum baat_status baat_agreement_read(struct baat_agreement *agreement, struct baat_names *names, const char *path,
                                     struct baat_diags *diags);
void baat_agreement_free(struct baat_agreement *agreement);

/* Whether the party is one of those who signed: only they pay or receive. */
bool baat_agreement_signed(const struct baat_agreement *agreement, uint32_t party);

#endif
