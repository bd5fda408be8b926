/*
 * baat/measurement.h - measurements: one row is one observed value of something, with what was expected of it.
 *
 * They are kept, because what an expectation may be is known only when it is known what its measure is: a number, or an
 * answer of yes or no. Rules: baat-bestanden(5), MEASUREMENTS.
 *
 *	baat_measurement_columns_find(&columns, table, meant, attributes, diags);      of each file, before any is read
 *	measurements = baat_measurements_new(keys, count);
 *	baat_measurements_read(measurements, table, columns, &block, &rows, diags);    of each block, in order
 *	baat_measurements_finish(measurements, diags);
 */
#ifndef BAAT_MEASUREMENT_H
#define BAAT_MEASUREMENT_H

#include "baat/base/names.h"
#include "baat/io/table.h"
#include "baat/model/meant.h"

enum {
	BAAT_SCALE_MEASURED = 4, /* decimals of a value */
	BAAT_MEASURED_ONE = 10000,
};
#define BAAT_MEASURED_MAX INT64_C(10000000000000000) /* 10^12 */

struct baat_measurement {
	uint32_t measure; /* number in the names of the measurements */
	bool known;       /* there is a value */
	bool expects;     /* there is an expectation */
	int64_t value;    /* units of 10^-4; an answer is 1 for ja, 0 for nee */
	int64_t expected; /* units of 10^-4; of an answer a chance, in units of 10^-6 */
};

/* The columns that a file must have, for baat_table_open(). */
extern const char *const baat_measurement_required[2];

/* Where the columns stand in one file. */
struct baat_measurement_columns;

/* Finds them; all others are attributes. *columns is freed with baat_measurement_columns_free() whatever is returned,
 * and may be NULL. Errors: BAAT_COLUMN_NEAR. */
enum baat_status baat_measurement_columns_find(struct baat_measurement_columns **columns,
                                               const struct baat_table *table, const struct baat_meant *meant,
                                               struct baat_names *attributes, struct baat_diags *diags);
void baat_measurement_columns_free(struct baat_measurement_columns *columns); /* NULL is fine */

struct baat_measurements;

/* Keeps of each measurement the values of these attributes (numbers among those of all files), which must outlive it.
 * NULL when there is no memory. */
struct baat_measurements *baat_measurements_new(const uint32_t *attributes, size_t count);
void baat_measurements_free(struct baat_measurements *measurements); /* NULL is fine */

/* Adds those of a block, and the number of its rows to *rows. The table must live until they are finished. Errors:
 * BAAT_VALUE_MISSING, BAAT_VALUE_UNKNOWN, those of a number, BAAT_KIND_MIXED (a measure with numbers and answers),
 * BAAT_YEAR_INVALID (a jaar that is none). */
enum baat_status baat_measurements_read(struct baat_measurements *measurements, const struct baat_table *table,
                                        const struct baat_measurement_columns *columns, const struct baat_block *block,
                                        uint64_t *rows, struct baat_diags *diags);

/* Reads what was expected, when all are there. Errors: those of a number, BAAT_CHANCE_RANGE. */
enum baat_status baat_measurements_finish(struct baat_measurements *measurements, struct baat_diags *diags);

size_t baat_measurements_count(const struct baat_measurements *measurements);
const struct baat_measurement *baat_measurements_at(const struct baat_measurements *measurements, size_t index);
/* The values of the attributes of one, as numbers in the names. */
const uint32_t *baat_measurements_keys(const struct baat_measurements *measurements, size_t index);
/* Whether a measure is one of answers. A measure of which nothing is known has numbers. */
bool baat_measurements_are_answers(const struct baat_measurements *measurements, uint32_t measure);
/* Of measures and of values of attributes; number 0 is the empty text. */
const struct baat_names *baat_measurements_names(const struct baat_measurements *measurements);

#endif
