/* One row of a debt, from text to numbers. */
#include "debt-row.h"

#include "base/gettext.h"
#include "model/row/date.h"
#include "model/case/case-line.h"
#include "model/price/receiver.h"

static const char *const act_names[] = {
    [BAAT_DEBT_PRINCIPAL] = "hoofdsom", [BAAT_DEBT_FINE] = "boete",       [BAAT_DEBT_COSTS] = "kosten",
    [BAAT_DEBT_INTEREST] = "rente",     [BAAT_DEBT_PAYMENT] = "betaling", [BAAT_DEBT_WAIVER] = "kwijtschelding",
};

const char *baat_debt_act_name(enum baat_debt_act act)
{
	return act_names[act];
}

static bool find_act(struct baat_text post, uint8_t *act)
{
	for (size_t i = 0; i < BAAT_DEBT_STEP; i++)
		if (baat_text_equal_ascii(post, baat_text_of(act_names[i]))) {
			*act = (uint8_t)i;
			return true;
		}
	return false;
}

bool baat_debt_is_loss(struct baat_text post)
{
	static const char front[] = "oninbare-", tail[] = "-voldaan";
	const size_t before = sizeof front - 1, behind = sizeof tail - 1;
	return (post.length > before && memcmp(post.at, front, before) == 0) ||
	       (post.length > behind && memcmp(post.at + post.length - behind, tail, behind) == 0);
}

bool baat_debt_is_post(const struct baat_debt_context *context, struct baat_text post)
{
	uint8_t act;
	return find_act(post, &act) || baat_tariffs_step(context->tariffs, post) != NULL;
}

static struct baat_field field_of(const struct baat_debt_context *context, enum baat_case_column column)
{
	return baat_record_field(&context->record, column);
}

static bool is_empty(const struct baat_debt_context *context, enum baat_case_column column)
{
	return baat_record_text(&context->record, column).length == 0;
}

static struct baat_text word_at(const void *context, size_t index)
{
	(void)context;
	return baat_text_of(act_names[index]);
}

static enum baat_status read_post(const struct baat_debt_context *context, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_POST);
	if (field.text.length == 0)
		return baat_field_missing(field);
	if (find_act(field.text, &row->act))
		return BAAT_OK;
	row->act = BAAT_DEBT_STEP;
	row->step = baat_tariffs_step(context->tariffs, field.text);
	if (row->step != NULL)
		return BAAT_OK;
	const char *near = baat_tariffs_nearest(context->tariffs, field.text);
	long word = baat_text_nearest(field.text, BAAT_DEBT_STEP, word_at, NULL);
	if (word >= 0)
		near = act_names[word];
	if (near == NULL)
		return baat_field_error(field, BAAT_STEP_UNKNOWN,
		                        _("'%s' is neither what happens to a debt (hoofdsom, boete, kosten, rente, "
		                          "betaling, kwijtschelding) nor a step in the tariff tables"),
		                        baat_show(field.text).text);
	return baat_field_error(field, BAAT_STEP_UNKNOWN,
	                        _("'%s' is neither what happens to a debt nor a step in the tariff tables; did you "
	                          "mean %s?"),
	                        baat_show(field.text).text, near);
}

/* Euros of 2 decimals from `least` cents. A sign that may group or divide has messages of its own. */
static enum baat_status read_euros(struct baat_field field, int64_t least, baat_cents *cents)
{
	const struct baat_number_rule rule = {
	    .mark = field.record->mark, .scale = BAAT_SCALE_CENTS, .min = least, .max = BAAT_DEBT_MAX, .euro = true};
	enum baat_code wrong = baat_number_read(field.text, &rule, cents);
	if (wrong == BAAT_CODE__MAX)
		return BAAT_OK;
	*cents = least;
	if (wrong == BAAT_NUMBER_AMBIGUOUS || wrong == BAAT_NUMBER_GROUPING)
		return baat_number_report(field.record->diags, baat_field_place(field), wrong, baat_field_name(field),
		                          field.text, &rule);
	return baat_field_error(field, BAAT_AMOUNT_NOT_EUROS,
	                        _("%s '%s' is not an amount in euros with at most two decimals, %s"),
	                        baat_field_name(field), baat_show(field.text).text,
	                        least > 0 ? _("above 0 and up to 100 000 000") : _("from 0 up to 100 000 000"));
}

static enum baat_status read_amount(const struct baat_debt_context *context, bool all, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_QUANTITY);
	const bool may_rest = row->act == BAAT_DEBT_PAYMENT || row->act == BAAT_DEBT_WAIVER;
	if (field.text.length == 0)
		return baat_field_error(field, BAAT_AMOUNT_MISSING,
		                        may_rest ? _("column 'aantal' is empty; write how many euros, or rest for all "
		                                     "that is owed then")
		                                 : _("column 'aantal' is empty; write how many euros"));
	row->rest = may_rest && baat_text_equal_ascii(field.text, BAAT_TEXT("rest"));
	if (all && row->rest != (row->act == BAAT_DEBT_WAIVER))
		return baat_field_error(field, BAAT_ALL_ONLY_PAYMENT,
		                        _("on all debts at once there is a betaling in euros, or a kwijtschelding of "
		                          "rest; name a debt for anything else"));
	return row->rest ? BAAT_OK : read_euros(field, 1, &row->amount);
}

static enum baat_status read_times(const struct baat_debt_context *context, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_QUANTITY);
	const struct baat_number_rule rule = {.mark = field.record->mark, .min = 1, .max = BAAT_DEBT_TIMES_MAX};
	int64_t times = 1;
	if (field.text.length > 0 && baat_number_read(field.text, &rule, &times) != BAAT_CODE__MAX)
		return baat_field_error(field, BAAT_TIMES_NOT_WHOLE,
		                        _("aantal '%s' of a step is how many times it is taken: a whole number of 1 to "
		                          "100, or nothing for once"),
		                        baat_show(field.text).text);
	row->times = (int32_t)times;
	return BAAT_OK;
}

static enum baat_status read_quantity(const struct baat_debt_context *context, bool all, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_QUANTITY);
	switch (row->act) {
	case BAAT_DEBT_STEP:
		return read_times(context, row);
	case BAAT_DEBT_INTEREST:
		row->statutory = field.text.length == 0;
		return row->statutory ? BAAT_OK : baat_field_percent(field, &row->percent);
	default:
		return read_amount(context, all, row);
	}
}

static enum baat_status read_period(const struct baat_debt_context *context, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_PERIOD);
	row->monthly = baat_text_equal_ascii(field.text, BAAT_TEXT("maand"));
	const bool once = field.text.length == 0 || baat_text_equal_ascii(field.text, BAAT_TEXT("eenmalig"));
	if (row->act == BAAT_DEBT_INTEREST)
		return row->monthly ? BAAT_OK
		                    : baat_field_error(field, BAAT_PERIOD_NOT_FOR_DEBT,
		                                       _("rente is reckoned per maand; write that, and duur"));
	if (row->act == BAAT_DEBT_FINE || row->act == BAAT_DEBT_WAIVER)
		return once ? BAAT_OK
		            : baat_field_error(field, BAAT_PERIOD_NOT_FOR_DEBT,
		                               _("%s happens once; leave per empty, and write a row for each"),
		                               act_names[row->act]);
	if (row->monthly || once)
		return BAAT_OK;
	return baat_field_error(field, BAAT_PERIOD_NOT_FOR_DEBT,
	                        _("a debt goes by months: per is eenmalig or maand, not '%s'"),
	                        baat_show(field.text).text);
}

static enum baat_status start_missing(struct baat_field field)
{
	return baat_field_error(field, BAAT_START_MISSING,
	                        _("this row needs to know which month of the calendar month 0 is; fill in column start "
	                          "or add --start=jjjj-mm"));
}

static enum baat_status read_from(struct baat_debt_context *context, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_FROM);
	int32_t month = 0;
	bool is_date = false, mid = false;
	if (field.text.length == 0 && (row->act == BAAT_DEBT_PRINCIPAL || row->act == BAAT_DEBT_FINE))
		return baat_field_error(field, BAAT_MONTH_MISSING,
		                        _("column 'van' is empty; write the month in which this is owed: below 0 when "
		                          "it was there before the decision"));
	enum baat_status status = BAAT_OK;
	if (field.text.length > 0)
		status = baat_when_read(field, BAAT_DEBT_FIRST_MONTH, BAAT_DEBT_LAST_MONTH, &is_date, &month, &mid);
	context->mid_days += mid;
	if (context->start == BAAT_BAD_MONTH)
		return status;
	if (status == BAAT_OK && context->start == BAAT_NO_MONTH &&
	    (is_date || row->act == BAAT_DEBT_STEP || row->statutory))
		return start_missing(field);
	if (is_date)
		month -= context->start;
	if (status == BAAT_OK && (month < BAAT_DEBT_FIRST_MONTH || month > BAAT_DEBT_LAST_MONTH))
		return baat_field_error(field, BAAT_NUMBER_BOUNDS, _("van '%s' lies more than 1200 months from start"),
		                        baat_show(field.text).text);
	row->from = (int16_t)(status == BAAT_OK ? month : 0);
	return status;
}

static enum baat_status read_months(const struct baat_debt_context *context, bool all, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_MONTHS);
	int64_t months;
	row->months = 1;
	if (!row->monthly)
		return field.text.length == 0
		           ? BAAT_OK
		           : baat_field_error(field, BAAT_VALUE_FORBIDDEN,
		                              _("duur must be empty when per is eenmalig; is per filled in?"));
	row->open = field.text.length == 0;
	if (row->open && row->act == BAAT_DEBT_PAYMENT && !row->rest && !all) {
		row->months = (int16_t)(BAAT_DEBT_LAST_MONTH - row->from + 1);
		return BAAT_OK;
	}
	if (row->open)
		return baat_field_error(field, BAAT_DURATION_MISSING,
		                        _("duur is empty; say for how many months it goes on per %s"), "maand");
	if (field.text.at[field.text.length - 1] > '9' && baat_months_meant(field.text, &months))
		return baat_field_error(field, BAAT_NUMBER_INVALID,
		                        _("%s '%s' must be in whole months, as a number; write %lld"), "duur",
		                        baat_show(field.text).text, (long long)months);
	enum baat_status status = baat_field_number(field, 0, 1, BAAT_MONTHS_MAX, &months);
	if (status == BAAT_OK && row->from + months - 1 > BAAT_DEBT_LAST_MONTH)
		status = baat_field_error(field, BAAT_NUMBER_BOUNDS, _("this goes on after month 1200"));
	row->months = status == BAAT_OK ? (int16_t)months : 1;
	return status;
}

static enum baat_status read_chance(const struct baat_debt_context *context, struct baat_debt_row *row)
{
	struct baat_field field = field_of(context, BAAT_COLUMN_CHANCE);
	if (field.text.length == 0)
		return BAAT_OK;
	enum baat_status status = baat_field_chance(field, &row->chance);
	if (status != BAAT_OK || row->chance == BAAT_CHANCE_ONE)
		return status;
	if (row->from < 0)
		return baat_field_error(field, BAAT_CHANCE_NOT_HERE,
		                        _("what lies before the decision has happened: kans is 1 there, or empty"));
	if (row->act == BAAT_DEBT_WAIVER)
		return baat_field_error(field, BAAT_CHANCE_NOT_HERE,
		                        _("a kwijtschelding happens or does not: kans is 1, or empty"));
	return BAAT_OK;
}

static enum baat_status party_not_here(struct baat_field field, enum baat_debt_act act)
{
	if (field.text.length == 0)
		return BAAT_OK;
	return baat_field_error(field, BAAT_PARTY_NOT_HERE, _("column '%s' must be empty on a row of %s"),
	                        baat_field_name(field), act_names[act]);
}

static enum baat_status read_parties(struct baat_debt_context *context, struct baat_debt_row *row, uint32_t *creditor)
{
	struct baat_field payer = field_of(context, BAAT_COLUMN_PAYER);
	struct baat_field receiver = field_of(context, BAAT_COLUMN_RECEIVER);
	const bool work = row->act == BAAT_DEBT_COSTS || row->act == BAAT_DEBT_STEP;
	const bool owed = row->act == BAAT_DEBT_PRINCIPAL || row->act == BAAT_DEBT_FINE;
	enum baat_status status = BAAT_OK;
	*creditor = row->receiver = BAAT_NO_NAME;
	if (!work && row->act != BAAT_DEBT_PAYMENT)
		status = party_not_here(payer, row->act);
	if (!work && !owed)
		return baat_worst(status, party_not_here(receiver, row->act));
	row->has_receiver = work && receiver.text.length > 0;
	return baat_worst(status, baat_receiver_read(receiver, context->names, owed ? creditor : &row->receiver));
}

static enum baat_status keep_payer(struct baat_debt_context *context, struct baat_debt_row *row)
{
	struct baat_text payer = baat_record_text(&context->record, BAAT_COLUMN_PAYER);
	row->payer = BAAT_TEXT("");
	if (payer.length == 0)
		return BAAT_OK;
	row->payer = baat_arena_text(&context->texts, baat_party_name(payer));
	return row->payer.at != NULL ? BAAT_OK : baat_out_of_memory(context->record.diags);
}

static enum baat_status price_not_here(struct baat_field field, const char *why)
{
	return baat_field_error(field, BAAT_PRICE_ON_DEBT, "%s", why);
}

static enum baat_status read_price(const struct baat_debt_context *context, struct baat_debt_row *row)
{
	static const enum baat_case_column ranges[] = {BAAT_COLUMN_QUANTITY_LOW, BAAT_COLUMN_QUANTITY_HIGH,
	                                               BAAT_COLUMN_PRICE_LOW, BAAT_COLUMN_PRICE_HIGH};
	struct baat_field price = field_of(context, BAAT_COLUMN_PRICE);
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (!is_empty(context, ranges[i]))
			status = price_not_here(field_of(context, ranges[i]),
			                        _("a debt has no range: what is owed follows from its rows"));
	if (!is_empty(context, BAAT_COLUMN_PRICE_YEAR))
		status = baat_worst(status, price_not_here(field_of(context, BAAT_COLUMN_PRICE_YEAR),
		                                           _("prijspeil must be empty on a row of a debt: what is owed "
		                                             "is never brought to another year")));
	if (price.text.length == 0)
		return status;
	if (row->act != BAAT_DEBT_STEP)
		return baat_worst(status,
		                  price_not_here(price, _("prijs goes with a step, and says what its work costs; write "
		                                          "the euros of anything else in aantal")));
	if (row->step != NULL && row->step->work != 1)
		return baat_worst(status, price_not_here(price, row->step->work == 0
		                                                    ? _("this step is no work, so that it has no price")
		                                                    : _("this step is work in several parts, so that "
		                                                        "one price does not say what each costs; write "
		                                                        "them as kosten")));
	row->has_price = true;
	return baat_worst(status, read_euros(price, 0, &row->price));
}

enum baat_status baat_debt_row_read(struct baat_debt_context *context, bool all, struct baat_debt_row *row,
                                    uint32_t *creditor)
{
	*creditor = BAAT_NO_NAME;
	enum baat_status status = read_post(context, row);
	if (status != BAAT_OK)
		return status;
	if (all && row->act != BAAT_DEBT_PAYMENT && row->act != BAAT_DEBT_WAIVER)
		return baat_field_error(field_of(context, BAAT_COLUMN_DEBT), BAAT_ALL_ONLY_PAYMENT,
		                        _("on all debts at once there is a betaling in euros, or a kwijtschelding of "
		                          "rest; name a debt for anything else"));
	status = read_quantity(context, all, row);
	status = baat_worst(status, read_period(context, row));
	status = baat_worst(status, read_from(context, row));
	status = baat_worst(status, read_months(context, all, row));
	status = baat_worst(status, read_chance(context, row));
	status = baat_worst(status, read_parties(context, row, creditor));
	status = baat_worst(status, keep_payer(context, row));
	status = baat_worst(status, read_price(context, row));
	if (status == BAAT_OK && row->scenario > 0 && row->from < 0)
		status =
		    baat_field_error(field_of(context, BAAT_COLUMN_FROM), BAAT_PAST_IN_ALTERNATIVE,
		                     _("what lies before the decision holds in every scenario; write it in scenario "
		                       "zonder"));
	return status;
}
