/* The parts of checking a case, shared by check.c and the check-*.c beside it. Private to calc. */
#ifndef BAAT_CHECK_PARTS_H
#define BAAT_CHECK_PARTS_H

#include <stdlib.h>

#include "baat/calc/check.h"
#include "baat/base/memory.h"

/* How a post enters a debt, if it does. */
enum debt_way { DEBT_UNKNOWN, DEBT_NONE, DEBT_PAID, DEBT_LOST };

/* Where a post was seen, by number in the names. Numbers of cases and scenarios tell old marks from new ones, so that
 * nothing has to be wiped between cases. */
struct mark {
	uint64_t scenario; /* serial number of the scenario that it was last seen in */
	uint64_t casus;    /* number of the case that has it in its counterfactual, */
	uint64_t line;     /* where first, */
	size_t benefit;    /* and which benefit it is there: index + 1, 0 for none */
	enum debt_way way; /* DEBT_UNKNOWN until it was looked at */
};

/* An income of the household in the counterfactual. */
struct benefit {
	uint32_t post;
	uint64_t line;
	baat_sum amount;   /* in the counterfactual */
	uint64_t scenario; /* serial number of the alternative that `remaining` is of */
	baat_sum remaining;
};

struct baat_check {
	const struct baat_prices *prices;
	struct baat_names *names;
	uint32_t client, assistance; /* the party `client`, the domain `bijstand` */
	unsigned horizon;            /* months */
	uint8_t *units;              /* enum baat_unit_kind by price index */
	struct mark *marks;
	size_t mark_count, mark_capacity;
	uint64_t casus, scenario; /* serial numbers of those at hand */
	struct benefit *benefits;
	size_t benefit_count, benefit_capacity;
	const struct baat_line **order, **ends;
	size_t order_capacity, ends_capacity;
	const struct baat_line *paid, *lost; /* the first of the case that enter a debt in either way; NULL for none */
	uint64_t *ranges;                    /* by price index: the case in which its range was found fault with */
	bool *same;                          /* by line of the scenario: it repeats another one */
	size_t same_capacity;
	struct baat_finding *findings;
	size_t count, capacity;
	bool failed;
};

/* The order of two things for qsort(), by the first pair of their figures that differs. */
static inline int baat_check_order(const int64_t pairs[][2], size_t count)
{
	size_t i = 0;
	while (i + 1 < count && pairs[i][0] == pairs[i][1])
		i++;
	return (pairs[i][0] > pairs[i][1]) - (pairs[i][0] < pairs[i][1]);
}

/* Adds a finding; without memory check->failed is set. */
void baat_check_find(struct baat_check *check, const struct baat_finding *finding);
/* The same for what is about a line. */
void baat_check_find_line(struct baat_check *check, enum baat_code code, const struct baat_line *line, uint64_t other,
                          const char *column);

/* The unit that the price of a line is for; BAAT_UNIT_OTHER when its post is in no table. */
enum baat_unit_kind baat_check_unit_of(const struct baat_check *check, const struct baat_line *line);

/* The unit of a line against `per`. */
void baat_check_unit(struct baat_check *check, const struct baat_line *line);

/* Lines that are the same or overlap, in a scenario in which some post occurs more than once. */
void baat_check_repeated(struct baat_check *check, const struct baat_line *lines, size_t count);

/* Notes how a line enters a debt; then whether debts of the case are entered in both ways. */
void baat_check_debt(struct baat_check *check, const struct baat_line *line, struct mark *mark);
void baat_check_debts(struct baat_check *check);

/* Takes an income of the household from a line of the counterfactual, if it is one. */
void baat_check_add_benefit(struct baat_check *check, const struct baat_line *line, struct mark *mark);
/* Whether an alternative makes up for the incomes of the counterfactual. */
void baat_check_benefits(struct baat_check *check, const struct baat_case *casus, size_t index);

#endif
