#include "number-meant.h"

#include <stdio.h>

#include "number-parts.h"

enum { PLAIN_MAX = 40 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char mark_of(const struct baat_number_rule *rule)
{
	return rule->mark == BAAT_MARK_POINT ? '.' : ',';
}

static bool write_meant(int64_t value, const struct baat_number_rule *rule, struct baat_shown *meant)
{
	if (value < rule->min || value > rule->max)
		return false;
	meant->text[baat_number_write_short(meant->text, value, rule->scale, mark_of(rule))] = '\0';
	return true;
}

/* One whole number over another: 1/2. */
static bool read_fraction(struct baat_text text, const struct baat_number_rule *rule, struct baat_shown *meant)
{
	uint64_t part[2] = {0, 0};
	size_t which = 0, digits = 0;
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '/' && which == 0 && digits > 0) {
			which = 1;
			digits = 0;
		} else if (is_digit(text.at[i]) && ++digits <= 6) {
			part[which] = part[which] * 10 + (uint64_t)(text.at[i] - '0');
		} else {
			return false;
		}
	}
	if (which == 0 || digits == 0 || part[1] == 0)
		return false;
	baat_sum scaled = (baat_sum)part[0];
	for (unsigned i = 0; i < rule->scale; i++)
		scaled *= 10;
	/* a whole number is not meant by a half */
	if (rule->scale == 0 && part[0] % part[1] != 0)
		return false;
	return write_meant((int64_t)baat_round_div(scaled, (baat_sum)part[1]), rule, meant);
}

/* A currency in front, which is not the sign for it. */
static void take_currency(struct baat_text *text)
{
	static const char *const words[] = {"EUR", "euro", "Euro", "eur"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (baat_take(text, baat_text_of(words[i])))
			break;
	while (baat_take(text, BAAT_TEXT(".")) || baat_take_space(text))
		continue;
}

/* Copies digits, signs and a minus, leaving out the spaces between them, up to something else. The text is what stands
 * behind then. */
static size_t copy_number(struct baat_text *text, char plain[PLAIN_MAX])
{
	size_t used = 0;
	if (baat_take_minus(text))
		plain[used++] = '-';
	while (text->length > 0 && used < PLAIN_MAX) {
		if (baat_take_space(text) || (used > 0 && baat_take(text, BAAT_TEXT("'"))))
			continue;
		if (!is_digit(text->at[0]) && text->at[0] != '.' && text->at[0] != ',')
			break;
		plain[used++] = text->at[0];
		text->at++;
		text->length--;
	}
	return used;
}

/* ",-", ",--", ",=": no cents. What stands behind it does not count. */
static bool take_no_cents(struct baat_text *plain, struct baat_text behind)
{
	if (plain->length == 0 || is_digit(plain->at[plain->length - 1]) || behind.length == 0)
		return false;
	if (behind.at[0] != '=' && !baat_take_minus(&behind))
		return false;
	plain->length--;
	return true;
}

/* 1.250, of which it is known that the sign groups. */
static size_t without_groups(struct baat_text number, char plain[PLAIN_MAX])
{
	size_t used = 0;
	for (size_t i = 0; i < number.length; i++)
		if (number.at[i] != '.' && number.at[i] != ',')
			plain[used++] = number.at[i];
	return used;
}

/* Nothing, or something that begins as a word does. */
static bool is_unit(struct baat_text behind)
{
	if (behind.length == 0)
		return true;
	unsigned char first = (unsigned char)behind.at[0];
	return first >= 0x80 ? !baat_take_minus(&behind) : (first | 0x20) >= 'a' && (first | 0x20) <= 'z';
}

bool baat_number_meant(struct baat_text text, const struct baat_number_rule *rule, struct baat_shown *meant)
{
	char plain[PLAIN_MAX], whole[PLAIN_MAX];
	int64_t value;
	if (read_fraction(text, rule, meant))
		return true;
	bool negative = baat_take_minus(&text);
	while (baat_take_space(&text) || baat_take(&text, BAAT_TEXT(BAAT_EURO)))
		continue;
	take_currency(&text);
	struct baat_text number = {plain, copy_number(&text, plain)};
	/* letters may be a unit; other digits, as of a range or a date, are not, nor is a sign that divides */
	for (size_t i = 0; i < text.length; i++)
		if (is_digit(text.at[i]) || text.at[i] == '%')
			return false;
	if (take_no_cents(&number, text))
		number = (struct baat_text){whole, without_groups(number, whole)};
	else if (!is_unit(text))
		return false;
	if (number.length == 0 || (negative && number.at[0] == '-') || !is_digit(number.at[number.length - 1]))
		return false;
	struct baat_number_rule any = rule->percent == BAAT_PERCENT_DIVIDES ? baat_number_in_percent(rule) : *rule;
	any.percent = BAAT_PERCENT_NONE;
	if (baat_number_read(number, &any, &value) != BAAT_CODE__MAX)
		return false;
	if (value <= rule->max)
		return write_meant(negative ? -value : value, rule, meant);
	/* a chance in percent, in words */
	size_t length = baat_number_write_short(meant->text, value, rule->scale, mark_of(rule));
	snprintf(meant->text + length, sizeof meant->text - length, "%%");
	return !negative;
}
