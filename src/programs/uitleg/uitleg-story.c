/* The story of a figure on a screen. Flows come one by one; paragraphs are kept of the largest only. */
#include "uitleg.h"

enum { LARGEST = 50 };

struct paragraph {
	uint64_t size;
	baat_sum contribution;
	struct baat_buffer text;
};

struct story {
	const struct uitleg_settings *settings;
	size_t width;
	struct paragraph largest[LARGEST]; /* in the order of the flows */
	size_t count;
	uint64_t rows, unpriced;
	baat_sum sum;
};

struct story *story_new(const struct uitleg_settings *settings, size_t width)
{
	struct story *story = calloc(1, sizeof *story);
	if (story == NULL)
		return NULL;
	story->settings = settings;
	story->width = width == 0 ? 80 : width;
	return story;
}

void story_free(struct story *story)
{
	if (story == NULL)
		return;
	for (size_t i = 0; i < LARGEST; i++)
		baat_buffer_free(&story->largest[i].text);
	free(story);
}

/* A place at the end for a flow of this size; NULL when others are larger, or as large and earlier. */
static struct paragraph *place_for(struct story *story, uint64_t size)
{
	size_t smallest = 0;
	if (story->count < LARGEST)
		return &story->largest[story->count++];
	for (size_t i = 1; i < LARGEST; i++)
		if (story->largest[i].size <= story->largest[smallest].size)
			smallest = i;
	if (story->largest[smallest].size >= size)
		return NULL;
	struct paragraph free_one = story->largest[smallest];
	memmove(&story->largest[smallest], &story->largest[smallest + 1],
	        (LARGEST - 1 - smallest) * sizeof *story->largest);
	story->largest[LARGEST - 1] = free_one;
	return &story->largest[LARGEST - 1];
}

bool story_add(struct story *story, const struct uitleg_context *context, const struct baat_unit *unit,
               const struct baat_factors *factors, int64_t contribution)
{
	const uint64_t size = contribution < 0 ? -(uint64_t)contribution : (uint64_t)contribution;
	story->rows++;
	story->sum += contribution;
	struct paragraph *paragraph = place_for(story, size);
	if (paragraph == NULL)
		return true;
	paragraph->size = size;
	paragraph->contribution = contribution;
	paragraph->text.length = 0;
	uitleg_tell(context, unit, factors, contribution, story->width, &paragraph->text);
	return !paragraph->text.failed;
}

void story_pass_unpriced(struct story *story)
{
	story->unpriced++;
}

/* Wraps a paragraph, which is emptied. */
static void wrap(const struct story *story, struct baat_buffer *paragraph, struct baat_buffer *to)
{
	to->failed |= paragraph->failed;
	if (!paragraph->failed && paragraph->length > 0)
		baat_screen_wrap(baat_buffer_text(paragraph), story->width, 0, to);
	paragraph->length = 0;
}

/* "saldo van coach: € 1.680,00", one for each alternative. Returns how many. */
static size_t tell_figures(const struct story *story, struct baat_outcomes *totals, struct baat_buffer *to)
{
	const enum baat_measure measure = story->settings->uitleg.measure;
	struct baat_cell cells[1 + BAAT_MEASURE__MAX];
	struct baat_buffer text = {0};
	size_t count = baat_outcomes_count(totals), figures = 0;
	to->failed |= count == SIZE_MAX;
	for (size_t i = 0; i < count && !to->failed; i++) {
		if (!baat_outcomes_row(totals, i, cells) || cells[1 + measure].empty)
			continue;
		figures++;
		baat_buffer_add_string(&text, baat_measure_names[measure]);
		if (!cells[0].empty) {
			baat_buffer_printf(&text, " %s ", _("of"));
			baat_buffer_add(&text, cells[0].text);
		}
		baat_buffer_add_string(&text, ": ");
		uitleg_add_amount(measure, cells[1 + measure].number, &text);
		wrap(story, &text, to);
	}
	if (story->rows == 0) {
		baat_buffer_printf(&text, _("No flow has a part in %s."), baat_measure_names[measure]);
		wrap(story, &text, to);
	}
	baat_buffer_free(&text);
	return figures;
}

static void tell_selection(const struct story *story, const struct conditions *conditions, struct baat_buffer *to)
{
	struct baat_buffer selection = {0}, text = {0};
	uitleg_add_selection(story->settings, conditions, &selection);
	if (selection.length > 0) {
		baat_buffer_printf(&text, "%s ", _("Selection:"));
		baat_buffer_add(&text, baat_buffer_text(&selection));
		wrap(story, &text, to);
	}
	to->failed |= selection.failed;
	baat_buffer_free(&selection);
	baat_buffer_free(&text);
}

static void tell_flows(const struct story *story, struct baat_buffer *to)
{
	struct baat_buffer text = {0};
	baat_sum rest = story->sum;
	const uint64_t others = story->rows - story->count;
	for (size_t i = 0; i < story->count; i++) {
		baat_buffer_add_char(to, '\n');
		baat_buffer_add(to, baat_buffer_text(&story->largest[i].text));
		rest -= story->largest[i].contribution;
	}
	if (others > 0) {
		baat_buffer_add_char(to, '\n');
		uitleg_add_amount(story->settings->uitleg.measure, rest, &text);
		baat_buffer_add_char(&text, ' ');
		baat_buffer_printf(&text, ngettext_("%llu smaller flow", "%llu smaller flows", others),
		                   (unsigned long long)others);
		wrap(story, &text, to);
	}
	baat_buffer_free(&text);
}

static bool has_kind(const struct conditions *conditions)
{
	for (size_t i = 0; i < conditions->count; i++)
		if (conditions->items[i].by_kind)
			return true;
	return false;
}

/* What the flows come to, and that it is the figure that a command prints. Alternatives are not added up. */
static void add_sum(const struct story *story, const struct conditions *conditions, size_t figures,
                    struct baat_buffer *to)
{
	if (figures > 1) {
		baat_buffer_printf(to, _("%llu flows of %zu alternatives, which are not to be added up;"),
		                   (unsigned long long)story->rows, figures);
	} else {
		uitleg_add_amount(story->settings->uitleg.measure, story->sum, to);
		baat_buffer_add_char(to, ' ');
		baat_buffer_printf(to, ngettext_("sum of %llu flow;", "sum of %llu flows;", story->rows),
		                   (unsigned long long)story->rows);
	}
	baat_buffer_add_char(to, ' ');
	if (has_kind(conditions))
		baat_buffer_add_string(to, _("a part of the figure, that of one soort, which this command prints:"));
	else if (conditions->count == 0)
		baat_buffer_add_string(to, _("the same figure as this command prints:"));
	else
		baat_buffer_add_string(to, _("the same figure as this command prints, in the rows with these values:"));
}

/* The sum, and where the same figure stands. */
static void tell_sum(const struct story *story, const struct conditions *conditions, size_t figures,
                     struct baat_buffer *to)
{
	struct baat_buffer text = {0}, line = {0};
	baat_buffer_add_char(to, '\n');
	add_sum(story, conditions, figures, &text);
	wrap(story, &text, to);
	/* a command is not wrapped, so that it can be copied */
	uitleg_add_command(story->settings, conditions, &line);
	baat_buffer_add_string(to, "    ");
	to->failed |= line.failed;
	baat_buffer_add_masked(to, baat_buffer_text(&line));
	baat_buffer_add_char(to, '\n');
	if (story->unpriced > 0) {
		baat_buffer_printf(&text,
		                   ngettext_("%llu flow without a price (pm) is not in this figure.",
		                             "%llu flows without a price (pm) are not in this figure.",
		                             story->unpriced),
		                   (unsigned long long)story->unpriced);
		baat_buffer_add_char(to, '\n');
		wrap(story, &text, to);
	}
	baat_buffer_free(&text);
	baat_buffer_free(&line);
}

void story_tell(const struct story *story, const struct conditions *conditions, struct baat_outcomes *totals,
                struct baat_buffer *to)
{
	const size_t figures = tell_figures(story, totals, to);
	tell_selection(story, conditions, to);
	tell_flows(story, to);
	tell_sum(story, conditions, figures, to);
}
