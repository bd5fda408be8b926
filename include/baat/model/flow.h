/*
 * baat/flow.h - flows: one amount, of one line, in one year, for one party: the atom of every total.
 *
 * Flows travel in batches that share a case. Names are small integers of a table that the sender owns; whoever keeps
 * a flow longer than the call copies what it needs. Rules: baat-bestanden(5), FLOWS.
 */
#ifndef BAAT_FLOW_H
#define BAAT_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/model/casus.h"
#include "baat/io/form.h"

enum baat_side { BAAT_PAYS, BAAT_RECEIVES }; /* kant: betaalt, ontvangt */
const char *baat_side_name(enum baat_side side);

enum { BAAT_NO_SUCCESS = -1 };

struct baat_flow {
	int64_t amount;   /* cents */
	int64_t present;  /* cents, discounted to year 0 */
	int64_t cashable; /* cents that really leave a budget */
	int64_t pm_plus, pm_min;
	uint64_t line;        /* of the case line it comes from; 0 when not known */
	uint32_t alternative; /* BAAT_NO_NAME: the case has none */
	uint32_t post, domain, party;
	int32_t success; /* slaagkans of the alternative, 6 decimals; BAAT_NO_SUCCESS without an alternative */
	uint16_t month;  /* first month, 0-based */
	uint8_t year;    /* after the decision, 0-based */
	uint8_t months;  /* 1..12, over which the amount is spread evenly */
	uint8_t kind;    /* enum baat_kind */
	uint8_t side;    /* enum baat_side */
};

/* What the flows of a batch have in common. */
struct baat_unit {
	const char *file; /* where they come from, for messages and herkomst; NULL when not known */
	struct baat_text casus;
	const struct baat_text *attributes; /* one for each attribute of the run */
	int32_t start;                      /* calendar month of month 0, as in struct baat_method, or BAAT_NO_MONTH */
};

/* Takes a batch. The flows and the unit are the caller's and valid during the call. Returns what stops the sender. */
typedef enum baat_status baat_flow_sink(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                        size_t count);

/* The columns of flows in their order; attributes follow the last of them. Flows of which no case has a start go
 * without the last one. */
enum baat_flow_column {
	BAAT_FLOW_CASE,
	BAAT_FLOW_ALTERNATIVE,
	BAAT_FLOW_KIND,
	BAAT_FLOW_POST,
	BAAT_FLOW_DOMAIN,
	BAAT_FLOW_PARTY,
	BAAT_FLOW_SIDE,
	BAAT_FLOW_YEAR,
	BAAT_FLOW_MONTH,
	BAAT_FLOW_MONTHS,
	BAAT_FLOW_AMOUNT,
	BAAT_FLOW_PRESENT,
	BAAT_FLOW_CASHABLE,
	BAAT_FLOW_PM_PLUS,
	BAAT_FLOW_PM_MIN,
	BAAT_FLOW_SUCCESS,
	BAAT_FLOW_START,
	BAAT_FLOW__MAX
};
/* jaar to verzilverbaar: the columns that differ from year to year of a line */
enum { BAAT_FLOW_YEARLY = BAAT_FLOW_CASHABLE - BAAT_FLOW_YEAR + 1 };
extern const char *const baat_flow_column_names[BAAT_FLOW__MAX];
extern const enum baat_cell_kind baat_flow_column_kinds[BAAT_FLOW__MAX];

#define BAAT_FLOW_ORIGIN "herkomst"

/* The cells of a flow, one for each of the columns above; texts point into `names` and the unit. */
void baat_flow_cells(const struct baat_flow *flow, const struct baat_unit *unit, const struct baat_names *names,
                     struct baat_cell cells[BAAT_FLOW__MAX]);

/* The word that, alone on a line, says that flows broke off. */
#define BAAT_INCOMPLETE "onvolledig"

/* Where the columns stand in one file of flows. Columns that were merged away may be missing. */
struct baat_flow_columns {
	size_t column[BAAT_FLOW__MAX]; /* BAAT_NO_COLUMN when the file does not have it */
	size_t origin;                 /* herkomst, or BAAT_NO_COLUMN */
	size_t yearly;                 /* where jaar to verzilverbaar stand side by side, or BAAT_NO_COLUMN */
	struct {
		size_t column;
		uint32_t attribute;
	} * attributes;
	size_t attribute_count;
	size_t count;  /* of all columns of the file */
	bool *is_name; /* for each of them: a name or a keyword stands there */
};

/* The columns that a file of flows must have, for baat_table_open(); the keys may have been merged away. */
enum { BAAT_FLOW_REQUIRED = 12 };
extern const char *const baat_flow_required[BAAT_FLOW_REQUIRED];

/* Finds the columns of an open file; its attributes are added to `attributes`. Free with baat_flow_columns_free(). */
enum baat_status baat_flow_columns_find(struct baat_flow_columns *columns, const struct baat_table *table,
                                        struct baat_names *attributes, struct baat_diags *diags);
void baat_flow_columns_free(struct baat_flow_columns *columns);

/* Reads the flows of one block, batch by batch, into a sink. */
struct baat_flow_reader;
struct baat_flow_reader *baat_flow_reader_new(struct baat_names *names, size_t attribute_count); /* NULL: no memory */
void baat_flow_reader_free(struct baat_flow_reader *reader);

/*
 * Errors: those of rows and numbers, BAAT_FLOWS_INCOMPLETE, BAAT_FLOW_INVALID, BAAT_VALUE_UNKNOWN,
 * BAAT_VALUE_MISSING, BAAT_DATE_INVALID; a repeated header line is skipped. *count grows by the flows that were read.
 */
enum baat_status baat_flow_read(struct baat_flow_reader *reader, const struct baat_table *table,
                                const struct baat_flow_columns *columns, const struct baat_block *block, bool fast,
                                baat_flow_sink *sink, void *context, uint64_t *count, struct baat_diags *diags);

#endif
