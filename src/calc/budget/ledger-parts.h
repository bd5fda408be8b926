/* What a ledger is made of. Private to calc/budget. */
#ifndef LEDGER_PARTS_H
#define LEDGER_PARTS_H

#include "baat/base/names.h"
#include "baat/calc/ledger.h"
#include "baat/model/method.h"

/* Places in lists are numbers from 1; 0 is none. */

/* Amounts by month. Until the ledger is closed what they change by from month to month, so that a grant of many months
 * costs two additions; then the sums of all months up to each. */
struct month_sums {
	baat_sum *at;
	size_t count, capacity;
};

/* The last booking of a month that lowers the room of a period. */
struct lowering {
	size_t period;
	uint64_t place;
};

/* What was booked in one month. The loads are by month from that of booking on, or from that in which the first period
 * begins. */
struct month_row {
	struct month_sums granted, released;
	baat_sum paid, received, changed;
	struct lowering *lowerings;
	size_t lowering_count, lowering_capacity;
};

/* A case in a pot. */
struct case_account {
	int64_t granted, released, paid; /* cents */
	uint64_t last, last_release, last_payment;
	uint32_t spendings;
	uint32_t periods, claims; /* the first of its periods and claims */
};

/* What of the loads of a case falls in a period. */
struct case_period {
	uint32_t next, period;
	int64_t granted, released; /* the released ones: those that were not moved */
};

/* What one party owes for one case. */
struct claim {
	uint32_t next, party, casus;
	int32_t age;
	int64_t claimed, received, written_off, open, weighed, late;
	uint64_t last; /* receipt or write-off */
};

/* One row of it. */
struct demand {
	int64_t amount; /* once the ledger is closed: what is left of it */
	int32_t expected, chance;
	uint32_t claim, order;
};

struct pot_ledger {
	struct month_row *rows; /* of months row_first and on */
	int32_t row_first;
	size_t row_count;
	struct baat_names *cases, *parties; /* numbers are places in the lists */
	struct case_account *accounts;
	size_t account_capacity;
	struct case_period *case_periods;
	size_t case_period_count, case_period_capacity;
	struct claim *claims;
	size_t claim_count, claim_capacity;
	struct demand *demands;
	size_t demand_count, demand_capacity;
	struct baat_booked booked;
};

struct stand {
	uint64_t place;
	uint32_t pot;
	int32_t month;
	baat_cents amount;
};

struct baat_ledger {
	const struct baat_budget *budget;
	struct pot_ledger *pots;
	bool cut_off_given;
	int32_t cut_off; /* until the ledger is closed, and when it was not given: the last month so far */
	uint64_t after;
	struct stand *stands;
	size_t stand_count, stand_capacity;
};

/* The row of a month; NULL when there is none, or no memory for it. */
const struct month_row *ledger_row(const struct pot_ledger *pot, int32_t month);
struct month_row *ledger_add_row(struct pot_ledger *pot, int32_t month);

/* Adds an amount to months number from..end-1. False when there is no memory. */
bool month_sums_add(struct month_sums *sums, size_t from, size_t end, baat_sum amount);
void month_sums_close(struct month_sums *sums);
/* Once closed: what of the months of a row, number 0 being `base`, falls in from..to. */
baat_sum month_sums_within(const struct month_sums *sums, int32_t base, int32_t from, int32_t to);

/* Once closed: granted less released in `row`, which is that of `month`, of loads in from..to. */
static inline baat_sum ledger_net(const struct baat_pot *pot, const struct month_row *row, int32_t month, int32_t from,
                                  int32_t to)
{
	const int32_t base = month > pot->periods[0].from ? month : pot->periods[0].from;
	return month_sums_within(&row->granted, base, from, to) - month_sums_within(&row->released, base, from, to);
}

/* Once closed: what was granted before a period, up to the end of month `until`, and falls in it. */
baat_sum ledger_granted_before(const struct baat_ledger *ledger, size_t pot, const struct baat_budget_period *period,
                               int32_t until);

/* Once closed: what of the rest of a row is counted on. */
static inline int64_t demand_weighed(const struct demand *demand, int32_t cut_off)
{
	if (demand->expected <= cut_off)
		return 0;
	return (int64_t)baat_round_div((baat_sum)demand->amount * demand->chance, BAAT_CHANCE_ONE);
}

/* The parts of baat_ledger_add() and baat_ledger_close(). */
enum baat_status ledger_add_claim(struct pot_ledger *pot, const struct baat_booking *booking, uint32_t casus,
                                  uint64_t place);
enum baat_status ledger_check_cases(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                    struct baat_diags *diags);
enum baat_status ledger_check_ceilings(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                       struct baat_diags *diags);
enum baat_status ledger_check_stands(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                     struct baat_diags *diags);
enum baat_status ledger_check_claims(const struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                     struct baat_diags *diags);
void ledger_pay_off(struct pot_ledger *pot, int32_t cut_off);
enum baat_status ledger_tell_left_out(const struct baat_ledger *ledger, struct baat_diags *diags);

#endif
