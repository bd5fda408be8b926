/* What the draws of a row come to, in words; and how to read a table. */
#include "base/put.h"
#include "zeker.h"

/* Whole euros. Returned by value: use `.text` at once. */
struct euros {
	char text[BAAT_NUMBER_MAX + 1];
};
static struct euros euros_of(baat_sum cents)
{
	struct euros euros;
	euros.text[baat_number_write_grouped(euros.text, baat_round_div(cents, 100), 0)] = '\0';
	return euros;
}

static const char *measure_words(enum baat_measure measure)
{
	switch (measure) {
	case BAAT_MEASURE_NET:
		return _("the balance");
	case BAAT_MEASURE_AVOIDED:
		return _("the amount avoided");
	case BAAT_MEASURE_AVOIDED_PV:
		return _("the present value of the amount avoided");
	case BAAT_MEASURE_CASHABLE:
		return _("the cashable amount");
	default:
		return _("the present value of the balance");
	}
}

/* What it is when the measure is not below 0. */
static void add_good(struct baat_buffer *to, const struct zeker *zeker)
{
	const enum baat_measure measure = zeker->options->measure;
	const bool luck = zeker->options->luck;
	const char *good;
	if (measure == BAAT_MEASURE_CASHABLE)
		good = luck ? _("no cashable money is lost") : _("no cashable money is expected to be lost");
	else if (measure == BAAT_MEASURE_AVOIDED || measure == BAAT_MEASURE_AVOIDED_PV)
		good = luck ? _("no extra costs are caused") : _("no extra costs are expected");
	else if (zeker->part)
		good = measure == BAAT_MEASURE_NET
		           ? (luck ? _("the balance is zero or more") : _("the balance is expected to be zero or more"))
		           : (luck ? _("the present value of the balance is zero or more")
		                   : _("the present value of the balance is expected to be zero or more"));
	else
		good = luck ? _("the approach pays for itself") : _("the approach is expected to pay for itself");
	baat_buffer_add_string(to, good);
}

/* part of whole in whole percents, half up. */
static unsigned percent_of(baat_sum part, baat_sum whole)
{
	return (unsigned)((part * 200 + whole) / (2 * whole));
}

/* In how many draws; a part is never told as all of them or none. */
static void add_share(struct baat_buffer *to, size_t gains, size_t draws)
{
	const unsigned percent = percent_of((baat_sum)gains, (baat_sum)draws);
	if (gains == 0)
		baat_buffer_add_string(to, _("in none of the draws "));
	else if (gains == draws)
		baat_buffer_add_string(to, _("in all draws "));
	else if (percent == 0)
		baat_buffer_add_string(to, _("in less than 1 of 100 draws "));
	else if (percent == 100)
		baat_buffer_add_string(to, _("in more than 99 of 100 draws "));
	else
		baat_buffer_printf(to, _("in %u of 100 draws "), percent);
}

static void add_outcomes(struct zeker_drawer *drawer, struct baat_buffer *to)
{
	const struct zeker_options *options = drawer->zeker->options;
	const size_t last = options->quantile_count - 1;
	baat_sum lowest, highest;
	baat_spread_ends(drawer->outcomes, options->draws, &lowest, &highest);
	if (lowest == highest) {
		baat_buffer_printf(to, _("in every draw %s is %s euros."), measure_words(options->measure),
		                   euros_of(lowest).text);
		return;
	}
	add_share(to, baat_spread_gains(drawer->outcomes, options->draws), options->draws);
	add_good(to, drawer->zeker);
	if (last > 0) {
		const baat_sum low = baat_spread_quantile(drawer->outcomes, options->draws, options->quantiles[0]);
		const baat_sum high = baat_spread_quantile(drawer->outcomes, options->draws, options->quantiles[last]);
		baat_buffer_printf(to, _("; in %u of 100 %s lies between %s and %s euros"),
		                   options->quantiles[last] - options->quantiles[0], measure_words(options->measure),
		                   euros_of(low).text, euros_of(high).text);
	}
	baat_buffer_add_char(to, '.');
}

/* The values of the keys and alternatief that are not empty. */
static void add_name(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                     struct baat_buffer *to)
{
	const struct zeker *zeker = drawer->zeker;
	const size_t count = zeker->grouping->grouping.count + 1;
	bool begun = false;
	baat_uncertain_keys(uncertain, row, drawer->cells);
	for (size_t i = 0; i < count; i++) {
		const struct baat_cell *cell = &drawer->cells[i];
		const bool text = zeker->columns[i].kind == BAAT_CELL_TEXT;
		char digits[BAAT_NUMBER_MAX];
		if (cell->empty || (text && cell->text.length == 0))
			continue;
		baat_buffer_add_string(to, begun ? ", " : "");
		if (text)
			baat_buffer_add_masked(to, cell->text);
		else
			baat_buffer_add(
			    to, (struct baat_text){digits, (size_t)(baat_put_number(digits, zeker->columns[i].kind,
			                                                            cell->number, ',') -
			                                            digits)});
		begun = true;
	}
}

void zeker_sentence(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                    struct baat_buffer *to)
{
	const struct baat_uncertain_row *sums = baat_uncertain_row(uncertain, row);
	add_name(drawer, uncertain, row, to);
	baat_buffer_add_string(to, ": ");
	add_outcomes(drawer, to);
	const unsigned certain = sums->absolute == 0 ? 0 : percent_of(sums->certain, sums->absolute);
	if (certain > 0)
		baat_buffer_printf(to, _(" Of %u%% of the amounts no margin is known."), certain);
	if (sums->pm_plus != 0 || sums->pm_min != 0)
		baat_buffer_printf(to, _(" Not expressed in money: %lld for, %lld against."), (long long)sums->pm_plus,
		                   (long long)sums->pm_min);
	baat_buffer_add_char(to, '\n');
}

/* ---- under a table ----------------------------------------------------------------------------------------------- */

enum { SHOWN = 5 }; /* rows that get a sentence */

/* Tenths of a percentage point that a share of so many draws is right to, 19 times in 20: the smallest whole number of
 * them whose square times the draws reaches 9604 x 100. */
static unsigned precision_of(uint64_t draws)
{
	unsigned tenths = 1;
	while ((uint64_t)tenths * tenths * draws < 960400)
		tenths++;
	return tenths;
}

/* One sentence of a list, wrapped. */
static enum baat_status say(struct emitter *emitter, struct baat_buffer *text, struct baat_diags *diags)
{
	baat_buffer_add_char(text, '\0');
	const enum baat_status status =
	    text->failed ? baat_out_of_memory(diags) : emit_sentence(emitter, text->at, diags);
	text->length = 0;
	return status;
}

static void add_draws(const struct zeker_options *options, struct baat_buffer *to)
{
	const unsigned tenths = precision_of(options->draws);
	baat_buffer_printf(to,
	                   _("%llu draws, seed %llu, distribution %s; a chance is right to %u,%u percentage points."),
	                   (unsigned long long)options->draws, (unsigned long long)options->seed,
	                   zeker_distribution_name(options->distribution), tenths / 10, tenths % 10);
}

static void add_together(const struct zeker_options *options, struct baat_buffer *to)
{
	struct baat_buffer kinds = {0};
	for (enum baat_input_sort i = 0; i < BAAT_INPUT__MAX; i++)
		if (options->together[i])
			baat_buffer_printf(&kinds, "%s%s", kinds.length > 0 ? ", " : "", baat_input_word(i));
	baat_buffer_add_char(&kinds, '\0');
	to->failed |= kinds.failed;
	if (kinds.failed || kinds.at[0] == '\0')
		baat_buffer_add_string(to, _("Nothing is one fact for all cases: errors of cases cancel out."));
	else
		baat_buffer_printf(to, _("One fact for all cases, so that they move together: %s."), kinds.at);
	baat_buffer_add_char(to, ' ');
	baat_buffer_add_string(to, options->luck ? _("With the luck of each case.")
	                                         : _("Without luck: an outcome is what to expect in that draw."));
	baat_buffer_free(&kinds);
}

enum baat_status zeker_explain(struct zeker_drawer *drawer, struct baat_uncertain *uncertain, struct emitter *emitter,
                               struct baat_diags *diags)
{
	const struct zeker_options *options = drawer->zeker->options;
	const bool table = !options->sensitivity && !options->raw && options->classes == 0;
	const size_t count = baat_uncertain_count(uncertain);
	struct baat_buffer text = {0};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; table && i < count && count <= SHOWN && status == BAAT_OK; i++) {
		status = zeker_draw(drawer, uncertain, i, 1, diags);
		zeker_sentence(drawer, uncertain, i, &text);
		text.length--;
		if (status == BAAT_OK)
			status = say(emitter, &text, diags);
	}
	if (!options->sensitivity)
		add_draws(options, &text);
	if (text.length > 0 && status == BAAT_OK)
		status = say(emitter, &text, diags);
	add_together(options, &text);
	if (status == BAAT_OK)
		status = say(emitter, &text, diags);
	if (table)
		baat_buffer_printf(&text, "%s ", _("Quantiles and chances of rows cannot be added up."));
	baat_buffer_add_string(&text,
	                       _("laag and hoog are taken for the utmost ends: who enters a range that holds 8 out "
	                         "of 10 times gets too narrow a band."));
	if (status == BAAT_OK)
		status = say(emitter, &text, diags);
	baat_buffer_free(&text);
	return status;
}
