/* What a user must know of a run besides its figures. */
#include "baat/base/number.h"
#include "base/gettext.h"
#include "case-parts.h"

static void note_cut_off(const struct baat_cut_off *cut_off, struct baat_diags *diags)
{
	for (size_t kind = 0; kind < BAAT_KIND__MAX; kind++) {
		char euros[BAAT_NUMBER_MAX];
		if (cut_off->lines[kind] == 0)
			continue;
		euros[baat_number_write_grouped(euros, cut_off->cents[kind], BAAT_SCALE_CENTS)] = '\0';
		baat_note(diags, baat_at(NULL, 0, 0), BAAT_HORIZON_CUT,
		          ngettext_("%llu line of %s goes on beyond the horizon; EUR %s of it does not count",
		                    "%llu lines of %s go on beyond the horizon; EUR %s of them does not count",
		                    (unsigned long)cut_off->lines[kind]),
		          (unsigned long long)cut_off->lines[kind], baat_kind_name((enum baat_kind)kind), euros);
	}
	if (cut_off->cases > 0)
		baat_note(diags, baat_at(NULL, 0, 0), BAAT_CASE_LOST,
		          ngettext_("%llu case lies wholly beyond the horizon and does not count",
		                    "%llu cases lie wholly beyond the horizon and do not count",
		                    (unsigned long)cut_off->cases),
		          (unsigned long long)cut_off->cases);
}

static void note_mixed_years(const struct price_use *use, struct baat_diags *diags)
{
	struct baat_buffer years = {0};
	size_t count = 0;
	for (int year = BAAT_YEAR_FIRST; year <= BAAT_YEAR_LAST; year++) {
		if (!use->years[year])
			continue;
		baat_buffer_printf(&years, "%s%d", count++ == 0 ? "" : ", ", year);
	}
	baat_buffer_add_char(&years, '\0');
	if (years.failed)
		baat_out_of_memory(diags);
	else if (count > 1)
		baat_note(diags, baat_at(NULL, 0, 0), BAAT_PRICE_YEARS_MIXED,
		          _("euros of different years are added up (%s); --prijspeil=JAAR brings them to one"),
		          years.at);
	baat_buffer_free(&years);
}

/* Names the posts used as they stand: fixed ones, or those without a year. At most `shown` by name. */
static void note_as_it_stands(struct baat_prices *prices, const struct price_use *use, bool fixed,
                              struct baat_diags *diags)
{
	enum { SHOWN = 8 };
	const struct baat_names *names = baat_prices_names(prices);
	struct baat_buffer posts = {0};
	size_t count = 0;
	for (size_t i = 0; i < use->count; i++) {
		const struct baat_price *price = baat_prices_at(prices, i);
		/* a post of one euro a unit has no price that could be out of date */
		bool counts_euros = baat_text_equal(price->row->unit, BAAT_TEXT("euro"));
		if (!use->used[i] || !price->as_it_stands || price->row->fixed != fixed || counts_euros)
			continue;
		if (count < SHOWN)
			baat_buffer_printf(&posts, "%s%s", count == 0 ? "" : ", ",
			                   baat_names_text(names, price->row->post).at);
		count++;
	}
	if (count > SHOWN)
		baat_buffer_printf(&posts, ", ... (%zu)", count);
	if (!fixed && use->own_as_it_stands)
		baat_buffer_printf(&posts, "%s%s", count++ == 0 ? "" : ", ", _("prices of the lines themselves"));
	baat_buffer_add_char(&posts, '\0');
	if (posts.failed)
		baat_out_of_memory(diags);
	else if (count > 0 && fixed)
		baat_note(diags, baat_at(NULL, 0, 0), BAAT_PRICE_NOT_INDEXED,
		          _("statutory norms and tariffs are not indexed, and used as they stand: %s"), posts.at);
	else if (count > 0)
		baat_note(diags, baat_at(NULL, 0, 0), BAAT_PRICE_YEAR_UNKNOWN,
		          _("prices without a price year are used as they stand: %s"), posts.at);
	baat_buffer_free(&posts);
}

static void note_tally(const struct baat_case_tally *tally, const struct baat_method *method, struct baat_diags *diags)
{
	const struct baat_place nowhere = {0};
	if (tally->mid_days > 0)
		baat_note(diags, nowhere, BAAT_DATE_DAY,
		          ngettext_("%llu date is not the first of a month; its month counts",
		                    "%llu dates are not the first of a month; their months count",
		                    (unsigned long)tally->mid_days),
		          (unsigned long long)tally->mid_days);
	if (tally->own_success > 0 && method->success != BAAT_CHANCE_ONE)
		baat_note(diags, nowhere, BAAT_SUCCESS_OWN,
		          ngettext_("the slaagkans of the run does nothing on %llu line, which has its own",
		                    "the slaagkans of the run does nothing on %llu lines, which have their own",
		                    (unsigned long)tally->own_success),
		          (unsigned long long)tally->own_success);
	if (tally->small_cashable > 0)
		baat_warn(
		    diags, nowhere, BAAT_PERCENT_SMALL,
		    ngettext_("%llu line has a verzilverbaar of less than one percent; is a share meant? 0,5 of a "
		              "price is 50",
		              "%llu lines have a verzilverbaar of less than one percent; is a share meant? 0,5 of "
		              "a price is 50",
		              (unsigned long)tally->small_cashable),
		    (unsigned long long)tally->small_cashable);
}

enum baat_status baat_run_tally_notes(const struct baat_run *run, struct baat_diags *diags)
{
	note_tally(&run->counts.tally, run->request->method, diags);
	return diags->lost ? BAAT_SYSTEM : BAAT_OK;
}

enum baat_status baat_run_notes(const struct baat_run *run, struct baat_diags *diags)
{
	const struct case_common *common = run->common;
	if (run->counts.rejected > 0)
		baat_note(diags, baat_at(NULL, 0, 0), BAAT_CASES_SET_ASIDE,
		          ngettext_("%llu case was set aside; the figures are without it",
		                    "%llu cases were set aside; the figures are without them",
		                    (unsigned long)run->counts.rejected),
		          (unsigned long long)run->counts.rejected);
	note_cut_off(&run->counts.cut_off, diags);
	note_tally(&run->counts.tally, run->request->method, diags);
	if (run->request->method->price_year == BAAT_NO_YEAR) {
		note_mixed_years(&common->use, diags);
	} else {
		note_as_it_stands(run->request->prices, &common->use, true, diags);
		note_as_it_stands(run->request->prices, &common->use, false, diags);
	}
	return diags->lost ? BAAT_SYSTEM : BAAT_OK;
}
