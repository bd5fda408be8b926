/* What baat-budget does: a budget table and bookings into what is free, month by month, and whether more fits. */
#ifndef BUDGET_WORK_H
#define BUDGET_WORK_H

#include "baat/calc/outlook.h"
#include "baat/calc/pot-benefit.h"
#include "baat/calc/pot-trial.h"
#include "baat/model/mandate.h"
#include "baat/model/registry.h"
#include "baat/run/run.h"
#include "cli/emit.h"
#include "cli/request.h"

enum budget_option {
	BUDGET_OPTION_TABLE,
	BUDGET_OPTION_KEY,
	BUDGET_OPTION_POTS,
	BUDGET_OPTION_CUT_OFF,
	BUDGET_OPTION_PACE,
	BUDGET_OPTION_CEILING,
	BUDGET_OPTION_TRIAL,
	BUDGET_OPTION_FLOWS,
	BUDGET_OPTION_MANDATE,
	BUDGET_OPTION_ORIGIN,
};

#define BUDGET_KEYS(X) X(MONTH, "maand") X(POT, "pot") X(CASE, "casus") X(PARTY, "partij") X(BENEFIT, "baat")
enum budget_key {
#define BUDGET_KEY_ENUM(symbol, name) BY_##symbol,
	BUDGET_KEYS(BUDGET_KEY_ENUM)
#undef BUDGET_KEY_ENUM
};

struct budget_options {
	option_set given;
	const char *table, *flows, *mandate;
	enum budget_key key;
	struct words pots;
	int32_t cut_off, pace;
	int soft;    /* not 0: every ceiling is */
	bool origin; /* what every figure is a sum of, instead of a table */
	/* what is tried: flows, or an amount in each of so many months */
	enum { NO_TRIAL, TRIAL_AMOUNT, TRIAL_FLOWS } trial;
	baat_cents trial_amount;
	int32_t trial_months;
};
extern const struct option_group budget_group;

struct budget_settings {
	struct common_options common;
	struct budget_options budget;
	struct output_options output;
	struct input_options input;
	struct run_options run;
	struct rejects_options rejects;
};

/* What a run over bookings has, from the budget table to what is shown. See budget-run.c. */
struct budget_work {
	const struct budget_settings *settings;
	struct baat_run *bookings;
	struct report *report;
	struct baat_budget budget;
	struct baat_mandate mandate;
	bool *shown; /* which pots are */
	struct baat_ledger *ledger;
	struct baat_registry *documents;
	/* where the places of each file begin; 0: none of it was read yet. Then the last place that was given out. */
	uint64_t *spans, last_place;
	uint64_t entries;              /* bookings read */
	struct baat_outlook *outlooks; /* of each pot */
	struct baat_pot_trial *trial;
	struct baat_pot_benefit *benefit;
	char flows_digest[65]; /* for the account */
	uint64_t flow_rows;
	struct emitter emitter;
	bool refused; /* something that was tried does not fit */
};

/* Reads the tables, the bookings and the flows, and writes what was asked for. BAAT_REFUSED: what was tried does not
 * fit. */
enum baat_status budget_run(const void *settings, struct report *report, struct baat_diags *diags);

/* Files of bookings as the input of a run. */
extern const struct baat_input_kind budget_input;

/* Reads all bookings into the ledger, and holds them against the rules. With --herkomst their amounts are written on
 * the way. Errors: those of baat_booking_read(), baat_ledger_close(), BAAT_ENTRY_REPEATED. */
enum baat_status budget_read_bookings(struct budget_work *run, struct baat_diags *diags);

/* With --herkomst: the columns, and the rows of one booking to the output of a worker. */
enum baat_status budget_origin_begin(struct budget_work *run, struct baat_diags *diags);
enum baat_status budget_origin_write(struct budget_work *run, struct baat_worker *worker,
                                     const struct baat_booking *booking);

/* Reads the flows of --stromen into the trial or the benefit. */
enum baat_status budget_read_flows(struct budget_work *run, struct baat_diags *diags);

/* The table that was asked for, with sentences under it. */
enum baat_status budget_show(struct budget_work *run, struct baat_diags *diags);
enum baat_status budget_show_trial(struct budget_work *run, struct baat_diags *diags);
/* The pot of --proef: the one that is shown. */
static inline size_t budget_trial_pot(const struct budget_work *run)
{
	size_t pot = 0;
	while (!run->shown[pot])
		pot++;
	return pot;
}

/* Rows of the tables by month, by period, by case, by party, and of what is avoided. */
struct budget_table {
	const char *sheet;
	const struct baat_column *columns;
	const unsigned *ranks;
	size_t count;
	enum baat_status (*rows)(struct budget_work *run, size_t pot, struct baat_diags *diags);
};
extern const struct budget_table budget_by_month, budget_by_pot, budget_by_case, budget_by_party, budget_by_benefit;

/* The sentences under a table about one pot. */
enum baat_status budget_tell_pot(struct budget_work *run, size_t pot, struct baat_diags *diags);
/* What goes for all avoided costs, once. */
enum baat_status budget_tell_benefit(struct budget_work *run, struct baat_diags *diags);
/* The answer to --proef, before its table. */
enum baat_status budget_tell_trial(struct budget_work *run, const struct baat_trial_row *row, size_t count,
                                   size_t refused, struct baat_diags *diags);

#endif
