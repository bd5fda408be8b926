/*
 * baat/debt-walk.h - what becomes of the debts of a case, month by month, in each of its scenarios.
 *
 * Rules: baat-methode(7), DEBTS. Nothing is read or written here: from the rows of debts to events, and from events to
 * the lines that a calculation reckons with, or to what became of each debt.
 */
#ifndef BAAT_DEBT_WALK_H
#define BAAT_DEBT_WALK_H

#include "baat/model/debt.h"

/* Something that happened to a debt: its amount is above 0. */
struct baat_debt_event {
	const struct baat_debt_row *row;
	const struct baat_tariff_component *component; /* of a step; else NULL */
	const struct baat_tariff *tariff;              /* of a step and of statutory interest; else NULL */
	uint32_t debt;                                 /* among those of the case */
	int32_t month;
	baat_cents base;    /* of a step: what a percentage was taken of */
	baat_cents amount;  /* by which the debt rose or, for a payment or a waiver, fell; VAT included */
	baat_cents vat;     /* of it */
	baat_cents balance; /* all that is owed after it */
};
/* Whether the event makes a debt smaller; a payment that is not certain leaves it as it is. */
static inline bool baat_debt_event_lowers(const struct baat_debt_event *event)
{
	return event->row->act == BAAT_DEBT_PAYMENT || event->row->act == BAAT_DEBT_WAIVER;
}

/* The events of a case, valid until the next one. Those of the past are of every scenario. */
struct baat_debt_events {
	const struct baat_debt_event *items;
	size_t past;         /* so many of them lie before month 0 */
	const size_t *first; /* for each scenario where its events from month 0 on begin; one more for the end */
};

struct baat_debt_walk;

/* For one thread. previous: a tariff counts after its end too, until the next. NULL when there is no memory. */
struct baat_debt_walk *baat_debt_walk_new(const struct baat_tariffs *tariffs, bool previous);
void baat_debt_walk_free(struct baat_debt_walk *walk); /* NULL is fine */

/*
 * Walks all scenarios of a case. Errors, at the row of the first event that cannot be: BAAT_DEBT_IS_PAID,
 * BAAT_PAYMENT_EXCEEDS_DEBT, BAAT_NEVER_PAID, BAAT_NUMBER_BOUNDS, BAAT_TARIFF_UNKNOWN_DATE, BAAT_TARIFF_NO_BAND.
 */
enum baat_status baat_debt_walk_case(struct baat_debt_walk *walk, const struct baat_debt_case *debts,
                                     const struct baat_debt_events **events, struct baat_diags *diags);

/* How often a tariff was taken after its end, in cases without errors; by its number. */
uint64_t baat_debt_walk_late(const struct baat_debt_walk *walk, size_t tariff);
void baat_debt_walk_merge(struct baat_debt_walk *into, const struct baat_debt_walk *from);

/* A line that a debt comes to: money that moves, once or in each of some months. */
struct baat_debt_line {
	const struct baat_debt_row *row;
	const struct baat_tariff_component *component; /* of a step; else NULL */
	const struct baat_tariff *tariff;
	size_t part; /* number of the component in the step */
	uint32_t debt;
	int32_t from, months;
	baat_cents amount; /* each month */
	bool vat;          /* in the amount */
};

struct baat_debt_lines {
	struct baat_debt_line *items; /* by row, component, debt, month */
	size_t count, capacity;
	size_t *last; /* by row: its last line + 1 */
	size_t last_capacity;
};
/* Makes the lines of a case anew; start with {0}, free with baat_debt_lines_free(). False when there is no memory. */
bool baat_debt_lines_make(struct baat_debt_lines *lines, const struct baat_debt_case *debts,
                          const struct baat_debt_events *events);
void baat_debt_lines_free(struct baat_debt_lines *lines);

/* What became of a debt in a scenario, in cents. */
struct baat_debt_account {
	bool occurs; /* something happened to it */
	bool freed;  /* nothing is owed any more from month `free_month` on */
	int32_t free_month;
	baat_sum principal; /* hoofdsom and boete */
	baat_sum added;     /* costs, steps, VAT, interest */
	baat_sum highest;
	baat_sum open;     /* owed when month 0 began, with what was lent or fined since */
	baat_sum expected; /* payments from month 0 on times their chances: 10^-6 cents */
	baat_sum waived;
	baat_sum rest;   /* owed in the end, as if no uncertain payment came */
	baat_sum before; /* paid, waived or added before month 0: what does not count */
	baat_sum lent;   /* hoofdsom from month 0 on */
};
/* Fills in the accounts of all debts in a scenario. */
void baat_debt_accounts(const struct baat_debt_case *debts, const struct baat_debt_events *events, size_t scenario,
                        struct baat_debt_account accounts[]);

#endif
