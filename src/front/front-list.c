#include "cli/help.h"
#include "front.h"
#include "manual.h"

static const char *const headings[STAGE__MAX] = {
    [STAGE_PREPARE] = N_("Before you calculate"),
    [STAGE_CALCULATE] = N_("Calculate"),
    [STAGE_EXPLAIN] = N_("Show how a figure comes about"),
    [STAGE_MANY] = N_("Large files"),
};

static bool put_row(const char *word, const char *text, FILE *to)
{
	enum { WIDTH = 16 };
	struct baat_buffer name = {0};
	baat_buffer_printf(&name, "  %s", word);
	const bool good = print_beside(&name, WIDTH, text, to);
	baat_buffer_free(&name);
	return good;
}

static bool put_stage(enum program_stage stage, FILE *to)
{
	bool good = true;
	fprintf(to, "\n%s\n", _(headings[stage]));
	for (size_t i = 0; i < program_count; i++)
		if (programs[i]->stage == stage)
			good &= put_row(front_word(programs[i]), _(programs[i]->question), to);
	return good;
}

/* The pages that are not those of a program, each in the language of the messages. */
static bool put_pages(FILE *to)
{
	bool good = true;
	fprintf(to, "\n%s\n", _("Read more"));
	for (size_t i = 0; i < page_count; i++) {
		const struct page *page = page_find(pages[i].word);
		if (page == &pages[i] && front_find(page->word) == NULL && strcmp(page->word, "baat") != 0)
			good &= put_row(page->word, page->title, to);
	}
	return good;
}

bool front_list(FILE *to)
{
	bool good = true;
	fprintf(to, "%s\n", _("baat works out, exact to the cent, which societal costs an approach avoids."));
	for (enum program_stage stage = 0; stage < STAGE__MAX; stage++)
		good &= put_stage(stage, to);
	good &= put_pages(to);
	fprintf(to, "\n%s\n%s\n", _("baat WORD ... runs a program, as in: baat reken zaken.csv"),
	        _("baat help WORD shows the page on a word above, as in: baat help reken"));
	return good;
}
