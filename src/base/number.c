/* Reading numbers: a number is what the dialect's grammar says or an error, never a guess. */
#include "baat/base/number.h"

#include "number-parts.h"

/* Between a number and its sign % there may be spaces, as we write them. */
static void take_spaces_behind(struct baat_text *text)
{
	static const char *const spaces[] = {" ", BAAT_NO_BREAK_SPACE, BAAT_NARROW_NO_BREAK_SPACE};
	for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++) {
		size_t length = strlen(spaces[i]);
		if (text->length < length || memcmp(text->at + text->length - length, spaces[i], length) != 0)
			continue;
		text->length -= length;
		i = SIZE_MAX; /* again from the first */
	}
}

/* Takes what stands before the digits: a minus sign in front, before or after a €, spaces only around the €. Returns
 * whether there is a minus sign. */
static bool take_prefix(struct baat_text *text, bool euro_allowed)
{
	bool negative = baat_take_minus(text);
	struct baat_text rest = *text;
	while (baat_take_space(&rest))
		continue;
	if (!euro_allowed || !baat_take(&rest, BAAT_TEXT(BAAT_EURO)))
		return negative;
	while (baat_take_space(&rest))
		continue;
	*text = rest;
	return negative || baat_take_minus(text);
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

static char decimal_sign(enum baat_mark mark, struct baat_text text, const struct baat_number_shape *shape)
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
static bool is_ambiguous(struct baat_text text, const struct baat_number_shape *shape)
{
	return shape->points + shape->commas == 1 && shape->last_sign >= 1 && shape->last_sign <= 3 &&
	       text.at[0] != '0' && text.length - shape->last_sign - 1 == 3;
}

/* Splits digits and signs into a whole part (maybe grouped) and decimals. */
static enum baat_code split(struct baat_text text, enum baat_mark mark, struct baat_text *whole,
                            struct baat_text *decimals)
{
	struct baat_number_shape shape = baat_number_shape(text);
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
		take_spaces_behind(&text);
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
