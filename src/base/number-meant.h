/* What number is meant by a text that is none, for the message about it. */
#ifndef BAAT_NUMBER_MEANT_H
#define BAAT_NUMBER_MEANT_H

#include "baat/base/number.h"

/* "12,50 EUR", "1/2", "1.250,-", "1 234,56", "10 uur": how the number is written in this dialect. False when there is
 * no telling. */
bool baat_number_meant(struct baat_text text, const struct baat_number_rule *rule, struct baat_shown *meant);

#endif
