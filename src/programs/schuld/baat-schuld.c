/* baat-schuld: debts made into case lines. */
#include "schuld.h"

static const struct option_use options[] = {
    USES(schuld_settings, schuld, ALL_OPTIONS),
    USES(schuld_settings, selection, OPTION(SELECTION_CASES)),
    USES(schuld_settings, method, OPTION(METHOD_START)),
    USES(schuld_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(schuld_settings, rejects, ALL_OPTIONS),
    USES(schuld_settings, input, ALL_OPTIONS),
    USES(schuld_settings, run, ALL_OPTIONS),
    USES(schuld_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-schuld --start=2026-03 zaken.csv | baat-reken -k partij -",
    "baat-schuld --start=2026-03 --verloop zaken.csv",
    "baat-schuld -t standaard -t eigen.csv --btw=corporatie --overzicht zaken.xlsx",
    NULL,
};

static const struct option_pair conflicts[] = {{"verloop", "overzicht"}, {0}};

const struct program program_schuld = {
    .name = "baat-schuld",
    .stage = STAGE_PREPARE,
    .question = N_("What becomes of a debt, who pays what, and what does it cost?"),
    .summary = N_("Make case lines of debts, the steps of their collection and what is paid on them, at the tariffs "
                  "of the law."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct schuld_settings),
    .run = schuld_run,
};
