/* What is wrong with a number, and how it must be written. */
#include "baat/base/place.h"
#include "baat/base/number.h"

#include "gettext.h"
#include "number-meant.h"
#include "number-parts.h"

/* The number as it is written in full in this dialect: 1.234 becomes 1234. */
static struct baat_shown without_signs(struct baat_text text, char kept)
{
	struct baat_shown shown;
	size_t used = 0;
	while (text.length > 0 && used < sizeof shown.text - 1) {
		char c = baat_take_minus(&text) ? '-' : text.at[0];
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
	struct baat_number_shape shape = baat_number_shape(text);
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

static bool ends_in_percent(struct baat_text text)
{
	return text.length > 0 && text.at[text.length - 1] == '%';
}

/* A chance that is a percentage without its sign. */
static bool is_percentage(struct baat_text text, const struct baat_number_rule *rule, int64_t *value)
{
	if (rule->percent != BAAT_PERCENT_DIVIDES || ends_in_percent(text))
		return false;
	const struct baat_number_rule wider = baat_number_in_percent(rule);
	return baat_number_read(text, &wider, value) == BAAT_CODE__MAX && *value / 2 >= rule->max && *value % 100 == 0;
}

static enum baat_status report_range(struct baat_diags *diags, struct baat_place place, const char *name,
                                     struct baat_text text, const struct baat_number_rule *rule)
{
	char low[BAAT_NUMBER_MAX], high[BAAT_NUMBER_MAX];
	char mark = rule->mark == BAAT_MARK_POINT ? '.' : ',';
	low[baat_number_write_short(low, rule->min, rule->scale, mark)] = '\0';
	high[baat_number_write_short(high, rule->max, rule->scale, mark)] = '\0';
	int64_t percent;
	if (is_percentage(text, rule, &percent)) {
		char whole[BAAT_NUMBER_MAX], part[BAAT_NUMBER_MAX];
		whole[baat_number_write_short(whole, percent, rule->scale, mark)] = '\0';
		part[baat_number_write_short(part, percent / 100, rule->scale, mark)] = '\0';
		return baat_error(diags, place, BAAT_NUMBER_RANGE,
		                  _("%s '%s' is not between %s and %s; write %s%% or %s"), name, baat_show(text).text,
		                  low, high, whole, part);
	}
	return baat_error(diags, place, BAAT_NUMBER_RANGE, _("%s '%s' is not between %s and %s"), name,
	                  baat_show(text).text, low, high);
}

enum baat_status baat_number_report(struct baat_diags *diags, struct baat_place place, enum baat_code code,
                                    const char *name, struct baat_text text, const struct baat_number_rule *rule)
{
	struct baat_shown shown = baat_show(text);
	unsigned decimals = rule->scale;
	if (rule->percent == BAAT_PERCENT_DIVIDES && ends_in_percent(text))
		decimals -= 2;

	struct baat_shown meant;
	if (code == BAAT_NUMBER_INVALID && baat_number_meant(text, rule, &meant))
		return baat_error(diags, place, code, _("%s '%s' is not a number; write %s"), name, shown.text,
		                  meant.text);
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
