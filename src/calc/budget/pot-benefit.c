#include "baat/calc/pot-benefit.h"

#include <stdlib.h>

#include "baat/base/memory.h"
#include "flow-cases.h"

/* What a pot means for those who appear in its flows, and for those who paid back. */
struct pot_sums {
	struct baat_names *names; /* of the rows */
	struct baat_pot_party *rows;
	size_t capacity;
	baat_sum *received; /* for the cases that count, from each who paid back */
	baat_sum covered, granted, over;
};

/* A pot in which the case at hand has a grant, and how much. */
struct share {
	size_t pot, number;
};

struct baat_pot_benefit {
	const struct baat_ledger *ledger;
	size_t pot_count;
	struct pot_sums *pots;
	struct flow_cases cases;
	uint64_t ungranted;
	/* of the case at hand, whose number is `at` */
	uint32_t at;
	struct share *shares;
	baat_sum *weights, *parts;
	size_t share_count;
};

struct baat_pot_benefit *baat_pot_benefit_new(const struct baat_ledger *ledger)
{
	struct baat_pot_benefit *benefit = calloc(1, sizeof *benefit);
	if (benefit == NULL)
		return NULL;
	*benefit = (struct baat_pot_benefit){
	    .ledger = ledger, .pot_count = baat_ledger_budget(ledger)->pot_count, .at = BAAT_NO_NAME};
	const size_t room = benefit->pot_count + 1;
	benefit->pots = calloc(room, sizeof *benefit->pots);
	benefit->shares = calloc(room, sizeof *benefit->shares);
	benefit->weights = calloc(room, sizeof *benefit->weights);
	benefit->parts = calloc(room, sizeof *benefit->parts);
	bool fine = flow_cases_begin(&benefit->cases) && benefit->pots != NULL && benefit->shares != NULL &&
	            benefit->weights != NULL && benefit->parts != NULL;
	for (size_t i = 0; fine && i < benefit->pot_count; i++) {
		struct pot_sums *pot = &benefit->pots[i];
		pot->names = baat_names_new(NULL);
		pot->received = calloc(baat_ledger_party_count(ledger, i) + 1, sizeof *pot->received);
		fine = pot->names != NULL && pot->received != NULL;
	}
	if (fine)
		return benefit;
	baat_pot_benefit_free(benefit);
	return NULL;
}

void baat_pot_benefit_free(struct baat_pot_benefit *benefit)
{
	if (benefit == NULL)
		return;
	for (size_t i = 0; benefit->pots != NULL && i < benefit->pot_count; i++) {
		baat_names_free(benefit->pots[i].names);
		free(benefit->pots[i].rows);
		free(benefit->pots[i].received);
	}
	flow_cases_free(&benefit->cases);
	free(benefit->pots);
	free(benefit->shares);
	free(benefit->weights);
	free(benefit->parts);
	free(benefit);
}

/* Looks up in which pots the case has a grant. */
static void find_shares(struct baat_pot_benefit *benefit, const struct baat_unit *unit, uint32_t number)
{
	benefit->at = number;
	benefit->share_count = 0;
	for (size_t i = 0; i < benefit->pot_count; i++) {
		const size_t known = baat_ledger_find_case(benefit->ledger, i, unit->casus);
		const baat_sum granted = known == SIZE_MAX ? 0 : baat_ledger_granted(benefit->ledger, i, known);
		if (granted <= 0)
			continue;
		benefit->weights[benefit->share_count] = granted;
		benefit->shares[benefit->share_count++] = (struct share){i, known};
	}
}

static void add_received(void *context, size_t party, baat_sum received)
{
	struct pot_sums *pot = context;
	pot->received[party] += received;
}

/* A case counts from its first flow with an alternative on. */
static void count_case(struct baat_pot_benefit *benefit)
{
	for (size_t i = 0; i < benefit->share_count; i++) {
		struct pot_sums *pot = &benefit->pots[benefit->shares[i].pot];
		pot->covered += benefit->weights[i];
		baat_ledger_received(benefit->ledger, benefit->shares[i].pot, benefit->shares[i].number, add_received,
		                     pot);
	}
}

/* The row of a party; NULL when there is no memory. */
static struct baat_pot_party *find_row(struct pot_sums *pot, struct baat_text name)
{
	const uint32_t known = baat_names_count(pot->names), number = baat_names_add(pot->names, name);
	if (number == BAAT_NO_NAME || !baat_grow(&pot->rows, &pot->capacity, (size_t)known + 1, sizeof *pot->rows))
		return NULL;
	if (number == known)
		pot->rows[number] = (struct baat_pot_party){.name = baat_names_text(pot->names, number)};
	return &pot->rows[number];
}

/* Adds the parts of an amount that were made of it, to each pot its own. */
enum measure { AMOUNT, CASHABLE };
static bool add_parts(struct baat_pot_benefit *benefit, const struct baat_flow *flow, struct baat_text party,
                      enum measure measure)
{
	const baat_sum total = measure == AMOUNT ? flow->amount : flow->cashable;
	if (benefit->share_count == 0)
		return true;
	if (!baat_share_out(total, benefit->weights, benefit->share_count, benefit->parts))
		return false;
	for (size_t i = 0; i < benefit->share_count; i++) {
		struct baat_pot_party *row = find_row(&benefit->pots[benefit->shares[i].pot], party);
		const baat_sum part = flow->kind == BAAT_OUTCOME ? -benefit->parts[i] : benefit->parts[i];
		if (row == NULL)
			return false;
		if (flow->kind != BAAT_INPUT)
			*(measure == AMOUNT ? &row->avoided : &row->cashable) += part;
		else if (measure == AMOUNT)
			row->input += part;
	}
	return true;
}

/* What the client receives does not count financially. */
static bool counts(const struct baat_flow *flow, struct baat_text party)
{
	return flow->alternative != BAAT_NO_NAME &&
	       (flow->side == BAAT_PAYS || !baat_text_equal(party, BAAT_TEXT("client")));
}

enum baat_status baat_pot_benefit_add(struct baat_pot_benefit *benefit, const struct baat_unit *unit,
                                      const struct baat_flow *flows, size_t count, const struct baat_names *names,
                                      struct baat_diags *diags)
{
	const uint32_t known = baat_names_count(benefit->cases.names);
	enum baat_status status = BAAT_OK;
	uint32_t number;
	if (!flow_cases_find(&benefit->cases, unit, &number))
		return baat_out_of_memory(diags);
	if (number != benefit->at)
		find_shares(benefit, unit, number);
	benefit->ungranted += number == known && benefit->share_count == 0;
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		const struct baat_text party = baat_names_text(names, flows[i].party);
		bool first;
		status = flow_cases_take(&benefit->cases, number, unit, &flows[i], names, &first, diags);
		if (status == BAAT_OK && first)
			count_case(benefit);
		if (status == BAAT_OK && counts(&flows[i], party) &&
		    (!add_parts(benefit, &flows[i], party, AMOUNT) || !add_parts(benefit, &flows[i], party, CASHABLE)))
			status = baat_out_of_memory(diags);
	}
	return status;
}

/* The holder, then others who paid back; what they did is not the holder's to bear. */
static bool close_pot(const struct baat_ledger *ledger, size_t number, struct pot_sums *pot)
{
	const struct baat_text holder = baat_ledger_budget(ledger)->pots[number].holder;
	baat_sum from_others = 0;
	struct baat_pot_party *row;
	for (size_t i = 0; i < baat_ledger_case_count(ledger, number); i++)
		pot->granted += baat_ledger_granted(ledger, number, i);
	if (pot->covered == 0)
		return true;
	if (find_row(pot, holder) == NULL)
		return false;
	for (size_t i = 0; i < baat_ledger_party_count(ledger, number); i++) {
		const struct baat_text party = baat_ledger_party_name(ledger, number, i);
		if (pot->received[i] == 0 || baat_text_equal(party, holder))
			continue;
		row = find_row(pot, party);
		if (row == NULL)
			return false;
		row->back = pot->received[i];
		from_others += pot->received[i];
	}
	row = find_row(pot, holder);
	if (row == NULL)
		return false;
	row->granted = pot->covered;
	row->back = -from_others;
	pot->over = row->granted > row->input ? row->granted - row->input : 0;
	return true;
}

enum baat_status baat_pot_benefit_close(struct baat_pot_benefit *benefit, struct baat_diags *diags)
{
	for (size_t i = 0; i < benefit->pot_count; i++)
		if (!close_pot(benefit->ledger, i, &benefit->pots[i]))
			return baat_out_of_memory(diags);
	return BAAT_OK;
}

size_t baat_pot_benefit_count(const struct baat_pot_benefit *benefit, size_t pot)
{
	return baat_names_count(benefit->pots[pot].names);
}

struct baat_pot_party baat_pot_benefit_row(const struct baat_pot_benefit *benefit, size_t pot, size_t number)
{
	return benefit->pots[pot].rows[number];
}

struct baat_pot_coverage baat_pot_benefit_coverage(const struct baat_pot_benefit *benefit, size_t pot)
{
	const struct pot_sums *sums = &benefit->pots[pot];
	return (struct baat_pot_coverage){sums->covered, sums->granted, sums->over};
}

uint64_t baat_pot_benefit_ungranted(const struct baat_pot_benefit *benefit)
{
	return benefit->ungranted;
}
