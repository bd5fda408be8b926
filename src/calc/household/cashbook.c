/* The account of a household, day by day. */
#include "baat/calc/cashbook.h"

#include "baat/base/day.h"
#include "baat/base/memory.h"

/* A fixed cost that could not be paid. */
struct unpaid {
	baat_cents amount; /* with what was added to it */
	int32_t due;
};

/* A day, and what comes due on it. */
struct slot {
	int32_t month; /* that it is in */
	int of_month;
	bool one_day;     /* all income comes on it */
	baat_sum unpaid;  /* amounts that come due today and were not paid before */
	uint64_t missing; /* how many they are */
};

enum { AHEAD = 31 }; /* days after the last one whose costs may be paid before it */

struct baat_cashbook {
	const struct baat_household *household;
	const struct baat_cashbook_plan *plan;
	struct slot *slots;
	size_t slot_count, slot_capacity;
	struct baat_cashbook_day *days;
	size_t day_count, day_capacity;
	struct unpaid *queue; /* in order of joining */
	size_t queue_count, queue_capacity;
	struct baat_cashbook_month months[BAAT_CASHBOOK_MONTHS];

	/* the day at hand */
	int32_t first, today;
	struct baat_cashbook_month *month;
	struct baat_cashbook_day *day;
	baat_sum balance, arrears, apart;
	baat_sum planned; /* the balance if everything were paid on its planned day */
	bool had_one_day; /* there was a day for all income already */
};

struct baat_cashbook *baat_cashbook_new(void)
{
	return calloc(1, sizeof(struct baat_cashbook));
}

void baat_cashbook_free(struct baat_cashbook *book)
{
	if (book == NULL)
		return;
	free(book->slots);
	free(book->days);
	free(book->queue);
	free(book);
}

static struct slot *slot_of(struct baat_cashbook *book, int32_t day)
{
	return &book->slots[day - book->first];
}

static bool fits(const struct baat_cashbook *book, baat_sum amount)
{
	return book->balance - amount >= -(baat_sum)book->household->limit;
}

/* The last day of the month at hand. */
static int32_t last_of_month(const struct baat_cashbook *book, int32_t day)
{
	const struct slot *slot = &book->slots[day - book->first];
	return day + baat_days_in(slot->month) - slot->of_month;
}

static void pay_fixed(struct baat_cashbook *book, baat_sum amount, int32_t due)
{
	book->balance -= amount;
	book->month->fixed += amount;
	book->day->fixed += amount;
	if (due > last_of_month(book, book->today))
		book->month->ahead += amount;
}

/* Pays what waits, in order of joining, each that fits. */
static void pay_queue(struct baat_cashbook *book)
{
	size_t kept = 0;
	for (size_t i = 0; i < book->queue_count; i++) {
		const struct unpaid unpaid = book->queue[i];
		if (!fits(book, unpaid.amount)) {
			book->queue[kept++] = unpaid;
			continue;
		}
		pay_fixed(book, unpaid.amount, unpaid.due);
		if (unpaid.due < book->today) {
			book->month->days_late += (uint64_t)(book->today - unpaid.due);
			book->arrears -= unpaid.amount;
		} else {
			slot_of(book, unpaid.due)->unpaid -= unpaid.amount;
			slot_of(book, unpaid.due)->missing--;
		}
	}
	book->queue_count = kept;
}

/* Income, in the order of the rows; with one day it waits until then. */
static void receive(struct baat_cashbook *book)
{
	const struct baat_household *household = book->household;
	const struct slot *slot = slot_of(book, book->today);
	for (size_t i = 0; i < household->row_count; i++) {
		const struct baat_household_row *row = &household->rows[i];
		if (row->kind == BAAT_HOUSEHOLD_INCOME &&
		    baat_household_happens(row, book->today, slot->month, slot->of_month))
			book->apart += row->amount;
	}
	if (book->apart == 0 || (book->plan->one_day != 0 && !slot->one_day))
		return;
	book->balance += book->apart;
	book->planned += book->apart;
	book->month->income += book->apart;
	book->day->income += book->apart;
	book->apart = 0;
	pay_queue(book);
}

/* A fixed cost on the day on which it is planned. */
static bool meet(struct baat_cashbook *book, baat_cents amount, int32_t due)
{
	const baat_cents penalty = book->plan->one_day == 0 ? book->plan->penalty : 0;
	book->planned -= amount;
	if (fits(book, amount)) {
		pay_fixed(book, amount, due);
		return true;
	}
	if (!baat_grow(&book->queue, &book->queue_capacity, book->queue_count + 1, sizeof *book->queue))
		return false;
	book->month->penalty += penalty;
	book->queue[book->queue_count++] = (struct unpaid){amount + penalty, due};
	slot_of(book, due)->unpaid += amount + penalty;
	slot_of(book, due)->missing++;
	return true;
}

/* The fixed costs that are due on a day. */
static bool meet_due(struct baat_cashbook *book, int32_t due)
{
	const struct baat_household *household = book->household;
	const struct slot *slot = slot_of(book, due);
	for (size_t i = 0; i < household->row_count; i++) {
		const struct baat_household_row *row = &household->rows[i];
		if (row->kind == BAAT_HOUSEHOLD_FIXED &&
		    baat_household_happens(row, due, slot->month, slot->of_month) && !meet(book, row->amount, due))
			return false;
	}
	return true;
}

/* The fixed costs that are planned for today: those that are due, or on the day of all income those that come due
 * before the next one. */
static bool meet_planned(struct baat_cashbook *book)
{
	int32_t due = book->today;
	if (book->plan->one_day == 0)
		return meet_due(book, due);
	if (!slot_of(book, due)->one_day)
		return book->had_one_day || meet_due(book, due);
	book->had_one_day = true;
	do {
		if (!meet_due(book, due))
			return false;
		due++;
	} while ((size_t)(due - book->first) < book->slot_count && !slot_of(book, due)->one_day);
	return true;
}

/* Living money: what the balance allows, and the rest is gone. */
static void live(struct baat_cashbook *book)
{
	const struct baat_household *household = book->household;
	const struct slot *slot = slot_of(book, book->today);
	for (size_t i = 0; i < household->row_count; i++) {
		const struct baat_household_row *row = &household->rows[i];
		if (row->kind != BAAT_HOUSEHOLD_LIVING ||
		    !baat_household_happens(row, book->today, slot->month, slot->of_month))
			continue;
		baat_sum paid = book->balance + household->limit;
		paid = paid < 0 ? 0 : paid < row->amount ? paid : row->amount;
		book->balance -= paid;
		book->planned -= row->amount;
		book->month->living += paid;
		book->day->living += paid;
		book->month->lacked += row->amount - paid;
	}
}

/* What is left at the end of a day. */
static void close_day(struct baat_cashbook *book)
{
	const struct slot *slot = slot_of(book, book->today);
	struct baat_cashbook_month *month = book->month;
	const baat_sum short_of = -(baat_sum)book->household->limit - book->planned;
	book->arrears += slot->unpaid;
	month->missed += slot->missing;
	if (slot->of_month == 1 || book->balance < month->lowest)
		month->lowest = book->balance;
	if (short_of > month->bridge)
		month->bridge = short_of;
	month->days_below += book->balance < 0;
	month->end = book->balance;
	month->arrears = book->arrears;
	month->apart = book->apart;
	book->day->balance = book->balance;
	book->day->arrears = book->arrears;
	book->day->apart = book->apart;
}

/* Lays out the days, and those after the end that may be paid before it. */
static bool lay_out(struct baat_cashbook *book)
{
	const struct baat_cashbook_plan *plan = book->plan;
	size_t count = 0;
	for (int32_t month = plan->begin; month < plan->begin + plan->months; month++)
		count += (size_t)baat_days_in(month);
	book->day_count = count;
	book->slot_count = count + AHEAD;
	if (!baat_grow(&book->slots, &book->slot_capacity, book->slot_count, sizeof *book->slots) ||
	    !baat_grow(&book->days, &book->day_capacity, count, sizeof *book->days))
		return false;
	int32_t month = plan->begin;
	int of_month = 1;
	for (size_t i = 0; i < book->slot_count; i++) {
		const int last = baat_days_in(month), wanted = plan->one_day < last ? plan->one_day : last;
		book->slots[i] = (struct slot){.month = month, .of_month = of_month, .one_day = of_month == wanted};
		if (of_month++ == last) {
			month++;
			of_month = 1;
		}
	}
	return true;
}

bool baat_cashbook_play(struct baat_cashbook *book, const struct baat_household *household,
                        const struct baat_cashbook_plan *plan)
{
	book->household = household;
	book->plan = plan;
	book->queue_count = 0;
	book->balance = book->planned = (baat_sum)household->balance + plan->bridge;
	book->arrears = book->apart = 0;
	book->had_one_day = false;
	book->first = baat_day_number(plan->begin, 1);
	memset(book->months, 0, sizeof book->months);
	if (!lay_out(book))
		return false;
	for (size_t i = 0; i < book->day_count; i++) {
		book->today = book->first + (int32_t)i;
		book->month = &book->months[book->slots[i].month - plan->begin];
		book->day = &book->days[i];
		*book->day = (struct baat_cashbook_day){.day = book->today};
		if (book->slots[i].of_month == 1)
			book->month->begin = book->balance;
		receive(book);
		if (!meet_planned(book))
			return false;
		live(book);
		close_day(book);
	}
	return true;
}

const struct baat_cashbook_month *baat_cashbook_months(const struct baat_cashbook *book)
{
	return book->months;
}

const struct baat_cashbook_day *baat_cashbook_days(const struct baat_cashbook *book, size_t *count)
{
	*count = book->day_count;
	return book->days;
}

struct baat_cashbook_month baat_cashbook_total(const struct baat_cashbook *book)
{
	const int count = book->plan->months;
	const struct baat_cashbook_month *last = &book->months[count - 1];
	struct baat_cashbook_month total = {.begin = book->months[0].begin,
	                                    .lowest = book->months[0].lowest,
	                                    .end = last->end,
	                                    .arrears = last->arrears,
	                                    .apart = last->apart,
	                                    .ahead = last->ahead};
	for (int i = 0; i < count; i++) {
		const struct baat_cashbook_month *month = &book->months[i];
		total.income += month->income;
		total.fixed += month->fixed;
		total.living += month->living;
		total.penalty += month->penalty;
		total.lacked += month->lacked;
		total.days_below += month->days_below;
		total.missed += month->missed;
		total.days_late += month->days_late;
		total.lowest = month->lowest < total.lowest ? month->lowest : total.lowest;
		total.bridge = month->bridge > total.bridge ? month->bridge : total.bridge;
	}
	return total;
}
