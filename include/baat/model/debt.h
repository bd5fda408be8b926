/*
 * baat/debt.h - the rows of debts in a case: what is owed, the steps of its collection, what is paid on it.
 *
 * Rules: baat-bestanden(5), DEBT ROWS; baat-methode(7), DEBTS. Months count from the decision, which is month 0; those
 * before it are below 0. Amounts are in cents.
 */
#ifndef BAAT_DEBT_H
#define BAAT_DEBT_H

#include "baat/model/casus.h"
#include "baat/model/tariff.h"

/* What happens to a debt. */
enum baat_debt_act {
	BAAT_DEBT_PRINCIPAL, /* hoofdsom: delivered or lent, not paid */
	BAAT_DEBT_FINE,      /* boete: owed, nothing delivered */
	BAAT_DEBT_COSTS,     /* kosten */
	BAAT_DEBT_INTEREST,  /* rente */
	BAAT_DEBT_PAYMENT,   /* betaling */
	BAAT_DEBT_WAIVER,    /* kwijtschelding */
	BAAT_DEBT_STEP,      /* a tariff */
};
/* The post that says so; of a step that of its code. */
const char *baat_debt_act_name(enum baat_debt_act act);

enum {
	BAAT_DEBT_FIRST_MONTH = -BAAT_MONTHS_MAX,
	BAAT_DEBT_LAST_MONTH = BAAT_MONTHS_MAX,
	BAAT_DEBT_TIMES_MAX = 100,
};
#define BAAT_DEBT_MAX INT64_C(10000000000) /* cents that are owed at most */
#define BAAT_ALL_DEBTS UINT32_MAX

struct baat_debt_row {
	const struct baat_tariff_code *step; /* of a step */
	baat_cents amount;                   /* of hoofdsom, boete, kosten, betaling, kwijtschelding in euros */
	baat_cents price;                    /* of the work of a step, each time, where has_price */
	uint64_t line;                       /* physical line of the record */
	uint32_t debt;                       /* among those of the case, or BAAT_ALL_DEBTS */
	uint32_t scenario;                   /* 0 is zonder */
	uint32_t receiver;                   /* of kosten and a step: number in the names, BAAT_NO_NAME for nobody */
	struct baat_text payer;              /* one party or shares; empty for the usual one */
	int32_t chance;                      /* 6 decimals */
	int32_t percent;                     /* of rente: a year, 4 decimals; where not statutory */
	int32_t times;                       /* of a step */
	int16_t from, months;                /* first month, and how many; of a payment without an end up to the last */
	uint8_t act;                         /* enum baat_debt_act */
	bool monthly;
	bool open;                    /* a payment without an end */
	bool rest;                    /* all that is owed then */
	bool statutory;               /* rente at the rate of the law */
	bool has_price, has_receiver; /* said by the row */
};

struct baat_debt {
	struct baat_text name;
	uint32_t creditor; /* number in the names */
	uint64_t line;     /* of its first row */
	bool vat;          /* the creditor cannot deduct it */
};

/* The debts of a case. Everything is owned by the reader and valid until the next case. */
struct baat_debt_case {
	const struct baat_debt_row *rows; /* as they stand in the file */
	size_t row_count;
	const struct baat_debt *debts; /* by first appearance */
	size_t debt_count;
	const size_t *order; /* numbers of rows, by scenario and within one as they stand */
	const size_t *first; /* for each scenario where its rows begin in `order`; one more for the end */
	size_t scenario_count;
	int32_t start;    /* month 0, or BAAT_NO_MONTH */
	const char *path; /* for messages, with where the columns stand: 0 where the file lacks one */
	size_t post_field, amount_field;
	uint64_t loss_line; /* of the first ordinary line that enters a debt as what is lost; 0 for none */
	uint64_t mid_days;  /* dates of which the day was passed over */
};

/* Whether a post enters a debt as what is lost (oninbare-*, *-voldaan), the other way to do it: baat-methode(7), DEBTS.
 */
bool baat_debt_is_loss(struct baat_text post);

/* The place of a row, at its post. */
struct baat_place baat_debt_place(const struct baat_debt_case *debts, const struct baat_debt_row *row);

struct baat_debt_reader;

/* A reader for one thread. `names` gets the parties. Parties of `vat` cannot deduct VAT; all of it must outlive the
 * reader. NULL when there is no memory. */
struct baat_debt_reader *baat_debt_reader_new(const struct baat_tariffs *tariffs, struct baat_names *names,
                                              const uint32_t vat[], size_t vat_count);
void baat_debt_reader_free(struct baat_debt_reader *reader); /* NULL is fine */

/* The file that the next rows are from. */
void baat_debt_reader_file(struct baat_debt_reader *reader, const struct baat_table *table,
                           const struct baat_case_columns *columns);
/* A case begins. start: month 0, or BAAT_NO_MONTH. */
void baat_debt_reader_begin(struct baat_debt_reader *reader, int32_t start);

/*
 * Reads a row, whose fields need not outlive the call. *debt is its number among the debt rows, or SIZE_MAX when it is
 * an ordinary line. Errors: those of its cells (baat-meldingen(7), DEBTS).
 */
enum baat_status baat_debt_reader_row(struct baat_debt_reader *reader, uint32_t scenario, const struct baat_row *row,
                                      size_t *debt, struct baat_diags *diags);

/* All rows of the case are read, which has so many scenarios. Errors: BAAT_CREDITOR_MISSING, BAAT_CHANCES_EXCEED_ONE,
 * BAAT_PARTY_SAME. */
enum baat_status baat_debt_reader_end(struct baat_debt_reader *reader, size_t scenario_count,
                                      const struct baat_debt_case **result, struct baat_diags *diags);

#endif
