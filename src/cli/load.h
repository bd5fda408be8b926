/* Loading what a calculation stands on: price tables and consumer prices. */
#ifndef LOAD_H
#define LOAD_H

#include "baat/model/price.h"
#include "option-groups.h"

/* Price tables, resolved, with the paths they came from. Start with {0}; free with tables_free(). */
struct tables {
	struct baat_prices *prices;
	struct baat_cpi cpi;
	char *cpi_path;
	struct words paths; /* of every file, owned */
	bool *same_table;   /* for each: it goes on with the table of the one before, as the files of a folder do */
	size_t same_capacity;
	struct table_account {
		const char *path;
		char digest[65];
		uint64_t rows;
		struct baat_sheet_facts sheet;
	} * accounts; /* one for each table */
	size_t account_count, account_capacity;
	bool accounts_failed;
};

/*
 * Reads the tables of -p (or the shipped set), the CPI when there is a price year, and resolves. Errors: those of
 * baat_prices_add(), baat_cpi_read() and baat_prices_resolve(), BAAT_CANNOT_OPEN.
 */
enum baat_status tables_load(struct tables *tables, const struct common_options *settings, struct baat_diags *diags);

/* The same for one set named as by -p, as baat-prijs compares two: `names` and `count` as in prices_options.tables. */
enum baat_status tables_load_set(struct tables *tables, const struct common_options *settings,
                                 const char *const names[], size_t count, struct baat_diags *diags);

void tables_free(struct tables *tables);

#endif
