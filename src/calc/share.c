#include "baat/calc/share.h"

#include "base/gettext.h"

/* The bound leaves room for every sum and difference below, and for the weights of baat_share_out(). */
#define TOGETHER_MAX ((baat_usum)1 << 123)

/* The stakes with what dividing over them needs. */
struct work {
	const struct baat_agreement *agreement;
	struct baat_stake *stakes;
	size_t count;
	size_t *by_party;          /* indices of the stakes in the order of their parties */
	baat_sum *weights, *parts; /* one for each stake or each share of a tier, whichever are more */
	struct baat_diags *diags;
};

static enum baat_status fault(struct baat_diags *diags, const char *what)
{
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_INTERNAL, _("sharing does not close: %s"), what);
}

static baat_usum size_of(baat_sum value)
{
	return value < 0 ? -(baat_usum)value : (baat_usum)value;
}

static enum baat_status check_bounds(const struct baat_stake *stakes, size_t count, struct baat_diags *diags)
{
	baat_usum together = 0;
	for (size_t i = 0; i < count; i++) {
		const baat_sum given[] = {stakes[i].without, stakes[i].input, stakes[i].outcome};
		for (size_t j = 0; j < 3; j++)
			if (__builtin_add_overflow(together, size_of(given[j]), &together) || together >= TOGETHER_MAX)
				return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW,
				                  _("the amounts are too large to share"));
	}
	return BAAT_OK;
}

static int by_party(const void *a, const void *b, void *context)
{
	const struct baat_stake *stakes = context;
	uint32_t left = stakes[*(const size_t *)a].party, right = stakes[*(const size_t *)b].party;
	return (left > right) - (left < right);
}

/* The stake of a party; NULL when it has none. */
static struct baat_stake *find_stake(const struct work *work, uint32_t party)
{
	size_t low = 0, high = work->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct baat_stake *stake = &work->stakes[work->by_party[middle]];
		if (stake->party == party)
			return stake;
		if (stake->party < party)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static enum baat_status begin(struct work *work)
{
	size_t room = work->count;
	for (size_t i = 0; i < work->agreement->tier_count; i++) {
		const struct baat_shares *shares = work->agreement->tiers[i].shares;
		if (shares != NULL && shares->count > room)
			room = shares->count;
	}
	work->by_party = calloc(room + 1, sizeof *work->by_party);
	work->weights = calloc(room + 1, sizeof *work->weights);
	work->parts = calloc(room + 1, sizeof *work->parts);
	if (work->by_party == NULL || work->weights == NULL || work->parts == NULL)
		return baat_out_of_memory(work->diags);
	for (size_t i = 0; i < work->count; i++) {
		struct baat_stake *stake = &work->stakes[i];
		stake->signs = baat_agreement_signed(work->agreement, stake->party);
		stake->avoided = stake->without - stake->outcome;
		stake->before = stake->avoided - stake->input;
		stake->pays = stake->receives = 0;
		work->by_party[i] = i;
	}
	qsort_r(work->by_party, work->count, sizeof *work->by_party, by_party, work->stakes);
	for (size_t i = 1; i < work->count; i++)
		if (work->stakes[work->by_party[i]].party == work->stakes[work->by_party[i - 1]].party)
			return fault(work->diags, "a party stands there twice");
	return BAAT_OK;
}

static void end(struct work *work)
{
	free(work->by_party);
	free(work->weights);
	free(work->parts);
}

/* What a party has to spare or has to come. */
typedef baat_sum measure(const struct baat_stake *stake);

static baat_sum positive(baat_sum value)
{
	return value > 0 ? value : 0;
}

static baat_sum saving(const struct baat_stake *stake)
{
	return positive(stake->avoided);
}

static baat_sum loss(const struct baat_stake *stake)
{
	return positive(-stake->avoided);
}

static baat_sum input(const struct baat_stake *stake)
{
	return positive(stake->input);
}

static baat_sum gain(const struct baat_stake *stake)
{
	return positive(stake->before);
}

static baat_sum deficit(const struct baat_stake *stake)
{
	return positive(-stake->before);
}

/* Gives every signatory its weight, the others none; returns the sum. */
static baat_sum weigh(struct work *work, measure *of)
{
	baat_sum sum = 0;
	for (size_t i = 0; i < work->count; i++) {
		work->weights[i] = work->stakes[i].signs ? of(&work->stakes[i]) : 0;
		sum += work->weights[i];
	}
	return sum;
}

/* Divides an amount by the weights. An amount of at most their sum gives nobody more than its weight. */
static enum baat_status divide(struct work *work, baat_sum amount, size_t count)
{
	if (amount == 0)
		memset(work->parts, 0, count * sizeof *work->parts);
	else if (!baat_share_out(amount, work->weights, count, work->parts))
		return baat_out_of_memory(work->diags);
	return BAAT_OK;
}

static enum baat_status pay_out(struct work *work, measure *to, baat_sum amount)
{
	weigh(work, to);
	enum baat_status status = divide(work, amount, work->count);
	for (size_t i = 0; i < work->count && status == BAAT_OK; i++)
		work->stakes[i].receives += work->parts[i];
	return status;
}

static enum baat_status collect(struct work *work, measure *from, baat_sum amount)
{
	weigh(work, from);
	enum baat_status status = divide(work, amount, work->count);
	for (size_t i = 0; i < work->count && status == BAAT_OK; i++)
		work->stakes[i].pays += work->parts[i];
	return status;
}

static baat_sum smaller(baat_sum a, baat_sum b)
{
	return a < b ? a : b;
}

/* A tier that makes whole or repays takes at most what is to come. */
static enum baat_status pay_repaying_tier(struct work *work, measure *to, baat_sum *left, struct baat_shared *shared)
{
	baat_sum to_come = weigh(work, to), amount = smaller(*left, to_come);
	*left -= amount;
	shared->shortfall += to_come - amount;
	return pay_out(work, to, amount);
}

/* The order of the percentages, not that of the table, decides who gets the odd cent. */
static enum baat_status pay_parts(struct work *work, const struct baat_tier *tier, baat_sum *left)
{
	const struct baat_shares *shares = tier->shares;
	baat_sum amount = tier->limited ? smaller(*left, tier->limit) : *left;
	*left -= amount;
	for (size_t i = 0; i < shares->count; i++)
		work->weights[i] = shares->items[i].percent;
	enum baat_status status = divide(work, amount, shares->count);
	for (size_t i = 0; i < shares->count && status == BAAT_OK; i++) {
		struct baat_stake *stake = find_stake(work, shares->items[i].party);
		if (stake == NULL)
			return fault(work->diags, "a party of the agreement has no stake");
		stake->receives += work->parts[i];
	}
	return status;
}

static enum baat_status pay_tier(struct work *work, const struct baat_tier *tier, baat_sum *left,
                                 struct baat_shared *shared)
{
	switch (tier->kind) {
	case BAAT_TIER_LOSSES:
		return pay_repaying_tier(work, loss, left, shared);
	case BAAT_TIER_INPUTS:
		return pay_repaying_tier(work, input, left, shared);
	case BAAT_TIER_PARTS:
		break;
	}
	return pay_parts(work, tier, left);
}

/* The pot is what the signatories save above the threshold, up to the cap; what no tier takes is not collected. */
static enum baat_status share_waterfall(struct work *work, struct baat_shared *shared)
{
	const struct baat_agreement *agreement = work->agreement;
	baat_sum pot = positive(weigh(work, saving) - agreement->threshold);
	if (agreement->capped)
		pot = smaller(pot, agreement->cap);
	baat_sum left = pot;
	enum baat_status status = BAAT_OK;
	bool repaid[BAAT_TIER_PARTS] = {false};
	for (size_t i = 0; i < agreement->tier_count && status == BAAT_OK; i++) {
		const struct baat_tier *tier = &agreement->tiers[i];
		/* the first of a kind that repays has paid all of it, or all there was */
		if (tier->kind != BAAT_TIER_PARTS && repaid[tier->kind])
			continue;
		if (tier->kind != BAAT_TIER_PARTS)
			repaid[tier->kind] = true;
		status = pay_tier(work, tier, &left, shared);
	}
	shared->paid = pot - left;
	return status == BAAT_OK ? collect(work, saving, shared->paid) : status;
}

/* The smallest transfer by which no signatory is worse off. */
static enum baat_status share_nobody_worse(struct work *work, struct baat_shared *shared)
{
	baat_sum missing = weigh(work, deficit);
	shared->paid = smaller(missing, weigh(work, gain));
	shared->shortfall = missing - shared->paid;
	enum baat_status status = pay_out(work, deficit, shared->paid);
	return status == BAAT_OK ? collect(work, gain, shared->paid) : status;
}

/* Checks the promises made to who signs: a fault here is ours, whatever the input. */
static enum baat_status close_up(struct work *work, const struct baat_shared *shared)
{
	baat_sum paid = 0, received = 0, before = 0, after = 0;
	for (size_t i = 0; i < work->count; i++) {
		struct baat_stake *stake = &work->stakes[i];
		stake->after = stake->before - stake->pays + stake->receives;
		paid += stake->pays;
		received += stake->receives;
		before += stake->before;
		after += stake->after;
		if (!stake->signs && (stake->pays != 0 || stake->receives != 0))
			return fault(work->diags, "a party pays or receives that did not sign");
		if (stake->pays < 0 || stake->receives < 0)
			return fault(work->diags, "a payment is below nothing");
		baat_sum most = work->agreement->sharing == BAAT_NOBODY_WORSE ? gain(stake) : saving(stake);
		if (stake->pays > most)
			return fault(work->diags, "a party pays more than it gains");
	}
	if (paid != shared->paid || received != shared->paid)
		return fault(work->diags, "what is paid is not what is received");
	return after == before ? BAAT_OK : fault(work->diags, "the total has changed");
}

enum baat_status baat_share_savings(const struct baat_agreement *agreement, struct baat_stake *stakes, size_t count,
                                    struct baat_shared *shared, struct baat_diags *diags)
{
	struct work work = {.agreement = agreement, .stakes = stakes, .count = count, .diags = diags};
	*shared = (struct baat_shared){0};
	enum baat_status status = check_bounds(stakes, count, diags);
	if (status == BAAT_OK)
		status = begin(&work);
	if (status == BAAT_OK)
		status = agreement->sharing == BAAT_NOBODY_WORSE ? share_nobody_worse(&work, shared)
		                                                 : share_waterfall(&work, shared);
	if (status == BAAT_OK)
		status = close_up(&work, shared);
	end(&work);
	return status;
}
