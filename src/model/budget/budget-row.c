#include "budget-row.h"

#include "base/gettext.h"
#include "model/row/date.h"

static const char *const columns[BUDGET_COLUMNS] = {
    [BUDGET_POT] = "pot",         [BUDGET_FROM] = "van",       [BUDGET_AMOUNT] = "bedrag", [BUDGET_TO] = "tot",
    [BUDGET_CEILING] = "plafond", [BUDGET_CARRY] = "meenemen", [BUDGET_HOLDER] = "houder",
};

const struct baat_table_kind budget_kind = {
    .columns = columns,
    .count = BUDGET_COLUMNS,
    .required = BUDGET_TO,
    .file = BAAT_FILE_BUDGET,
    .names = BAAT_COLUMN_BIT(BUDGET_POT) | BAAT_COLUMN_BIT(BUDGET_CEILING) | BAAT_COLUMN_BIT(BUDGET_CARRY) |
             BAAT_COLUMN_BIT(BUDGET_HOLDER),
};

static enum baat_status read_month(const struct baat_record *record, enum budget_column which, int32_t *month)
{
	const struct baat_field field = baat_record_field(record, which);
	bool mid;
	return baat_month_read(field.text, month) ? BAAT_OK : baat_date_read(field, month, &mid);
}

/* A period without an end ends with its year. */
static enum baat_status read_period(const struct baat_record *record, struct baat_budget_period *period)
{
	enum baat_status status = read_month(record, BUDGET_FROM, &period->from);
	const struct baat_field to = baat_record_field(record, BUDGET_TO);
	if (status != BAAT_OK)
		return status;
	period->to = period->from - period->from % 12 + 11;
	if (to.text.length > 0)
		status = read_month(record, BUDGET_TO, &period->to);
	if (status != BAAT_OK)
		return status;
	if (period->to < period->from)
		return baat_field_error(to, BAAT_NUMBER_RANGE,
		                        _("tot lies before van; a period ends in the month in "
		                          "which it begins or later"));
	if (period->to - period->from >= BAAT_PERIOD_MONTHS_MAX)
		return baat_field_error(to, BAAT_NUMBER_RANGE, _("a period has at most %d months"),
		                        (int)BAAT_PERIOD_MONTHS_MAX);
	return BAAT_OK;
}

/* Whether a field holds the second of two keywords; the first when it is empty. */
static enum baat_status read_word(const struct baat_record *record, enum budget_column which,
                                  const struct baat_keywords *words, bool *second)
{
	const struct baat_field field = baat_record_field(record, which);
	size_t word = 0;
	const enum baat_status status = field.text.length == 0 ? BAAT_OK : baat_field_keyword(field, words, &word);
	*second = word == 1;
	return status;
}

enum baat_status budget_row_read(const struct baat_record *record, struct budget_row *row)
{
	static const struct baat_keywords ceilings = {2, {"hard", "zacht"}, {['z' % 32] = 1}};
	static const struct baat_keywords answers = {2, {"nee", "ja"}, {['j' % 32] = 1}};
	struct baat_budget_period *period = &row->period;
	enum baat_status status = BAAT_OK;
	*row = (struct budget_row){.pot = baat_record_text(record, BUDGET_POT),
	                           .holder = baat_record_text(record, BUDGET_HOLDER),
	                           .period = {.line = record->row->line}};
	for (unsigned i = 0; i < BUDGET_TO; i++)
		if (baat_record_text(record, i).length == 0)
			status = baat_worst(status, baat_field_missing(baat_record_field(record, i)));
	if (status != BAAT_OK)
		return status;
	status = read_period(record, period);
	status = baat_worst(status, baat_field_euros(baat_record_field(record, BUDGET_AMOUNT), BAAT_SCALE_CENTS, 0,
	                                             BAAT_BOOKED_MAX, &period->amount));
	status = baat_worst(status, read_word(record, BUDGET_CEILING, &ceilings, &period->soft));
	return baat_worst(status, read_word(record, BUDGET_CARRY, &answers, &period->carries));
}
