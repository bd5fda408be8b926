/* Adding a case: what each of its lines contributes to each row becomes a term of the draws. */
#include "baat/base/memory.h"
#include "walk.h"

/* The factor of an input; false when it is certain. */
static bool factor_of(const struct baat_uncertain_rules *rules, const struct baat_view *view,
                      enum baat_input_sort input, const struct baat_line_input *of, struct baat_factor *factor)
{
	const bool chance = input >= BAAT_INPUT_CHANCE, open = baat_range_open(&of->range);
	*factor = (struct baat_factor){.lucky = chance && rules->luck && baat_draws_chance(rules, of)};
	if (!open && !factor->lucky)
		return false;
	if (chance)
		baat_factor_chance(factor, &of->range, of->value);
	else
		baat_factor_scale(factor, &of->range, of->value);
	if (open) {
		const struct baat_input_name name = baat_input_name_of(rules, view, input);
		factor->stream = baat_input_stream(rules, &name);
	}
	if (factor->lucky)
		factor->luck = baat_luck_stream(rules, view, input);
	return true;
}

static bool count_inputs(struct baat_uncertain *uncertain, const struct baat_view *view,
                         const struct baat_line_input inputs[BAAT_INPUT__MAX])
{
	bool counted = true;
	for (enum baat_input_sort i = 0; i < BAAT_INPUT__MAX && counted; i++) {
		if (!inputs[i].has)
			continue;
		const struct baat_input_name name = baat_input_name_of(uncertain->rules, view, i);
		counted = baat_uncertain_note_input(uncertain, baat_input_stream(uncertain->rules, &name),
		                                    baat_range_open(&inputs[i].range));
	}
	return counted;
}

/* Keeps what the inputs of a line come to in one row. */
static bool add_leverage(struct baat_uncertain *uncertain, const struct baat_view *view,
                         const struct baat_line_input inputs[BAAT_INPUT__MAX], const struct baat_piece *piece)
{
	const baat_sum *value = piece->value;
	bool added = true;
	for (enum baat_input_sort i = 0; i < BAAT_INPUT__MAX && added; i++) {
		if (!inputs[i].has)
			continue;
		const struct baat_input_name name = baat_input_name_of(uncertain->rules, view, i);
		const struct baat_leverage one = {
		    .row = piece->row,
		    .first = uncertain->clock++,
		    .low = inputs[i].range.low,
		    .centre = inputs[i].value,
		    .high = inputs[i].range.high,
		    .alike = true,
		    .open = baat_range_open(&inputs[i].range),
		    .with = value[BAAT_PASS_CENTRE],
		    .at_low = value[BAAT_PASS_LOW + (int)i] - value[BAAT_PASS_CENTRE],
		    .at_high = value[BAAT_PASS_HIGH + (int)i] - value[BAAT_PASS_CENTRE],
		};
		added = baat_sensitivity_add(&uncertain->sensitivity, &name, &one);
	}
	return added;
}

/* Adds what a line contributes to its rows. False when there is no memory. */
static bool add_line(struct baat_uncertain *uncertain, const struct baat_view *view, bool full)
{
	const struct baat_uncertain_rules *rules = uncertain->rules;
	struct baat_line_input inputs[BAAT_INPUT__MAX];
	struct baat_term_key key = {0};
	size_t factors = 0;
	bool open = false, added = true;
	baat_inputs_of(rules, view, inputs);
	for (enum baat_input_sort i = 0; i < BAAT_INPUT__MAX; i++) {
		struct baat_factor factor;
		if (!inputs[i].has || !factor_of(rules, view, i, &inputs[i], &factor))
			continue;
		open |= baat_range_open(&inputs[i].range);
		key.factor[factors] = baat_terms_factor(&uncertain->terms, &factor);
		if (key.factor[factors++] == BAAT_NO_FACTOR)
			return false;
	}
	uncertain->counts.open_lines += factors > 0 && uncertain->pieces.chains[view->line].first != 0;
	if (rules->count_inputs && !count_inputs(uncertain, view, inputs))
		return false;
	const struct baat_piece *piece = NULL;
	while (added && (piece = baat_pieces_next(&uncertain->pieces, view->line, piece)) != NULL) {
		struct baat_row_sums *row = &uncertain->rows[piece->row];
		const baat_sum centre = piece->value[BAAT_PASS_CENTRE], size = centre < 0 ? -centre : centre;
		const baat_sum drawn = full ? piece->value[BAAT_PASS_FULL] : centre;
		row->row.absolute += size;
		row->row.certain += open ? 0 : size;
		key.row = piece->row;
		if (factors == 0)
			row->fixed += drawn;
		else
			added = baat_terms_add(&uncertain->terms, &key, drawn);
		if (added && rules->sensitivity)
			added = add_leverage(uncertain, view, inputs, piece);
	}
	return added;
}

/* Whether a chance is drawn, so that it must not be in the amounts. */
static bool draws_chances(const struct baat_uncertain *uncertain, const struct baat_view *view)
{
	struct baat_line_input inputs[BAAT_INPUT__MAX];
	struct baat_view at = *view;
	for (at.line = 0; at.line < view->casus->line_count; at.line++) {
		if (!baat_view_has(view, at.line))
			continue;
		baat_inputs_of(uncertain->rules, &at, inputs);
		if (baat_draws_chance(uncertain->rules, &inputs[BAAT_INPUT_CHANCE]) ||
		    baat_draws_chance(uncertain->rules, &inputs[BAAT_INPUT_SUCCESS]))
			return true;
	}
	return false;
}

/* Adds one alternative of a case. */
static enum baat_status add_alternative(struct baat_uncertain *uncertain, struct baat_view *view, const char *file,
                                        const struct baat_flow_choice *choice, struct baat_cut_off *cut_off,
                                        struct baat_diags *diags)
{
	struct baat_walk walk = {.uncertain = uncertain, .view = view, .pass = BAAT_PASS_CENTRE};
	const bool full = draws_chances(uncertain, view);
	baat_cautious_begin(&uncertain->cautious);
	if (!baat_pieces_begin(&uncertain->pieces, view->casus->line_count))
		return baat_out_of_memory(diags);
	enum baat_status status = baat_walk_through(&walk, view->casus, file, choice, cut_off, diags);
	if (status == BAAT_OK)
		status = baat_walk_again(&walk, file, choice, full, diags);
	for (view->line = 0; view->line < view->casus->line_count && status == BAAT_OK; view->line++)
		if (baat_view_has(view, view->line) && !add_line(uncertain, view, full))
			status = baat_out_of_memory(diags);
	return status;
}

/* Whether nothing was said yet of this price in the case at hand. When there is no memory to know it, it is said again.
 */
static bool first_of_post(struct baat_uncertain *uncertain, size_t price)
{
	if (!baat_grow(&uncertain->told, &uncertain->told_capacity, price + 1, sizeof *uncertain->told))
		return true;
	while (uncertain->told_count <= price)
		uncertain->told[uncertain->told_count++] = 0;
	const bool first = uncertain->told[price] != uncertain->case_number;
	uncertain->told[price] = uncertain->case_number;
	return first;
}

/* Ranges of the price tables that the case uses. A post is told of at its first line. */
static enum baat_status check_prices(struct baat_uncertain *uncertain, const struct baat_case *casus,
                                     const struct baat_uncertain_source *source, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		if (line->own_price || line->unpriced)
			continue;
		const struct baat_price *price = baat_prices_at(uncertain->rules->prices, line->price_index);
		const enum baat_code problem = baat_price_range_problem(price);
		if (problem != BAAT_CODE__MAX && first_of_post(uncertain, line->price_index))
			status = baat_worst(
			    status, baat_price_range_report(problem, baat_names_text(uncertain->names, line->post),
			                                    baat_at(source->file, line->line, source->post_column + 1),
			                                    BAAT_ERROR, diags));
	}
	return status;
}

static void count_grades(struct baat_uncertain *uncertain, const struct baat_case *casus)
{
	for (size_t i = 0; i < casus->line_count; i++)
		uncertain->counts.without_grade +=
		    !casus->lines[i].unpriced && (casus->ranges == NULL || casus->ranges[i].evidence == 0);
}

enum baat_status baat_uncertain_add(struct baat_uncertain *uncertain, const struct baat_case *casus,
                                    const struct baat_uncertain_source *source, const struct baat_flow_choice *choice,
                                    struct baat_cut_off *cut_off, struct baat_diags *diags)
{
	const struct baat_unit unit = {source->file, casus->id, casus->attributes, casus->start};
	const bool none = choice->chosen_only ? choice->scenario == 0 : casus->scenario_count == 1;
	struct baat_view view = {.casus = casus, .names = uncertain->names};
	struct baat_walk walk = {.uncertain = uncertain, .view = &view, .pass = BAAT_PASS_CENTRE};
	struct baat_cut_off counted = {0};
	uncertain->case_number++;
	enum baat_status status = check_prices(uncertain, casus, source, diags);
	if (status == BAAT_OK && !baat_outcomes_begin_unit(uncertain->groups, &unit))
		status = baat_out_of_memory(diags);
	if (status != BAAT_OK)
		return status;
	if (none) {
		uncertain->counts.without_alternative++;
		return baat_walk_through(&walk, casus, source->file, choice, cut_off, diags);
	}
	if (uncertain->rules->grades != NULL)
		count_grades(uncertain, casus);
	for (size_t i = 1; i < casus->scenario_count && status == BAAT_OK; i++) {
		/* one alternative at a time, by its own name or as the chosen one */
		const struct baat_flow_choice one = {.chosen_only = true,
		                                     .scenario = i,
		                                     .chosen_name = choice->chosen_only ? choice->chosen_name
		                                                                        : casus->scenarios[i].name};
		if (choice->chosen_only && i != choice->scenario)
			continue;
		view.scenario = i;
		view.alternative = baat_names_text(uncertain->names, casus->scenarios[i].name);
		status = add_alternative(uncertain, &view, source->file, &one, cut_off, diags);
		cut_off = &counted;
	}
	return status;
}
