/* What baat-schuld does: debts, the steps of their collection and what is paid on them, made into case lines. */
#ifndef SCHULD_H
#define SCHULD_H

#include "baat/calc/debt-walk.h"
#include "baat/run/run.h"
#include "cli/emit.h"
#include "cli/option-groups.h"
#include "model/case/case-columns.h"
#include "schuld-told.h"

struct schuld_options {
	option_set given;
	struct words tariffs; /* -t, as given; none for the shipped set */
	struct words vat;     /* parties that cannot deduct it */
	int previous;         /* --tarief=vorige */
	bool statement, summary;
};
extern const struct option_group schuld_group;

struct schuld_settings {
	struct common_options common;
	struct schuld_options schuld;
	struct selection_options selection;
	struct method_options method;
	struct output_options output;
	struct rejects_options rejects;
	struct input_options input;
	struct run_options run;
};

/* A column of the result, when that is case lines. */
struct schuld_column {
	enum baat_case_column known; /* BAAT_COLUMN__MAX: an attribute */
	size_t *at;                  /* for each file where it stands there, or BAAT_NO_COLUMN */
};

/* What all workers share. */
struct schuld {
	const struct schuld_settings *settings;
	struct baat_tariffs *tariffs;
	const uint32_t *vat; /* numbers of the parties that cannot deduct it */
	size_t vat_count;
	enum baat_form form;
	const struct baat_column *columns; /* of the result */
	struct baat_column *made;          /* the same, when it is case lines */
	unsigned *ranks;                   /* how soon a column is left out on a narrow screen */
	struct schuld_column *origin;      /* the same columns, when it is case lines */
	size_t column_count;
	size_t file_count;
	struct emitter emitter;
	bool on_screen; /* rows go to the emitter */
};

/* A row of the case at hand. */
struct schuld_row {
	size_t debt;             /* its number among the debt rows, or SIZE_MAX for an ordinary line */
	uint32_t scenario;       /* of the case */
	struct baat_text name;   /* of that scenario, as it is written */
	struct baat_cell *cells; /* by column of the result */
	uint8_t *kinds;          /* enum baat_cell_kind, the same */
};

/* One worker's share. */
struct state {
	struct schuld *schuld;
	struct baat_worker *worker;
	struct baat_debt_reader *reader;
	struct baat_debt_walk *walk;
	struct baat_debt_lines lines;
	struct baat_debt_account *accounts;
	size_t account_capacity;
	bool *vat_met;
	struct told told;

	/* of the case at hand */
	uint64_t line; /* where it begins; 0 for none yet */
	struct baat_text id;
	struct schuld_row *rows;
	size_t row_count, row_capacity;
	struct baat_arena arena;
	const struct baat_debt_case *debts;
	const struct baat_debt_events *events;
	struct baat_text *scenarios; /* their names; empty for one without rows */
	size_t scenario_capacity;

	/* of the row that is written */
	struct baat_cell *cells;
	struct baat_column *columns;
	struct baat_buffer remark;
};

enum baat_status schuld_run(const void *settings, struct report *report, struct baat_diags *diags);

/* The columns of case lines: those of all files, and those that lines of debts need. */
enum baat_status schuld_find_columns(struct schuld *schuld, const struct baat_inputs *inputs, struct baat_diags *diags);

/* Keeps the cells of a row of case lines. Errors: those of numbers. */
enum baat_status schuld_keep_cells(struct state *state, const struct baat_row *row, struct schuld_row *kept);

/* Writes a row of the result from state->cells and state->columns. */
enum baat_status schuld_write(struct state *state);

/* The case at hand as case lines; the accounts of its debts (--verloop); what became of them (--overzicht). */
enum baat_status schuld_write_lines(struct state *state);
enum baat_status schuld_write_statement(struct state *state);
enum baat_status schuld_write_summary(struct state *state);
extern const struct baat_column schuld_statement_columns[], schuld_summary_columns[];
extern const size_t schuld_statement_count, schuld_summary_count;
extern const unsigned schuld_statement_ranks[], schuld_summary_ranks[];

extern const struct baat_handler schuld_handler;

/* The number of a debt in the names of parties: who it is owed to. */
struct baat_text schuld_creditor(const struct state *state, uint32_t debt);

#endif
