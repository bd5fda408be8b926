/* The options of baat-nieuw alone. */
#include "nieuw.h"

static const struct option_word forms[] = {{"xlsx", BAAT_FORM_XLSX}, {"csv-nl", BAAT_FORM_CSV_NL}};

static const struct option_row rows[] = {
    {.name = "voorbeeld",
     .help = N_("fill in one case, as an example"),
     .take = option_flag,
     OPTION_VALUE(struct nieuw_options, example)},
    {.name = "vorm",
     .letter = 'f',
     .argument = N_("VORM"),
     .help = N_("xlsx (the default: a workbook) or csv-nl (the names of the columns, and the example)"),
     .take = option_word,
     OPTION_VALUE(struct nieuw_options, form),
     .words = OPTION_WORDS(forms)},
};

static void start(void *options)
{
	struct nieuw_options *nieuw = options;
	nieuw->form = BAAT_FORM_XLSX;
}

const struct option_group nieuw_group = {OPTION_GROUP(rows), .start = start};
