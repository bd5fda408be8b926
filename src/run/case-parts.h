/* What a run over cases is made of besides what every run is. Private to the case-*.c of src/run. */
#ifndef CASE_PARTS_H
#define CASE_PARTS_H

#include "baat/model/registry.h"
#include "baat/run/case-input.h"
#include "run-parts.h"

/* A case of the block at hand: what committing it needs. */
struct case_record {
	struct baat_identity identity;
	uint64_t line;
	size_t diags_end, out_end, rejects_end; /* where its part of each ends */
	bool bad;
	bool anonymous; /* a bad case whose identifier is missing */
	bool returned;  /* it was seen before */
};

/* What was used of the prices: for the notes on price years. */
struct price_use {
	bool *used; /* by index in the prices */
	size_t count;
	bool years[BAAT_YEAR_LAST + 1]; /* of prices that were used */
	bool own_as_it_stands;          /* a price of a line's own without a year, though a price year was asked for */
};

/* A worker's. */
struct case_part {
	struct baat_case_reader *reader;
	struct baat_rows *rows;     /* reads rows again */
	struct baat_counts counted; /* of the blocks before the one at hand */
	struct price_use use;
	bool *met; /* by number in the names of the cases that are wanted */

	/* of the block at hand */
	struct baat_buffer rejects;
	struct case_record *records;
	size_t record_count, record_capacity;
	bool broken; /* reading stopped inside the block */
};

/* What all workers share; only committing changes it. */
struct case_common {
	struct baat_registry *registry;
	/* By file: all files are numbered through, so that one number in the registry says where a case began. */
	struct case_span {
		uint64_t base;  /* lines of the files before it */
		uint64_t lines; /* highest line seen; 0: no case was found in it yet */
	} * spans;
	struct price_use use;
	struct baat_names *wanted; /* the cases that are asked for; NULL for all */
	bool *met;
};

/* A block to the handler, and what comes of it to where it goes. */
void case_work(struct baat_worker *worker);
bool case_commit(struct baat_worker *worker);

#endif
