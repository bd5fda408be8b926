/* baat-uitleg: which flows make a figure. */
#include "uitleg.h"

static const struct option_use options[] = {
    USES(uitleg_settings, prices, OPTION(PRICES_TABLE)),
    USES(uitleg_settings, uitleg, ALL_OPTIONS),
    USES(uitleg_settings, selection, ALL_OPTIONS & ~(OPTION(SELECTION_KEYS) | OPTION(SELECTION_SORT))),
    USES(uitleg_settings, method, ALL_OPTIONS),
    USES(uitleg_settings, prices, OPTION(PRICES_CPI)),
    USES(uitleg_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(uitleg_settings, rejects, ALL_OPTIONS),
    USES(uitleg_settings, input, ALL_OPTIONS),
    USES(uitleg_settings, run, ALL_OPTIONS),
    USES(uitleg_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-uitleg --waar=partij=gemeente zaken.csv",
    "baat-uitleg --maat=vermeden --waar=post=opvang-dag --waar=jaar=0,1 zaken.csv",
    NULL,
};

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	static const struct option_pair conflicts[] = {{"gekozen", "alternatief"}, {0}};
	enum baat_status status = check_conflicts(common, conflicts, diags);
	return uitleg_run((const struct uitleg_settings *)common, status, report, diags);
}

static const struct program program = {
    .name = "baat-uitleg",
    .summary = N_("Explain a figure of baat-reken: the flows that make it, each with its product written out and its "
                  "price with the source."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .run = run,
};

int main(int argc, char **argv)
{
	struct uitleg_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
