/* The options of baat-verslag alone. */
#include "tables.h"
#include "verslag.h"

#define WORD(code, name, delimiter, mark) {name, BAAT_FORM_##code},
static const struct option_word forms[] = {{"html", VERSLAG_HTML}, BAAT_FORMS(WORD)};
#undef WORD

enum { ROW_TITLE, ROW_QUESTION, ROW_AGREEMENT, ROW_SURE, ROW_EXTRA, ROW_CASES, ROW_FORM };

struct baat_text extra_name(const char *word)
{
	return (struct baat_text){word, strcspn(word, "=")};
}

/* The name is a heading, an anchor and the name of a sheet. */
static bool can_be_name(struct baat_text name)
{
	enum { LONGEST = 31 };
	if (name.length == 0 || baat_text_width(name) > LONGEST || name.at[0] == '\'' ||
	    name.at[name.length - 1] == '\'')
		return false;
	for (size_t i = 0; i < name.length; i++)
		if (strchr("[]:*?/\\", name.at[i]) != NULL || (unsigned char)name.at[i] < ' ')
			return false;
	return true;
}

static enum baat_status check_name(const struct verslag_options *verslag, size_t index, struct baat_diags *diags)
{
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	const struct baat_text name = extra_name(verslag->extra.items[index]);
	if (!can_be_name(name))
		return baat_error(
		    diags, nowhere, BAAT_OPTION_VALUE,
		    _("--extra '%s' cannot be a heading: it has at most 31 characters and none of []:*?/\\"),
		    baat_show(name).text);
	for (size_t i = 0; i < index; i++)
		if (baat_text_equal_ascii(extra_name(verslag->extra.items[i]), name))
			return baat_error(diags, nowhere, BAAT_OPTION_CONFLICT,
			                  _("--extra '%s' is given twice; give each table a name of its own"),
			                  baat_show(name).text);
	if (table_name_is_taken(name))
		return baat_error(diags, nowhere, BAAT_OPTION_CONFLICT,
		                  _("--extra '%s' is a section of the report itself; choose another name"),
		                  baat_show(name).text);
	return BAAT_OK;
}

static enum baat_status check_names(const struct verslag_options *verslag, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < verslag->extra.count; i++)
		status = baat_worst(status, check_name(verslag, i, diags));
	return status;
}

static const struct option_row rows[] = {
    [ROW_TITLE] = {.name = "titel",
                   .argument = N_("TEKST"),
                   .help = N_("the title of the report"),
                   .take = option_text,
                   OPTION_VALUE(struct verslag_options, title)},
    [ROW_QUESTION] = {.name = "vraag",
                      .argument = N_("TEKST"),
                      .help = N_("the question that it answers"),
                      .take = option_text,
                      OPTION_VALUE(struct verslag_options, question)},
    [ROW_AGREEMENT] = {.name = "afspraak",
                       .letter = 'a',
                       .argument = N_("BESTAND"),
                       .help = N_("an agreement, in JSON: add how the savings are shared by it"),
                       .take = option_text,
                       OPTION_VALUE(struct verslag_options, agreement),
                       .offer = "@file",
                       .file = FILE_READ_AGAIN},
    [ROW_SURE] = {.name = "zeker",
                  .argument = N_("BESTAND"),
                  .help = N_("a table that baat-zeker wrote: add how sure the figures are; may be repeated"),
                  .take = option_add,
                  OPTION_VALUE(struct verslag_options, sure),
                  .offer = "@file",
                  .file = FILE_READ},
    [ROW_EXTRA] = {.name = "extra",
                   .argument = N_("NAAM=BESTAND"),
                   .help = N_("another table, shown as it is under this heading; may be repeated"),
                   .take = option_named,
                   OPTION_VALUE(struct verslag_options, extra),
                   .file = FILE_READ},
    [ROW_CASES] = {.name = "casussen",
                   .help = N_("name each case that is dearer; not for everybody's eyes"),
                   .take = option_flag,
                   OPTION_VALUE(struct verslag_options, cases)},
    [ROW_FORM] = {.name = "vorm",
                  .letter = 'f',
                  .argument = N_("VORM"),
                  .help = N_("html (the default), xlsx, or rows: csv-nl, csv, tsv, jsonl, excel or tabel"),
                  .take = option_word,
                  OPTION_VALUE(struct verslag_options, form),
                  .words = OPTION_WORDS(forms)},
};

static void start(void *options)
{
	struct verslag_options *verslag = options;
	verslag->title = "Kosten en baten van maatwerk";
	verslag->question = "Wat kost de aanpak, wat bespaart zij, wie betaalt en wie heeft er baat bij?";
	verslag->form = VERSLAG_HTML;
}

static enum baat_status check(void *options, const struct common_options *common, struct baat_diags *diags)
{
	struct verslag_options *verslag = options;
	const char *path = ((const struct verslag_settings *)common)->output.path;
	const bool given = option_in(verslag->given, ROW_FORM);
	enum baat_status status = check_names(verslag, diags);
	status = baat_worst(status, output_form_by_name(path, OPTION_WORDS(forms), given, &verslag->form, diags));
	if (status != BAAT_OK || verslag->form == VERSLAG_HTML)
		return status;
	return check_workbook_place((enum baat_form)verslag->form, path, diags);
}

const struct option_group verslag_group = {OPTION_GROUP(rows), .start = start, .check = check};
