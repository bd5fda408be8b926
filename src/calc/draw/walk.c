/* Going through the flows of an alternative, as it is and with other values. */
#include "walk.h"

#include "baat/base/memory.h"
#include "calc/schedule.h"

/* What a flow adds to the measure. */
static baat_sum contribution(enum baat_measure measure, const struct baat_flow *flow)
{
	const bool net = measure == BAAT_MEASURE_NET || measure == BAAT_MEASURE_NPV;
	baat_sum amount = flow->amount;
	if (measure == BAAT_MEASURE_NPV || measure == BAAT_MEASURE_AVOIDED_PV)
		amount = flow->present;
	else if (measure == BAAT_MEASURE_CASHABLE)
		amount = flow->cashable;
	if (flow->kind == BAAT_COUNTERFACTUAL)
		return amount;
	return flow->kind == BAAT_OUTCOME || net ? -amount : 0;
}

/* The same, corrected for optimism. */
static baat_sum corrected(const struct baat_walk *walk, const struct baat_flow *flow)
{
	const struct baat_uncertain *uncertain = walk->uncertain;
	const struct baat_case *casus = walk->view->casus;
	const struct baat_line *line = &casus->lines[walk->view->line];
	const bool income = (line->quantity < 0) != (line->price < 0) && line->quantity != 0 && line->price != 0;
	return baat_cautious_of(&uncertain->cautious, uncertain->rules->grades, flow,
	                        baat_cautious_grade(uncertain->rules, casus, walk->view->line), income,
	                        contribution(uncertain->rules->measure, flow));
}

static bool is_first(const struct baat_walk *walk)
{
	return walk->pass == BAAT_PASS_CENTRE && !walk->correct;
}

/* Adds an amount to the row of a flow, or of a piece of it in that calendar year or month. */
static bool take_amount(struct baat_walk *walk, const struct baat_flow *flow, uint32_t calendar, baat_sum amount)
{
	struct baat_uncertain *uncertain = walk->uncertain;
	const size_t known = uncertain->groups->table.count;
	const size_t row =
	    baat_uncertain_row_of(uncertain, baat_outcomes_find(uncertain->groups, flow, calendar), known);
	if (row == SIZE_MAX)
		return false;
	struct baat_uncertain_row *sums = &uncertain->rows[row].row;
	if (walk->correct) {
		sums->cautious += amount;
		return true;
	}
	if (is_first(walk)) {
		uncertain->groups->clock++;
		sums->centre += amount;
		sums->pm_plus += flow->pm_plus;
		sums->pm_min += flow->pm_min;
	}
	struct baat_piece *piece = baat_pieces_find(&uncertain->pieces, walk->view->line, row);
	if (piece == NULL)
		return false;
	piece->value[walk->pass] += amount;
	return true;
}

/* A flow by calendar years or months. What is corrected is the flow, of which each gets its part. */
static bool take_pieces(struct baat_walk *walk, const struct baat_flow *flow)
{
	const struct baat_uncertain *uncertain = walk->uncertain;
	const enum baat_calendar calendar = uncertain->groups->calendar;
	const int32_t start = walk->view->casus->start;
	const int64_t whole = walk->correct ? (int64_t)corrected(walk, flow) : 0;
	bool taken = true;
	for (unsigned at = 0, end; at < flow->months && taken; at = end) {
		end = baat_calendar_end(calendar, flow, start, at);
		const struct baat_flow piece = baat_calendar_piece(flow, at, end);
		const uint32_t month = (uint32_t)start + piece.month;
		taken = take_amount(walk, &piece, calendar == BAAT_CALENDAR_MONTHS ? month : month / 12,
		                    walk->correct ? baat_calendar_part(whole, flow->months, at, end)
		                                  : contribution(uncertain->rules->measure, &piece));
	}
	return taken;
}

static bool take_flow(struct baat_walk *walk, const struct baat_flow *flow)
{
	struct baat_uncertain *uncertain = walk->uncertain;
	bool failed = false;
	if (is_first(walk) && uncertain->rules->grades != NULL &&
	    !baat_cautious_note(&uncertain->cautious, flow,
	                        baat_cautious_grade(uncertain->rules, walk->view->casus, walk->view->line)))
		return false;
	if (!baat_filter_counts(uncertain->filter, flow, &failed))
		return !failed;
	if (flow->alternative == BAAT_NO_NAME)
		return true;
	if (uncertain->groups->calendar != BAAT_CALENDAR_NONE)
		return take_pieces(walk, flow);
	return take_amount(walk, flow, 0,
	                   walk->correct ? corrected(walk, flow) : contribution(uncertain->rules->measure, flow));
}

/* A baat_schedule_sink. */
static enum baat_status take_schedule(void *context, const struct baat_unit *unit, const struct baat_schedule *schedule)
{
	struct baat_walk *walk = context;
	struct baat_flow flow;
	(void)unit;
	walk->view->line = (size_t)(schedule->line - walk->lines);
	for (unsigned i = 0; i < schedule->years; i++)
		for (size_t j = 0; j < schedule->series_count; j++) {
			baat_schedule_flow(schedule, &schedule->series[j], i, &flow);
			if (!take_flow(walk, &flow))
				return BAAT_SYSTEM;
		}
	return BAAT_OK;
}

/* Sets one value of a line as the pass wants it. */
static void change(const struct baat_uncertain_rules *rules, enum baat_pass pass,
                   const struct baat_line_input inputs[BAAT_INPUT__MAX], struct baat_line *line,
                   struct baat_scenario *with)
{
	const struct baat_line_input *chance = &inputs[BAAT_INPUT_CHANCE], *success = &inputs[BAAT_INPUT_SUCCESS];
	if (pass == BAAT_PASS_FULL) {
		if (baat_draws_chance(rules, chance))
			line->chance = BAAT_CHANCE_ONE;
		if (baat_draws_chance(rules, success))
			with->success = BAAT_CHANCE_ONE;
		return;
	}
	const bool high = pass >= BAAT_PASS_HIGH;
	const enum baat_input_sort input = (enum baat_input_sort)(pass - (high ? BAAT_PASS_HIGH : BAAT_PASS_LOW));
	if (!inputs[input].has)
		return;
	const int64_t value = high ? inputs[input].range.high : inputs[input].range.low;
	if (input == BAAT_INPUT_PRICE)
		line->price = value;
	else if (input == BAAT_INPUT_QUANTITY)
		line->quantity = value;
	else if (input == BAAT_INPUT_CHANCE)
		line->chance = (int32_t)value;
	else
		with->success = (int32_t)value;
}

/* Makes a copy of the case with the values of the pass. False when there is no memory. */
static bool change_case(struct baat_uncertain *uncertain, const struct baat_view *view, enum baat_pass pass,
                        struct baat_case *changed)
{
	const struct baat_case *casus = view->casus;
	struct baat_line_input inputs[BAAT_INPUT__MAX];
	struct baat_view at = *view;
	if (!baat_grow(&uncertain->lines, &uncertain->line_capacity, casus->line_count, sizeof *uncertain->lines) ||
	    !baat_grow(&uncertain->scenarios, &uncertain->scenario_capacity, casus->scenario_count,
	               sizeof *uncertain->scenarios))
		return false;
	memcpy(uncertain->lines, casus->lines, casus->line_count * sizeof *casus->lines);
	memcpy(uncertain->scenarios, casus->scenarios, casus->scenario_count * sizeof *casus->scenarios);
	for (at.line = 0; at.line < casus->line_count; at.line++) {
		if (!baat_view_has(view, at.line))
			continue;
		baat_inputs_of(uncertain->rules, &at, inputs);
		change(uncertain->rules, pass, inputs, &uncertain->lines[at.line],
		       &uncertain->scenarios[view->scenario]);
	}
	*changed = *casus;
	changed->lines = uncertain->lines;
	changed->scenarios = uncertain->scenarios;
	return true;
}

/* Goes through the flows of an alternative in one pass. */
enum baat_status baat_walk_through(struct baat_walk *walk, const struct baat_case *casus, const char *file,
                                   const struct baat_flow_choice *choice, struct baat_cut_off *cut_off,
                                   struct baat_diags *diags)
{
	walk->lines = casus->lines;
	const enum baat_status status = baat_schedules_of_case(casus, file, walk->uncertain->rules->flows, choice,
	                                                       take_schedule, walk, cut_off, diags);
	return status == BAAT_SYSTEM && !diags->lost ? baat_out_of_memory(diags) : status;
}

/* Passes with other values, as far as they are wanted. */
enum baat_status baat_walk_again(struct baat_walk *walk, const char *file, const struct baat_flow_choice *choice,
                                 bool full, struct baat_diags *diags)
{
	struct baat_uncertain *uncertain = walk->uncertain;
	struct baat_cut_off counted = {0};
	struct baat_case changed;
	enum baat_status status = BAAT_OK;
	if (uncertain->rules->grades != NULL) {
		walk->correct = true;
		status = baat_walk_through(walk, walk->view->casus, file, choice, &counted, diags);
		walk->correct = false;
	}
	const enum baat_pass end = uncertain->rules->sensitivity ? BAAT_PASS__MAX : BAAT_PASS_LOW;
	for (enum baat_pass pass = full ? BAAT_PASS_FULL : BAAT_PASS_LOW; pass < end && status == BAAT_OK; pass++) {
		walk->pass = pass;
		if (!change_case(uncertain, walk->view, pass, &changed))
			return baat_out_of_memory(diags);
		status = baat_walk_through(walk, &changed, file, choice, &counted, diags);
	}
	return status;
}
