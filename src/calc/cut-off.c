/* What counts, and what the horizon cuts off of it (baat-methode(7), TIME AND HORIZON). */
#include "cut-off.h"

static bool counts(struct baat_filter *filter, uint32_t alternative, uint32_t party, enum baat_side side, bool *failed)
{
	const struct baat_flow flow = {.alternative = alternative, .party = party, .side = (uint8_t)side};
	return filter == NULL || baat_filter_counts(filter, &flow, failed);
}

/* What a series comes to. */
static baat_sum total(const struct baat_schedule *schedule, const struct baat_series *series)
{
	baat_sum sum = (baat_sum)series->size[BAAT_FIRST_YEAR] + (baat_sum)series->size[BAAT_LAST_YEAR];
	if (schedule->years > 2)
		sum += (baat_sum)series->size[BAAT_WHOLE_YEARS] * (schedule->years - 2);
	return series->negative ? -sum : sum;
}

/* Whether the line was counted as this kind before, in another alternative; it is from now on. */
static bool was_seen(struct baat_loss *loss, const struct baat_schedule *schedule)
{
	uint8_t *seen = &loss->seen[schedule->line - loss->casus->lines], bit = (uint8_t)(1U << schedule->kind);
	const bool before = (*seen & bit) != 0;
	*seen |= bit;
	return before;
}

bool baat_loss_add(struct baat_loss *loss, const struct baat_schedule *schedule, bool lost)
{
	baat_sum sums[] = {[BAAT_PAYS] = 0, [BAAT_RECEIVES] = 0};
	bool counted[] = {[BAAT_PAYS] = false, [BAAT_RECEIVES] = false}, failed = false;
	for (size_t i = 0; i < schedule->series_count; i++) {
		const struct baat_series *series = &schedule->series[i];
		if (!counts(loss->filter, schedule->alternative, series->party, series->side, &failed))
			continue;
		counted[series->side] = true;
		sums[series->side] += total(schedule, series);
	}
	if (failed || !(counted[BAAT_PAYS] || counted[BAAT_RECEIVES]))
		return !failed;
	if (!lost) {
		loss->kept_line = true;
		return true;
	}
	if (loss->seen == NULL)
		loss->seen = calloc(loss->casus->line_count, sizeof *loss->seen);
	if (loss->seen == NULL)
		return false;
	const bool seen = was_seen(loss, schedule);
	loss->lost_line |= schedule->line->from >= loss->rules->months;
	loss->cut_off->lines[schedule->kind] += !seen;
	/* both sides together would be nothing, and zonder is the same in each alternative */
	if (!seen || schedule->kind != BAAT_COUNTERFACTUAL)
		loss->cut_off->cents[schedule->kind] += sums[counted[BAAT_PAYS] ? BAAT_PAYS : BAAT_RECEIVES];
	return true;
}

static bool counts_for(const struct baat_line *line, uint32_t alternative, struct baat_filter *filter, bool *failed)
{
	bool any = line->receiver != BAAT_NO_NAME && counts(filter, alternative, line->receiver, BAAT_RECEIVES, failed);
	for (size_t i = 0; i < line->payers->count && !any; i++)
		any = counts(filter, alternative, line->payers->items[i].party, BAAT_PAYS, failed);
	return any;
}

bool baat_line_counts(const struct baat_case *casus, const struct baat_line *line,
                      const struct baat_flow_choice *choice, const struct baat_flow_rules *rules, bool *failed)
{
	const bool none = choice->chosen_only ? choice->scenario == 0 : casus->scenario_count == 1;
	bool any = false;
	if (line->from >= rules->months)
		return false;
	if (none)
		return line->scenario == 0 && counts_for(line, BAAT_NO_NAME, choice->filter, failed);
	for (size_t i = 1; i < casus->scenario_count && !any; i++) {
		const struct baat_scenario *scenario = &casus->scenarios[i];
		if ((choice->chosen_only && i != choice->scenario) || (line->scenario != 0 && line->scenario != i))
			continue;
		if (line->kind == BAAT_OUTCOME && !line->unpriced && scenario->success == 0)
			continue;
		any = counts_for(line, choice->chosen_only ? choice->chosen_name : scenario->name, choice->filter,
		                 failed);
	}
	return any;
}

void baat_cut_off_merge(struct baat_cut_off *into, const struct baat_cut_off *from)
{
	for (size_t i = 0; i < BAAT_KIND__MAX; i++) {
		into->lines[i] += from->lines[i];
		into->cents[i] += from->cents[i];
	}
	into->cases += from->cases;
}
