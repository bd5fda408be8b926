/* The set of price tables: which rows count, and which of them for a price year. */
#include "baat/base/place.h"
#include "baat/model/price.h"

#include "base/gettext.h"
#include "price-row.h"

/* The rows of one post; all from the same table, the last one that has the post. */
struct post {
	size_t table; /* which table they come from */
	size_t last;  /* index of its newest row + 1, chained by older[] */
};

struct baat_prices {
	struct baat_names *names;
	struct baat_arena arena;
	struct baat_price_row *rows;
	size_t *older; /* for each row the index + 1 of the row of the same post before it, 0 for none */
	bool *replaced;
	size_t row_count, row_capacity, older_capacity, replaced_capacity;
	struct post *posts; /* by number in the names; last 0 is no post */
	size_t post_capacity, post_count;
	size_t table_count;
	size_t *kept; /* rows that count */
	size_t kept_count, kept_capacity;
	struct baat_price *prices; /* resolved, a post each */
	size_t price_count, price_capacity;
	const struct baat_cpi *cpi; /* the caller's; NULL without a price year */
	size_t *index_of;           /* by number in the names: index + 1 in prices */
};

/* A table on its way into a set. */
struct addition {
	struct baat_prices *prices;
	const struct baat_prices_options *options;
	const char *path;
};

struct baat_prices *baat_prices_new(void)
{
	struct baat_prices *prices = calloc(1, sizeof *prices);
	if (prices == NULL || (prices->names = baat_names_new(NULL)) == NULL) {
		free(prices);
		return NULL;
	}
	return prices;
}

void baat_prices_free(struct baat_prices *prices)
{
	if (prices == NULL)
		return;
	baat_names_free(prices->names);
	baat_arena_free(&prices->arena);
	free(prices->rows);
	free(prices->older);
	free(prices->replaced);
	free(prices->posts);
	free(prices->kept);
	free(prices->prices);
	free(prices->index_of);
	free(prices);
}

struct baat_names *baat_prices_names(struct baat_prices *prices)
{
	return prices->names;
}

static struct post *post_of(struct baat_prices *prices, uint32_t number)
{
	if (!baat_grow(&prices->posts, &prices->post_capacity, number + (size_t)1, sizeof *prices->posts))
		return NULL;
	while (prices->post_count <= number)
		prices->posts[prices->post_count++] = (struct post){0};
	return &prices->posts[number];
}

/* The other price may stand in another file of the same folder. */
static enum baat_status refuse_second(const struct baat_prices *prices, const struct baat_price_row *row,
                                      const struct baat_price_row *other, struct baat_diags *diags)
{
	struct baat_shown post = baat_show(baat_names_text(prices->names, row->post));
	if (other->place.file == row->place.file)
		return baat_error(diags, row->place, BAAT_PRICE_TWICE,
		                  _("post '%s' has two prices for the same year; the other one is on line %llu"),
		                  post.text, (unsigned long long)other->place.line);
	return baat_error(diags, row->place, BAAT_PRICE_TWICE,
	                  _("post '%s' has two prices for the same year in this folder; the other one is at %s"),
	                  post.text, baat_place_show(baat_at(other->place.file, other->place.line, 0)).text);
}

/* Puts a row under its post. The first row of a post in a later table replaces those of the earlier ones. */
static enum baat_status keep_row(struct baat_prices *prices, const struct baat_price_row *row, struct baat_diags *diags)
{
	struct post *post = post_of(prices, row->post);
	size_t count = prices->row_count + 1;
	if (post == NULL || !baat_grow(&prices->rows, &prices->row_capacity, count, sizeof *prices->rows) ||
	    !baat_grow(&prices->older, &prices->older_capacity, count, sizeof *prices->older) ||
	    !baat_grow(&prices->replaced, &prices->replaced_capacity, count, sizeof *prices->replaced))
		return baat_out_of_memory(diags);
	if (post->last > 0 && post->table != prices->table_count) {
		for (size_t at = post->last; at > 0; at = prices->older[at - 1])
			prices->replaced[at - 1] = true;
		post->last = 0;
	}
	post->table = prices->table_count;
	for (size_t at = post->last; at > 0; at = prices->older[at - 1])
		if (prices->rows[at - 1].year == row->year)
			return refuse_second(prices, row, &prices->rows[at - 1], diags);
	prices->rows[prices->row_count] = *row;
	prices->older[prices->row_count] = post->last;
	prices->replaced[prices->row_count] = false;
	post->last = ++prices->row_count;
	return BAAT_OK;
}

static enum baat_status read_row(void *context, const struct baat_record *record)
{
	const struct addition *addition = context;
	struct baat_prices *prices = addition->prices;
	struct baat_price_row price;
	enum baat_status status = baat_price_row_read(record, prices->names, &prices->arena, &price);
	return status == BAAT_OK ? keep_row(prices, &price, record->diags) : status;
}

/* Lists the rows that count anew. */
static enum baat_status list_kept(struct baat_prices *prices, struct baat_diags *diags)
{
	if (!baat_grow(&prices->kept, &prices->kept_capacity, prices->row_count, sizeof *prices->kept))
		return baat_out_of_memory(diags);
	prices->kept_count = 0;
	for (size_t i = 0; i < prices->row_count; i++)
		if (!prices->replaced[i])
			prices->kept[prices->kept_count++] = i;
	return BAAT_OK;
}

static void tell_account(void *context, struct baat_table *table, uint64_t row_count)
{
	const struct addition *addition = context;
	const struct baat_prices_options *options = addition->options;
	struct baat_sheet_facts sheet;
	char hex[65] = "";
	if (options->account == NULL)
		return;
	if (options->digest)
		baat_table_digest(table, hex);
	baat_table_sheet(table, &sheet);
	options->account(options->account_context, addition->path, hex, row_count, &sheet);
}

enum baat_status baat_prices_add(struct baat_prices *prices, const char *path,
                                 const struct baat_prices_options *options, struct baat_diags *diags)
{
	struct addition addition = {prices, options, path};
	struct baat_whole whole = {
	    .kind = &baat_price_kind,
	    .request = {.path = path,
	                .encoding = options->encoding,
	                .force_mark = options->force_mark,
	                .mark = options->mark,
	                .digest = options->digest},
	    .context = &addition,
	    .on_row = read_row,
	    .on_end = tell_account,
	};
	prices->table_count += !options->same_table;
	enum baat_status status = baat_whole_read(&whole, diags);
	return status == BAAT_OK ? list_kept(prices, diags) : status;
}

size_t baat_prices_row_count(const struct baat_prices *prices)
{
	return prices->kept_count;
}

const struct baat_price_row *baat_prices_row(const struct baat_prices *prices, size_t index)
{
	return &prices->rows[prices->kept[index]];
}

/* Whether row `a` suits the price year better than `b` (NULL: nothing yet): that year itself, else the nearest
 * earlier one (a row without a year counting as the oldest), else the nearest later one. Without a price year the
 * latest row. */
static bool suits_better(const struct baat_price_row *a, const struct baat_price_row *b, int32_t year)
{
	if (b == NULL)
		return true;
	if (year == BAAT_NO_YEAR)
		return a->year > b->year;
	bool a_past = a->year <= year, b_past = b->year <= year;
	if (a_past != b_past)
		return a_past;
	return a_past ? a->year > b->year : a->year < b->year;
}

bool baat_price_index(int64_t price, int64_t from, int64_t to, int64_t *indexed)
{
	const int64_t factors[] = {price, to};
	return baat_round_product(factors, 2, from, 1, indexed) && *indexed <= BAAT_PRICE_MAX &&
	       *indexed >= -BAAT_PRICE_MAX;
}

/* The range of the table, as it stands. */
static struct baat_range range_of(const struct baat_price_row *row)
{
	struct baat_range range = baat_range_none(row->price);
	if (row->unpriced)
		return range;
	range.given = row->has_low || row->has_high;
	if (row->has_low)
		range.low = row->low;
	if (row->has_high)
		range.high = row->high;
	return range;
}

static void index_range(struct baat_price *price, int64_t from, int64_t to)
{
	struct baat_range *range = &price->range;
	if (baat_price_index(range->low, from, to, &range->low) &&
	    baat_price_index(range->high, from, to, &range->high))
		return;
	*range = baat_range_none(price->price);
	price->range_lost = true;
}

struct baat_price baat_price_of(const struct baat_price_row *row, int32_t year, const struct baat_cpi *cpi)
{
	struct baat_price price = {
	    .row = row, .price = row->price, .year = row->year, .range = range_of(row), .problem = BAAT_CODE__MAX};
	if (year == BAAT_NO_YEAR || year == row->year || row->unpriced)
		return price;
	if (row->fixed || row->year == BAAT_NO_YEAR) {
		price.as_it_stands = true;
		return price;
	}
	int64_t from = baat_cpi_index(cpi, row->year), to = baat_cpi_index(cpi, year);
	if (from == 0 || to == 0)
		price.problem = BAAT_INDEX_MISSING;
	else if (!baat_price_index(row->price, from, to, &price.price))
		price.problem = BAAT_NUMBER_RANGE;
	else
		index_range(&price, from, to);
	price.year = year;
	return price;
}

enum baat_status baat_prices_resolve(struct baat_prices *prices, const struct baat_method *method,
                                     const struct baat_cpi *cpi, const char *cpi_path, struct baat_diags *diags)
{
	if (method->price_year != BAAT_NO_YEAR && baat_cpi_index(cpi, method->price_year) == 0)
		return baat_error(diags, baat_at(cpi_path, 0, 0), BAAT_INDEX_MISSING,
		                  _("the year %d has no consumer price index; add it or choose another --prijspeil"),
		                  (int)method->price_year);
	size_t names = baat_names_count(prices->names);
	prices->cpi = cpi;
	free(prices->index_of);
	prices->price_count = 0;
	prices->index_of = calloc(names + 1, sizeof *prices->index_of);
	if (prices->index_of == NULL ||
	    !baat_grow(&prices->prices, &prices->price_capacity, prices->kept_count, sizeof *prices->prices))
		return baat_out_of_memory(diags);

	for (size_t i = 0; i < prices->kept_count; i++) {
		const struct baat_price_row *row = baat_prices_row(prices, i);
		size_t *index = &prices->index_of[row->post];
		if (*index == 0) {
			*index = ++prices->price_count;
			prices->prices[*index - 1] = (struct baat_price){.row = NULL};
		}
		struct baat_price *price = &prices->prices[*index - 1];
		if (suits_better(row, price->row, method->price_year))
			*price = baat_price_of(row, method->price_year, cpi);
	}
	return BAAT_OK;
}

int64_t baat_prices_index_of_year(const struct baat_prices *prices, int32_t year)
{
	return prices->cpi == NULL ? 0 : baat_cpi_index(prices->cpi, year);
}

size_t baat_prices_count(const struct baat_prices *prices)
{
	return prices->price_count;
}

const struct baat_price *baat_prices_at(const struct baat_prices *prices, size_t index)
{
	return &prices->prices[index];
}

size_t baat_prices_find(const struct baat_prices *prices, uint32_t post)
{
	if (post >= prices->post_count || prices->index_of[post] == 0)
		return SIZE_MAX;
	return prices->index_of[post] - 1;
}
