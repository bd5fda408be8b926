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

static const struct option_pair conflicts[] = {
    {"gekozen", "alternatief"}, {"stromen", "sleutel"}, {"stromen", "perspectief"}, {"stromen", "sorteer"}, {0},
};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct reken_settings *settings = context;
	if (!settings->output.origin || settings->output.flows)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT, _("--herkomst goes with --stromen"));
}

const struct program program_reken = {
    .name = "baat-reken",
    .stage = STAGE_CALCULATE,
    .question = N_("What does it cost, what does it save, who pays and who gains?"),
    .summary = N_("Compute from case lines and price tables what an intervention costs, which societal costs it "
                  "avoids, who pays and who gains."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct reken_settings),
    .check = check,
    .run = reken_run,
};
