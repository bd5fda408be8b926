/* What a line of a programme passes on to case lines: read, so that it can be written in any dialect. */
#include "programme-line.h"

#include "base/gettext.h"
#include "model/price/receiver.h"

static enum baat_status read_price(const struct baat_record *record, struct baat_programme_line *line)
{
	const struct baat_field price = baat_record_field(record, BAAT_PROGRAMME_PRICE);
	const struct baat_field year = baat_record_field(record, BAAT_PROGRAMME_PRICE_YEAR);
	enum baat_status status = BAAT_OK;
	line->price_year = BAAT_NO_YEAR;
	line->has_price = price.text.length > 0;
	if (line->has_price)
		status = baat_field_price(price, &line->price, &line->unpriced);
	if (year.text.length == 0)
		return status;
	if (!line->has_price)
		return baat_field_error(year, BAAT_VALUE_FORBIDDEN,
		                        _("a prijspeil belongs to a prijs, but prijs is empty"));
	return baat_worst(status, baat_field_year(year, &line->price_year));
}

static enum baat_status read_parties(const struct baat_record *record, struct baat_programme *programme,
                                     struct baat_programme_line *line)
{
	const struct baat_field payer = baat_record_field(record, BAAT_PROGRAMME_PAYER);
	const struct baat_field receiver = baat_record_field(record, BAAT_PROGRAMME_RECEIVER);
	enum baat_status status = BAAT_OK;
	uint32_t party = BAAT_NO_NAME;
	line->receiver = BAAT_TEXT("");
	if (payer.text.length > 0)
		status = baat_shares_read(payer.text, record->mark, programme->names, &programme->arena, &line->payers,
		                          baat_field_place(payer), record->diags);
	if (receiver.text.length > 0)
		status = baat_worst(status, baat_receiver_read(receiver, programme->names, &party));
	if (status != BAAT_OK)
		return status;
	if (party != BAAT_NO_NAME)
		line->receiver = baat_names_text(programme->names, party);
	else if (receiver.text.length > 0)
		line->receiver = BAAT_TEXT("-");
	return baat_receiver_check(receiver, line->payers, party, programme->names);
}

static enum baat_status read_cashable(const struct baat_record *record, struct baat_programme_line *line)
{
	const struct baat_field field = baat_record_field(record, BAAT_PROGRAMME_CASHABLE);
	line->cashable = BAAT_CASHABLE_UNKNOWN;
	if (field.text.length == 0)
		return BAAT_OK;
	const enum baat_status status = baat_field_percent(field, &line->cashable);
	if (status != BAAT_OK || !baat_percent_is_small(line->cashable))
		return status;
	return baat_warn(record->diags, baat_field_place(field), BAAT_PERCENT_SMALL,
	                 _("verzilverbaar '%s' is less than one percent; is a share "
	                   "meant? 0,5 of a price is 50"),
	                 baat_show(field.text).text);
}

enum baat_status baat_passed_read(const struct baat_record *record, struct baat_programme *programme,
                                  struct baat_programme_line *line)
{
	line->post = baat_arena_text(&programme->arena, baat_record_text(record, BAAT_PROGRAMME_POST));
	line->remark = baat_arena_text(&programme->arena, baat_record_text(record, BAAT_PROGRAMME_REMARK));
	if (line->post.at == NULL || line->remark.at == NULL)
		return baat_out_of_memory(record->diags);
	enum baat_status status = read_price(record, line);
	status = baat_worst(status, read_parties(record, programme, line));
	return baat_worst(status, read_cashable(record, line));
}
