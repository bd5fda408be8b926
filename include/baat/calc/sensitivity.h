/*
 * baat/sensitivity.h - what matters most: each input by itself at its ends, and where the measure tips.
 *
 * No dice. Rules: baat-methode(7), HOW SURE.
 */
#ifndef BAAT_SENSITIVITY_H
#define BAAT_SENSITIVITY_H

#include "baat/calc/uncertain.h"

/* One input in one row. Values have 4 decimals, chances 6. */
struct baat_influence {
	enum baat_input_sort input;
	struct baat_text scenario, post, casus; /* empty where its name does not tell them */
	uint32_t line;                          /* which line of the scenario, from 1; 0 for none */
	bool alike;                             /* low, centre and high are the same on all its lines */
	bool open;                              /* it has a range; only then the ends mean anything */
	int64_t low, centre, high;
	baat_sum at_low, at_high; /* the measure with the input at its ends, cents */
	baat_sum spread;
	bool tips;        /* a factor that is not below 0 makes the measure 0 */
	baat_sum factor;  /* that, 4 decimals */
	bool has_tipping; /* and the value can be told: it is alike, and no chance above 1 */
	baat_sum tipping; /* that value */
	bool within;      /* it lies in the range; with has_tipping and open only */
};

/* How many inputs a row has; after baat_uncertain_count(). */
size_t baat_sensitivity_count(const struct baat_uncertain *uncertain, size_t row);
/* One of them: those with a range first, the widest before the others. False when a number leaves 128 bits. */
bool baat_sensitivity_at(const struct baat_uncertain *uncertain, size_t row, size_t index,
                         struct baat_influence *influence);

#endif
