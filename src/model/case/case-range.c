/* What a case line says of how sure it is: ends of ranges, and how well the estimate is founded. */
#include "case-range.h"

#include "base/gettext.h"

/* What a range lies round, and the two columns that may say so. */
struct around {
	enum baat_case_column low, high;
	int64_t value;  /* as it stands in the row */
	bool is_chance; /* else euros or a quantity */
	int64_t bound;  /* of the numbers: from -bound to bound; not for a chance */
	bool sound;     /* the value could be read */
};

static enum baat_status read_end(struct baat_field field, const struct around *around, int64_t *end)
{
	int32_t chance = 0;
	if (!around->is_chance)
		return baat_field_euros(field, BAAT_SCALE_PRICE, -around->bound, around->bound, end);
	enum baat_status status = baat_field_chance(field, &chance);
	*end = chance;
	return status;
}

/* A chance may be 0: it is drawn as it is. What is drawn as a multiple of its value may not. */
static enum baat_status check_size(struct baat_field low, struct baat_field high, const struct around *around,
                                   const struct baat_range *range)
{
	const bool at_low =
	    high.text.length == 0 || (low.text.length > 0 && baat_range_leans_low(range, around->value));
	const struct baat_field field = at_low ? low : high;
	switch (baat_range_problem(range, around->value)) {
	case BAAT_RANGE_ZERO:
		return baat_field_error(
		    field, BAAT_RANGE_ZERO,
		    _("a range round 0 says nothing of how likely it is; enter what may happen with a kans"));
	case BAAT_RANGE_WIDE:
		return baat_field_error(field, BAAT_RANGE_WIDE,
		                        _("the range is wider than 100 times its value; enter what may happen with a "
		                          "kans"));
	default:
		return BAAT_OK;
	}
}

static enum baat_status check_order(struct baat_field low, struct baat_field high, const struct around *around,
                                    const struct baat_range *range)
{
	enum baat_status status = BAAT_OK;
	if (range->low > around->value)
		status = baat_field_error(low, BAAT_RANGE_ORDER,
		                          _("%s '%s' is above the value itself; laag is at most that"),
		                          baat_field_name(low), baat_show(low.text).text);
	if (range->high < around->value)
		status =
		    baat_worst(status, baat_field_error(high, BAAT_RANGE_ORDER,
		                                        _("%s '%s' is below the value itself; hoog is at least that"),
		                                        baat_field_name(high), baat_show(high.text).text));
	return status;
}

static enum baat_status read_range(const struct baat_line_context *context, const struct around *around,
                                   struct baat_range *range)
{
	const struct baat_field low = baat_record_field(&context->record, around->low);
	const struct baat_field high = baat_record_field(&context->record, around->high);
	enum baat_status status = BAAT_OK;
	*range = baat_range_none(around->value);
	range->given = low.text.length > 0 || high.text.length > 0;
	if (low.text.length > 0)
		status = read_end(low, around, &range->low);
	if (high.text.length > 0)
		status = baat_worst(status, read_end(high, around, &range->high));
	if (status != BAAT_OK || !around->sound || !range->given)
		return status;
	status = check_order(low, high, around, range);
	return status != BAAT_OK || around->is_chance ? status : check_size(low, high, around, range);
}

/* Both ends must be empty: on a line of zonder, or because there is no own price for them. */
static enum baat_status refuse_ends(const struct baat_line_context *context, enum baat_case_column low,
                                    bool counterfactual)
{
	enum baat_status status = BAAT_OK;
	for (unsigned column = low; column <= low + 1U; column++) {
		const struct baat_field field = baat_record_field(&context->record, column);
		if (field.text.length == 0)
			continue;
		if (counterfactual)
			status = baat_field_error(field, BAAT_VALUE_FORBIDDEN,
			                          _("column '%s' must be empty on a line of scenario zonder"),
			                          baat_field_name(field));
		else
			status =
			    baat_field_error(field, BAAT_VALUE_FORBIDDEN,
			                     _("%s belongs to an own prijs in euros, which this line does not have"),
			                     baat_field_name(field));
	}
	return status;
}

/* Brings an end to the price year as the price was. */
static enum baat_status index_end(const struct baat_line_context *context, enum baat_case_column column, int64_t from,
                                  int64_t *end)
{
	const int64_t to = baat_prices_index_of_year(context->prices, context->method->price_year);
	const struct baat_field field = baat_record_field(&context->record, column);
	if (baat_price_index(*end, from, to, end))
		return BAAT_OK;
	return baat_field_error(field, BAAT_NUMBER_RANGE, _("the price brought to %d is larger than 100 000 000"),
	                        (int)context->method->price_year);
}

static enum baat_status index_price(const struct baat_line_context *context, struct baat_range *range)
{
	const struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_PRICE_YEAR);
	int32_t year = BAAT_NO_YEAR;
	if (context->method->price_year == BAAT_NO_YEAR || field.text.length == 0)
		return BAAT_OK;
	enum baat_status status = baat_field_year(field, &year);
	if (status != BAAT_OK || year == context->method->price_year)
		return status;
	const int64_t from = baat_prices_index_of_year(context->prices, year);
	status = index_end(context, BAAT_COLUMN_PRICE_LOW, from, &range->low);
	return baat_worst(status, index_end(context, BAAT_COLUMN_PRICE_HIGH, from, &range->high));
}

static enum baat_status read_price(const struct baat_line_context *context, bool sound, const struct baat_line *line,
                                   struct baat_range *range)
{
	struct around around = {
	    .low = BAAT_COLUMN_PRICE_LOW, .high = BAAT_COLUMN_PRICE_HIGH, .bound = BAAT_PRICE_MAX, .sound = sound};
	bool unpriced;
	*range = baat_range_none(line->price);
	if (!line->own_price || line->unpriced)
		return refuse_ends(context, BAAT_COLUMN_PRICE_LOW, false);
	if (!sound)
		return BAAT_OK;
	/* ends are held against the price as it stands, before it was brought to another year */
	enum baat_status status =
	    baat_field_price(baat_record_field(&context->record, BAAT_COLUMN_PRICE), &around.value, &unpriced);
	if (status == BAAT_OK)
		status = read_range(context, &around, range);
	return status == BAAT_OK ? index_price(context, range) : status;
}

static enum baat_status read_success(const struct baat_line_context *context, bool counterfactual, bool sound,
                                     const struct baat_scenario_words *words, struct baat_range *range)
{
	const struct around around = {.low = BAAT_COLUMN_SUCCESS_LOW,
	                              .high = BAAT_COLUMN_SUCCESS_HIGH,
	                              .value = words->success,
	                              .is_chance = true,
	                              .sound = sound};
	*range = baat_range_none(words->success);
	if (counterfactual)
		return refuse_ends(context, BAAT_COLUMN_SUCCESS_LOW, true);
	enum baat_status status = read_range(context, &around, range);
	if (status != BAAT_OK || !sound || words->success != 0)
		return status;
	return check_size(baat_record_field(&context->record, BAAT_COLUMN_SUCCESS_LOW),
	                  baat_record_field(&context->record, BAAT_COLUMN_SUCCESS_HIGH), &around, range);
}

static enum baat_status read_evidence(const struct baat_line_context *context, uint8_t *evidence)
{
	const struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_EVIDENCE);
	*evidence = 0;
	if (field.text.length == 0)
		return BAAT_OK;
	if (field.text.length != 1 || field.text.at[0] < '1' || field.text.at[0] > '0' + BAAT_GRADE_WORST)
		return baat_field_error(field, BAAT_VALUE_UNKNOWN, _("bewijs '%s' is not 1 (best) to 6 (a guess)"),
		                        baat_show(field.text).text);
	*evidence = (uint8_t)(field.text.at[0] - '0');
	return BAAT_OK;
}

enum baat_status baat_line_read_ranges(struct baat_line_context *context, bool counterfactual, bool sound,
                                       const struct baat_line *line, const struct baat_scenario_words *words,
                                       struct baat_line_ranges *ranges, struct baat_range *success)
{
	const struct around quantity = {.low = BAAT_COLUMN_QUANTITY_LOW,
	                                .high = BAAT_COLUMN_QUANTITY_HIGH,
	                                .value = line->quantity,
	                                .bound = BAAT_QUANTITY_MAX,
	                                .sound = sound};
	const struct around chance = {.low = BAAT_COLUMN_CHANCE_LOW,
	                              .high = BAAT_COLUMN_CHANCE_HIGH,
	                              .value = line->chance,
	                              .is_chance = true,
	                              .sound = sound};
	enum baat_status status = read_range(context, &quantity, &ranges->quantity);
	status = baat_worst(status, read_range(context, &chance, &ranges->chance));
	status = baat_worst(status, read_success(context, counterfactual, sound, words, success));
	status = baat_worst(status, read_price(context, sound, line, &ranges->price));
	return baat_worst(status, read_evidence(context, &ranges->evidence));
}
