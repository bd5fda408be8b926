/* What a line of a programme says of how much, when, and for how many. */
#include "programme-line.h"

#include "base/gettext.h"

/* Words of column telt, in the order of enum baat_heads. */
static const char *const heads_words[] = {"persoon", "cohort", "programma"};

static enum baat_status read_heads(const struct baat_record *record, struct baat_programme_line *line)
{
	const struct baat_field field = baat_record_field(record, BAAT_PROGRAMME_HEADS);
	if (field.text.length == 0)
		return BAAT_OK;
	for (size_t i = 0; i < sizeof heads_words / sizeof heads_words[0]; i++)
		if (baat_text_equal_ascii(field.text, baat_text_of(heads_words[i]))) {
			line->heads = (uint8_t)i;
			return BAAT_OK;
		}
	return baat_field_error(field, BAAT_VALUE_UNKNOWN, _("telt '%s' is not one of: persoon, cohort, programma"),
	                        baat_show(field.text).text);
}

static enum baat_status unknown_step(const struct baat_funnel *funnel, struct baat_field field)
{
	const struct baat_shown shown = baat_show(field.text);
	const struct baat_step *near = baat_funnel_near(funnel, field.text);
	if (near != NULL)
		return baat_field_error(field, BAAT_STEP_UNKNOWN, _("step '%s' is not in the funnel; did you mean %s?"),
		                        shown.text, near->name.at);
	return baat_field_error(field, BAAT_STEP_UNKNOWN, _("step '%s' is not in the funnel"), shown.text);
}

static enum baat_status read_step(const struct baat_record *record, const struct baat_funnel *funnel,
                                  struct baat_programme_line *line)
{
	const struct baat_field field = baat_record_field(record, BAAT_PROGRAMME_STEP);
	const bool once = line->heads == BAAT_ONCE_IN_ALL;
	line->step = BAAT_NO_STEP;
	if (once)
		return field.text.length == 0
		           ? BAAT_OK
		           : baat_field_error(field, BAAT_STEP_FIXED,
		                              _("a line that counts once for the programme stands at no step; leave "
		                                "stap empty, or write telt persoon or cohort"));
	if (field.text.length == 0)
		return baat_field_error(field, BAAT_STEP_MISSING,
		                        _("stap is empty; name the step, or write telt programma when it counts "
		                          "once"));
	line->step = baat_funnel_find(funnel, field.text);
	return line->step == BAAT_NO_STEP ? unknown_step(funnel, field) : BAAT_OK;
}

static enum baat_status read_group(const struct baat_record *record, struct baat_programme_line *line)
{
	const struct baat_field field = baat_record_field(record, BAAT_PROGRAMME_GROUP);
	if (field.text.length == 0)
		return BAAT_OK;
	if (line->heads != BAAT_EACH_PERSON)
		return baat_field_error(field, BAAT_GROUP_COUNTS,
		                        _("groep makes groups of persons; leave it empty where telt is %s"),
		                        heads_words[line->heads]);
	return baat_field_number(field, 0, 1, BAAT_PERSONS_MAX / BAAT_PERSON, &line->group);
}

static enum baat_status read_kind(const struct baat_record *record, struct baat_programme_line *line)
{
	static const struct baat_keywords words = {BAAT_BECOMES__MAX,
	                                           {[BAAT_BECOMES_INPUT] = "inzet",
	                                            [BAAT_BECOMES_OUTCOME] = "gevolg",
	                                            [BAAT_BECOMES_COUNTERFACTUAL] = "zonder",
	                                            [BAAT_BECOMES_EFFECT] = "effect"},
	                                           {['i' % 32] = BAAT_BECOMES_INPUT,
	                                            ['g' % 32] = BAAT_BECOMES_OUTCOME,
	                                            ['z' % 32] = BAAT_BECOMES_COUNTERFACTUAL,
	                                            ['e' % 32] = BAAT_BECOMES_EFFECT}};
	const struct baat_field field = baat_record_field(record, BAAT_PROGRAMME_KIND);
	size_t word = BAAT_BECOMES_INPUT;
	const enum baat_status status = field.text.length == 0 ? BAAT_OK : baat_field_keyword(field, &words, &word);
	line->kind = (uint8_t)word;
	return status;
}

/* How much, when and how likely is read as on a case line; but months are counted from the step, not from a date. */
static enum baat_status read_terms(const struct baat_programme_reading *reading, const struct baat_record *record,
                                   struct baat_programme_line *line)
{
	const struct baat_field from = baat_record_field(record, BAAT_PROGRAMME_FROM);
	struct baat_line_context context = {.record = *record, .start = BAAT_NO_MONTH};
	int32_t date;
	if (from.text.length >= 7 && baat_month_read((struct baat_text){from.text.at, 7}, &date))
		return baat_field_error(from, BAAT_NUMBER_INVALID,
		                        _("van '%s' is a date; here it is a number of months after the persons reached "
		                          "the step"),
		                        baat_show(from.text).text);
	context.record.column = reading->case_column;
	context.record.names = baat_case_column_names;
	line->has_chance = baat_record_text(record, BAAT_PROGRAMME_CHANCE).length > 0;
	return baat_line_read_terms(&context, &line->terms);
}

static enum baat_status keep_line(struct baat_programme *programme, const struct baat_programme_line *line,
                                  struct baat_diags *diags)
{
	if (!baat_grow(&programme->lines, &programme->capacity, programme->count + 1, sizeof *programme->lines))
		return baat_out_of_memory(diags);
	programme->lines[programme->count++] = *line;
	return BAAT_OK;
}

enum baat_status baat_programme_read_row(void *context, const struct baat_record *record)
{
	struct baat_programme_reading *reading = context;
	struct baat_programme *programme = reading->programme;
	const struct baat_field post = baat_record_field(record, BAAT_PROGRAMME_POST);
	struct baat_programme_line line = {
	    .path = record->path, .line = record->row->line, .post_field = baat_field_place(post).field};
	enum baat_status status = read_heads(record, &line);
	if (status == BAAT_OK)
		status = read_step(record, programme->funnel, &line);
	status = baat_worst(status, read_group(record, &line));
	const enum baat_status kind = read_kind(record, &line);
	status = baat_worst(status, kind);
	status = baat_worst(status, post.text.length == 0 ? baat_field_missing(post) : BAAT_OK);
	status = baat_worst(status, read_terms(reading, record, &line));
	if (kind == BAAT_OK)
		status = baat_worst(status, baat_effect_read(record, &line));
	status = baat_worst(status, baat_passed_read(record, programme, &line));
	return status == BAAT_OK ? keep_line(programme, &line, record->diags) : status;
}
