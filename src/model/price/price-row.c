/* One row of a price table, from text to numbers. */
#include "price-row.h"

#include "base/gettext.h"
#include "receiver.h"

enum column {
	/* those that must be there */
	POST,
	DESCRIPTION,
	UNIT,
	PRICE,
	PAYER,
	/* and those that may */
	RECEIVER,
	LOW,
	HIGH,
	YEAR,
	INDEX,
	DOMAIN_,
	CASHABLE,
	SOURCE,
	URL,
	REMARK
};

static const char *const column_names[] = {
    [POST] = "post",        [DESCRIPTION] = "omschrijving",
    [UNIT] = "eenheid",     [PRICE] = "prijs",
    [PAYER] = "betaler",    [RECEIVER] = "ontvanger",
    [LOW] = "laag",         [HIGH] = "hoog",
    [YEAR] = "prijspeil",   [INDEX] = "index",
    [DOMAIN_] = "domein",   [CASHABLE] = "verzilverbaar",
    [SOURCE] = "bron",      [URL] = "url",
    [REMARK] = "opmerking",
};

const struct baat_table_kind baat_price_kind = {
    .columns = column_names,
    .count = sizeof column_names / sizeof column_names[0],
    .required = RECEIVER,
    .file = BAAT_FILE_PRICES,
    .names = BAAT_COLUMN_BIT(POST) | BAAT_COLUMN_BIT(UNIT) | BAAT_COLUMN_BIT(PAYER) | BAAT_COLUMN_BIT(RECEIVER) |
             BAAT_COLUMN_BIT(INDEX) | BAAT_COLUMN_BIT(DOMAIN_),
};

static enum baat_status keep_text(struct baat_field field, bool required, struct baat_arena *arena,
                                  struct baat_text *text)
{
	if (required && field.text.length == 0)
		return baat_field_missing(field);
	*text = baat_arena_text(arena, field.text);
	return text->at != NULL ? BAAT_OK : baat_out_of_memory(field.record->diags);
}

static enum baat_status keep_name(struct baat_field field, struct baat_names *names, uint32_t *number)
{
	*number = baat_names_add(names, field.text);
	return *number != BAAT_NO_NAME ? BAAT_OK : baat_out_of_memory(field.record->diags);
}

static enum baat_status read_post(struct baat_field field, struct baat_names *names, uint32_t *post)
{
	if (field.text.length == 0)
		return baat_field_missing(field);
	for (size_t i = 0; i < field.text.length; i++) {
		char c = field.text.at[i];
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-')
			return baat_field_error(field, BAAT_POST_INVALID,
			                        _("post '%s' may hold lowercase letters, digits and - only"),
			                        baat_show(field.text).text);
	}
	return keep_name(field, names, post);
}

static enum baat_status read_bound(struct baat_field field, bool *has, int64_t *price)
{
	*has = field.text.length > 0;
	return *has ? baat_field_euros(field, BAAT_SCALE_PRICE, -BAAT_PRICE_MAX, BAAT_PRICE_MAX, price) : BAAT_OK;
}

static enum baat_status read_prices(const struct baat_record *record, struct baat_price_row *price)
{
	struct baat_field field = baat_record_field(record, PRICE);
	struct baat_field low = baat_record_field(record, LOW), high = baat_record_field(record, HIGH);
	if (field.text.length == 0)
		return baat_field_error(field, BAAT_VALUE_MISSING,
		                        _("column 'prijs' is empty; write pm when the effect has no price"));
	enum baat_status status = baat_field_price(field, &price->price, &price->unpriced);
	status = baat_worst(status, read_bound(low, &price->has_low, &price->low));
	status = baat_worst(status, read_bound(high, &price->has_high, &price->high));
	if (status != BAAT_OK)
		return status;
	if (price->has_low && price->has_high && price->low > price->high)
		return baat_field_error(low, BAAT_PRICE_RANGE, _("laag is above hoog"));
	if (price->unpriced)
		return BAAT_OK;
	if ((price->has_low && price->low > price->price) || (price->has_high && price->high < price->price))
		return baat_field_error(field, BAAT_PRICE_RANGE, _("the price does not lie between laag and hoog"));
	return BAAT_OK;
}

static enum baat_status read_options(const struct baat_record *record, struct baat_price_row *price)
{
	static const struct baat_keywords index_words = {2, {"cpi", "geen"}, {['g' % 32] = 1}};
	enum baat_status status = BAAT_OK;
	struct baat_field year = baat_record_field(record, YEAR), index = baat_record_field(record, INDEX);
	struct baat_field cashable = baat_record_field(record, CASHABLE);
	size_t word = 0;

	if (year.text.length > 0)
		status = baat_worst(status, baat_field_year(year, &price->year));
	if (index.text.length > 0)
		status = baat_worst(status, baat_field_keyword(index, &index_words, &word));
	price->fixed = word == 1;
	price->cashable = BAAT_CASHABLE_UNKNOWN;
	if (cashable.text.length > 0)
		status = baat_worst(status, baat_field_percent(cashable, &price->cashable));
	if (baat_percent_is_small(price->cashable))
		status = baat_worst(status, baat_warn(record->diags, baat_field_place(cashable), BAAT_PERCENT_SMALL,
		                                      _("verzilverbaar '%s' is less than one percent; is a share "
		                                        "meant? 0,5 of a price is 50"),
		                                      baat_show(cashable.text).text));
	return status;
}

static enum baat_status read_parties(const struct baat_record *record, struct baat_names *names,
                                     struct baat_arena *arena, struct baat_price_row *price)
{
	struct baat_field payer = baat_record_field(record, PAYER), receiver = baat_record_field(record, RECEIVER);
	enum baat_status status;
	if (payer.text.length == 0)
		status = baat_field_missing(payer);
	else
		status = baat_shares_read(payer.text, record->mark, names, arena, &price->payers,
		                          baat_field_place(payer), record->diags);
	status = baat_worst(status, baat_receiver_read(receiver, names, &price->receiver));
	if (status == BAAT_OK)
		status = baat_receiver_check(receiver, price->payers, price->receiver, names);
	return status;
}

enum baat_status baat_price_row_read(const struct baat_record *record, struct baat_names *names,
                                     struct baat_arena *arena, struct baat_price_row *price)
{
	static const struct {
		enum column column;
		size_t offset;
	} texts[] = {
	    {DESCRIPTION, offsetof(struct baat_price_row, description)}, {UNIT, offsetof(struct baat_price_row, unit)},
	    {SOURCE, offsetof(struct baat_price_row, source)},           {URL, offsetof(struct baat_price_row, url)},
	    {REMARK, offsetof(struct baat_price_row, remark)},
	};
	*price = (struct baat_price_row){.place = baat_record_place(record, POST)};
	enum baat_status status = read_post(baat_record_field(record, POST), names, &price->post);
	status = baat_worst(status, keep_name(baat_record_field(record, DOMAIN_), names, &price->domain));
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct baat_field field = baat_record_field(record, texts[i].column);
		struct baat_text *text = (struct baat_text *)(void *)((char *)price + texts[i].offset);
		status = baat_worst(status, keep_text(field, texts[i].column <= UNIT, arena, text));
	}
	status = baat_worst(status, read_prices(record, price));
	status = baat_worst(status, read_options(record, price));
	return baat_worst(status, read_parties(record, names, arena, price));
}
