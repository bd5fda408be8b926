/* baat-reken: case lines x prices. */
#include "reken.h"

static const struct option_use options[] = {
    USES(reken_settings, prices, OPTION(PRICES_TABLE)),
    USES(reken_settings, selection, ALL_OPTIONS),
    USES(reken_settings, method, OPTION(METHOD_PERSPECTIVE)),
    USES(reken_settings, output, OPTION(OUTPUT_FLOWS) | OPTION(OUTPUT_ORIGIN)),
    USES(reken_settings, method, ALL_OPTIONS & ~OPTION(METHOD_PERSPECTIVE)),
    USES(reken_settings, prices, OPTION(PRICES_CPI)),
    USES(reken_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(reken_settings, rejects, ALL_OPTIONS),
    USES(reken_settings, input, ALL_OPTIONS),
    USES(reken_settings, run, ALL_OPTIONS),
    USES(reken_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-reken zaken.csv",
    "baat-reken -k partij --prijspeil=2025 -p standaard -p eigen.csv zaken.csv",
    "baat-reken --stromen zaken.csv | baat-som -k gemeente,partij",
    NULL,
};

static enum baat_status check_options(const struct reken_settings *settings, struct baat_diags *diags)
{
	static const struct option_pair conflicts[] = {{"gekozen", "alternatief"},
	                                               {"stromen", "sleutel"},
	                                               {"stromen", "perspectief"},
	                                               {"stromen", "sorteer"},
	                                               {0}};
	enum baat_status status = check_conflicts(&settings->common, conflicts, diags);
	if (settings->output.origin && !settings->output.flows)
		status =
		    baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT, _("--herkomst goes with --stromen"));
	return status;
}

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	const struct reken_settings *settings = (const struct reken_settings *)common;
	return reken_run(settings, check_options(settings, diags), report, diags);
}

static const struct program program = {
    .name = "baat-reken",
    .summary = N_("Compute from case lines and price tables what an intervention costs, which societal costs it "
                  "avoids, who pays and who gains."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .run = run,
};

int main(int argc, char **argv)
{
	struct reken_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
