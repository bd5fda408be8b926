/* What is known of one group of measurements. Private to calc. */
#ifndef BAAT_TALLY_H
#define BAAT_TALLY_H

#include "baat/base/cell.h"
#include "baat/model/measurement.h"
#include "mean.h"

struct baat_group_tally {
	uint64_t missing;
	struct baat_mean values;    /* units of 10^-4 */
	struct baat_mean expected;  /* where there is a value too; as struct baat_measurement has it */
	baat_sum difference;        /* of the same: values less expected, in units of the latter */
	baat_usum squares, carries; /* of the differences: squares + carries x 2^128 */
	size_t first;               /* of its values among those of all groups, in ascending order */
	bool answers;
};

/* Adds a measurement to its group. */
void baat_tally_add(struct baat_group_tally *tally, const struct baat_measurement *measurement);

/* The columns of a tally, and its cells; `values` are those of all groups. */
enum { BAAT_TALLY_COLUMNS = 12 };
extern const struct baat_column baat_tally_columns[BAAT_TALLY_COLUMNS];
void baat_tally_cells(const struct baat_group_tally *tally, const int64_t *values, struct baat_cell *cells);

#endif
