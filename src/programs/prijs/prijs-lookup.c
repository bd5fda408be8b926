/* Finding posts in a set of price tables, and what they cost in the euros that were asked for. */
#include "baat/base/memory.h"
#include "prijs.h"

static enum baat_status find_posts(struct lookup *lookup, struct baat_diags *diags)
{
	struct baat_prices *prices = lookup->tables.prices;
	size_t count = baat_prices_count(prices);
	enum baat_status status = BAAT_OK;
	lookup->found = calloc(count + 1, sizeof *lookup->found);
	if (lookup->found == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		bool matches = false;
		status = patterns_match(lookup->patterns, prices, baat_prices_at(prices, i)->row, &matches, diags);
		if (matches)
			lookup->found[lookup->found_count++] = i;
	}
	return status;
}

enum baat_status lookup_open(struct lookup *lookup, const struct prijs_settings *settings,
                             const struct patterns *patterns, const char *const names[], size_t count,
                             struct baat_diags *diags)
{
	lookup->settings = settings;
	lookup->patterns = patterns;
	enum baat_status status = tables_load_set(&lookup->tables, &settings->common, names, count, diags);
	return status == BAAT_OK ? find_posts(lookup, diags) : status;
}

void lookup_free(struct lookup *lookup)
{
	tables_free(&lookup->tables);
	free(lookup->found);
	free(lookup->quotes);
}

struct baat_text lookup_name(const struct lookup *lookup, uint32_t number)
{
	return baat_names_text(baat_prices_names(lookup->tables.prices), number);
}

static int by_year(const void *a, const void *b)
{
	const struct baat_price_row *const *left = a, *const *right = b;
	return ((*left)->year > (*right)->year) - ((*left)->year < (*right)->year);
}

enum baat_status lookup_rows(const struct lookup *lookup, size_t post, const struct baat_price_row ***rows,
                             size_t *count, struct baat_diags *diags)
{
	const struct baat_prices *prices = lookup->tables.prices;
	uint32_t number = baat_prices_at(prices, post)->row->post;
	size_t capacity = 0;
	*rows = NULL;
	*count = 0;
	for (size_t i = 0; i < baat_prices_row_count(prices); i++) {
		const struct baat_price_row *row = baat_prices_row(prices, i);
		if (row->post != number)
			continue;
		if (!baat_grow(rows, &capacity, *count + 1, sizeof **rows)) {
			free(*rows);
			*rows = NULL;
			return baat_out_of_memory(diags);
		}
		(*rows)[(*count)++] = row;
	}
	if (*count > 0)
		qsort(*rows, *count, sizeof **rows, by_year);
	return BAAT_OK;
}

enum baat_status price_check(const struct baat_price *price, struct baat_diags *diags)
{
	const struct baat_place place = price->row->place;
	if (price->problem == BAAT_INDEX_MISSING)
		return baat_error(diags, place, BAAT_INDEX_MISSING,
		                  _("this price is of %d, a year without a consumer price index; add it or choose "
		                    "another --prijspeil"),
		                  (int)price->row->year);
	if (price->problem != BAAT_CODE__MAX || price->range_lost)
		return baat_error(diags, place, BAAT_NUMBER_RANGE,
		                  _("this price or its range brought to %d is larger than 100 000 000"),
		                  (int)price->year);
	return BAAT_OK;
}

static enum baat_status add_quote(struct lookup *lookup, const struct baat_price *price, struct baat_diags *diags)
{
	if (!baat_grow(&lookup->quotes, &lookup->quote_capacity, lookup->quote_count + 1, sizeof *lookup->quotes))
		return baat_out_of_memory(diags);
	lookup->quotes[lookup->quote_count++] = *price;
	return price_check(price, diags);
}

/* A row with the place of its post in the output. */
struct placed {
	size_t post;
	const struct baat_price_row *row;
};

static int by_post_and_year(const void *a, const void *b)
{
	const struct placed *left = a, *right = b;
	if (left->post != right->post)
		return left->post < right->post ? -1 : 1;
	return (left->row->year > right->row->year) - (left->row->year < right->row->year);
}

/* Sorted once: to look up the rows of each post by itself would take the square of a long table. */
static enum baat_status quote_all_rows(struct lookup *lookup, struct baat_diags *diags)
{
	const struct baat_prices *prices = lookup->tables.prices;
	size_t row_count = baat_prices_row_count(prices), placed_count = 0;
	bool *is_found = calloc(baat_prices_count(prices) + 1, sizeof *is_found);
	struct placed *placed = calloc(row_count + 1, sizeof *placed);
	enum baat_status status = is_found == NULL || placed == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	for (size_t i = 0; i < lookup->found_count && status == BAAT_OK; i++)
		is_found[lookup->found[i]] = true;
	for (size_t i = 0; i < row_count && status == BAAT_OK; i++) {
		const struct baat_price_row *row = baat_prices_row(prices, i);
		size_t post = baat_prices_find(prices, row->post);
		if (is_found[post])
			placed[placed_count++] = (struct placed){post, row};
	}
	if (status == BAAT_OK)
		qsort(placed, placed_count, sizeof *placed, by_post_and_year);
	for (size_t i = 0; i < placed_count && status < BAAT_SYSTEM; i++) {
		struct baat_price price =
		    baat_price_of(placed[i].row, lookup->settings->method.values.price_year, &lookup->tables.cpi);
		status = baat_worst(status, add_quote(lookup, &price, diags));
	}
	free(is_found);
	free(placed);
	return status;
}

enum baat_status lookup_quote(struct lookup *lookup, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (lookup->settings->prijs.all)
		return quote_all_rows(lookup, diags);
	for (size_t i = 0; i < lookup->found_count && status < BAAT_SYSTEM; i++) {
		const struct baat_price *price = baat_prices_at(lookup->tables.prices, lookup->found[i]);
		status = baat_worst(status, add_quote(lookup, price, diags));
	}
	return status;
}

enum baat_status lookup_note_as_they_stand(const struct lookup *lookup, struct baat_diags *diags)
{
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	size_t undated = 0, fixed = 0;
	for (size_t i = 0; i < lookup->quote_count; i++) {
		const struct baat_price *price = &lookup->quotes[i];
		fixed += price->as_it_stands && price->row->fixed;
		undated += price->as_it_stands && !price->row->fixed;
	}
	int year = (int)lookup->settings->method.values.price_year;
	enum baat_status status = BAAT_OK;
	if (fixed > 0)
		status = baat_note(diags, nowhere, BAAT_PRICE_NOT_INDEXED,
		                   ngettext_("%zu price is fixed (index geen) and was not brought to %d",
		                             "%zu prices are fixed (index geen) and were not brought to %d", fixed),
		                   fixed, year);
	if (undated > 0)
		status = baat_worst(
		    status, baat_note(diags, nowhere, BAAT_PRICE_YEAR_UNKNOWN,
		                      ngettext_("%zu price has no price year and was not brought to %d",
		                                "%zu prices have no price year and were not brought to %d", undated),
		                      undated, year));
	return status;
}
