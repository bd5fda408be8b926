/* One row of case lines, from text to numbers. */
#include "case-line.h"

#include "../base/gettext.h"
#include "record.h"

static const char *const kind_names[] = {
    [BAAT_COUNTERFACTUAL] = "zonder", [BAAT_INPUT] = "inzet", [BAAT_OUTCOME] = "gevolg"};
static const char *const period_names[] = {[BAAT_ONCE] = "eenmalig", [BAAT_DAY] = "dag",          [BAAT_WEEK] = "week",
                                           [BAAT_MONTH] = "maand",   [BAAT_QUARTER] = "kwartaal", [BAAT_YEAR] = "jaar"};

const char *baat_kind_name(enum baat_kind kind)
{
	return kind_names[kind];
}

const char *baat_period_name(enum baat_period period)
{
	return period_names[period];
}

static struct baat_field field_of(const struct baat_line_context *context, const struct baat_row *row,
                                  enum baat_case_column which, struct baat_diags *diags)
{
	return (struct baat_field){baat_line_text(context, row, which), baat_case_column_names[which], context->mark,
	                           baat_line_place(context, row, which), diags};
}

static bool has_text(const struct baat_line_context *context, const struct baat_row *row, enum baat_case_column which)
{
	return baat_line_text(context, row, which).length > 0;
}

static enum baat_status forbidden(const struct baat_field *field)
{
	return baat_error(field->diags, field->place, BAAT_VALUE_FORBIDDEN,
	                  _("column '%s' must be empty on a line of scenario zonder"), field->name);
}

static struct baat_text post_name(const void *context, size_t index)
{
	const struct baat_line_context *line = context;
	return baat_names_text(line->names, baat_prices_at(line->prices, index)->row->post);
}

static enum baat_status unknown_post(const struct baat_line_context *context, const struct baat_field *field)
{
	struct baat_shown shown = baat_show(field->text);
	long nearest = baat_text_nearest(field->text, baat_prices_count(context->prices), post_name, context);
	if (nearest >= 0)
		return baat_error(
		    field->diags, field->place, BAAT_POST_UNKNOWN,
		    _("post '%s' is not in the price tables; did you mean %s? Else fill in prijs and betaler"),
		    shown.text, post_name(context, (size_t)nearest).at);
	return baat_error(
	    field->diags, field->place, BAAT_POST_UNKNOWN,
	    _("post '%s' is not in the price tables; add it to a table, or fill in prijs and betaler here"),
	    shown.text);
}

/* Takes over what the price tables say of the post. */
static enum baat_status read_post(struct baat_line_context *context, const struct baat_row *row, bool has_own,
                                  struct baat_line *line, struct baat_diags *diags)
{
	struct baat_text text = baat_line_text(context, row, BAAT_COLUMN_POST);
	line->cashable = BAAT_CASHABLE_UNKNOWN;
	line->receiver = BAAT_NO_NAME;
	line->domain = context->no_domain;
	line->price_index = BAAT_OWN_PRICE;
	if (text.length == 0)
		return baat_error(diags, baat_line_place(context, row, BAAT_COLUMN_POST), BAAT_VALUE_MISSING,
		                  _("column 'post' is empty"));

	line->post = baat_names_find(context->names, text);
	if (line->post != BAAT_NO_NAME)
		line->price_index = baat_prices_find(context->prices, line->post);
	if (line->price_index == SIZE_MAX) {
		struct baat_field field = field_of(context, row, BAAT_COLUMN_POST, diags);
		if (!has_own)
			return unknown_post(context, &field);
		line->post = baat_names_add(context->names, text);
		return line->post != BAAT_NO_NAME ? BAAT_OK : baat_out_of_memory(diags);
	}
	const struct baat_price *price = baat_prices_at(context->prices, line->price_index);
	line->domain = price->row->domain;
	line->price = price->price;
	line->unpriced = price->row->unpriced;
	line->price_year = price->year;
	line->as_it_stands = price->as_it_stands;
	line->payers = price->row->payers;
	line->receiver = price->row->receiver;
	line->cashable = price->row->cashable;
	return BAAT_OK;
}

/* A table price that could not be brought to the price year is only an error where it is used. */
static enum baat_status refuse_price(const struct baat_line_context *context, const struct baat_row *row,
                                     const struct baat_price *price, struct baat_diags *diags)
{
	struct baat_place place = baat_line_place(context, row, BAAT_COLUMN_POST);
	struct baat_shown post = baat_show(baat_line_text(context, row, BAAT_COLUMN_POST));
	if (price->problem == BAAT_INDEX_MISSING)
		return baat_error(diags, place, BAAT_INDEX_MISSING,
		                  _("the price of '%s' is of %d, a year without a consumer price index"), post.text,
		                  (int)price->row->year);
	return baat_error(diags, place, BAAT_NUMBER_RANGE,
	                  _("the price of '%s' brought to %d is larger than 100 000 000"), post.text,
	                  (int)context->method->price_year);
}

/* A line's own price has its own price year only, and is brought to the run's price year by the index. */
static enum baat_status read_own_price(const struct baat_line_context *context, const struct baat_field *price,
                                       const struct baat_field *year, struct baat_line *line)
{
	const struct baat_method *method = context->method;
	enum baat_status status = baat_field_price(price, &line->price, &line->unpriced);
	line->price_year = BAAT_NO_YEAR;
	line->as_it_stands = false;
	line->own_price = true;
	if (year->text.length > 0)
		status = baat_worst(status, baat_field_year(year, &line->price_year));
	if (status != BAAT_OK || line->unpriced || method->price_year == BAAT_NO_YEAR ||
	    method->price_year == line->price_year)
		return status;
	if (line->price_year == BAAT_NO_YEAR) {
		line->as_it_stands = true;
		return BAAT_OK;
	}
	int64_t from = baat_prices_index_of_year(context->prices, line->price_year);
	int64_t to = baat_prices_index_of_year(context->prices, method->price_year);
	if (from == 0)
		return baat_error(year->diags, year->place, BAAT_INDEX_MISSING,
		                  _("the year %d has no consumer price index"), (int)line->price_year);
	if (!baat_price_index(line->price, from, to, &line->price))
		return baat_error(price->diags, price->place, BAAT_NUMBER_RANGE,
		                  _("the price brought to %d is larger than 100 000 000"), (int)method->price_year);
	line->price_year = method->price_year;
	return BAAT_OK;
}

static enum baat_status read_own_payer(struct baat_line_context *context, const struct baat_field *field,
                                       struct baat_line *line)
{
	uint32_t number = baat_names_find(context->payer_texts, field->text);
	if (number != BAAT_NO_NAME) {
		line->payers = context->payers[number];
		return BAAT_OK;
	}
	enum baat_status status = baat_shares_read(field->text, field->mark, context->names, context->arena,
	                                           &line->payers, field->place, field->diags);
	if (status != BAAT_OK)
		return status;
	number = baat_names_add(context->payer_texts, field->text);
	if (number == BAAT_NO_NAME ||
	    !baat_grow(&context->payers, &context->payer_capacity, number + (size_t)1, sizeof *context->payers))
		return baat_out_of_memory(field->diags);
	context->payers[number] = line->payers;
	return BAAT_OK;
}

static enum baat_status read_own_receiver(const struct baat_line_context *context, const struct baat_field *field,
                                          struct baat_line *line)
{
	line->receiver = BAAT_NO_NAME;
	if (baat_text_equal(field->text, BAAT_TEXT("-")))
		return BAAT_OK;
	if (memchr(field->text.at, '|', field->text.length) != NULL)
		return baat_error(field->diags, field->place, BAAT_SHARES_INVALID,
		                  _("ontvanger is one party, without shares"));
	line->receiver = baat_names_add(context->names, field->text);
	return line->receiver != BAAT_NO_NAME ? BAAT_OK : baat_out_of_memory(field->diags);
}

/* What the line says over what the tables say; most lines say nothing. */
static enum baat_status read_overrides(struct baat_line_context *context, const struct baat_row *row,
                                       struct baat_line *line, struct baat_diags *diags)
{
	struct baat_field payer = field_of(context, row, BAAT_COLUMN_PAYER, diags);
	struct baat_field receiver = field_of(context, row, BAAT_COLUMN_RECEIVER, diags);
	struct baat_field cashable = field_of(context, row, BAAT_COLUMN_CASHABLE, diags);
	enum baat_status status = BAAT_OK;
	if (payer.text.length > 0)
		status = baat_worst(status, read_own_payer(context, &payer, line));
	if (receiver.text.length > 0)
		status = baat_worst(status, read_own_receiver(context, &receiver, line));
	if (cashable.text.length > 0)
		status = baat_worst(status, baat_field_percent(&cashable, &line->cashable));
	return status;
}

/* The line's own price where it has one; else that of the tables must be usable. */
static enum baat_status choose_price(const struct baat_line_context *context, const struct baat_row *row,
                                     enum baat_status status, struct baat_line *line, struct baat_diags *diags)
{
	struct baat_field price = {0}, year = {0};
	if (context->has_overrides) {
		price = field_of(context, row, BAAT_COLUMN_PRICE, diags);
		year = field_of(context, row, BAAT_COLUMN_PRICE_YEAR, diags);
	}
	if (price.text.length > 0)
		return baat_worst(status, read_own_price(context, &price, &year, line));
	if (year.text.length > 0)
		return baat_worst(status, baat_error(diags, year.place, BAAT_VALUE_FORBIDDEN,
		                                     _("a prijspeil belongs to a prijs, but prijs is empty")));
	if (status != BAAT_OK)
		return status;
	const struct baat_price *listed = baat_prices_at(context->prices, line->price_index);
	return listed->problem == BAAT_CODE__MAX ? BAAT_OK : refuse_price(context, row, listed, diags);
}

static enum baat_status read_price(struct baat_line_context *context, const struct baat_row *row,
                                   struct baat_line *line, struct baat_diags *diags)
{
	bool has_own = context->has_overrides && has_text(context, row, BAAT_COLUMN_PRICE) &&
	               has_text(context, row, BAAT_COLUMN_PAYER);
	enum baat_status status = read_post(context, row, has_own, line, diags);
	status = choose_price(context, row, status, line, diags);
	if (context->has_overrides)
		status = baat_worst(status, read_overrides(context, row, line, diags));
	return status;
}

/* A month that Excel has made of a date, such as feb-17. */
static bool looks_like_excel(struct baat_text text)
{
	static const char *const months[] = {"jan", "feb", "mrt", "mar", "apr", "mei", "may", "jun",
	                                     "jul", "aug", "sep", "okt", "oct", "nov", "dec"};
	for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
		for (size_t at = 0; at + 3 <= text.length; at++)
			if (baat_text_equal_ascii((struct baat_text){text.at + at, 3}, baat_text_of(months[i])))
				return true;
	return false;
}

static enum baat_status read_date(const struct baat_field *field, int32_t *month)
{
	struct baat_shown shown = baat_show(field->text);
	if (baat_month_read(field->text, month))
		return BAAT_OK;
	if (looks_like_excel(field->text))
		return baat_error(
		    field->diags, field->place, BAAT_DATE_EXCEL,
		    _("%s '%s' is what Excel makes of a month; make the column text and write it as 2017-02"),
		    field->name, shown.text);
	return baat_error(field->diags, field->place, BAAT_DATE_INVALID,
	                  _("%s '%s' is not a month; write it as 2017-02"), field->name, shown.text);
}

enum baat_status baat_line_start(const struct baat_line_context *context, const struct baat_row *row, int32_t *start,
                                 struct baat_diags *diags)
{
	struct baat_field field = field_of(context, row, BAAT_COLUMN_START, diags);
	*start = context->method->start;
	if (field.text.length == 0)
		return BAAT_OK;
	enum baat_status status = read_date(&field, start);
	if (status != BAAT_OK)
		*start = BAAT_BAD_MONTH;
	return status;
}

static bool is_whole_number(struct baat_text text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((text.at[i] < '0' || text.at[i] > '9') && text.at[i] != ',' && text.at[i] != '.')
			return false;
	return true;
}

static enum baat_status read_from(const struct baat_line_context *context, const struct baat_field *field,
                                  struct baat_line *line)
{
	int64_t months = 0;
	int32_t date;
	enum baat_status status;
	if (is_whole_number(field->text) || field->text.at[0] == '-') {
		status = baat_field_number(field, 0, 0, BAAT_MONTHS_MAX, &months);
		line->from = (uint16_t)months;
		return status;
	}
	status = read_date(field, &date);
	if (status != BAAT_OK || context->start == BAAT_BAD_MONTH)
		return status;
	if (context->start == BAAT_NO_MONTH)
		return baat_error(
		    field->diags, field->place, BAAT_START_MISSING,
		    _("van is a date, but start is not known; fill in column start or add --start=jjjj-mm"));
	if (date < context->start)
		return baat_error(field->diags, field->place, BAAT_DATE_BEFORE_START,
		                  _("van '%s' lies before start; costs made before the decision stay out"),
		                  baat_show(field->text).text);
	if (date - context->start > BAAT_MONTHS_MAX)
		return baat_error(field->diags, field->place, BAAT_NUMBER_RANGE,
		                  _("van '%s' lies more than 1200 months after start"), baat_show(field->text).text);
	line->from = (uint16_t)(date - context->start);
	return BAAT_OK;
}

static enum baat_status read_months(const struct baat_line_context *context, const struct baat_row *row,
                                    struct baat_line *line, struct baat_diags *diags)
{
	struct baat_field field = field_of(context, row, BAAT_COLUMN_MONTHS, diags);
	int64_t number = 1;
	enum baat_status status;
	if (line->period == BAAT_ONCE)
		return baat_error(diags, field.place, BAAT_VALUE_FORBIDDEN,
		                  _("duur must be empty when per is eenmalig; is per filled in?"));
	if (field.text.length == 0)
		return baat_error(diags, field.place, BAAT_VALUE_MISSING,
		                  _("duur is empty; say for how many months it goes on per %s"),
		                  period_names[line->period]);
	status = baat_field_number(&field, 0, 1, BAAT_MONTHS_MAX, &number);
	line->months = (uint16_t)number;
	return status;
}

static enum baat_status read_time(const struct baat_line_context *context, const struct baat_row *row,
                                  struct baat_line *line, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;

	line->period = BAAT_ONCE;
	line->months = 1;
	if (has_text(context, row, BAAT_COLUMN_PERIOD)) {
		struct baat_field field = field_of(context, row, BAAT_COLUMN_PERIOD, diags);
		size_t word = BAAT_ONCE;
		status = baat_field_keyword(&field, period_names, BAAT_PERIOD__MAX, &word);
		line->period = (uint8_t)word;
	}
	if (has_text(context, row, BAAT_COLUMN_FROM)) {
		struct baat_field field = field_of(context, row, BAAT_COLUMN_FROM, diags);
		status = baat_worst(status, read_from(context, &field, line));
	}
	if (status == BAAT_OK && (line->period != BAAT_ONCE || has_text(context, row, BAAT_COLUMN_MONTHS)))
		status = read_months(context, row, line, diags);
	return status;
}

static enum baat_status read_kind(const struct baat_line_context *context, const struct baat_row *row,
                                  bool counterfactual, struct baat_line *line, struct baat_diags *diags)
{
	static const char *const words[] = {"inzet", "gevolg"};
	size_t word = 0;
	enum baat_status status = BAAT_OK;
	line->kind = counterfactual ? BAAT_COUNTERFACTUAL : BAAT_INPUT;
	if (!has_text(context, row, BAAT_COLUMN_KIND))
		return BAAT_OK;
	struct baat_field field = field_of(context, row, BAAT_COLUMN_KIND, diags);
	status = baat_field_keyword(&field, words, 2, &word);
	if (status == BAAT_OK && counterfactual && word == 0)
		status = baat_error(diags, field.place, BAAT_VALUE_FORBIDDEN,
		                    _("scenario zonder has no inzet; without the intervention nothing is put in"));
	if (!counterfactual && word == 1)
		line->kind = BAAT_OUTCOME;
	return status;
}

static enum baat_status read_scenario_words(const struct baat_line_context *context, const struct baat_row *row,
                                            bool counterfactual, struct baat_scenario_words *words,
                                            struct baat_diags *diags)
{
	static const char *const choices[] = {"ja", "nee"};
	enum baat_status status = BAAT_OK;

	words->success = context->method->success;
	words->choice = BAAT_CHOICE_NONE;
	if (has_text(context, row, BAAT_COLUMN_SUCCESS)) {
		struct baat_field field = field_of(context, row, BAAT_COLUMN_SUCCESS, diags);
		status = counterfactual ? forbidden(&field) : baat_field_chance(&field, &words->success);
	}
	if (has_text(context, row, BAAT_COLUMN_CHOICE)) {
		struct baat_field field = field_of(context, row, BAAT_COLUMN_CHOICE, diags);
		size_t word = 0;
		status = baat_worst(status,
		                    counterfactual ? forbidden(&field) : baat_field_keyword(&field, choices, 2, &word));
		words->choice = word == 0 ? BAAT_CHOSEN : BAAT_NOT_CHOSEN;
	}
	words->known = status == BAAT_OK;
	return status;
}

static enum baat_status read_quantity(const struct baat_line_context *context, const struct baat_row *row,
                                      struct baat_line *line, struct baat_diags *diags)
{
	struct baat_field field = field_of(context, row, BAAT_COLUMN_QUANTITY, diags);
	if (field.text.length == 0)
		return baat_error(diags, field.place, BAAT_VALUE_MISSING,
		                  _("column 'aantal' is empty; write how many units"));
	return baat_field_euros(&field, BAAT_SCALE_QUANTITY, -BAAT_QUANTITY_MAX, BAAT_QUANTITY_MAX, &line->quantity);
}

enum baat_status baat_line_read(struct baat_line_context *context, const struct baat_row *row, bool counterfactual,
                                struct baat_line *line, struct baat_scenario_words *words, struct baat_diags *diags)
{
	*line = (struct baat_line){.line = row->line, .chance = BAAT_CHANCE_ONE};
	enum baat_status status = read_price(context, row, line, diags);
	status = baat_worst(status, read_quantity(context, row, line, diags));
	status = baat_worst(status, read_time(context, row, line, diags));
	if (has_text(context, row, BAAT_COLUMN_CHANCE)) {
		struct baat_field field = field_of(context, row, BAAT_COLUMN_CHANCE, diags);
		status = baat_worst(status, baat_field_chance(&field, &line->chance));
	}
	status = baat_worst(status, read_kind(context, row, counterfactual, line, diags));
	return baat_worst(status, read_scenario_words(context, row, counterfactual, words, diags));
}
