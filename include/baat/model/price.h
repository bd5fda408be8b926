/*
 * baat/price.h - price tables: posts, what a unit costs, who pays, and where the figure comes from.
 *
 * Tables are added one after the other, a later one replacing all rows of a post of an earlier one. Then the set is
 * resolved for a method: each post gets the one price that counts. Rules: baat-bestanden(5), PRICE TABLES;
 * baat-methode(7), PRICE YEARS.
 */
#ifndef BAAT_PRICE_H
#define BAAT_PRICE_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/buffer.h"
#include "baat/io/table.h"
#include "baat/base/memory.h"
#include "baat/model/method.h"
#include "baat/base/names.h"
#include "baat/model/range.h"

/* Who pays, in percent that add up to 100 exactly. */
struct baat_share {
	uint32_t party;  /* number in the names */
	int32_t percent; /* 4 decimals, > 0 */
};
struct baat_shares {
	size_t count; /* at least 1; the party named first comes first */
	struct baat_share items[];
};

enum { BAAT_CASHABLE_UNKNOWN = -1 };

/* One row of a price table. Texts are empty where the table has nothing. */
struct baat_price_row {
	uint32_t post, domain; /* numbers in the names; domain of the empty text when there is none */
	bool unpriced;         /* pm; price is 0 */
	bool fixed;            /* index geen */
	bool has_low, has_high;
	int32_t year;             /* BAAT_NO_YEAR when not known */
	int32_t cashable;         /* percent, 4 decimals, or BAAT_CASHABLE_UNKNOWN */
	uint32_t receiver;        /* BAAT_NO_NAME when the payment is not a transfer */
	int64_t price, low, high; /* euros, 4 decimals */
	const struct baat_shares *payers;
	struct baat_text description, unit, source, url, remark;
	struct baat_place place;
};

/* What one unit of a post costs in this run. */
struct baat_price {
	const struct baat_price_row *row; /* the row it was taken from */
	int64_t price;                    /* euros, 4 decimals, brought to the price year */
	int32_t year;                     /* whose euros they are; BAAT_NO_YEAR when not known */
	bool as_it_stands;                /* a price year was asked for, but the price is fixed or has no year */
	struct baat_range range;          /* brought to the price year as the price is */
	bool range_lost;                  /* an end was too large for that; then there is no range */
	enum baat_code problem; /* BAAT_CODE__MAX, or why it cannot be used: BAAT_INDEX_MISSING, _NUMBER_RANGE */
};

/* What is wrong with its range, for whoever draws from it: as baat_range_problem(), or BAAT_NUMBER_RANGE. */
enum baat_code baat_price_range_problem(const struct baat_price *price);
/* Tells of it at a line that uses the price. Returns what baat_diag() does. */
enum baat_status baat_price_range_report(enum baat_code problem, struct baat_text post, struct baat_place place,
                                         enum baat_severity severity, struct baat_diags *diags);

struct baat_prices;

struct baat_prices *baat_prices_new(void); /* NULL when there is no memory */
void baat_prices_free(struct baat_prices *prices);

struct baat_prices_options {
	const char *encoding; /* NULL for UTF-8 */
	bool force_mark;
	enum baat_mark mark;
	bool digest;
	bool same_table; /* the file goes on with the table of the one before, as those of a folder do */
	/* called for each table when it has been read, NULL for not: name, SHA-256 (with digest), rows, and the sheet
	 * that it is (its .name.at is NULL when it is none) */
	void (*account)(void *context, const char *path, const char *digest, uint64_t rows,
	                const struct baat_sheet_facts *sheet);
	void *account_context;
};

/*
 * Adds a table. `path` must outlive the set. Errors: those of baat_table_open() and of rows and numbers,
 * BAAT_COLUMN_NEAR, BAAT_VALUE_MISSING, BAAT_VALUE_UNKNOWN, BAAT_POST_INVALID, BAAT_SHARES_INVALID, BAAT_SHARES_SUM,
 * BAAT_PARTY_TWICE, BAAT_PRICE_TWICE, BAAT_PRICE_RANGE. Goes on after an error, to report all of them.
 */
enum baat_status baat_prices_add(struct baat_prices *prices, const char *path,
                                 const struct baat_prices_options *options, struct baat_diags *diags);

/* The names of posts, domains and parties; other name tables may stand on it once all tables are added. */
struct baat_names *baat_prices_names(struct baat_prices *prices);

/* Chooses the price of every post for the method's price year. cpi: needed when there is one, else NULL;
 * it must outlive the set. Errors:
 * BAAT_INDEX_MISSING when the price year itself has no index (named with `cpi_path`). */
enum baat_status baat_prices_resolve(struct baat_prices *prices, const struct baat_method *method,
                                     const struct baat_cpi *cpi, const char *cpi_path, struct baat_diags *diags);

/* The consumer price index that was used, by year; 0 when there is none (or no price year). */
int64_t baat_prices_index_of_year(const struct baat_prices *prices, int32_t year);

/* Resolved prices, in order of first appearance of their posts; valid until the set is freed. */
size_t baat_prices_count(const struct baat_prices *prices);
const struct baat_price *baat_prices_at(const struct baat_prices *prices, size_t index);
/* The index of a post by its number in the names, or SIZE_MAX. */
size_t baat_prices_find(const struct baat_prices *prices, uint32_t post);

/* All rows that count, of all years, in the order of the tables. */
size_t baat_prices_row_count(const struct baat_prices *prices);
const struct baat_price_row *baat_prices_row(const struct baat_prices *prices, size_t index);

/* What a row costs in euros of a year; BAAT_NO_YEAR: as it stands, and then cpi may be NULL. */
struct baat_price baat_price_of(const struct baat_price_row *row, int32_t year, const struct baat_cpi *cpi);

/* price × CPI(to) / CPI(from), rounded to 4 decimals; false when it leaves the bounds. */
bool baat_price_index(int64_t price, int64_t from, int64_t to, int64_t *indexed);

/*
 * Reads "gemeente" or "gemeente:60|corporatie:40" into *shares, taken from the arena; parties get numbers in `names`.
 * Errors: BAAT_SHARES_INVALID, BAAT_SHARES_SUM, BAAT_PARTY_TWICE, and those of numbers.
 */
enum baat_status baat_shares_read(struct baat_text text, enum baat_mark mark, struct baat_names *names,
                                  struct baat_arena *arena, const struct baat_shares **shares, struct baat_place place,
                                  struct baat_diags *diags);

/* The same the other way round, with this decimal mark; `tabs` when it goes into text between tabs, where three
 * decimals behind a point would be read as thousands. */
void baat_shares_write(struct baat_buffer *to, const struct baat_shares *shares, const struct baat_names *names,
                       char mark, bool tabs);

#endif
