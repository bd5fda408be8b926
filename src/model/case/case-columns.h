/* The columns of a case file. Private to model. */
#ifndef BAAT_CASE_COLUMNS_H
#define BAAT_CASE_COLUMNS_H

#include "baat/base/name.h"
#include "baat/model/casus.h"

enum baat_case_column {
	BAAT_COLUMN_CASE,
	BAAT_COLUMN_SCENARIO,
	BAAT_COLUMN_POST,
	BAAT_COLUMN_QUANTITY,
	BAAT_COLUMN_PERIOD,
	BAAT_COLUMN_FROM,
	BAAT_COLUMN_MONTHS,
	BAAT_COLUMN_CHANCE,
	BAAT_COLUMN_KIND,
	BAAT_COLUMN_SUCCESS,
	BAAT_COLUMN_CHOICE,
	BAAT_COLUMN_PRICE,
	BAAT_COLUMN_PRICE_YEAR,
	BAAT_COLUMN_PAYER,
	BAAT_COLUMN_RECEIVER,
	BAAT_COLUMN_CASHABLE,
	BAAT_COLUMN_START,
	BAAT_COLUMN_REMARK,
	BAAT_COLUMN_QUANTITY_LOW,
	BAAT_COLUMN_QUANTITY_HIGH,
	BAAT_COLUMN_CHANCE_LOW,
	BAAT_COLUMN_CHANCE_HIGH,
	BAAT_COLUMN_SUCCESS_LOW,
	BAAT_COLUMN_SUCCESS_HIGH,
	BAAT_COLUMN_PRICE_LOW,
	BAAT_COLUMN_PRICE_HIGH,
	BAAT_COLUMN_EVIDENCE,
	BAAT_COLUMN_DEBT, /* only baat-schuld takes it */
	BAAT_COLUMN__MAX
};

extern const char *const baat_case_column_names[BAAT_COLUMN__MAX];

struct baat_case_columns {
	size_t column[BAAT_COLUMN__MAX]; /* BAAT_NO_COLUMN when the file does not have it */
	struct {
		size_t column;
		uint32_t attribute; /* number in the union of attributes */
	} * attributes;
	size_t attribute_count; /* of this file */
	size_t count;           /* of all columns of the file */
	bool *is_name;          /* for each of them: a name or a keyword stands there, not a number or free text */
	bool has_overrides;     /* a column with which a line may say otherwise than the price tables */
	bool has_ranges;        /* how sure a line is: ends of ranges, bewijs */
	bool has_words;         /* slaagkans, gekozen or ranges: what must be held against the rows before */
};

/* Refuses the name of a column that is not one of ours, when it is taken, a slip, or a word for one that the file
 * lacks; not when `meant` has it. */
enum baat_status baat_case_check_attribute(const struct baat_table *table, size_t column,
                                           const struct baat_meant *meant, struct baat_diags *diags);

#endif
