/* Numbers that tests read and write. */
#ifndef CHECK_NUMBER_READING_H
#define CHECK_NUMBER_READING_H

#include "check.h"

#include <gmp.h>

#include "baat/base/number.h"

#define OK BAAT_CODE__MAX
#define INVALID BAAT_NUMBER_INVALID
#define AMBIGUOUS BAAT_NUMBER_AMBIGUOUS
#define GROUPING BAAT_NUMBER_GROUPING
#define DECIMALS BAAT_NUMBER_DECIMALS
#define RANGE BAAT_NUMBER_RANGE

struct trial {
	const char *text;
	enum baat_code code;
	int64_t value;
};

#endif
