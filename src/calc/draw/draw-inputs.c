#include "draw-inputs.h"

const char *baat_input_word(enum baat_input_sort input)
{
	static const char *const words[] = {[BAAT_INPUT_PRICE] = "prijs",
	                                    [BAAT_INPUT_QUANTITY] = "aantal",
	                                    [BAAT_INPUT_CHANCE] = "kans",
	                                    [BAAT_INPUT_SUCCESS] = "slaagkans"};
	return words[input];
}

static bool is_chance(enum baat_input_sort input)
{
	return input == BAAT_INPUT_CHANCE || input == BAAT_INPUT_SUCCESS;
}

/* An amount that is entered as euros: 1 euro is 1 euro. */
static bool is_euro(const struct baat_uncertain_rules *rules, const struct baat_line *line)
{
	return !line->own_price &&
	       baat_text_equal(baat_prices_at(rules->prices, line->price_index)->row->unit, BAAT_TEXT("euro"));
}

/* A margin round a value that has no range of its own. */
static void widen(struct baat_line_input *input, bool chance, int32_t margin)
{
	if (input->range.given || margin == 0 || input->value == 0 || (chance && input->value == BAAT_CHANCE_ONE))
		return;
	const baat_sum size = input->value < 0 ? -(baat_sum)input->value : input->value;
	const int64_t part = (int64_t)baat_round_div(size * margin, BAAT_PERCENT_ALL);
	input->range.low = input->value - part;
	input->range.high = input->value + part;
	if (chance && input->range.high > BAAT_CHANCE_ONE)
		input->range.high = BAAT_CHANCE_ONE;
}

static struct baat_line_input price_of(const struct baat_uncertain_rules *rules, const struct baat_view *view)
{
	const struct baat_line *line = &view->casus->lines[view->line];
	struct baat_line_input input = {.has = true, .value = line->price, .range = baat_range_none(line->price)};
	if (!line->own_price)
		input.range = baat_prices_at(rules->prices, line->price_index)->range;
	else if (view->casus->ranges != NULL)
		input.range = view->casus->ranges[view->line].price;
	if (!is_euro(rules, line))
		widen(&input, false, rules->margin[BAAT_INPUT_PRICE]);
	else
		input.has = baat_range_open(&input.range);
	return input;
}

void baat_inputs_of(const struct baat_uncertain_rules *rules, const struct baat_view *view,
                    struct baat_line_input inputs[BAAT_INPUT__MAX])
{
	const struct baat_line *line = &view->casus->lines[view->line];
	const struct baat_scenario *with = &view->casus->scenarios[view->scenario];
	const struct baat_line_ranges *ranges = view->casus->ranges == NULL ? NULL : &view->casus->ranges[view->line];

	for (size_t i = 0; i < BAAT_INPUT__MAX; i++)
		inputs[i] = (struct baat_line_input){0};
	if (line->unpriced)
		return;
	inputs[BAAT_INPUT_PRICE] = price_of(rules, view);
	inputs[BAAT_INPUT_QUANTITY] = (struct baat_line_input){
	    true, ranges == NULL ? baat_range_none(line->quantity) : ranges->quantity, line->quantity};
	inputs[BAAT_INPUT_CHANCE] = (struct baat_line_input){
	    true, ranges == NULL ? baat_range_none(line->chance) : ranges->chance, line->chance};
	if (line->kind != BAAT_INPUT) /* it is spent, whether it works or not */
		inputs[BAAT_INPUT_SUCCESS] = (struct baat_line_input){true, with->success_range, with->success};
	for (enum baat_input_sort i = BAAT_INPUT_QUANTITY; i < BAAT_INPUT__MAX; i++)
		if (inputs[i].has)
			widen(&inputs[i], is_chance(i), rules->margin[i]);
	inputs[BAAT_INPUT_CHANCE].has =
	    line->chance < BAAT_CHANCE_ONE || baat_range_open(&inputs[BAAT_INPUT_CHANCE].range);
}

bool baat_draws_chance(const struct baat_uncertain_rules *rules, const struct baat_line_input *input)
{
	return input->has &&
	       (baat_range_open(&input->range) || (rules->luck && input->value > 0 && input->value < BAAT_CHANCE_ONE));
}

/* The scenario of the line as the names of inputs have it. */
static struct baat_text scenario_of(const struct baat_view *view)
{
	return view->casus->lines[view->line].scenario == 0 ? BAAT_TEXT("zonder") : view->alternative;
}

struct baat_input_name baat_input_name_of(const struct baat_uncertain_rules *rules, const struct baat_view *view,
                                          enum baat_input_sort input)
{
	const struct baat_line *line = &view->casus->lines[view->line];
	const bool apart = rules->apart[input], by_line = input <= BAAT_INPUT_QUANTITY;
	const struct baat_text nothing = {"", 0};
	struct baat_input_name name = {input, nothing, nothing, nothing, 0, by_line && !apart};
	if (apart)
		name.casus = view->casus->id;
	if (input == BAAT_INPUT_SUCCESS)
		name.scenario = view->alternative;
	else if (apart || input != BAAT_INPUT_PRICE)
		name.scenario = scenario_of(view);
	if (by_line)
		name.post = baat_names_text(view->names, line->post);
	if (by_line && apart)
		name.line = (uint32_t)(view->line - view->casus->scenarios[line->scenario].first_line + 1);
	return name;
}

/* A whole number in digits. */
static struct baat_text digits_of(uint32_t number, char room[16])
{
	size_t at = 16;
	do
		room[--at] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	return (struct baat_text){room + at, 16 - at};
}

struct baat_stream baat_input_stream(const struct baat_uncertain_rules *rules, const struct baat_input_name *name)
{
	char room[16];
	struct baat_text parts[5];
	size_t count = 0;
	parts[count++] = baat_text_of(baat_input_word(name->input));
	if (name->casus.length > 0)
		parts[count++] = name->casus;
	if (name->scenario.length > 0)
		parts[count++] = name->scenario;
	if (name->post_counts)
		parts[count++] = name->post;
	if (name->line > 0)
		parts[count++] = digits_of(name->line, room);
	return baat_stream_of(parts, count, rules->seed);
}

struct baat_stream baat_luck_stream(const struct baat_uncertain_rules *rules, const struct baat_view *view,
                                    enum baat_input_sort input)
{
	const struct baat_text works[] = {BAAT_TEXT("slaagt"), view->casus->id, view->alternative};
	const struct baat_text happens[] = {BAAT_TEXT("lot"), view->casus->id, scenario_of(view)};
	return baat_stream_of(input == BAAT_INPUT_SUCCESS ? works : happens, 3, rules->seed);
}
