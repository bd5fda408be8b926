/* Inside a meter: measured.c makes it, measured-order.c puts its groups in order, measured-row.c hands them out. */
#ifndef BAAT_MEASURED_PARTS_H
#define BAAT_MEASURED_PARTS_H

#include "baat/calc/measured.h"
#include "calc/key-table.h"
#include "tally.h"

enum { BAAT_METER_CLASSES = 10 };

struct baat_meter {
	const struct baat_meter_request *request;
	const struct baat_measurements *measurements;
	struct baat_key_table groups;
	struct baat_group_tally *tallies; /* one a group */
	size_t tally_count, tally_capacity;
	int64_t *values; /* of all groups, one behind the other */
	size_t *order;   /* groups, as their rows stand */
	uint32_t *ranks; /* of each group a number for each part of its key, by which they stand */
	uint32_t *probe; /* room for a key that is looked for */
};

/* Puts the groups in order. False when there is no memory. */
bool baat_meter_arrange(struct baat_meter *meter);

#endif
