/* Rows of a budget table. Private to model. */
#ifndef BUDGET_ROW_H
#define BUDGET_ROW_H

#include "baat/model/budget.h"
#include "model/row/whole.h"

enum budget_column {
	BUDGET_POT,
	BUDGET_FROM,
	BUDGET_AMOUNT,
	BUDGET_TO,
	BUDGET_CEILING,
	BUDGET_CARRY,
	BUDGET_HOLDER,
	BUDGET_COLUMNS
};

extern const struct baat_table_kind budget_kind;

/* A row; its texts are valid as long as the record. */
struct budget_row {
	struct baat_text pot, holder; /* the holder may be empty */
	struct baat_budget_period period;
};

/* Errors: as of baat_budget_read(), of one row. */
enum baat_status budget_row_read(const struct baat_record *record, struct budget_row *row);

#endif
