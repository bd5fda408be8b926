/* Prices as a table for the eye. The description gets the room that is left; sources stand below, numbered. */
#include <unistr.h>

#include "baat/base/memory.h"
#include "prijs.h"

#define ARROW "\xE2\x86\x92"
#define DASH "\xE2\x80\x93"
#define ELLIPSIS "\xE2\x80\xA6"

enum column { POST, DESCRIPTION, PRICE, UNIT, YEAR, PAYER, RANGE, SOURCE, COLUMNS };

enum {
	TEXT_MAX = 40,          /* a screen cuts texts there */
	DESCRIPTION_LEAST = 24, /* below this other columns make room first */
	GAP = 2,
};

/* All cells are texts, as a price may be pm and a year two years. */
struct table {
	const struct lookup *lookup;
	struct baat_arena arena;
	struct baat_names *sources;
	struct baat_text (*rows)[COLUMNS];
	size_t count;
	size_t widths[COLUMNS];
	bool failed;
};

static const char *const names[COLUMNS] = {
    [POST] = "post",     [DESCRIPTION] = "omschrijving",   [PRICE] = "prijs", [UNIT] = "per", [YEAR] = "prijspeil",
    [PAYER] = "betaler", [RANGE] = "laag\xE2\x80\x93hoog", [SOURCE] = "bron",
};
/* The higher, the earlier a column goes when the screen is narrow. */
static const unsigned ranks[COLUMNS] = {[RANGE] = 3, [PAYER] = 2, [DESCRIPTION] = 1};

/* Amounts of a euro and more that were brought to another year are shown in whole cents; the card shows all. */
static void add_amount(struct baat_buffer *to, int64_t price, bool brought)
{
	enum { ONE_EURO = 10000, A_CENT = 100 };
	char digits[BAAT_NUMBER_MAX];
	baat_sum number = price;
	if (brought && (price >= ONE_EURO || price <= -ONE_EURO))
		number = baat_round_div(number, A_CENT) * A_CENT;
	unsigned scale = baat_cell_decimals(BAAT_CELL_PRICE, &number);
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, number, scale)});
}

static struct baat_text keep(struct table *table, struct baat_buffer *buffer)
{
	struct baat_text kept = baat_arena_text(&table->arena, baat_buffer_text(buffer));
	table->failed |= buffer->failed || kept.at == NULL;
	buffer->length = 0;
	return kept;
}

static void add_years(struct baat_buffer *to, const struct baat_price *quote)
{
	if (quote->year == BAAT_NO_YEAR)
		baat_buffer_add_char(to, '?');
	else if (quote->year == quote->row->year)
		baat_buffer_printf(to, "%d", (int)quote->row->year);
	else
		baat_buffer_printf(to, "%d" ARROW "%d", (int)quote->row->year, (int)quote->year);
}

static void add_range(struct baat_buffer *to, const struct baat_price *quote, bool brought)
{
	if (quote->row->has_low)
		add_amount(to, price_low(quote), brought);
	if (quote->row->has_low || quote->row->has_high)
		baat_buffer_add_string(to, DASH);
	if (quote->row->has_high)
		add_amount(to, price_high(quote), brought);
}

static void add_source(struct baat_buffer *to, struct table *table, struct baat_text source)
{
	if (source.length == 0)
		return;
	uint32_t number = baat_names_add(table->sources, source);
	table->failed |= number == BAAT_NO_NAME;
	baat_buffer_printf(to, "[%u]", number + 1);
}

static void fill_row(struct table *table, const struct baat_price *quote, struct baat_text row[COLUMNS])
{
	const struct baat_price_row *from = quote->row;
	bool brought = quote->year != from->year;
	struct baat_buffer buffer = {0};
	row[POST] = lookup_name(table->lookup, from->post);
	row[DESCRIPTION] = from->description;
	row[UNIT] = from->unit;
	if (from->unpriced)
		baat_buffer_add_string(&buffer, "pm");
	else
		add_amount(&buffer, quote->price, brought);
	row[PRICE] = keep(table, &buffer);
	if (!from->unpriced)
		add_years(&buffer, quote);
	row[YEAR] = keep(table, &buffer);
	payers_add(&buffer, table->lookup, from, BAAT_FORM_TABLE);
	row[PAYER] = keep(table, &buffer);
	add_range(&buffer, quote, brought);
	row[RANGE] = keep(table, &buffer);
	add_source(&buffer, table, from->source);
	row[SOURCE] = keep(table, &buffer);
	baat_buffer_free(&buffer);
}

/* Puts spaces in front, as columns of text are otherwise aligned to the left. */
static struct baat_text align_right(struct table *table, struct baat_text text, size_t width)
{
	struct baat_buffer buffer = {0};
	for (size_t at = baat_text_width(text); at < width; at++)
		baat_buffer_add_char(&buffer, ' ');
	baat_buffer_add(&buffer, text);
	text = keep(table, &buffer);
	baat_buffer_free(&buffer);
	return text;
}

static struct baat_text cut(struct table *table, struct baat_text text, size_t width)
{
	if (baat_text_width(text) <= width)
		return text;
	struct baat_buffer buffer = {0};
	size_t length = 0;
	for (;;) {
		int next = u8_mblen((const uint8_t *)text.at + length, text.length - length);
		size_t longer = length + (next > 0 ? (size_t)next : 1);
		if (longer > text.length || baat_text_width((struct baat_text){text.at, longer}) >= width)
			break;
		length = longer;
	}
	baat_buffer_add(&buffer, (struct baat_text){text.at, length});
	baat_buffer_add_string(&buffer, ELLIPSIS);
	text = keep(table, &buffer);
	baat_buffer_free(&buffer);
	return text;
}

static void measure(struct table *table)
{
	for (size_t c = 0; c < COLUMNS; c++) {
		size_t most = baat_text_width(baat_text_of(names[c]));
		for (size_t i = 0; i < table->count; i++) {
			size_t width = baat_text_width(table->rows[i][c]);
			most = width > most ? width : most;
		}
		table->widths[c] = most > TEXT_MAX ? TEXT_MAX : most;
	}
}

static bool has_ranges(const struct table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i][RANGE].length > 0)
			return true;
	return false;
}

/* What is left for the description: all of it, else after leaving out the range, else also without the payer. */
static size_t room_for_description(const struct table *table, size_t screen)
{
	static const enum column leave_out[] = {RANGE, PAYER};
	size_t wanted = table->widths[DESCRIPTION], others = 0;
	size_t least = wanted < DESCRIPTION_LEAST ? wanted : DESCRIPTION_LEAST;
	if (screen == 0)
		return wanted;
	for (size_t c = 0; c < COLUMNS; c++)
		if (c != DESCRIPTION && (c != RANGE || has_ranges(table)))
			others += table->widths[c] + GAP;
	for (size_t i = 0; others + least > screen && i < sizeof leave_out / sizeof leave_out[0]; i++)
		if (leave_out[i] != RANGE || has_ranges(table))
			others -= table->widths[leave_out[i]] + GAP;
	if (others + DESCRIPTION_LEAST / 2 > screen)
		return wanted; /* the screen leaves it out altogether */
	return screen - others < wanted ? screen - others : wanted;
}

static void fit(struct table *table, size_t screen)
{
	measure(table);
	size_t room = room_for_description(table, screen);
	for (size_t i = 0; i < table->count; i++) {
		table->rows[i][PRICE] = align_right(table, table->rows[i][PRICE], table->widths[PRICE]);
		table->rows[i][DESCRIPTION] = cut(table, table->rows[i][DESCRIPTION], room);
	}
}

static enum baat_status collect(struct table *table, size_t except, struct baat_diags *diags)
{
	const struct lookup *lookup = table->lookup;
	const struct baat_prices *prices = lookup->tables.prices;
	table->sources = baat_names_new(NULL);
	table->rows = calloc(lookup->quote_count + 1, sizeof *table->rows);
	if (table->sources == NULL || table->rows == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < lookup->quote_count; i++)
		if (baat_prices_find(prices, lookup->quotes[i].row->post) != except)
			fill_row(table, &lookup->quotes[i], table->rows[table->count++]);
	return table->failed ? baat_out_of_memory(diags) : BAAT_OK;
}

static enum baat_status write_sources(const struct table *table, struct emitter *emitter, struct baat_diags *diags)
{
	enum { INDENT = 4 };
	for (uint32_t i = 0; i < baat_names_count(table->sources); i++) {
		struct baat_buffer line = {0};
		baat_buffer_printf(&line, "[%u] ", i + 1);
		baat_buffer_add(&line, baat_names_text(table->sources, i));
		if (i == 0)
			baat_buffer_add_char(&emitter->buffer, '\n');
		baat_screen_wrap(baat_buffer_text(&line), emitter->width, INDENT, &emitter->buffer);
		emitter->buffer.failed |= line.failed;
		baat_buffer_free(&line);
	}
	/* an empty sentence, so that what was added is passed on */
	return emit_sentence(emitter, "", diags);
}

static enum baat_status write_rows(struct table *table, struct baat_output *output, struct baat_diags *diags)
{
	bool ranges = has_ranges(table);
	struct baat_column columns[COLUMNS];
	unsigned shown_ranks[COLUMNS];
	struct emitter emitter;
	size_t count = 0;
	for (size_t c = 0; c < COLUMNS; c++) {
		if (c == RANGE && !ranges)
			continue;
		columns[count] = (struct baat_column){baat_text_of(names[c]), BAAT_CELL_TEXT};
		if (c == PRICE)
			columns[count].name = align_right(table, columns[count].name, table->widths[PRICE]);
		shown_ranks[count++] = ranks[c];
	}
	enum baat_status status = emit_begin(&emitter, BAAT_FORM_TABLE, (struct emit_names){"baat-prijs", "Prijzen"},
	                                     columns, shown_ranks, count, output, diags);
	for (size_t i = 0; i < table->count && status == BAAT_OK; i++) {
		struct baat_cell cells[COLUMNS];
		for (size_t c = 0, at = 0; c < COLUMNS; c++)
			if (c != RANGE || ranges)
				cells[at++] = (struct baat_cell){.text = table->rows[i][c]};
		status = emit_row(&emitter, cells, diags);
	}
	if (status == BAAT_OK)
		status = emit_end(&emitter, diags);
	if (status == BAAT_OK)
		status = write_sources(table, &emitter, diags);
	emit_free(&emitter);
	return status;
}

enum baat_status table_write(const struct lookup *lookup, size_t except, struct baat_output *output,
                             struct baat_diags *diags)
{
	struct table table = {.lookup = lookup};
	enum baat_status status = collect(&table, except, diags);
	if (status == BAAT_OK) {
		fit(&table, screen_width());
		status = table.failed ? baat_out_of_memory(diags) : write_rows(&table, output, diags);
	}
	baat_names_free(table.sources);
	baat_arena_free(&table.arena);
	free(table.rows);
	return status;
}
