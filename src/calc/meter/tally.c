#include "tally.h"

#include "base/wide.h"
#include "interval.h"

enum {
	COUNT,
	MISSING,
	MEAN,
	MEDIAN,
	LEAST,
	GREATEST,
	LOW,
	HIGH,
	EXPECTED_COUNT,
	EXPECTED,
	DIFFERENCE,
	SQUARE,
};

const struct baat_column baat_tally_columns[BAAT_TALLY_COLUMNS] = {
    [COUNT] = {BAAT_TEXT("n"), BAAT_CELL_INTEGER},
    [MISSING] = {BAAT_TEXT("onbekend"), BAAT_CELL_INTEGER},
    [MEAN] = {BAAT_TEXT("gemiddelde"), BAAT_CELL_QUANTITY},
    [MEDIAN] = {BAAT_TEXT("mediaan"), BAAT_CELL_QUANTITY},
    [LEAST] = {BAAT_TEXT("laagste"), BAAT_CELL_QUANTITY},
    [GREATEST] = {BAAT_TEXT("hoogste"), BAAT_CELL_QUANTITY},
    [LOW] = {BAAT_TEXT("laag"), BAAT_CELL_QUANTITY},
    [HIGH] = {BAAT_TEXT("hoog"), BAAT_CELL_QUANTITY},
    [EXPECTED_COUNT] = {BAAT_TEXT("n_verwacht"), BAAT_CELL_INTEGER},
    [EXPECTED] = {BAAT_TEXT("verwacht"), BAAT_CELL_QUANTITY},
    [DIFFERENCE] = {BAAT_TEXT("verschil"), BAAT_CELL_QUANTITY},
    [SQUARE] = {BAAT_TEXT("kwadraat"), BAAT_CELL_CHANCE},
};

/* How many units of what is expected make one of a value: chances have two decimals more. */
static int64_t units(const struct baat_group_tally *tally)
{
	return tally->answers ? BAAT_CHANCE_ONE / BAAT_MEASURED_ONE : 1;
}

void baat_tally_add(struct baat_group_tally *tally, const struct baat_measurement *measurement)
{
	if (!measurement->known) {
		tally->missing++;
		return;
	}
	tally->values.sum += measurement->value;
	tally->values.count++;
	if (!measurement->expects)
		return;
	const baat_sum difference = (baat_sum)measurement->value * units(tally) - measurement->expected;
	const baat_usum square = (baat_usum)(difference * difference);
	tally->expected.sum += measurement->expected;
	tally->expected.count++;
	tally->difference += difference;
	tally->carries += __builtin_add_overflow(tally->squares, square, &tally->squares);
}

/* The mean of the squares in millionths, rounded half up. They are in units of 10^-8, of chances 10^-12. */
static baat_sum mean_square(const struct baat_group_tally *tally)
{
	const uint64_t divisor = tally->expected.count * (tally->answers ? UINT64_C(1000000) : UINT64_C(100));
	struct baat_wide sum = {{(uint64_t)tally->squares, (uint64_t)(tally->squares >> 64), (uint64_t)tally->carries}};
	const uint64_t rest = baat_wide_divide(&sum, divisor);
	const baat_usum whole = (baat_usum)sum.limb[1] << 64 | sum.limb[0];
	return (baat_sum)(whole + (rest >= divisor - rest));
}

static void put_values(const struct baat_group_tally *tally, const int64_t *values, struct baat_cell *cells)
{
	const uint64_t count = tally->values.count;
	const int64_t lower = values[(count - 1) / 2], upper = values[count / 2];
	cells[MEAN] = (struct baat_cell){.number = baat_mean_round(tally->values)};
	cells[MEDIAN] = (struct baat_cell){.number = baat_round_div((baat_sum)lower + upper, 2)};
	cells[LEAST] = (struct baat_cell){.number = values[0]};
	cells[GREATEST] = (struct baat_cell){.number = values[count - 1]};
	if (!tally->answers)
		return;
	const uint64_t yes = (uint64_t)(tally->values.sum / BAAT_MEASURED_ONE);
	const struct baat_interval interval = baat_interval_of(yes, count);
	cells[LOW] = (struct baat_cell){.number = interval.low};
	cells[HIGH] = (struct baat_cell){.number = interval.high};
}

void baat_tally_cells(const struct baat_group_tally *tally, const int64_t *values, struct baat_cell *cells)
{
	for (size_t i = 0; i < BAAT_TALLY_COLUMNS; i++)
		cells[i] = (struct baat_cell){.empty = true};
	cells[COUNT] = (struct baat_cell){.number = (baat_sum)tally->values.count};
	cells[MISSING] = (struct baat_cell){.number = (baat_sum)tally->missing};
	cells[EXPECTED_COUNT] = (struct baat_cell){.number = (baat_sum)tally->expected.count};
	if (tally->values.count > 0)
		put_values(tally, values + tally->first, cells);
	if (tally->expected.count == 0)
		return;
	const baat_sum divisor = (baat_sum)tally->expected.count * units(tally);
	cells[EXPECTED] = (struct baat_cell){.number = baat_round_div(tally->expected.sum, divisor)};
	cells[DIFFERENCE] = (struct baat_cell){.number = baat_round_div(tally->difference, divisor)};
	cells[SQUARE] = (struct baat_cell){.number = mean_square(tally)};
}
