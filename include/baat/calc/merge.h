/*
 * baat/merge.h - many flows into fewer: those with the same keys, alternative, kind, party, side, year, months and
 * slaagkans become one. Every table that can be made of the fewer is the same as that of the many. With a key of the
 * calendar they are cut into months first: merged as they are, the cents of a calendar year would not add up to those
 * of the many.
 */
#ifndef BAAT_MERGE_H
#define BAAT_MERGE_H

#include "baat/calc/filter.h"
#include "baat/calc/keys.h"

struct baat_merger;

/* A new merger for one thread; `keys` are kept apart, other keys are merged away (the party and the year always stay).
 * `names` and `filter` are those of the flows. NULL when there is no memory. */
struct baat_merger *baat_merger_new(const struct baat_grouping *keys, size_t attribute_count,
                                    struct baat_filter *filter, struct baat_names *names);
void baat_merger_free(struct baat_merger *merger); /* NULL is fine */

/* As baat_outcomes_begin_block(). */
void baat_merger_begin_block(struct baat_merger *merger, uint64_t sequence);

/* A baat_flow_sink. BAAT_SYSTEM: no memory; BAAT_REJECTED: a sum no longer fits a flow. */
enum baat_status baat_merger_add(void *merger, const struct baat_unit *unit, const struct baat_flow *flows,
                                 size_t count);

/* Adds everything in `from`. Results as baat_merger_add(). */
enum baat_status baat_merger_merge(struct baat_merger *into, const struct baat_merger *from);

/* Gives the flows in the order of first appearance, a batch each, to the sink; texts and attributes of the unit that
 * were merged away are empty. */
enum baat_status baat_merger_each(struct baat_merger *merger, baat_flow_sink *sink, void *context);

#endif
