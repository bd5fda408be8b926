/* Numbers as a workbook stores them: a decimal of 17 digits with an exponent, as a rule that of a binary fraction.
 * Fifteen digits are what a spreadsheet shows and what its user typed. */
#include <inttypes.h>

#include "cell-says.h"

enum { DIGITS_MAX = 15, EXPONENT_MAX = 100000, SCALE_MIN = -400, PLACES_MAX = 400 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads an exponent, bounded: what lies beyond is no number of a spreadsheet anyway. */
static bool read_exponent(struct baat_text text, size_t at, int *exponent)
{
	bool minus = at < text.length && text.at[at] == '-';
	at += at < text.length && (text.at[at] == '-' || text.at[at] == '+');
	if (at == text.length)
		return false;
	for (*exponent = 0; at < text.length; at++) {
		if (!is_digit(text.at[at]))
			return false;
		if (*exponent < EXPONENT_MAX)
			*exponent = *exponent * 10 + (text.at[at] - '0');
	}
	*exponent = minus ? -*exponent : *exponent;
	return true;
}

/* Takes one more digit; those after the fifteenth only tell whether to round up. */
static void take_digit(struct baat_cell_number *number, unsigned digit, unsigned *taken, bool *up)
{
	if (*taken == 0 && digit == 0)
		return;
	if (*taken < DIGITS_MAX)
		number->digits = number->digits * 10 + digit;
	else
		number->scale++;
	if (*taken == DIGITS_MAX)
		*up = digit >= 5;
	++*taken;
}

/* The shortest form of the same number. */
static void shorten(struct baat_cell_number *number)
{
	for (; number->digits != 0 && number->digits % 10 == 0; number->digits /= 10)
		number->scale++;
	if (number->digits == 0 || number->scale < SCALE_MIN)
		*number = (struct baat_cell_number){0};
}

bool baat_cell_number_read(struct baat_text text, struct baat_cell_number *number)
{
	unsigned taken = 0;
	bool any = false, point = false, up = false;
	size_t at = text.length > 0 && (text.at[0] == '-' || text.at[0] == '+');
	*number = (struct baat_cell_number){.negative = text.length > 0 && text.at[0] == '-'};
	for (; at < text.length; at++) {
		if (text.at[at] == '.' && !point) {
			point = true;
			continue;
		}
		if (!is_digit(text.at[at]))
			break;
		any = true;
		number->scale -= point;
		if (taken >= EXPONENT_MAX || number->scale < -EXPONENT_MAX)
			return false;
		take_digit(number, (unsigned)(text.at[at] - '0'), &taken, &up);
	}
	if (!any)
		return false;
	if (at < text.length) {
		int exponent;
		if ((text.at[at] != 'e' && text.at[at] != 'E') || !read_exponent(text, at + 1, &exponent))
			return false;
		number->scale += exponent;
	}
	number->digits += up;
	shorten(number);
	return number->scale <= PLACES_MAX;
}

static unsigned count_digits(uint64_t digits)
{
	unsigned count = 1;
	for (; digits >= 10; digits /= 10)
		count++;
	return count;
}

static void add_zeros(struct baat_buffer *to, int count)
{
	for (int i = 0; i < count; i++)
		baat_buffer_add_char(to, '0');
}

enum baat_code baat_cell_put_number(const struct baat_cell_number *number, bool percent, char mark,
                                    struct baat_buffer *to)
{
	char digits[24];
	const int count = (int)count_digits(number->digits);
	const int scale = number->scale + (percent && number->digits != 0 ? 2 : 0);
	snprintf(digits, sizeof digits, "%llu", (unsigned long long)number->digits);
	if (number->negative && number->digits != 0)
		baat_buffer_add_char(to, '-');
	const int whole = count + scale; /* digits before the decimal sign */
	if (scale >= 0) {
		baat_buffer_add_string(to, digits);
		add_zeros(to, scale);
	} else if (whole > 0) {
		baat_buffer_add(to, (struct baat_text){digits, (size_t)whole});
		baat_buffer_add_char(to, mark);
		baat_buffer_add_string(to, digits + whole);
	} else {
		baat_buffer_add_char(to, '0');
		baat_buffer_add_char(to, mark);
		add_zeros(to, -whole);
		baat_buffer_add_string(to, digits);
	}
	if (percent)
		baat_buffer_add_char(to, '%');
	return number->digits != 0 && count + number->scale > DIGITS_MAX ? BAAT_NUMBER_RANGE : BAAT_CODE__MAX;
}

/* ---- dates ----------------------------------------------------------------------------------------------------- */

enum {
	SERIAL_END = 2958466, /* 1 January 10000 */
	DAYS_TO_1904 = 1462,
	LEAP_DAY = 60,         /* 29 February 1900, which never was */
	EPOCH_OF_1900 = 25569, /* the serial of 1 January 1970, beyond that day */
	DAY_SECONDS = 86400,
};

/* The days and seconds of a number that is not negative. False when it is beyond the last day. */
static bool split_serial(const struct baat_cell_number *number, uint64_t *days, uint64_t *seconds)
{
	uint64_t unit = 1, whole = number->digits;
	*days = *seconds = 0;
	if (number->scale < -18) /* less than a thousandth of a day, since there are 15 digits */
		return true;
	for (int i = number->scale; i > 0; i--) {
		if (whole >= SERIAL_END)
			return false;
		whole *= 10;
	}
	for (int i = number->scale; i < 0; i++)
		unit *= 10;
	*days = whole / unit;
	*seconds =
	    (uint64_t)(((unsigned __int128)(whole % unit) * DAY_SECONDS * 2 + unit) / ((unsigned __int128)unit * 2));
	*days += *seconds / DAY_SECONDS;
	*seconds %= DAY_SECONDS;
	return *days < SERIAL_END;
}

/* Year, month and day of a day counted from 1 January 1970, in the calendar of now; by whole periods of 400 years,
 * which begin on 1 March, so that a leap day is the last of its year. */
static void put_day(int64_t day, struct baat_buffer *to)
{
	day += 719468; /* from 1 March of year 0 */
	int64_t era = day / 146097, of_era = day % 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153; /* 0 is March */
	int64_t of_month = of_year - (153 * month + 2) / 5 + 1;
	const int64_t shown_year = year + era * 400 + (month >= 10), shown_month = month < 10 ? month + 3 : month - 9;
	baat_buffer_printf(to, "%04" PRId64 "-%02" PRId64 "-%02" PRId64, shown_year, shown_month, of_month);
}

enum baat_code baat_cell_put_serial(const struct baat_cell_number *number, bool since_1904, struct baat_buffer *to)
{
	uint64_t days, seconds;
	enum baat_code problem = BAAT_CODE__MAX;
	if ((number->negative && number->digits != 0) || !split_serial(number, &days, &seconds) ||
	    (since_1904 && days >= SERIAL_END - DAYS_TO_1904))
		problem = BAAT_DATE_INVALID; /* NOLINT(bugprone-branch-clone): in the order in which they can be told */
	else if (!since_1904 && (number->digits == 0 || (int)count_digits(number->digits) + number->scale <= 0))
		problem = BAAT_CELL_TIME;
	else if (!since_1904 && days == LEAP_DAY)
		problem = BAAT_DATE_INVALID;
	if (problem != BAAT_CODE__MAX) {
		baat_cell_put_number(number, false, ',', to);
		return problem;
	}
	if (since_1904)
		days += DAYS_TO_1904;
	else if (days < LEAP_DAY)
		days++;
	put_day((int64_t)days - EPOCH_OF_1900, to);
	if (seconds > 0)
		baat_buffer_printf(to, "T%02u:%02u:%02u", (unsigned)(seconds / 3600), (unsigned)(seconds / 60 % 60),
		                   (unsigned)(seconds % 60));
	return problem;
}

void baat_cell_put_date(struct baat_text iso, struct baat_buffer *to)
{
	static const char midnight[] = "T00:00:00";
	const size_t day = 10, second = day + sizeof midnight - 1;
	bool at_midnight = iso.length >= second && memcmp(iso.at + day, midnight, sizeof midnight - 1) == 0;
	for (size_t i = second; at_midnight && i < iso.length; i++)
		at_midnight = iso.at[i] == '.' || iso.at[i] == '0' || iso.at[i] == 'Z';
	baat_cell_put_text(at_midnight ? (struct baat_text){iso.at, day} : iso, false, to);
}
