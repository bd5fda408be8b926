/* The parts of walking debts: what a row does in a month. Private to calc/debt. */
#ifndef BAAT_DEBT_STEPS_H
#define BAAT_DEBT_STEPS_H

#include "baat/base/memory.h"
#include "baat/calc/debt-walk.h"

/* What is owed, in cents, in the order in which a payment does not take from it. */
enum baat_owed { BAAT_OWED_PRINCIPAL, BAAT_OWED_INTEREST, BAAT_OWED_COLLECTION, BAAT_OWED_OTHER, BAAT_OWED__MAX };
struct baat_balance {
	baat_cents owed[BAAT_OWED__MAX];
	baat_cents all;
};

/* What a row remembers from month to month. */
struct baat_row_state {
	baat_cents total;                 /* of a payment in terms: what all of them come to */
	baat_cents tally;                 /* of an uncertain one: what it paid so far */
	struct baat_debt_share *shares;   /* the same for each debt, of a payment on all of them */
	baat_sum interest;                /* since it was last added: cents × percent of 4 decimals × months */
	const struct baat_tariff *tariff; /* by which the first month of it was reckoned */
};
struct baat_debt_share {
	baat_cents total, tally;
};

struct baat_debt_walk {
	const struct baat_tariffs *tariffs;
	bool previous;
	uint64_t *late;    /* by tariff: how often it was taken after its end */
	size_t *case_late; /* tariffs of the case at hand that were */
	size_t case_late_count, case_late_capacity;

	const struct baat_debt_case *debts;
	struct baat_diags *diags;
	struct baat_balance *balances, *decided; /* of each debt: now, and when month 0 began */
	size_t balance_capacity, decided_capacity;
	struct baat_row_state *states;
	size_t state_capacity;
	struct baat_arena shares;
	baat_sum *weights, *parts; /* for sharing */
	size_t weight_capacity, part_capacity;

	struct baat_debt_start {
		int32_t from;
		size_t row;
	} * starts;     /* rows of a scenario by their first month */
	size_t *active; /* rows that go on, in the order of the file */
	size_t start_capacity, active_capacity;
	struct baat_debt_event *events;
	size_t event_count, event_capacity;
	size_t *first;
	size_t first_capacity;
	struct baat_debt_events result;
};

/* Adds an event; its balance is that of the debt now. Nothing when the amount is 0. */
enum baat_status baat_walk_note(struct baat_debt_walk *walk, struct baat_debt_event event);

/* An error at the post of a row, to be used like baat_error(). */
#define baat_walk_error(walk, row, code, ...) \
	baat_error((walk)->diags, baat_debt_place((walk)->debts, (row)), (code), __VA_ARGS__)

/* The name of a debt, for a message. */
static inline struct baat_shown baat_walk_name(const struct baat_debt_walk *walk, uint32_t debt)
{
	return baat_show(walk->debts->debts[debt].name);
}

/* Makes a part of what is owed larger. Errors: BAAT_NUMBER_BOUNDS. */
enum baat_status baat_walk_raise(struct baat_debt_walk *walk, const struct baat_debt_row *row, uint32_t debt,
                                 enum baat_owed part, baat_cents amount);
/* Takes an amount, at most all, from what is owed. */
void baat_walk_lower(struct baat_balance *balance, baat_cents amount);

/* The number of a row among those of the case. */
static inline size_t baat_walk_number(const struct baat_debt_walk *walk, const struct baat_debt_row *row)
{
	return (size_t)(row - walk->debts->rows);
}

/* Whether a payment lowers what is owed. */
static inline bool baat_walk_is_certain(const struct baat_debt_row *row)
{
	return row->chance == BAAT_CHANCE_ONE;
}

/* What a payment that paid `tally` so far has left to pay. */
baat_cents baat_walk_left(const struct baat_debt_walk *walk, const struct baat_debt_row *row, uint32_t debt,
                          baat_cents tally);

/* What a row does in a month. */
enum baat_status baat_walk_owe(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month);
enum baat_status baat_walk_costs(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month);
enum baat_status baat_walk_interest(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month);
enum baat_status baat_walk_step(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month);
enum baat_status baat_walk_payment(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month);
enum baat_status baat_walk_waiver(struct baat_debt_walk *walk, const struct baat_debt_row *row, int32_t month);

/* Refuses what happens once to a debt of which nothing is owed (BAAT_DEBT_IS_PAID). *nothing: there is nothing to do
 * in this month. */
enum baat_status baat_walk_check_owed(struct baat_debt_walk *walk, const struct baat_debt_row *row, bool *nothing);

#endif
