/* What stands in a row for something else than it would be taken for. Private to model. */
#ifndef BAAT_CASE_ODD_H
#define BAAT_CASE_ODD_H

#include "baat/base/text.h"

/* Whether a name says what `zonder` says: a case that has it and no zonder would be compared with nothing. *near is
 * what it comes to. False when there is no memory. */
bool baat_is_nearly_without(struct baat_text scenario, bool *near);

/* Whether a row without scenario and post that begins with this adds up the others. */
bool baat_is_total(struct baat_text casus);

/* Whether an identifier is a number that a spreadsheet has cut off, such as 1,23457E+17. */
bool baat_is_cut_off(struct baat_text casus);

#endif
