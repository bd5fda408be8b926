/*
 * baat/cashbook.h - the account of a household, played day by day: as it is, or with all income on one day.
 *
 * Rules: baat-methode(7), THE MONTH OF A HOUSEHOLD. Amounts are in cents, months and days those of baat/base/day.h.
 */
#ifndef BAAT_CASHBOOK_H
#define BAAT_CASHBOOK_H

#include "baat/base/diag.h"
#include "baat/base/number.h"
#include "baat/model/household.h"

enum { BAAT_CASHBOOK_MONTHS = 24 };

struct baat_cashbook_plan {
	int32_t begin;      /* the first month */
	int months;         /* 1 to BAAT_CASHBOOK_MONTHS */
	int one_day;        /* the day of the month on which all income comes; 0: as it is */
	baat_cents penalty; /* added to a fixed cost that cannot be paid when it is due; not with one day */
	baat_cents bridge;  /* advanced at the start */
};

/* What a day came to. */
struct baat_cashbook_day {
	int32_t day;
	baat_sum income, fixed, living; /* received and paid */
	baat_sum balance, arrears;      /* at its end; arrears: fixed costs that are due and not paid */
	baat_sum apart;                 /* income that waits for the one day */
};

/* What a month came to, or all of them. */
struct baat_cashbook_month {
	baat_sum begin, income, fixed, living, end;
	baat_sum lowest; /* balance at the end of a day */
	baat_sum penalty, arrears, lacked, ahead, apart;
	baat_sum bridge; /* what must still be advanced for nothing to fail */
	uint64_t days_below, missed, days_late;
};

struct baat_cashbook;
struct baat_cashbook *baat_cashbook_new(void);       /* NULL when there is no memory */
void baat_cashbook_free(struct baat_cashbook *book); /* NULL is fine */

/* Plays the account of a household. False when there is no memory. */
bool baat_cashbook_play(struct baat_cashbook *book, const struct baat_household *household,
                        const struct baat_cashbook_plan *plan);
/* What came of it, valid until it is played again: plan->months months; the days. */
const struct baat_cashbook_month *baat_cashbook_months(const struct baat_cashbook *book);
const struct baat_cashbook_day *baat_cashbook_days(const struct baat_cashbook *book, size_t *count);
/* All months as one. */
struct baat_cashbook_month baat_cashbook_total(const struct baat_cashbook *book);

#endif
