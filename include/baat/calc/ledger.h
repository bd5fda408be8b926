/*
 * baat/calc/ledger.h - what was booked on the pots of a budget: added up by month, by case and by who pays back, and
 * held against the rules.
 *
 *	struct baat_ledger *ledger = baat_ledger_new(&budget, BAAT_NO_MONTH);
 *	baat_ledger_add(ledger, &booking, place);           for every booking, in the order of the input
 *	baat_ledger_close(ledger, &rules, diags);           the rules; then what is asked of it counts
 *
 * What it comes to by month and period is baat/calc/outlook.h. Rule: baat-methode(7), BUDGETS.
 */
#ifndef BAAT_LEDGER_H
#define BAAT_LEDGER_H

#include "baat/calc/loads.h"

struct baat_ledger;

/* `cut_off`: the month up to and including which bookings count; BAAT_NO_MONTH: that of the last booking. The budget
 * must outlive the ledger. NULL when there is no memory. */
struct baat_ledger *baat_ledger_new(const struct baat_budget *budget, int32_t cut_off);
void baat_ledger_free(struct baat_ledger *ledger); /* NULL is fine */

/* Adds a booking; `place` says where it stands, and rises with the order of the input. Errors: BAAT_REJECTED when the
 * sums of a case become too large, BAAT_SYSTEM when there is no memory; neither is told. */
enum baat_status baat_ledger_add(struct baat_ledger *ledger, const struct baat_booking *booking, uint64_t place);

/* How the rules are held. */
struct baat_ledger_rules {
	bool soft;                                                 /* every ceiling is soft */
	struct baat_place (*place)(void *context, uint64_t place); /* for messages */
	void *context;
};

/*
 * All bookings are in: holds them against the rules, tells all that is wrong, and pays off claims. Errors:
 * BAAT_CEILING_EXCEEDED (a warning when the ceiling is soft), BAAT_RELEASED_OVER_GRANTED, BAAT_PAID_OVER_GRANTED,
 * BAAT_RECOVERED_OVER_EXPECTED, BAAT_STAND_DIFFERS. Notes what was left out.
 */
enum baat_status baat_ledger_close(struct baat_ledger *ledger, const struct baat_ledger_rules *rules,
                                   struct baat_diags *diags);

const struct baat_budget *baat_ledger_budget(const struct baat_ledger *ledger);
/* The cut-off month; BAAT_NO_MONTH when none was given and nothing was booked. */
int32_t baat_ledger_cut_off(const struct baat_ledger *ledger);
/* How many bookings lie after it. */
uint64_t baat_ledger_after(const struct baat_ledger *ledger);

/* What was booked on a pot, by kind, up to the cut-off. */
struct baat_booked {
	uint64_t count[BAAT_BOOKED__MAX];
	baat_sum sum[BAAT_BOOKED__MAX]; /* of a grant by the month: of all its months */
	baat_sum left_out;              /* what was granted in months before the first period */
};
const struct baat_booked *baat_ledger_booked(const struct baat_ledger *ledger, size_t pot);

/* What is to come back, and came. */
struct baat_recovery {
	baat_sum claimed, received, written_off;
	baat_sum open;    /* what is left of claims */
	baat_sum weighed; /* the same times its chance, without what is late */
	baat_sum late;
	int32_t age; /* of the oldest that is late, in months; BAAT_NO_MONTH: nothing is late */
};

/* The cases of a pot, by first appearance. */
struct baat_case_sums {
	struct baat_text casus;
	baat_sum granted, released, paid;
	struct baat_recovery recovery;
};
size_t baat_ledger_case_count(const struct baat_ledger *ledger, size_t pot);
struct baat_case_sums baat_ledger_case(const struct baat_ledger *ledger, size_t pot, size_t number);
/* The number of a case in a pot, or SIZE_MAX. */
size_t baat_ledger_find_case(const struct baat_ledger *ledger, size_t pot, struct baat_text casus);
/* granted - released of it. */
baat_sum baat_ledger_granted(const struct baat_ledger *ledger, size_t pot, size_t number);

/* Those who pay back to a pot, by first appearance. */
size_t baat_ledger_party_count(const struct baat_ledger *ledger, size_t pot);
struct baat_text baat_ledger_party_name(const struct baat_ledger *ledger, size_t pot, size_t number);
/* Fills a list of all of them. */
void baat_ledger_parties(const struct baat_ledger *ledger, size_t pot, struct baat_recovery recoveries[]);

/* What came back for a case, party by party of the pot. */
void baat_ledger_received(const struct baat_ledger *ledger, size_t pot, size_t number,
                          void (*each)(void *context, size_t party, baat_sum received), void *context);

#endif
