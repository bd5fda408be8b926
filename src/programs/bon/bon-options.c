/* The options of baat-bon alone. */
#include "bon.h"

static const struct option_word forms[] = {{"tabel", BAAT_FORM_TABLE}, {"jsonl", BAAT_FORM_JSONL}};

static const struct option_row rows[] = {
    {.name = "mandaat",
     .argument = N_("BESTAND"),
     .help = N_("who must approve from which amount, in JSON"),
     .take = option_text,
     OPTION_VALUE(struct bon_options, mandate),
     .offer = "@file",
     .file = FILE_READ_AGAIN},
    {.name = "html",
     .help = N_("write the receipt as a page for a browser"),
     .take = option_flag,
     OPTION_VALUE(struct bon_options, html)},
    {.name = "map",
     .argument = N_("MAP"),
     .help = N_("write a file for each case into this folder"),
     .take = option_text,
     OPTION_VALUE(struct bon_options, folder),
     .offer = "@folder"},
    {.name = "vorm",
     .letter = 'f',
     .argument = N_("VORM"),
     .help = N_("tabel (the default: the receipt as text) or jsonl"),
     .take = option_word,
     OPTION_VALUE(struct bon_options, form),
     .words = OPTION_WORDS(forms)},
};

/* A receipt is the same on a screen and in a file. */
static void start(void *options)
{
	struct bon_options *bon = options;
	bon->form = BAAT_FORM_TABLE;
}

const struct option_group bon_group = {OPTION_GROUP(rows), .start = start};
