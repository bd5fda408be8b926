/*
 * baat/receipt.h - a case as a receipt (kassabon): what each line comes to, who pays and gains, how sure it must be.
 *
 * A receipt is filled by the flows of one case: baat_receipt_begin(), baat_receipt_add() as the sink of
 * baat_flows_of_case(), baat_receipt_finish(). Every amount is a sum of those flows that the filter counts, so a
 * receipt agrees to the cent with every table. Rules: baat-methode(7), OUTCOME MEASURES; baat-bon(1).
 */
#ifndef BAAT_RECEIPT_H
#define BAAT_RECEIPT_H

#include "baat/calc/filter.h"
#include "baat/calc/flows.h"
#include "baat/calc/outcome.h"

/* What a line of the case comes to over the horizon. */
struct baat_receipt_entry {
	baat_sum amount;     /* cents, all parties together */
	int pm_plus, pm_min; /* 1 when it is an unpriced effect that speaks for the alternative, or against it */
	bool counted;        /* a flow of it counted; false when it lies beyond the horizon */
};

/* One party in one alternative, in cents. */
struct baat_receipt_party {
	uint32_t party;
	baat_sum amount[BAAT_KIND__MAX];
	baat_sum cashable; /* of what it avoids */
};

/* `hits` in `cases`: a chance as people say it. */
struct baat_odds {
	unsigned hits, cases;
};

/* Whether, and how often it must work, that an alternative pays for itself; by present values. */
enum baat_certainty {
	BAAT_PAYS_ANYWAY,    /* nothing is put in and nothing is lost */
	BAAT_PAYS_OFTEN,     /* it must work `needed` times, at most always */
	BAAT_NEVER_PAYS,     /* what it avoids when it always works is less than what is put in */
	BAAT_AVOIDS_NOTHING, /* something is put in, and nothing is avoided when it works */
	BAAT_CANNOT_TELL,    /* computed with a chance of success of 0, or what is put in is less than nothing */
};

struct baat_receipt_alternative {
	uint32_t name;    /* as in the flows; BAAT_NO_NAME: the case has none */
	size_t scenario;  /* of the case; 0 when it has none */
	baat_sum remains; /* what happens after all when it does not work: the copies of zonder, weighed */
	bool has_remains;
	baat_sum commitment; /* as baat_commitment() */
	struct baat_cell measures[BAAT_MEASURE__MAX];
	const struct baat_receipt_party *parties; /* in order of first appearance */
	size_t party_count;
	const baat_sum *months; /* the balance in cents after each month of the years that flows lie in */
	size_t month_count;     /* of whole years */
	enum baat_certainty certainty;
	struct baat_odds needed;  /* with BAAT_PAYS_OFTEN: never less than the truth */
	unsigned needed_permille; /* the same in tenths of a percent, rounded up */
};

struct baat_receipt {
	const struct baat_case *casus;
	const struct baat_receipt_entry *entries; /* one for each line of the case */
	const struct baat_receipt_alternative *alternatives;
	size_t alternative_count; /* 0: nothing of the case counts */
};

struct baat_receipt_maker;

/*
 * What the inzet of an alternative binds, in cents, whatever comes of it: positive amounts, not discounted, over the
 * whole duration of its lines whatever the horizon, as if they were certain, of all payers but one, `client`. False
 * when there is no memory, or an amount does not fit, which the bounds of case lines rule out.
 */
bool baat_commitment(const struct baat_case *casus, size_t scenario, const struct baat_flow_rules *rules,
                     uint32_t client, baat_sum *cents);

/* One maker a thread. The filter, the names and the rules are those of the flows and outlive it. NULL when there is no
 * memory. */
struct baat_receipt_maker *baat_receipt_new(struct baat_filter *filter, const struct baat_flow_rules *rules,
                                            struct baat_names *names);
void baat_receipt_free(struct baat_receipt_maker *maker); /* NULL is fine */

/* Begins a receipt. `choice` as given to baat_flows_of_case(). False when there is no memory. */
bool baat_receipt_begin(struct baat_receipt_maker *maker, const struct baat_case *casus,
                        const struct baat_flow_choice *choice);

/* A baat_flow_sink; the context is the maker. BAAT_SYSTEM: no memory. */
enum baat_status baat_receipt_add(void *maker, const struct baat_unit *unit, const struct baat_flow *flows,
                                  size_t count);

/* The receipt, valid until the next one begins. BAAT_SYSTEM: no memory; BAAT_REJECTED: a number leaves 128 bits. */
enum baat_status baat_receipt_finish(struct baat_receipt_maker *maker, struct baat_receipt *receipt);

/* The least chance that is easily said (1 in 5, 3 in 10, 19 in 20, 1 in 500) and is not below part / whole.
 * 0 <= part <= whole, whole > 0. */
struct baat_odds baat_odds_at_least(baat_sum part, baat_sum whole);

/* The chance (6 decimals) as exactly so many in at most ten; false when there is no such number. */
bool baat_odds_exactly(int32_t chance, struct baat_odds *odds);

#endif
