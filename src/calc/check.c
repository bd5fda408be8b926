/* Suspicious cases. */
#include "check-steps.h"

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
	check->ranges = calloc(count + 1, sizeof *check->ranges);
	if (check->units == NULL || check->ranges == NULL || check->client == BAAT_NO_NAME ||
	    check->assistance == BAAT_NO_NAME) {
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
	free(check->ranges);
	free(check->benefits);
	free(check->order);
	free(check->ends);
	free(check->same);
	free(check->findings);
	free(check);
}

static void find_in_case(struct baat_check *check, enum baat_code code, uint64_t line, const char *column)
{
	baat_check_find(check,
	                &(struct baat_finding){.code = code, .line = line, .column = column, .post = BAAT_NO_NAME});
}

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
	baat_check_add_benefit(check, line, mark);
}

/* The range of a price, for baat-zeker; once for each price and case. */
static void check_range(struct baat_check *check, const struct baat_line *line)
{
	if (line->own_price || line->unpriced || check->ranges[line->price_index] == check->casus)
		return;
	const enum baat_code problem = baat_price_range_problem(baat_prices_at(check->prices, line->price_index));
	if (problem == BAAT_CODE__MAX)
		return;
	check->ranges[line->price_index] = check->casus;
	baat_check_find_line(check, problem, line, 0, "post");
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
		baat_check_unit(check, line);
		check_range(check, line);
		baat_check_debt(check, line, mark);
		if (index == 0)
			mark_counterfactual(check, line, mark);
		else if (line->kind == BAAT_INPUT && mark->casus == check->casus && mark->way != DEBT_PAID)
			baat_check_find_line(check, BAAT_POST_AS_INPUT, line, mark->line, "soort");
	}
	if (repeated)
		baat_check_repeated(check, lines, scenario->line_count);
	if (index == 0 && certain && priced)
		find_in_case(check, BAAT_CHANCES_ALL_ONE, scenario->line, "kans");
	if (index > 0 && check->benefit_count > 0)
		baat_check_benefits(check, casus, index);
}

static int by_line(const void *left, const void *right)
{
	const struct baat_finding *a = left, *b = right;
	const int64_t pairs[][2] = {
	    {(int64_t)a->line, (int64_t)b->line}, {a->code, b->code}, {(int64_t)a->other, (int64_t)b->other}};
	return baat_check_order(pairs, sizeof pairs / sizeof pairs[0]);
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
	check->paid = check->lost = NULL;
	if (!check->failed && !casus->has_counterfactual)
		find_in_case(check, BAAT_CASE_WITHOUT_COUNTERFACTUAL, casus->line, "casus");
	if (!check->failed && casus->scenario_count == 1)
		find_in_case(check, BAAT_CASE_WITHOUT_ALTERNATIVE, casus->line, "casus");
	if (!check->failed && is_beyond(check, casus))
		find_in_case(check, BAAT_CASE_LOST, casus->line, "van");
	for (size_t i = 0; i < casus->scenario_count && !check->failed; i++)
		check_scenario(check, casus, i);
	baat_check_debts(check);
	if (check->count > 1)
		qsort(check->findings, check->count, sizeof *check->findings, by_line);
	*findings = check->findings;
	*count = check->count;
	return !check->failed;
}
