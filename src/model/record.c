#include "record.h"

#include "../base/gettext.h"
#include "baat/method.h"

static enum baat_status read_number(const struct baat_field *field, const struct baat_number_rule *rule,
                                    int64_t *number)
{
	enum baat_code wrong = baat_number_read(field->text, rule, number);
	if (wrong == BAAT_CODE__MAX)
		return BAAT_OK;
	return baat_number_report(field->diags, field->place, wrong, field->name, field->text, rule);
}

enum baat_status baat_field_number(const struct baat_field *field, unsigned scale, int64_t min, int64_t max,
                                   int64_t *number)
{
	const struct baat_number_rule rule = {.mark = field->mark, .scale = scale, .min = min, .max = max};
	return read_number(field, &rule, number);
}

enum baat_status baat_field_euros(const struct baat_field *field, unsigned scale, int64_t min, int64_t max,
                                  int64_t *number)
{
	const struct baat_number_rule rule = {
	    .mark = field->mark, .scale = scale, .min = min, .max = max, .euro = true};
	return read_number(field, &rule, number);
}

enum baat_status baat_field_chance(const struct baat_field *field, int32_t *chance)
{
	const struct baat_number_rule rule = {
	    .mark = field->mark, .percent = BAAT_PERCENT_DIVIDES, .scale = BAAT_SCALE_CHANCE, .max = BAAT_CHANCE_ONE};
	int64_t number = 0;
	enum baat_status status = read_number(field, &rule, &number);
	*chance = (int32_t)number;
	return status;
}

enum baat_status baat_field_percent(const struct baat_field *field, int32_t *percent)
{
	const struct baat_number_rule rule = {
	    .mark = field->mark, .percent = BAAT_PERCENT_MAY, .scale = BAAT_SCALE_PERCENT, .max = BAAT_PERCENT_ALL};
	int64_t number = 0;
	enum baat_status status = read_number(field, &rule, &number);
	*percent = (int32_t)number;
	return status;
}

enum baat_status baat_field_year(const struct baat_field *field, int32_t *year)
{
	int64_t number = BAAT_NO_YEAR;
	enum baat_status status = baat_field_number(field, 0, BAAT_YEAR_FIRST, BAAT_YEAR_LAST, &number);
	*year = (int32_t)number;
	return status;
}

enum baat_status baat_field_price(const struct baat_field *field, int64_t *price, bool *unpriced)
{
	*unpriced = baat_text_equal_ascii(field->text, BAAT_TEXT("pm"));
	*price = 0;
	if (*unpriced)
		return BAAT_OK;
	return baat_field_euros(field, BAAT_SCALE_PRICE, -BAAT_PRICE_MAX, BAAT_PRICE_MAX, price);
}

static struct baat_text word_at(const void *context, size_t index)
{
	const char *const *words = context;
	return baat_text_of(words[index]);
}

enum baat_status baat_field_keyword(const struct baat_field *field, const char *const words[], size_t count,
                                    size_t *index)
{
	struct baat_buffer list = {0};
	/* the first letter rules out most words */
	char first = field->text.length > 0 ? (char)(field->text.at[0] | 0x20) : '\0';
	for (size_t i = 0; i < count; i++)
		if (words[i][0] == first && baat_text_equal_ascii(field->text, baat_text_of(words[i]))) {
			*index = i;
			return BAAT_OK;
		}
	for (size_t i = 0; i < count; i++)
		baat_buffer_printf(&list, "%s%s", i == 0 ? "" : ", ", words[i]);
	baat_buffer_add_char(&list, '\0');
	enum baat_status status;
	long nearest = baat_text_nearest(field->text, count, word_at, words);
	if (list.failed)
		status = baat_out_of_memory(field->diags);
	else if (nearest >= 0)
		status = baat_error(field->diags, field->place, BAAT_VALUE_UNKNOWN,
		                    _("%s '%s' is unknown; did you mean %s? It is one of: %s"), field->name,
		                    baat_show(field->text).text, words[nearest], list.at);
	else
		status = baat_error(field->diags, field->place, BAAT_VALUE_UNKNOWN, _("%s '%s' is not one of: %s"),
		                    field->name, baat_show(field->text).text, list.at);
	baat_buffer_free(&list);
	return status;
}
