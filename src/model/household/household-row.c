/* One row of a household, from text to numbers. */
#include "household-row.h"

#include <stdio.h>

#include "base/gettext.h"
#include "baat/base/day.h"
#include "model/row/date.h"

static const char *const columns[BAAT_HOUSEHOLD_COLUMN__MAX] = {
    [BAAT_HOUSEHOLD_COLUMN_POST] = "post",     [BAAT_HOUSEHOLD_COLUMN_KIND] = "soort",
    [BAAT_HOUSEHOLD_COLUMN_AMOUNT] = "bedrag", [BAAT_HOUSEHOLD_COLUMN_DAY] = "dag",
    [BAAT_HOUSEHOLD_COLUMN_CASE] = "casus",    [BAAT_HOUSEHOLD_COLUMN_PERIOD] = "per",
};

const char *const baat_household_required[4] = {"post", "soort", "bedrag", "dag"};

const struct baat_table_kind baat_household_table = {
    .columns = columns,
    .count = BAAT_HOUSEHOLD_COLUMN__MAX,
    .required = BAAT_HOUSEHOLD_COLUMN_DAY + 1,
    .names = BAAT_COLUMN_BIT(BAAT_HOUSEHOLD_COLUMN_POST) | BAAT_COLUMN_BIT(BAAT_HOUSEHOLD_COLUMN_KIND) |
             BAAT_COLUMN_BIT(BAAT_HOUSEHOLD_COLUMN_CASE) | BAAT_COLUMN_BIT(BAAT_HOUSEHOLD_COLUMN_PERIOD),
};

static const char *const kinds[BAAT_HOUSEHOLD_KIND__MAX] = {
    [BAAT_HOUSEHOLD_INCOME] = "inkomen", [BAAT_HOUSEHOLD_FIXED] = "vast",   [BAAT_HOUSEHOLD_LIVING] = "leefgeld",
    [BAAT_HOUSEHOLD_BALANCE] = "saldo",  [BAAT_HOUSEHOLD_LIMIT] = "limiet",
};
static const char *const periods[BAAT_HOUSEHOLD_PERIOD__MAX] = {
    [BAAT_HOUSEHOLD_MONTH] = "maand",      [BAAT_HOUSEHOLD_WEEK] = "week", [BAAT_HOUSEHOLD_FOUR_WEEKS] = "4weken",
    [BAAT_HOUSEHOLD_QUARTER] = "kwartaal", [BAAT_HOUSEHOLD_YEAR] = "jaar", [BAAT_HOUSEHOLD_ONCE] = "eenmalig",
};

/* Which of the words a text is; `count` for none. */
static uint8_t find_word(struct baat_text text, const char *const words[], uint8_t count)
{
	uint8_t i = 0;
	while (i < count && !baat_text_equal_ascii(text, baat_text_of(words[i])))
		i++;
	return i;
}

static enum baat_status read_kind(struct baat_field field, struct baat_household_row *row)
{
	row->kind = find_word(field.text, kinds, BAAT_HOUSEHOLD_KIND__MAX);
	if (row->kind < BAAT_HOUSEHOLD_KIND__MAX)
		return BAAT_OK;
	return baat_field_error(field, BAAT_KIND_UNKNOWN, _("%s '%s' is not one of: %s"), "soort",
	                        baat_show(field.text).text, "inkomen, vast, leefgeld, saldo, limiet");
}

static enum baat_status read_period(struct baat_field field, struct baat_household_row *row)
{
	row->period = BAAT_HOUSEHOLD_MONTH;
	if (field.text.length > 0)
		row->period = find_word(field.text, periods, BAAT_HOUSEHOLD_PERIOD__MAX);
	if (row->period < BAAT_HOUSEHOLD_PERIOD__MAX)
		return BAAT_OK;
	return baat_field_error(field, BAAT_PERIOD_UNKNOWN, _("%s '%s' is not one of: %s"), "per",
	                        baat_show(field.text).text, "maand, week, 4weken, kwartaal, jaar, eenmalig");
}

static enum baat_status read_amount(struct baat_field field, struct baat_household_row *row)
{
	static const int64_t most = INT64_C(10000000000);
	const bool balance = row->kind == BAAT_HOUSEHOLD_BALANCE;
	const struct baat_number_rule rule = {.mark = field.record->mark,
	                                      .scale = BAAT_SCALE_CENTS,
	                                      .min = balance ? -most : row->kind != BAAT_HOUSEHOLD_LIMIT,
	                                      .max = most,
	                                      .euro = true};
	enum baat_code wrong =
	    field.text.length == 0 ? BAAT_NUMBER_INVALID : baat_number_read(field.text, &rule, &row->amount);
	if (wrong == BAAT_CODE__MAX)
		return BAAT_OK;
	if (wrong == BAAT_NUMBER_AMBIGUOUS || wrong == BAAT_NUMBER_GROUPING)
		return baat_number_report(field.record->diags, baat_field_place(field), wrong, "bedrag", field.text,
		                          &rule);
	return baat_field_error(field, BAAT_AMOUNT_NOT_EUROS,
	                        _("%s '%s' is not an amount in euros with at most two decimals, %s"), "bedrag",
	                        baat_show(field.text).text,
	                        balance                             ? _("from -100 000 000 up to 100 000 000")
	                        : row->kind == BAAT_HOUSEHOLD_LIMIT ? _("from 0 up to 100 000 000")
	                                                            : _("above 0 and up to 100 000 000"));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_whole(struct baat_text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!is_digit(text.at[i]))
			return false;
	return true;
}

/* jjjj-mm-dd */
static bool read_date(struct baat_text text, int32_t *month, int *day)
{
	if (text.length != 10 || text.at[7] != '-' || !is_digit(text.at[8]) || !is_digit(text.at[9]) ||
	    !baat_month_read((struct baat_text){text.at, 7}, month))
		return false;
	*day = (text.at[8] - '0') * 10 + text.at[9] - '0';
	return *day >= 1 && *day <= baat_days_in(*month);
}

/* The day that stands first in a date that is written otherwise, such as 28-2-2026; 28 where none can be told. */
static int day_meant(struct baat_text text, int32_t month)
{
	int day = 0;
	size_t length = 0;
	for (; length < text.length && length < 3 && is_digit(text.at[length]); length++)
		day = day * 10 + text.at[length] - '0';
	return length < 3 && day >= 1 && day <= baat_days_in(month) ? day : 28;
}

static enum baat_status report_date(struct baat_field field)
{
	int32_t month = 2026 * 12 + 1;
	char meant[40];
	if (!baat_date_meant(field.text, &month))
		month = 2026 * 12 + 1;
	snprintf(meant, sizeof meant, "%04d-%02d-%02d", (int)(month / 12), (int)(month % 12) + 1,
	         day_meant(field.text, month));
	return baat_field_error(
	    field, BAAT_DATE_FORM,
	    _("dag '%s' is neither a day of the month nor a date as it is written here; write it as "
	      "%s"),
	    baat_show(field.text).text, meant);
}

static enum baat_status read_day(struct baat_field field, struct baat_household_row *row)
{
	int day = 0;
	row->first = INT32_MIN;
	if (field.text.length > 0 && !is_whole(field.text)) {
		if (!read_date(field.text, &row->month, &day))
			return report_date(field);
		row->first = baat_day_number(row->month, day);
		row->day = (uint8_t)day;
		return BAAT_OK;
	}
	if (row->period != BAAT_HOUSEHOLD_MONTH)
		return baat_field_error(field, BAAT_DATE_MISSING,
		                        _("per %s needs the date of the first time in column 'dag', such as %s"),
		                        periods[row->period], "2026-02-28");
	for (size_t i = 0; i < field.text.length && day < 100; i++)
		day = day * 10 + field.text.at[i] - '0';
	if (day < 1 || day > 31)
		return baat_field_error(field, BAAT_DAY_UNKNOWN,
		                        _("dag '%s' is not a day of the month; write 1 to 31, or the date of the first "
		                          "time"),
		                        baat_show(field.text).text);
	row->day = (uint8_t)day;
	return BAAT_OK;
}

enum baat_status baat_household_row_read(const struct baat_record *record, struct baat_household_row *row)
{
	struct baat_field post = baat_record_field(record, BAAT_HOUSEHOLD_COLUMN_POST);
	struct baat_field day = baat_record_field(record, BAAT_HOUSEHOLD_COLUMN_DAY);
	*row = (struct baat_household_row){0};
	enum baat_status status = post.text.length == 0 ? baat_field_missing(post) : BAAT_OK;
	enum baat_status kind = read_kind(baat_record_field(record, BAAT_HOUSEHOLD_COLUMN_KIND), row);
	status = baat_worst(status, kind);
	status = baat_worst(status, read_amount(baat_record_field(record, BAAT_HOUSEHOLD_COLUMN_AMOUNT), row));
	if (kind != BAAT_OK)
		return status;
	if (row->kind >= BAAT_HOUSEHOLD_BALANCE)
		return day.text.length == 0 ? status
		                            : baat_field_error(day, BAAT_VALUE_FORBIDDEN,
		                                               _("dag must be empty for %s, which is there all along"),
		                                               kinds[row->kind]);
	enum baat_status period = read_period(baat_record_field(record, BAAT_HOUSEHOLD_COLUMN_PERIOD), row);
	return baat_worst(status, period == BAAT_OK ? read_day(day, row) : period);
}

bool baat_household_happens(const struct baat_household_row *row, int32_t day, int32_t month, int of_month)
{
	static const int32_t steps[BAAT_HOUSEHOLD_PERIOD__MAX] = {[BAAT_HOUSEHOLD_MONTH] = 1,
	                                                          [BAAT_HOUSEHOLD_WEEK] = 7,
	                                                          [BAAT_HOUSEHOLD_FOUR_WEEKS] = 28,
	                                                          [BAAT_HOUSEHOLD_QUARTER] = 3,
	                                                          [BAAT_HOUSEHOLD_YEAR] = 12};
	if (day < row->first)
		return false;
	if (row->period == BAAT_HOUSEHOLD_ONCE)
		return day == row->first;
	if (row->period == BAAT_HOUSEHOLD_WEEK || row->period == BAAT_HOUSEHOLD_FOUR_WEEKS)
		return (day - row->first) % steps[row->period] == 0;
	if (row->first != INT32_MIN && (month - row->month) % steps[row->period] != 0)
		return false;
	const int last = baat_days_in(month);
	return of_month == (row->day < last ? row->day : last);
}
