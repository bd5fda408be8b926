/* What differs between two sets of prices, post by post. */
#include "prijs.h"

enum column {
	POST,
	DESCRIPTION,
	UNIT,
	PRICE,
	OTHER_PRICE,
	DIFFERENCE,
	PERCENT,
	PAYER,
	OTHER_PAYER,
	WHAT,
	OTHER_UNIT,
	YEAR,
	OTHER_YEAR,
	COLUMNS
};

static const struct baat_column columns[COLUMNS] = {
    [POST] = {BAAT_TEXT("post"), BAAT_CELL_TEXT},
    [DESCRIPTION] = {BAAT_TEXT("omschrijving"), BAAT_CELL_TEXT},
    [UNIT] = {BAAT_TEXT("eenheid"), BAAT_CELL_TEXT},
    [PRICE] = {BAAT_TEXT("prijs"), BAAT_CELL_PRICE},
    [OTHER_PRICE] = {BAAT_TEXT("prijs_ander"), BAAT_CELL_PRICE},
    [DIFFERENCE] = {BAAT_TEXT("verschil"), BAAT_CELL_PRICE},
    [PERCENT] = {BAAT_TEXT("verschil_procent"), BAAT_CELL_RATIO2},
    [PAYER] = {BAAT_TEXT("betaler"), BAAT_CELL_TEXT},
    [OTHER_PAYER] = {BAAT_TEXT("betaler_ander"), BAAT_CELL_TEXT},
    [WHAT] = {BAAT_TEXT("wat"), BAAT_CELL_TEXT},
    [OTHER_UNIT] = {BAAT_TEXT("eenheid_ander"), BAAT_CELL_TEXT},
    [YEAR] = {BAAT_TEXT("prijspeil"), BAAT_CELL_INTEGER},
    [OTHER_YEAR] = {BAAT_TEXT("prijspeil_ander"), BAAT_CELL_INTEGER},
};

static const unsigned ranks[COLUMNS] = {
    [OTHER_UNIT] = 8, [OTHER_YEAR] = 7, [YEAR] = 6, [DESCRIPTION] = 5, [UNIT] = 4, [PAYER] = 3, [OTHER_PAYER] = 2,
};

/* Shorter names for a screen, where there is little room. */
static struct baat_column name_for(enum baat_form form, size_t column)
{
	static const struct baat_text names[COLUMNS] = {
	    [PRICE] = {"hier", 4}, [OTHER_PRICE] = {"daar", 4}, [PERCENT] = {"%", 1}};
	struct baat_column named = columns[column];
	if (form == BAAT_FORM_TABLE && names[column].length > 0)
		named.name = names[column];
	return named;
}

struct comparison {
	const struct lookup *here, *there;
	struct emitter emitter;
	struct baat_buffer what, payer, other_payer;
	struct baat_buffer only_here, only_there; /* codes, for a screen */
	size_t only_here_count, only_there_count;
	size_t common, written, other_years;
};

static void add_what(struct comparison *comparison, const char *word)
{
	if (comparison->what.length > 0)
		baat_buffer_add_char(&comparison->what, '|');
	baat_buffer_add_string(&comparison->what, word);
}

static bool same_receiver(const struct comparison *comparison, const struct baat_price_row *a,
                          const struct baat_price_row *b)
{
	if (a->receiver == BAAT_NO_NAME || b->receiver == BAAT_NO_NAME)
		return a->receiver == b->receiver;
	return baat_text_equal(lookup_name(comparison->here, a->receiver), lookup_name(comparison->there, b->receiver));
}

/* Whether the price differs by more than the threshold, in percent of the one here. */
static bool price_differs(const struct comparison *comparison, const struct baat_price *a, const struct baat_price *b)
{
	enum { PERCENT_ONE = 10000 };
	if (a->row->unpriced || b->row->unpriced)
		return a->row->unpriced != b->row->unpriced;
	baat_sum difference = (baat_sum)b->price - a->price, from = a->price;
	if (difference < 0)
		difference = -difference;
	if (from < 0)
		from = -from;
	return difference != 0 && difference * 100 * PERCENT_ONE > from * comparison->here->settings->prijs.threshold;
}

/* Prices of different units are not compared: 7 a day and 49 a week may be the same. */
static void find_differences(struct comparison *comparison, const struct baat_price *a, const struct baat_price *b)
{
	comparison->what.length = 0;
	if (!baat_text_equal(a->row->unit, b->row->unit))
		add_what(comparison, "eenheid");
	else if (price_differs(comparison, a, b))
		add_what(comparison, "prijs");
	if (!baat_text_equal(baat_buffer_text(&comparison->payer), baat_buffer_text(&comparison->other_payer)))
		add_what(comparison, "betaler");
	if (!same_receiver(comparison, a->row, b->row))
		add_what(comparison, "ontvanger");
	if (a->row->fixed != b->row->fixed)
		add_what(comparison, "index");
	if (a->row->cashable != b->row->cashable)
		add_what(comparison, "verzilverbaar");
}

static struct baat_cell text_cell(struct baat_text text)
{
	return (struct baat_cell){.empty = text.length == 0, .text = text};
}

static const struct baat_cell empty = {.empty = true};

/* pm is a text in a column of numbers; on a screen it is left empty. */
static struct baat_cell price_cell(struct comparison *comparison, const struct baat_price *quote,
                                   struct baat_column *column)
{
	if (quote == NULL)
		return empty;
	if (!quote->row->unpriced)
		return (struct baat_cell){.number = quote->price};
	if (comparison->emitter.form == BAAT_FORM_TABLE)
		return empty;
	column->kind = BAAT_CELL_TEXT;
	return text_cell(BAAT_TEXT("pm"));
}

static struct baat_cell year_cell(const struct baat_price *quote)
{
	if (quote == NULL || quote->year == BAAT_NO_YEAR)
		return empty;
	return (struct baat_cell){.number = quote->year};
}

static void fill_difference(const struct baat_price *a, const struct baat_price *b, struct baat_cell cells[COLUMNS])
{
	cells[DIFFERENCE] = cells[PERCENT] = empty;
	if (a == NULL || b == NULL || a->row->unpriced || b->row->unpriced ||
	    !baat_text_equal(a->row->unit, b->row->unit))
		return;
	baat_sum from = a->price, difference = (baat_sum)b->price - from;
	cells[DIFFERENCE] = (struct baat_cell){.number = difference};
	if (from != 0) /* hundredths of a percent */
		cells[PERCENT] =
		    (struct baat_cell){.number = baat_round_div(difference * 10000, from < 0 ? -from : from)};
}

/* Writes the row of a post; a or b is NULL when the post is in one set only. */
static enum baat_status write_row(struct comparison *comparison, const struct baat_price *a, const struct baat_price *b,
                                  struct baat_diags *diags)
{
	const struct baat_price_row *row = a != NULL ? a->row : b->row;
	struct baat_column own[COLUMNS];
	struct baat_cell cells[COLUMNS];
	memcpy(own, columns, sizeof columns);
	cells[POST] = text_cell(lookup_name(a != NULL ? comparison->here : comparison->there, row->post));
	cells[DESCRIPTION] = text_cell(row->description);
	cells[UNIT] = a == NULL ? empty : text_cell(a->row->unit);
	cells[OTHER_UNIT] = b == NULL ? empty : text_cell(b->row->unit);
	cells[PRICE] = price_cell(comparison, a, &own[PRICE]);
	cells[OTHER_PRICE] = price_cell(comparison, b, &own[OTHER_PRICE]);
	cells[YEAR] = year_cell(a);
	cells[OTHER_YEAR] = year_cell(b);
	fill_difference(a, b, cells);
	cells[PAYER] = a == NULL ? empty : text_cell(baat_buffer_text(&comparison->payer));
	cells[OTHER_PAYER] = b == NULL ? empty : text_cell(baat_buffer_text(&comparison->other_payer));
	cells[WHAT] = text_cell(baat_buffer_text(&comparison->what));
	if (comparison->what.failed || comparison->payer.failed || comparison->other_payer.failed)
		return baat_out_of_memory(diags);
	comparison->written++;
	comparison->emitter.columns = own;
	enum baat_status status = emit_row(&comparison->emitter, cells, diags);
	comparison->emitter.columns = columns;
	return status;
}

static enum baat_status quote_post(const struct lookup *lookup, size_t post, struct baat_price *quote,
                                   struct baat_buffer *payer, struct baat_diags *diags)
{
	*quote = *baat_prices_at(lookup->tables.prices, post);
	payer->length = 0;
	payers_add(payer, lookup, quote->row, lookup->settings->output.form);
	return price_check(quote, diags);
}

/* A post that is in one set only: a row, or on a screen its code in the list below the table. */
static enum baat_status write_only(struct comparison *comparison, const struct baat_price *a,
                                   const struct baat_price *b, struct baat_diags *diags)
{
	enum { CODES_MAX = 20 };
	struct baat_buffer *codes = a != NULL ? &comparison->only_here : &comparison->only_there;
	size_t *count = a != NULL ? &comparison->only_here_count : &comparison->only_there_count;
	comparison->what.length = 0;
	add_what(comparison, a != NULL ? "alleen_hier" : "alleen_daar");
	if (comparison->emitter.form != BAAT_FORM_TABLE)
		return write_row(comparison, a, b, diags);
	if (++*count > CODES_MAX)
		return BAAT_OK;
	if (codes->length > 0)
		baat_buffer_add_string(codes, ", ");
	baat_buffer_add(codes, a != NULL ? lookup_name(comparison->here, a->row->post)
	                                 : lookup_name(comparison->there, b->row->post));
	return BAAT_OK;
}

/* The post in the other set, or SIZE_MAX. */
static size_t find_in(const struct lookup *other, const struct lookup *lookup, size_t post)
{
	struct baat_text code = lookup_name(lookup, baat_prices_at(lookup->tables.prices, post)->row->post);
	uint32_t number = baat_names_find(baat_prices_names(other->tables.prices), code);
	return number == BAAT_NO_NAME ? SIZE_MAX : baat_prices_find(other->tables.prices, number);
}

static enum baat_status compare_post(struct comparison *comparison, size_t post, struct baat_diags *diags)
{
	struct baat_price a, b;
	size_t other = find_in(comparison->there, comparison->here, post);
	enum baat_status status = quote_post(comparison->here, post, &a, &comparison->payer, diags);
	if (status != BAAT_OK)
		return status;
	if (other == SIZE_MAX)
		return write_only(comparison, &a, NULL, diags);
	status = quote_post(comparison->there, other, &b, &comparison->other_payer, diags);
	if (status != BAAT_OK)
		return status;
	comparison->common++;
	find_differences(comparison, &a, &b);
	if (comparison->what.length == 0)
		return BAAT_OK;
	comparison->other_years += !a.row->unpriced && !b.row->unpriced && a.year != b.year;
	return write_row(comparison, &a, &b, diags);
}

static enum baat_status compare_posts(struct comparison *comparison, struct baat_diags *diags)
{
	const struct lookup *here = comparison->here, *there = comparison->there;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < here->found_count && status == BAAT_OK; i++)
		status = compare_post(comparison, here->found[i], diags);
	for (size_t i = 0; i < there->found_count && status == BAAT_OK; i++) {
		struct baat_price b;
		if (find_in(here, there, there->found[i]) != SIZE_MAX)
			continue;
		status = quote_post(there, there->found[i], &b, &comparison->other_payer, diags);
		if (status == BAAT_OK)
			status = write_only(comparison, NULL, &b, diags);
	}
	return status;
}

static enum baat_status say_only(struct comparison *comparison, const char *label, size_t count,
                                 const struct baat_buffer *codes, struct baat_diags *diags)
{
	struct baat_buffer sentence = {0};
	if (count == 0)
		return BAAT_OK;
	baat_buffer_printf(&sentence, "%s (%zu): ", label, count);
	baat_buffer_add(&sentence, baat_buffer_text(codes));
	size_t listed = 1;
	for (size_t i = 0; i < codes->length; i++)
		listed += codes->at[i] == ',';
	if (listed < count)
		baat_buffer_printf(&sentence, _(" and %zu more (-f csv-nl lists them all)"), count - listed);
	baat_buffer_add_char(&sentence, '\0');
	enum baat_status status = sentence.failed || codes->failed
	                              ? baat_out_of_memory(diags)
	                              : emit_sentence(&comparison->emitter, sentence.at, diags);
	baat_buffer_free(&sentence);
	return status;
}

static enum baat_status warn_other_years(const struct comparison *comparison, struct baat_diags *diags)
{
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	size_t count = comparison->other_years;
	int32_t year = comparison->here->settings->method.values.price_year;
	if (count == 0)
		return BAAT_OK;
	if (year == BAAT_NO_YEAR)
		return baat_warn(
		    diags, nowhere, BAAT_PRICE_YEARS_MIXED,
		    ngettext_("%zu post is compared in euros of different years; --prijspeil brings them to one",
		              "%zu posts are compared in euros of different years; --prijspeil brings them to one",
		              count),
		    count);
	return baat_warn(
	    diags, nowhere, BAAT_PRICE_YEARS_MIXED,
	    ngettext_("%zu post is compared in euros of different years, as a price was not brought to %d",
	              "%zu posts are compared in euros of different years, as prices were not brought to %d", count),
	    count, (int)year);
}

/* Without a difference there is no table on a screen, but a sentence. */
static enum baat_status finish(struct comparison *comparison, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (comparison->written > 0 || comparison->emitter.form != BAAT_FORM_TABLE)
		status = emit_end(&comparison->emitter, diags);
	else if (comparison->common > 0)
		status =
		    emit_sentence(&comparison->emitter, _("The posts that are in both sets do not differ."), diags);
	if (status == BAAT_OK)
		status =
		    say_only(comparison, _("Only here"), comparison->only_here_count, &comparison->only_here, diags);
	if (status == BAAT_OK)
		status =
		    say_only(comparison, _("Only there"), comparison->only_there_count, &comparison->only_there, diags);
	return status == BAAT_OK ? warn_other_years(comparison, diags) : status;
}

enum baat_status compare_write(const struct lookup *here, const struct lookup *there, struct baat_output *output,
                               struct baat_diags *diags)
{
	struct comparison comparison = {.here = here, .there = there};
	struct baat_column named[COLUMNS];
	for (size_t c = 0; c < COLUMNS; c++)
		named[c] = name_for(here->settings->output.form, c);
	enum baat_status status =
	    emit_begin(&comparison.emitter, here->settings->output.form,
	               (struct emit_names){"baat-prijs", "Verschillen"}, named, ranks, COLUMNS, output, diags);
	if (status == BAAT_OK)
		status = compare_posts(&comparison, diags);
	if (status == BAAT_OK)
		status = finish(&comparison, diags);
	emit_free(&comparison.emitter);
	baat_buffer_free(&comparison.what);
	baat_buffer_free(&comparison.payer);
	baat_buffer_free(&comparison.other_payer);
	baat_buffer_free(&comparison.only_here);
	baat_buffer_free(&comparison.only_there);
	return status;
}
