/* One row of a household. Private to household.c and household-row.c. */
#ifndef BAAT_HOUSEHOLD_ROW_H
#define BAAT_HOUSEHOLD_ROW_H

#include "baat/model/household.h"
#include "model/row/records.h"

enum baat_household_column {
	BAAT_HOUSEHOLD_COLUMN_POST,
	BAAT_HOUSEHOLD_COLUMN_KIND,
	BAAT_HOUSEHOLD_COLUMN_AMOUNT,
	BAAT_HOUSEHOLD_COLUMN_DAY,
	BAAT_HOUSEHOLD_COLUMN_CASE,
	BAAT_HOUSEHOLD_COLUMN_PERIOD,
	BAAT_HOUSEHOLD_COLUMN__MAX
};

extern const struct baat_table_kind baat_household_table;

/* Reads a row; of a balance or a limit only kind and amount. */
enum baat_status baat_household_row_read(const struct baat_record *record, struct baat_household_row *row);

#endif
