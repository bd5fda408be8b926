/*
 * The tables of a report: every figure of it with its place. All three writers lay out these, so that they cannot
 * differ. Rule: baat-verslag(1), FACTS.
 */
#ifndef TABLES_H
#define TABLES_H

#include "baat/base/cell.h"
#include "baat/base/memory.h"
#include "baat/model/any-table.h"
#include "baat/run/account.h"
#include "harvest.h"

/* One row: a cell for each column of its table. */
struct table_row {
	struct baat_text alternative, key; /* empty for none */
	struct baat_cell *cells;           /* a text in a column of numbers is a word that stands for one */
	struct baat_text url;              /* of its source; empty for none */
	struct table_row *next;
};

enum table_origin { TABLE_OWN, TABLE_SURE, TABLE_EXTRA }; /* of the report itself, of --zeker, of --extra */

/* Rows of one alternative stand together. */
struct table {
	enum table_origin origin;
	struct baat_text name; /* tabel */
	const struct baat_column *columns;
	size_t count;
	struct table_row *rows, *last;
	size_t row_count;
	struct table *next;
};

struct tables_of_report {
	struct table *first, *last;
	struct baat_arena arena; /* of all of it; texts live elsewhere or here */
};
void tables_of_report_free(struct tables_of_report *tables);

/* The table of that name; NULL when there is none. */
const struct table *table_find(const struct tables_of_report *tables, const char *name);
/* Whether a name is that of a section of every report, whatever the case of its letters, or of the last sheet. */
bool table_name_is_taken(struct baat_text name);

/* Columns must live as long as the tables. NULL: no memory. */
struct table *table_add(struct tables_of_report *tables, struct baat_text name, const struct baat_column *columns,
                        size_t count);
/* A row with empty cells, to be filled in. NULL: no memory. */
struct table_row *table_add_row(struct tables_of_report *tables, struct table *table, struct baat_text alternative,
                                struct baat_text key);
/* Keeps a text; .at is NULL when there is no memory. */
struct baat_text table_keep(struct tables_of_report *tables, struct baat_text text);

static inline struct baat_cell cell_of(baat_sum number)
{
	return (struct baat_cell){.number = number};
}
static inline struct baat_cell cell_of_text(struct baat_text text)
{
	return (struct baat_cell){.text = text};
}

/* An alternative of the report. */
struct alternative {
	uint32_t number; /* in the names of the harvest */
	struct baat_text name;
	struct baat_outcome total;
	const struct case_sums *cases;
	baat_sum *months; /* net savings after each month, of whole years; in the arena of the tables */
	size_t month_count;
};

/* What the tables are made of, and what a page tells besides. */
struct material {
	const struct verslag_settings *settings;
	struct harvest *harvest;
	const struct baat_run *run;
	const struct tables *tables;            /* of prices */
	const struct baat_agreement *agreement; /* NULL: nothing is shared */
	const struct baat_names *agreement_names;
	const struct stakes *stakes;
	const struct baat_shared *shared;
	const struct baat_any_table *sure, *extra; /* one for each option */
	char mark;                                 /* the decimal sign of the rows */
	struct alternative alternatives[ALTERNATIVES_MOST];
	size_t count;
	struct baat_cell without;       /* zonder of cases without an alternative; empty when there are none */
	uint64_t without_count;         /* of them */
	enum baat_measure sure_measure; /* that the first table of --zeker is of; BAAT_MEASURE__MAX: not known */
};

/* A step in the making of them. */
typedef enum baat_status add_tables(struct tables_of_report *tables, struct material *material,
                                    struct baat_diags *diags);

/* Finds the alternatives, in order of first appearance. Errors: BAAT_CASE_WITHOUT_ALTERNATIVE (none),
 * BAAT_OPTION_CONFLICT (too many), BAAT_AMOUNT_OVERFLOW. */
add_tables material_find_alternatives;

/* Each adds its tables, in the order of the report. tables-sums.c: kerncijfers to opbouw; tables-cases.c: pm to
 * duurder, and verdeling; tables-about.c: methode to invoer; tables-other.c: zeker and those of --extra
 * (BAAT_TABLE_DIFFERS). */
add_tables tables_add_sums, tables_add_sharing, tables_add_cases, tables_add_other, tables_add_about;

/* sentences.c: antwoord, the three sentences on each alternative. */
add_tables tables_add_answer;

#endif
