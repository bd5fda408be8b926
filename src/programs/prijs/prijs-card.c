/* All there is about one post, on a screen. */
#include "baat/base/place.h"
#include "prijs.h"

#define RULE "\xE2\x94\x80"
#define EURO "\xE2\x82\xAC "
#define TIMES "\xC3\x97"

enum {
	LABEL_WIDTH = 15, /* verzilverbaar and a gap */
	CARD_WIDTH = 100, /* longer lines are hard to read */
	NO_WIDTH = 80,
};

struct card {
	const struct lookup *lookup;
	const struct baat_price *quote;
	size_t width;
	struct baat_buffer text; /* what is written so far */
};

/* A label, and behind it a text as wide as there is room. */
static void add_field(struct card *card, const char *label, struct baat_buffer *value)
{
	struct baat_buffer lines = {0};
	baat_screen_wrap(baat_buffer_text(value),
	                 card->width > (size_t)2 * LABEL_WIDTH ? card->width - LABEL_WIDTH : LABEL_WIDTH, 0, &lines);
	bool line_start = true;
	for (size_t i = 0; i < lines.length; i++) {
		if (line_start)
			baat_buffer_printf(&card->text, "%-*s", LABEL_WIDTH, i == 0 ? label : "");
		baat_buffer_add_char(&card->text, lines.at[i]);
		line_start = lines.at[i] == '\n';
	}
	card->text.failed |= lines.failed || value->failed;
	value->length = 0;
	baat_buffer_free(&lines);
}

static void add_text(struct card *card, const char *label, struct baat_text text)
{
	struct baat_buffer value = {0};
	baat_buffer_add(&value, text);
	if (text.length > 0)
		add_field(card, label, &value);
	baat_buffer_free(&value);
}

struct amount {
	char text[BAAT_NUMBER_MAX + sizeof EURO];
};

static struct amount amount_of(int64_t price)
{
	struct amount amount = {EURO};
	baat_sum number = price;
	unsigned scale = baat_cell_decimals(BAAT_CELL_PRICE, &number);
	size_t length = baat_number_write_grouped(amount.text + sizeof EURO - 1, number, scale);
	amount.text[sizeof EURO - 1 + length] = '\0';
	return amount;
}

static void add_title(struct card *card)
{
	struct baat_buffer title = {0};
	baat_buffer_add(&title, lookup_name(card->lookup, card->quote->row->post));
	baat_buffer_add_string(&title, ": ");
	baat_buffer_add(&title, card->quote->row->description);
	baat_screen_wrap(baat_buffer_text(&title), card->width, 2, &card->text);
	size_t rule = baat_text_width(baat_buffer_text(&title));
	for (size_t i = 0; i < rule && i < card->width; i++)
		baat_buffer_add_string(&card->text, RULE);
	baat_buffer_add_char(&card->text, '\n');
	card->text.failed |= title.failed;
	baat_buffer_free(&title);
}

/* How the price came about: whose euros it is in, and from which it was brought there. */
static void add_origin(struct card *card, struct baat_buffer *value)
{
	const struct baat_price *quote = card->quote;
	const struct baat_price_row *row = quote->row;
	const struct baat_cpi *cpi = &card->lookup->tables.cpi;
	if (quote->year != row->year) {
		char to[BAAT_NUMBER_MAX + 1], from[BAAT_NUMBER_MAX + 1];
		to[baat_number_write_short(to, baat_cpi_index(cpi, quote->year), 4, ',')] = '\0';
		from[baat_number_write_short(from, baat_cpi_index(cpi, row->year), 4, ',')] = '\0';
		baat_buffer_printf(value, _("the source says %s in euros of %d; %s consumer prices %s / %s"),
		                   amount_of(row->price).text, (int)row->year, TIMES, to, from);
	} else if (quote->as_it_stands && row->fixed) {
		baat_buffer_printf(value, _("a fixed price (index geen), so not brought to %d"),
		                   (int)card->lookup->settings->method.values.price_year);
	} else if (quote->as_it_stands) {
		baat_buffer_printf(value, _("without a price year, so not brought to %d"),
		                   (int)card->lookup->settings->method.values.price_year);
	}
	if (value->length > 0)
		add_field(card, "", value);
}

static void add_price(struct card *card)
{
	const struct baat_price *quote = card->quote;
	const struct baat_price_row *row = quote->row;
	const char *unit = row->unit.at; /* ended by a NUL in the arena of the prices */
	struct baat_buffer value = {0};
	if (row->unpriced)
		baat_buffer_printf(&value, _("pm: known to matter, not expressed in euros (per %s)"), unit);
	else if (quote->year == BAAT_NO_YEAR)
		baat_buffer_printf(&value, _("%s per %s, price year unknown"), amount_of(quote->price).text, unit);
	else
		baat_buffer_printf(&value, _("%s per %s, in euros of %d"), amount_of(quote->price).text, unit,
		                   (int)quote->year);
	add_field(card, "prijs", &value);
	if (!row->unpriced)
		add_origin(card, &value);
	baat_buffer_free(&value);
	if (row->has_low)
		add_text(card, "laag", baat_text_of(amount_of(price_low(quote)).text));
	if (row->has_high)
		add_text(card, "hoog", baat_text_of(amount_of(price_high(quote)).text));
}

static void add_payers(struct card *card)
{
	const struct baat_price_row *row = card->quote->row;
	struct baat_buffer value = {0};
	if (row->payers->count == 1)
		baat_buffer_add(&value, lookup_name(card->lookup, row->payers->items[0].party));
	for (size_t i = 0; row->payers->count > 1 && i < row->payers->count; i++) {
		char percent[BAAT_NUMBER_MAX + 1];
		percent[baat_number_write_short(percent, row->payers->items[i].percent, BAAT_SCALE_PERCENT, ',')] =
		    '\0';
		baat_buffer_add_string(&value, i == 0 ? "" : ", ");
		baat_buffer_add(&value, lookup_name(card->lookup, row->payers->items[i].party));
		baat_buffer_printf(&value, " %s%%", percent);
	}
	add_field(card, "betaler", &value);
	if (row->receiver != BAAT_NO_NAME) {
		baat_buffer_add(&value, lookup_name(card->lookup, row->receiver));
		baat_buffer_printf(&value, " (%s)", _("the payment is a transfer"));
		add_field(card, "ontvanger", &value);
	}
	if (row->cashable == BAAT_CASHABLE_UNKNOWN) {
		baat_buffer_add_string(&value, _("unknown, counts as 0%"));
	} else {
		char percent[BAAT_NUMBER_MAX + 1];
		percent[baat_number_write_short(percent, row->cashable, BAAT_SCALE_PERCENT, ',')] = '\0';
		baat_buffer_printf(&value, "%s%%", percent);
	}
	if (!row->unpriced)
		add_field(card, "verzilverbaar", &value);
	baat_buffer_free(&value);
}

static void add_source(struct card *card)
{
	const struct baat_price_row *row = card->quote->row;
	struct baat_buffer value = {0};
	add_text(card, "domein", lookup_name(card->lookup, row->domain));
	if (!row->unpriced) {
		baat_buffer_add_string(&value, row->fixed ? _("geen: a norm or tariff, never indexed") : "cpi");
		add_field(card, "index", &value);
	}
	add_text(card, "bron", row->source);
	add_text(card, "url", row->url);
	add_text(card, "opmerking", row->remark);
	baat_place_put(baat_at(row->place.file, row->place.line, 0), &value);
	add_field(card, "tabel", &value);
	baat_buffer_free(&value);
}

static struct baat_cell amount_cell(int64_t amount, bool present)
{
	return (struct baat_cell){.empty = !present, .number = amount};
}

enum year_column { BROUGHT, YEAR, PRICE, LOW, HIGH, SOURCE, YEAR_COLUMNS };

/* A row of the table of years. What stands as it is has no price in the euros that were asked for. */
static void fill_year(const struct baat_price_row *row, const struct baat_price *price,
                      struct baat_cell cells[YEAR_COLUMNS])
{
	bool in_year = !price->as_it_stands && price->problem == BAAT_CODE__MAX;
	cells[BROUGHT] = amount_cell(price->price, !row->unpriced && in_year);
	cells[YEAR] = amount_cell(row->year, row->year != BAAT_NO_YEAR);
	cells[PRICE] = amount_cell(row->price, !row->unpriced);
	cells[LOW] = amount_cell(row->low, row->has_low);
	cells[HIGH] = amount_cell(row->high, row->has_high);
	cells[SOURCE] = (struct baat_cell){.text = row->source};
}

/* All years of the post, in the columns that have something to say. */
static enum baat_status add_years(struct card *card, const struct baat_price_row *const *rows, size_t count,
                                  struct baat_diags *diags)
{
	int32_t year = card->lookup->settings->method.values.price_year;
	char name[32];
	snprintf(name, sizeof name, "prijs_%d", (int)year);
	const struct baat_screen_column all[YEAR_COLUMNS] = {
	    [BROUGHT] = {{baat_text_of(name), BAAT_CELL_PRICE}, 0},
	    [YEAR] = {{BAAT_TEXT("prijspeil"), BAAT_CELL_INTEGER}, 0},
	    [PRICE] = {{BAAT_TEXT("prijs"), BAAT_CELL_PRICE}, 0},
	    [LOW] = {{BAAT_TEXT("laag"), BAAT_CELL_PRICE}, 2},
	    [HIGH] = {{BAAT_TEXT("hoog"), BAAT_CELL_PRICE}, 2},
	    [SOURCE] = {{BAAT_TEXT("bron"), BAAT_CELL_TEXT}, 1},
	};
	bool used[YEAR_COLUMNS] = {[YEAR] = true, [PRICE] = true, [SOURCE] = true};
	for (size_t i = 0; i < count; i++) {
		used[BROUGHT] |= baat_price_of(rows[i], year, &card->lookup->tables.cpi).year != rows[i]->year;
		used[LOW] |= rows[i]->has_low;
		used[HIGH] |= rows[i]->has_high;
	}
	struct baat_screen_column columns[YEAR_COLUMNS];
	size_t column_count = 0;
	for (size_t c = 0; c < YEAR_COLUMNS; c++)
		if (used[c])
			columns[column_count++] = all[c];
	struct baat_screen *screen = baat_screen_new(columns, column_count, card->width);
	if (screen == NULL)
		return baat_out_of_memory(diags);
	baat_buffer_add_char(&card->text, '\n');
	for (size_t i = 0; i < count; i++) {
		struct baat_price price = baat_price_of(rows[i], year, &card->lookup->tables.cpi);
		struct baat_cell cells[YEAR_COLUMNS], shown[YEAR_COLUMNS];
		fill_year(rows[i], &price, cells);
		for (size_t c = 0, at = 0; c < YEAR_COLUMNS; c++)
			if (used[c])
				shown[at++] = cells[c];
		baat_screen_row(screen, shown, &card->text);
	}
	baat_screen_finish(screen, &card->text);
	baat_screen_free(screen);
	return BAAT_OK;
}

enum baat_status card_write(const struct lookup *lookup, size_t post, struct baat_output *output,
                            struct baat_diags *diags)
{
	size_t width = screen_width(), count;
	struct card card = {.lookup = lookup, .quote = baat_prices_at(lookup->tables.prices, post)};
	const struct baat_price_row **rows;
	card.width = width == 0 ? NO_WIDTH : width < CARD_WIDTH ? width : CARD_WIDTH;
	enum baat_status status = price_check(card.quote, diags);
	if (status != BAAT_OK)
		return status;
	status = lookup_rows(lookup, post, &rows, &count, diags);
	add_title(&card);
	add_price(&card);
	add_payers(&card);
	add_source(&card);
	if (status == BAAT_OK && count > 1)
		status = add_years(&card, rows, count, diags);
	if (lookup->found_count > 1)
		baat_buffer_printf(&card.text, "\n%s\n\n", _("Other posts that match:"));
	if (status == BAAT_OK && card.text.failed)
		status = baat_out_of_memory(diags);
	if (status == BAAT_OK)
		status = baat_output_write(output, baat_buffer_text(&card.text), diags);
	free(rows);
	baat_buffer_free(&card.text);
	return status;
}
