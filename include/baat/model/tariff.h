/*
 * baat/tariff.h - tariffs of debt collection: what a step adds to a debt, by law, in the month in which it is taken.
 *
 * Tables are added one after the other. The rows of one code, component and first month are one tariff; a later table
 * replaces it, or adds another one. Rules: baat-bestanden(5), TARIFF TABLES; baat-methode(7), DEBTS.
 */
#ifndef BAAT_TARIFF_H
#define BAAT_TARIFF_H

#include "baat/base/memory.h"
#include "baat/base/names.h"
#include "baat/io/table.h"
#include "baat/model/method.h"

/* What a percentage is taken of. */
enum baat_tariff_base {
	BAAT_OVER_BALANCE,   /* stand: all that is owed */
	BAAT_OVER_PRINCIPAL, /* hoofdsom */
	BAAT_OVER_CLAIM,     /* vordering: principal, interest and collection costs */
};

#define BAAT_NO_END INT64_MAX

/* From above `above` to `up_to` cents of the base. */
struct baat_tariff_band {
	int64_t above;   /* -1 where the table says nothing, so that nothing owed is in it */
	int64_t up_to;   /* BAAT_NO_END */
	int64_t amount;  /* cents */
	int64_t percent; /* 4 decimals */
};

struct baat_tariff {
	int32_t from, until; /* calendar months, both included; until is BAAT_NO_MONTH when it is not known */
	enum baat_tariff_base over;
	bool graduated;           /* staffel: every band counts for its part of the base; else klasse */
	int64_t minimum, maximum; /* cents; 0 and BAAT_NO_END for none */
	bool vat;                 /* VAT is charged over it */
	bool work;                /* somebody is paid for work; else it is only owed */
	bool collection;          /* it is added to the collection costs, else to the others */
	struct baat_text description, law, receiver; /* receiver: empty for nobody */
	struct baat_tariff_band *bands;              /* in order of their bounds, which do not overlap */
	size_t band_count, band_capacity;
	const struct baat_tariff_component *component; /* that it is of */
	size_t number;                                 /* among all tariffs of the set */
	size_t table;                                  /* of which table it is */
	struct baat_place place;                       /* of its first row */
};

/* A part of a step that has tariffs of its own, by their first months. */
struct baat_tariff_component {
	struct baat_text name; /* empty when the step has no parts */
	struct baat_text post; /* what a line of it is called: the code, or code-component */
	struct baat_tariff **tariffs;
	size_t count, capacity;
};

/* A step, or a rate. */
struct baat_tariff_code {
	struct baat_text name;
	struct baat_tariff_component **components; /* in order of their first rows */
	size_t count, capacity;
	size_t work; /* how many of them are work, in any month */
};

struct baat_tariffs;
struct baat_prices_options;

struct baat_tariffs *baat_tariffs_new(void);          /* NULL when there is no memory */
void baat_tariffs_free(struct baat_tariffs *tariffs); /* NULL is fine */

/*
 * Adds a table; `path` must outlive the set. The options are those of price tables. Errors: those of baat_table_open()
 * and of rows and numbers, BAAT_COLUMN_NEAR, BAAT_VALUE_MISSING, BAAT_VALUE_UNKNOWN, BAAT_POST_INVALID,
 * BAAT_TARIFF_MIXED. Goes on after an error, to report all of them.
 */
enum baat_status baat_tariffs_add(struct baat_tariffs *tariffs, const char *path,
                                  const struct baat_prices_options *options, struct baat_diags *diags);

/* When all tables are added: puts bands in order. Errors: BAAT_TARIFF_MIXED where bands overlap. */
enum baat_status baat_tariffs_finish(struct baat_tariffs *tariffs, struct baat_diags *diags);

/* How many tariffs there are; they are numbered from 0. */
size_t baat_tariffs_count(const struct baat_tariffs *tariffs);
const struct baat_tariff *baat_tariffs_get(const struct baat_tariffs *tariffs, size_t number);

/* A step by its code, whatever the case of its letters; NULL when there is none of that name, or when it is a rate. */
const struct baat_tariff_code *baat_tariffs_step(const struct baat_tariffs *tariffs, struct baat_text code);
/* The step whose code is nearest to a text, or NULL. */
const char *baat_tariffs_nearest(const struct baat_tariffs *tariffs, struct baat_text code);

enum baat_rate { BAAT_RATE_VAT, BAAT_RATE_INTEREST, BAAT_RATE__MAX };
/* The rate: VAT over the work of collecting, statutory interest a year. NULL when no table has it. */
const struct baat_tariff_component *baat_tariffs_rate(const struct baat_tariffs *tariffs, enum baat_rate rate);
const char *baat_rate_name(enum baat_rate rate);

/* The latest tariff that begins in a month or before it, or NULL. *holds: the month is not past its end. */
const struct baat_tariff *baat_tariff_at(const struct baat_tariff_component *component, int32_t month, bool *holds);

/*
 * What the tariff comes to for a base, in cents: bands, then minimum, then maximum, rounded once half away from zero.
 * BAAT_OK; BAAT_REJECTED when no band holds the base, or the result is too large for 64 bits. Rule: baat-methode(7),
 * DEBTS, "What a step adds".
 */
enum baat_status baat_tariff_fee(const struct baat_tariff *tariff, int64_t base, int64_t *cents);

#endif
