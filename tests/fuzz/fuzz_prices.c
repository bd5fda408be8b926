/*
 * Any bytes as a price table: what is accepted is a table of prices that can be calculated with, for every price year.
 * The first byte chooses the year and whether the table stands on another one, the second the decimal sign.
 */
#include "fuzz_prices.h"

static bool is_code(struct baat_text post)
{
	for (size_t i = 0; i < post.length; i++)
		if (!(post.at[i] >= 'a' && post.at[i] <= 'z') && !(post.at[i] >= '0' && post.at[i] <= '9') &&
		    post.at[i] != '-')
			return false;
	return post.length > 0;
}

static void check_payers(const struct baat_shares *payers, const struct baat_names *names)
{
	int64_t sum = 0;
	for (size_t i = 0; i < payers->count; i++) {
		fuzz_promise(payers->items[i].percent > 0 && payers->items[i].party < baat_names_count(names), "payer");
		for (size_t j = 0; j < i; j++)
			fuzz_promise(payers->items[i].party != payers->items[j].party, "a party twice");
		sum += payers->items[i].percent;
	}
	fuzz_promise(sum == BAAT_PERCENT_ALL, "shares that add up to %" PRId64, sum);
}

static void check_row(const struct baat_price_row *row, const struct baat_names *names)
{
	const struct baat_text texts[] = {row->description, row->unit, row->source, row->url, row->remark};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		fuzz_promise(texts[i].length == 0 || baat_text_is_utf8(texts[i]), "text %zu is none", i);
	fuzz_promise(is_code(baat_names_text(names, row->post)), "post %s", baat_names_text(names, row->post).at);
	fuzz_promise(row->description.length > 0 && row->unit.length > 0, "an empty field");
	fuzz_promise(row->price >= -BAAT_PRICE_MAX && row->price <= BAAT_PRICE_MAX, "price");
	fuzz_promise(!row->unpriced || row->price == 0, "a price of what has none");
	fuzz_promise(!row->has_low || !row->has_high || row->low <= row->high, "laag above hoog");
	fuzz_promise(row->year == BAAT_NO_YEAR || (row->year >= BAAT_YEAR_FIRST && row->year <= BAAT_YEAR_LAST),
	             "year %d", row->year);
	fuzz_promise(row->cashable == BAAT_CASHABLE_UNKNOWN ||
	                 (row->cashable >= 0 && row->cashable <= BAAT_PERCENT_ALL),
	             "verzilverbaar");
	fuzz_promise(row->receiver == BAAT_NO_NAME || row->receiver < baat_names_count(names), "receiver");
	check_payers(row->payers, names);
}

static void check_prices(struct baat_prices *prices, int32_t year)
{
	const struct baat_names *names = baat_prices_names(prices);
	for (size_t i = 0; i < baat_prices_row_count(prices); i++)
		check_row(baat_prices_row(prices, i), names);
	for (size_t i = 0; i < baat_prices_count(prices); i++) {
		const struct baat_price *price = baat_prices_at(prices, i);
		fuzz_promise(baat_prices_find(prices, price->row->post) == i, "post %zu is not found", i);
		fuzz_promise(price->problem == BAAT_CODE__MAX || price->problem == BAAT_INDEX_MISSING ||
		                 price->problem == BAAT_NUMBER_RANGE,
		             "problem");
		fuzz_promise(price->price >= -BAAT_PRICE_MAX && price->price <= BAAT_PRICE_MAX, "resolved price");
		fuzz_promise(year != BAAT_NO_YEAR || price->price == price->row->price, "a price that was changed");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const int32_t years[] = {BAAT_NO_YEAR, 2017, 2020, 2016, 1950};
	static struct fuzz_file base, table;
	struct fuzz_input input = {bytes, length};
	struct baat_diags diags = {0};
	struct baat_method method = baat_method_default();
	struct baat_prices_options options = {0};

	unsigned choice = fuzz_below(&input, 256), sign = fuzz_below(&input, 4);
	method.price_year = years[choice % 5];
	options.force_mark = sign >= 2;
	options.mark = sign == 2 ? BAAT_MARK_COMMA : BAAT_MARK_POINT;
	struct baat_prices *prices = baat_prices_new();
	fuzz_promise(prices != NULL, "no memory");
	enum baat_status status = BAAT_OK;
	if (choice / 5 % 2 == 1)
		status =
		    baat_prices_add(prices, fuzz_file_write(&base, baat_text_of(fuzz_price_table)), &options, &diags);
	status =
	    baat_worst(status, baat_prices_add(prices, fuzz_file_write(&table, fuzz_rest(&input)), &options, &diags));
	fuzz_check_diags(status, &diags);
	if (status == BAAT_OK)
		status = baat_prices_resolve(prices, &method, fuzz_cpi(), "cpi.csv", &diags);
	fuzz_check_diags(status, &diags);
	if (status == BAAT_OK)
		check_prices(prices, method.price_year);
	baat_prices_free(prices);
	baat_diags_clear(&diags);
	return 0;
}
