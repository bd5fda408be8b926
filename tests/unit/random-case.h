/* Cases made at random, from lines of nothing to lines at the bounds. */
#ifndef BAAT_RANDOM_CASE_H
#define BAAT_RANDOM_CASE_H

#include "check.h"

#include "baat/model/casus.h"
#include "baat/model/method.h"

/* Posts are 0..4 or more, alternatives 10.., payers 100.., the receiver 200. */
enum { RANDOM_LINES = 12, RANDOM_SCENARIOS = 4, RANDOM_PARTIES = 5 };

struct random_case {
	struct baat_case casus;
	struct baat_line lines[RANDOM_LINES];
	struct baat_scenario scenarios[RANDOM_SCENARIOS];
	struct {
		size_t count;
		struct baat_share items[RANDOM_PARTIES];
	} payers[RANDOM_LINES];
};

static inline int64_t random_size(uint64_t *seed, int64_t bound)
{
	static const int64_t small[] = {0, 1, 5, 50, 100, 5000, 10000, 12500, 333333};
	switch (check_below(seed, 4)) {
	case 0:
		return bound - (int64_t)check_below(seed, 3);
	case 1:
		return (int64_t)(check_random(seed) % (uint64_t)(bound + 1));
	default:
		return small[check_below(seed, sizeof small / sizeof small[0])];
	}
}

static inline int64_t random_signed(uint64_t *seed, int64_t bound)
{
	int64_t size = random_size(seed, bound);
	return check_below(seed, 3) == 0 ? -size : size;
}

static inline int32_t random_chance(uint64_t *seed)
{
	static const int32_t likely[] = {0, 1, 500000, 333333, 999999, 1000000, 1000000, 1000000};
	return check_below(seed, 2) == 0 ? (int32_t)check_below(seed, 1000001) : likely[check_below(seed, 8)];
}

static inline void random_line(struct random_case *made, size_t index, uint64_t *seed)
{
	struct baat_line *line = &made->lines[index];
	size_t payers = check_below(seed, 2) == 0 ? 1 : 1 + check_below(seed, RANDOM_PARTIES);
	int32_t left = BAAT_PERCENT_ALL;
	made->payers[index].count = payers;
	for (size_t i = 0; i < payers; i++) {
		int32_t percent =
		    i + 1 == payers ? left : 1 + (int32_t)check_below(seed, (size_t)left - (payers - i) + 1);
		made->payers[index].items[i] = (struct baat_share){(uint32_t)(100 + i), percent};
		left -= percent;
	}
	line->quantity = random_signed(seed, BAAT_QUANTITY_MAX);
	line->price = random_signed(seed, BAAT_PRICE_MAX);
	line->payers = (const struct baat_shares *)(const void *)&made->payers[index];
	line->line = index + 2;
	line->post = (uint32_t)check_below(seed, 5);
	line->receiver = check_below(seed, 3) == 0 ? 200 : BAAT_NO_NAME;
	line->chance = random_chance(seed);
	line->cashable = (int32_t)check_below(seed, 1000002) - 1;
	line->from = (uint16_t)check_below(seed, check_below(seed, 8) == 0 ? 1201 : 40);
	line->period = (uint8_t)check_below(seed, BAAT_PERIOD__MAX);
	line->months =
	    line->period == BAAT_ONCE ? 1 : (uint16_t)(1 + check_below(seed, check_below(seed, 8) == 0 ? 1200 : 40));
	line->unpriced = check_below(seed, 8) == 0;
	line->kind = (uint8_t)(line->scenario == 0 ? BAAT_COUNTERFACTUAL : 1 + check_below(seed, 2));
}

static inline void random_case_make(struct random_case *made, uint64_t *seed)
{
	size_t scenarios = 1 + check_below(seed, RANDOM_SCENARIOS), at = 0;
	*made = (struct random_case){0};
	for (size_t i = 0; i < scenarios; i++) {
		struct baat_scenario *scenario = &made->scenarios[i];
		*scenario = (struct baat_scenario){
		    .name = (uint32_t)(10 + i), .success = random_chance(seed), .first_line = at};
		scenario->line_count = check_below(seed, RANDOM_LINES / RANDOM_SCENARIOS + 1);
		if (i > 0 && scenario->line_count == 0)
			scenario->line_count = 1;
		for (size_t end = at + scenario->line_count; at < end; at++) {
			made->lines[at].scenario = (uint32_t)i;
			random_line(made, at, seed);
		}
	}
	made->casus = (struct baat_case){.id = BAAT_TEXT("A"),
	                                 .lines = made->lines,
	                                 .line_count = at,
	                                 .scenarios = made->scenarios,
	                                 .scenario_count = scenarios};
}

static inline void random_method(struct baat_method *method, uint64_t *seed)
{
	method->horizon = check_below(seed, 20) == 0 ? 100 : 1 + (int32_t)check_below(seed, 8);
	method->discount_rate = check_below(seed, 2) == 0 ? 22500 : (int32_t)check_below(seed, 1000001);
	method->weeks_per_year = check_below(seed, 2) == 0 ? 520000 : 1 + (int64_t)check_below(seed, 3660000);
	method->days_per_year = check_below(seed, 2) == 0 ? 3650000 : 3660000 - (int64_t)check_below(seed, 3660000);
}

#endif
