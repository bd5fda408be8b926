/* How the amount of a case line came about: so much of it, at such a price, for so long, with such a chance. */
#include "bon.h"

#define NBSP "\xC2\xA0"
#define EURO "\xE2\x82\xAC"
#define TIMES "\xC3\x97"

static void add_price(struct baat_buffer *to, int64_t price)
{
	char digits[BAAT_NUMBER_MAX];
	baat_sum number = price;
	unsigned decimals = baat_cell_decimals(BAAT_CELL_PRICE, &number);
	baat_buffer_add_string(to, EURO NBSP);
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, number, decimals)});
}

/* A quantity: grouped, without trailing zeros. */
static void add_grouped(struct baat_buffer *to, baat_sum quantity)
{
	char digits[BAAT_NUMBER_MAX];
	unsigned decimals = BAAT_SCALE_QUANTITY;
	for (; decimals > 0 && quantity % 10 == 0; decimals--)
		quantity /= 10;
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, quantity, decimals)});
}

/* "2 dagdeel per week" */
static void add_quantity(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line)
{
	static const char *const per[BAAT_PERIOD__MAX] = {
	    [BAAT_DAY] = N_("per day"),         [BAAT_WEEK] = N_("per week"), [BAAT_MONTH] = N_("per month"),
	    [BAAT_QUARTER] = N_("per quarter"), [BAAT_YEAR] = N_("per year"),
	};
	struct baat_text unit = bon_unit(bon, line);
	add_grouped(to, line->quantity);
	/* one month each month is said with one month less */
	bool same = baat_text_equal(unit, baat_text_of(baat_period_name((enum baat_period)line->period)));
	if (unit.length > 0 && !same) {
		baat_buffer_add_string(to, NBSP);
		baat_buffer_add(to, unit);
	}
	if (line->period != BAAT_ONCE)
		baat_buffer_printf(to, " %s", _(per[line->period]));
}

/* When it happens, and for how long. */
static void add_period(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line)
{
	int32_t horizon = bon->method->horizon * 12, start = bon->receipt->casus->start;
	unsigned from = line->from, months = line->months;
	bool once = line->period == BAAT_ONCE;
	if (!once)
		baat_buffer_printf(to, ngettext_("for %u month", "for %u months", months), months);
	else
		baat_buffer_add_string(to, _("once"));
	if (from > 0)
		baat_buffer_printf(to, ngettext_(", after %u month", ", after %u months", from), from);
	if (start != BAAT_NO_MONTH) {
		baat_buffer_add_string(to, " (");
		bon_calendar_month(to, start + line->from);
		if (line->months > 1) {
			baat_buffer_printf(to, " %s" NBSP, _("to"));
			bon_calendar_month(to, start + line->from + line->months - 1);
		}
		baat_buffer_add_string(to, ")");
	}
	if (line->from >= horizon)
		baat_buffer_add_string(to, _(", beyond the horizon and not counted"));
	else if (line->from + line->months > horizon)
		baat_buffer_printf(to,
		                   ngettext_(", of which %u month counts", ", of which %u months count",
		                             (unsigned)(horizon - line->from)),
		                   (unsigned)(horizon - line->from));
}

static bool counts_receiver(const struct bon *bon, const struct baat_line *line)
{
	return line->receiver != BAAT_NO_NAME &&
	       (bon->method->perspective == BAAT_SOCIAL ||
	        !baat_text_equal(baat_names_text(bon->names, line->receiver), BAAT_TEXT("client")));
}

void bon_calculation(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line, int32_t success)
{
	add_quantity(to, bon, line);
	if (!line->unpriced) {
		baat_buffer_add_string(to, " " TIMES NBSP);
		add_price(to, line->price);
	}
	baat_buffer_add_string(to, ", ");
	add_period(to, bon, line);
	if (line->chance != BAAT_CHANCE_ONE && !line->unpriced) {
		baat_buffer_printf(to, ", %s" NBSP, _("chance"));
		bon_percent(to, line->chance);
	}
	if (line->kind == BAAT_OUTCOME && success != BAAT_CHANCE_ONE && !line->unpriced) {
		baat_buffer_printf(to, ", %s" NBSP, _("when it works:"));
		bon_percent(to, success);
	}
	if (counts_receiver(bon, line) && !line->unpriced) {
		baat_buffer_printf(to, ", %s ", _("a transfer, which gives and takes as much, to"));
		baat_buffer_add(to, baat_names_text(bon->names, line->receiver));
	}
}

void bon_unpriced(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line,
                  const struct baat_receipt_entry *entry)
{
	baat_buffer_add_string(to, entry->pm_plus > 0 ? "+ " : "- ");
	baat_buffer_add(to, bon_description(bon, line));
	baat_buffer_add_string(to, ": ");
	/* a negative quantity says that the opposite happens: rest, for a post called unrest */
	baat_buffer_add_string(to, line->quantity < 0                  ? _("its opposite")
	                           : line->kind == BAAT_COUNTERFACTUAL ? _("avoided")
	                                                               : _("comes with it"));
}

size_t bon_lines(struct baat_buffer *to, const struct bon *bon, size_t scenario, enum baat_kind kind, bon_add_line *add)
{
	const struct baat_case *casus = bon->receipt->casus;
	const struct baat_scenario *in = &casus->scenarios[scenario];
	size_t count = 0;
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++) {
		if (casus->lines[i].kind != kind)
			continue;
		add(to, bon, i, in->success);
		count++;
	}
	return count;
}
