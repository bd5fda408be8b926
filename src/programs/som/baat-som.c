/* baat-som: sums of flows. */
#include "sum.h"

static const enum option_id options[] = {
    OPTION_KEYS,     OPTION_PARTIES, OPTION_ALTERNATIVES, OPTION_PERSPECTIVE, OPTION_FLOWS,    OPTION_FORM,
    OPTION_OUTPUT,   OPTION_DECIMAL, OPTION_ENCODING,     OPTION_LINE_BASE,   OPTION_CUT_FROM, OPTION_JOBS,
    OPTION_PROGRESS, OPTION_HELP,    OPTION_VERSION,      OPTION_END,
};

static const char *const examples[] = {
    "baat-reken --stromen zaken.csv | baat-som -k gemeente,partij",
    "baat-som -k totaal deel-1.csv deel-2.csv",
    "baat-som --stromen -k gemeente,post stromen.csv > minder.csv",
    NULL,
};

static const struct program program = {
    .name = "baat-som",
    .summary = N_("Sum the flows that baat-reken --stromen prints into the same tables, or merge them into fewer."),
    .operands = "[STROMEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
};

static enum baat_status check_options(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id pairs[][2] = {{OPTION_FLOWS, OPTION_PERSPECTIVE}};
	const struct conflict_list list = {pairs, 1};
	return check_conflicts(settings, &list, diags);
}

int main(int argc, char **argv)
{
	struct settings settings;
	struct baat_diags diags = {0};
	struct report report = {.program = &program};
	int exit_status;

	program_start();
	if (settings_read(&settings, &program, argc, argv, &exit_status) == BAAT_OK) {
		enum baat_status status = check_options(&settings, &diags);
		if (status == BAAT_OK)
			status = sum_flows(&settings, &report, &diags);
		exit_status = program_end(&report, &diags, status);
	}
	settings_free(&settings);
	return exit_status;
}
