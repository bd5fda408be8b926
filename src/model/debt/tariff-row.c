#include "tariff-row.h"

#include "base/gettext.h"
#include "model/row/record.h"

enum column {
	CODE,
	DESCRIPTION,
	FROM,
	LAW,
	COMPONENT,
	UNTIL,
	ABOVE,
	UP_TO,
	AMOUNT,
	PERCENT,
	OVER,
	WAY,
	MINIMUM,
	MAXIMUM,
	VAT,
	COSTS,
	AT,
	RECEIVER,
	SOURCE, /* these two are for people; names near to them are slips all the same */
	STATUS,
	COLUMNS
};

static const char *const column_names[COLUMNS] = {
    [CODE] = "code",
    [COMPONENT] = "onderdeel",
    [DESCRIPTION] = "omschrijving",
    [FROM] = "van",
    [UNTIL] = "tot",
    [ABOVE] = "boven",
    [UP_TO] = "tm",
    [AMOUNT] = "bedrag",
    [PERCENT] = "procent",
    [OVER] = "over",
    [WAY] = "wijze",
    [MINIMUM] = "minimum",
    [MAXIMUM] = "maximum",
    [VAT] = "btw",
    [COSTS] = "kosten",
    [AT] = "bij",
    [RECEIVER] = "ontvanger",
    [LAW] = "wet",
    [SOURCE] = "bron",
    [STATUS] = "status",
};

const struct baat_table_kind baat_tariff_table = {
    .columns = column_names,
    .count = COLUMNS,
    .required = LAW + 1,
    .names = BAAT_COLUMN_BIT(CODE) | BAAT_COLUMN_BIT(COMPONENT) | BAAT_COLUMN_BIT(OVER) | BAAT_COLUMN_BIT(WAY) |
             BAAT_COLUMN_BIT(VAT) | BAAT_COLUMN_BIT(COSTS) | BAAT_COLUMN_BIT(AT) | BAAT_COLUMN_BIT(RECEIVER),
};

/* Percent, 4 decimals: a step may take more than all that is owed, but not a hundred times as much. */
#define PERCENT_MAX INT64_C(100000000)

static enum baat_status keep_text(struct baat_field field, bool required, struct baat_arena *arena,
                                  struct baat_text *text)
{
	if (required && field.text.length == 0)
		return baat_field_missing(field);
	*text = baat_arena_text(arena, field.text);
	return text->at != NULL ? BAAT_OK : baat_out_of_memory(field.record->diags);
}

/* A code is a post of case lines, and so is what it makes together with a component. */
static enum baat_status keep_code(struct baat_field field, bool required, struct baat_arena *arena,
                                  struct baat_text *text)
{
	for (size_t i = 0; i < field.text.length; i++) {
		char c = field.text.at[i];
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-')
			return baat_field_error(field, BAAT_POST_INVALID,
			                        _("%s '%s' may hold lowercase letters, digits and - only"),
			                        baat_field_name(field), baat_show(field.text).text);
	}
	return keep_text(field, required, arena, text);
}

static enum baat_status read_month(struct baat_field field, bool required, int32_t *month)
{
	*month = BAAT_NO_MONTH;
	if (field.text.length == 0)
		return required ? baat_field_missing(field) : BAAT_OK;
	if (baat_month_read(field.text, month))
		return BAAT_OK;
	return baat_field_error(field, BAAT_DATE_INVALID, _("%s '%s' is not a month of 1900 to 2199; write it as %s"),
	                        baat_field_name(field), baat_show(field.text).text, "2017-02");
}

/* Euros as cents; `none` where there is nothing. */
static enum baat_status read_euros(struct baat_field field, int64_t none, int64_t *cents)
{
	enum { MOST = 100000000 }; /* euros, as of any price */
	*cents = none;
	if (field.text.length == 0)
		return BAAT_OK;
	return baat_field_euros(field, BAAT_SCALE_CENTS, 0, INT64_C(100) * MOST, cents);
}

static enum baat_status read_band(const struct baat_record *record, struct baat_tariff_band *band)
{
	const struct baat_number_rule rule = {
	    .percent = BAAT_PERCENT_MAY, .scale = BAAT_SCALE_PERCENT, .max = PERCENT_MAX};
	struct baat_field percent = baat_record_field(record, PERCENT), amount = baat_record_field(record, AMOUNT);
	enum baat_status status = read_euros(baat_record_field(record, ABOVE), -1, &band->above);
	status = baat_worst(status, read_euros(baat_record_field(record, UP_TO), BAAT_NO_END, &band->up_to));
	status = baat_worst(status, read_euros(amount, 0, &band->amount));
	band->percent = 0;
	if (percent.text.length > 0)
		status = baat_worst(status, baat_field_read(percent, rule, &band->percent));
	else if (amount.text.length == 0)
		status =
		    baat_worst(status, baat_field_error(amount, BAAT_VALUE_MISSING,
		                                        _("bedrag and procent are both empty; write one of them")));
	if (status == BAAT_OK && band->above >= band->up_to)
		status =
		    baat_field_error(baat_record_field(record, UP_TO), BAAT_TARIFF_MIXED, _("tm must be above boven"));
	return status;
}

static enum baat_status read_word(const struct baat_record *record, enum column column,
                                  const struct baat_keywords *words, size_t *word)
{
	struct baat_field field = baat_record_field(record, column);
	*word = 0;
	return field.text.length == 0 ? BAAT_OK : baat_field_keyword(field, words, word);
}

/* What a percentage is of. One of the words is longer than a keyword can be. */
static enum baat_status read_base(struct baat_field field, enum baat_tariff_base *base)
{
	static const char *const words[] = {
	    [BAAT_OVER_BALANCE] = "stand", [BAAT_OVER_PRINCIPAL] = "hoofdsom", [BAAT_OVER_CLAIM] = "vordering"};
	*base = BAAT_OVER_BALANCE;
	if (field.text.length == 0)
		return BAAT_OK;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (baat_text_equal_ascii(field.text, baat_text_of(words[i]))) {
			*base = (enum baat_tariff_base)i;
			return BAAT_OK;
		}
	return baat_field_error(field, BAAT_VALUE_UNKNOWN, _("%s '%s' is not one of: %s"), baat_field_name(field),
	                        baat_show(field.text).text, "hoofdsom, vordering, stand");
}

/* How the tariff counts; the word that stands first counts where there is none. */
static enum baat_status read_words(const struct baat_record *record, struct baat_tariff *tariff)
{
	static const struct baat_keywords ways = {2, {"klasse", "staffel"}, {['s' % 32] = 1}},
					  vat = {2, {"nee", "ja"}, {['j' % 32] = 1}},
					  costs = {2, {"werk", "geen"}, {['g' % 32] = 1}},
					  at = {2, {"overig", "incasso"}, {['i' % 32] = 1}};
	size_t word;
	enum baat_status status = read_base(baat_record_field(record, OVER), &tariff->over);
	status = baat_worst(status, read_word(record, WAY, &ways, &word));
	tariff->graduated = word == 1;
	status = baat_worst(status, read_word(record, VAT, &vat, &word));
	tariff->vat = word == 1;
	status = baat_worst(status, read_word(record, COSTS, &costs, &word));
	tariff->work = word == 0;
	status = baat_worst(status, read_word(record, AT, &at, &word));
	tariff->collection = word == 1;
	return status;
}

static enum baat_status read_tariff(const struct baat_record *record, struct baat_arena *arena,
                                    struct baat_tariff *tariff)
{
	struct baat_field until = baat_record_field(record, UNTIL);
	enum baat_status status = keep_text(baat_record_field(record, DESCRIPTION), true, arena, &tariff->description);
	status = baat_worst(status, keep_text(baat_record_field(record, LAW), true, arena, &tariff->law));
	status = baat_worst(status, keep_text(baat_record_field(record, RECEIVER), false, arena, &tariff->receiver));
	if (baat_text_equal(tariff->receiver, BAAT_TEXT("-")))
		tariff->receiver = BAAT_TEXT("");
	status = baat_worst(status, read_month(baat_record_field(record, FROM), true, &tariff->from));
	status = baat_worst(status, read_month(until, false, &tariff->until));
	if (status == BAAT_OK && tariff->until != BAAT_NO_MONTH && tariff->until < tariff->from)
		status = baat_field_error(until, BAAT_DATE_INVALID, _("tot lies before van"));
	status = baat_worst(status, read_euros(baat_record_field(record, MINIMUM), 0, &tariff->minimum));
	status = baat_worst(status, read_euros(baat_record_field(record, MAXIMUM), BAAT_NO_END, &tariff->maximum));
	return baat_worst(status, read_words(record, tariff));
}

enum baat_status baat_tariff_row_read(const struct baat_record *record, struct baat_arena *arena,
                                      struct baat_tariff_row *result)
{
	*result = (struct baat_tariff_row){.tariff = {.place = baat_record_place(record, CODE)}};
	enum baat_status status = keep_code(baat_record_field(record, CODE), true, arena, &result->code);
	status = baat_worst(status, keep_code(baat_record_field(record, COMPONENT), false, arena, &result->component));
	status = baat_worst(status, read_tariff(record, arena, &result->tariff));
	return baat_worst(status, read_band(record, &result->band));
}
