#include "options-output.h"

#include <unistd.h>

#include "baat/model/flow.h"
#include "program.h"

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
                     .help =
                         N_("write to this file, which appears only when all went well; its ending chooses the form"),
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

/* Names that say what is in a file. Of .xlsx and .html nobody expects another form. */
static const struct {
	const char *end, *form;
	bool only;
} endings[] = {
    {".jsonl", "jsonl", false}, {".tsv", "tsv", false},  {".csv", "csv-nl", false},
    {".xlsx", "xlsx", true},    {".html", "html", true},
};

static bool ends_in(const char *path, const char *end)
{
	const struct baat_text text = baat_text_of(path), tail = baat_text_of(end);
	return text.length > tail.length &&
	       baat_text_equal_ascii((struct baat_text){text.at + text.length - tail.length, tail.length}, tail);
}

enum baat_status output_form_by_name(const char *path, const struct option_words *words, bool given, int *form,
                                     struct baat_diags *diags)
{
	for (size_t i = 0; path != NULL && i < sizeof endings / sizeof endings[0]; i++) {
		if (!ends_in(path, endings[i].end))
			continue;
		for (size_t j = 0; j < words->count; j++) {
			if (strcmp(words->items[j].name, endings[i].form) != 0)
				continue;
			if (!given)
				*form = words->items[j].value;
			if (!given || !endings[i].only || *form == words->items[j].value)
				return BAAT_OK;
		}
		if (endings[i].only)
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
			                  _("%s would hold something else than its name says; give it another ending"),
			                  baat_show(baat_text_of(path)).text);
	}
	return BAAT_OK;
}

/* A program with a form of its own looks after that itself. */
static bool has_form(const struct program *program)
{
	for (const struct option_use *use = program->options; use->group != NULL; use++)
		if (use->group == &output_group && option_in(use->rows, OUTPUT_FORM))
			return true;
	return false;
}

static enum baat_status choose_form(void *options, const struct common_options *common, struct baat_diags *diags)
{
	struct output_options *output = options;
	const bool given = option_in(output->given, OUTPUT_FORM);
	if (!has_form(common->program))
		return BAAT_OK;
	if (!given)
		output->form = output->path == NULL && isatty(STDOUT_FILENO) ? BAAT_FORM_TABLE : BAAT_FORM_CSV_NL;
	int form = (int)output->form;
	const enum baat_status status = output_form_by_name(output->path, OPTION_WORDS(forms), given, &form, diags);
	output->form = (enum baat_form)form;
	return status == BAAT_OK ? check_workbook_place(output->form, output->path, diags) : status;
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
