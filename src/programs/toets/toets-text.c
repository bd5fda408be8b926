/* What a finding says: what is suspicious, and what to do about it. */
#include "toets.h"

static struct baat_shown show_post(const struct baat_worker *worker, const struct baat_finding *finding)
{
	return baat_show(baat_names_text(worker->names, finding->post));
}

static struct baat_shown show_scenario(const struct baat_worker *worker, const struct baat_case *casus, size_t index)
{
	return baat_show(index == 0 ? BAAT_TEXT("zonder")
	                            : baat_names_text(worker->names, casus->scenarios[index].name));
}

static enum baat_status tell_unit(const struct baat_worker *worker, const struct baat_finding *finding,
                                  struct baat_place place, struct baat_diags *diags)
{
	static const char *const longer[] = {[BAAT_UNIT_WEEK] = "week",
	                                     [BAAT_UNIT_MONTH] = "maand",
	                                     [BAAT_UNIT_QUARTER] = "kwartaal",
	                                     [BAAT_UNIT_YEAR] = "jaar"};
	const struct baat_line *line = finding->subject;
	struct baat_text word = baat_prices_at(baat_run_request(worker->run)->prices, line->price_index)->row->unit;
	struct baat_shown post = show_post(worker, finding), unit = baat_show(word);
	const char *period = baat_period_name((enum baat_period)line->period);
	char quantity[BAAT_NUMBER_MAX];

	quantity[baat_number_write_short(quantity, line->quantity, BAAT_SCALE_QUANTITY, ',')] = '\0';
	if (finding->detail == BAAT_UNIT_LONGER)
		return baat_warn(
		    diags, place, BAAT_UNIT_MISMATCH,
		    _("the price of '%s' is for a %s, and this is %s of them each %s; write %s in column per, or in "
		      "aantal the part that each %s takes"),
		    post.text, unit.text, quantity, period, longer[baat_unit_kind_of(word)], period);
	if (finding->detail == BAAT_UNIT_REPEATS)
		return baat_warn(
		    diags, place, BAAT_UNIT_MISMATCH,
		    _("the price of '%s' is for a whole %s, and this begins %s of them each %s; write eenmalig in "
		      "column per and leave duur empty"),
		    post.text, unit.text, quantity, period);
	return baat_warn(
	    diags, place, BAAT_UNIT_MISMATCH,
	    _("%s of '%s' (price for each %s) each %s is more than is likely; aantal is how many there are in "
	      "each %s, and duur for how many months"),
	    quantity, post.text, unit.text, period, period);
}

static enum baat_status tell_benefit(const struct baat_worker *worker, const struct baat_case *casus,
                                     const struct baat_finding *finding, struct baat_place place,
                                     struct baat_diags *diags)
{
	struct baat_shown post = show_post(worker, finding), scenario = show_scenario(worker, casus, finding->scenario);
	return baat_warn(
	    diags, place, BAAT_BENEFIT_NOT_REPLACED,
	    finding->detail == BAAT_BENEFIT_ENDS
		? _("in '%s' the household loses '%s' (line %llu) and gets no income instead; add the income "
	            "that replaces it (ontvanger client), or as gevolg what it keeps")
		: _("in '%s' the household gets less of '%s' (line %llu) and no income instead; add the "
	            "income that replaces it (ontvanger client), or make up the difference"),
	    scenario.text, post.text, (unsigned long long)finding->other);
}

static enum baat_status tell_line(const struct baat_worker *worker, const struct baat_case *casus,
                                  const struct baat_finding *finding, struct baat_place place, struct baat_diags *diags)
{
	struct baat_shown post = show_post(worker, finding), scenario = show_scenario(worker, casus, finding->scenario);
	unsigned long long other = finding->other;
	if (finding->code == BAAT_LINE_TWICE)
		return baat_warn(
		    diags, place, finding->code,
		    _("this line is the same as line %llu, so '%s' counts twice; take one away, or put both in one "
		      "aantal"),
		    other, post.text);
	if (finding->code == BAAT_POST_OVERLAP)
		return baat_warn(
		    diags, place, finding->code,
		    _("'%s' counts twice in '%s': line %llu has it in the same months; let one begin when the other "
		      "ends, or give them chances of at most 1 together"),
		    post.text, scenario.text, other);
	if (finding->code == BAAT_DEBT_COUNTED_TWICE)
		return baat_warn(
		    diags, place, finding->code,
		    _("'%s' enters a debt as what is lost, and line %llu enters one as what is paid; both for one debt "
		      "count it twice: take one way for all debts"),
		    post.text, other);
	return baat_warn(
	    diags, place, finding->code,
	    _("'%s' is a cost of zonder (line %llu), and inzet here; if it is what remains of that cost, write "
	      "gevolg in column soort"),
	    post.text, other);
}

static enum baat_status tell_case(const struct baat_worker *worker, const struct baat_case *casus,
                                  const struct baat_finding *finding, struct baat_place place, struct baat_diags *diags)
{
	struct baat_shown id = baat_show(casus->id);
	switch (finding->code) {
	case BAAT_CASE_WITHOUT_COUNTERFACTUAL:
		return baat_warn(
		    diags, place, finding->code,
		    _("case '%s' has no line of scenario zonder, so nothing is avoided; add what happens without the "
		      "intervention"),
		    id.text);
	case BAAT_CASE_WITHOUT_ALTERNATIVE:
		return baat_warn(
		    diags, place, finding->code,
		    _("case '%s' has only scenario zonder; add the lines of an alternative: what is put in, and what "
		      "still happens"),
		    id.text);
	case BAAT_CASE_LOST:
		return baat_warn(
		    diags, place, finding->code,
		    _("all of case '%s' lies beyond the horizon of %d years and does not count; look at column van, or "
		      "add a longer --horizon"),
		    id.text, (int)baat_run_request(worker->run)->method->horizon);
	default:
		return baat_warn(
		    diags, place, finding->code,
		    _("everything in zonder of case '%s' is certain (kans 1); estimate how likely each line is "
		      "without the intervention, and fill in kans"),
		    id.text);
	}
}

enum baat_status check_tell(const struct baat_worker *worker, const struct baat_case *casus,
                            const struct baat_finding *finding, struct baat_diags *diags)
{
	const struct baat_table *table = worker->input->table;
	size_t at = baat_table_find(table, baat_text_of(finding->column));
	struct baat_place place = baat_at(baat_table_path(table), finding->line, at == BAAT_NO_COLUMN ? 0 : at + 1);
	switch (finding->code) {
	case BAAT_UNIT_MISMATCH:
		return tell_unit(worker, finding, place, diags);
	case BAAT_BENEFIT_NOT_REPLACED:
		return tell_benefit(worker, casus, finding, place, diags);
	case BAAT_RANGE_ZERO:
	case BAAT_RANGE_WIDE:
	case BAAT_NUMBER_RANGE:
		return baat_price_range_report(finding->code, baat_names_text(worker->names, finding->post), place,
		                               BAAT_WARNING, diags);
	case BAAT_LINE_TWICE:
	case BAAT_POST_OVERLAP:
	case BAAT_POST_AS_INPUT:
	case BAAT_DEBT_COUNTED_TWICE:
		return tell_line(worker, casus, finding, place, diags);
	default:
		return tell_case(worker, casus, finding, place, diags);
	}
}
