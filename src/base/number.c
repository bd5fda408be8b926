/* Reading numbers: a number is what the dialect's grammar says or an error, never a guess. */
#include "baat/base/place.h"
#include "baat/base/number.h"

#include "gettext.h"

#define EURO "\xE2\x82\xAC"
#define MINUS_SIGN "\xE2\x88\x92"
#define NO_BREAK_SPACE "\xC2\xA0"
#define NARROW_NO_BREAK_SPACE "\xE2\x80\xAF"

static bool take(struct baat_text *text, struct baat_text prefix)
{
	if (text->length < prefix.length || memcmp(text->at, prefix.at, prefix.length) != 0)
		return false;
	text->at += prefix.length;
	text->length -= prefix.length;
	return true;
}

static void take_spaces(struct baat_text *text)
{
	while (take(text, BAAT_TEXT(" ")) || take(text, BAAT_TEXT(NO_BREAK_SPACE)) ||
	       take(text, BAAT_TEXT(NARROW_NO_BREAK_SPACE)))
		continue;
}

static bool take_minus(struct baat_text *text)
{
	return take(text, BAAT_TEXT("-")) || take(text, BAAT_TEXT(MINUS_SIGN));
}

/* Takes what stands before the digits: a minus sign in front, before or after a €, spaces only around the €. Returns
 * whether there is a minus sign. */
static bool take_prefix(struct baat_text *text, bool euro_allowed)
{
	bool negative = take_minus(text);
	struct baat_text rest = *text;
	take_spaces(&rest);
	if (!euro_allowed || !take(&rest, BAAT_TEXT(EURO)))
		return negative;
	take_spaces(&rest);
	*text = rest;
	return negative || take_minus(text);
}

/* What stands after the prefix: digits and signs, counted before anything is made of them. */
struct shape {
	size_t digits, points, commas;
	size_t last_sign; /* where the last sign stands */
	bool other;       /* something else occurs */
};

static struct shape shape_of(struct baat_text text)
{
	struct shape shape = {0};
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c >= '0' && c <= '9') {
			shape.digits++;
		} else if (c == '.' || c == ',') {
			shape.last_sign = i;
			if (c == '.')
				shape.points++;
			else
				shape.commas++;
		} else {
			shape.other = true;
		}
	}
	return shape;
}

/* Whether `whole` is one to three digits and then groups of a sign and three digits. */
static bool is_grouped(struct baat_text whole, char sign)
{
	size_t run = 0;
	bool first = true;
	for (size_t i = 0; i < whole.length; i++) {
		if (whole.at[i] != sign) {
			run++;
			continue;
		}
		if (first ? run < 1 || run > 3 : run != 3)
			return false;
		first = false;
		run = 0;
	}
	return run == 3;
}

static char decimal_sign(enum baat_mark mark, struct baat_text text, const struct shape *shape)
{
	switch (mark) {
	case BAAT_MARK_COMMA:
		return ',';
	case BAAT_MARK_POINT:
		return '.';
	case BAAT_MARK_EITHER:
	case BAAT_MARK_OPTION:
		break;
	}
	return shape->points + shape->commas == 0 ? '.' : text.at[shape->last_sign];
}

/* In a dialect with either sign 1.234 may be a thousand: one to three digits that do not begin with 0, then three. */
static bool is_ambiguous(struct baat_text text, const struct shape *shape)
{
	return shape->points + shape->commas == 1 && shape->last_sign >= 1 && shape->last_sign <= 3 &&
	       text.at[0] != '0' && text.length - shape->last_sign - 1 == 3;
}

/* Splits digits and signs into a whole part (maybe grouped) and decimals. */
static enum baat_code split(struct baat_text text, enum baat_mark mark, struct baat_text *whole,
                            struct baat_text *decimals)
{
	struct shape shape = shape_of(text);
	if (shape.other || shape.digits == 0)
		return BAAT_NUMBER_INVALID;

	char sign = decimal_sign(mark, text, &shape), other = sign == ',' ? '.' : ',';
	size_t signs = sign == ',' ? shape.commas : shape.points;
	size_t others = sign == ',' ? shape.points : shape.commas;
	if (signs == 0 && others > 0)
		return BAAT_NUMBER_AMBIGUOUS;
	if (signs > 1)
		return others == 0 && mark == BAAT_MARK_EITHER ? BAAT_NUMBER_AMBIGUOUS : BAAT_NUMBER_INVALID;
	if (mark == BAAT_MARK_OPTION && others > 0)
		return BAAT_NUMBER_GROUPING;
	if (mark == BAAT_MARK_EITHER && is_ambiguous(text, &shape))
		return BAAT_NUMBER_AMBIGUOUS;

	*whole = text;
	*decimals = (struct baat_text){text.at, 0};
	if (signs == 1) {
		if (text.at[shape.last_sign] != sign)
			return BAAT_NUMBER_GROUPING;
		whole->length = shape.last_sign;
		*decimals = (struct baat_text){text.at + shape.last_sign + 1, text.length - shape.last_sign - 1};
		if (whole->length == 0 || decimals->length == 0)
			return BAAT_NUMBER_INVALID;
	}
	if (others > 0 && !is_grouped(*whole, other))
		return BAAT_NUMBER_GROUPING;
	return BAAT_CODE__MAX;
}

/* Appends digits to *value; false when it no longer fits. Signs of grouping are passed over. */
static bool append(struct baat_text digits, uint64_t *value)
{
	for (size_t i = 0; i < digits.length; i++) {
		char c = digits.at[i];
		if (c == '.' || c == ',')
			continue;
		if (__builtin_mul_overflow(*value, 10, value) ||
		    __builtin_add_overflow(*value, (uint64_t)(c - '0'), value))
			return false;
	}
	return true;
}

enum baat_code baat_number_read(struct baat_text text, const struct baat_number_rule *rule, int64_t *value)
{
	bool negative = take_prefix(&text, rule->euro);
	unsigned scale = rule->scale;
	if (rule->percent != BAAT_PERCENT_NONE && text.length > 0 && text.at[text.length - 1] == '%') {
		text.length--;
		if (rule->percent == BAAT_PERCENT_DIVIDES)
			scale -= 2;
	}

	struct baat_text whole, decimals;
	enum baat_code wrong = split(text, rule->mark, &whole, &decimals);
	if (wrong != BAAT_CODE__MAX)
		return wrong;
	while (decimals.length > 0 && decimals.at[decimals.length - 1] == '0')
		decimals.length--;
	if (decimals.length > scale)
		return BAAT_NUMBER_DECIMALS;

	uint64_t size = 0;
	if (!append(whole, &size) || !append(decimals, &size))
		return BAAT_NUMBER_RANGE;
	for (size_t i = decimals.length; i < scale; i++)
		if (__builtin_mul_overflow(size, 10, &size))
			return BAAT_NUMBER_RANGE;
	if (size > INT64_MAX)
		return BAAT_NUMBER_RANGE;
	*value = negative ? -(int64_t)size : (int64_t)size;
	return *value < rule->min || *value > rule->max ? BAAT_NUMBER_RANGE : BAAT_CODE__MAX;
}

/* The number as it is written in full in this dialect: 1.234 becomes 1234. */
static struct baat_shown without_signs(struct baat_text text, char kept)
{
	struct baat_shown shown;
	size_t used = 0;
	while (text.length > 0 && used < sizeof shown.text - 1) {
		char c = take_minus(&text) ? '-' : text.at[0];
		if (c == '.' || c == ',')
			c = kept;
		if ((c >= '0' && c <= '9') || c == '-' || c == '%' || (c == kept && kept != 0))
			shown.text[used++] = c;
		if (c != '-') {
			text.at++;
			text.length--;
		}
	}
	shown.text[used] = '\0';
	return shown;
}

/* How the number would be written with the right decimal sign: .5 as 0,5. */
static struct baat_shown with_sign(struct baat_text text, char sign)
{
	struct baat_shown fraction = without_signs(text, sign);
	size_t at = fraction.text[0] == '-' ? 1 : 0, length = strlen(fraction.text);
	if (fraction.text[at] == sign && length + 1 < sizeof fraction.text) {
		memmove(fraction.text + at + 1, fraction.text + at, length - at + 1);
		fraction.text[at] = '0';
	}
	return fraction;
}

static enum baat_status report_ambiguous(struct baat_diags *diags, struct baat_place place, const char *name,
                                         struct baat_text text, const struct baat_number_rule *rule)
{
	struct baat_shown shown = baat_show(text), whole = without_signs(text, 0);
	struct shape shape = shape_of(text);
	char sign = rule->mark == BAAT_MARK_POINT ? '.' : ',';

	if (shape.points + shape.commas > 1)
		return baat_error(diags, place, BAAT_NUMBER_AMBIGUOUS,
		                  _("%s '%s' has signs for thousands but no decimals; write %s or add the decimals"),
		                  name, shown.text, whole.text);
	struct baat_shown fraction = with_sign(text, sign);
	if (rule->mark == BAAT_MARK_EITHER)
		return baat_error(
		    diags, place, BAAT_NUMBER_AMBIGUOUS,
		    _("%s '%s' can be read in two ways; write %s when that is meant, or %s0 for a decimal number"),
		    name, shown.text, whole.text, fraction.text);
	if (text.length - shape.last_sign - 1 == 3 && whole.text[0] != '0')
		return baat_error(
		    diags, place, BAAT_NUMBER_AMBIGUOUS,
		    _("%s '%s' can be read in two ways; write %s when that is meant, or %s for a decimal number"), name,
		    shown.text, whole.text, fraction.text);
	return baat_error(diags, place, BAAT_NUMBER_AMBIGUOUS,
	                  _("%s '%s': the decimal sign is %c in this file; write %s"), name, shown.text, sign,
	                  fraction.text);
}

static enum baat_status report_range(struct baat_diags *diags, struct baat_place place, const char *name,
                                     struct baat_text text, const struct baat_number_rule *rule)
{
	char low[BAAT_NUMBER_MAX], high[BAAT_NUMBER_MAX];
	char mark = rule->mark == BAAT_MARK_POINT ? '.' : ',';
	low[baat_number_write_short(low, rule->min, rule->scale, mark)] = '\0';
	high[baat_number_write_short(high, rule->max, rule->scale, mark)] = '\0';
	return baat_error(diags, place, BAAT_NUMBER_RANGE, _("%s '%s' is not between %s and %s"), name,
	                  baat_show(text).text, low, high);
}

enum baat_status baat_number_report(struct baat_diags *diags, struct baat_place place, enum baat_code code,
                                    const char *name, struct baat_text text, const struct baat_number_rule *rule)
{
	struct baat_shown shown = baat_show(text);
	unsigned decimals = rule->scale;
	if (rule->percent == BAAT_PERCENT_DIVIDES && text.length > 0 && text.at[text.length - 1] == '%')
		decimals -= 2;

	if (rule->scale == 0 && (code == BAAT_NUMBER_INVALID || code == BAAT_NUMBER_DECIMALS))
		return baat_error(diags, place, code, _("%s '%s' must be a whole number, such as 12"), name,
		                  shown.text);
	switch (code) {
	case BAAT_NUMBER_AMBIGUOUS:
		return report_ambiguous(diags, place, name, text, rule);
	case BAAT_NUMBER_GROUPING:
		if (rule->mark == BAAT_MARK_OPTION)
			return baat_error(diags, place, code, _("%s '%s': write it without signs for thousands"), name,
			                  shown.text);
		return baat_error(diags, place, code,
		                  _("%s '%s': signs for thousands must stand in threes before the decimal sign %s"),
		                  name, shown.text, rule->mark == BAAT_MARK_POINT ? "." : ",");
	case BAAT_NUMBER_DECIMALS:
		/* a formula gives as many as there is room for */
		if (baat_place_is_sheet(place.file))
			return baat_error(
			    diags, place, code,
			    ngettext_("%s '%s' has more than %u decimal; round the formula: =AFRONDEN(...;%u)",
			              "%s '%s' has more than %u decimals; round the formula: =AFRONDEN(...;%u)",
			              decimals),
			    name, shown.text, decimals, decimals);
		return baat_error(
		    diags, place, code,
		    ngettext_("%s '%s' has more than %u decimal", "%s '%s' has more than %u decimals", decimals), name,
		    shown.text, decimals);
	case BAAT_NUMBER_RANGE:
		return report_range(diags, place, name, text, rule);
	default:
		return baat_error(diags, place, BAAT_NUMBER_INVALID, _("%s '%s' is not a number; write for example %s"),
		                  name, shown.text, rule->mark == BAAT_MARK_POINT ? "1234.5" : "1234,5");
	}
}
