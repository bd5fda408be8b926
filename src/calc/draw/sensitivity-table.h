/* What is kept of each input in each row, to tell what it changes. Private to the draws. */
#ifndef BAAT_SENSITIVITY_TABLE_H
#define BAAT_SENSITIVITY_TABLE_H

#include "calc/key-table.h"
#include "draw-inputs.h"

struct baat_leverage {
	uint32_t row;
	uint64_t first; /* when it first appeared in the input */
	int64_t low, centre, high;
	bool alike;               /* the three are the same on all lines */
	bool open;                /* it has a range on one of them at least */
	baat_sum with;            /* what the lines contribute that have it */
	baat_sum at_low, at_high; /* what changes when it stands at an end */
};

/* Free with baat_sensitivity_free() even when it could not be begun. */
struct baat_sensitivity {
	struct baat_names *texts;
	struct baat_key_table table; /* by row and name */
	struct baat_leverage *items;
	size_t capacity;
	uint32_t *order; /* by row, the widest first */
	size_t order_capacity;
	size_t *rows; /* where those of a row begin in the order */
	size_t row_capacity;
};

/* These return false when there is no memory. */
bool baat_sensitivity_begin(struct baat_sensitivity *sensitivity);
void baat_sensitivity_free(struct baat_sensitivity *sensitivity);
void baat_sensitivity_clear(struct baat_sensitivity *sensitivity);

/* Adds an input of a line: `one` is what it comes to in a row. */
bool baat_sensitivity_add(struct baat_sensitivity *sensitivity, const struct baat_input_name *name,
                          const struct baat_leverage *one);
bool baat_sensitivity_merge(struct baat_sensitivity *into, const struct baat_sensitivity *from, const uint32_t *rows);
bool baat_sensitivity_sort(struct baat_sensitivity *sensitivity, size_t row_count);
/* The name that an entry was added under. */
struct baat_input_name baat_sensitivity_name(const struct baat_sensitivity *sensitivity, size_t entry);

#endif
