/* One row of case lines, from text to numbers. */
#include "model/row/date.h"
#include "case-line.h"

#include "base/gettext.h"

static const char *const kind_names[] = {
    [BAAT_COUNTERFACTUAL] = "zonder", [BAAT_INPUT] = "inzet", [BAAT_OUTCOME] = "gevolg"};
static const struct baat_keywords periods = {BAAT_PERIOD__MAX,
                                             {[BAAT_ONCE] = "eenmalig",
                                              [BAAT_DAY] = "dag",
                                              [BAAT_WEEK] = "week",
                                              [BAAT_MONTH] = "maand",
                                              [BAAT_QUARTER] = "kwartaal",
                                              [BAAT_YEAR] = "jaar"},
                                             {['e' % 32] = BAAT_ONCE,
                                              ['d' % 32] = BAAT_DAY,
                                              ['w' % 32] = BAAT_WEEK,
                                              ['m' % 32] = BAAT_MONTH,
                                              ['k' % 32] = BAAT_QUARTER,
                                              ['j' % 32] = BAAT_YEAR}};

const char *baat_kind_name(enum baat_kind kind)
{
	return kind_names[kind];
}

const char *baat_period_name(enum baat_period period)
{
	return periods.words[period];
}

static enum baat_status forbidden(struct baat_field field)
{
	return baat_field_error(field, BAAT_VALUE_FORBIDDEN,
	                        _("column '%s' must be empty on a line of scenario zonder"), baat_field_name(field));
}

enum baat_status baat_line_start(struct baat_line_context *context, int32_t *start)
{
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_START);
	*start = context->method->start;
	if (field.text.length == 0)
		return BAAT_OK;
	bool mid;
	enum baat_status status = baat_date_read(field, start, &mid);
	context->tally.mid_days += mid;
	if (status != BAAT_OK)
		*start = BAAT_BAD_MONTH;
	return status;
}

/* A month of the calendar, as one after the decision. */
static enum baat_status take_date(const struct baat_line_context *context, struct baat_field field, int32_t date,
                                  struct baat_line *line)
{
	if (context->start == BAAT_BAD_MONTH)
		return BAAT_OK;
	if (context->start == BAAT_NO_MONTH)
		return baat_field_error(
		    field, BAAT_START_MISSING,
		    _("van is a date, but start is not known; fill in column start or add --start=jjjj-mm"));
	if (date < context->start)
		return baat_field_error(field, BAAT_DATE_BEFORE_START,
		                        _("van '%s' lies before start; costs made before the decision stay out"),
		                        baat_show(field.text).text);
	if (date - context->start > BAAT_MONTHS_MAX)
		return baat_field_error(field, BAAT_NUMBER_RANGE, _("van '%s' lies more than 1200 months after start"),
		                        baat_show(field.text).text);
	line->from = (uint16_t)(date - context->start);
	return BAAT_OK;
}

/* What is no plain number of months. */
static __attribute__((noinline)) enum baat_status read_other_from(struct baat_line_context *context,
                                                                  struct baat_field field, struct baat_line *line)
{
	int32_t month;
	bool is_date, mid;
	enum baat_status status = baat_when_read(field, 0, BAAT_MONTHS_MAX, &is_date, &month, &mid);
	context->tally.mid_days += mid;
	if (status != BAAT_OK)
		return status;
	if (is_date)
		return take_date(context, field, month, line);
	line->from = (uint16_t)month;
	return BAAT_OK;
}

static inline enum baat_status read_from(struct baat_line_context *context, struct baat_line *line)
{
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_FROM);
	int64_t months;
	if (field.text.length == 0)
		return BAAT_OK;
	if (!baat_plain_read(field.text, '\0', 0, &months) || months > BAAT_MONTHS_MAX)
		return read_other_from(context, field, line);
	line->from = (uint16_t)months;
	return BAAT_OK;
}

static inline enum baat_status read_months(const struct baat_line_context *context, struct baat_line *line)
{
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_MONTHS);
	int64_t number;
	if (line->period == BAAT_ONCE)
		return baat_field_error(field, BAAT_VALUE_FORBIDDEN,
		                        _("duur must be empty when per is eenmalig; is per filled in?"));
	if (field.text.length == 0)
		return baat_field_error(field, BAAT_VALUE_MISSING,
		                        _("duur is empty; say for how many months it goes on per %s"),
		                        periods.words[line->period]);
	if (field.text.at[field.text.length - 1] > '9' && baat_months_meant(field.text, &number))
		return baat_field_error(field, BAAT_NUMBER_INVALID,
		                        _("%s '%s' must be in whole months, as a number; write %lld"), "duur",
		                        baat_show(field.text).text, (long long)number);
	enum baat_status status = baat_field_number(field, 0, 1, BAAT_MONTHS_MAX, &number);
	line->months = status == BAAT_OK ? (uint16_t)number : 1;
	return status;
}

static inline enum baat_status read_time(struct baat_line_context *context, struct baat_line *line)
{
	struct baat_field period = baat_record_field(&context->record, BAAT_COLUMN_PERIOD);
	enum baat_status status = BAAT_OK;

	line->period = BAAT_ONCE;
	line->months = 1;
	if (period.text.length > 0) {
		size_t word = BAAT_ONCE;
		status = baat_field_keyword(period, &periods, &word);
		line->period = (uint8_t)word;
	}
	status = baat_worst(status, read_from(context, line));
	if (status == BAAT_OK &&
	    (line->period != BAAT_ONCE || baat_record_text(&context->record, BAAT_COLUMN_MONTHS).length > 0))
		status = read_months(context, line);
	return status;
}

static inline enum baat_status read_kind(const struct baat_line_context *context, bool counterfactual,
                                         struct baat_line *line)
{
	static const struct baat_keywords kinds = {2, {"inzet", "gevolg"}, {['g' % 32] = 1}};
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_KIND);
	size_t word = 0;
	line->kind = counterfactual ? BAAT_COUNTERFACTUAL : BAAT_INPUT;
	if (field.text.length == 0)
		return BAAT_OK;
	enum baat_status status = baat_field_keyword(field, &kinds, &word);
	if (status == BAAT_OK && counterfactual && word == 0)
		status =
		    baat_field_error(field, BAAT_VALUE_FORBIDDEN,
		                     _("scenario zonder has no inzet; without the intervention nothing is put in"));
	if (!counterfactual && word == 1)
		line->kind = BAAT_OUTCOME;
	return status;
}

static inline enum baat_status read_quantity(const struct baat_line_context *context, struct baat_line *line)
{
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_QUANTITY);
	if (field.text.length == 0)
		return baat_field_error(field, BAAT_VALUE_MISSING, _("column 'aantal' is empty; write how many units"));
	return baat_field_euros(field, BAAT_SCALE_QUANTITY, -BAAT_QUANTITY_MAX, BAAT_QUANTITY_MAX, &line->quantity);
}

static inline enum baat_status read_chance(const struct baat_line_context *context, struct baat_line *line)
{
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_CHANCE);
	return field.text.length == 0 ? BAAT_OK : baat_field_chance(field, &line->chance);
}

static enum baat_status keep_remark(struct baat_line_context *context, struct baat_line *line)
{
	struct baat_text text = baat_record_text(&context->record, BAAT_COLUMN_REMARK);
	if (!context->keep_remarks || text.length == 0)
		return BAAT_OK;
	line->remark = baat_arena_text(&context->texts, text);
	return line->remark.at == NULL ? baat_out_of_memory(context->record.diags) : BAAT_OK;
}

enum baat_status baat_line_read_terms(struct baat_line_context *context, struct baat_line *line)
{
	line->chance = BAAT_CHANCE_ONE;
	enum baat_status status = read_quantity(context, line);
	status = baat_worst(status, read_time(context, line));
	return baat_worst(status, read_chance(context, line));
}

enum baat_status baat_line_read(struct baat_line_context *context, bool counterfactual, struct baat_line *line)
{
	*line = (struct baat_line){.line = context->record.row->line, .remark = BAAT_TEXT("")};
	enum baat_status status = baat_line_read_price(context, line);
	status = baat_worst(status, baat_line_read_terms(context, line));
	status = baat_worst(status, read_kind(context, counterfactual, line));
	return baat_worst(status, keep_remark(context, line));
}

enum baat_status baat_line_read_words(struct baat_line_context *context, bool counterfactual,
                                      struct baat_scenario_words *words)
{
	static const struct baat_keywords choices = {2, {"ja", "nee"}, {['n' % 32] = 1}};
	struct baat_field success = baat_record_field(&context->record, BAAT_COLUMN_SUCCESS);
	struct baat_field choice = baat_record_field(&context->record, BAAT_COLUMN_CHOICE);
	enum baat_status status = BAAT_OK;

	*words = (struct baat_scenario_words){.success = context->method->success};
	if (success.text.length > 0)
		status = counterfactual ? forbidden(success) : baat_field_chance(success, &words->success);
	context->tally.own_success += success.text.length > 0;
	if (choice.text.length > 0) {
		size_t word = 0;
		status = baat_worst(status,
		                    counterfactual ? forbidden(choice) : baat_field_keyword(choice, &choices, &word));
		words->choice = word == 0 ? BAAT_CHOSEN : BAAT_NOT_CHOSEN;
	}
	words->known = status == BAAT_OK;
	words->success_range = baat_range_none(words->success);
	return status;
}
