/* What the inzet of an alternative binds, whatever comes of it: baat-bon(1), WHO MUST APPROVE. */
#include "amount.h"
#include "baat/calc/receipt.h"

/* Takes off what a party bears of an amount. False when there is no memory. */
static bool take_off(const struct baat_line *line, uint32_t party, baat_sum cents, baat_sum *sum)
{
	const struct baat_shares *payers = line->payers;
	baat_sum *work = calloc(2 * payers->count, sizeof *work);
	if (work == NULL)
		return false;
	baat_sum *parts = work + payers->count;
	for (size_t i = 0; i < payers->count; i++)
		work[i] = payers->items[i].percent;
	bool shared = baat_share_out(cents, work, payers->count, parts);
	for (size_t i = 0; i < payers->count && shared; i++)
		if (payers->items[i].party == party)
			*sum -= parts[i];
	free(work);
	return shared;
}

/* Year by year, as flows are rounded, so that it is the sum of the flows where nothing is uncertain or cut off. */
static bool add_line(const struct baat_line *line, const struct baat_flow_rules *rules, uint32_t party, baat_sum *sum)
{
	struct baat_line certain = *line;
	const unsigned end = (unsigned)line->from + line->months;
	certain.chance = BAAT_CHANCE_ONE;
	const struct baat_rate rate = baat_rate_of(rules, &certain, BAAT_CHANCE_ONE);
	if (rate.negative)
		return true;
	for (unsigned from = line->from, next; from < end; from = next) {
		uint64_t cents;
		next = (from / 12 + 1) * 12;
		next = next < end ? next : end;
		if (!baat_amount_at(&rate, rules, &certain, next - from, BAAT_CHANCE_ONE, &cents))
			return false;
		*sum += cents;
		if (!take_off(line, party, (baat_sum)cents, sum))
			return false;
	}
	return true;
}

bool baat_commitment(const struct baat_case *casus, size_t scenario, const struct baat_flow_rules *rules,
                     uint32_t client, baat_sum *cents)
{
	const struct baat_scenario *of = &casus->scenarios[scenario];
	bool added = true;
	*cents = 0;
	for (size_t i = 0; i < of->line_count && added && scenario > 0; i++) {
		const struct baat_line *line = &casus->lines[of->first_line + i];
		if (line->kind == BAAT_INPUT && !line->unpriced)
			added = add_line(line, rules, client, cents);
	}
	return added;
}
