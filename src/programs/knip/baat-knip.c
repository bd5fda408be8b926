/* baat-knip: shards of a file of case lines, for several computers or processors. */
#include "knip.h"

static const struct option_use options[] = {
    USES(knip_settings, knip, ALL_OPTIONS),
    USES(knip_settings, input, ALL_OPTIONS & ~OPTION(INPUT_MARK)),
    USES(knip_settings, run, OPTION(RUN_PROGRESS)),
    USES(knip_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-knip -n 64 --map=stukken zaken.csv",
    "zcat zaken.csv.gz | baat-knip --zaken=100000 --map=stukken",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"stukken", "zaken"},
    {0},
};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct knip_settings *settings = context;
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	enum baat_status status = BAAT_OK;
	if (settings->knip.pieces == 0 && settings->knip.cases_each == 0)
		status = baat_error(diags, nowhere, BAAT_OPERAND_MISSING,
		                    _("say where to cut: -n N for N shards, --zaken=N behind every N cases"));
	if (settings->knip.folder == NULL)
		status = baat_error(diags, nowhere, BAAT_OPERAND_MISSING, _("say where the shards go: --map=MAP"));
	if (settings->common.operands.count > 1)
		status = baat_error(diags, nowhere, BAAT_OPTION_CONFLICT,
		                    _("give one file; each of several is cut into a folder of its own"));
	return status;
}

const struct program program_knip = {
    .name = "baat-knip",
    .stage = STAGE_MANY,
    .question = N_("How do I divide a large file over several computers?"),
    .summary =
	N_("Cut a file of case lines into shards, never through a case, each with the header; and list where each "
           "of them comes from."),
    .operands = "[ZAKEN]",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct knip_settings),
    .check = check,
    .run = knip_run,
};
