/* Whether the parts of a step are not more than the whole: as they were counted, then as they are expected. */
#include "funnel-read.h"

#include "base/gettext.h"

enum { NAMED_MAX = 12 }; /* parts that a message names */

static void add_number(struct baat_buffer *to, int64_t number, unsigned scale)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_short(digits, number, scale, ',')});
}

static void add_plus(struct baat_buffer *to, size_t index)
{
	if (index > 0)
		baat_buffer_add_string(to, index == NAMED_MAX ? " + \xE2\x80\xA6" : " + ");
}

static enum baat_status list_steps(struct baat_funnel *funnel, struct baat_diags *diags)
{
	for (size_t i = 0; i < funnel->count; i++)
		for (size_t j = 0; j < funnel->steps[i].source_count && !funnel->steps[i].overlaps; j++)
			funnel->steps[funnel->steps[i].sources[j]].part_count++;
	for (size_t i = 0; i < funnel->count; i++) {
		struct baat_step *step = &funnel->steps[i];
		step->parts = baat_arena_take(&funnel->arena, (step->part_count + 1) * sizeof *step->parts);
		if (step->parts == NULL)
			return baat_out_of_memory(diags);
		step->part_count = 0;
	}
	for (size_t i = 0; i < funnel->count; i++)
		for (size_t j = 0; j < funnel->steps[i].source_count && !funnel->steps[i].overlaps; j++) {
			struct baat_step *source = &funnel->steps[funnel->steps[i].sources[j]];
			source->parts[source->part_count++] = (uint32_t)i;
		}
	return BAAT_OK;
}

static struct baat_place place_of(const struct baat_funnel_reading *reading, const struct baat_step *step,
                                  enum baat_funnel_column column)
{
	return baat_at(reading->funnel->path, step->line, reading->column[column]);
}

/* No step counts more persons than those that it comes out of. */
static enum baat_status check_count(const struct baat_funnel_reading *reading, const struct baat_step *step,
                                    struct baat_diags *diags)
{
	struct baat_buffer text = {0};
	int64_t before;
	if (!step->has_count || !baat_funnel_counted_before(reading->funnel, step, &before) || step->count <= before)
		return BAAT_OK;
	add_number(&text, step->count, BAAT_SCALE_QUANTITY);
	baat_buffer_add_char(&text, '\0');
	const size_t second = text.length;
	add_number(&text, before, BAAT_SCALE_QUANTITY);
	baat_buffer_add_char(&text, '\0');
	const enum baat_status status =
	    text.failed ? baat_out_of_memory(diags)
			: baat_error(diags, place_of(reading, step, BAAT_FUNNEL_COUNTED), BAAT_COUNTED_EXCEEDS,
	                             _("%s persons were counted at '%s', but only %s at what it comes out of (%s); are "
	                               "they from two tables?"),
	                             text.at, step->name.at, text.at + second, step->from.at);
	baat_buffer_free(&text);
	return status;
}

static enum baat_status report_counts(const struct baat_funnel_reading *reading, const struct baat_step *whole,
                                      const struct baat_step *last, int64_t sum, struct baat_diags *diags)
{
	struct baat_buffer text = {0};
	size_t named = 0;
	for (size_t i = 0; i < whole->part_count; i++) {
		const struct baat_step *part = &reading->funnel->steps[whole->parts[i]];
		if (!part->has_count || part->source_count > 1 || part > last)
			continue;
		if (named <= NAMED_MAX)
			add_plus(&text, named);
		if (named < NAMED_MAX) {
			baat_buffer_add(&text, part->name);
			baat_buffer_add_char(&text, ' ');
			add_number(&text, part->count, BAAT_SCALE_QUANTITY);
		}
		named++;
	}
	baat_buffer_add_string(&text, " = ");
	add_number(&text, sum, BAAT_SCALE_QUANTITY);
	baat_buffer_add_char(&text, '\0');
	const size_t second = text.length;
	add_number(&text, whole->count, BAAT_SCALE_QUANTITY);
	baat_buffer_add_char(&text, '\0');
	const enum baat_status status =
	    text.failed
		? baat_out_of_memory(diags)
		: baat_error(diags, place_of(reading, last, BAAT_FUNNEL_COUNTED), BAAT_COUNTED_EXCEEDS,
	                     _("the parts of '%s' count more than it does: %s, and '%s' is %s; are they from two "
	                       "tables, or do they overlap (overlap ja)?"),
	                     whole->name.at, text.at, whole->name.at, text.at + second);
	baat_buffer_free(&text);
	return status;
}

/* Nor do the steps that come out of it alone count more than a step. */
static enum baat_status check_counts(const struct baat_funnel_reading *reading, const struct baat_step *whole,
                                     struct baat_diags *diags)
{
	int64_t sum = 0;
	for (size_t i = 0; whole->has_count && i < whole->part_count; i++) {
		const struct baat_step *part = &reading->funnel->steps[whole->parts[i]];
		if (!part->has_count || part->source_count > 1)
			continue;
		sum += part->count;
		if (part->count > whole->count)
			return BAAT_OK; /* was told of already */
		if (sum > whole->count)
			return report_counts(reading, whole, part, sum, diags);
	}
	return BAAT_OK;
}

/* A share in percent, for the eye. */
static void add_rate(struct baat_buffer *to, struct baat_fraction rate)
{
	add_number(to, (int64_t)baat_round_div((baat_sum)rate.number * BAAT_PERCENT_ALL, rate.of), BAAT_SCALE_PERCENT);
	baat_buffer_add_string(to, "%");
}

static enum baat_status report_rates(const struct baat_funnel_reading *reading, const struct baat_step *whole,
                                     const struct baat_fraction rates[], size_t count, struct baat_diags *diags)
{
	struct baat_buffer text = {0};
	baat_sum sum = 0;
	for (size_t i = 0; i < count; i++) {
		sum += baat_round_div((baat_sum)rates[i].number * BAAT_PERCENT_ALL, rates[i].of);
		if (i <= NAMED_MAX)
			add_plus(&text, i);
		if (i >= NAMED_MAX)
			continue;
		baat_buffer_add(&text, reading->funnel->steps[whole->parts[i]].name);
		baat_buffer_add_char(&text, ' ');
		add_rate(&text, rates[i]);
	}
	/* a little more than all may be rounded to all */
	baat_buffer_add_string(&text, sum > BAAT_PERCENT_ALL ? " = " : " > ");
	add_number(&text, (int64_t)sum, BAAT_SCALE_PERCENT);
	baat_buffer_add_string(&text, "%");
	baat_buffer_add_char(&text, '\0');
	const struct baat_step *last = &reading->funnel->steps[whole->parts[count - 1]];
	const enum baat_status status =
	    text.failed
		? baat_out_of_memory(diags)
		: baat_error(diags, place_of(reading, last, BAAT_FUNNEL_RATE), BAAT_PARTS_EXCEED,
	                     _("the parts of '%s' are more than the whole: %s, and it is 100%%; do they overlap "
	                       "(overlap ja)?"),
	                     whole->name.at, text.at);
	baat_buffer_free(&text);
	return status;
}

/* Finds the first row that goes too far: with it the parts are more than the whole, without it they are not. */
static size_t first_too_far(const struct baat_fraction rates[], size_t count)
{
	size_t low = 0, high = count;
	while (low + 1 < high) {
		const size_t middle = low + (high - low) / 2;
		int sign = 0;
		baat_fractions_compare(rates, middle, &sign);
		if (sign > 0)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static enum baat_status check_rates(const struct baat_funnel_reading *reading, const struct baat_step *whole,
                                    struct baat_fraction rates[], struct baat_diags *diags)
{
	int sign;
	for (size_t i = 0; i < whole->part_count; i++)
		rates[i] = reading->funnel->steps[whole->parts[i]].rate;
	if (!baat_fractions_compare(rates, whole->part_count, &sign))
		return baat_error(
		    diags, place_of(reading, whole, BAAT_FUNNEL_STEP), BAAT_NUMBER_RANGE,
		    _("too many steps with counts of their own come out of '%s' to divide it exactly; give "
		      "some of them a deel"),
		    whole->name.at);
	if (sign <= 0)
		return BAAT_OK;
	return report_rates(reading, whole, rates, first_too_far(rates, whole->part_count), diags);
}

enum baat_status baat_funnel_check(const struct baat_funnel_reading *reading, struct baat_diags *diags)
{
	struct baat_funnel *funnel = reading->funnel;
	enum baat_status status = list_steps(funnel, diags);
	for (size_t i = 0; i < funnel->count && status < BAAT_SYSTEM; i++) {
		status = baat_worst(status, check_count(reading, &funnel->steps[i], diags));
		status = baat_worst(status, check_counts(reading, &funnel->steps[i], diags));
	}
	if (status != BAAT_OK)
		return status;
	struct baat_fraction *rates = calloc(funnel->count + 1, sizeof *rates);
	if (rates == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < funnel->count && status < BAAT_SYSTEM; i++)
		status = baat_worst(status, check_rates(reading, &funnel->steps[i], rates, diags));
	free(rates);
	return status;
}
