/* baat-zeker: how sure a result is, when inputs lie within ranges. */
#include "zeker.h"

static const struct option_use options[] = {
    USES(zeker_settings, prices, OPTION(PRICES_TABLE)),
    USES(zeker_settings, zeker, ALL_OPTIONS),
    USES(zeker_settings, selection, ALL_OPTIONS & ~(OPTION(SELECTION_KEYS) | OPTION(SELECTION_SORT))),
    USES(zeker_settings, method, ALL_OPTIONS),
    USES(zeker_settings, prices, OPTION(PRICES_CPI)),
    USES(zeker_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(zeker_settings, rejects, ALL_OPTIONS),
    USES(zeker_settings, input, ALL_OPTIONS),
    USES(zeker_settings, run, ALL_OPTIONS),
    USES(zeker_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-zeker zaken.csv",
    "baat-zeker --marge=20% --zinnen -k gemeente zaken.csv",
    "baat-zeker --gevoeligheid -p standaard -p eigen.csv zaken.csv",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"gekozen", "alternatief"}, {"gevoeligheid", "klassen"},
    {"gevoeligheid", "ruw"},    {"gevoeligheid", "zinnen"},
    {"klassen", "ruw"},         {"klassen", "zinnen"},
    {"ruw", "zinnen"},          {"gevoeligheid", "lot"},
    {"zinnen", "vorm"},         {"voorzichtig", "gevoeligheid"},
    {"voorzichtig", "klassen"}, {"voorzichtig", "ruw"},
    {"voorzichtig", "zinnen"},  {0},
};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct zeker_settings *settings = context;
	if (!option_in(settings->zeker.given, ZEKER_GRADE) || settings->zeker.grades_path != NULL)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT, _("--bewijs goes with --voorzichtig"));
}

const struct program program_zeker = {
    .name = "baat-zeker",
    .stage = STAGE_CALCULATE,
    .question = N_("How sure is the outcome, and what matters most?"),
    .summary = N_("Compute how far an outcome may be off, how often it is not below nothing, and what matters most."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct zeker_settings),
    .check = check,
    .run = zeker_run,
};
