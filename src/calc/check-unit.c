/* Units of prices against `per` and `aantal`. */
#include "check-steps.h"

enum baat_unit_kind baat_unit_kind_of(struct baat_text unit)
{
	static const struct {
		const char *word;
		enum baat_unit_kind kind;
	} words[] = {
	    {"uur", BAAT_UNIT_HOUR},         {"uren", BAAT_UNIT_HOUR},         {"dagdeel", BAAT_UNIT_DAYPART},
	    {"dagdelen", BAAT_UNIT_DAYPART}, {"dag", BAAT_UNIT_DAY},           {"dagen", BAAT_UNIT_DAY},
	    {"etmaal", BAAT_UNIT_DAY},       {"etmalen", BAAT_UNIT_DAY},       {"week", BAAT_UNIT_WEEK},
	    {"weken", BAAT_UNIT_WEEK},       {"maand", BAAT_UNIT_MONTH},       {"maanden", BAAT_UNIT_MONTH},
	    {"kwartaal", BAAT_UNIT_QUARTER}, {"kwartalen", BAAT_UNIT_QUARTER}, {"jaar", BAAT_UNIT_YEAR},
	    {"jaren", BAAT_UNIT_YEAR},       {"traject", BAAT_UNIT_COURSE},    {"trajecten", BAAT_UNIT_COURSE},
	    {"euro", BAAT_UNIT_EURO},        {"eur", BAAT_UNIT_EURO},
	};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (baat_text_equal_ascii(unit, baat_text_of(words[i].word)))
			return words[i].kind;
	return BAAT_UNIT_OTHER;
}

enum baat_unit_kind baat_check_unit_of(const struct baat_check *check, const struct baat_line *line)
{
	return line->price_index == BAAT_OWN_PRICE ? BAAT_UNIT_OTHER
	                                           : (enum baat_unit_kind)check->units[line->price_index];
}

static void find_unit(struct baat_check *check, const struct baat_line *line, enum baat_finding_detail detail)
{
	baat_check_find_line(check, BAAT_UNIT_MISMATCH, line, 0, detail == BAAT_UNIT_TOO_MANY ? "aantal" : "per");
	if (!check->failed)
		check->findings[check->count - 1].detail = detail;
}

void baat_check_unit(struct baat_check *check, const struct baat_line *line)
{
	/* in hours; a part of a day is a third of one */
	static const int64_t lengths[] = {[BAAT_UNIT_HOUR] = 1,    [BAAT_UNIT_DAYPART] = 8, [BAAT_UNIT_DAY] = 24,
	                                  [BAAT_UNIT_WEEK] = 168,  [BAAT_UNIT_MONTH] = 730, [BAAT_UNIT_QUARTER] = 2190,
	                                  [BAAT_UNIT_YEAR] = 8760, [BAAT_UNIT_COURSE] = 0,  [BAAT_UNIT_EURO] = 0};
	static const int64_t periods[] = {
	    [BAAT_DAY] = 24, [BAAT_WEEK] = 168, [BAAT_MONTH] = 730, [BAAT_QUARTER] = 2190, [BAAT_YEAR] = 8760};
	enum { ONE = 10000, AT_ONCE = 8 }; /* a large family may have several at the same time */
	enum baat_unit_kind unit = baat_check_unit_of(check, line);
	int64_t quantity = line->quantity < 0 ? -line->quantity : line->quantity;

	if (line->own_price || line->unpriced || line->period == BAAT_ONCE || unit == BAAT_UNIT_OTHER || quantity < ONE)
		return;
	if (unit == BAAT_UNIT_COURSE) {
		if (line->period <= BAAT_MONTH && line->months > 1)
			find_unit(check, line, BAAT_UNIT_REPEATS);
		return;
	}
	int64_t length = lengths[unit], period = periods[line->period];
	int64_t at_once = unit == BAAT_UNIT_HOUR ? 1 : AT_ONCE;
	if (length > period)
		find_unit(check, line, BAAT_UNIT_LONGER);
	else if (length > 0 && quantity * length > at_once * period * ONE)
		find_unit(check, line, BAAT_UNIT_TOO_MANY);
}
