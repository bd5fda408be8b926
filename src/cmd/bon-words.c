/* What a receipt says, in words that a member of the council can repeat. */
#include "bon.h"

#define NBSP "\xC2\xA0"
#define EURO "\xE2\x82\xAC"
#define TIMES "\xC3\x97"

struct baat_text bon_description(const struct bon *bon, const struct baat_line *line)
{
	struct baat_text text = BAAT_TEXT("");
	if (line->price_index != BAAT_OWN_PRICE)
		text = baat_prices_at(bon->prices, line->price_index)->row->description;
	return text.length > 0 ? text : baat_names_text(bon->names, line->post);
}

struct baat_text bon_unit(const struct bon *bon, const struct baat_line *line)
{
	if (line->price_index == BAAT_OWN_PRICE)
		return BAAT_TEXT("");
	return baat_prices_at(bon->prices, line->price_index)->row->unit;
}

struct baat_text bon_alternative_name(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	/* with --gekozen the flows are named after the choice; a receipt says which it was */
	if (alternative->scenario == 0)
		return BAAT_TEXT("");
	return baat_names_text(bon->names, bon->receipt->casus->scenarios[alternative->scenario].name);
}

void bon_amount(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, cents, BAAT_SCALE_CENTS)});
}

void bon_euros(struct baat_buffer *to, baat_sum cents)
{
	baat_buffer_add_string(to, EURO NBSP);
	bon_amount(to, cents < 0 ? -cents : cents);
}

static void add_short(struct baat_buffer *to, baat_sum value, unsigned scale)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_short(digits, value, scale, ',')});
}

void bon_percent(struct baat_buffer *to, int32_t chance)
{
	add_short(to, chance, BAAT_SCALE_CHANCE - 2);
	baat_buffer_add_string(to, NBSP "%");
}

static void add_price(struct baat_buffer *to, int64_t price)
{
	char digits[BAAT_NUMBER_MAX];
	baat_sum number = price;
	unsigned decimals = baat_cell_decimals(BAAT_CELL_PRICE, &number);
	baat_buffer_add_string(to, EURO NBSP);
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, number, decimals)});
}

static void add_calendar_month(struct baat_buffer *to, int32_t month)
{
	static const char *const names[] = {N_("January"),   N_("February"), N_("March"),    N_("April"),
	                                    N_("May"),       N_("June"),     N_("July"),     N_("August"),
	                                    N_("September"), N_("October"),  N_("November"), N_("December")};
	baat_buffer_add_string(to, _(names[month % 12]));
	baat_buffer_printf(to, NBSP "%d", month / 12);
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
	int32_t horizon = bon->settings->method.horizon * 12, start = bon->rows->start;
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
		add_calendar_month(to, start + line->from);
		if (line->months > 1) {
			baat_buffer_printf(to, " %s" NBSP, _("to"));
			add_calendar_month(to, start + line->from + line->months - 1);
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
	       (bon->settings->method.perspective == BAAT_SOCIAL ||
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

void bon_setting(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_method *method = &bon->settings->method;
	if (bon->rows->start != BAAT_NO_MONTH) {
		baat_buffer_printf(to, "%s ", _("Start:"));
		add_calendar_month(to, bon->rows->start);
		baat_buffer_add_string(to, ". ");
	}
	baat_buffer_printf(to, ngettext_("Computed over %d year", "Computed over %d years", (unsigned)method->horizon),
	                   method->horizon);
	baat_buffer_printf(to, ", %s" NBSP, _("discount rate"));
	add_short(to, method->discount_rate, BAAT_SCALE_PERCENT);
	baat_buffer_add_string(to, NBSP "%");
	if (method->price_year != BAAT_NO_YEAR)
		baat_buffer_printf(to, ", %s" NBSP "%d", _("euros of"), method->price_year);
	baat_buffer_add_string(to, ".");
}

void bon_odds(struct baat_buffer *to, struct baat_odds odds)
{
	baat_buffer_printf(to, _("%u out of %u"), odds.hits, odds.cases);
}

/* A sentence with one or two amounts in it. */
static void add_sentence(struct baat_buffer *to, const char *format, baat_sum first, baat_sum second)
{
	struct baat_buffer amounts[2] = {{0}, {0}};
	bon_euros(&amounts[0], first);
	bon_euros(&amounts[1], second);
	baat_buffer_add_char(&amounts[0], '\0');
	baat_buffer_add_char(&amounts[1], '\0');
	to->failed |= amounts[0].failed | amounts[1].failed;
	if (!to->failed) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		baat_buffer_printf(to, format, amounts[0].at, amounts[1].at);
#pragma GCC diagnostic pop
	}
	baat_buffer_free(&amounts[0]);
	baat_buffer_free(&amounts[1]);
}

void bon_balance(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	baat_sum net = alternative->measures[BAAT_MEASURE_NET].number,
		 npv = alternative->measures[BAAT_MEASURE_NPV].number;
	(void)bon;
	if (net < 0 && npv <= 0)
		add_sentence(to, _("This approach costs %1$s more than it saves (%2$s in present value)."), net, npv);
	else if (net < 0)
		add_sentence(
		    to,
		    _("This approach costs %1$s more than it saves; in present value it saves %2$s more than it costs, "
		      "because the costs come later than the savings."),
		    net, npv);
	else if (npv < 0)
		add_sentence(
		    to,
		    _("This approach saves %1$s more than it costs, but later: in present value it costs %2$s more "
		      "than it saves."),
		    net, npv);
	else if (net == 0)
		baat_buffer_add_string(to, _("This approach costs as much as it saves."));
	else
		add_sentence(to, _("This approach saves %1$s more than it costs (%2$s in present value)."), net, npv);
}

/* Rounded up, so that it is never rosier than the truth; the percentage says how far. */
static void add_needed(struct baat_buffer *to, const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer odds = {0};
	bon_odds(&odds, alternative->needed);
	baat_buffer_add_char(&odds, '\0');
	to->failed |= odds.failed;
	if (to->failed)
		goto out;
	if (alternative->needed.hits == alternative->needed.cases)
		baat_buffer_add_string(to, _("it pays for itself only if it works practically always"));
	else
		baat_buffer_printf(to, _("it pays for itself if it works in %s cases"), odds.at);
	baat_buffer_add_string(to, " (");
	add_short(to, alternative->needed_permille, 1);
	baat_buffer_add_string(to, NBSP "%)");
out:
	baat_buffer_free(&odds);
}

static void add_assumed(struct baat_buffer *to, int32_t success)
{
	struct baat_odds odds;
	if (success == BAAT_CHANCE_ONE) {
		baat_buffer_add_string(to, _("computed as if it always works"));
		return;
	}
	baat_buffer_printf(to, "%s ", _("computed with"));
	if (success > 0 && baat_odds_exactly(success, &odds)) {
		bon_odds(to, odds);
		baat_buffer_add_string(to, " (");
		bon_percent(to, success);
		baat_buffer_add_string(to, ")");
		return;
	}
	bon_percent(to, success);
}

void bon_certainty(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	int32_t success = bon->receipt->casus->scenarios[alternative->scenario].success;
	baat_buffer_printf(to, "%s ", _("How sure it must be:"));
	switch (alternative->certainty) {
	case BAAT_PAYS_ANYWAY:
		baat_buffer_add_string(to, _("it costs nothing on balance, so it pays however seldom it works"));
		break;
	case BAAT_PAYS_OFTEN:
		add_needed(to, alternative);
		break;
	case BAAT_NEVER_PAYS:
		baat_buffer_add_string(to, _("even if it always works it does not pay for itself"));
		break;
	case BAAT_AVOIDS_NOTHING:
		baat_buffer_add_string(to, _("it avoids no costs, also if it works"));
		break;
	case BAAT_CANNOT_TELL:
		baat_buffer_add_string(to, _("that does not follow from these figures"));
		break;
	}
	baat_buffer_add_string(to, "; ");
	add_assumed(to, success);
	baat_buffer_add_string(to, ".");
}

static void add_months(struct baat_buffer *to, unsigned months)
{
	baat_buffer_printf(to, ngettext_("%u month", "%u months", months), months);
	if (months < 13)
		return;
	baat_buffer_printf(to, ngettext_(" (%u year", " (%u years", months / 12), months / 12);
	if (months % 12 > 0)
		baat_buffer_printf(to, ngettext_(" and %u month", " and %u months", months % 12), months % 12);
	baat_buffer_add_string(to, ")");
}

void bon_payback(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *cell = &alternative->measures[BAAT_MEASURE_PAYBACK];
	unsigned horizon = (unsigned)bon->settings->method.horizon;
	baat_buffer_printf(to, "%s ", _("Earned back:"));
	if (cell->empty)
		baat_buffer_printf(to, ngettext_("not within %u year", "not within %u years", horizon), horizon);
	else if (cell->number == 0)
		baat_buffer_add_string(to, _("from the start"));
	else
		add_months(to, (unsigned)cell->number);
	baat_buffer_add_string(to, ".");
}

struct baat_text bon_approver(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	const struct baat_mandate_tier *tier = baat_mandate_find(bon->mandate, alternative->commitment);
	return tier == NULL ? BAAT_TEXT("") : tier->approver;
}

void bon_approval(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	struct baat_text approver = bon_approver(bon, alternative);
	baat_buffer_printf(to, "%s ", _("Must approve:"));
	if (approver.length == 0)
		baat_buffer_add_string(to, _("nobody"));
	baat_buffer_add(to, approver);
	add_sentence(to, _(", for a commitment of %1$s"), alternative->commitment, 0);
	baat_buffer_add_string(to, ".");
}

const char *bon_choice(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	switch (bon->receipt->casus->scenarios[alternative->scenario].choice) {
	case BAAT_CHOSEN:
		return _("chosen");
	case BAAT_NOT_CHOSEN:
		return _("not chosen");
	default:
		return NULL;
	}
}

bool bon_takes_part(const struct baat_receipt_party *party)
{
	bool any = party->cashable != 0;
	for (size_t i = 0; i < BAAT_KIND__MAX; i++)
		any |= party->amount[i] != 0;
	return any;
}

void bon_remains(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer chance = {0};
	bon_percent(&chance, BAAT_CHANCE_ONE - bon->receipt->casus->scenarios[alternative->scenario].success);
	baat_buffer_add_char(&chance, '\0');
	to->failed |= chance.failed;
	if (!to->failed)
		baat_buffer_printf(to, _("If it does not work (chance %s): as without this approach"), chance.at);
	baat_buffer_free(&chance);
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

static void add_mixed_years(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_case *casus = bon->receipt->casus;
	int32_t lowest = BAAT_NO_YEAR, highest = BAAT_NO_YEAR;
	for (size_t i = 0; i < casus->line_count; i++) {
		int32_t year = casus->lines[i].price_year;
		if (casus->lines[i].unpriced || year == BAAT_NO_YEAR)
			continue;
		lowest = lowest == BAAT_NO_YEAR || year < lowest ? year : lowest;
		highest = year > highest ? year : highest;
	}
	if (lowest != highest)
		baat_buffer_printf(to, _("Euros of different years are added up (%d to %d)."), lowest, highest);
}

void bon_caution(struct baat_buffer *to, const struct bon *bon)
{
	add_mixed_years(to, bon);
	if (!bon->receipt->casus->has_counterfactual)
		baat_buffer_printf(
		    to, "%s%s", to->length > 0 ? " " : "",
		    _("What would happen without this approach was not entered, so no avoided costs follow."));
	if (bon->settings->method.perspective == BAAT_SOCIAL)
		baat_buffer_printf(
		    to, "%s%s", to->length > 0 ? " " : "",
		    _("Every flow counts, so that transfers cancel out. It is a full social cost-benefit "
		      "analysis only when income that replaces a benefit, health and well-being are entered "
		      "too."));
}

enum { ROW_WITHOUT, ROW_REMAINS, ROW_AVOIDED, ROW_INPUT, ROW_NET, ROW_NPV, ROW_NEEDED, ROW_PAYBACK, ROW_APPROVER };

const char *bon_compared_name(size_t row)
{
	static const char *const names[BON_COMPARED] = {
	    [ROW_WITHOUT] = N_("Costs without"), [ROW_REMAINS] = N_("Costs that remain"),
	    [ROW_AVOIDED] = N_("Avoided costs"), [ROW_INPUT] = N_("Input"),
	    [ROW_NET] = N_("Balance"),           [ROW_NPV] = N_("Net present value"),
	    [ROW_NEEDED] = N_("Must work"),      [ROW_PAYBACK] = N_("Earned back in months"),
	    [ROW_APPROVER] = N_("Must approve"),
	};
	return _(names[row]);
}

static void compare_needed(struct baat_buffer *to, const struct baat_receipt_alternative *alternative)
{
	switch (alternative->certainty) {
	case BAAT_PAYS_ANYWAY:
		baat_buffer_add_string(to, _("however seldom"));
		break;
	case BAAT_PAYS_OFTEN:
		if (alternative->needed.hits == alternative->needed.cases)
			baat_buffer_add_string(to, _("always"));
		else
			bon_odds(to, alternative->needed);
		break;
	case BAAT_NEVER_PAYS:
	case BAAT_AVOIDS_NOTHING:
		baat_buffer_add_string(to, _("never pays"));
		break;
	case BAAT_CANNOT_TELL:
		baat_buffer_add_string(to, "-");
		break;
	}
}

void bon_compared(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative,
                  size_t row)
{
	static const enum baat_measure measures[] = {
	    [ROW_WITHOUT] = BAAT_MEASURE_WITHOUT, [ROW_REMAINS] = BAAT_MEASURE_OUTCOME,
	    [ROW_AVOIDED] = BAAT_MEASURE_AVOIDED, [ROW_INPUT] = BAAT_MEASURE_INPUT,
	    [ROW_NET] = BAAT_MEASURE_NET,         [ROW_NPV] = BAAT_MEASURE_NPV,
	};
	const struct baat_cell *payback = &alternative->measures[BAAT_MEASURE_PAYBACK];
	switch (row) {
	case ROW_NEEDED:
		compare_needed(to, alternative);
		break;
	case ROW_PAYBACK:
		if (payback->empty)
			baat_buffer_add_string(to, _("not"));
		else
			add_short(to, payback->number, 0);
		break;
	case ROW_APPROVER:
		baat_buffer_add(to, bon_approver(bon, alternative));
		break;
	default:
		bon_amount(to, alternative->measures[measures[row]].number);
	}
}
