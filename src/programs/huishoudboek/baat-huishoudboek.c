/* baat-huishoudboek: the month of a household. */
#include "huishoudboek.h"

static const struct option_use options[] = {
    USES(huishoudboek_settings, book, ALL_OPTIONS),
    USES(huishoudboek_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(huishoudboek_settings, input, ALL_OPTIONS),
    USES(huishoudboek_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-huishoudboek --begin=2026-01 huishouden.csv",
    "baat-huishoudboek --begin=2026-01 --een-dag=20 --totaal huishouden.csv",
    NULL,
};

static const struct option_pair conflicts[] = {{"dagen", "totaal"}, {0}};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct huishoudboek_settings *settings = context;
	if (settings->book.begin != BAAT_NO_MONTH)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("--begin=jjjj-mm is missing: the first month that is played"));
}

const struct program program_huishoudboek = {
    .name = "baat-huishoudboek",
    .stage = STAGE_EXPLAIN,
    .question = N_("Can a household pay everything in time, and what helps?"),
    .summary = N_("Play the account of a household day by day, as it is and with all income on one day, and say what "
                  "cannot be paid."),
    .operands = "[HUISHOUDEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct huishoudboek_settings),
    .check = check,
    .run = huishoudboek_run,
};
