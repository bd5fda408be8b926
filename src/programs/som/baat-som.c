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

static const struct option_pair conflicts[] = {
    {"stromen", "perspectief"},
    {"stromen", "sorteer"},
    {0},
};

const struct program program_som = {
    .name = "baat-som",
    .stage = STAGE_CALCULATE,
    .question = N_("What do flows that were calculated before come to together?"),
    .summary = N_("Sum the flows that baat-reken --stromen prints into the same tables, or merge them into fewer."),
    .operands = "[STROMEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct som_settings),
    .run = sum_flows,
};
