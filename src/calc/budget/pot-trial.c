#include "baat/calc/pot-trial.h"

#include <stdlib.h>

#include "baat/base/memory.h"
#include "calc/calendar.h"
#include "flow-cases.h"
#include "ledger-parts.h"

struct baat_pot_trial {
	const struct baat_ledger *ledger;
	const struct baat_pot *pot;
	size_t number; /* of the pot */
	size_t now;    /* the period of the cut-off */
	baat_sum *rooms;
	struct flow_cases cases;
	/* of each that is tried what falls in each period, and then what falls in none */
	baat_sum *parts;
	size_t count, capacity, next;
};

struct baat_pot_trial *baat_pot_trial_new(const struct baat_ledger *ledger, size_t pot,
                                          const struct baat_outlook *outlook)
{
	struct baat_pot_trial *trial = calloc(1, sizeof *trial);
	if (trial == NULL)
		return NULL;
	trial->ledger = ledger;
	trial->pot = &ledger->budget->pots[pot];
	trial->number = pot;
	trial->now = (size_t)baat_budget_period_of(trial->pot, ledger->cut_off);
	trial->rooms = calloc(outlook->period_count, sizeof *trial->rooms);
	if (!flow_cases_begin(&trial->cases) || trial->rooms == NULL) {
		baat_pot_trial_free(trial);
		return NULL;
	}
	for (size_t i = 0; i < outlook->period_count; i++)
		trial->rooms[i] = outlook->periods[i].room;
	return trial;
}

void baat_pot_trial_free(struct baat_pot_trial *trial)
{
	if (trial == NULL)
		return;
	flow_cases_free(&trial->cases);
	free(trial->rooms);
	free(trial->parts);
	free(trial);
}

/* The parts of the one with that number, which may be a new one; NULL when there is no memory. */
static baat_sum *parts_of(struct baat_pot_trial *trial, size_t number)
{
	const size_t each = trial->pot->period_count + 1;
	if (number < trial->count)
		return trial->parts + number * each;
	if (!baat_grow(&trial->parts, &trial->capacity, (number + 1) * each, sizeof *trial->parts))
		return NULL;
	memset(trial->parts + trial->count * each, 0, (number + 1 - trial->count) * each * sizeof *trial->parts);
	trial->count = number + 1;
	return trial->parts + number * each;
}

static void add_month(const struct baat_pot_trial *trial, baat_sum *parts, int32_t month, baat_sum amount)
{
	const long period = baat_budget_period_of(trial->pot, month);
	parts[period == BAAT_NO_PERIOD ? trial->pot->period_count : (size_t)period] += amount;
}

bool baat_pot_trial_amount(struct baat_pot_trial *trial, baat_cents amount, int32_t months)
{
	baat_sum *parts = parts_of(trial, 0);
	for (int32_t i = 0; parts != NULL && i < months; i++)
		add_month(trial, parts, trial->ledger->cut_off + i, amount);
	return parts != NULL;
}

static bool is_promised(const struct baat_pot_trial *trial, const struct baat_flow *flow,
                        const struct baat_names *names)
{
	return flow->kind == BAAT_INPUT && flow->side == BAAT_PAYS &&
	       baat_text_equal(baat_names_text(names, flow->party), trial->pot->holder);
}

static void add_flow(const struct baat_pot_trial *trial, baat_sum *parts, const struct baat_flow *flow)
{
	for (unsigned i = 0; i < flow->months; i++)
		add_month(trial, parts, trial->ledger->cut_off + flow->month + (int32_t)i,
		          baat_calendar_part(flow->amount, flow->months, i, i + 1));
}

enum baat_status baat_pot_trial_flows(struct baat_pot_trial *trial, const struct baat_unit *unit,
                                      const struct baat_flow *flows, size_t count, const struct baat_names *names,
                                      struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	uint32_t number;
	bool first;
	if (!flow_cases_find(&trial->cases, unit, &number))
		return baat_out_of_memory(diags);
	baat_sum *parts = parts_of(trial, number);
	if (parts == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		status = flow_cases_take(&trial->cases, number, unit, &flows[i], names, &first, diags);
		if (status == BAAT_OK && flows[i].alternative != BAAT_NO_NAME && is_promised(trial, &flows[i], names))
			add_flow(trial, parts, &flows[i]);
	}
	return status;
}

/* A period in which nothing of it falls need not have room. */
static bool fits(const struct baat_pot_trial *trial, const baat_sum *parts)
{
	for (size_t i = 0; i < trial->pot->period_count; i++)
		if (parts[i] != 0 && trial->rooms[i] < parts[i])
			return false;
	return true;
}

static bool is_tried(const struct baat_pot_trial *trial, size_t number)
{
	return trial->cases.alternatives == NULL || trial->cases.alternatives[number] != BAAT_NO_NAME;
}

bool baat_pot_trial_next(struct baat_pot_trial *trial, struct baat_trial_row *row)
{
	while (trial->next < trial->count && !is_tried(trial, trial->next))
		trial->next++;
	if (trial->next >= trial->count)
		return false;
	const size_t number = trial->next++;
	const baat_sum *parts = parts_of(trial, number);
	*row = (struct baat_trial_row){.room = trial->rooms[trial->now], .fits = fits(trial, parts)};
	for (size_t i = 0; i <= trial->pot->period_count; i++)
		row->amount += parts[i];
	row->within = parts[trial->now];
	row->later = row->amount - row->within;
	row->commitment = row->amount;
	if (trial->cases.alternatives != NULL) {
		row->casus = baat_names_text(trial->cases.names, (uint32_t)number);
		const size_t known = baat_ledger_find_case(trial->ledger, trial->number, row->casus);
		row->commitment += known == SIZE_MAX ? 0 : baat_ledger_granted(trial->ledger, trial->number, known);
	}
	for (size_t i = 0; row->fits && i < trial->pot->period_count; i++)
		trial->rooms[i] -= parts[i];
	return true;
}
