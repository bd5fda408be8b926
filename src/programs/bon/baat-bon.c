/* baat-bon: the receipt (kassabon) of a case. */
#include "bon.h"

static const struct option_use options[] = {
    USES(bon_settings, prices, OPTION(PRICES_TABLE)),
    USES(bon_settings, selection, OPTION(SELECTION_ALTERNATIVES) | OPTION(SELECTION_CASES) | OPTION(SELECTION_CHOSEN)),
    USES(bon_settings, method, ALL_OPTIONS),
    USES(bon_settings, prices, OPTION(PRICES_CPI)),
    USES(bon_settings, bon, ALL_OPTIONS),
    USES(bon_settings, output, OPTION(OUTPUT_FILE)),
    USES(bon_settings, rejects, ALL_OPTIONS),
    USES(bon_settings, input, ALL_OPTIONS),
    USES(bon_settings, run, ALL_OPTIONS),
    USES(bon_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-bon zaak.csv",
    "baat-bon --html -o bon.html -p standaard -p eigen.csv zaak.csv",
    "baat-bon --html --map=bonnen --gekozen zaken.csv",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"gekozen", "alternatief"},
    {"html", "vorm"},
    {"map", "uitvoer"},
    {0},
};

const struct program program_bon = {
    .name = "baat-bon",
    .stage = STAGE_EXPLAIN,
    .question = N_("What does one case come to, and who must approve it?"),
    .summary =
	N_("Write the receipt of each case: what the approach costs, what it saves, who pays and who gains, how sure "
           "it must be, and who must approve."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct bon_settings),
    .run = bon_run,
};
