/* How measurements are kept: measurement-read.c fills what measurement.c hands out. */
#ifndef BAAT_MEASUREMENT_STORE_H
#define BAAT_MEASUREMENT_STORE_H

#include "baat/base/memory.h"
#include "baat/model/measurement.h"
#include "model/row/records.h"

/* What a measure was first found to be; without a place it is not known yet. */
struct nature {
	bool answers;
	struct baat_place first;
};

/* An expectation as it was written, until it is known how to read it. */
struct expectation {
	size_t measurement;
	struct baat_text text;
	struct baat_place place;
	enum baat_mark mark;
};

struct baat_measurements {
	const uint32_t *attributes;
	size_t key_count;
	struct baat_names *names;
	struct baat_arena arena;
	struct baat_measurement *items;
	size_t count, capacity;
	uint32_t *keys; /* key_count of them each */
	size_t key_capacity;
	struct nature *natures; /* by number of a measure in the names */
	size_t nature_count, nature_capacity;
	struct expectation *expectations;
	size_t expectation_count, expectation_capacity;
	struct baat_records records;
};

#endif
