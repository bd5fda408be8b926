#include "baat/base/day.h"

int baat_days_in(int32_t month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const int32_t year = month / 12;
	const int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month % 12] + (month % 12 == 1 ? leap : 0);
}

/* Days before the year, of years from 1 on. */
static int32_t days_before(int32_t year)
{
	const int32_t past = year - 1;
	return past * 365 + past / 4 - past / 100 + past / 400;
}

int32_t baat_day_number(int32_t month, int day)
{
	int32_t number = days_before(month / 12) + day;
	for (int32_t i = month - month % 12; i < month; i++)
		number += baat_days_in(i);
	return number;
}

int32_t baat_day_month(int32_t number, int *of_month)
{
	/* 400 years are 146097 days; at most a year off */
	int32_t year = (int32_t)((int64_t)number * 400 / 146097) + 1;
	while (days_before(year) >= number)
		year--;
	int32_t month = year * 12, left = number - days_before(year);
	while (left > baat_days_in(month))
		left -= baat_days_in(month++);
	*of_month = left;
	return month;
}
