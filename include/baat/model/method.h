/*
 * baat/method.h - the parameters of a calculation, and consumer prices.
 *
 * Rules: baat-methode(7), sections TIME AND HORIZON, PRESENT VALUE and PRICE YEARS; baat-bestanden(5), METHOD FILE
 * and CPI TABLE.
 */
#ifndef BAAT_METHOD_H
#define BAAT_METHOD_H

#include <stdint.h>

#include "baat/io/table.h"
#include "baat/base/diag.h"
#include "baat/base/number.h"

enum {
	BAAT_HORIZON_MAX = 100, /* years */
	BAAT_MONTHS_MAX = 1200, /* van and duur, months */
	BAAT_YEAR_FIRST = 1900, /* prijspeil, calendar years */
	BAAT_YEAR_LAST = 2199,
	BAAT_NO_YEAR = 0,
	BAAT_NO_MONTH = -1,
};

#define BAAT_PERSPECTIVES(X) \
	X(FINANCIAL, "financieel")   /* what the parties pay and receive, but not what the client receives */ \
	X(SOCIAL, "maatschappelijk") /* every flow, so that transfers cancel out */

enum baat_perspective {
#define BAAT_PERSPECTIVE_ENUM(code, name) BAAT_##code,
	BAAT_PERSPECTIVES(BAAT_PERSPECTIVE_ENUM)
#undef BAAT_PERSPECTIVE_ENUM
};

struct baat_method {
	int32_t discount_rate;  /* percent a year, 4 decimals: 22500 is 2,25 % */
	int32_t horizon;        /* years */
	int32_t price_year;     /* BAAT_NO_YEAR: prices as they stand */
	int32_t success;        /* slaagkans of lines without one, 6 decimals */
	int32_t start;          /* month 0 as calendar month, year × 12 + month − 1; BAAT_NO_MONTH for none */
	int64_t weeks_per_year; /* 4 decimals */
	int64_t days_per_year;  /* 4 decimals */
	enum baat_perspective perspective;
};

/* 2,25 %, 5 years, 52 weeks, 365 days, financieel. The rate is that of data/discontovoet.csv. */
struct baat_method baat_method_default(void);

/* Reads the keys that a method file holds over the values in *method. Errors: those of baat_json_read(),
 * BAAT_JSON_TYPE, BAAT_JSON_KEY_UNKNOWN, BAAT_NUMBER_DECIMALS, BAAT_NUMBER_RANGE, BAAT_VALUE_UNKNOWN. */
enum baat_status baat_method_read(struct baat_method *method, const char *path, struct baat_diags *diags);

/* "financieel" and "maatschappelijk", and back; false when there is none of that name. */
const char *baat_perspective_name(enum baat_perspective perspective);
bool baat_perspective_named(struct baat_text name, enum baat_perspective *perspective);

/* A month written jjjj-mm, as year × 12 + month − 1. False when it is not one. */
bool baat_month_read(struct baat_text text, int32_t *month);

/* D(j) = (1 + rate)^−j for j = 0 .. BAAT_HORIZON_MAX − 1, rounded half away from zero to 12 decimals, exactly. */
void baat_discount_factors(int32_t rate, int64_t factors[BAAT_HORIZON_MAX]);

/* Consumer price index per year; 0 where the table has none. Units of 10^-4. */
struct baat_cpi {
	int64_t index[BAAT_YEAR_LAST - BAAT_YEAR_FIRST + 1];
};

/* Reads a table jaar;index. Errors: those of baat_table_open() and of numbers, BAAT_INDEX_TWICE. */
enum baat_status baat_cpi_read(struct baat_cpi *cpi, const char *path, struct baat_diags *diags);

/* The index of a year, 0 when there is none. */
int64_t baat_cpi_index(const struct baat_cpi *cpi, int32_t year);

#endif
