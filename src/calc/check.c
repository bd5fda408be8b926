/* Suspicious cases. */
#include "baat/check.h"

#include <stdlib.h>

#include "baat/memory.h"

/* Where a post was seen, by number in the names. Numbers of cases and scenarios tell old marks from new ones, so that
 * nothing has to be wiped between cases. */
struct mark {
	uint64_t scenario; /* serial number of the scenario that it was last seen in */
	uint64_t casus;    /* number of the case that has it in its counterfactual, */
	uint64_t line;     /* where first, */
	size_t benefit;    /* and which benefit it is there: index + 1, 0 for none */
};

/* An income of the household in the counterfactual. */
struct benefit {
	uint32_t post;
	uint64_t line;
	baat_sum amount;      /* in the counterfactual */
	uint64_t scenario;    /* serial number of the alternative that `remaining` is of */
	baat_sum remaining;
};

struct baat_check {
	const struct baat_prices *prices;
	struct baat_names *names;
	uint32_t client, assistance; /* the party `client`, the domain `bijstand` */
	unsigned horizon;            /* months */
	uint8_t *units;              /* enum baat_unit_kind by price index */
	struct mark *marks;
	size_t mark_count, mark_capacity;
	uint64_t casus, scenario; /* serial numbers of those at hand */
	struct benefit *benefits;
	size_t benefit_count, benefit_capacity;
	const struct baat_line **order, **ends;
	size_t order_capacity, ends_capacity;
	bool *same; /* by line of the scenario: it repeats another one */
	size_t same_capacity;
	struct baat_finding *findings;
	size_t count, capacity;
	bool failed;
};

enum baat_unit_kind baat_unit_kind_of(struct baat_text unit)
{
	static const struct {
		const char *word;
		enum baat_unit_kind kind;
	} words[] = {
		{"uur", BAAT_UNIT_HOUR},       {"uren", BAAT_UNIT_HOUR},         {"dagdeel", BAAT_UNIT_DAYPART},
		{"dagdelen", BAAT_UNIT_DAYPART}, {"dag", BAAT_UNIT_DAY},         {"dagen", BAAT_UNIT_DAY},
		{"etmaal", BAAT_UNIT_DAY},     {"etmalen", BAAT_UNIT_DAY},       {"week", BAAT_UNIT_WEEK},
		{"weken", BAAT_UNIT_WEEK},     {"maand", BAAT_UNIT_MONTH},       {"maanden", BAAT_UNIT_MONTH},
		{"kwartaal", BAAT_UNIT_QUARTER}, {"kwartalen", BAAT_UNIT_QUARTER}, {"jaar", BAAT_UNIT_YEAR},
		{"jaren", BAAT_UNIT_YEAR},     {"traject", BAAT_UNIT_COURSE},    {"trajecten", BAAT_UNIT_COURSE},
		{"euro", BAAT_UNIT_EURO},      {"eur", BAAT_UNIT_EURO},
	};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (baat_text_equal_ascii(unit, baat_text_of(words[i].word)))
			return words[i].kind;
	return BAAT_UNIT_OTHER;
}

struct baat_check *baat_check_new(const struct baat_prices *prices, struct baat_names *names,
				  const struct baat_method *method)
{
	struct baat_check *check = calloc(1, sizeof *check);
	size_t count = baat_prices_count(prices);
	if (check == NULL)
		return NULL;
	check->prices = prices;
	check->names = names;
	check->horizon = (unsigned)method->horizon * 12;
	check->client = baat_names_add(names, BAAT_TEXT("client"));
	check->assistance = baat_names_add(names, BAAT_TEXT("bijstand"));
	check->units = calloc(count + 1, sizeof *check->units);
	if (check->units == NULL || check->client == BAAT_NO_NAME || check->assistance == BAAT_NO_NAME) {
		baat_check_free(check);
		return NULL;
	}
	for (size_t i = 0; i < count; i++)
		check->units[i] = (uint8_t)baat_unit_kind_of(baat_prices_at(prices, i)->row->unit);
	return check;
}

void baat_check_free(struct baat_check *check)
{
	if (check == NULL)
		return;
	free(check->units);
	free(check->marks);
	free(check->benefits);
	free(check->order);
	free(check->ends);
	free(check->same);
	free(check->findings);
	free(check);
}

static void find(struct baat_check *check, const struct baat_finding *finding)
{
	if (baat_grow(&check->findings, &check->capacity, check->count + 1, sizeof *check->findings))
		check->findings[check->count++] = *finding;
	else
		check->failed = true;
}

static void find_in_case(struct baat_check *check, enum baat_code code, uint64_t line, const char *column)
{
	find(check, &(struct baat_finding){.code = code, .line = line, .column = column, .post = BAAT_NO_NAME});
}

static void find_in_line(struct baat_check *check, enum baat_code code, const struct baat_line *line, uint64_t other,
			 const char *column)
{
	find(check, &(struct baat_finding){.code = code,
					   .column = column,
					   .line = line->line,
					   .other = other,
					   .post = line->post,
					   .scenario = line->scenario,
					   .subject = line});
}

/* The unit that the price of a line is for; unknown for a price of its own. */
static enum baat_unit_kind unit_of(const struct baat_check *check, const struct baat_line *line)
{
	return line->price_index == BAAT_OWN_PRICE ? BAAT_UNIT_OTHER : (enum baat_unit_kind)check->units[line->price_index];
}

/* Units against `per`. */

static void find_unit(struct baat_check *check, const struct baat_line *line, enum baat_finding_detail detail)
{
	find_in_line(check, BAAT_UNIT_MISMATCH, line, 0, detail == BAAT_UNIT_TOO_MANY ? "aantal" : "per");
	if (!check->failed)
		check->findings[check->count - 1].detail = detail;
}

static void check_unit(struct baat_check *check, const struct baat_line *line)
{
	/* in hours; a part of a day is a third of one */
	static const int64_t lengths[] = {[BAAT_UNIT_HOUR] = 1,    [BAAT_UNIT_DAYPART] = 8,   [BAAT_UNIT_DAY] = 24,
					  [BAAT_UNIT_WEEK] = 168,  [BAAT_UNIT_MONTH] = 730,   [BAAT_UNIT_QUARTER] = 2190,
					  [BAAT_UNIT_YEAR] = 8760, [BAAT_UNIT_COURSE] = 0,    [BAAT_UNIT_EURO] = 0};
	static const int64_t periods[] = {[BAAT_DAY] = 24,    [BAAT_WEEK] = 168,      [BAAT_MONTH] = 730,
					  [BAAT_QUARTER] = 2190, [BAAT_YEAR] = 8760};
	enum { ONE = 10000, AT_ONCE = 8 }; /* a large family may have several at the same time */
	enum baat_unit_kind unit = unit_of(check, line);
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

/* Lines that are the same, or overlap. */

#define COMPARE(a, b)                                                                                                 \
	if ((a) != (b))                                                                                               \
	return (a) < (b) ? -1 : 1

static int by_content(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left, *b = *(const struct baat_line *const *)right;
	COMPARE(a->post, b->post);
	COMPARE(a->from, b->from);
	COMPARE(a->months, b->months);
	COMPARE(a->period, b->period);
	COMPARE(a->kind, b->kind);
	COMPARE(a->quantity, b->quantity);
	COMPARE(a->chance, b->chance);
	COMPARE(a->price, b->price);
	COMPARE(a->price_year, b->price_year);
	COMPARE(a->cashable, b->cashable);
	COMPARE(a->receiver, b->receiver);
	COMPARE((uintptr_t)a->payers, (uintptr_t)b->payers);
	return 0;
}

static int by_content_then_line(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left, *b = *(const struct baat_line *const *)right;
	int order = by_content(left, right);
	return order != 0 ? order : a->line < b->line ? -1 : 1;
}

/* What can count one thing twice: the same post, as input or as outcome, as a cost or as an income. */
static int by_thing(const struct baat_line *a, const struct baat_line *b)
{
	COMPARE(a->post, b->post);
	COMPARE(a->kind, b->kind);
	COMPARE(a->quantity < 0, b->quantity < 0);
	return 0;
}

static int by_start(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left, *b = *(const struct baat_line *const *)right;
	int order = by_thing(a, b);
	if (order != 0)
		return order;
	COMPARE(a->from, b->from);
	return a->line < b->line ? -1 : 1;
}

static unsigned end_of(const struct baat_line *line)
{
	return (unsigned)line->from + line->months;
}

static int by_end(const void *left, const void *right)
{
	const struct baat_line *a = *(const struct baat_line *const *)left, *b = *(const struct baat_line *const *)right;
	COMPARE(end_of(a), end_of(b));
	return a->line < b->line ? -1 : 1;
}

static void check_same(struct baat_check *check, const struct baat_line *lines, size_t count)
{
	qsort(check->order, count, sizeof *check->order, by_content_then_line);
	for (size_t i = 0; i < count; i++) {
		const struct baat_line *line = check->order[i];
		bool same = i > 0 && by_content(&check->order[i - 1], &check->order[i]) == 0;
		check->same[line - lines] = same;
		if (same)
			find_in_line(check, BAAT_LINE_TWICE, line, check->order[i - 1]->line, "post");
	}
}

/*
 * Lines of one thing, by their start. Chances that add up to no more than 1 may exclude each other: short shelter or
 * long shelter. Above that something is counted that is already there.
 */
static void check_thing(struct baat_check *check, const struct baat_line **lines, size_t count)
{
	const struct baat_line *longest = NULL;
	int64_t chances = 0;
	size_t ended = 0;

	memcpy(check->ends, lines, count * sizeof *lines);
	qsort(check->ends, count, sizeof *check->ends, by_end);
	for (size_t i = 0; i < count; i++) {
		const struct baat_line *line = lines[i];
		/* what ended by now began before, so its chance is among those added */
		for (; ended < count && end_of(check->ends[ended]) <= line->from; ended++)
			chances -= check->ends[ended]->chance;
		if (chances > 0 && chances + line->chance > BAAT_CHANCE_ONE) {
			const struct baat_line *later = line->line > longest->line ? line : longest;
			find_in_line(check, BAAT_POST_OVERLAP, later, later == line ? longest->line : line->line, "post");
		}
		chances += line->chance;
		if (longest == NULL || end_of(line) > end_of(longest))
			longest = line;
	}
}

/* Only for a scenario in which some post occurs more than once. */
static void check_repeated(struct baat_check *check, const struct baat_line *lines, size_t count)
{
	if (!baat_grow(&check->order, &check->order_capacity, count, sizeof *check->order) ||
	    !baat_grow(&check->ends, &check->ends_capacity, count, sizeof *check->ends) ||
	    !baat_grow(&check->same, &check->same_capacity, count, sizeof *check->same)) {
		check->failed = true;
		return;
	}
	for (size_t i = 0; i < count; i++)
		check->order[i] = &lines[i];
	check_same(check, lines, count);
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (!check->same[i] && unit_of(check, &lines[i]) != BAAT_UNIT_EURO)
			check->order[kept++] = &lines[i];
	qsort(check->order, kept, sizeof *check->order, by_start);
	for (size_t start = 0, end; start < kept; start = end) {
		for (end = start + 1; end < kept && by_thing(check->order[start], check->order[end]) == 0; end++)
			;
		if (end - start > 1)
			check_thing(check, check->order + start, end - start);
	}
}

/* Incomes of the household. */

/* An income that goes on from period to period. A municipality that does not enter the receiver has assistance all the
 * same; what it costs to carry out is not priced by the month. */
static bool is_benefit(const struct baat_check *check, const struct baat_line *line)
{
	if (line->period == BAAT_ONCE || line->quantity <= 0)
		return false;
	if (line->receiver == check->client)
		return true;
	if (line->price_index == BAAT_OWN_PRICE)
		return false;
	return baat_prices_at(check->prices, line->price_index)->row->receiver == check->client ||
	       (line->domain == check->assistance && unit_of(check, line) == BAAT_UNIT_MONTH);
}

/* For comparing lines of one post: euros, in a unit of its own. Pm lines are taken to be worth the same each. */
static baat_sum worth(const struct baat_line *line)
{
	static const int64_t in_a_year[] = {[BAAT_ONCE] = 12, [BAAT_DAY] = 365,  [BAAT_WEEK] = 52,
					    [BAAT_MONTH] = 12, [BAAT_QUARTER] = 4, [BAAT_YEAR] = 1};
	int64_t price = line->unpriced ? 1 : line->price;
	/* divided, so that a sum over the lines of the largest case fits */
	return (baat_sum)line->quantity * price * line->chance * line->months * in_a_year[line->period] / 100;
}

static void add_benefit(struct baat_check *check, const struct baat_line *line, struct mark *mark)
{
	if (mark->benefit == 0) {
		size_t count = check->benefit_count + 1;
		if (!baat_grow(&check->benefits, &check->benefit_capacity, count, sizeof *check->benefits)) {
			check->failed = true;
			return;
		}
		check->benefits[check->benefit_count] = (struct benefit){.post = line->post, .line = line->line};
		mark->benefit = check->benefit_count = count;
	}
	check->benefits[mark->benefit - 1].amount += worth(line);
}

/* Whether less than a thousandth is missing. */
static bool remains(const struct benefit *benefit, uint64_t scenario)
{
	return benefit->scenario == scenario &&
	       (benefit->amount - benefit->remaining) <= benefit->amount / 1000;
}

/* Whether a line gives the household an income that it does not have in the counterfactual. */
static bool replaces(const struct baat_check *check, const struct baat_line *line, bool in_counterfactual)
{
	if (line->kind == BAAT_INPUT && line->period == BAAT_ONCE)
		return false;
	if (line->receiver == check->client)
		return !in_counterfactual && line->quantity > 0;
	return line->payers->items[0].party == check->client && line->quantity < 0;
}

static void check_benefits(struct baat_check *check, const struct baat_case *casus, size_t index)
{
	const struct baat_scenario *scenario = &casus->scenarios[index];
	const struct baat_line *lines = casus->lines + scenario->first_line;
	for (size_t i = 0; i < scenario->line_count; i++) {
		const struct baat_line *line = &lines[i];
		const struct mark *mark = &check->marks[line->post];
		struct benefit *benefit = mark->casus == check->casus && mark->benefit > 0
						  ? &check->benefits[mark->benefit - 1] : NULL;
		if (replaces(check, line, benefit != NULL))
			return;
		if (benefit == NULL)
			continue;
		if (benefit->scenario != check->scenario)
			benefit->remaining = 0;
		benefit->scenario = check->scenario;
		benefit->remaining += worth(line);
		/* more of one may replace another */
		if (benefit->remaining > benefit->amount + benefit->amount / 1000)
			return;
	}
	/* those that remain have lines here, so this loop is no longer than the one above, and one */
	for (size_t i = 0; i < check->benefit_count; i++) {
		const struct benefit *benefit = &check->benefits[i];
		if (remains(benefit, check->scenario))
			continue;
		find(check, &(struct baat_finding){.code = BAAT_BENEFIT_NOT_REPLACED,
						   .detail = benefit->scenario == check->scenario ? BAAT_BENEFIT_FALLS
												  : BAAT_BENEFIT_ENDS,
						   .column = "scenario",
						   .line = scenario->line,
						   .other = benefit->line,
						   .post = benefit->post,
						   .scenario = index});
		return;
	}
}

/* Going through a case. */

static bool make_marks(struct baat_check *check)
{
	size_t count = baat_names_count(check->names);
	if (count <= check->mark_count)
		return true;
	if (!baat_grow(&check->marks, &check->mark_capacity, count, sizeof *check->marks))
		return false;
	memset(check->marks + check->mark_count, 0, (count - check->mark_count) * sizeof *check->marks);
	check->mark_count = count;
	return true;
}

static void mark_counterfactual(struct baat_check *check, const struct baat_line *line, struct mark *mark)
{
	if (mark->casus != check->casus) {
		mark->casus = check->casus;
		mark->line = line->line;
		mark->benefit = 0;
	}
	if (is_benefit(check, line))
		add_benefit(check, line, mark);
}

static void check_scenario(struct baat_check *check, const struct baat_case *casus, size_t index)
{
	const struct baat_scenario *scenario = &casus->scenarios[index];
	const struct baat_line *lines = casus->lines + scenario->first_line;
	bool repeated = false, certain = true, priced = false;

	check->scenario++;
	for (size_t i = 0; i < scenario->line_count; i++) {
		const struct baat_line *line = &lines[i];
		struct mark *mark = &check->marks[line->post];
		repeated |= mark->scenario == check->scenario;
		mark->scenario = check->scenario;
		certain &= line->chance == BAAT_CHANCE_ONE;
		priced |= !line->unpriced;
		check_unit(check, line);
		if (index == 0)
			mark_counterfactual(check, line, mark);
		else if (line->kind == BAAT_INPUT && mark->casus == check->casus)
			find_in_line(check, BAAT_POST_AS_INPUT, line, mark->line, "soort");
	}
	if (repeated)
		check_repeated(check, lines, scenario->line_count);
	if (index == 0 && certain && priced)
		find_in_case(check, BAAT_CHANCES_ALL_ONE, scenario->line, "kans");
	if (index > 0 && check->benefit_count > 0)
		check_benefits(check, casus, index);
}

static int by_line(const void *left, const void *right)
{
	const struct baat_finding *a = left, *b = right;
	COMPARE(a->line, b->line);
	COMPARE(a->code, b->code);
	COMPARE(a->other, b->other);
	return 0;
}

static bool is_beyond(const struct baat_check *check, const struct baat_case *casus)
{
	for (size_t i = 0; i < casus->line_count; i++)
		if (casus->lines[i].from < check->horizon)
			return false;
	return casus->line_count > 0;
}

bool baat_check_case(struct baat_check *check, const struct baat_case *casus, const struct baat_finding **findings,
		     size_t *count)
{
	check->count = check->benefit_count = 0;
	check->failed = !make_marks(check);
	check->casus++;
	if (!check->failed && !casus->has_counterfactual)
		find_in_case(check, BAAT_CASE_WITHOUT_COUNTERFACTUAL, casus->line, "casus");
	if (!check->failed && casus->scenario_count == 1)
		find_in_case(check, BAAT_CASE_WITHOUT_ALTERNATIVE, casus->line, "casus");
	if (!check->failed && is_beyond(check, casus))
		find_in_case(check, BAAT_CASE_LOST, casus->line, "van");
	for (size_t i = 0; i < casus->scenario_count && !check->failed; i++)
		check_scenario(check, casus, i);
	if (check->count > 1)
		qsort(check->findings, check->count, sizeof *check->findings, by_line);
	*findings = check->findings;
	*count = check->count;
	return !check->failed;
}
