/* baat-prijs - looks up what things cost, says who, in which year, and in the euros of which year. */
#include "prijs.h"

static const struct option_use options[] = {
    USES(prijs_settings, prices, OPTION(PRICES_TABLE)),
    USES(prijs_settings, method, OPTION(METHOD_PRICE_YEAR)),
    USES(prijs_settings, prices, OPTION(PRICES_CPI)),
    USES(prijs_settings, prijs, ALL_OPTIONS),
    USES(prijs_settings, output, OPTION(OUTPUT_FILE)),
    USES(prijs_settings, output, OPTION(OUTPUT_FORM)),
    USES(prijs_settings, input, OPTION(INPUT_MARK) | OPTION(INPUT_ENCODING)),
    USES(prijs_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-prijs opvang --prijspeil 2025",
    "baat-prijs -f csv-nl --alle bijstand alleenstaande",
    "baat-prijs -p standaard -p eigen.csv --verschil standaard --drempel 5%",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"alle", "verschil"},
    {0},
};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct prijs_settings *settings = context;
	if (!option_in(settings->prijs.given, PRIJS_THRESHOLD) || settings->prijs.difference != NULL)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT, _("--drempel goes with --verschil only"));
}

const struct program program_prijs = {
    .name = "baat-prijs",
    .stage = STAGE_PREPARE,
    .question = N_("What does a unit cost, and who says so?"),
    .summary = N_("List and search price tables: what a unit costs, who pays it, says who, and in the euros of which "
                  "year. A post is shown when its code, description and domain hold every PATROON."),
    .operands = "[PATROON]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .settings_size = sizeof(struct prijs_settings),
    .check = check,
    .run = prijs_run,
};
