#include "bon-range.h"

#include "base/gettext.h"
#include "baat/base/memory.h"
#include "baat/calc/spread.h"

enum { DRAWS = 10000 }; /* as baat-zeker makes when nothing is asked */

struct bon_ranges {
	struct baat_uncertain_rules rules;
	struct baat_uncertain *uncertain;
	struct baat_draw_room *room;
	baat_sum outcomes[DRAWS];
	struct bon_range *items;
	size_t count, capacity;
};

struct bon_ranges *bon_ranges_new(const struct baat_flow_rules *flows, const struct baat_prices *prices,
                                  struct baat_filter *filter, struct baat_names *names)
{
	static const struct baat_grouping total = {NULL, 0};
	struct bon_ranges *ranges = calloc(1, sizeof *ranges);
	if (ranges == NULL)
		return NULL;
	ranges->rules =
	    (struct baat_uncertain_rules){.flows = flows, .prices = prices, .measure = BAAT_MEASURE_NPV, .seed = 1};
	ranges->uncertain = baat_uncertain_new(&ranges->rules, &total, filter, names);
	ranges->room = baat_draw_room_new();
	if (ranges->uncertain == NULL || ranges->room == NULL) {
		bon_ranges_free(ranges);
		return NULL;
	}
	return ranges;
}

void bon_ranges_free(struct bon_ranges *ranges)
{
	if (ranges == NULL)
		return;
	baat_uncertain_free(ranges->uncertain);
	baat_draw_room_free(ranges->room);
	free(ranges->items);
	free(ranges);
}

/* False when a sum leaves 128 bits. */
static bool draw(struct bon_ranges *ranges, size_t row)
{
	struct baat_cell name;
	baat_sum *outcomes = ranges->outcomes;
	if (!baat_uncertain_draw(ranges->uncertain, row, BAAT_TRIANGULAR, 1, DRAWS, ranges->room, outcomes))
		return false;
	baat_uncertain_keys(ranges->uncertain, row, &name);
	const size_t gains = baat_spread_gains(outcomes, DRAWS);
	ranges->items[ranges->count++] = (struct bon_range){
	    .name = name.text,
	    .gains = (unsigned)((gains * 200 + DRAWS) / (2UL * DRAWS)),
	    .always = gains == DRAWS,
	    .never = gains == 0,
	    .low = baat_spread_quantile(outcomes, DRAWS, 5),
	    .high = baat_spread_quantile(outcomes, DRAWS, 95),
	};
	return true;
}

/* Whether anything of the case has a range; most cases have none, and need no more. */
static bool has_ranges(const struct bon_ranges *ranges, const struct baat_case *casus)
{
	bool has = false;
	for (size_t i = 0; i < casus->line_count && !has; i++) {
		const struct baat_line *line = &casus->lines[i];
		has = !line->own_price && !line->unpriced &&
		      baat_range_open(&baat_prices_at(ranges->rules.prices, line->price_index)->range);
		if (casus->ranges != NULL)
			has |= baat_range_open(&casus->ranges[i].price) ||
			       baat_range_open(&casus->ranges[i].quantity) || baat_range_open(&casus->ranges[i].chance);
	}
	for (size_t i = 1; i < casus->scenario_count && !has; i++)
		has = baat_range_open(&casus->scenarios[i].success_range);
	return has;
}

enum baat_status bon_ranges_of(struct bon_ranges *ranges, const struct baat_case *casus,
                               const struct baat_flow_choice *choice, struct baat_diags *diags)
{
	const struct baat_uncertain_source source = {NULL, 0};
	struct baat_cut_off counted = {0};
	struct baat_diags told = {0}; /* by those whose task it is */
	ranges->count = 0;
	if (!has_ranges(ranges, casus))
		return BAAT_OK;
	baat_uncertain_clear(ranges->uncertain);
	const enum baat_status status = baat_uncertain_add(ranges->uncertain, casus, &source, choice, &counted, &told);
	baat_diags_clear(&told);
	if (status != BAAT_OK)
		return status == BAAT_REJECTED ? BAAT_OK : baat_out_of_memory(diags);
	const size_t count = baat_uncertain_count(ranges->uncertain);
	if (count == SIZE_MAX || !baat_grow(&ranges->items, &ranges->capacity, count, sizeof *ranges->items))
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < count; i++)
		if (baat_uncertain_terms(ranges->uncertain, i) > 0 && !draw(ranges, i))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
	return BAAT_OK;
}

const struct bon_range *bon_ranges_find(const struct bon_ranges *ranges, struct baat_text alternative)
{
	for (size_t i = 0; i < ranges->count; i++)
		if (baat_text_equal(ranges->items[i].name, alternative))
			return &ranges->items[i];
	return NULL;
}
