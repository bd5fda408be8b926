/*
 * The handler that turns cases into flows or outcomes, for baat-reken.
 *
 * Grouped by case, the rows of a case are complete when the case is: they go out at once, so memory does not grow with
 * the number of cases. All other groupings are summed by each worker and merged at the end.
 */
#ifndef CALCULATE_H
#define CALCULATE_H

#include "baat/run/case-input.h"
#include "cli/emit.h"
#include "cli/grouping.h"
#include "cli/show.h"

struct calculation {
	const struct baat_method *method;
	enum baat_form form;
	bool chosen; /* of each case the alternative that was chosen */
	const struct grouping *grouping;
	struct baat_flow_rules rules;
	struct baat_column *columns; /* of the rows that go out */
	size_t column_count;
	bool flows;     /* print flows */
	bool streaming; /* rows go out case by case */
	bool totals;    /* sum totals besides, for what stands under a table */
	bool origin;    /* with herkomst */
	bool calendar;  /* every case must have a start */
	bool starts;    /* cases may have a start, and flows a column for it */
	struct emitter emitter;
	bool on_screen; /* flows go through the emitter; then there is one thread */
};

/* Its context is the calculation. */
extern const struct baat_handler calculation_handler;

/* Sets the columns of the rows: of flows or of outcomes. False when there is no memory. */
bool calculation_prepare(struct calculation *calculation, const struct baat_names *attributes);
void calculation_free(struct calculation *calculation);

/* After the run: what all of it was summed into, and the filter, which saw all flows. */
struct shown_sums calculation_sums(const struct baat_run *run);
const struct baat_filter *calculation_filter(const struct baat_run *run);

#endif
