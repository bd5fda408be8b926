/* Incomes of the household that end or fall. */
#include "check-steps.h"

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
	       (line->domain == check->assistance && baat_check_unit_of(check, line) == BAAT_UNIT_MONTH);
}

/* For comparing lines of one post: euros, in a unit of its own. Pm lines are taken to be worth the same each. */
static baat_sum worth(const struct baat_line *line)
{
	static const int64_t in_a_year[] = {[BAAT_ONCE] = 12,  [BAAT_DAY] = 365,   [BAAT_WEEK] = 52,
	                                    [BAAT_MONTH] = 12, [BAAT_QUARTER] = 4, [BAAT_YEAR] = 1};
	int64_t price = line->unpriced ? 1 : line->price;
	/* divided, so that a sum over the lines of the largest case fits */
	return (baat_sum)line->quantity * price * line->chance * line->months * in_a_year[line->period] / 100;
}

static void count_benefit(struct baat_check *check, const struct baat_line *line, struct mark *mark)
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

void baat_check_add_benefit(struct baat_check *check, const struct baat_line *line, struct mark *mark)
{
	if (is_benefit(check, line))
		count_benefit(check, line, mark);
}

/* Whether less than a thousandth is missing. */
static bool remains(const struct benefit *benefit, uint64_t scenario)
{
	/* counted ones are there; NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	return benefit->scenario == scenario && (benefit->amount - benefit->remaining) <= benefit->amount / 1000;
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

void baat_check_benefits(struct baat_check *check, const struct baat_case *casus, size_t index)
{
	const struct baat_scenario *scenario = &casus->scenarios[index];
	const struct baat_line *lines = casus->lines + scenario->first_line;
	for (size_t i = 0; i < scenario->line_count; i++) {
		const struct baat_line *line = &lines[i];
		const struct mark *mark = &check->marks[line->post];
		struct benefit *benefit =
		    mark->casus == check->casus && mark->benefit > 0 ? &check->benefits[mark->benefit - 1] : NULL;
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
		baat_check_find(check, &(struct baat_finding){.code = BAAT_BENEFIT_NOT_REPLACED,
		                                              .detail = benefit->scenario == check->scenario
		                                                            ? BAAT_BENEFIT_FALLS
		                                                            : BAAT_BENEFIT_ENDS,
		                                              .column = "scenario",
		                                              .line = scenario->line,
		                                              .other = benefit->line,
		                                              .post = benefit->post,
		                                              .scenario = index});
		return;
	}
}
