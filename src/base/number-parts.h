/* What a number can be made of: shared by number.c, which reads, and number-report.c, which says what was wrong. */
#ifndef BAAT_NUMBER_PARTS_H
#define BAAT_NUMBER_PARTS_H

#include "baat/base/number.h"

#define BAAT_EURO "\xE2\x82\xAC"
#define BAAT_MINUS_SIGN "\xE2\x88\x92"
#define BAAT_NO_BREAK_SPACE "\xC2\xA0"
#define BAAT_NARROW_NO_BREAK_SPACE "\xE2\x80\xAF"

static inline bool baat_take(struct baat_text *text, struct baat_text prefix)
{
	if (text->length < prefix.length || memcmp(text->at, prefix.at, prefix.length) != 0)
		return false;
	text->at += prefix.length;
	text->length -= prefix.length;
	return true;
}

static inline bool baat_take_space(struct baat_text *text)
{
	return baat_take(text, BAAT_TEXT(" ")) || baat_take(text, BAAT_TEXT(BAAT_NO_BREAK_SPACE)) ||
	       baat_take(text, BAAT_TEXT(BAAT_NARROW_NO_BREAK_SPACE));
}

static inline bool baat_take_minus(struct baat_text *text)
{
	return baat_take(text, BAAT_TEXT("-")) || baat_take(text, BAAT_TEXT(BAAT_MINUS_SIGN));
}

/* What stands after a minus and a €: digits and signs, counted before anything is made of them. */
struct baat_number_shape {
	size_t digits, points, commas;
	size_t last_sign; /* where the last sign stands */
	bool other;       /* something else occurs */
};

static inline struct baat_number_shape baat_number_shape(struct baat_text text)
{
	struct baat_number_shape shape = {0};
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

/* The rule for a chance in percent whose sign may be missing: up to a hundred times as large. */
static inline struct baat_number_rule baat_number_in_percent(const struct baat_number_rule *rule)
{
	struct baat_number_rule percent = *rule;
	if (__builtin_mul_overflow(rule->max, INT64_C(100), &percent.max))
		percent.max = INT64_MAX;
	return percent;
}

#endif
