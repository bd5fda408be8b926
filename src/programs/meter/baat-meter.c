/* baat-meter: what was measured, by group, beside what was expected. */
#include "meter.h"

static const struct option_use options[] = {
    USES(meter_settings, meter, ALL_OPTIONS),
    USES(meter_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(meter_settings, input, OPTION(INPUT_MARK) | OPTION(INPUT_ENCODING) | OPTION(INPUT_ATTRIBUTE)),
    USES(meter_settings, run, OPTION(RUN_PROGRESS)),
    USES(meter_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-meter -k team metingen.csv",
    "baat-meter -k gebied,jaar --tegen=gebied=Nederland cijfers.csv",
    "baat-meter -k klasse uitkomsten.csv",
    NULL,
};

const struct program program_meter = {
    .name = "baat-meter",
    .stage = STAGE_EXPLAIN,
    .question = N_("What came of it that is not money?"),
    .summary = N_("Sum up measurements by group: marks, indicators, successes, beside what was expected of them, a "
                  "reference and a base year."),
    .operands = "[METINGEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .settings_size = sizeof(struct meter_settings),
    .run = meter_run,
};
