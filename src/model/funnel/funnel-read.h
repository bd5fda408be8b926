/* Reading a funnel: its rows, then what they come to together. Private to model. */
#ifndef BAAT_FUNNEL_READ_H
#define BAAT_FUNNEL_READ_H

#include "baat/model/funnel.h"
#include "model/row/source-reading.h"

enum baat_funnel_column {
	BAAT_FUNNEL_STEP,
	BAAT_FUNNEL_FROM,
	BAAT_FUNNEL_RATE,
	BAAT_FUNNEL_COUNTED,
	BAAT_FUNNEL_OVERLAP,
	BAAT_FUNNEL_AFTER,
	BAAT_FUNNEL_ROOM,
	BAAT_FUNNEL_REMARK,
	BAAT_FUNNEL__MAX
};

/* A funnel while it is read. */
struct baat_funnel_reading {
	struct baat_funnel *funnel;
	struct baat_table_source *source;
	uint32_t *sources; /* of the row at hand */
	size_t source_capacity;
	uint32_t column[BAAT_FUNNEL__MAX]; /* numbers of the fields, for messages about several rows; 0: none */
};

/* A number of persons, 0 to 1 000 000 with 4 decimals. */
static inline enum baat_status baat_persons_read(struct baat_field field, int64_t *persons)
{
	return baat_field_number(field, BAAT_SCALE_QUANTITY, 0, BAAT_PERSONS_MAX, persons);
}

/* Reads one row into the next step. */
enum baat_status baat_funnel_read_row(void *context, const struct baat_record *record);

/* When all rows are there: which steps divide which, and whether parts exceed the whole. Errors:
 * BAAT_COUNTED_EXCEEDS, BAAT_PARTS_EXCEED, BAAT_NUMBER_RANGE. */
enum baat_status baat_funnel_check(const struct baat_funnel_reading *reading, struct baat_diags *diags);

#endif
