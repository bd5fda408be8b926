/* baat-nieuw: a form to fill in. */
#include "nieuw.h"

static const struct option_use options[] = {
    USES(nieuw_settings, prices, OPTION(PRICES_TABLE)),
    USES(nieuw_settings, nieuw, ALL_OPTIONS),
    USES(nieuw_settings, output, OPTION(OUTPUT_FILE)),
    USES(nieuw_settings, input, OPTION(INPUT_MARK) | OPTION(INPUT_ENCODING)),
    USES(nieuw_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-nieuw -o zaken.xlsx",
    "baat-nieuw --voorbeeld -o voorbeeld.xlsx -p standaard -p eigen.csv",
    "baat-nieuw --voorbeeld -f csv-nl",
    NULL,
};

const struct program program_nieuw = {
    .name = "baat-nieuw",
    .stage = STAGE_PREPARE,
    .question = N_("What form do I fill in?"),
    .summary =
	N_("Make a form to fill in: a workbook with a sheet for the cases, with lists to choose from, a sheet of "
           "the posts with their prices, and an explanation in plain Dutch."),
    .examples = examples,
    .options = options,
    .settings_size = sizeof(struct nieuw_settings),
    .run = nieuw_run,
};
