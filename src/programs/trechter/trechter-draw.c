/* The funnel in bars: as long as the persons at each step, pale for those who go on to none. */
#include "trechter.h"

#define FULL "\xE2\x96\x88"
#define PALE "\xE2\x96\x91"

enum { BAR_MOST = 40, BAR_LEAST = 8, GAP = 2 };

struct shown_persons show_persons(baat_sum persons)
{
	struct shown_persons shown;
	const unsigned scale = baat_cell_decimals(BAAT_CELL_QUANTITY, &persons);
	shown.text[baat_number_write_grouped(shown.text, persons, scale)] = '\0';
	return shown;
}

/* So many columns of a bar that persons take of it. */
static size_t columns_of(baat_sum persons, baat_sum most, size_t width)
{
	return most > 0 ? (size_t)baat_round_div(persons * (baat_sum)width, most) : 0;
}

static void add_times(struct baat_buffer *to, const char *what, size_t times)
{
	for (size_t i = 0; i < times; i++)
		baat_buffer_add_string(to, what);
}

static void draw_step(const struct baat_step *step, const struct step_sum *sum, baat_sum most, size_t name_width,
                      size_t width, struct baat_buffer *to)
{
	const size_t all = columns_of(sum->persons, most, width), rest = columns_of(sum->rest, most, width);
	const size_t pale = rest > all ? all : rest;
	baat_buffer_add(to, step->name);
	add_times(to, " ", name_width - step->name.length + GAP);
	add_times(to, FULL, all - pale);
	add_times(to, PALE, pale);
	if (all > 0)
		baat_buffer_add_char(to, ' ');
	baat_buffer_add_string(to, show_persons(sum->persons).text);
	if (step->part_count > 0 && sum->rest > 0)
		baat_buffer_printf(to, _(" (rest %s)"), show_persons(sum->rest).text);
	baat_buffer_add_char(to, '\n');
}

enum baat_status steps_draw(const struct trechter *trechter, const struct step_sum sums[], struct emitter *emitter,
                            struct baat_diags *diags)
{
	enum { FIGURES = 26 }; /* columns for the number of persons and the rest */
	const struct baat_funnel *funnel = &trechter->funnel;
	size_t name_width = 0, width = BAR_MOST;
	baat_sum most = 0;
	if (emitter->screen == NULL)
		return BAAT_OK;
	for (size_t i = 0; i < funnel->count; i++) {
		name_width = funnel->steps[i].name.length > name_width ? funnel->steps[i].name.length : name_width;
		most = sums[i].persons > most ? sums[i].persons : most;
	}
	if (emitter->width > 0 && name_width + GAP + FIGURES + BAR_LEAST > emitter->width)
		return BAAT_OK;
	if (emitter->width > 0 && name_width + GAP + FIGURES + width > emitter->width)
		width = emitter->width - name_width - GAP - FIGURES;
	baat_buffer_add_char(&emitter->buffer, '\n');
	for (size_t i = 0; i < funnel->count; i++)
		draw_step(&funnel->steps[i], &sums[i], most, name_width, width, &emitter->buffer);
	baat_buffer_add_char(&emitter->buffer, '\n');
	/* an empty sentence, so that what was added is passed on */
	return emit_sentence(emitter, "", diags);
}
