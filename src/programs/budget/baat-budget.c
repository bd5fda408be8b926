/* baat-budget: what is free in a pot, whether one more grant fits, and what is avoided. */
#include "budget-run.h"

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
    "baat-reken --stromen --gekozen zaken.csv | baat-budget -b budget.csv -k baat --stromen=- boekingen.csv",
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

static enum baat_status check_options(const struct budget_settings *settings, struct baat_diags *diags)
{
	static const struct option_pair conflicts[] = {
	    {"herkomst", "sleutel"}, {"herkomst", "proef"}, {"herkomst", "stromen"}, {"proef", "sleutel"}, {0}};
	enum baat_status status = check_conflicts(&settings->common, conflicts, diags);
	if (status != BAAT_OK)
		return status;
	status = check_flows(&settings->budget, diags);
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

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	const struct budget_settings *settings = (const struct budget_settings *)common;
	const enum baat_status status = check_options(settings, diags);
	return status == BAAT_OK ? budget_run_all(settings, report, diags) : status;
}

static const struct program program = {
    .name = "baat-budget",
    .summary = N_("Tell what is free in a pot of money, month by month to the end of its period; whether one more "
                  "grant fits; and what is avoided for its cases."),
    .operands = "[BOEKINGEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .run = run,
};

int main(int argc, char **argv)
{
	struct budget_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
