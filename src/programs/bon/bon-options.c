/* The options of baat-bon alone. */
#include "bon.h"

static const struct option_word forms[] = {{"tabel", BAAT_FORM_TABLE}, {"jsonl", BAAT_FORM_JSONL}};

enum { ROW_MANDATE, ROW_HTML, ROW_FOLDER, ROW_FORM };

static const struct option_row rows[] = {
    [ROW_MANDATE] = {.name = "mandaat",
                     .argument = N_("BESTAND"),
                     .help = N_("who must approve from which amount, in JSON"),
                     .take = option_text,
                     OPTION_VALUE(struct bon_options, mandate),
                     .offer = "@file",
                     .file = FILE_READ_AGAIN},
    [ROW_HTML] = {.name = "html",
                  .help = N_("write the receipt as a page for a browser"),
                  .take = option_flag,
                  OPTION_VALUE(struct bon_options, html)},
    [ROW_FOLDER] = {.name = "map",
                    .argument = N_("MAP"),
                    .help = N_("write a file for each case into this folder"),
                    .take = option_text,
                    OPTION_VALUE(struct bon_options, folder),
                    .offer = "@folder"},
    [ROW_FORM] = {.name = "vorm",
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

/* What is written, by the name of where it goes; a page for a browser is a form as well. */
static enum baat_status choose_form(void *options, const struct common_options *common, struct baat_diags *diags)
{
	enum { PAGE = BAAT_FORM__MAX };
	static const struct option_word named[] = {{"jsonl", BAAT_FORM_JSONL}, {"html", PAGE}};
	struct bon_options *bon = options;
	const struct bon_settings *settings = (const struct bon_settings *)common;
	const bool given = bon->html || option_in(bon->given, ROW_FORM);
	int form = bon->html ? PAGE : (int)bon->form;
	const enum baat_status status =
	    output_form_by_name(settings->output.path, OPTION_WORDS(named), given, &form, diags);
	bon->html = form == PAGE;
	if (!bon->html)
		bon->form = (enum baat_form)form;
	return status;
}

const struct option_group bon_group = {OPTION_GROUP(rows), .start = start, .check = choose_form};
