/* baat-verslag: the figures of a set of cases as a report. */
#include "verslag.h"

static const struct option_use options[] = {
    USES(verslag_settings, prices, OPTION(PRICES_TABLE)),
    USES(verslag_settings, verslag, ALL_OPTIONS),
    USES(verslag_settings, output, OPTION(OUTPUT_FILE)),
    USES(verslag_settings, selection, ALL_OPTIONS & ~(OPTION(SELECTION_KEYS) | OPTION(SELECTION_SORT))),
    USES(verslag_settings, method, ALL_OPTIONS),
    USES(verslag_settings, prices, OPTION(PRICES_CPI)),
    USES(verslag_settings, rejects, ALL_OPTIONS),
    USES(verslag_settings, input, ALL_OPTIONS),
    USES(verslag_settings, run, ALL_OPTIONS),
    USES(verslag_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-verslag --gekozen -o verslag.html zaken.csv",
    "baat-verslag -a afspraak.json --zeker=zeker.csv -o verslag.xlsx zaken.csv",
    "baat-verslag -f csv-nl zaken.csv",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"gekozen", "alternatief"},
    {0},
};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct verslag_settings *settings = context;
	if (settings->verslag.agreement == NULL || settings->selection.alternatives.count < 2)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("--alternatief takes one name here: savings are those of one alternative"));
}

const struct program program_verslag = {
    .name = "baat-verslag",
    .stage = STAGE_EXPLAIN,
    .question = N_("What do I hand to the council?"),
    .summary = N_("Lay the figures of a set of cases out as a report for a council or a budget review: a page with "
                  "charts, a workbook, or rows."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .tells_digests = true,
    .settings_size = sizeof(struct verslag_settings),
    .check = check,
    .run = verslag_run,
};
