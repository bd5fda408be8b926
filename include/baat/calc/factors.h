/*
 * baat/calc/factors.h - flows with the factors that each of them is the product of.
 *
 * The flows are those of baat/calc/flows.h, one by one, in the same order and with the same amounts: nothing is
 * computed here but the product before it is rounded, for who wants to see it written out. Rules: baat-methode(7),
 * AMOUNTS AND ROUNDING.
 */
#ifndef BAAT_FACTORS_H
#define BAAT_FACTORS_H

#include "baat/calc/flows.h"

/* A flow, and what goes into it. Valid during the call that hands it over. */
struct baat_factors {
	struct baat_flow flow;
	const struct baat_line *line;
	const struct baat_flow_rules *rules;
	int32_t weight;   /* a chance: slaagkans, 1 − slaagkans for what stays of zonder, else 1 */
	int32_t share;    /* percent of the payer, 4 decimals; of a receiver: of the payer that it receives from */
	int64_t whole;    /* cents of all payers of the line in that year, rounded */
	int64_t discount; /* D(j), 12 decimals */
};

/* Takes a flow. Returns what stops the sender. */
typedef enum baat_status baat_factors_sink(void *context, const struct baat_unit *unit,
                                           const struct baat_factors *factors);

/* As baat_flows_of_case(), with the same errors. */
enum baat_status baat_factors_of_case(const struct baat_case *casus, const char *file,
                                      const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                      baat_factors_sink *sink, void *context, struct baat_cut_off *cut_off,
                                      struct baat_diags *diags);

/*
 * Writes quantity × units × months × price × chance × weight in euros, before any rounding: a decimal without trailing
 * zeros, with "/3" behind it when it would not end. Returns the length; no NUL is written.
 */
enum { BAAT_EXACT_MAX = 128 };
size_t baat_factors_exact(const struct baat_factors *factors, char mark, char at[BAAT_EXACT_MAX]);

/*
 * Writes the units in a month of a period as the method has them: 1, 52/12, 365/12, 1/3, 1/12. Returns the length; no
 * NUL is written.
 */
enum { BAAT_UNITS_MAX = 64 };
size_t baat_units_write(const struct baat_method *method, enum baat_period period, char mark, char at[BAAT_UNITS_MAX]);

#endif
