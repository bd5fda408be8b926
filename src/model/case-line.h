/* Reading one row of case lines. Private to model: case-line.c and case-price.c read the row, casus.c
 * gathers cases. */
#ifndef BAAT_CASE_LINE_H
#define BAAT_CASE_LINE_H

#include "baat/casus.h"
#include "baat/memory.h"
#include "case-columns.h"
#include "record.h"

/* The start of a case is there but cannot be read; dates are not held against it, since that was told already. */
enum { BAAT_BAD_MONTH = -2 };

/* What reading a row needs besides the row. */
struct baat_line_context {
	struct baat_prices *prices;
	const struct baat_method *method;
	struct baat_names *names;
	uint32_t no_domain; /* the number of the empty name */
	const struct baat_csv *csv;
	enum baat_mark mark;
	const char *path;
	const size_t *column;
	bool has_overrides;       /* as in the columns */
	int32_t start;            /* month 0 of the case, BAAT_NO_MONTH, or BAAT_BAD_MONTH */
	struct baat_arena *arena; /* for shares of own payers */
	/* own payers seen before, by number in payer_texts */
	struct baat_names *payer_texts;
	const struct baat_shares **payers;
	size_t payer_capacity;
};

/* What a row says of its scenario; to be the same on all of its lines. */
struct baat_scenario_words {
	int32_t success;
	enum baat_choice choice;
	bool known; /* false when one of them cannot be read: what it differs from is of no interest then */
};

/* The text of a column in this row; empty when the file does not have the column. */
static inline struct baat_text baat_line_text(const struct baat_line_context *context, const struct baat_row *row,
                                              enum baat_case_column which)
{
	size_t column = context->column[which];
	return column == BAAT_NO_COLUMN ? (struct baat_text){"", 0} : row->fields[column];
}

static inline struct baat_place baat_line_place(const struct baat_line_context *context, const struct baat_row *row,
                                                enum baat_case_column which)
{
	size_t column = context->column[which];
	return baat_at(context->path, row->line, column == BAAT_NO_COLUMN ? 0 : column + 1);
}

static inline bool baat_line_has(const struct baat_line_context *context, const struct baat_row *row,
                                 enum baat_case_column which)
{
	return baat_line_text(context, row, which).length > 0;
}

static inline struct baat_field baat_line_field(const struct baat_line_context *context, const struct baat_row *row,
                                                enum baat_case_column which, struct baat_diags *diags)
{
	return (struct baat_field){baat_line_text(context, row, which), baat_case_column_names[which], context->mark,
	                           baat_line_place(context, row, which), diags};
}

/* Reads post, price, payers, receiver and cashability into *line (case-price.c). */
enum baat_status baat_line_read_price(struct baat_line_context *context, const struct baat_row *row,
                                      struct baat_line *line, struct baat_diags *diags);

/* Reads everything but case, scenario and attributes into *line. */
enum baat_status baat_line_read(struct baat_line_context *context, const struct baat_row *row, bool counterfactual,
                                struct baat_line *line, struct baat_scenario_words *words, struct baat_diags *diags);

/* Reads month 0 of a case from column `start`. */
enum baat_status baat_line_start(const struct baat_line_context *context, const struct baat_row *row, int32_t *start,
                                 struct baat_diags *diags);

#endif
