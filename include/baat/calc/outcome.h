/*
 * baat/outcome.h - flows summed into outcomes: costs without and with, avoided costs, and how sure one must be.
 *
 * An accumulator: new, add, merge, rows. Sums do not depend on the order of adding; the order of rows is that of first
 * appearance in the input, kept as a number, so accumulators of several threads can be merged in any order.
 * Rules: baat-methode(7), OUTCOME MEASURES.
 */
#ifndef BAAT_OUTCOME_H
#define BAAT_OUTCOME_H

#include "baat/base/cell.h"
#include "baat/calc/filter.h"
#include "baat/calc/flows.h"
#include "baat/calc/keys.h"

/* The measures in the order of their columns. */
enum baat_measure {
	BAAT_MEASURE_WITHOUT, /* zonder */
	BAAT_MEASURE_INPUT,
	BAAT_MEASURE_OUTCOME,
	BAAT_MEASURE_AVOIDED,
	BAAT_MEASURE_NET, /* saldo */
	BAAT_MEASURE_WITHOUT_PV,
	BAAT_MEASURE_INPUT_PV,
	BAAT_MEASURE_OUTCOME_PV,
	BAAT_MEASURE_AVOIDED_PV,
	BAAT_MEASURE_NPV,
	BAAT_MEASURE_RATIO,      /* bk */
	BAAT_MEASURE_BREAK_EVEN, /* omslagpunt */
	BAAT_MEASURE_SUCCESS_NEEDED,
	BAAT_MEASURE_PAYBACK, /* months */
	BAAT_MEASURE_CASHABLE,
	BAAT_MEASURE_PM_PLUS,
	BAAT_MEASURE_PM_MIN,
	BAAT_MEASURE__MAX
};
extern const char *const baat_measure_names[BAAT_MEASURE__MAX];
extern const enum baat_cell_kind baat_measure_kinds[BAAT_MEASURE__MAX];

struct baat_outcomes;

/* A new accumulator for one thread. `names` and `filter` are those of the flows and must outlive it. NULL: no memory.
 */
struct baat_outcomes *baat_outcomes_new(const struct baat_grouping *grouping, struct baat_filter *filter,
                                        struct baat_names *names);
void baat_outcomes_free(struct baat_outcomes *outcomes); /* NULL is fine */

/* Says that what is added from now on comes from the block with this number in the order of the input. */
void baat_outcomes_begin_block(struct baat_outcomes *outcomes, uint64_t sequence);

/* A baat_flow_sink: adds flows; those that the filter does not count are passed over. BAAT_SYSTEM: no memory. */
enum baat_status baat_outcomes_add(void *outcomes, const struct baat_unit *unit, const struct baat_flow *flows,
                                   size_t count);

/* A baat_schedule_sink: adds the flows of a schedule without making them, which is a fifth less time for baat-reken.
 * The schedules of a case come one after the other, the first of them marked as such. BAAT_SYSTEM: no memory. */
enum baat_status baat_outcomes_add_schedule(void *outcomes, const struct baat_unit *unit,
                                            const struct baat_schedule *schedule);

/* Adds everything in `from`, which stays as it was. False when there is no memory. */
bool baat_outcomes_merge(struct baat_outcomes *into, const struct baat_outcomes *from);

/* Forgets all groups, keeping the memory for the next ones. */
void baat_outcomes_clear(struct baat_outcomes *outcomes);

/* The number of rows, now in the order of the input; SIZE_MAX when there is no memory. */
size_t baat_outcomes_count(struct baat_outcomes *outcomes);

/* A column of the table to sort by. */
struct baat_sort_column {
	size_t column; /* as in baat_outcomes_columns() */
	bool descending;
};
/* Sorts the rows, after baat_outcomes_count(): numbers as numbers, texts by bytes, what is empty last; rows that do not
 * differ keep their order. BAAT_SYSTEM: no memory; BAAT_REJECTED: a number leaves 128 bits. */
enum baat_status baat_outcomes_sort(struct baat_outcomes *outcomes, const struct baat_sort_column *columns,
                                    size_t count);

/* The columns of the keys and of alternatief: the count of the grouping, and one. */
void baat_outcomes_key_columns(const struct baat_grouping *grouping, struct baat_column *columns);
/* The columns of a row: keys, alternatief, measures. */
size_t baat_outcomes_column_count(const struct baat_grouping *grouping);
void baat_outcomes_columns(const struct baat_grouping *grouping, struct baat_column *columns);

/* A row as values, for who computes with it. */
struct baat_outcome {
	/* for each key of the grouping: a number in the names of the flows, or in those of the accumulator for a text
	 * of the case; a year or month as it is. Valid as long as the accumulator. */
	const uint32_t *keys;
	uint32_t alternative; /* number in the names of the flows; BAAT_NO_NAME for none */
	struct baat_cell measures[BAAT_MEASURE__MAX];
};

/* Row `index`, after baat_outcomes_count(). False when a number leaves 128 bits. */
bool baat_outcomes_at(const struct baat_outcomes *outcomes, size_t index, struct baat_outcome *outcome);

/*
 * How many months the whole years have, from month 0 on, that the flows of row `index` lie in; and the net savings
 * (saldo) in cents after each of these months, each flow spread evenly over its months, rounded (cents NULL: not). The
 * last of them is the saldo. Not for groups by year. Rule: baat-methode(7), OUTCOME MEASURES, terugverdientijd.
 */
size_t baat_outcomes_months(const struct baat_outcomes *outcomes, size_t index, baat_sum *cents);

/* The cells of row `index`, after baat_outcomes_count(). Texts are valid as long as the accumulator. False when a
 * number leaves 128 bits. */
bool baat_outcomes_row(const struct baat_outcomes *outcomes, size_t index, struct baat_cell *cells);

#endif
