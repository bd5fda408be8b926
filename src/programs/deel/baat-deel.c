/* baat-deel: savings shared by an agreement. */
#include "deel.h"

static const struct option_use options[] = {
    USES(deel_settings, deel, OPTION(DEEL_AGREEMENT)),
    USES(deel_settings, selection, OPTION(SELECTION_ALTERNATIVES)),
    USES(deel_settings, deel, OPTION(DEEL_PAYMENTS) | OPTION(DEEL_TEXT)),
    USES(deel_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(deel_settings, input, OPTION(INPUT_MARK) | OPTION(INPUT_ENCODING)),
    USES(deel_settings, run, ALL_OPTIONS),
    USES(deel_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-reken --stromen zaken.csv | baat-deel -a afspraak.json",
    "baat-deel -a afspraak.json --alternatief=maatwerk --tekst stromen.csv",
    "baat-deel -a afspraak.json --betalingen -o betalingen.csv stromen.csv",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"tekst", "vorm"},
    {"tekst", "betalingen"},
    {0},
};

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct deel_settings *settings = context;
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	if (settings->deel.agreement == NULL)
		return baat_error(diags, nowhere, BAAT_OPERAND_MISSING,
		                  _("say which agreement to share by: -a AFSPRAAK.json"));
	if (settings->selection.alternatives.count > 1)
		return baat_error(diags, nowhere, BAAT_OPTION_VALUE,
		                  _("--alternatief takes one name here: savings are those of one alternative"));
	return BAAT_OK;
}

const struct program program_deel = {
    .name = "baat-deel",
    .stage = STAGE_CALCULATE,
    .question = N_("Who pays and who receives when the savings are shared?"),
    .summary = N_("Share the savings: who pays and who receives by an agreement, from the flows that baat-reken "
                  "--stromen prints. A forecast, not a settlement."),
    .operands = "[STROMEN]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .settings_size = sizeof(struct deel_settings),
    .check = check,
    .run = deel_run,
};
