#include "baat/base/cell.h"

static unsigned fewer_decimals(unsigned most, unsigned least, baat_sum *number)
{
	/* division of 128 bits is slow and hardly ever needed */
	if (*number < INT64_MIN || *number > INT64_MAX) {
		for (; most > least && *number % 10 == 0; most--)
			*number /= 10;
		return most;
	}
	int64_t small = (int64_t)*number;
	for (; most >= least + 3 && small % 1000 == 0; most -= 3)
		small /= 1000;
	for (; most > least && small % 10 == 0; most--)
		small /= 10;
	*number = small;
	return most;
}

unsigned baat_cell_decimals(enum baat_cell_kind kind, baat_sum *number)
{
	switch (kind) {
	case BAAT_CELL_CENTS:
		return BAAT_SCALE_CENTS;
	case BAAT_CELL_RATIO2:
		return 2;
	case BAAT_CELL_RATIO3:
		return 3;
	case BAAT_CELL_RATIO1:
		return 1;
	case BAAT_CELL_RATIO4:
		return 4;
	case BAAT_CELL_CHANCE:
		return fewer_decimals(BAAT_SCALE_CHANCE, 0, number);
	case BAAT_CELL_PRICE:
		return fewer_decimals(BAAT_SCALE_PRICE, 2, number);
	case BAAT_CELL_PERCENT:
		return fewer_decimals(BAAT_SCALE_PERCENT, 0, number);
	case BAAT_CELL_QUANTITY:
		return fewer_decimals(BAAT_SCALE_QUANTITY, 0, number);
	case BAAT_CELL_FACTOR:
		return fewer_decimals(12, 0, number);
	case BAAT_CELL_TEXT:
	case BAAT_CELL_MONTH:
	case BAAT_CELL_INTEGER:
		break;
	}
	return 0;
}
