/* An outlook that was made. */
#include <stdlib.h>

#include "baat/calc/outlook.h"

void baat_outlook_free(struct baat_outlook *outlook)
{
	free(outlook->months);
	free(outlook->periods);
	*outlook = (struct baat_outlook){0};
}

const struct baat_pot_period *baat_outlook_now(const struct baat_outlook *outlook)
{
	size_t at = 0;
	while (at + 1 < outlook->period_count && outlook->periods[at + 1].begun)
		at++;
	return &outlook->periods[at];
}
