/*
 * baat/casus.h - case lines: what happens without and with an intervention, from rows to typed lines.
 *
 * A case (casus, since `case` is a word of C) is complete when the next one begins. The reader hands out whole cases,
 * every number exact, every name a small integer, every line with its place in the file. Rules: baat-bestanden(5),
 * CASE LINES.
 */
#ifndef BAAT_CASUS_H
#define BAAT_CASUS_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/io/table.h"
#include "baat/model/method.h"
#include "baat/base/names.h"
#include "baat/model/price.h"
#include "baat/model/meant.h"
#include "baat/model/range.h"

enum baat_kind {
	BAAT_COUNTERFACTUAL, /* soort zonder: what happens without the intervention */
	BAAT_INPUT,          /* inzet: what the intervention itself costs */
	BAAT_OUTCOME,        /* gevolg: what happens as a consequence of it */
	BAAT_KIND__MAX
};
/* "zonder", "inzet", "gevolg" */
const char *baat_kind_name(enum baat_kind kind);

enum baat_period { BAAT_ONCE, BAAT_DAY, BAAT_WEEK, BAAT_MONTH, BAAT_QUARTER, BAAT_YEAR, BAAT_PERIOD__MAX };
/* "eenmalig", "dag", "week", "maand", "kwartaal", "jaar" */
const char *baat_period_name(enum baat_period period);

#define BAAT_OWN_PRICE SIZE_MAX

/* One line of one scenario: quantity units per period from month `from` for `months` months. */
struct baat_line {
	int64_t quantity;                 /* 4 decimals */
	int64_t price;                    /* euros a unit, 4 decimals; 0 when unpriced */
	const struct baat_shares *payers; /* owned by the prices or by the reader */
	size_t price_index;               /* in the prices, or BAAT_OWN_PRICE when the post is not in them */
	uint64_t line;                    /* physical line of the record */
	uint32_t post, domain;            /* numbers in the reader's names */
	uint32_t receiver;                /* BAAT_NO_NAME: no transfer */
	uint32_t scenario;                /* index in the case */
	int32_t chance;                   /* 6 decimals */
	int32_t cashable;                 /* percent, 4 decimals, or BAAT_CASHABLE_UNKNOWN */
	int32_t price_year;               /* whose euros; BAAT_NO_YEAR when not known */
	uint16_t from;                    /* month after the decision, 0 is the first */
	uint16_t months;                  /* 1 for BAAT_ONCE */
	uint8_t period;                   /* enum baat_period */
	uint8_t kind;                     /* enum baat_kind */
	bool unpriced;                    /* pm */
	bool own_price;                   /* the line has a price of its own */
	bool as_it_stands;                /* not brought to the price year that was asked for */
	struct baat_text remark;          /* toelichting; empty unless the reader was asked to keep it */
};

enum baat_choice { BAAT_CHOICE_NONE, BAAT_CHOSEN, BAAT_NOT_CHOSEN };

struct baat_scenario {
	uint32_t name;   /* number in the reader's names */
	int32_t success; /* slaagkans, 6 decimals */
	struct baat_range success_range;
	enum baat_choice choice;
	uint64_t line;                 /* of its first line in the file */
	size_t first_line, line_count; /* its lines in the lines of the case */
};

/* How often something was done with a case that its owner may want to know. */
struct baat_case_tally {
	uint64_t mid_days;       /* a day was given that is not the first of its month */
	uint64_t own_success;    /* a line has a slaagkans of its own */
	uint64_t small_cashable; /* a line has a verzilverbaar between 0 and 1 percent */
};

static inline void baat_case_tally_add(struct baat_case_tally *into, const struct baat_case_tally *from)
{
	into->mid_days += from->mid_days;
	into->own_success += from->own_success;
	into->small_cashable += from->small_cashable;
}

/* A case. Everything is owned by the reader and valid until the next call of baat_case_next(). */
struct baat_case {
	struct baat_text id;
	const struct baat_text *attributes; /* one for each name in the attributes of the run */
	const struct baat_line *lines;      /* by scenario, and within one as they stand in the file */
	size_t line_count;
	const struct baat_line_ranges
	    *ranges; /* one for each line, or NULL when the file says nothing of how sure it is */
	const struct baat_scenario
	    *scenarios;        /* [0] is the counterfactual, then the alternatives by first appearance */
	size_t scenario_count; /* at least 1 */
	bool has_counterfactual;
	int32_t start;             /* month 0, or BAAT_NO_MONTH when it is not known */
	uint64_t line;             /* of its first row */
	size_t first_byte, length; /* its rows in the block: baat_case_rows() reads them again */
	size_t row_count;
	struct baat_case_tally tally;
};

/* Where the columns of case lines stand in one file. */
struct baat_case_columns;

/* The columns that a case file must have, for baat_table_open(). */
extern const char *const baat_case_required[4];
/* And those of one with debts. */
extern const char *const baat_debt_required[5];

/* What people call the columns of case lines, ended by NULLs; for baat_table_open(), which names them when a column is
 * missing. */
extern const struct baat_synonym baat_case_synonyms[];

/*
 * Finds the columns of an open file; its attributes are added to `attributes`, the union of those of all files.
 * *columns is freed with baat_case_columns_free(). Errors: BAAT_COLUMN_RESERVED, BAAT_COLUMN_NEAR.
 */
enum baat_status baat_case_columns_find(struct baat_case_columns **columns, const struct baat_table *table,
                                        const struct baat_meant *meant, struct baat_names *attributes,
                                        struct baat_diags *diags);
void baat_case_columns_free(struct baat_case_columns *columns); /* NULL is fine */

/* The column `casus`, by which blocks are kept together. */
size_t baat_case_columns_id(const struct baat_case_columns *columns);
/* The column `post`, where messages about prices point to. */
size_t baat_case_columns_post(const struct baat_case_columns *columns);

/* The column `schuld`, or BAAT_NO_COLUMN: rows with something in it are no lines, see baat/model/debt.h. */
size_t baat_case_columns_debt(const struct baat_case_columns *columns);

/* Whether the file has a column `start`. */
bool baat_case_columns_have_start(const struct baat_case_columns *columns);

/* The names that no attribute may have (columns of the flows, measures, keys). */
bool baat_name_is_reserved(struct baat_text name);

struct baat_case_reader;

/*
 * A reader for one thread. `names` gets the posts, parties and alternatives that the price tables do not know; it
 * must stand on baat_prices_names(). prices must have been resolved. NULL when there is no memory.
 */
struct baat_case_reader *baat_case_reader_new(struct baat_prices *prices, const struct baat_method *method,
                                              struct baat_names *names, size_t attribute_count);
void baat_case_reader_free(struct baat_case_reader *reader); /* NULL is fine */

/* From now on lines have their remarks, which takes time that few programs want to give. */
void baat_case_keep_remarks(struct baat_case_reader *reader);

/* A row of a case, with the number of its scenario in it. */
typedef enum baat_status baat_case_row_sink(void *context, const struct baat_case *casus, uint32_t scenario,
                                            const struct baat_row *row, struct baat_diags *diags);
/* From now on no lines are made: the rows of a case, made tidy, are handed to the sink as they come, and the case has
 * its scenarios but no lines. What holds for cases (start, attributes, scenarios) is looked after all the same. */
void baat_case_hand_rows(struct baat_case_reader *reader, baat_case_row_sink *sink, void *context);

/* Begins to read a block of the file that the columns belong to. `fast` as in baat_rows_begin(). */
void baat_case_begin(struct baat_case_reader *reader, const struct baat_table *table,
                     const struct baat_case_columns *columns, const struct baat_block *block, bool fast);

enum baat_case_result {
	BAAT_CASE,
	BAAT_CASE_BAD, /* diagnostics were added; of the case only id, line and what regards its rows are set */
	BAAT_CASES_END,
	BAAT_CASES_BROKEN, /* the block cannot be read on; a diagnostic was added */
};

/* The next case. Which errors it can have is told in baat-meldingen(7), CASE LINES. */
enum baat_case_result baat_case_next(struct baat_case_reader *reader, const struct baat_case **result,
                                     struct baat_diags *diags);

/*
 * Reads the rows of a case again, as they stand in the block that it is from, and gives them to `each` one after the
 * other. `rows` is any reader, not one that is at work. False when there is no memory for all of them.
 */
bool baat_case_rows(const struct baat_case *casus, const struct baat_table *table, const struct baat_block *block,
                    struct baat_rows *rows, void (*each)(void *context, const struct baat_row *row), void *context);

/*
 * The alternative that was chosen: the one marked ja, or the only one unless it is marked nee; 0 (the
 * counterfactual) when there is none. Errors: BAAT_CHOICE_MISSING, BAAT_CHOICE_TWICE.
 */
enum baat_status baat_case_choice(const struct baat_case *casus, const char *file, size_t *scenario,
                                  struct baat_diags *diags);

#endif
