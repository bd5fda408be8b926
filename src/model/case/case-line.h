/* Reading one row of case lines. Private to model: case-line.c and case-price.c read the row, casus.c
 * gathers cases. */
#ifndef BAAT_CASE_LINE_H
#define BAAT_CASE_LINE_H

#include "baat/model/casus.h"
#include "baat/base/memory.h"
#include "case-columns.h"
#include "model/row/record.h"

/* The start of a case is there but cannot be read; dates are not held against it, since that was told already. */
enum { BAAT_BAD_MONTH = -2 };

/* What reading a row needs besides the row. */
struct baat_line_context {
	struct baat_prices *prices;
	const struct baat_method *method;
	struct baat_names *names;
	uint32_t no_domain; /* the number of the empty name */
	const struct baat_table *table;
	struct baat_record record;    /* the row at hand */
	bool has_overrides;           /* as in the columns */
	int32_t start;                /* month 0 of the case, BAAT_NO_MONTH, or BAAT_BAD_MONTH */
	struct baat_case_tally tally; /* of the case at hand */
	bool keep_remarks;
	struct baat_arena texts;  /* of the case at hand: identifier, start, attributes, remarks */
	struct baat_arena *arena; /* for shares of own payers */
	/* own payers seen before, by number in payer_texts */
	struct baat_names *payer_texts;
	const struct baat_shares **payers;
	size_t payer_capacity;
};

/* What a row says of its scenario; to be the same on all of its lines. */
struct baat_scenario_words {
	int32_t success;
	struct baat_range success_range;
	enum baat_choice choice;
	bool known; /* false when one of them cannot be read: what it differs from is of no interest then */
};

/* Reads post, price, payers, receiver and cashability into *line (case-price.c). */
enum baat_status baat_line_read_price(struct baat_line_context *context, struct baat_line *line);

/* Reads how much, when and how likely: quantity, period, months and chance (1 when it is empty). Of the context it
 * needs the record and the start. */
enum baat_status baat_line_read_terms(struct baat_line_context *context, struct baat_line *line);

/* Reads what is of the line alone into *line. */
enum baat_status baat_line_read(struct baat_line_context *context, bool counterfactual, struct baat_line *line);

/* Reads what the row says of its scenario, but for the range of slaagkans, into *words. */
enum baat_status baat_line_read_words(struct baat_line_context *context, bool counterfactual,
                                      struct baat_scenario_words *words);

/* Reads month 0 of a case from column `start`. */
enum baat_status baat_line_start(struct baat_line_context *context, int32_t *start);

#endif
