/* A row in the shape that was asked for: how its draws lie, its classes, its draws themselves, its inputs. */
#include "cli/language.h"
#include "zeker.h"

static enum baat_status too_large(struct baat_diags *diags)
{
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
}

/* The cells behind the keys and alternatief. */
static struct baat_cell *cells_behind(const struct zeker_drawer *drawer)
{
	return drawer->cells + drawer->zeker->grouping->grouping.count + 1;
}

static struct baat_cell number_cell(baat_sum number)
{
	return (struct baat_cell){.number = number};
}

static enum baat_status put(struct zeker_drawer *drawer, const struct zeker_sink *sink, struct baat_diags *diags)
{
	const struct zeker *zeker = drawer->zeker;
	if (sink->emitter != NULL)
		return emit_row(sink->emitter, drawer->cells, diags);
	baat_form_row(zeker->form, zeker->columns, zeker->column_count, drawer->cells, sink->to);
	return BAAT_OK;
}

/* part / whole in units of 1 / scale, rounded; false when it leaves 128 bits. */
static bool share_of(baat_sum part, baat_sum whole, int64_t scale, baat_sum *share)
{
	baat_sum product;
	if (__builtin_mul_overflow(part, (baat_sum)scale, &product))
		return false;
	*share = baat_round_div(product, whole);
	return true;
}

static enum baat_status write_table(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                                    const struct zeker_sink *sink, struct baat_diags *diags)
{
	const struct zeker *zeker = drawer->zeker;
	const struct zeker_options *options = zeker->options;
	const struct baat_uncertain_row *sums = baat_uncertain_row(uncertain, row);
	struct baat_cell *cell = cells_behind(drawer);
	baat_sum mean, gains, certain = 0;
	if (!baat_spread_mean(drawer->outcomes, options->draws, &mean) ||
	    !share_of((baat_sum)baat_spread_gains(drawer->outcomes, options->draws), (baat_sum)options->draws, 10000,
	              &gains) ||
	    (sums->absolute > 0 && !share_of(sums->certain, sums->absolute, 1000, &certain)))
		return too_large(diags);
	*cell++ = number_cell(sums->centre);
	if (zeker->rules.grades != NULL)
		*cell++ = number_cell(sums->cautious);
	*cell++ = number_cell(mean);
	for (size_t i = 0; i < options->quantile_count; i++)
		*cell++ = number_cell(baat_spread_quantile(drawer->outcomes, options->draws, options->quantiles[i]));
	*cell++ = number_cell(gains);
	*cell++ = (struct baat_cell){.empty = sums->absolute == 0, .number = certain};
	*cell++ = number_cell(sums->pm_plus);
	*cell++ = number_cell(sums->pm_min);
	return put(drawer, sink, diags);
}

static enum baat_status write_classes(struct zeker_drawer *drawer, const struct zeker_sink *sink,
                                      struct baat_diags *diags)
{
	const struct zeker_options *options = drawer->zeker->options;
	const struct baat_classes classes =
	    baat_spread_classes(drawer->outcomes, options->draws, options->classes, drawer->counts);
	struct baat_cell *cell = cells_behind(drawer);
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < classes.count && status == BAAT_OK; i++) {
		cell[0] = number_cell(classes.lowest + (baat_sum)i * classes.width);
		cell[1] = number_cell(classes.lowest + (baat_sum)(i + 1) * classes.width);
		cell[2] = number_cell((baat_sum)drawer->counts[i]);
		status = put(drawer, sink, diags);
	}
	return status;
}

static enum baat_status write_draws(struct zeker_drawer *drawer, const struct zeker_sink *sink,
                                    struct baat_diags *diags)
{
	struct baat_cell *cell = cells_behind(drawer);
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < drawer->zeker->options->draws && status == BAAT_OK; i++) {
		cell[0] = number_cell((baat_sum)i + 1);
		cell[1] = number_cell(drawer->outcomes[i]);
		status = put(drawer, sink, diags);
	}
	return status;
}

/* The ends of all bars of a row. */
struct scale {
	baat_sum low, high, centre;
};

enum { BAR = 24 }; /* columns on a screen */

static size_t place_on(const struct scale *scale, baat_sum value)
{
	const baat_sum width = scale->high - scale->low;
	return width == 0 ? 0 : (size_t)((value - scale->low) / (width / (BAR - 1) + 1));
}

/* From the measure at the low end to that at the high end, and where it is now. */
static struct baat_text draw_bar(struct baat_buffer *bar, const struct scale *scale,
                                 const struct baat_influence *influence)
{
	const bool rises = influence->at_low <= influence->at_high;
	const size_t from = place_on(scale, rises ? influence->at_low : influence->at_high);
	const size_t to = place_on(scale, rises ? influence->at_high : influence->at_low);
	const size_t centre = place_on(scale, scale->centre);
	bar->length = 0;
	for (size_t i = 0; i < BAR; i++)
		baat_buffer_add_string(bar, i == centre ? "\u2502" : i >= from && i <= to ? "\u2588" : "\u00b7");
	return baat_buffer_text(bar);
}

/* A value with 4 decimals, or a chance with 6, as millionths. */
static struct baat_cell value_cell(enum baat_input_sort input, bool has, baat_sum value)
{
	return (struct baat_cell){.empty = !has, .number = input < BAAT_INPUT_CHANCE ? value * 100 : value};
}

static void fill_influence(struct zeker_drawer *drawer, const struct baat_influence *influence,
                           const struct scale *scale)
{
	const bool open = influence->open, alike = influence->alike;
	const bool told = open && influence->has_tipping;
	struct baat_cell *cell = cells_behind(drawer);
	*cell++ = (struct baat_cell){.text = baat_text_of(baat_input_word(influence->input))};
	*cell++ = (struct baat_cell){.text = influence->scenario};
	*cell++ = (struct baat_cell){.text = influence->post};
	*cell++ = (struct baat_cell){.text = influence->casus};
	*cell++ = (struct baat_cell){.empty = influence->line == 0, .number = influence->line};
	*cell++ = value_cell(influence->input, open && alike, influence->low);
	*cell++ = value_cell(influence->input, alike, influence->centre);
	*cell++ = value_cell(influence->input, open && alike, influence->high);
	*cell++ = (struct baat_cell){.empty = !open, .number = influence->at_low};
	*cell++ = (struct baat_cell){.empty = !open, .number = influence->at_high};
	*cell++ = (struct baat_cell){.empty = !open, .number = influence->spread};
	*cell++ = value_cell(influence->input, influence->has_tipping, influence->tipping);
	*cell++ = (struct baat_cell){.text = baat_text_of(!told ? "" : influence->within ? "ja" : "nee")};
	*cell++ = (struct baat_cell){.empty = !influence->tips, .number = influence->factor};
	if (drawer->zeker->form == BAAT_FORM_TABLE)
		*cell = (struct baat_cell){.text = open ? draw_bar(&drawer->bar, scale, influence)
		                                        : (struct baat_text){"", 0}};
}

static void stretch(struct scale *scale, baat_sum value)
{
	scale->low = value < scale->low ? value : scale->low;
	scale->high = value > scale->high ? value : scale->high;
}

static enum baat_status write_influences(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain,
                                         size_t row, const struct zeker_sink *sink, struct baat_diags *diags)
{
	const size_t count = baat_sensitivity_count(uncertain, row);
	const baat_sum centre = baat_uncertain_row(uncertain, row)->centre;
	struct scale scale = {centre, centre, centre};
	struct baat_influence influence;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count; i++) {
		if (!baat_sensitivity_at(uncertain, row, i, &influence))
			return too_large(diags);
		if (!influence.open)
			break;
		stretch(&scale, influence.at_low);
		stretch(&scale, influence.at_high);
	}
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		if (!baat_sensitivity_at(uncertain, row, i, &influence))
			return too_large(diags);
		fill_influence(drawer, &influence, &scale);
		status = put(drawer, sink, diags);
	}
	return drawer->bar.failed ? baat_out_of_memory(diags) : status;
}

enum baat_status zeker_write(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                             size_t jobs, const struct zeker_sink *sink, struct baat_diags *diags)
{
	const struct zeker *zeker = drawer->zeker;
	const struct zeker_options *options = zeker->options;
	baat_uncertain_keys(uncertain, row, drawer->cells);
	if (options->sensitivity)
		return write_influences(drawer, uncertain, row, sink, diags);
	const enum baat_status status = zeker_draw(drawer, uncertain, row, jobs, diags);
	if (status != BAAT_OK)
		return status;
	if (options->sentences) {
		const locale_t before = language_begin(zeker->common);
		zeker_sentence(drawer, uncertain, row, sink->to);
		language_end(before);
		return BAAT_OK;
	}
	if (options->raw)
		return write_draws(drawer, sink, diags);
	if (options->classes > 0)
		return write_classes(drawer, sink, diags);
	return write_table(drawer, uncertain, row, sink, diags);
}
