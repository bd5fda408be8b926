/* The figures that come with baat: each with its source, and fit to be used together. Run from the root of the tree, or
 * with BAAT_DATA set. */
#include "check.h"

#include <dirent.h>

#include "baat/model/price.h"

/* A folder with tables, in the order of their names. */
struct tables {
	struct dirent **entries;
	int count;
};

static const char *data_folder(void)
{
	const char *folder = getenv("BAAT_DATA");
	return folder != NULL && *folder != '\0' ? folder : "data";
}

struct path {
	char text[4096];
};

static struct path path_of(const char *name)
{
	struct path path;
	int length = snprintf(path.text, sizeof path.text, "%s/%s", data_folder(), name);
	assert_true(length > 0 && (size_t)length < sizeof path.text);
	return path;
}

static int is_table(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);
	return length > 4 && strcmp(entry->d_name + length - 4, ".csv") == 0;
}

static struct tables list_tables(void)
{
	struct tables tables;
	tables.count = scandir(path_of("prijzen").text, &tables.entries, is_table, alphasort);
	assert_true(tables.count > 0);
	return tables;
}

static void free_tables(struct tables *tables)
{
	for (int i = 0; i < tables->count; i++)
		free(tables->entries[i]);
	free(tables->entries);
}

static struct path path_of_table(const struct tables *tables, int i)
{
	char name[300];
	snprintf(name, sizeof name, "prijzen/%s", tables->entries[i]->d_name);
	return path_of(name);
}

static void add_table(struct baat_prices *prices, const char *path)
{
	const struct baat_prices_options options = {0};
	struct baat_diags diags = {0};
	enum baat_status status = baat_prices_add(prices, path, &options, &diags);
	for (size_t i = 0; i < diags.count; i++)
		print_error("%s:%llu: %s\n", path, (unsigned long long)diags.items[i].place.line, diags.items[i].text);
	assert_int_equal(status, BAAT_OK);
	assert_int_equal(diags.count, 0);
}

/* Calls `check` for every row of every price table; each table is a set by itself, so that nothing is replaced. */
static void for_all_rows(void (*check)(struct baat_prices *prices, const struct baat_price_row *row, void *context),
                         void *context)
{
	struct tables tables = list_tables();
	for (int i = 0; i < tables.count; i++) {
		struct baat_prices *prices = baat_prices_new();
		struct path path = path_of_table(&tables, i);
		add_table(prices, path.text);
		assert_true(baat_prices_row_count(prices) > 0);
		for (size_t j = 0; j < baat_prices_row_count(prices); j++)
			check(prices, baat_prices_row(prices, j), context);
		baat_prices_free(prices);
	}
	free_tables(&tables);
}

static struct baat_text name_of(struct baat_prices *prices, uint32_t number)
{
	return baat_names_text(baat_prices_names(prices), number);
}

/* Fails and says which row it is about. */
static void demand(bool met, const char *what, const struct baat_price_row *row)
{
	if (!met)
		print_error("%s:%llu: %s\n", row->place.file, (unsigned long long)row->place.line, what);
	assert_true(met);
}

static bool is_address(struct baat_text url)
{
	static const char *const schemes[] = {"https://", "http://"};
	for (size_t i = 0; i < 2; i++) {
		size_t length = strlen(schemes[i]);
		if (url.length > length && memcmp(url.at, schemes[i], length) == 0)
			return memchr(url.at, ' ', url.length) == NULL;
	}
	return false;
}

/* An amount that is entered as a quantity of euros at 1 euro: true by definition, so it has no address. */
static bool is_definition(const struct baat_price_row *row)
{
	static const char begin[] = "rekenpost: ";
	return baat_text_equal(row->unit, BAAT_TEXT("euro")) && row->price == 10000 && row->fixed &&
	       row->year == BAAT_NO_YEAR && row->source.length > sizeof begin - 1 &&
	       memcmp(row->source.at, begin, sizeof begin - 1) == 0;
}

static void check_source(struct baat_prices *prices, const struct baat_price_row *row, void *context)
{
	(void)prices;
	(void)context;
	demand(row->source.length > 0, "no source", row);
	demand(is_address(row->url) || is_definition(row), "no address", row);
}

static void test_sources(void **state)
{
	(void)state;
	for_all_rows(check_source, NULL);
}

/* The domain of a row is the name of its file. */
static void check_domain(struct baat_prices *prices, const struct baat_price_row *row, void *context)
{
	(void)context;
	struct baat_text domain = name_of(prices, row->domain);
	const char *name = strrchr(row->place.file, '/') + 1;
	demand(domain.length + 4 == strlen(name) && memcmp(domain.at, name, domain.length) == 0, "domain", row);
}

static void test_domains(void **state)
{
	(void)state;
	for_all_rows(check_domain, NULL);
}

/* A small table, read whole: calls `row` with the fields of the named columns. */
static void read_table(const char *name, const char *const columns[], size_t count,
                       void (*row)(const struct baat_text fields[], void *context), void *context)
{
	struct path path = path_of(name);
	const struct baat_table_request request = {.path = path.text, .required = columns, .required_count = count};
	struct baat_table *table;
	struct baat_diags diags = {0};
	struct baat_block block = {0};
	struct baat_rows *rows = baat_rows_new();
	struct baat_row fields;
	struct baat_text found[8];
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	while (baat_table_block(table, BAAT_NO_COLUMN, &block, &diags) == BAAT_OK && block.length > 0) {
		baat_rows_begin(rows, table, &block, true);
		while (baat_rows_next(rows, &fields, &diags) == BAAT_ROW) {
			assert_int_equal(fields.problem, BAAT_CODE__MAX);
			for (size_t i = 0; i < count; i++)
				found[i] = fields.fields[baat_table_find(table, baat_text_of(columns[i]))];
			row(found, context);
		}
	}
	assert_int_equal(diags.count, 0);
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_table_close(table);
}

static void add_party(const struct baat_text fields[], void *context)
{
	struct baat_names *parties = context;
	assert_int_equal(baat_names_find(parties, fields[0]), BAAT_NO_NAME);
	assert_int_not_equal(baat_names_add(parties, fields[0]), BAAT_NO_NAME);
	assert_true(fields[0].length > 0 && fields[1].length > 0 && fields[2].length > 0);
}

static void check_parties(struct baat_prices *prices, const struct baat_price_row *row, void *context)
{
	const struct baat_names *parties = context;
	for (size_t i = 0; i < row->payers->count; i++)
		demand(baat_names_find(parties, name_of(prices, row->payers->items[i].party)) != BAAT_NO_NAME,
		       "unknown payer", row);
	if (row->receiver == BAAT_NO_NAME)
		return;
	demand(baat_names_find(parties, name_of(prices, row->receiver)) != BAAT_NO_NAME, "unknown receiver", row);
	for (size_t i = 0; i < row->payers->count; i++)
		demand(row->payers->items[i].party != row->receiver, "pays itself", row);
}

static void test_parties(void **state)
{
	(void)state;
	static const char *const columns[] = {"partij", "naam", "soort"};
	struct baat_names *parties = baat_names_new(NULL);
	read_table("partijen.csv", columns, 3, add_party, parties);
	assert_int_not_equal(baat_names_find(parties, BAAT_TEXT("client")), BAAT_NO_NAME);
	for_all_rows(check_parties, parties);
	baat_names_free(parties);
}

/* A later table would replace a post of an earlier one without a word. */
static void test_posts_are_in_one_table(void **state)
{
	(void)state;
	struct tables tables = list_tables();
	struct baat_names *posts = baat_names_new(NULL);
	for (int i = 0; i < tables.count; i++) {
		struct baat_prices *prices = baat_prices_new();
		struct path path = path_of_table(&tables, i);
		uint32_t before = baat_names_count(posts);
		add_table(prices, path.text);
		for (size_t j = 0; j < baat_prices_row_count(prices); j++) {
			const struct baat_price_row *row = baat_prices_row(prices, j);
			uint32_t number = baat_names_add(posts, name_of(prices, row->post));
			demand(number >= before, "this post is in another table too", row);
		}
		baat_prices_free(prices);
	}
	baat_names_free(posts);
	free_tables(&tables);
}

/* The price years of a post are prices of the same thing. */
static void test_years_agree(void **state)
{
	(void)state;
	struct tables tables = list_tables();
	struct baat_prices *prices = baat_prices_new();
	struct path *paths = calloc((size_t)tables.count, sizeof *paths); /* they must outlive the prices */
	struct baat_method method = baat_method_default();
	struct baat_diags diags = {0};
	for (int i = 0; i < tables.count; i++) {
		paths[i] = path_of_table(&tables, i);
		add_table(prices, paths[i].text);
	}
	assert_int_equal(baat_prices_resolve(prices, &method, NULL, NULL, &diags), BAAT_OK);
	for (size_t i = 0; i < baat_prices_row_count(prices); i++) {
		const struct baat_price_row *row = baat_prices_row(prices, i);
		const struct baat_price_row *newest = baat_prices_at(prices, baat_prices_find(prices, row->post))->row;
		demand(baat_text_equal(row->unit, newest->unit), "the unit differs from that of the newest row", row);
		demand(row->receiver == newest->receiver, "the receiver differs from that of the newest row", row);
		demand(row->unpriced == newest->unpriced, "pm in some years only", row);
	}
	baat_prices_free(prices);
	free_tables(&tables);
	free(paths);
}

static void read_shipped_cpi(struct baat_cpi *cpi)
{
	struct baat_diags diags = {0};
	assert_int_equal(baat_cpi_read(cpi, path_of("cpi.csv").text, &diags), BAAT_OK);
	assert_int_equal(diags.count, 0);
}

/* So that --prijspeil works for the whole set. */
static void check_index(struct baat_prices *prices, const struct baat_price_row *row, void *context)
{
	(void)prices;
	demand(row->fixed || row->unpriced || row->year == BAAT_NO_YEAR || baat_cpi_index(context, row->year) > 0,
	       "no consumer price index for this year", row);
}

static void check_index_row(const struct baat_text fields[], void *context)
{
	(void)context;
	assert_true(fields[2].length > 0 && is_address(fields[3]));
}

static void test_cpi(void **state)
{
	(void)state;
	static const char *const columns[] = {"jaar", "index", "bron", "url"};
	struct baat_cpi cpi;
	read_shipped_cpi(&cpi);
	read_table("cpi.csv", columns, 4, check_index_row, NULL);
	assert_int_equal(baat_cpi_index(&cpi, 2015), 1000000); /* the base year */

	int32_t first = BAAT_YEAR_FIRST, last = BAAT_YEAR_LAST;
	while (baat_cpi_index(&cpi, first) == 0)
		first++;
	while (baat_cpi_index(&cpi, last) == 0)
		last--;
	for (int32_t year = first + 1; year <= last; year++) {
		int64_t before = baat_cpi_index(&cpi, year - 1), index = baat_cpi_index(&cpi, year);
		/* a gap, or a slip of the pen: no year of this series fell by 2 % or rose by 15 % */
		assert_true(index * 100 > before * 98 && index * 100 < before * 115);
	}
	for_all_rows(check_index, &cpi);
}

struct rates {
	size_t in_force;
	int64_t rate;
};

static void note_rate(const struct baat_text fields[], void *context)
{
	struct rates *rates = context;
	const struct baat_number_rule rule = {
	    .mark = BAAT_MARK_COMMA, .scale = BAAT_SCALE_PERCENT, .max = BAAT_PERCENT_ALL};
	int32_t from, to;
	int64_t rate;
	assert_true(baat_month_read(fields[0], &from));
	assert_true(fields[1].length == 0 || (baat_month_read(fields[1], &to) && to >= from));
	assert_int_equal(baat_number_read(fields[2], &rule, &rate), BAAT_CODE__MAX);
	assert_true(fields[4].length > 0 && is_address(fields[5]));
	if (fields[1].length == 0 && baat_text_equal(fields[3], BAAT_TEXT("standaard"))) {
		rates->in_force++;
		rates->rate = rate;
	}
}

/* The rate that the programs use unless told otherwise is the standard one in force. */
static void test_discount_rate(void **state)
{
	(void)state;
	static const char *const columns[] = {"van", "tot", "voet", "geldt_voor", "bron", "url"};
	struct rates rates = {0};
	read_table("discontovoet.csv", columns, 6, note_rate, &rates);
	assert_int_equal(rates.in_force, 1);
	assert_int_equal(rates.rate, baat_method_default().discount_rate);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sources),       cmocka_unit_test(test_domains),
	    cmocka_unit_test(test_parties),       cmocka_unit_test(test_posts_are_in_one_table),
	    cmocka_unit_test(test_years_agree),   cmocka_unit_test(test_cpi),
	    cmocka_unit_test(test_discount_rate),
	};
	return cmocka_run_group_tests_name("data", tests, NULL, NULL);
}
