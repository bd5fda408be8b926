/* What others are to pay back: claims, by case and party. */
#include <stdlib.h>

#include "base/gettext.h"
#include "baat/base/memory.h"
#include "ledger-parts.h"

static struct claim *find_claim(struct pot_ledger *pot, uint32_t casus, uint32_t party)
{
	struct case_account *account = &pot->accounts[casus];
	for (uint32_t i = account->claims; i > 0; i = pot->claims[i - 1].next)
		if (pot->claims[i - 1].party == party)
			return &pot->claims[i - 1];
	if (pot->claim_count >= UINT32_MAX ||
	    !baat_grow(&pot->claims, &pot->claim_capacity, pot->claim_count + 1, sizeof *pot->claims))
		return NULL;
	struct claim *claim = &pot->claims[pot->claim_count++];
	*claim = (struct claim){.next = account->claims, .party = party, .casus = casus, .age = BAAT_NO_MONTH};
	account->claims = (uint32_t)pot->claim_count;
	return claim;
}

static enum baat_status add(int64_t *sum, baat_cents amount)
{
	return __builtin_add_overflow(*sum, amount, sum) ? BAAT_REJECTED : BAAT_OK;
}

static enum baat_status add_demand(struct pot_ledger *pot, const struct baat_booking *booking,
                                   const struct claim *claim)
{
	if (pot->demand_count >= UINT32_MAX ||
	    !baat_grow(&pot->demands, &pot->demand_capacity, pot->demand_count + 1, sizeof *pot->demands))
		return BAAT_SYSTEM;
	pot->demands[pot->demand_count] = (struct demand){.amount = booking->amount,
	                                                  .expected = booking->expected,
	                                                  .chance = booking->chance,
	                                                  .claim = (uint32_t)(claim - pot->claims),
	                                                  .order = (uint32_t)pot->demand_count};
	pot->demand_count++;
	return BAAT_OK;
}

enum baat_status ledger_add_claim(struct pot_ledger *pot, const struct baat_booking *booking, uint32_t casus,
                                  uint64_t place)
{
	const uint32_t party = baat_names_add(pot->parties, booking->party);
	struct claim *claim = party == BAAT_NO_NAME ? NULL : find_claim(pot, casus, party);
	if (claim == NULL)
		return BAAT_SYSTEM;
	if (booking->kind == BAAT_BOOKED_CLAIM) {
		const enum baat_status status = add(&claim->claimed, booking->amount);
		return status == BAAT_OK ? add_demand(pot, booking, claim) : status;
	}
	claim->last = place;
	return add(booking->kind == BAAT_BOOKED_RECEIPT ? &claim->received : &claim->written_off, booking->amount);
}

static enum baat_status check_claim(const struct pot_ledger *pot, const struct claim *claim,
                                    const struct baat_ledger_rules *rules, struct baat_diags *diags)
{
	const baat_sum paid = (baat_sum)claim->received + claim->written_off;
	if (claim->received >= 0 && claim->written_off >= 0 && paid <= claim->claimed)
		return BAAT_OK;
	const struct baat_shown casus = baat_show(baat_names_text(pot->cases, claim->casus)),
				party = baat_show(baat_names_text(pot->parties, claim->party));
	if (paid <= claim->claimed)
		return baat_error(diags, rules->place(rules->context, claim->last), BAAT_RECOVERED_OVER_EXPECTED,
		                  _("what %s paid back or was let off for case %s comes to less than nothing; a "
		                    "correction takes back no more than was booked"),
		                  party.text, casus.text);
	return baat_error(diags, rules->place(rules->context, claim->last), BAAT_RECOVERED_OVER_EXPECTED,
	                  _("%s paid back and was let off more for case %s than was claimed; book a vordering first"),
	                  party.text, casus.text);
}

enum baat_status ledger_check_claims(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                     struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < ledger->budget->pot_count; i++)
		for (size_t j = 0; j < ledger->pots[i].claim_count; j++)
			status =
			    baat_worst(status, check_claim(&ledger->pots[i], &ledger->pots[i].claims[j], rules, diags));
	return status;
}

static int by_claim(const void *a, const void *b)
{
	const struct demand *left = a, *right = b;
	if (left->claim != right->claim)
		return left->claim < right->claim ? -1 : 1;
	if (left->expected != right->expected)
		return left->expected < right->expected ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

/* What is left of one row, and what that says of its claim. */
static void pay_demand(struct claim *claim, struct demand *demand, int64_t *paid, int32_t cut_off)
{
	const int64_t part = *paid < demand->amount ? *paid : demand->amount;
	*paid -= part;
	demand->amount -= part;
	claim->open += demand->amount;
	claim->weighed += demand_weighed(demand, cut_off);
	if (demand->expected <= cut_off && demand->amount > 0) {
		claim->late += demand->amount;
		if (cut_off - demand->expected > claim->age)
			claim->age = cut_off - demand->expected;
	}
}

/* Receipts and write-offs together pay off the rows of a claim: those that were to come first, then in input order. */
void ledger_pay_off(struct pot_ledger *pot, int32_t cut_off)
{
	int64_t paid = 0;
	if (pot->demand_count > 1)
		qsort(pot->demands, pot->demand_count, sizeof *pot->demands, by_claim);
	for (size_t i = 0; i < pot->demand_count; i++) {
		struct demand *demand = &pot->demands[i];
		struct claim *claim = &pot->claims[demand->claim];
		if (i == 0 || demand[-1].claim != demand->claim)
			paid = claim->received + claim->written_off;
		pay_demand(claim, demand, &paid, cut_off);
	}
}
