/* What the tests of sharing share: agreements and tables made at random. */
#ifndef BAAT_MADE_AGREEMENT_H
#define BAAT_MADE_AGREEMENT_H

#include "check.h"

#include "baat/calc/share.h"

enum { PARTIES = 12, TIERS = 5, CLIENT = 0, ROUNDS = 20000 };

/* An agreement made in memory; its percentages are in its arena. */
struct made {
	struct baat_agreement agreement;
	uint32_t signatories[PARTIES];
	struct baat_tier tiers[TIERS];
};

static inline struct baat_shares *new_shares(struct made *made)
{
	struct baat_shares *shares =
	    baat_arena_take(&made->agreement.arena, sizeof *shares + PARTIES * sizeof(struct baat_share));
	assert_non_null(shares);
	shares->count = 0;
	return shares;
}

/* Tier `index` pays `percent` to `party`, the rest to `other`. */
static inline void set_parts(struct made *made, size_t index, uint32_t party, int32_t percent, uint32_t other)
{
	struct baat_shares *shares = new_shares(made);
	shares->items[shares->count++] = (struct baat_share){party, percent};
	if (percent < BAAT_PERCENT_ALL)
		shares->items[shares->count++] = (struct baat_share){other, BAAT_PERCENT_ALL - percent};
	made->tiers[index] = (struct baat_tier){.kind = BAAT_TIER_PARTS, .shares = shares};
}

/* Stakes of all parties, in a random order, as the table may have. */
struct table {
	struct baat_stake stakes[PARTIES];
	size_t count;
	struct baat_shared shared;
};

static inline baat_sum sum_below(uint64_t *seed, unsigned bits)
{
	baat_usum value = ((baat_usum)check_random(seed) << 64 | check_random(seed)) & (((baat_usum)1 << bits) - 1);
	return check_below(seed, 3) == 0 ? -(baat_sum)value : (baat_sum)value;
}

/* Amounts of one size, or of several; few bits make ties likely. */
static inline void make_table(struct table *table, uint64_t *seed, unsigned bits)
{
	table->count = PARTIES;
	for (size_t i = 0; i < PARTIES; i++) {
		unsigned own = 1 + (unsigned)check_below(seed, bits);
		table->stakes[i] = (struct baat_stake){.party = (uint32_t)i};
		if (check_below(seed, 4) != 0)
			table->stakes[i].without = sum_below(seed, own);
		if (check_below(seed, 2) != 0)
			table->stakes[i].outcome = sum_below(seed, own);
		if (check_below(seed, 2) != 0)
			table->stakes[i].input = sum_below(seed, own);
	}
	for (size_t i = PARTIES - 1; i > 0; i--) {
		size_t other = check_below(seed, i + 1);
		struct baat_stake kept = table->stakes[i];
		table->stakes[i] = table->stakes[other];
		table->stakes[other] = kept;
	}
}

static inline void make_signatories(struct made *made, uint64_t *seed)
{
	made->agreement.client = CLIENT;
	made->agreement.everyone = check_below(seed, 3) == 0;
	made->agreement.signatories = made->signatories;
	made->agreement.signatory_count = 0;
	for (uint32_t i = 0; i < PARTIES && !made->agreement.everyone; i++)
		if (check_below(seed, 3) != 0)
			made->signatories[made->agreement.signatory_count++] = i;
	if (!made->agreement.everyone && made->agreement.signatory_count == 0)
		made->signatories[made->agreement.signatory_count++] = 3;
}

/* Percentages of some of the signatories. */
static inline void make_shares(struct made *made, size_t tier, uint64_t *seed)
{
	struct baat_shares *shares = new_shares(made);
	int32_t left = BAAT_PERCENT_ALL;
	for (uint32_t party = 0; party < PARTIES && left > 0; party++) {
		if (!baat_agreement_signed(&made->agreement, party))
			continue;
		int32_t percent = check_below(seed, 3) == 0 ? left : 1 + (int32_t)check_below(seed, (size_t)left);
		shares->items[shares->count++] = (struct baat_share){party, percent};
		left -= percent;
	}
	shares->items[0].percent += left;
	made->tiers[tier].shares = shares;
}

static inline void make_tiers(struct made *made, uint64_t *seed, unsigned bits)
{
	size_t count = 1 + check_below(seed, TIERS);
	for (size_t i = 0; i < count; i++) {
		struct baat_tier *tier = &made->tiers[i];
		*tier = (struct baat_tier){.kind = i == 0   ? BAAT_TIER_LOSSES
		                                   : i == 1 ? BAAT_TIER_INPUTS
		                                            : BAAT_TIER_PARTS};
		if (check_below(seed, 3) == 0)
			tier->kind = BAAT_TIER_PARTS;
		if (tier->kind != BAAT_TIER_PARTS)
			continue;
		tier->limited = i + 1 < count || check_below(seed, 2) == 0;
		tier->limit = (int64_t)(check_random(seed) >> (64 - bits));
		make_shares(made, i, seed);
	}
	made->agreement.tiers = made->tiers;
	made->agreement.tier_count = count;
}

static inline void make_agreement(struct made *made, uint64_t *seed, unsigned bits)
{
	struct baat_arena arena = made->agreement.arena;
	baat_arena_clear(&arena);
	*made = (struct made){.agreement = {.arena = arena}};
	make_signatories(made, seed);
	if (check_below(seed, 4) == 0) {
		made->agreement.sharing = BAAT_NOBODY_WORSE;
		return;
	}
	make_tiers(made, seed, bits);
	if (check_below(seed, 2) == 0)
		made->agreement.threshold = (int64_t)(check_random(seed) >> (64 - bits));
	made->agreement.capped = check_below(seed, 2) == 0;
	made->agreement.cap = (int64_t)(check_random(seed) >> (64 - bits));
}

static inline void share(const struct baat_agreement *agreement, struct table *table)
{
	struct baat_diags diags = {0};
	assert_int_equal(baat_share_savings(agreement, table->stakes, table->count, &table->shared, &diags), BAAT_OK);
	assert_int_equal(diags.count, 0);
}

static inline void assert_closes(const struct baat_agreement *agreement, const struct table *table)
{
	baat_sum paid = 0, received = 0, before = 0, after = 0;
	for (size_t i = 0; i < table->count; i++) {
		const struct baat_stake *stake = &table->stakes[i];
		assert_true(stake->pays >= 0 && stake->receives >= 0);
		assert_true(stake->avoided == stake->without - stake->outcome);
		assert_true(stake->before == stake->avoided - stake->input);
		assert_true(stake->after == stake->before - stake->pays + stake->receives);
		assert_true(stake->signs == baat_agreement_signed(agreement, stake->party));
		if (!stake->signs)
			assert_true(stake->pays == 0 && stake->receives == 0);
		paid += stake->pays;
		received += stake->receives;
		before += stake->before;
		after += stake->after;
	}
	assert_true(paid == table->shared.paid && received == paid);
	assert_true(before == after);
	assert_true(table->shared.shortfall >= 0);
}

#endif
