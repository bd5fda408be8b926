/* Loading what a calculation stands on: price tables and consumer prices. */
#ifndef LOAD_H
#define LOAD_H

#include "baat/model/price.h"
#include "option-groups.h"
#include "table-set.h"

/* Price tables, resolved, with the paths they came from. Start with {0}; free with tables_free(). */
struct tables {
	struct baat_prices *prices;
	struct baat_cpi cpi;
	char *cpi_path;
	struct table_set set; /* the files they came from */
};

/*
 * Reads the tables of -p (or the shipped set), the CPI when there is a price year, and resolves. The program has the
 * groups prices and input. Errors: those of baat_prices_add(), baat_cpi_read() and baat_prices_resolve(),
 * BAAT_CANNOT_OPEN.
 */
enum baat_status tables_load(struct tables *tables, const struct common_options *settings, struct baat_diags *diags);

/* The same for one set named as by -p, as baat-prijs compares two: `names` and `count` as in prices_options.tables. */
enum baat_status tables_load_set(struct tables *tables, const struct common_options *settings,
                                 const char *const names[], size_t count, struct baat_diags *diags);

void tables_free(struct tables *tables);

#endif
