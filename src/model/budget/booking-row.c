#include "booking-row.h"

#include "base/gettext.h"
#include "baat/base/name.h"
#include "model/row/date.h"

static const char *const columns[BOOKING_COLUMNS] = {
    [BOOKING_DATE] = "datum",
    [BOOKING_POT] = "pot",
    [BOOKING_KIND] = "soort",
    [BOOKING_AMOUNT] = "bedrag",
    [BOOKING_CASE] = "casus",
    [BOOKING_PERIOD] = "per",
    [BOOKING_FROM] = "van",
    [BOOKING_MONTHS] = "duur",
    [BOOKING_PARTY] = "partij",
    [BOOKING_EXPECTED] = "verwacht",
    [BOOKING_CHANCE] = "kans",
    [BOOKING_DOCUMENT] = "boeking",
    [BOOKING_DESCRIPTION] = "omschrijving",
    [BOOKING_REMARK] = "toelichting",
};

const struct baat_table_kind booking_kind = {
    .columns = columns,
    .count = BOOKING_COLUMNS,
    .required = BAAT_BOOKING_REQUIRED,
    .file = BAAT_FILE_BOOKINGS,
    .names = BAAT_COLUMN_BIT(BOOKING_POT) | BAAT_COLUMN_BIT(BOOKING_KIND) | BAAT_COLUMN_BIT(BOOKING_CASE) |
             BAAT_COLUMN_BIT(BOOKING_PERIOD) | BAAT_COLUMN_BIT(BOOKING_PARTY) | BAAT_COLUMN_BIT(BOOKING_DOCUMENT),
};

static const char *const kind_names[BAAT_BOOKED__MAX] = {
#define NAME(symbol, name) [BAAT_BOOKED_##symbol] = (name),
    BAAT_BOOKING_KINDS(NAME)
#undef NAME
};

/* Kinds by bits. */
#define KIND(symbol) (1U << BAAT_BOOKED_##symbol)
enum {
	SPREAD = KIND(GRANT) | KIND(RELEASE),
	OF_PARTY = KIND(CLAIM) | KIND(RECEIPT) | KIND(WRITE_OFF),
	OF_POT = KIND(CHANGE) | KIND(STAND),
	ALL_KINDS = (1U << BAAT_BOOKED__MAX) - 1,
};

/* Of which kinds a column must have a value, and of which it may. */
static const struct rule {
	enum booking_column column;
	unsigned must, may;
} rules[] = {
    {BOOKING_CASE, ALL_KINDS & ~OF_POT, 0},
    {BOOKING_PERIOD, 0, SPREAD},
    {BOOKING_FROM, 0, SPREAD},
    {BOOKING_MONTHS, 0, SPREAD},
    {BOOKING_PARTY, OF_PARTY, ALL_KINDS},
    {BOOKING_EXPECTED, KIND(CLAIM), 0},
    {BOOKING_CHANCE, 0, KIND(CLAIM)},
};

const char *baat_booking_kind_name(enum baat_booking_kind kind)
{
	return kind_names[kind];
}

static struct baat_text kind_at(const void *context, size_t index)
{
	(void)context;
	return baat_text_of(kind_names[index]);
}

static enum baat_status read_kind(struct baat_field field, enum baat_booking_kind *kind)
{
	for (size_t i = 0; i < BAAT_BOOKED__MAX; i++)
		if (baat_text_equal_ascii(field.text, baat_text_of(kind_names[i]))) {
			*kind = (enum baat_booking_kind)i;
			return BAAT_OK;
		}
	if (field.text.length == 0)
		return baat_field_missing(field);
	const long nearest = baat_text_nearest(field.text, BAAT_BOOKED__MAX, kind_at, NULL);
	if (nearest >= 0)
		return baat_field_error(field, BAAT_VALUE_UNKNOWN, _("soort '%s' is unknown; did you mean %s?"),
		                        baat_show(field.text).text, kind_names[nearest]);
	return baat_field_error(field, BAAT_VALUE_UNKNOWN,
	                        _("soort '%s' is unknown; write toekenning, vrijval, betaling, uitgave, vordering, "
	                          "ontvangst, afboeking, budget or stand"),
	                        baat_show(field.text).text);
}

static enum baat_status read_pot(struct baat_field field, const struct baat_budget *budget, uint32_t *pot)
{
	if (field.text.length == 0)
		return baat_field_missing(field);
	*pot = baat_names_find(budget->names, field.text);
	if (*pot != BAAT_NO_NAME)
		return BAAT_OK;
	const char *nearest = baat_pot_nearest(budget, field.text);
	if (nearest != NULL)
		return baat_field_error(field, BAAT_POT_UNKNOWN,
		                        _("pot '%s' is not in the budget table; did you mean '%s'?"),
		                        baat_show(field.text).text, baat_show(baat_text_of(nearest)).text);
	return baat_field_error(field, BAAT_POT_UNKNOWN, _("pot '%s' is not in the budget table; give it a row there"),
	                        baat_show(field.text).text);
}

/* Whether values stand where they belong, and only there. */
static enum baat_status check_values(const struct baat_record *record, enum baat_booking_kind kind)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		const struct baat_field field = baat_record_field(record, rules[i].column);
		const bool given = field.text.length > 0;
		if (!given && (rules[i].must >> kind & 1) != 0)
			status = baat_worst(status, baat_field_error(field, BAAT_VALUE_MISSING,
			                                             _("%s is empty; soort %s needs it"),
			                                             baat_field_name(field), kind_names[kind]));
		else if (given && ((rules[i].must | rules[i].may) >> kind & 1) == 0)
			status = baat_worst(status, baat_field_error(field, BAAT_VALUE_FORBIDDEN,
			                                             _("%s does not go with %s; leave it empty"),
			                                             baat_field_name(field), kind_names[kind]));
	}
	return status;
}

/* per, van and duur of a grant or release: once, or in each of so many months. */
static enum baat_status read_months(const struct baat_record *record, struct baat_booking *booking)
{
	static const struct baat_keywords words = {2, {"eenmalig", "maand"}, {['m' % 32] = 1}};
	const struct baat_field period = baat_record_field(record, BOOKING_PERIOD),
				from = baat_record_field(record, BOOKING_FROM),
				length = baat_record_field(record, BOOKING_MONTHS);
	enum baat_status status = BAAT_OK;
	size_t by_month = 0;
	int64_t months = 1;
	if (period.text.length > 0)
		status = baat_field_keyword(period, &words, &by_month);
	if (from.text.length > 0)
		status = baat_worst(status, baat_date_read_booked(from, &booking->from));
	if (status == BAAT_OK && by_month == 0 && length.text.length > 0)
		status =
		    baat_field_error(length, BAAT_VALUE_FORBIDDEN,
		                     _("duur does not go with eenmalig; write maand below per, or leave it empty"));
	else if (by_month == 1 && length.text.length == 0)
		status = baat_field_error(length, BAAT_VALUE_MISSING,
		                          _("duur is empty; per maand needs the number of months"));
	else if (by_month == 1)
		status = baat_worst(status, baat_field_number(length, 0, 1, BAAT_MONTHS_MAX, &months));
	booking->months = (int32_t)months;
	return status;
}

static enum baat_status read_claim(const struct baat_record *record, struct baat_booking *booking)
{
	const struct baat_field chance = baat_record_field(record, BOOKING_CHANCE);
	enum baat_status status =
	    baat_date_read_booked(baat_record_field(record, BOOKING_EXPECTED), &booking->expected);
	booking->chance = BAAT_CHANCE_ONE;
	return chance.text.length == 0 ? status : baat_worst(status, baat_field_chance(chance, &booking->chance));
}

/* A booking lies in a period of its pot; a grant may lie before all of them. */
static enum baat_status check_month(const struct baat_record *record, const struct baat_budget *budget,
                                    const struct baat_booking *booking)
{
	const struct baat_pot *pot = &budget->pots[booking->pot];
	if (baat_budget_period_of(pot, booking->month) != BAAT_NO_PERIOD ||
	    (booking->kind == BAAT_BOOKED_GRANT && booking->month < pot->periods[0].from))
		return BAAT_OK;
	return baat_field_error(baat_record_field(record, BOOKING_DATE), BAAT_OUTSIDE_BUDGET,
	                        _("%04d-%02d lies in no period of pot '%s'; add a row to the budget table"),
	                        (int)(booking->month / 12), (int)(booking->month % 12 + 1), baat_show(pot->name).text);
}

enum baat_status booking_row_read(const struct baat_record *record, const struct baat_budget *budget,
                                  struct baat_booking *booking)
{
	const struct baat_field date = baat_record_field(record, BOOKING_DATE),
				amount = baat_record_field(record, BOOKING_AMOUNT);
	*booking = (struct baat_booking){.months = 1, .line = record->row->line};
	enum baat_status status =
	    date.text.length == 0 ? baat_field_missing(date) : baat_date_read_booked(date, &booking->month);
	booking->from = booking->month;
	status = baat_worst(status, read_pot(baat_record_field(record, BOOKING_POT), budget, &booking->pot));
	const enum baat_status known = read_kind(baat_record_field(record, BOOKING_KIND), &booking->kind);
	status = baat_worst(status, known);
	if (known != BAAT_OK)
		return status;
	const int64_t least = booking->kind == BAAT_BOOKED_CLAIM ? 1 : -BAAT_BOOKED_MAX;
	status = baat_worst(status, amount.text.length == 0 ? baat_field_missing(amount)
	                                                    : baat_field_euros(amount, BAAT_SCALE_CENTS, least,
	                                                                       BAAT_BOOKED_MAX, &booking->amount));
	status = baat_worst(status, check_values(record, booking->kind));
	if (status == BAAT_OK && (1U << booking->kind & SPREAD) != 0)
		status = read_months(record, booking);
	if (status == BAAT_OK && booking->kind == BAAT_BOOKED_CLAIM)
		status = read_claim(record, booking);
	if (status != BAAT_OK)
		return status;
	booking->casus = baat_record_text(record, BOOKING_CASE);
	if ((1U << booking->kind & OF_PARTY) != 0)
		booking->party = baat_party_name(baat_record_text(record, BOOKING_PARTY));
	booking->document = baat_record_text(record, BOOKING_DOCUMENT);
	return check_month(record, budget, booking);
}
