/* What a closed ledger tells of cases and of those who pay back. */
#include "ledger-parts.h"

static void add_claim(struct baat_recovery *recovery, const struct claim *claim)
{
	recovery->claimed += claim->claimed;
	recovery->received += claim->received;
	recovery->written_off += claim->written_off;
	recovery->open += claim->open;
	recovery->weighed += claim->weighed;
	recovery->late += claim->late;
	if (claim->age > recovery->age)
		recovery->age = claim->age;
}

size_t baat_ledger_case_count(const struct baat_ledger *ledger, size_t pot)
{
	return baat_names_count(ledger->pots[pot].cases);
}

struct baat_case_sums baat_ledger_case(const struct baat_ledger *ledger, size_t pot, size_t number)
{
	const struct pot_ledger *booked = &ledger->pots[pot];
	const struct case_account *account = &booked->accounts[number];
	struct baat_case_sums sums = {.casus = baat_names_text(booked->cases, (uint32_t)number),
	                              .granted = account->granted,
	                              .released = account->released,
	                              .paid = account->paid,
	                              .recovery = {.age = BAAT_NO_MONTH}};
	for (uint32_t i = account->claims; i > 0; i = booked->claims[i - 1].next)
		add_claim(&sums.recovery, &booked->claims[i - 1]);
	return sums;
}

size_t baat_ledger_find_case(const struct baat_ledger *ledger, size_t pot, struct baat_text casus)
{
	const uint32_t number = baat_names_find(ledger->pots[pot].cases, casus);
	return number == BAAT_NO_NAME ? SIZE_MAX : number;
}

baat_sum baat_ledger_granted(const struct baat_ledger *ledger, size_t pot, size_t number)
{
	const struct case_account *account = &ledger->pots[pot].accounts[number];
	return (baat_sum)account->granted - account->released;
}

size_t baat_ledger_party_count(const struct baat_ledger *ledger, size_t pot)
{
	return baat_names_count(ledger->pots[pot].parties);
}

struct baat_text baat_ledger_party_name(const struct baat_ledger *ledger, size_t pot, size_t number)
{
	return baat_names_text(ledger->pots[pot].parties, (uint32_t)number);
}

void baat_ledger_parties(const struct baat_ledger *ledger, size_t pot, struct baat_recovery recoveries[])
{
	const struct pot_ledger *booked = &ledger->pots[pot];
	for (size_t i = 0; i < baat_names_count(booked->parties); i++)
		recoveries[i] = (struct baat_recovery){.age = BAAT_NO_MONTH};
	for (size_t i = 0; i < booked->claim_count; i++)
		add_claim(&recoveries[booked->claims[i].party], &booked->claims[i]);
}

void baat_ledger_received(const struct baat_ledger *ledger, size_t pot, size_t number,
                          void (*each)(void *context, size_t party, baat_sum received), void *context)
{
	const struct pot_ledger *booked = &ledger->pots[pot];
	for (uint32_t i = booked->accounts[number].claims; i > 0; i = booked->claims[i - 1].next)
		each(context, booked->claims[i - 1].party, booked->claims[i - 1].received);
}
