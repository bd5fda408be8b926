/* Whether an approach pays for itself, how sure that must be, and when it has. */
#include "bon.h"

#define NBSP "\xC2\xA0"

void bon_odds(struct baat_buffer *to, struct baat_odds odds)
{
	baat_buffer_printf(to, _("%u out of %u"), odds.hits, odds.cases);
}

void bon_balance(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	baat_sum net = alternative->measures[BAAT_MEASURE_NET].number,
		 npv = alternative->measures[BAAT_MEASURE_NPV].number;
	(void)bon;
	if (net < 0 && npv <= 0)
		bon_sentence(to, _("This approach costs %1$s more than it saves (%2$s in present value)."), net, npv);
	else if (net < 0)
		bon_sentence(
		    to,
		    _("This approach costs %1$s more than it saves; in present value it saves %2$s more than it costs, "
		      "because the costs come later than the savings."),
		    net, npv);
	else if (npv < 0)
		bon_sentence(
		    to,
		    _("This approach saves %1$s more than it costs, but later: in present value it costs %2$s more "
		      "than it saves."),
		    net, npv);
	else if (net == 0)
		baat_buffer_add_string(to, _("This approach costs as much as it saves."));
	else
		bon_sentence(to, _("This approach saves %1$s more than it costs (%2$s in present value)."), net, npv);
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
	bon_short(to, alternative->needed_permille, 1);
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

static void add_whole_euros(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to,
	                (struct baat_text){digits, baat_number_write_grouped(digits, baat_round_div(cents, 100), 0)});
	baat_buffer_add_char(to, '\0');
}

void bon_range_words(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer low = {0}, high = {0};
	const struct bon_range *range =
	    alternative->name == BAAT_NO_NAME
		? NULL
		: bon_ranges_find(bon->ranges, baat_names_text(bon->names, alternative->name));
	if (range == NULL)
		return;
	add_whole_euros(&low, range->low);
	add_whole_euros(&high, range->high);
	if (range->always)
		baat_buffer_add_string(to,
		                       _("With what is not sure within its ranges it is expected to pay for itself in "
		                         "all computations"));
	else if (range->never)
		baat_buffer_add_string(to,
		                       _("With what is not sure within its ranges it is not expected to pay for itself "
		                         "in any computation"));
	else
		baat_buffer_printf(
		    to,
		    _("With what is not sure within its ranges it is expected to pay for itself in %u out "
		      "of 100 computations"),
		    range->gains == 0     ? 1
		    : range->gains == 100 ? 99
					  : range->gains);
	baat_buffer_add_string(to, "; ");
	if (!low.failed && !high.failed)
		baat_buffer_printf(to, _("in 90 out of 100 its present value lies between %s and %s euros."), low.at,
		                   high.at);
	to->failed |= low.failed || high.failed;
	baat_buffer_free(&low);
	baat_buffer_free(&high);
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
	unsigned horizon = (unsigned)bon->method->horizon;
	baat_buffer_printf(to, "%s ", _("Earned back:"));
	if (cell->empty)
		baat_buffer_printf(to, ngettext_("not within %u year", "not within %u years", horizon), horizon);
	else if (cell->number == 0)
		baat_buffer_add_string(to, _("from the start"));
	else
		add_months(to, (unsigned)cell->number);
	baat_buffer_add_string(to, ".");
}
