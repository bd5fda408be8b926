/* baat-budget: what is free in a pot, whether one more grant fits, and what is avoided. */
#include "budget-work.h"

static const struct option_use options[] = {
    USES(budget_settings, budget, ALL_OPTIONS),
    USES(budget_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(budget_settings, rejects, ALL_OPTIONS),
    USES(budget_settings, input, ALL_OPTIONS),
    USES(budget_settings, run, ALL_OPTIONS),
    USES(budget_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-budget -b budget.csv boekingen.csv",
    "baat-budget -b budget.csv --proef=850x12 boekingen.csv",
    "baat-budget -b budget.csv -k baat --stromen=stromen.csv boekingen.csv",
    NULL,
};

static enum baat_status refuse(enum baat_code code, const char *text, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(NULL, 0, 0), code, "%s", text);
}

/* Flows go with what is avoided and with --proef=stromen; and those with flows. */
static enum baat_status check_flows(const struct budget_options *budget, struct baat_diags *diags)
{
	const bool wanted = budget->key == BY_BENEFIT || budget->trial == TRIAL_FLOWS;
	if (wanted && budget->flows == NULL)
		return refuse(BAAT_OPERAND_MISSING,
		              _("say where the flows are: --stromen=BESTAND, or - for standard input"), diags);
	if (!wanted && budget->flows != NULL)
		return refuse(BAAT_OPTION_CONFLICT, _("--stromen goes with -k baat or --proef=stromen"), diags);
	return BAAT_OK;
}

static const struct option_pair conflicts[] = {
    {"herkomst", "sleutel"}, {"herkomst", "proef"}, {"herkomst", "stromen"}, {"proef", "sleutel"}, {0},
};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct budget_settings *settings = context;
	enum baat_status status = check_flows(&settings->budget, diags);
	if (settings->budget.table == NULL)
		status = baat_worst(status, refuse(BAAT_OPERAND_MISSING, _("say which budget: -b BUDGET.csv"), diags));
	if (settings->rejects.path != NULL)
		status =
		    baat_worst(status, refuse(BAAT_OPTION_CONFLICT,
		                              _("a budget with rows left out is no budget, so that --uitval is not "
		                                "taken; mend the bookings"),
		                              diags));
	return status;
}

const struct program program_budget = {
    .name = "baat-budget",
    .stage = STAGE_CALCULATE,
    .question = N_("What is still free in the budget, and does one more grant fit?"),
    .summary = N_("Tell what is free in a pot of money, month by month to the end of its period; whether one more "
                  "grant fits; and what is avoided for its cases."),
    .operands = "[BOEKINGEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct budget_settings),
    .check = check,
    .run = budget_run,
};
