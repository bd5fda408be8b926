/* baat-uitleg: which flows make a figure. */
#include "uitleg.h"

static const struct option_use options[] = {
    USES(uitleg_settings, prices, OPTION(PRICES_TABLE)),
    USES(uitleg_settings, uitleg, ALL_OPTIONS),
    USES(uitleg_settings, selection, ALL_OPTIONS & ~(OPTION(SELECTION_KEYS) | OPTION(SELECTION_SORT))),
    USES(uitleg_settings, method, ALL_OPTIONS),
    USES(uitleg_settings, prices, OPTION(PRICES_CPI)),
    USES(uitleg_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(uitleg_settings, rejects, ALL_OPTIONS),
    USES(uitleg_settings, input, ALL_OPTIONS),
    USES(uitleg_settings, run, ALL_OPTIONS),
    USES(uitleg_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-uitleg --waar=partij=gemeente zaken.csv",
    "baat-uitleg --maat=vermeden --waar=post=opvang-dag --waar=jaar=0,1 zaken.csv",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"gekozen", "alternatief"},
    {0},
};

const struct program program_uitleg = {
    .name = "baat-uitleg",
    .stage = STAGE_EXPLAIN,
    .question = N_("Which lines and prices make this figure?"),
    .summary = N_("Explain a figure of baat-reken: the flows that make it, each with its product written out and its "
                  "price with the source."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct uitleg_settings),
    .run = uitleg_run,
};
