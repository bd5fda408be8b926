/* Price tables that tests read. */
#ifndef CHECK_PRICE_READING_H
#define CHECK_PRICE_READING_H

#include "check.h"

#include "baat/base/name.h"

#include "baat/model/price.h"

#define HEAD "post;omschrijving;eenheid;prijs;betaler"
#define ROW(post, price) post ";Iets;dag;" price ";rijk"

static struct check_file file;

static inline int set_up(void **state)
{
	(void)state;
	check_file_new(&file);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	check_file_free(&file);
	return 0;
}

static inline struct baat_cpi some_cpi(void)
{
	struct baat_cpi cpi = {0};
	cpi.index[2015 - BAAT_YEAR_FIRST] = 1000000;
	cpi.index[2017 - BAAT_YEAR_FIRST] = 1017000;
	cpi.index[2020 - BAAT_YEAR_FIRST] = 1050000;
	cpi.index[2025 - BAAT_YEAR_FIRST] = 1333333;
	return cpi;
}

/* Adds the text as a table; the status must be as expected. */
static inline void add(struct baat_prices *prices, const char *text, enum baat_status expected,
                       struct baat_diags *diags)
{
	const struct baat_prices_options options = {0};
	const char *path = check_file_write(&file, baat_text_of(text));
	enum baat_status status = baat_prices_add(prices, path, &options, diags);
	for (size_t i = 0; status != expected && i < diags->count; i++)
		print_error("%s\n", diags->items[i].text);
	assert_int_equal(status, expected);
}

static inline struct baat_prices *read_tables(const char *const texts[], size_t count)
{
	struct baat_prices *prices = baat_prices_new();
	struct baat_diags diags = {0};
	assert_non_null(prices);
	for (size_t i = 0; i < count; i++)
		add(prices, texts[i], BAAT_OK, &diags);
	assert_int_equal(diags.count, 0);
	return prices;
}

static inline struct baat_prices *read_table(const char *text)
{
	return read_tables(&text, 1);
}

static inline void resolve(struct baat_prices *prices, int32_t year)
{
	static struct baat_cpi cpi;
	struct baat_method method = baat_method_default();
	struct baat_diags diags = {0};
	cpi = some_cpi();
	method.price_year = year;
	assert_int_equal(baat_prices_resolve(prices, &method, &cpi, "cpi.csv", &diags), BAAT_OK);
	assert_int_equal(diags.count, 0);
}

static inline const struct baat_price *price_of(struct baat_prices *prices, const char *post)
{
	uint32_t number = baat_names_find(baat_prices_names(prices), baat_text_of(post));
	assert_int_not_equal(number, BAAT_NO_NAME);
	size_t index = baat_prices_find(prices, number);
	assert_int_not_equal(index, SIZE_MAX);
	return baat_prices_at(prices, index);
}

static inline enum baat_status read_cpi(const char *text, struct baat_cpi *cpi, struct baat_diags *diags)
{
	return baat_cpi_read(cpi, check_file_write(&file, baat_text_of(text)), diags);
}

#endif
