/* A pot in sentences: for whoever has to say yes or no. */
#include "baat/model/method.h"
#include "budget-work.h"

/* Values in a sentence; use `.text` at once. */
struct word {
	char text[BAAT_NUMBER_MAX + 8];
};

/* "€ 1.234,56", with a space that lines are not broken at */
static struct word euros(baat_sum cents)
{
	struct word word = {"\xE2\x82\xAC\xC2\xA0"};
	const size_t sign = strlen(word.text);
	word.text[sign + baat_number_write_grouped(word.text + sign, cents, BAAT_SCALE_CENTS)] = '\0';
	return word;
}

static struct word month(int32_t of)
{
	struct word word;
	snprintf(word.text, sizeof word.text, "%04d-%02d", (int)(of / 12), (int)(of % 12 + 1));
	return word;
}

/* Sentences put together. */
static enum baat_status tell(struct budget_work *run, struct baat_buffer *sentence, struct baat_diags *diags)
{
	const bool told = sentence->length > 0;
	enum baat_status status = BAAT_OK;
	baat_buffer_add_char(sentence, '\0');
	if (sentence->failed)
		status = baat_out_of_memory(diags);
	else if (told)
		status = emit_sentence(&run->emitter, sentence->at, diags);
	baat_buffer_free(sentence);
	return status;
}

/* What there is to promise from in a period, and what of it is promised. */
static baat_sum means_of(const struct baat_pot_period *period)
{
	return period->period->amount + period->change + period->carried;
}

/* A bar of what is used (full) and free (light), for the eye. */
static void add_bar(const struct baat_pot_period *period, struct baat_buffer *to)
{
	enum { CELLS = 20 };
	const baat_sum means = means_of(period), used = means - period->room;
	int full = means <= 0 ? CELLS
	                      : (int)baat_round_div((used < 0       ? 0
	                                             : used > means ? means
	                                                            : used) *
	                                                CELLS,
	                                            means);
	/* something used or free is seen */
	if (full == 0 && used > 0)
		full = 1;
	if (full == CELLS && period->room > 0)
		full = CELLS - 1;
	for (int i = 0; i < CELLS; i++)
		baat_buffer_add_string(to, i < full ? "\xE2\x96\x88" : "\xE2\x96\x91");
}

static enum baat_status tell_bar(struct budget_work *run, const struct baat_pot *pot,
                                 const struct baat_pot_period *period, struct baat_diags *diags)
{
	const baat_sum means = means_of(period);
	struct baat_buffer sentence = {0};
	char percent[BAAT_NUMBER_MAX + 1] = "";
	if (run->emitter.screen == NULL)
		return BAAT_OK;
	add_bar(period, &sentence);
	if (means > 0)
		percent[baat_number_write(percent, baat_round_div((means - period->room) * 100, means), 0, ',')] = '\0';
	baat_buffer_printf(&sentence, means > 0 ? _(" %s: %s%% used") : " %s", pot->name.at, percent);
	return tell(run, &sentence, diags);
}

/* What is committed and free. */
static void add_room(const struct budget_work *run, const struct baat_pot *pot, const struct baat_pot_period *period,
                     struct baat_buffer *to)
{
	const int32_t cut_off = baat_ledger_cut_off(run->ledger);
	const int32_t end = period->ended ? period->period->to : cut_off;
	const baat_sum means = means_of(period);
	baat_buffer_printf(to, _("%s, %s to %s:"), pot->name.at, month(period->period->from).text,
	                   month(period->period->to).text);
	baat_buffer_add_char(to, ' ');
	if (period->room >= 0)
		baat_buffer_printf(to, _("%s of %s is committed and %s free at the end of %s."),
		                   euros(means - period->room).text, euros(means).text, euros(period->room).text,
		                   month(end).text);
	else
		baat_buffer_printf(to, _("%s is committed, %s more than there is at the end of %s."),
		                   euros(means - period->room).text, euros(-period->room).text, month(end).text);
	if (period->later != 0) {
		baat_buffer_add_char(to, ' ');
		baat_buffer_printf(to, _("Besides, %s of what was granted binds later periods."),
		                   euros(period->later).text);
	}
}

/* What is left or short at the end. */
static void add_end(const struct baat_pot_period *period, struct baat_buffer *to)
{
	baat_buffer_add_char(to, ' ');
	if (period->end >= 0)
		baat_buffer_printf(to, _("At the end of %s %s is left"), month(period->period->to).text,
		                   euros(period->end).text);
	else
		baat_buffer_printf(to, _("At the end of %s %s is short"), month(period->period->to).text,
		                   euros(-period->end).text);
	if (period->end_without == period->end)
		baat_buffer_add_string(to, ".");
	else if (period->end_without >= 0)
		baat_buffer_printf(to, _("; when nothing more comes back %s is left."),
		                   euros(period->end_without).text);
	else
		baat_buffer_printf(to, _("; when nothing more comes back %s is short."),
		                   euros(-period->end_without).text);
}

/* When the budget is used up at this pace. */
static void add_pace(const struct baat_outlook *outlook, const struct baat_pot_period *period, struct baat_buffer *to)
{
	if (period->ended)
		return;
	if (outlook->pace_months == 0)
		baat_buffer_add_string(to, _("When nothing new is granted"));
	else
		baat_buffer_printf(to,
		                   ngettext_("At this pace (%s granted a month, the average of %d month)",
		                             "At this pace (%s granted a month, the average of %d months)",
		                             (unsigned long)outlook->pace_months),
		                   euros(outlook->pace).text, (int)outlook->pace_months);
	baat_buffer_add_char(to, ' ');
	if (period->full != BAAT_NO_MONTH)
		baat_buffer_printf(to, _("the budget is used up in %s."), month(period->full).text);
	else if (period->full_without != BAAT_NO_MONTH)
		baat_buffer_printf(
		    to, _("the budget is not used up before the end, but in %s when nothing more comes back."),
		    month(period->full_without).text);
	else
		baat_buffer_add_string(to, _("the budget is not used up before the end."));
	add_end(period, to);
}

/* What should have come back. */
static void add_late(const struct budget_work *run, size_t pot, struct baat_buffer *to)
{
	baat_sum late = 0;
	int32_t age = BAAT_NO_MONTH;
	for (size_t i = 0; i < baat_ledger_case_count(run->ledger, pot); i++) {
		const struct baat_recovery recovery = baat_ledger_case(run->ledger, pot, i).recovery;
		late += recovery.late;
		age = recovery.age > age ? recovery.age : age;
	}
	if (late > 0)
		baat_buffer_printf(
		    to, _("%s: %s should have come back by now, the oldest of it in %s; it is not counted on."),
		    run->budget.pots[pot].name.at, euros(late).text,
		    month(baat_ledger_cut_off(run->ledger) - age).text);
}

enum baat_status budget_tell_pot(struct budget_work *run, size_t pot, struct baat_diags *diags)
{
	const struct baat_outlook *outlook = &run->outlooks[pot];
	const struct baat_pot_period *period = baat_outlook_now(outlook);
	const struct baat_pot *of = &run->budget.pots[pot];
	struct baat_buffer room = {0}, pace = {0}, late = {0};
	enum baat_status status = tell_bar(run, of, period, diags);
	add_room(run, of, period, &room);
	add_pace(outlook, period, &pace);
	add_late(run, pot, &late);
	status = baat_worst(status, tell(run, &room, diags));
	status = baat_worst(status, tell(run, &pace, diags));
	return baat_worst(status, tell(run, &late, diags));
}

enum baat_status budget_tell_benefit(struct budget_work *run, struct baat_diags *diags)
{
	enum baat_status status = emit_sentence(
	    &run->emitter, _("These avoided costs are expected by the case lines, and not proven by the bookings."),
	    diags);
	if (status != BAAT_OK)
		return status;
	return emit_sentence(&run->emitter,
	                     _("Money that comes back from another budget of the same municipality saves the "
	                       "municipality nothing."),
	                     diags);
}

/* One amount, which is asked for by hand. */
static void answer_one(const struct budget_work *run, const struct baat_trial_row *row, struct baat_buffer *to)
{
	const char *pot = run->budget.pots[budget_trial_pot(run)].name.at;
	if (!row->fits)
		baat_buffer_printf(to,
		                   _("No, it does not fit: %s in %s, of which %s in this period, where %s is free."),
		                   euros(row->amount).text, pot, euros(row->within).text, euros(row->room).text);
	else
		baat_buffer_printf(to, _("Yes, it fits: %s in %s; in this period %s stays free of %s."),
		                   euros(row->amount).text, pot, euros(row->room - row->within).text,
		                   euros(row->room).text);
	if (!row->fits && row->within <= row->room) {
		baat_buffer_add_char(to, ' ');
		baat_buffer_add_string(to, _("It is a later period that has no room for it."));
	}
}

enum baat_status budget_tell_trial(struct budget_work *run, const struct baat_trial_row *row, size_t count,
                                   size_t refused, struct baat_diags *diags)
{
	struct baat_buffer sentence = {0};
	if (count == 1)
		answer_one(run, row, &sentence);
	else if (count == 0)
		baat_buffer_add_string(&sentence,
		                       _("There is nothing to try: no case of the flows has an alternative."));
	else if (refused == 0)
		baat_buffer_printf(&sentence, _("Yes, all %zu cases fit."), count);
	else
		baat_buffer_printf(&sentence, _("No, %zu of %zu cases do not fit."), refused, count);
	return tell(run, &sentence, diags);
}
