/* baat: the front door. Lists the programs, runs each of them by its short name, and shows the manual. */
#include "base/gettext.h"
#include "cli/help.h"
#include "front.h"
#include "manual.h"

enum { ROW_WORDS };

struct front_options {
	option_set given;
	bool words; /* ---woorden: what can be run and read, for the completion */
};

struct front_settings {
	struct common_options common;
	struct front_options front;
};

static const struct option_row rows[] = {
    [ROW_WORDS] = {.name = "-woorden", .take = option_flag, OPTION_VALUE(struct front_options, words), .hidden = true},
};
static const struct option_group front_group = {OPTION_GROUP(rows)};

static const struct option_use options[] = {
    USES(front_settings, common,
         OPTION(COMMON_LANGUAGE) | OPTION(COMMON_HELP) | OPTION(COMMON_VERSION) | OPTION(COMMON_TABLE)),
    USES(front_settings, front, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat reken zaken.csv",
    "baat help reken",
    "baat help les | less",
    NULL,
};

static struct baat_text program_at(const void *context, size_t index)
{
	(void)context;
	return baat_text_of(front_word(programs[index]));
}

static struct baat_text page_at(const void *context, size_t index)
{
	(void)context;
	return baat_text_of(pages[index].word);
}

/* Of two kinds of words: programs to run, or pages to read. */
static enum baat_status refuse(const char *word, bool page, struct baat_diags *diags)
{
	const struct baat_text text = baat_text_of(word);
	struct baat_text (*const at)(const void *, size_t) = page ? page_at : program_at;
	const long nearest = baat_text_nearest(text, page ? page_count : program_count, at, NULL);
	const struct baat_shown shown = baat_show(text);
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	if (nearest < 0)
		return baat_error(diags, nowhere, BAAT_WORD_UNKNOWN,
		                  page ? _("there is no page on '%s'; baat alone lists what there is")
		                       : _("there is no program '%s'; baat alone lists what there is"),
		                  shown.text);
	return baat_error(diags, nowhere, BAAT_WORD_UNKNOWN,
	                  page ? _("there is no page on '%s'; did you mean baat help %s?")
	                       : _("there is no program '%s'; did you mean baat %s?"),
	                  shown.text, at(NULL, (size_t)nearest).at);
}

/* One line a word "word kind", of what can be run and of what can be read. */
static enum baat_status list_words(struct baat_diags *diags)
{
	for (size_t i = 0; i < program_count; i++)
		printf("%s\tprogramma\n", front_word(programs[i]));
	puts("help\tprogramma");
	for (size_t i = 0; i < page_count; i++)
		if (strcmp(pages[i].language, "en") == 0)
			printf("%s\tbladzijde\n", pages[i].word);
	return flush_stdout(true, diags);
}

static enum baat_status help(const struct words *words, struct baat_diags *diags)
{
	if (words->count == 1) {
		const bool printed = front_list(stdout);
		return flush_stdout(printed, diags);
	}
	if (words->count > 2)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("baat help takes one word"));
	const struct page *page = page_find(words->items[1]);
	if (page == NULL)
		return refuse(words->items[1], true, diags);
	fputs(page->text, stdout);
	return flush_stdout(true, diags);
}

static enum baat_status run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct front_settings *settings = context;
	const struct words *words = &settings->common.operands;
	(void)report;
	if (settings->front.words)
		return list_words(diags);
	if (words->count == 0) {
		const bool printed = front_list(stdout);
		return flush_stdout(printed, diags);
	}
	if (strcmp(words->items[0], "help") == 0)
		return help(words, diags);
	if (front_find(words->items[0]) == NULL)
		return refuse(words->items[0], false, diags);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("options of a program come behind its name: baat %s OPTION..."),
	                  front_word(front_find(words->items[0])));
}

static const struct program front = {
    .name = "baat",
    .summary = N_("List the programs of baat with the question that each answers, run one of them, or show the page "
                  "of the manual on a word."),
    .operands = "[PROGRAMMA [ARGUMENT]... | help [WOORD]]",
    .examples = examples,
    .options = options,
    .settings_size = sizeof(struct front_settings),
    .run = run,
};

int main(int argc, char **argv)
{
	const char *word = argc > 1 && argv[1][0] != '-' ? argv[1] : NULL;
	const struct program *program = word == NULL ? NULL : front_find(word);
	if (program != NULL)
		return program_main(program, argc - 1, argv + 1);
	/* what stands behind a program that does not exist is not looked at */
	return program_main(&front, word != NULL && strcmp(word, "help") != 0 ? 2 : argc, argv);
}
