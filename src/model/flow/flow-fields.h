/* The fields of one row of flows. Private to model/flow. */
#ifndef BAAT_FLOW_FIELDS_H
#define BAAT_FLOW_FIELDS_H

#include "baat/base/names.h"
#include "baat/model/flow.h"
#include "model/row/record.h"

/* What is remembered from row to row, in which texts repeat. */
struct baat_flow_fields {
	struct baat_names *names;
	uint32_t no_name; /* the number of the empty text */
	/* the start of the row at hand, and the last one that was read, as it stands */
	int32_t start, last_start;
	char last_start_text[8];
	/* the numbers of the texts in the row before, by column */
	struct baat_text last[BAAT_FLOW__MAX];
	uint32_t last_number[BAAT_FLOW__MAX];
};

/* False when there is no memory. */
bool baat_flow_fields_begin(struct baat_flow_fields *fields, struct baat_names *names);

/* Reads a row into *flow, and its start. */
enum baat_status baat_flow_fields_read(struct baat_flow_fields *fields, const struct baat_record *record,
                                       struct baat_flow *flow);

/* Reads a row that is another year of *flow: what differs from year to year. */
enum baat_status baat_flow_fields_year(const struct baat_record *record, struct baat_flow *flow);

#endif
