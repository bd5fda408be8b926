#include <stdlib.h>

#include "baat/base/memory.h"
#include "ledger-parts.h"

struct baat_ledger *baat_ledger_new(const struct baat_budget *budget, int32_t cut_off)
{
	struct baat_ledger *ledger = calloc(1, sizeof *ledger);
	if (ledger == NULL)
		return NULL;
	*ledger = (struct baat_ledger){.budget = budget, .cut_off = cut_off, .cut_off_given = cut_off != BAAT_NO_MONTH};
	ledger->pots = calloc(budget->pot_count + 1, sizeof *ledger->pots);
	for (size_t i = 0; ledger->pots != NULL && i < budget->pot_count; i++) {
		ledger->pots[i].cases = baat_names_new(NULL);
		ledger->pots[i].parties = baat_names_new(NULL);
		if (ledger->pots[i].cases == NULL || ledger->pots[i].parties == NULL) {
			baat_ledger_free(ledger);
			return NULL;
		}
	}
	if (ledger->pots == NULL) {
		free(ledger);
		return NULL;
	}
	return ledger;
}

static void free_pot(struct pot_ledger *pot)
{
	for (size_t i = 0; i < pot->row_count; i++) {
		free(pot->rows[i].granted.at);
		free(pot->rows[i].released.at);
		free(pot->rows[i].lowerings);
	}
	free(pot->rows);
	baat_names_free(pot->cases);
	baat_names_free(pot->parties);
	free(pot->accounts);
	free(pot->case_periods);
	free(pot->claims);
	free(pot->demands);
}

void baat_ledger_free(struct baat_ledger *ledger)
{
	if (ledger == NULL)
		return;
	for (size_t i = 0; i < ledger->budget->pot_count; i++)
		free_pot(&ledger->pots[i]);
	free(ledger->pots);
	free(ledger->stands);
	free(ledger);
}

/* Where one booking goes. */
struct entry {
	const struct baat_pot *pot;
	struct pot_ledger *ledger;
	const struct baat_booking *booking;
	uint64_t place;
	struct month_row *row;
	struct case_account *account; /* of no use when it is of no case */
	uint32_t casus;
};

static enum baat_status find_account(struct entry *entry)
{
	struct pot_ledger *pot = entry->ledger;
	const uint32_t known = baat_names_count(pot->cases);
	entry->casus = baat_names_add(pot->cases, entry->booking->casus);
	if (entry->casus == BAAT_NO_NAME ||
	    !baat_grow(&pot->accounts, &pot->account_capacity, (size_t)known + 1, sizeof *pot->accounts))
		return BAAT_SYSTEM;
	entry->account = &pot->accounts[entry->casus];
	if (entry->casus == known)
		*entry->account = (struct case_account){0};
	entry->account->last = entry->place;
	return BAAT_OK;
}

/* Adds an amount in so many months to the sums of a case. BAAT_REJECTED: it is too large. */
static enum baat_status add_cents(int64_t *sum, baat_cents amount, int64_t months)
{
	int64_t more;
	return __builtin_mul_overflow(amount, months, &more) || __builtin_add_overflow(*sum, more, sum) ? BAAT_REJECTED
	                                                                                                : BAAT_OK;
}

/* What of a case falls in a period; NULL when there is no memory. */
static struct case_period *find_case_period(const struct entry *entry, size_t period)
{
	struct pot_ledger *pot = entry->ledger;
	for (uint32_t i = entry->account->periods; i > 0; i = pot->case_periods[i - 1].next)
		if (pot->case_periods[i - 1].period == period)
			return &pot->case_periods[i - 1];
	if (pot->case_period_count >= UINT32_MAX || !baat_grow(&pot->case_periods, &pot->case_period_capacity,
	                                                       pot->case_period_count + 1, sizeof *pot->case_periods))
		return NULL;
	struct case_period *found = &pot->case_periods[pot->case_period_count++];
	*found = (struct case_period){.next = entry->account->periods, .period = (uint32_t)period};
	entry->account->periods = (uint32_t)pot->case_period_count;
	return found;
}

static bool note_lowering(struct entry *entry, size_t period)
{
	struct month_row *row = entry->row;
	for (size_t i = 0; i < row->lowering_count; i++)
		if (row->lowerings[i].period == period) {
			row->lowerings[i].place = entry->place;
			return true;
		}
	if (!baat_grow(&row->lowerings, &row->lowering_capacity, row->lowering_count + 1, sizeof *row->lowerings))
		return false;
	row->lowerings[row->lowering_count++] = (struct lowering){period, entry->place};
	return true;
}

/* The loads of a grant (`months` of it) or release in one period. */
static enum baat_status add_to_period(struct entry *entry, const struct baat_loads *loads, size_t period, bool release)
{
	const struct baat_booking *booking = entry->booking;
	const struct baat_budget_period *of = &entry->pot->periods[period];
	const int64_t months = baat_loads_within(loads, booking, of->from, of->to);
	if (months == 0)
		return BAAT_OK;
	const bool lowers = release ? booking->amount < 0 : booking->amount > 0;
	struct case_period *casus = find_case_period(entry, period);
	if (casus == NULL || (lowers && !note_lowering(entry, period)))
		return BAAT_SYSTEM;
	if (!release)
		return add_cents(&casus->granted, booking->amount, months);
	const bool moved = booking->month >= of->from && booking->month <= of->to;
	return add_cents(&casus->released, booking->amount, months - (moved ? loads->moved : 0));
}

static enum baat_status add_to_periods(struct entry *entry, const struct baat_loads *loads, bool release)
{
	enum baat_status status = BAAT_OK;
	const int32_t start = loads->moved > 0 ? entry->booking->month : loads->from;
	for (size_t i = baat_budget_period_from(entry->pot, start);
	     i < entry->pot->period_count && status == BAAT_OK &&
	     (entry->pot->periods[i].from < loads->end || entry->pot->periods[i].from <= start);
	     i++)
		status = add_to_period(entry, loads, i, release);
	return status;
}

/* A grant or a release. */
static enum baat_status add_loads(struct entry *entry, bool release)
{
	const struct baat_booking *booking = entry->booking;
	const int32_t first = entry->pot->periods[0].from;
	const int32_t base = booking->month > first ? booking->month : first;
	const struct baat_loads loads = baat_loads_of(booking, first);
	struct month_sums *sums = release ? &entry->row->released : &entry->row->granted;
	if (!month_sums_add(sums, 0, loads.moved > 0, (baat_sum)booking->amount * loads.moved) ||
	    !month_sums_add(sums, (size_t)(loads.from - base), (size_t)(loads.end - base), booking->amount))
		return BAAT_SYSTEM;
	entry->ledger->booked.left_out += (baat_sum)booking->amount * loads.left_out;
	const enum baat_status status = add_cents(release ? &entry->account->released : &entry->account->granted,
	                                          booking->amount, loads.moved + loads.end - loads.from);
	return status == BAAT_OK ? add_to_periods(entry, &loads, release) : status;
}

static enum baat_status add_payment(struct entry *entry)
{
	entry->row->paid += entry->booking->amount;
	entry->account->last_payment = entry->place;
	return add_cents(&entry->account->paid, entry->booking->amount, 1);
}

/* A receipt, and a change of the budget: lower the room of the period when they are negative. */
static enum baat_status add_room(struct entry *entry, baat_sum *sum)
{
	*sum += entry->booking->amount;
	if (entry->booking->amount >= 0)
		return BAAT_OK;
	return note_lowering(entry, (size_t)baat_budget_period_of(entry->pot, entry->booking->month)) ? BAAT_OK
	                                                                                              : BAAT_SYSTEM;
}

static enum baat_status add_stand(struct baat_ledger *ledger, const struct entry *entry)
{
	if (!baat_grow(&ledger->stands, &ledger->stand_capacity, ledger->stand_count + 1, sizeof *ledger->stands))
		return BAAT_SYSTEM;
	ledger->stands[ledger->stand_count++] = (struct stand){.place = entry->place,
	                                                       .pot = entry->booking->pot,
	                                                       .month = entry->booking->month,
	                                                       .amount = entry->booking->amount};
	return BAAT_OK;
}

static enum baat_status add_of_kind(struct baat_ledger *ledger, struct entry *entry)
{
	enum baat_status status;
	switch (entry->booking->kind) {
	case BAAT_BOOKED_GRANT:
		return add_loads(entry, false);
	case BAAT_BOOKED_RELEASE:
		entry->account->last_release = entry->place;
		return add_loads(entry, true);
	case BAAT_BOOKED_SPENDING:
		entry->account->spendings++;
		status = add_loads(entry, false);
		return status == BAAT_OK ? add_payment(entry) : status;
	case BAAT_BOOKED_PAYMENT:
		return add_payment(entry);
	case BAAT_BOOKED_RECEIPT:
		status = add_room(entry, &entry->row->received);
		return status == BAAT_OK ? ledger_add_claim(entry->ledger, entry->booking, entry->casus, entry->place)
		                         : status;
	case BAAT_BOOKED_CLAIM:
	case BAAT_BOOKED_WRITE_OFF:
		return ledger_add_claim(entry->ledger, entry->booking, entry->casus, entry->place);
	case BAAT_BOOKED_CHANGE:
		return add_room(entry, &entry->row->changed);
	case BAAT_BOOKED_STAND:
	case BAAT_BOOKED__MAX:
		break;
	}
	return add_stand(ledger, entry);
}

enum baat_status baat_ledger_add(struct baat_ledger *ledger, const struct baat_booking *booking, uint64_t place)
{
	struct case_account none = {0};
	struct entry entry = {.pot = &ledger->budget->pots[booking->pot],
	                      .ledger = &ledger->pots[booking->pot],
	                      .booking = booking,
	                      .place = place,
	                      .account = &none};
	if (ledger->cut_off_given && booking->month > ledger->cut_off) {
		ledger->after++;
		return BAAT_OK;
	}
	if (booking->month > ledger->cut_off)
		ledger->cut_off = booking->month;
	entry.row = ledger_add_row(entry.ledger, booking->month);
	enum baat_status status = entry.row == NULL ? BAAT_SYSTEM : BAAT_OK;
	if (status == BAAT_OK && booking->kind != BAAT_BOOKED_CHANGE && booking->kind != BAAT_BOOKED_STAND)
		status = find_account(&entry);
	if (status != BAAT_OK)
		return status;
	entry.ledger->booked.count[booking->kind]++;
	entry.ledger->booked.sum[booking->kind] += (baat_sum)booking->amount * booking->months;
	return add_of_kind(ledger, &entry);
}

const struct baat_budget *baat_ledger_budget(const struct baat_ledger *ledger)
{
	return ledger->budget;
}

int32_t baat_ledger_cut_off(const struct baat_ledger *ledger)
{
	return ledger->cut_off;
}

uint64_t baat_ledger_after(const struct baat_ledger *ledger)
{
	return ledger->after;
}

const struct baat_booked *baat_ledger_booked(const struct baat_ledger *ledger, size_t pot)
{
	return &ledger->pots[pot].booked;
}
