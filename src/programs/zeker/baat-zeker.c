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
    {NULL, 0, 0},
};

static const char *const examples[] = {
    "baat-zeker zaken.csv",
    "baat-zeker --marge=20% --zinnen -k gemeente zaken.csv",
    "baat-zeker --gevoeligheid -p standaard -p eigen.csv zaken.csv",
    NULL,
};

static enum baat_status check_options(const struct zeker_settings *settings, struct baat_diags *diags)
{
	static const struct option_pair conflicts[] = {{"gekozen", "alternatief"}, {"gevoeligheid", "klassen"},
	                                               {"gevoeligheid", "ruw"},    {"gevoeligheid", "zinnen"},
	                                               {"klassen", "ruw"},         {"klassen", "zinnen"},
	                                               {"ruw", "zinnen"},          {"gevoeligheid", "lot"},
	                                               {"zinnen", "vorm"},         {"voorzichtig", "gevoeligheid"},
	                                               {"voorzichtig", "klassen"}, {"voorzichtig", "ruw"},
	                                               {"voorzichtig", "zinnen"},  {NULL, NULL}};
	const bool has_grade = option_in(settings->zeker.given, ZEKER_GRADE);
	enum baat_status status = check_conflicts(&settings->common, conflicts, diags);
	if (has_grade && settings->zeker.grades_path == NULL)
		status = baat_worst(status, baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                                       _("--bewijs goes with --voorzichtig")));
	return status;
}

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	const struct zeker_settings *settings = (const struct zeker_settings *)common;
	return zeker_run(settings, check_options(settings, diags), report, diags);
}

static const struct program program = {
    .name = "baat-zeker",
    .summary = N_("Compute how far an outcome may be off, how often it is not below nothing, and what matters most."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .run = run,
};

int main(int argc, char **argv)
{
	struct zeker_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
