#include "record.h"

#include "baat/base/name.h"

#include "base/gettext.h"
#include "baat/base/buffer.h"

struct baat_record baat_record_of(const struct baat_table *table, const size_t *column, const char *const *names)
{
	struct baat_record record = {.column = column, .names = names};
	record.path = baat_table_path(table);
	record.mark = baat_table_mark(table);
	record.sign = record.mark == BAAT_MARK_COMMA ? ',' : record.mark == BAAT_MARK_POINT ? '.' : '\0';
	return record;
}

struct baat_place baat_record_place(const struct baat_record *record, unsigned which)
{
	size_t column = record->column[which];
	return baat_at(record->path, record->row->line, column == BAAT_NO_COLUMN ? 0 : column + 1);
}

struct baat_place baat_field_place(struct baat_field field)
{
	return baat_record_place(field.record, field.which);
}

enum baat_status baat_field_missing(struct baat_field field)
{
	return baat_field_error(field, BAAT_VALUE_MISSING, _("column '%s' is empty"), baat_field_name(field));
}

enum baat_status baat_field_read(struct baat_field field, struct baat_number_rule rule, int64_t *number)
{
	rule.mark = field.record->mark;
	*number = 0;
	enum baat_code wrong = baat_number_read(field.text, &rule, number);
	if (wrong == BAAT_CODE__MAX)
		return BAAT_OK;
	return baat_number_report(field.record->diags, baat_field_place(field), wrong, baat_field_name(field),
	                          field.text, &rule);
}

enum baat_status baat_field_percent(struct baat_field field, int32_t *percent)
{
	const struct baat_number_rule rule = {
	    .percent = BAAT_PERCENT_MAY, .scale = BAAT_SCALE_PERCENT, .max = BAAT_PERCENT_ALL};
	int64_t number;
	enum baat_status status = baat_field_read(field, rule, &number);
	*percent = (int32_t)number;
	return status;
}

enum baat_status baat_field_year(struct baat_field field, int32_t *year)
{
	int64_t number;
	enum baat_status status = baat_field_number(field, 0, BAAT_YEAR_FIRST, BAAT_YEAR_LAST, &number);
	*year = status == BAAT_OK ? (int32_t)number : BAAT_NO_YEAR;
	return status;
}

enum baat_status baat_field_price(struct baat_field field, int64_t *price, bool *unpriced)
{
	*unpriced = baat_text_equal_ascii(field.text, BAAT_TEXT("pm")) ||
	            baat_text_equal_ascii(baat_name_trim(field.text), BAAT_TEXT("pm"));
	*price = 0;
	if (*unpriced)
		return BAAT_OK;
	return baat_field_euros(field, BAAT_SCALE_PRICE, -BAAT_PRICE_MAX, BAAT_PRICE_MAX, price);
}

static struct baat_text word_at(const void *context, size_t index)
{
	const struct baat_keywords *keywords = context;
	return baat_text_of(keywords->words[index]);
}

enum baat_status baat_field_no_keyword(struct baat_field field, const struct baat_keywords *keywords)
{
	struct baat_buffer list = {0};
	const char *name = baat_field_name(field);
	for (size_t i = 0; i < keywords->count; i++)
		baat_buffer_printf(&list, "%s%s", i == 0 ? "" : ", ", keywords->words[i]);
	baat_buffer_add_char(&list, '\0');
	enum baat_status status;
	long nearest = baat_text_nearest(field.text, keywords->count, word_at, keywords);
	if (list.failed)
		status = baat_out_of_memory(field.record->diags);
	else if (nearest >= 0)
		status = baat_field_error(field, BAAT_VALUE_UNKNOWN,
		                          _("%s '%s' is unknown; did you mean %s? It is one of: %s"), name,
		                          baat_show(field.text).text, keywords->words[nearest], list.at);
	else
		status = baat_field_error(field, BAAT_VALUE_UNKNOWN, _("%s '%s' is not one of: %s"), name,
		                          baat_show(field.text).text, list.at);
	baat_buffer_free(&list);
	return status;
}
