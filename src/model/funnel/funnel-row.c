/* One row of a funnel, from text to a step. */
#include "funnel-read.h"

#include "base/gettext.h"

/* Lowercase letters, digits and -. */
static enum baat_status check_name(struct baat_field field)
{
	if (field.text.length == 0)
		return baat_field_missing(field);
	for (size_t i = 0; i < field.text.length; i++) {
		const char c = field.text.at[i];
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-')
			return baat_field_error(field, BAAT_STEP_INVALID,
			                        _("step '%s' may hold lowercase letters, digits and - only"),
			                        baat_show(field.text).text);
	}
	return BAAT_OK;
}

static enum baat_status unknown_source(const struct baat_funnel *funnel, struct baat_field field, struct baat_text name)
{
	const struct baat_shown shown = baat_show(name);
	const struct baat_step *near = baat_funnel_near(funnel, name);
	if (near != NULL)
		return baat_field_error(field, BAAT_STEP_UNKNOWN,
		                        _("uit names step '%s', which is in no row above this one; did you mean %s?"),
		                        shown.text, near->name.at);
	return baat_field_error(field, BAAT_STEP_UNKNOWN,
	                        _("uit names step '%s', which is in no row above this one; a step comes out of "
	                          "steps that stand above it"),
	                        shown.text);
}

static enum baat_status add_source(struct baat_funnel_reading *reading, struct baat_field field, struct baat_text name,
                                   size_t *count)
{
	const uint32_t source = baat_funnel_find(reading->funnel, name);
	if (source == BAAT_NO_NAME)
		return unknown_source(reading->funnel, field, name);
	for (size_t i = 0; i < *count; i++)
		if (reading->sources[i] == source)
			return baat_field_error(field, BAAT_STEP_TWICE, _("uit names step '%s' twice"),
			                        baat_show(name).text);
	if (!baat_grow(&reading->sources, &reading->source_capacity, *count + 1, sizeof *reading->sources))
		return baat_out_of_memory(field.record->diags);
	reading->sources[(*count)++] = source;
	return BAAT_OK;
}

/* The names as they are printed: a|b, without the spaces that may stand around them. */
static struct baat_text keep_names(struct baat_funnel_reading *reading, size_t count)
{
	struct baat_buffer text = {0};
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			baat_buffer_add_char(&text, '|');
		baat_buffer_add(&text, reading->funnel->steps[reading->sources[i]].name);
	}
	const struct baat_text kept = baat_arena_text(&reading->funnel->arena, baat_buffer_text(&text));
	const bool failed = text.failed;
	baat_buffer_free(&text);
	return failed ? (struct baat_text){NULL, 0} : kept;
}

static enum baat_status read_sources(struct baat_funnel_reading *reading, const struct baat_record *record,
                                     struct baat_step *step)
{
	const struct baat_field field = baat_record_field(record, BAAT_FUNNEL_FROM);
	struct baat_text rest = field.text, part;
	enum baat_status status = BAAT_OK;
	size_t count = 0;
	if (field.text.length == 0)
		return BAAT_OK;
	for (bool more = true; baat_text_split(&rest, &more, '|', &part) && status < BAAT_SYSTEM;)
		status = baat_worst(status, add_source(reading, field, baat_text_trim(part), &count));
	if (status != BAAT_OK)
		return status;
	uint32_t *sources = baat_arena_take(&reading->funnel->arena, count * sizeof *sources);
	step->from = keep_names(reading, count);
	if (sources == NULL || step->from.at == NULL)
		return baat_out_of_memory(record->diags);
	memcpy(sources, reading->sources, count * sizeof *sources);
	step->sources = sources;
	step->source_count = count;
	return BAAT_OK;
}

/* The first row is the first step, and no other row is. */
static enum baat_status check_root(const struct baat_funnel_reading *reading, const struct baat_record *record)
{
	const struct baat_field from = baat_record_field(record, BAAT_FUNNEL_FROM);
	static const enum baat_funnel_column divides[] = {BAAT_FUNNEL_RATE, BAAT_FUNNEL_OVERLAP};
	if (reading->funnel->count > 0 && from.text.length == 0)
		return baat_field_error(from, BAAT_STEP_ROOT,
		                        _("uit is empty, as if this were a first step; a funnel has one, in its first "
		                          "row: name the step that this one comes out of"));
	if (reading->funnel->count > 0)
		return BAAT_OK;
	if (from.text.length > 0)
		return baat_field_error(from, BAAT_STEP_ROOT,
		                        _("the first row is the first step and comes out of none; leave uit empty"));
	for (size_t i = 0; i < sizeof divides / sizeof divides[0]; i++) {
		const struct baat_field field = baat_record_field(record, divides[i]);
		if (field.text.length > 0)
			return baat_field_error(
			    field, BAAT_STEP_ROOT,
			    _("the first step is no part of another one; leave column '%s' empty in its row"),
			    baat_field_name(field));
	}
	return BAAT_OK;
}

static enum baat_status read_persons(struct baat_field field, bool *has, int64_t *persons)
{
	*has = field.text.length > 0;
	return *has ? baat_persons_read(field, persons) : BAAT_OK;
}

/* The share that goes on: as it is written, else as it was counted. */
static enum baat_status read_rate(const struct baat_funnel_reading *reading, const struct baat_record *record,
                                  struct baat_step *step)
{
	const struct baat_field field = baat_record_field(record, BAAT_FUNNEL_RATE);
	int32_t rate;
	int64_t before;
	if (step->source_count == 0)
		return BAAT_OK;
	if (field.text.length > 0) {
		const enum baat_status status = baat_field_chance(field, &rate);
		step->rate = baat_fraction_make(rate, BAAT_CHANCE_ONE);
		return status;
	}
	const bool counted = baat_funnel_counted_before(reading->funnel, step, &before);
	if (!counted || !step->has_count)
		return baat_field_error(field, BAAT_RATE_MISSING,
		                        _("which part goes on to '%s' is not known; fill in deel, or geteld here and "
		                          "at what it comes out of"),
		                        step->name.at);
	if (before == 0)
		return baat_field_error(field, BAAT_RATE_MISSING,
		                        _("which part goes on to '%s' cannot be told from 0 persons; fill in deel"),
		                        step->name.at);
	/* more than the whole is told of later, with what it is more than */
	step->rate = baat_fraction_make(step->count > before ? before : step->count, before);
	return BAAT_OK;
}

static enum baat_status read_month(const struct baat_funnel_reading *reading, const struct baat_record *record,
                                   struct baat_step *step)
{
	const struct baat_field field = baat_record_field(record, BAAT_FUNNEL_AFTER);
	int64_t after = 0;
	enum baat_status status =
	    field.text.length == 0 ? BAAT_OK : baat_field_number(field, 0, 0, BAAT_MONTHS_MAX, &after);
	for (size_t i = 0; i < step->source_count; i++) {
		const int64_t month = reading->funnel->steps[step->sources[i]].month;
		step->month = month > step->month ? month : step->month;
	}
	step->month += after;
	return status;
}

static enum baat_status read_overlap(const struct baat_funnel_reading *reading, const struct baat_record *record,
                                     struct baat_step *step)
{
	static const struct baat_keywords words = {2, {"ja", "nee"}, {['n' % 32] = 1}};
	const struct baat_field field = baat_record_field(record, BAAT_FUNNEL_OVERLAP);
	size_t word = 1;
	const enum baat_status status = field.text.length == 0 ? BAAT_OK : baat_field_keyword(field, &words, &word);
	step->overlaps = word == 0;
	step->shares = step->overlaps;
	for (size_t i = 0; i < step->source_count; i++)
		step->shares |= reading->funnel->steps[step->sources[i]].shares;
	return status;
}

static enum baat_status read_name(const struct baat_funnel_reading *reading, const struct baat_record *record,
                                  struct baat_step *step)
{
	const struct baat_field field = baat_record_field(record, BAAT_FUNNEL_STEP);
	enum baat_status status = check_name(field);
	if (status != BAAT_OK)
		return status;
	const uint32_t before = baat_funnel_find(reading->funnel, field.text);
	if (before != BAAT_NO_NAME)
		return baat_field_error(field, BAAT_STEP_TWICE, _("step '%s' stands in line %llu already"),
		                        baat_show(field.text).text,
		                        (unsigned long long)reading->funnel->steps[before].line);
	step->name = baat_arena_text(&reading->funnel->arena, field.text);
	step->remark = baat_arena_text(&reading->funnel->arena, baat_record_text(record, BAAT_FUNNEL_REMARK));
	return step->name.at == NULL || step->remark.at == NULL ? baat_out_of_memory(record->diags) : BAAT_OK;
}

/* Also a step with a fault stands in the funnel, so that those that come out of it are not unknown. */
static enum baat_status add_step(struct baat_funnel *funnel, const struct baat_step *step, struct baat_diags *diags)
{
	if (!baat_grow(&funnel->steps, &funnel->capacity, funnel->count + 1, sizeof *funnel->steps) ||
	    baat_names_add(funnel->names, step->name) == BAAT_NO_NAME)
		return baat_out_of_memory(diags);
	funnel->steps[funnel->count++] = *step;
	return BAAT_OK;
}

enum baat_status baat_funnel_read_row(void *context, const struct baat_record *record)
{
	struct baat_funnel_reading *reading = context;
	struct baat_step step = {.from = BAAT_TEXT(""), .rate = {0, 1}, .line = record->row->line};
	enum baat_status status = read_name(reading, record, &step);
	if (status != BAAT_OK)
		return status;
	status = check_root(reading, record);
	if (status == BAAT_OK)
		status = read_sources(reading, record, &step);
	status = baat_worst(status,
	                    read_persons(baat_record_field(record, BAAT_FUNNEL_COUNTED), &step.has_count, &step.count));
	status =
	    baat_worst(status, read_persons(baat_record_field(record, BAAT_FUNNEL_ROOM), &step.has_room, &step.room));
	if (status == BAAT_OK)
		status = read_rate(reading, record, &step);
	status = baat_worst(status, read_overlap(reading, record, &step));
	status = baat_worst(status, read_month(reading, record, &step));
	return status < BAAT_SYSTEM ? baat_worst(status, add_step(reading->funnel, &step, record->diags)) : status;
}
