/* baat-toets: check before you calculate. */
#include "toets.h"

static const struct option_row own_rows[] = {
    {.name = "streng",
     .help = N_("exit 1 on warnings too"),
     .take = option_flag,
     OPTION_VALUE(struct toets_options, strict)},
};
static const struct option_group toets_group = {OPTION_GROUP(own_rows)};

static const struct option_use options[] = {
    USES(toets_settings, prices, OPTION(PRICES_TABLE)),
    USES(toets_settings, selection, OPTION(SELECTION_CASES) | OPTION(SELECTION_CHOSEN)),
    USES(toets_settings, method, ALL_OPTIONS & ~(OPTION(METHOD_PERSPECTIVE) | OPTION(METHOD_RATE))),
    USES(toets_settings, prices, OPTION(PRICES_CPI)),
    USES(toets_settings, toets, ALL_OPTIONS),
    USES(toets_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(toets_settings, input, ALL_OPTIONS),
    USES(toets_settings, run, ALL_OPTIONS),
    USES(toets_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-toets zaken.csv",
    "baat-toets --streng --gekozen -p standaard -p eigen.csv zaken.csv",
    "baat-toets -f excel -o bevindingen.csv wijk-*.csv",
    NULL,
};

const struct program program_toets = {
    .name = "baat-toets",
    .stage = STAGE_PREPARE,
    .question = N_("Is anything wrong with my case lines?"),
    .summary = N_("Check case lines against price tables before calculating: report every error, and what can be "
                  "calculated but is likely to be a mistake."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .settings_size = sizeof(struct toets_settings),
    .run = toets_run,
};
