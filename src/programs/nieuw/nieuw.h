/*
 * What the parts of baat-nieuw share: a form to fill in, as a workbook or as a header with perhaps an example.
 *
 * The form is a document in Dutch, whatever language messages are in: its columns are those of a case file, and so are
 * the words that may be chosen.
 */
#ifndef NIEUW_H
#define NIEUW_H

#include "baat/io/workbook.h"
#include "cli/load.h"
#include "cli/options-output.h"
#include "cli/options-prices.h"
#include "cli/options-input.h"
#include "cli/program.h"

struct nieuw_options {
	option_set given;
	bool example;
	enum baat_form form; /* xlsx or csv-nl */
};
extern const struct option_group nieuw_group;

struct nieuw_settings {
	struct common_options common;
	struct prices_options prices;
	struct nieuw_options nieuw;
	struct output_options output;
	struct input_options input;
};

/* The columns of the sheet Zaken, in their order. */
enum nieuw_column {
	NIEUW_CASE,
	NIEUW_SCENARIO,
	NIEUW_POST,
	NIEUW_QUANTITY,
	NIEUW_PERIOD,
	NIEUW_FROM,
	NIEUW_MONTHS,
	NIEUW_CHANCE,
	NIEUW_KIND,
	NIEUW_SUCCESS,
	NIEUW_CHOICE,
	NIEUW_START,
	NIEUW_PRICE,
	NIEUW_PRICE_YEAR,
	NIEUW_PAYER,
	NIEUW_RECEIVER,
	NIEUW_CASHABLE,
	NIEUW_REMARK,
	NIEUW_QUANTITY_LOW,
	NIEUW_QUANTITY_HIGH,
	NIEUW_CHANCE_LOW,
	NIEUW_CHANCE_HIGH,
	NIEUW_SUCCESS_LOW,
	NIEUW_SUCCESS_HIGH,
	NIEUW_PRICE_LOW,
	NIEUW_PRICE_HIGH,
	NIEUW_EVIDENCE,
	NIEUW_COLUMNS
};
extern const struct baat_column nieuw_columns[NIEUW_COLUMNS];

/* What each column offers; `posts` is the range of cells with posts to choose from. */
void nieuw_entries(struct baat_sheet_entry entries[NIEUW_COLUMNS], const char *posts);

/* Writes the rows of the example. A post that the tables do not have gets a price of its own. */
enum baat_status nieuw_example(struct baat_prices *prices,
                               enum baat_status (*write)(void *context, const struct baat_cell *cells,
                                                         struct baat_diags *diags),
                               void *context, struct baat_diags *diags);

/* The sheet Prijzen: the price of each post that counts. */
enum baat_status nieuw_prices(struct baat_workbook *workbook, struct baat_prices *prices, struct baat_diags *diags);

/* The sheet Uitleg. */
enum baat_status nieuw_explain(struct baat_workbook *workbook, struct baat_diags *diags);

/* Reads the prices, and writes the form. */
enum baat_status nieuw_run(const void *settings, struct report *report, struct baat_diags *diags);

#endif
