#include "flow-fields.h"

#include "base/gettext.h"
#include "baat/base/name.h"

bool baat_flow_fields_begin(struct baat_flow_fields *fields, struct baat_names *names)
{
	*fields = (struct baat_flow_fields){.names = names, .no_name = baat_names_add(names, BAAT_TEXT(""))};
	return fields->no_name != BAAT_NO_NAME;
}

/* A name as its number; the empty one, or a column that was merged away, is the empty name. */
static enum baat_status read_name(struct baat_flow_fields *fields, const struct baat_record *record,
                                  enum baat_flow_column which, uint32_t *number)
{
	struct baat_text text = baat_record_text(record, which);
	*number = fields->no_name;
	if (text.length == 0)
		return BAAT_OK;
	if (fields->last[which].at != NULL && baat_text_equal(text, fields->last[which])) {
		*number = fields->last_number[which];
		return BAAT_OK;
	}
	if (which == BAAT_FLOW_PARTY)
		text = baat_party_name(text);
	*number = baat_names_recall(fields->names, text);
	if (*number == BAAT_NO_NAME && (*number = baat_names_add(fields->names, text)) == BAAT_NO_NAME)
		return baat_out_of_memory(record->diags);
	fields->last[which] = baat_names_text(fields->names, *number);
	fields->last_number[which] = *number;
	return BAAT_OK;
}

static enum baat_status read_names(struct baat_flow_fields *fields, const struct baat_record *record,
                                   struct baat_flow *flow)
{
	enum baat_status status = read_name(fields, record, BAAT_FLOW_POST, &flow->post);
	status = baat_worst(status, read_name(fields, record, BAAT_FLOW_DOMAIN, &flow->domain));
	status = baat_worst(status, read_name(fields, record, BAAT_FLOW_ALTERNATIVE, &flow->alternative));
	status = baat_worst(status, read_name(fields, record, BAAT_FLOW_PARTY, &flow->party));
	if (flow->alternative == fields->no_name)
		flow->alternative = BAAT_NO_NAME;
	if (status == BAAT_OK && flow->party == fields->no_name)
		return baat_field_missing(baat_record_field(record, BAAT_FLOW_PARTY));
	return status;
}

static enum baat_status read_words(const struct baat_record *record, struct baat_flow *flow)
{
	static const struct baat_keywords kinds = {
	    3, {"zonder", "inzet", "gevolg"}, {['i' % 32] = BAAT_INPUT, ['g' % 32] = BAAT_OUTCOME}};
	static const struct baat_keywords sides = {2, {"betaalt", "ontvangt"}, {['o' % 32] = BAAT_RECEIVES}};
	size_t word = 0;
	enum baat_status status = baat_field_keyword(baat_record_field(record, BAAT_FLOW_KIND), &kinds, &word);
	flow->kind = (uint8_t)word;
	status = baat_worst(status, baat_field_keyword(baat_record_field(record, BAAT_FLOW_SIDE), &sides, &word));
	flow->side = (uint8_t)word;
	return status;
}

/* Counts, years and months. */
static inline enum baat_status read_count(const struct baat_record *record, enum baat_flow_column which, int64_t min,
                                          int64_t max, int64_t *number)
{
	struct baat_field field = baat_record_field(record, which);
	if (baat_plain_read(field.text, '\0', 0, number) && *number >= min && *number <= max)
		return BAAT_OK;
	*number = 0;
	if (field.text.length == 0)
		return baat_field_missing(field);
	return baat_field_read(field, (struct baat_number_rule){.min = min, .max = max}, number);
}

static inline enum baat_status read_money(const struct baat_record *record, enum baat_flow_column which,
                                          int64_t *number)
{
	struct baat_field field = baat_record_field(record, which);
	if (baat_plain_read_long(field.text, field.record->sign, BAAT_SCALE_CENTS, number))
		return BAAT_OK;
	if (field.text.length > 0)
		return baat_field_number(field, BAAT_SCALE_CENTS, -INT64_MAX, INT64_MAX, number);
	*number = 0;
	return baat_field_missing(field);
}

static inline enum baat_status read_time(const struct baat_record *record, struct baat_flow *flow)
{
	int64_t year, month, months;
	enum baat_status status = read_count(record, BAAT_FLOW_YEAR, 0, BAAT_HORIZON_MAX - 1, &year);
	status = baat_worst(status, read_count(record, BAAT_FLOW_MONTH, 0, BAAT_MONTHS_MAX - 1, &month));
	status = baat_worst(status, read_count(record, BAAT_FLOW_MONTHS, 1, 12, &months));
	if (status != BAAT_OK)
		return status;
	if (month / 12 != year || (month + months - 1) / 12 != year)
		return baat_field_error(baat_record_field(record, BAAT_FLOW_MONTH), BAAT_FLOW_INVALID,
		                        _("month %d and %d months do not lie within year %d"), (int)month, (int)months,
		                        (int)year);
	flow->year = (uint8_t)year;
	flow->month = (uint16_t)month;
	flow->months = (uint8_t)months;
	return BAAT_OK;
}

static inline enum baat_status read_amounts(const struct baat_record *record, struct baat_flow *flow)
{
	static const enum baat_flow_column money[] = {BAAT_FLOW_AMOUNT, BAAT_FLOW_PRESENT, BAAT_FLOW_CASHABLE};
	int64_t amounts[3];
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < 3; i++)
		status = baat_worst(status, read_money(record, money[i], &amounts[i]));
	flow->amount = amounts[0];
	flow->present = amounts[1];
	flow->cashable = amounts[2];
	return status;
}

static enum baat_status read_counts(const struct baat_record *record, struct baat_flow *flow)
{
	enum baat_status status = read_count(record, BAAT_FLOW_PM_PLUS, 0, INT64_MAX, &flow->pm_plus);
	return baat_worst(status, read_count(record, BAAT_FLOW_PM_MIN, 0, INT64_MAX, &flow->pm_min));
}

static enum baat_status read_success(const struct baat_record *record, struct baat_flow *flow)
{
	struct baat_field field = baat_record_field(record, BAAT_FLOW_SUCCESS);
	flow->success = BAAT_NO_SUCCESS;
	return field.text.length == 0 ? BAAT_OK : baat_field_chance(field, &flow->success);
}

/* The month that the case starts in; few differ from the one before. */
static enum baat_status read_start(struct baat_flow_fields *fields, const struct baat_record *record)
{
	struct baat_text text = baat_record_text(record, BAAT_FLOW_START);
	fields->start = BAAT_NO_MONTH;
	if (text.length == 0)
		return BAAT_OK;
	if (text.length + 1 == sizeof fields->last_start_text &&
	    memcmp(text.at, fields->last_start_text, text.length) == 0) {
		fields->start = fields->last_start;
		return BAAT_OK;
	}
	if (!baat_month_read(text, &fields->start))
		return baat_field_error(baat_record_field(record, BAAT_FLOW_START), BAAT_DATE_INVALID,
		                        _("%s '%s' is not a month of 1900 to 2199; write it as 2017-02"),
		                        baat_flow_column_names[BAAT_FLOW_START], baat_show(text).text);
	fields->last_start = fields->start;
	memcpy(fields->last_start_text, text.at, text.length);
	return BAAT_OK;
}

enum baat_status baat_flow_fields_read(struct baat_flow_fields *fields, const struct baat_record *record,
                                       struct baat_flow *flow)
{
	*flow = (struct baat_flow){.line = record->row->line};
	enum baat_status status = read_names(fields, record, flow);
	status = baat_worst(status, read_words(record, flow));
	status = baat_worst(status, read_time(record, flow));
	status = baat_worst(status, read_amounts(record, flow));
	status = baat_worst(status, read_counts(record, flow));
	status = baat_worst(status, read_start(fields, record));
	if (status == BAAT_OK && flow->kind != BAAT_COUNTERFACTUAL && flow->alternative == BAAT_NO_NAME)
		status = baat_field_error(baat_record_field(record, BAAT_FLOW_ALTERNATIVE), BAAT_FLOW_INVALID,
		                          _("a flow of soort %s belongs to an alternative, but alternatief is empty"),
		                          baat_kind_name(flow->kind));
	return baat_worst(status, read_success(record, flow));
}

enum baat_status baat_flow_fields_year(const struct baat_record *record, struct baat_flow *flow)
{
	flow->line = record->row->line;
	enum baat_status status = read_time(record, flow);
	return baat_worst(status, read_amounts(record, flow));
}
