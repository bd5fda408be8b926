/* Who signed. */
#include "agreement-read.h"

static int by_number(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

void baat_agreement_sign(struct baat_agreement *agreement, uint32_t *parties, size_t count)
{
	qsort(parties, count, sizeof *parties, by_number);
	agreement->signatories = parties;
	agreement->signatory_count = count;
}

bool baat_agreement_signed(const struct baat_agreement *agreement, uint32_t party)
{
	if (agreement->everyone)
		return party != agreement->client;
	/* an empty list is a mistake, but its parties are asked for before it has been refused */
	return agreement->signatory_count > 0 &&
	       bsearch(&party, agreement->signatories, agreement->signatory_count, sizeof party, by_number) != NULL;
}
