/* What is wrong with the range of a price of the tables, in words. */
#include "base/gettext.h"
#include "baat/model/price.h"

enum baat_code baat_price_range_problem(const struct baat_price *price)
{
	return price->range_lost ? BAAT_NUMBER_RANGE : baat_range_problem(&price->range, price->price);
}

enum baat_status baat_price_range_report(enum baat_code problem, struct baat_text post, struct baat_place place,
                                         enum baat_severity severity, struct baat_diags *diags)
{
	const struct baat_shown shown = baat_show(post);
	if (problem == BAAT_RANGE_ZERO)
		return baat_diag(diags, place, severity, problem,
		                 _("the price table has a range round 0 for '%s'; enter such a line with a kans"),
		                 shown.text);
	if (problem == BAAT_RANGE_WIDE)
		return baat_diag(
		    diags, place, severity, problem,
		    _("the price table has a range for '%s' that is wider than 100 times the price; enter such a line "
		      "with a kans"),
		    shown.text);
	return baat_diag(diags, place, severity, problem,
	                 _("the range of the price of '%s', brought to the price year, goes beyond 100 000 000"),
	                 shown.text);
}
