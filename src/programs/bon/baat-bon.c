/* baat-bon: the receipt (kassabon) of a case. */
#include "bon.h"

static const enum option_id options[] = {
    OPTION_PRICES,   OPTION_ALTERNATIVES, OPTION_CHOSEN,       OPTION_PERSPECTIVE, OPTION_METHOD,   OPTION_RATE,
    OPTION_HORIZON,  OPTION_PRICE_YEAR,   OPTION_SUCCESS,      OPTION_START,       OPTION_CPI,      OPTION_MANDATE,
    OPTION_HTML,     OPTION_FOLDER,       OPTION_RECEIPT_FORM, OPTION_OUTPUT,      OPTION_ASIDE,    OPTION_ACCOUNT,
    OPTION_DECIMAL,  OPTION_ENCODING,     OPTION_ATTRIBUTE,    OPTION_LINE_BASE,   OPTION_CUT_FROM, OPTION_JOBS,
    OPTION_PROGRESS, OPTION_HELP,         OPTION_VERSION,      OPTION_END,
};

static const char *const examples[] = {
    "baat-bon zaak.csv",
    "baat-bon --html -o bon.html -p standaard -p eigen.csv zaak.csv",
    "baat-bon --html --map=bonnen --gekozen zaken.csv",
    NULL,
};

static const struct program program = {
    .name = "baat-bon",
    .summary =
	N_("Write the receipt of each case: what the approach costs, what it saves, who pays and who gains, how sure "
           "it must be, and who must approve."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
};

int main(int argc, char **argv)
{
	struct settings settings;
	struct baat_diags diags = {0};
	struct report report = {.program = &program, .limit = ERRORS_MAX};
	int exit_status;

	program_start();
	if (settings_read(&settings, &program, argc, argv, &exit_status) == BAAT_OK) {
		/* a receipt is the same on a screen and in a file */
		if (!settings.given[OPTION_FORM])
			settings.form = BAAT_FORM_TABLE;
		exit_status = program_end(&report, &diags, bon_run(&settings, &report, &diags));
	}
	settings_free(&settings);
	return exit_status;
}
