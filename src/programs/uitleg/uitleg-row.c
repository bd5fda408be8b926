/* A flow with its factors as a row of a table. */
#include "baat/base/place.h"
#include "uitleg.h"

enum column {
	ORIGIN,
	CASE,
	ALTERNATIVE,
	KIND,
	POST,
	DESCRIPTION,
	PARTY,
	SIDE,
	YEAR,
	MONTH,
	MONTHS,
	QUANTITY,
	UNITS,
	PRICE,
	CHANCE,
	WEIGHT,
	EXACT,
	ROUNDED,
	SHARE,
	AMOUNT,
	DISCOUNT,
	PRESENT,
	CASHABLE_PERCENT,
	CASHABLE,
	MEASURE,
	CONTRIBUTION,
	TABLE,
	TABLE_PRICE,
	PRICE_YEAR,
	INDEX,
	SOURCE,
	URL,
};

static const struct baat_column all_columns[UITLEG_COLUMNS] = {
    [ORIGIN] = {BAAT_TEXT(BAAT_FLOW_ORIGIN), BAAT_CELL_TEXT},
    [CASE] = {BAAT_TEXT("casus"), BAAT_CELL_TEXT},
    [ALTERNATIVE] = {BAAT_TEXT("alternatief"), BAAT_CELL_TEXT},
    [KIND] = {BAAT_TEXT("soort"), BAAT_CELL_TEXT},
    [POST] = {BAAT_TEXT("post"), BAAT_CELL_TEXT},
    [DESCRIPTION] = {BAAT_TEXT("omschrijving"), BAAT_CELL_TEXT},
    [PARTY] = {BAAT_TEXT("partij"), BAAT_CELL_TEXT},
    [SIDE] = {BAAT_TEXT("kant"), BAAT_CELL_TEXT},
    [YEAR] = {BAAT_TEXT("jaar"), BAAT_CELL_INTEGER},
    [MONTH] = {BAAT_TEXT("maand"), BAAT_CELL_INTEGER},
    [MONTHS] = {BAAT_TEXT("maanden"), BAAT_CELL_INTEGER},
    [QUANTITY] = {BAAT_TEXT("aantal"), BAAT_CELL_QUANTITY},
    [UNITS] = {BAAT_TEXT("eenheden"), BAAT_CELL_TEXT},
    [PRICE] = {BAAT_TEXT("prijs"), BAAT_CELL_PRICE},
    [CHANCE] = {BAAT_TEXT("kans"), BAAT_CELL_CHANCE},
    [WEIGHT] = {BAAT_TEXT("weging"), BAAT_CELL_CHANCE},
    [EXACT] = {BAAT_TEXT("exact"), BAAT_CELL_TEXT},
    [ROUNDED] = {BAAT_TEXT("afgerond"), BAAT_CELL_CENTS},
    [SHARE] = {BAAT_TEXT("aandeel"), BAAT_CELL_PERCENT},
    [AMOUNT] = {BAAT_TEXT("bedrag"), BAAT_CELL_CENTS},
    [DISCOUNT] = {BAAT_TEXT("disconto"), BAAT_CELL_FACTOR},
    [PRESENT] = {BAAT_TEXT("cw"), BAAT_CELL_CENTS},
    [CASHABLE_PERCENT] = {BAAT_TEXT("verzilverbaar_pct"), BAAT_CELL_PERCENT},
    [CASHABLE] = {BAAT_TEXT("verzilverbaar"), BAAT_CELL_CENTS},
    [MEASURE] = {BAAT_TEXT("maat"), BAAT_CELL_TEXT},
    [CONTRIBUTION] = {BAAT_TEXT("bijdrage"), BAAT_CELL_CENTS},
    [TABLE] = {BAAT_TEXT("tabel"), BAAT_CELL_TEXT},
    [TABLE_PRICE] = {BAAT_TEXT("tabelprijs"), BAAT_CELL_PRICE},
    [PRICE_YEAR] = {BAAT_TEXT("prijspeil"), BAAT_CELL_INTEGER},
    [INDEX] = {BAAT_TEXT("index"), BAAT_CELL_TEXT},
    [SOURCE] = {BAAT_TEXT("bron"), BAAT_CELL_TEXT},
    [URL] = {BAAT_TEXT("url"), BAAT_CELL_TEXT},
};

void uitleg_columns(enum baat_measure measure, struct baat_column columns[UITLEG_COLUMNS])
{
	memcpy(columns, all_columns, sizeof all_columns);
	if (baat_measure_basis(measure) != BAAT_BASIS_COUNT)
		return;
	/* all rows are without a price then, and none is otherwise */
	columns[PRICE].kind = BAAT_CELL_TEXT;
	columns[CONTRIBUTION].kind = BAAT_CELL_INTEGER;
}

const struct baat_price *uitleg_price(const struct uitleg_context *context, const struct baat_line *line)
{
	if (line->own_price || line->price_index == BAAT_OWN_PRICE)
		return NULL;
	return baat_prices_at(context->prices, line->price_index);
}

struct baat_text uitleg_description(const struct uitleg_context *context, const struct baat_line *line)
{
	if (line->price_index == BAAT_OWN_PRICE)
		return BAAT_TEXT("");
	return baat_prices_at(context->prices, line->price_index)->row->description;
}

static void add_index_of(const struct uitleg_context *context, int32_t year, struct baat_buffer *to)
{
	char digits[BAAT_NUMBER_MAX];
	size_t length =
	    baat_number_write_short(digits, baat_prices_index_of_year(context->prices, year), 4, context->mark);
	baat_buffer_add(to, (struct baat_text){digits, length});
}

void uitleg_add_index(const struct uitleg_context *context, const struct baat_price *price, struct baat_buffer *to)
{
	if (price->year == price->row->year)
		return;
	add_index_of(context, price->year, to);
	baat_buffer_add_char(to, '/');
	add_index_of(context, price->row->year, to);
}

static struct baat_cell text_cell(struct baat_text text)
{
	return (struct baat_cell){.text = text};
}

static struct baat_cell number_cell(baat_sum number)
{
	return (struct baat_cell){.number = number};
}

/* Keeps what was added to `texts` since `from` as the text of a cell. Its bytes may yet move: see settle_text(). */
static struct baat_cell kept_cell(const struct baat_buffer *texts, size_t from)
{
	return (struct baat_cell){.text = {NULL, texts->length - from}, .number = (baat_sum)from};
}

static void settle_text(const struct baat_buffer *texts, struct baat_cell *cell)
{
	cell->text.at = cell->text.length == 0 ? "" : texts->at + (size_t)cell->number;
	cell->number = 0;
}

static struct baat_cell place_cell(const char *file, uint64_t line, struct baat_buffer *texts)
{
	size_t from = texts->length;
	baat_place_put(baat_at(file, line, 0), texts);
	return kept_cell(texts, from);
}

static void fill_price(const struct uitleg_context *context, const struct baat_line *line, struct baat_buffer *texts,
                       struct baat_cell *cells)
{
	const struct baat_price *price = uitleg_price(context, line);
	size_t from = texts->length;
	for (size_t i = TABLE; i < UITLEG_COLUMNS; i++)
		cells[i] = (struct baat_cell){.empty = true};
	cells[TABLE] = cells[INDEX] = kept_cell(texts, from);
	if (price == NULL)
		return;
	const struct baat_price_row *row = price->row;
	cells[TABLE] = place_cell(row->place.file, row->place.line, texts);
	cells[TABLE_PRICE] = (struct baat_cell){.number = row->price, .empty = row->unpriced};
	cells[PRICE_YEAR] = (struct baat_cell){.number = row->year, .empty = row->year == BAAT_NO_YEAR};
	from = texts->length;
	if (row->fixed)
		baat_buffer_add_string(texts, "geen");
	else
		uitleg_add_index(context, price, texts);
	cells[INDEX] = kept_cell(texts, from);
	cells[SOURCE] = text_cell(row->source);
	cells[URL] = text_cell(row->url);
}

static void fill_flow(const struct uitleg_context *context, const struct baat_unit *unit,
                      const struct baat_factors *factors, struct baat_buffer *texts, struct baat_cell *cells)
{
	const struct baat_flow *flow = &factors->flow;
	cells[ORIGIN] = place_cell(unit->file, flow->line, texts);
	cells[CASE] = text_cell(unit->casus);
	cells[ALTERNATIVE] = text_cell(
	    flow->alternative == BAAT_NO_NAME ? BAAT_TEXT("") : baat_names_text(context->names, flow->alternative));
	cells[KIND] = text_cell(baat_text_of(baat_kind_name(flow->kind)));
	cells[POST] = text_cell(baat_names_text(context->names, flow->post));
	cells[DESCRIPTION] = text_cell(uitleg_description(context, factors->line));
	cells[PARTY] = text_cell(baat_names_text(context->names, flow->party));
	cells[SIDE] = text_cell(baat_text_of(baat_side_name(flow->side)));
	cells[YEAR] = number_cell(flow->year);
	cells[MONTH] = number_cell(flow->month);
	cells[MONTHS] = number_cell(flow->months);
}

static void fill_product(const struct uitleg_context *context, const struct baat_factors *factors,
                         struct baat_buffer *texts, struct baat_cell *cells)
{
	const struct baat_line *line = factors->line;
	const struct baat_flow *flow = &factors->flow;
	const bool unpriced = line->unpriced;
	char text[BAAT_EXACT_MAX];
	size_t from = texts->length;
	baat_buffer_add(texts, (struct baat_text){text, baat_units_write(&context->settings->method.values,
	                                                                 line->period, context->mark, text)});
	cells[QUANTITY] = number_cell(line->quantity);
	cells[UNITS] = kept_cell(texts, from);
	cells[PRICE] = unpriced ? text_cell(BAAT_TEXT("pm")) : number_cell(line->price);
	cells[CHANCE] = number_cell(line->chance);
	cells[WEIGHT] = number_cell(factors->weight);
	from = texts->length;
	if (!unpriced)
		baat_buffer_add(texts, (struct baat_text){text, baat_factors_exact(factors, context->mark, text)});
	cells[EXACT] = kept_cell(texts, from);
	cells[ROUNDED] = number_cell(factors->whole);
	cells[SHARE] = number_cell(factors->share);
	cells[AMOUNT] = number_cell(flow->amount);
	cells[DISCOUNT] = number_cell(factors->discount);
	cells[PRESENT] = number_cell(flow->present);
	cells[CASHABLE_PERCENT] = number_cell(line->cashable == BAAT_CASHABLE_UNKNOWN ? 0 : line->cashable);
	cells[CASHABLE] = number_cell(flow->cashable);
	for (size_t i = ROUNDED; i <= CASHABLE; i++)
		cells[i].empty = unpriced;
}

void uitleg_cells(const struct uitleg_context *context, const struct baat_unit *unit,
                  const struct baat_factors *factors, int64_t contribution, struct baat_buffer *texts,
                  struct baat_cell cells[UITLEG_COLUMNS])
{
	static const enum column kept[] = {ORIGIN, UNITS, EXACT, TABLE, INDEX};
	texts->length = 0;
	fill_flow(context, unit, factors, texts, cells);
	fill_product(context, factors, texts, cells);
	cells[MEASURE] = text_cell(baat_text_of(baat_measure_names[context->settings->uitleg.measure]));
	cells[CONTRIBUTION] = number_cell(contribution);
	fill_price(context, factors->line, texts, cells);
	for (size_t i = 0; i < sizeof kept / sizeof kept[0] && !texts->failed; i++)
		settle_text(texts, &cells[kept[i]]);
}
