/* What a unit of a case line costs, who pays and who receives: the price tables, and what the line says over them. */
#include "case-line.h"

#include "base/gettext.h"
#include "model/price/receiver.h"

static struct baat_text post_name(const void *context, size_t index)
{
	const struct baat_line_context *line = context;
	return baat_names_text(line->names, baat_prices_at(line->prices, index)->row->post);
}

static enum baat_status unknown_post(const struct baat_line_context *context, struct baat_field field)
{
	/* among more, going through all of them for each unknown post would take the square of a long input */
	enum { SOUGHT_AMONG = 10000 };
	struct baat_shown shown = baat_show(field.text);
	size_t count = baat_prices_count(context->prices);
	long nearest = count > SOUGHT_AMONG ? -1 : baat_text_nearest(field.text, count, post_name, context);
	if (nearest >= 0)
		return baat_field_error(
		    field, BAAT_POST_UNKNOWN,
		    _("post '%s' is not in the price tables; did you mean %s? Else fill in prijs and betaler"),
		    shown.text, post_name(context, (size_t)nearest).at);
	return baat_field_error(
	    field, BAAT_POST_UNKNOWN,
	    _("post '%s' is not in the price tables; add it to a table, or fill in prijs and betaler here"),
	    shown.text);
}

/* Takes over what the price tables say of the post; *listed is their price, NULL when they do not have it. */
static inline enum baat_status read_post(struct baat_line_context *context, bool has_own, struct baat_line *line,
                                         const struct baat_price **listed)
{
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_POST);
	line->cashable = BAAT_CASHABLE_UNKNOWN;
	line->receiver = BAAT_NO_NAME;
	line->domain = context->no_domain;
	line->price_index = BAAT_OWN_PRICE;
	*listed = NULL;
	if (field.text.length == 0)
		return baat_field_missing(field);

	line->post = baat_names_recall(context->names, field.text);
	if (line->post != BAAT_NO_NAME)
		line->price_index = baat_prices_find(context->prices, line->post);
	if (line->price_index == SIZE_MAX) {
		if (!has_own)
			return unknown_post(context, field);
		line->post = baat_names_add(context->names, field.text);
		return line->post != BAAT_NO_NAME ? BAAT_OK : baat_out_of_memory(context->record.diags);
	}
	const struct baat_price *price = baat_prices_at(context->prices, line->price_index);
	const struct baat_price_row *row = price->row;
	line->domain = row->domain;
	line->price = price->price;
	line->unpriced = row->unpriced;
	line->price_year = price->year;
	line->as_it_stands = price->as_it_stands;
	line->payers = row->payers;
	line->receiver = row->receiver;
	line->cashable = row->cashable;
	*listed = price;
	return BAAT_OK;
}

/* A table price that could not be brought to the price year is only an error where it is used. */
static enum baat_status refuse_price(const struct baat_line_context *context, const struct baat_price *listed)
{
	struct baat_field field = baat_record_field(&context->record, BAAT_COLUMN_POST);
	struct baat_shown post = baat_show(field.text);
	if (listed->problem == BAAT_INDEX_MISSING)
		return baat_field_error(field, BAAT_INDEX_MISSING,
		                        _("the price of '%s' is of %d, a year without a consumer price index"),
		                        post.text, (int)listed->row->year);
	return baat_field_error(field, BAAT_NUMBER_RANGE,
	                        _("the price of '%s' brought to %d is larger than 100 000 000"), post.text,
	                        (int)context->method->price_year);
}

/* A line's own price has its own price year only, and is brought to the run's price year by the index. */
static enum baat_status read_own_price(const struct baat_line_context *context, struct baat_field price,
                                       struct baat_field year, struct baat_line *line)
{
	const struct baat_method *method = context->method;
	enum baat_status status = baat_field_price(price, &line->price, &line->unpriced);
	line->price_year = BAAT_NO_YEAR;
	line->as_it_stands = false;
	line->own_price = true;
	if (year.text.length > 0)
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
		return baat_field_error(year, BAAT_INDEX_MISSING, _("the year %d has no consumer price index"),
		                        (int)line->price_year);
	if (!baat_price_index(line->price, from, to, &line->price))
		return baat_field_error(price, BAAT_NUMBER_RANGE,
		                        _("the price brought to %d is larger than 100 000 000"),
		                        (int)method->price_year);
	line->price_year = method->price_year;
	return BAAT_OK;
}

static enum baat_status read_own_payer(struct baat_line_context *context, struct baat_field field,
                                       struct baat_line *line)
{
	uint32_t number = baat_names_find(context->payer_texts, field.text);
	if (number != BAAT_NO_NAME) {
		line->payers = context->payers[number];
		return BAAT_OK;
	}
	enum baat_status status = baat_shares_read(field.text, field.record->mark, context->names, context->arena,
	                                           &line->payers, baat_field_place(field), field.record->diags);
	if (status != BAAT_OK)
		return status;
	number = baat_names_add(context->payer_texts, field.text);
	if (number == BAAT_NO_NAME ||
	    !baat_grow(&context->payers, &context->payer_capacity, number + (size_t)1, sizeof *context->payers))
		return baat_out_of_memory(field.record->diags);
	context->payers[number] = line->payers;
	return BAAT_OK;
}

/* What the line says over what the tables say; most lines say nothing. */
static enum baat_status read_overrides(struct baat_line_context *context, struct baat_line *line)
{
	struct baat_field payer = baat_record_field(&context->record, BAAT_COLUMN_PAYER);
	struct baat_field receiver = baat_record_field(&context->record, BAAT_COLUMN_RECEIVER);
	struct baat_field cashable = baat_record_field(&context->record, BAAT_COLUMN_CASHABLE);
	enum baat_status status = BAAT_OK;
	if (payer.text.length > 0)
		status = baat_worst(status, read_own_payer(context, payer, line));
	if (receiver.text.length > 0)
		status = baat_worst(status, baat_receiver_read(receiver, context->names, &line->receiver));
	if (status == BAAT_OK && (payer.text.length > 0 || receiver.text.length > 0))
		status = baat_receiver_check(receiver.text.length > 0 ? receiver : payer, line->payers, line->receiver,
		                             context->names);
	if (cashable.text.length > 0)
		status = baat_worst(status, baat_field_percent(cashable, &line->cashable));
	context->tally.small_cashable += cashable.text.length > 0 && baat_percent_is_small(line->cashable);
	return status;
}

/* The line's own price where it has one; else that of the tables must be usable. */
static enum baat_status choose_price(const struct baat_line_context *context, enum baat_status status,
                                     const struct baat_price *listed, struct baat_line *line)
{
	struct baat_field price = baat_record_field(&context->record, BAAT_COLUMN_PRICE);
	struct baat_field year = baat_record_field(&context->record, BAAT_COLUMN_PRICE_YEAR);
	if (price.text.length > 0)
		return baat_worst(status, read_own_price(context, price, year, line));
	if (year.text.length > 0)
		return baat_worst(status, baat_field_error(year, BAAT_VALUE_FORBIDDEN,
		                                           _("a prijspeil belongs to a prijs, but prijs is empty")));
	return listed != NULL && listed->problem != BAAT_CODE__MAX ? refuse_price(context, listed) : status;
}

/* A line of a file in which lines may say something over the tables. */
static __attribute__((noinline)) enum baat_status read_own(struct baat_line_context *context, struct baat_line *line)
{
	bool has_own = baat_record_text(&context->record, BAAT_COLUMN_PRICE).length > 0 &&
	               baat_record_text(&context->record, BAAT_COLUMN_PAYER).length > 0;
	const struct baat_price *listed;
	enum baat_status status = read_post(context, has_own, line, &listed);
	status = choose_price(context, status, listed, line);
	return baat_worst(status, read_overrides(context, line));
}

enum baat_status baat_line_read_price(struct baat_line_context *context, struct baat_line *line)
{
	const struct baat_price *listed;
	if (context->has_overrides)
		return read_own(context, line);
	enum baat_status status = read_post(context, false, line, &listed);
	return listed != NULL && listed->problem != BAAT_CODE__MAX ? refuse_price(context, listed) : status;
}
