#include "date.h"

#include <stdio.h>

#include "baat/base/day.h"
#include "base/gettext.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int days_in(int year, int month)
{
	return baat_days_in(year * 12 + month - 1);
}

static bool make_month(int year, int month, int32_t *result)
{
	if (year < BAAT_YEAR_FIRST || year > BAAT_YEAR_LAST || month < 1 || month > 12)
		return false;
	*result = year * 12 + month - 1;
	return true;
}

/* jjjj-mm-dd; a time behind it does not count. */
static bool read_day(struct baat_text text, int32_t *month, bool *mid)
{
	if (text.length < 10 || text.at[7] != '-' || !is_digit(text.at[8]) || !is_digit(text.at[9]) ||
	    !baat_month_read((struct baat_text){text.at, 7}, month))
		return false;
	if (text.length > 10 && text.at[10] != 'T' && text.at[10] != ' ')
		return false;
	for (size_t i = 11; i < text.length; i++)
		if (!is_digit(text.at[i]) && text.at[i] != ':' && text.at[i] != '.')
			return false;
	int day = (text.at[8] - '0') * 10 + text.at[9] - '0';
	*mid = day != 1;
	return day >= 1 && day <= days_in(*month / 12, *month % 12 + 1);
}

enum baat_status baat_date_read(struct baat_field field, int32_t *month, bool *mid)
{
	*mid = false;
	if (baat_month_read(field.text, month) || read_day(field.text, month, mid))
		return BAAT_OK;
	return baat_date_report(field);
}

/* Digits at the front of a text, at most so many of them; 0 when there are none or more. */
static int take_digits(struct baat_text *text, size_t most)
{
	int number = 0;
	size_t count = 0;
	while (count < text->length && count <= most && is_digit(text->at[count]))
		number = number * 10 + text->at[count++] - '0';
	text->at += count;
	text->length -= count;
	return count <= most ? number : 0;
}

/* d-m-jjjj */
static bool read_dutch_day(struct baat_text text, int32_t *month)
{
	const int day = take_digits(&text, 2);
	if (!baat_text_skip(&text, BAAT_TEXT("-")))
		return false;
	const int of_year = take_digits(&text, 2);
	if (!baat_text_skip(&text, BAAT_TEXT("-")) || text.length != 4)
		return false;
	const int year = take_digits(&text, 4);
	return text.length == 0 && make_month(year, of_year, month) && day >= 1 && day <= days_in(year, of_year);
}

enum baat_status baat_date_read_booked(struct baat_field field, int32_t *month)
{
	bool mid;
	return read_dutch_day(field.text, month) ? BAAT_OK : baat_date_read(field, month, &mid);
}

/* The numbers in a text, up to three; 0 when it holds something else than numbers and what parts them. */
static size_t take_numbers(struct baat_text text, int number[3], size_t length[3])
{
	size_t count = 0;
	bool in_number = false;
	for (size_t i = 0; i < text.length; i++) {
		if (!is_digit(text.at[i])) {
			if (strchr("-/. ", text.at[i]) == NULL || text.at[i] == '\0')
				return 0;
			in_number = false;
			continue;
		}
		if (!in_number && count == 3)
			return 0;
		if (!in_number) {
			number[count] = 0;
			length[count++] = 0;
			in_number = true;
		}
		if (++length[count - 1] > 8)
			return 0;
		number[count - 1] = number[count - 1] * 10 + text.at[i] - '0';
	}
	return count;
}

/* A year of two digits is of this century. */
static int full_year(int year, size_t length)
{
	return length == 2 ? 2000 + year : year;
}

/* The month of a day as spreadsheets number them: 1 is the first of January 1900, and there was a 29 February then. */
static bool month_of_number(int days, int32_t *month)
{
	enum { FIRST = 20000, LAST = 109574, EPOCH = 60 }; /* 1954 to 2199; 1 March 1900 is number 61 */
	if (days < FIRST || days > LAST)
		return false;
	int year = 1900, of_year = 3, left = days - EPOCH - 1;
	while (left >= days_in(year, of_year)) {
		left -= days_in(year, of_year);
		if (++of_year > 12) {
			of_year = 1;
			year++;
		}
	}
	return make_month(year, of_year, month);
}

static bool month_of_one(int number, size_t length, int32_t *month)
{
	if (length == 8)
		return make_month(number / 10000, number / 100 % 100, month);
	if (length == 6)
		return make_month(number / 100, number % 100, month) ||
		       make_month(number % 10000, number / 10000, month);
	return length == 5 && month_of_number(number, month);
}

/* 0 when the text names no month, in Dutch or English. */
static int named_month(struct baat_text text)
{
	static const char *const names[][2] = {{"jan", "jan"}, {"feb", "feb"}, {"mrt", "mar"}, {"apr", "apr"},
	                                       {"mei", "may"}, {"jun", "jun"}, {"jul", "jul"}, {"aug", "aug"},
	                                       {"sep", "sep"}, {"okt", "oct"}, {"nov", "nov"}, {"dec", "dec"}};
	for (size_t at = 0; at + 3 <= text.length; at++)
		for (int i = 0; i < 12; i++)
			for (size_t j = 0; j < 2; j++)
				if (baat_text_equal_ascii((struct baat_text){text.at + at, 3},
				                          baat_text_of(names[i][j])) ||
				    (i == 2 && at + 5 <= text.length &&
				     baat_text_equal_ascii((struct baat_text){text.at + at, 5}, BAAT_TEXT("maart"))))
					return i + 1;
	return 0;
}

/* The year that stands with the name of a month: the last number, of two or four digits. */
static bool year_beside(struct baat_text text, int *year)
{
	size_t digits = 0, end = text.length;
	while (end > 0 && !is_digit(text.at[end - 1]))
		end--;
	while (digits < end && is_digit(text.at[end - digits - 1]))
		digits++;
	if (digits != 2 && digits != 4)
		return false;
	*year = 0;
	for (size_t i = end - digits; i < end; i++)
		*year = *year * 10 + text.at[i] - '0';
	*year = full_year(*year, digits);
	return true;
}

bool baat_date_meant(struct baat_text text, int32_t *month)
{
	int number[3], year, named = named_month(text);
	size_t length[3];
	if (named > 0)
		return year_beside(text, &year) && make_month(year, named, month);
	switch (take_numbers(text, number, length)) {
	case 1:
		return month_of_one(number[0], length[0], month);
	case 2:
		if (length[0] == 4)
			return make_month(number[0], number[1], month);
		return length[1] == 4 && make_month(number[1], number[0], month);
	case 3:
		if (length[0] == 4)
			return make_month(number[0], number[1], month);
		year = full_year(number[2], length[2]);
		/* day, month, year; or month, day, year when it cannot be otherwise */
		return make_month(year, number[1] > 12 ? number[0] : number[1], month);
	default:
		return false;
	}
}

enum baat_status baat_date_report(struct baat_field field)
{
	char meant[16] = "2017-02";
	const char *name = baat_field_name(field);
	struct baat_shown shown = baat_show(field.text);
	int32_t month;
	bool known = baat_date_meant(field.text, &month);
	if (known)
		snprintf(meant, sizeof meant, "%04d-%02d", (int)(month / 12), (int)(month % 12) + 1);
	if (named_month(field.text) > 0)
		return baat_field_error(field, BAAT_DATE_EXCEL,
		                        _("%s '%s' is what Excel makes of a month; make the column text and write it "
		                          "as %s"),
		                        name, shown.text, meant);
	if (known)
		return baat_field_error(field, BAAT_DATE_INVALID,
		                        _("%s '%s' is not a month as it is written here; write %s"), name, shown.text,
		                        meant);
	return baat_field_error(field, BAAT_DATE_INVALID, _("%s '%s' is not a month of 1900 to 2199; write it as %s"),
	                        name, shown.text, meant);
}

bool baat_months_meant(struct baat_text text, int64_t *months)
{
	/* so many months are so many of them; 52 weeks or 365 days are 12 months */
	static const struct {
		const char *word;
		int64_t of, to;
	} units[] = {{"jaar", 12, 1}, {"jaren", 12, 1}, {"jr", 12, 1},       {"kwarta", 3, 1},
	             {"maand", 1, 1}, {"mnd", 1, 1},    {"week", 12, 52},    {"weken", 12, 52},
	             {"wk", 12, 52},  {"dag", 12, 365}, {"half jaar", 6, 1}, {"halfjaar", 6, 1}};
	struct baat_text rest = text;
	int64_t number = 0;
	while (rest.length > 0 && is_digit(rest.at[0]) && number < 100000) {
		number = number * 10 + rest.at[0] - '0';
		rest.at++;
		rest.length--;
	}
	bool counted = rest.length < text.length;
	rest = baat_text_trim(rest);
	for (size_t i = 0; counted && i < sizeof units / sizeof units[0]; i++) {
		struct baat_text word = baat_text_of(units[i].word);
		if (rest.length < word.length || !baat_text_equal_ascii((struct baat_text){rest.at, word.length}, word))
			continue;
		*months = (int64_t)baat_round_div((baat_sum)number * units[i].of, units[i].to);
		if (*months == 0 && number > 0)
			*months = 1;
		return true;
	}
	return false;
}

static bool is_whole_number(struct baat_text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!is_digit(text.at[i]) && text.at[i] != ',' && text.at[i] != '.')
			return false;
	return true;
}

enum baat_status baat_when_read(struct baat_field field, int64_t min, int64_t max, bool *is_date, int32_t *month,
                                bool *mid)
{
	static const char minus[] = "\xE2\x88\x92";
	const bool negative =
	    field.text.at[0] == '-' || (field.text.length > 3 && memcmp(field.text.at, minus, 3) == 0);
	int64_t months;
	*mid = false;
	*is_date = false;
	if (baat_months_meant(field.text, &months))
		return baat_field_error(field, BAAT_NUMBER_INVALID,
		                        _("%s '%s' must be in whole months, as a number; write %lld"), "van",
		                        baat_show(field.text).text, (long long)months);
	*is_date = !negative && !is_whole_number(field.text);
	if (*is_date)
		return baat_date_read(field, month, mid);
	if (baat_date_meant(field.text, month))
		return baat_date_report(field);
	enum baat_status status = baat_field_number(field, 0, min, max, &months);
	*month = (int32_t)months;
	return status;
}
