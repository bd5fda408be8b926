/* What stands in the tables of a receipt: the alternatives beside each other, and what each party pays and saves. */
#include "bon.h"

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
			bon_short(to, payback->number, 0);
		break;
	case ROW_APPROVER:
		baat_buffer_add(to, bon_approver(bon, alternative));
		break;
	default:
		bon_amount(to, alternative->measures[measures[row]].number);
	}
}

bool bon_takes_part(const struct baat_receipt_party *party)
{
	bool any = party->cashable != 0;
	for (size_t i = 0; i < BAAT_KIND__MAX; i++)
		any |= party->amount[i] != 0;
	return any;
}

const char *bon_party_head(size_t column)
{
	static const char *const heads[BON_PARTY_COLUMNS] = {N_("pays"), N_("saves"), N_("of it cashable"),
	                                                     N_("balance")};
	return _(heads[column]);
}

struct bon_party_row bon_party_row(const struct bon *bon, const struct baat_receipt_party *party)
{
	baat_sum avoided = party->amount[BAAT_COUNTERFACTUAL] - party->amount[BAAT_OUTCOME],
		 input = party->amount[BAAT_INPUT];
	return (struct bon_party_row){baat_names_text(bon->names, party->party),
	                              {input, avoided, party->cashable, avoided - input}};
}

struct bon_party_row bon_party_total(const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	return (struct bon_party_row){baat_text_of(_("all together")),
	                              {measures[BAAT_MEASURE_INPUT].number, measures[BAAT_MEASURE_AVOIDED].number,
	                               measures[BAAT_MEASURE_CASHABLE].number, measures[BAAT_MEASURE_NET].number}};
}
