#include "options-output.h"

#include <unistd.h>

#include "baat/model/flow.h"

#define WORD(code, name, delimiter, mark) {name, BAAT_FORM_##code},
static const struct option_word forms[] = {BAAT_FORMS(WORD)};
#undef WORD

static const struct option_row rows[] = {
    [OUTPUT_FLOWS] = {.name = "stromen",
                      .help = N_("print flows instead of a table"),
                      .take = option_flag,
                      OPTION_VALUE(struct output_options, flows)},
    [OUTPUT_ORIGIN] = {.name = "herkomst",
                       .help = N_("with --stromen: add the file and line each flow comes from"),
                       .take = option_flag,
                       OPTION_VALUE(struct output_options, origin)},
    [OUTPUT_FORM] = {.name = "vorm",
                     .letter = 'f',
                     .argument = N_("VORM"),
                     .help = N_(
			 "csv-nl, csv, tsv, jsonl, excel, xlsx or tabel (default: tabel on a terminal, else csv-nl)"),
                     .take = option_word,
                     OPTION_VALUE(struct output_options, form),
                     .words = OPTION_WORDS(forms)},
    [OUTPUT_FILE] = {.name = "uitvoer",
                     .letter = 'o',
                     .argument = N_("BESTAND"),
                     .help = N_("write to this file, which appears only when all went well"),
                     .take = option_text,
                     OPTION_VALUE(struct output_options, path),
                     .offer = "@file",
                     .file = FILE_RESULT},
};

enum baat_status check_workbook_place(enum baat_form form, const char *path, struct baat_diags *diags)
{
	if (form != BAAT_FORM_XLSX || path != NULL || !isatty(STDOUT_FILENO))
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("a workbook cannot be shown on a terminal; give it a name with -o NAAM.xlsx"));
}

static enum baat_status choose_form(void *options, const struct common_options *common, struct baat_diags *diags)
{
	struct output_options *output = options;
	(void)common;
	if (!option_in(output->given, OUTPUT_FORM))
		output->form = output->path == NULL && isatty(STDOUT_FILENO) ? BAAT_FORM_TABLE : BAAT_FORM_CSV_NL;
	return check_workbook_place(output->form, output->path, diags);
}

/* Whoever reads flows must not take what never came for a whole. */
static enum baat_status say_incomplete(const void *options)
{
	const struct output_options *output = options;
	if (!output->flows || output->path != NULL || output->form == BAAT_FORM_XLSX)
		return BAAT_OK;
	puts(BAAT_INCOMPLETE);
	return fflush(stdout) != 0 ? BAAT_SYSTEM : BAAT_OK;
}

const struct option_group output_group = {OPTION_GROUP(rows), .check = choose_form, .fail = say_incomplete};
