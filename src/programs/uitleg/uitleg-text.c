/* A paragraph about a flow. */
#include "baat/base/place.h"
#include "uitleg.h"

#define NBSP "\xC2\xA0"
#define EURO "\xE2\x82\xAC" NBSP
#define TIMES " \xC3\x97 "

static void add_euros(baat_sum number, unsigned decimals, struct baat_buffer *to)
{
	char digits[BAAT_NUMBER_MAX];
	if (number < 0)
		baat_buffer_add_char(to, '-');
	baat_buffer_add_string(to, EURO);
	baat_buffer_add(
	    to, (struct baat_text){digits, baat_number_write_grouped(digits, number < 0 ? -number : number, decimals)});
}

void uitleg_add_amount(enum baat_measure measure, baat_sum amount, struct baat_buffer *to)
{
	if (baat_measure_basis(measure) != BAAT_BASIS_COUNT) {
		add_euros(amount, BAAT_SCALE_CENTS, to);
		return;
	}
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, amount, 0)});
}

static void add_price(int64_t price, struct baat_buffer *to)
{
	baat_sum number = price;
	unsigned decimals = baat_cell_decimals(BAAT_CELL_PRICE, &number);
	add_euros(number, decimals, to);
}

static void add_short(baat_sum number, unsigned scale, struct baat_buffer *to)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_short(digits, number, scale, ',')});
}

/* Factors of 1 are left out. */
static void add_factors(const struct uitleg_context *context, const struct baat_factors *factors,
                        struct baat_buffer *to)
{
	const struct baat_line *line = factors->line;
	baat_sum quantity = line->quantity;
	unsigned decimals = baat_cell_decimals(BAAT_CELL_QUANTITY, &quantity);
	char text[BAAT_UNITS_MAX];
	baat_buffer_add(to, (struct baat_text){text, baat_number_write_grouped(text, quantity, decimals)});
	size_t length = baat_units_write(&context->settings->method.values, (enum baat_period)line->period, ',', text);
	if (length > 1) {
		baat_buffer_add_string(to, TIMES);
		baat_buffer_add(to, (struct baat_text){text, length});
	}
	if (factors->flow.months > 1)
		baat_buffer_printf(to, TIMES "%u" NBSP "%s", (unsigned)factors->flow.months, _("months"));
	baat_buffer_add_string(to, TIMES);
	add_price(line->price, to);
	if (line->chance != BAAT_CHANCE_ONE) {
		baat_buffer_printf(to, TIMES "%s" NBSP, _("chance"));
		add_short(line->chance, BAAT_SCALE_CHANCE, to);
	}
	if (factors->weight != BAAT_CHANCE_ONE) {
		baat_buffer_printf(to, TIMES "%s" NBSP, _("weight"));
		add_short(factors->weight, BAAT_SCALE_CHANCE, to);
	}
}

/* Digits as they stand, with points between the thousands. */
static void add_grouped(struct baat_text digits, struct baat_buffer *to)
{
	const size_t sign = digits.at[0] == '-', end = sign + strspn(digits.at + sign, "0123456789");
	for (size_t i = 0; i < digits.length; i++) {
		if (i > sign && i < end && (end - i) % 3 == 0)
			baat_buffer_add_char(to, '.');
		baat_buffer_add_char(to, digits.at[i]);
	}
}

/* What the factors come to; more than cents is shown before it is rounded. */
static void add_result(const struct baat_factors *factors, struct baat_buffer *to)
{
	char exact[BAAT_EXACT_MAX + 1] = "";
	const struct baat_text text = {exact, baat_factors_exact(factors, ',', exact)};
	const char *mark = memchr(exact, ',', text.length);
	const bool whole = memchr(exact, '/', text.length) == NULL &&
	                   (mark == NULL || text.length - (size_t)(mark - exact) <= 1 + BAAT_SCALE_CENTS);
	baat_buffer_add_string(to, " = ");
	if (!whole) {
		baat_buffer_add_string(to, EURO);
		add_grouped(text, to);
		baat_buffer_printf(to, ", %s ", _("rounded"));
	}
	add_euros(factors->whole, BAAT_SCALE_CENTS, to);
}

/* From the amount of the line to what the measure adds up. */
static void add_steps(const struct uitleg_context *context, const struct baat_factors *factors, struct baat_buffer *to)
{
	const enum baat_basis basis = baat_measure_basis(context->settings->uitleg.measure);
	const struct baat_flow *flow = &factors->flow;
	if (factors->share != BAAT_PERCENT_ALL) {
		baat_buffer_printf(to, "; %s ", _("share"));
		add_short(factors->share, BAAT_SCALE_PERCENT, to);
		baat_buffer_add_string(to, NBSP "% = ");
		add_euros(flow->side == BAAT_RECEIVES ? -flow->amount : flow->amount, BAAT_SCALE_CENTS, to);
	}
	if (flow->side == BAAT_RECEIVES) {
		baat_buffer_printf(to, "; %s ", _("received:"));
		add_euros(flow->amount, BAAT_SCALE_CENTS, to);
	}
	if (basis == BAAT_BASIS_PRESENT) {
		baat_buffer_printf(to, "; %s ", _("discounted: times"));
		add_short(factors->discount, 12, to);
		baat_buffer_add_string(to, " = ");
		add_euros(flow->present, BAAT_SCALE_CENTS, to);
	} else if (basis == BAAT_BASIS_CASHABLE) {
		const int32_t percent = factors->line->cashable;
		baat_buffer_printf(to, "; %s ", _("cashable"));
		add_short(percent == BAAT_CASHABLE_UNKNOWN ? 0 : percent, BAAT_SCALE_PERCENT, to);
		baat_buffer_add_string(to, NBSP "% = ");
		add_euros(flow->cashable, BAAT_SCALE_CENTS, to);
	}
}

static void add_product(const struct uitleg_context *context, const struct baat_factors *factors,
                        struct baat_buffer *to)
{
	if (factors->line->unpriced) {
		baat_buffer_add_string(to, _("without a price (pm)"));
		return;
	}
	add_factors(context, factors, to);
	add_result(factors, to);
	add_steps(context, factors, to);
}

static void add_head(const struct uitleg_context *context, const struct baat_unit *unit,
                     const struct baat_factors *factors, int64_t contribution, struct baat_buffer *to)
{
	const struct baat_flow *flow = &factors->flow;
	struct baat_text description = uitleg_description(context, factors->line);
	if (description.length == 0)
		description = baat_names_text(context->names, flow->post);
	uitleg_add_amount(context->settings->uitleg.measure, contribution, to);
	baat_buffer_add_string(to, "  ");
	baat_buffer_add(to, baat_names_text(context->names, flow->party));
	baat_buffer_printf(to, " %s: ", flow->side == BAAT_PAYS ? _("pays") : _("receives"));
	baat_buffer_add(to, description);
	baat_buffer_printf(to, " (%s", baat_kind_name(flow->kind));
	if (flow->alternative != BAAT_NO_NAME) {
		baat_buffer_add_string(to, ", ");
		baat_buffer_add(to, baat_names_text(context->names, flow->alternative));
	}
	baat_buffer_printf(to, ", %s ", _("case"));
	baat_buffer_add(to, unit->casus);
	baat_buffer_printf(to, ", %s %u)", _("year"), (unsigned)flow->year);
}

static void add_source(const struct uitleg_context *context, const struct baat_unit *unit,
                       const struct baat_factors *factors, struct baat_buffer *to)
{
	const struct baat_price *price = uitleg_price(context, factors->line);
	baat_buffer_printf(to, "%s ", _("line"));
	baat_place_put(baat_at(unit->file, factors->flow.line, 0), to);
	baat_buffer_add_string(to, "; ");
	if (price == NULL) {
		baat_buffer_add_string(to, _("the price stands on the line itself"));
		return;
	}
	const struct baat_price_row *row = price->row;
	baat_buffer_printf(to, "%s ", _("price"));
	baat_place_put(baat_at(row->place.file, row->place.line, 0), to);
	if (row->year != BAAT_NO_YEAR)
		baat_buffer_printf(to, ", %s %d", _("euros of"), (int)row->year);
	if (row->fixed)
		baat_buffer_printf(to, ", %s", _("never indexed"));
	else if (price->year != row->year) {
		baat_buffer_printf(to, ", %s ", _("indexed:"));
		add_price(row->price, to);
		baat_buffer_add_string(to, TIMES);
		uitleg_add_index(context, price, to);
		baat_buffer_add_string(to, " = ");
		add_price(price->price, to);
	}
	if (row->source.length > 0) {
		baat_buffer_printf(to, "; %s ", _("source:"));
		baat_buffer_add(to, row->source);
	}
	if (row->url.length > 0) {
		baat_buffer_add_char(to, ' ');
		baat_buffer_add(to, row->url);
	}
}

/* Wraps what is in `from`, which is emptied, with every line this far in. */
static void add_indented(struct baat_buffer *from, size_t width, struct baat_buffer *to)
{
	enum { INDENT = 4 };
	struct baat_text rest = baat_buffer_text(from), line;
	to->failed |= from->failed;
	while (!from->failed && baat_wrap_line(&rest, width > 2UL * INDENT ? width - INDENT : width, false, &line)) {
		baat_buffer_printf(to, "%*s", INDENT, "");
		baat_buffer_add_masked(to, line);
		baat_buffer_add_char(to, '\n');
	}
	from->length = 0;
}

void uitleg_tell(const struct uitleg_context *context, const struct baat_unit *unit, const struct baat_factors *factors,
                 int64_t contribution, size_t width, struct baat_buffer *to)
{
	struct baat_buffer text = {0};
	add_head(context, unit, factors, contribution, &text);
	to->failed |= text.failed;
	if (!text.failed)
		baat_screen_wrap(baat_buffer_text(&text), width, 4, to);
	text.length = 0;
	add_product(context, factors, &text);
	add_indented(&text, width, to);
	add_source(context, unit, factors, &text);
	add_indented(&text, width, to);
	baat_buffer_free(&text);
}
