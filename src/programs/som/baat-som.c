/* baat-som: sums of flows. */
#include "sum.h"

static const struct option_use options[] = {
    USES(som_settings, selection, OPTION(SELECTION_KEYS) | OPTION(SELECTION_PARTIES) | OPTION(SELECTION_ALTERNATIVES)),
    USES(som_settings, selection, OPTION(SELECTION_SORT)),
    USES(som_settings, method, OPTION(METHOD_PERSPECTIVE)),
    USES(som_settings, output, OPTION(OUTPUT_FLOWS)),
    USES(som_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(som_settings, input, ALL_OPTIONS & ~OPTION(INPUT_ATTRIBUTE)),
    USES(som_settings, run, ALL_OPTIONS),
    USES(som_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-reken --stromen zaken.csv | baat-som -k gemeente,partij",
    "baat-som -k totaal deel-1.csv deel-2.csv",
    "baat-som --stromen -k gemeente,post stromen.csv > minder.csv",
    NULL,
};

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	static const struct option_pair conflicts[] = {{"stromen", "perspectief"}, {"stromen", "sorteer"}, {0}};
	enum baat_status status = check_conflicts(common, conflicts, diags);
	return status == BAAT_OK ? sum_flows((const struct som_settings *)common, report, diags) : status;
}

static const struct program program = {
    .name = "baat-som",
    .summary = N_("Sum the flows that baat-reken --stromen prints into the same tables, or merge them into fewer."),
    .operands = "[STROMEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .run = run,
};

int main(int argc, char **argv)
{
	struct som_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
