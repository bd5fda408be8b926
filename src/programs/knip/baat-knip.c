/* baat-knip: shards of a file of case lines, for several computers or processors. */
#include "knip.h"

static const enum option_id options[] = {
    OPTION_PIECES,   OPTION_CASES,    OPTION_PIECE_FOLDER, OPTION_ENCODING, OPTION_ATTRIBUTE, OPTION_LINE_BASE,
    OPTION_CUT_FROM, OPTION_PROGRESS, OPTION_HELP,         OPTION_VERSION,  OPTION_END,
};

static const char *const examples[] = {
    "baat-knip -n 64 --map=stukken zaken.csv",
    "zcat zaken.csv.gz | baat-knip --zaken=100000 --map=stukken",
    NULL,
};

static const struct program program = {
    .name = "baat-knip",
    .summary =
	N_("Cut a file of case lines into shards, never through a case, each with the header; and list where each "
           "of them comes from."),
    .operands = "[ZAKEN]",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
};

static enum baat_status check_options(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id pairs[][2] = {{OPTION_PIECES, OPTION_CASES}};
	const struct conflict_list list = {pairs, 1};
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	enum baat_status status = check_conflicts(settings, &list, diags);
	if (settings->pieces == 0 && settings->cases_each == 0)
		status =
		    baat_worst(status, baat_error(diags, nowhere, BAAT_OPERAND_MISSING,
		                                  _("say where to cut: -n N for N shards, --zaken=N behind every N "
		                                    "cases")));
	if (settings->folder_path == NULL)
		status = baat_worst(
		    status, baat_error(diags, nowhere, BAAT_OPERAND_MISSING, _("say where the shards go: --map=MAP")));
	if (settings->operands.count > 1)
		status =
		    baat_worst(status, baat_error(diags, nowhere, BAAT_OPTION_CONFLICT,
		                                  _("give one file; each of several is cut into a folder of its own")));
	return status;
}

int main(int argc, char **argv)
{
	struct settings settings;
	struct baat_diags diags = {0};
	struct report report = {.program = &program, .limit = ERRORS_MAX};
	int exit_status;

	program_start();
	if (settings_read(&settings, &program, argc, argv, &exit_status) == BAAT_OK) {
		enum baat_status status = check_options(&settings, &diags);
		if (status == BAAT_OK)
			status = knip_run(&settings, &report, &diags);
		exit_status = program_end(&report, &diags, status);
	}
	settings_free(&settings);
	return exit_status;
}
