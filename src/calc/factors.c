/* Flows with their factors. */
#include "baat/calc/factors.h"

#include "base/wide.h"
#include "schedule.h"

struct splitter {
	baat_factors_sink *sink;
	void *context;
};

/* What all payers pay in a year: the parts of an amount add up to it. */
static int64_t whole_amount(const struct baat_schedule *schedule, enum baat_span span)
{
	uint64_t size = 0;
	bool negative = false;
	for (size_t i = 0; i < schedule->series_count; i++)
		if (schedule->series[i].side == BAAT_PAYS) {
			size += schedule->series[i].size[span];
			negative = schedule->series[i].negative;
		}
	return baat_signed(size, negative);
}

/* A baat_schedule_sink. */
static enum baat_status split(void *context, const struct baat_unit *unit, const struct baat_schedule *schedule)
{
	const struct splitter *splitter = context;
	const struct baat_line *line = schedule->line;
	/* each payment is followed by what is received of it */
	const size_t step = line->receiver == BAAT_NO_NAME ? 1 : 2;
	struct baat_factors factors = {.line = line, .rules = schedule->rules, .weight = schedule->weight};
	enum baat_status status = BAAT_OK;
	for (unsigned i = 0; i < schedule->years; i++) {
		factors.whole = whole_amount(schedule, baat_schedule_span(schedule, i));
		factors.discount = schedule->rules->factor[schedule->year + i];
		for (size_t j = 0; j < schedule->series_count && status == BAAT_OK; j++) {
			baat_schedule_flow(schedule, &schedule->series[j], i, &factors.flow);
			factors.share = line->payers->items[j / step].percent;
			status = splitter->sink(splitter->context, unit, &factors);
		}
	}
	return status;
}

enum baat_status baat_factors_of_case(const struct baat_case *casus, const char *file,
                                      const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                      baat_factors_sink *sink, void *context, struct baat_cut_off *cut_off,
                                      struct baat_diags *diags)
{
	struct splitter splitter = {sink, context};
	return baat_schedules_of_case(casus, file, rules, choice, split, &splitter, cut_off, diags);
}

/* The months in a year, and the decimals of what the method has in one: what every denominator of a period divides. */
enum { YEARLY = 12 * 10000, EXACT_DECIMALS = 26, EXACT_DIGITS = 72 };

/* |product| × 10^26, or three times that; true for the latter. The bounds of case lines leave it room. */
static bool product_of(const struct baat_factors *factors, struct baat_wide *product)
{
	const struct baat_line *line = factors->line;
	const struct baat_flow_period *period = &factors->rules->period[line->period];
	*product = baat_wide_of(baat_magnitude(line->quantity));
	baat_wide_multiply(product, baat_magnitude(line->price));
	baat_wide_multiply(product, (uint64_t)line->chance);
	baat_wide_multiply(product, (uint64_t)factors->weight);
	baat_wide_multiply(product, factors->flow.months);
	baat_wide_multiply(product, (uint64_t)period->numerator);
	/* 1 / 120000 is 25 / 3 millionths */
	baat_wide_multiply(product, (uint64_t)(YEARLY / period->denominator) * 25);
	struct baat_wide third = *product;
	if (baat_wide_divide(&third, 3) != 0)
		return true;
	*product = third;
	return false;
}

/* The digits, with zeros in front. */
static void put_digits(struct baat_wide number, char digits[EXACT_DIGITS])
{
	for (size_t end = EXACT_DIGITS; end > 0;) {
		uint64_t part = baat_wide_divide(&number, UINT64_C(1000000000000000000));
		for (size_t i = 0; i < 18; i++, part /= 10)
			digits[--end] = (char)('0' + part % 10);
	}
}

size_t baat_factors_exact(const struct baat_factors *factors, char mark, char at[BAAT_EXACT_MAX])
{
	const struct baat_line *line = factors->line;
	struct baat_wide product;
	char digits[EXACT_DIGITS];
	size_t first = 0, end = EXACT_DIGITS, length = 0;
	const size_t point = EXACT_DIGITS - EXACT_DECIMALS;
	const bool thirds = product_of(factors, &product);
	put_digits(product, digits);
	while (first + 1 < point && digits[first] == '0')
		first++;
	while (end > point && digits[end - 1] == '0')
		end--;
	const bool zero = first + 1 == point && end == point && digits[first] == '0';
	if (!zero && (line->quantity ^ line->price) < 0)
		at[length++] = '-';
	for (size_t i = first; i < end; i++) {
		if (i == point)
			at[length++] = mark;
		at[length++] = digits[i];
	}
	if (thirds) {
		at[length++] = '/';
		at[length++] = '3';
	}
	return length;
}

size_t baat_units_write(const struct baat_method *method, enum baat_period period, char mark, char at[BAAT_UNITS_MAX])
{
	struct baat_text text = BAAT_TEXT("1");
	size_t length = 0;
	if (period == BAAT_DAY || period == BAAT_WEEK) {
		const int64_t year = period == BAAT_DAY ? method->days_per_year : method->weeks_per_year;
		length = baat_number_write_short(at, year, BAAT_SCALE_PERIODS, mark);
		text = BAAT_TEXT("/12");
	} else if (period == BAAT_QUARTER) {
		text = BAAT_TEXT("1/3");
	} else if (period == BAAT_YEAR) {
		text = BAAT_TEXT("1/12");
	}
	memcpy(at + length, text.at, text.length);
	return length + text.length;
}
