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

static enum baat_status check_options(const struct prijs_settings *settings, struct baat_diags *diags)
{
	static const struct option_pair conflicts[] = {{"alle", "verschil"}, {0}};
	if (option_in(settings->prijs.given, PRIJS_THRESHOLD) && settings->prijs.difference == NULL)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                  _("--drempel goes with --verschil only"));
	return check_conflicts(&settings->common, conflicts, diags);
}

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	const struct prijs_settings *settings = (const struct prijs_settings *)common;
	enum baat_status status = check_options(settings, diags);
	return status == BAAT_OK ? prijs_run(settings, report, diags) : status;
}

static const struct program program = {
    .name = "baat-prijs",
    .summary = N_("List and search price tables: what a unit costs, who pays it, says who, and in the euros of which "
                  "year. A post is shown when its code, description and domain hold every PATROON."),
    .operands = "[PATROON]...",
    .examples = examples,
    .options = options,
    .run = run,
};

int main(int argc, char **argv)
{
	struct prijs_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
