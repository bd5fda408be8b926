/* baat-trechter: a programme, from who is approached to the case lines of it. */
#include "trechter.h"

static const struct option_use options[] = {
    USES(trechter_settings, trechter, OPTION(TRECHTER_FUNNEL) | OPTION(TRECHTER_INTAKE) | OPTION(TRECHTER_NAME)),
    USES(trechter_settings, method, OPTION(METHOD_START)),
    USES(trechter_settings, trechter, OPTION(TRECHTER_STEPS) | OPTION(TRECHTER_KEYS) | OPTION(TRECHTER_AMOUNTS)),
    USES(trechter_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(trechter_settings, rejects, OPTION(REJECTS_ACCOUNT)),
    USES(trechter_settings, input, OPTION(INPUT_MARK) | OPTION(INPUT_ENCODING) | OPTION(INPUT_ATTRIBUTE)),
    USES(trechter_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-trechter -t trechter.csv -i instroom.csv regels.csv | baat-reken -k stap",
    "baat-trechter -t trechter.csv --stappen",
    "baat-trechter -t trechter.csv --stappen --bedragen=stromen.csv",
    NULL,
};

static const struct option_pair conflicts[] = {
    {"bedragen", "sleutel"},
    {0},
};

static bool spares_operands(const void *settings)
{
	return ((const struct trechter_settings *)settings)->trechter.steps;
}

static enum baat_status check(const void *context, struct baat_diags *diags)
{
	const struct trechter_settings *settings = context;
	const struct trechter_options *own = &settings->trechter;
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	if (own->funnel == NULL)
		return baat_error(diags, nowhere, BAAT_OPERAND_MISSING,
		                  _("say which funnel the programme has: -t TRECHTER.csv"));
	if (own->steps && settings->common.operands.count > 0)
		return baat_error(diags, nowhere, BAAT_OPTION_CONFLICT,
		                  _("--stappen prints the funnel and reads no lines; leave %s out"),
		                  baat_show(baat_text_of(settings->common.operands.items[0])).text);
	if (!own->steps && (own->keys.count > 0 || own->amounts != NULL))
		return baat_error(diags, nowhere, BAAT_OPTION_CONFLICT, _("--%s belongs to --stappen"),
		                  own->amounts != NULL ? "bedragen" : "sleutel");
	return BAAT_OK;
}

const struct program program_trechter = {
    .name = "baat-trechter",
    .stage = STAGE_PREPARE,
    .question = N_("What does a programme come to, from first letter to result?"),
    .summary = N_("Turn a programme (who goes on at each step, what one person costs and what it changes) into case "
                  "lines; or print its funnel."),
    .operands = "[REGELS]...",
    .examples = examples,
    .options = options,
    .conflicts = conflicts,
    .reads_stdin = true,
    .spares_operands = spares_operands,
    .settings_size = sizeof(struct trechter_settings),
    .check = check,
    .run = trechter_run,
};
