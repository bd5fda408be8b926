/* Tariffs of debt collection: baat-bestanden(5), TARIFF TABLES. And those that come with baat. */
#include "check.h"

#include <dirent.h>

#include "baat/model/price.h"
#include "baat/model/tariff.h"

static struct check_file file;

static const char *const header =
    "code;onderdeel;omschrijving;van;tot;boven;tm;bedrag;procent;over;wijze;minimum;maximum;"
    "btw;kosten;bij;ontvanger;wet\n";

/* The tariffs of some rows, each table after a line of its own that says "--". */
static struct baat_tariffs *make(const char *rows, enum baat_code expected)
{
	const struct baat_prices_options options = {0};
	struct baat_tariffs *tariffs = baat_tariffs_new();
	struct baat_diags diags = {0};
	struct baat_text rest = baat_text_of(rows), line;
	enum baat_status status = BAAT_OK;
	bool more = true;
	assert_non_null(tariffs);
	while (more) {
		struct baat_buffer table = {0};
		baat_buffer_add_string(&table, header);
		while (baat_text_split(&rest, &more, '\n', &line) && !baat_text_equal(line, BAAT_TEXT("--"))) {
			baat_buffer_add(&table, line);
			baat_buffer_add_char(&table, '\n');
		}
		const char *path = check_file_write(&file, baat_buffer_text(&table));
		status = baat_worst(status, baat_tariffs_add(tariffs, path, &options, &diags));
		baat_buffer_free(&table);
	}
	if (status == BAAT_OK)
		status = baat_tariffs_finish(tariffs, &diags);
	assert_int_equal(status, expected == BAAT_CODE__MAX ? BAAT_OK : BAAT_REJECTED);
	assert_int_equal(diags.count, expected == BAAT_CODE__MAX ? 0 : 1);
	if (diags.count > 0)
		assert_string_equal(baat_code_name(diags.items[0].code), baat_code_name(expected));
	baat_diags_clear(&diags);
	return tariffs;
}

static const struct baat_tariff_component *part(const struct baat_tariffs *tariffs, const char *code, size_t number)
{
	const struct baat_tariff_code *step = baat_tariffs_step(tariffs, baat_text_of(code));
	assert_non_null(step);
	assert_true(number < step->count);
	return step->components[number];
}

static int32_t month_of(int year, int month)
{
	return year * 12 + month - 1;
}

static void expect_fee(const struct baat_tariff *tariff, int64_t base, int64_t expected)
{
	int64_t cents = -1;
	assert_int_equal(baat_tariff_fee(tariff, base, &cents), expected < 0 ? BAAT_REJECTED : BAAT_OK);
	if (expected >= 0)
		assert_int_equal(cents, expected);
}

static void test_graduated(void **state)
{
	(void)state;
	struct baat_tariffs *tariffs = make("i;;i;2012-07;;;2500;;15;hoofdsom;staffel;40;6775;ja;;incasso;;W\n"
	                                    "i;;i;2012-07;;5000;;;5;hoofdsom;staffel;40;6775;ja;;incasso;;W\n"
	                                    "i;;i;2012-07;;2500;5000;;10;hoofdsom;staffel;40;6775;ja;;incasso;;W\n",
	                                    BAAT_CODE__MAX);
	bool holds;
	const struct baat_tariff *tariff = baat_tariff_at(part(tariffs, "i", 0), month_of(2024, 1), &holds);
	assert_true(holds);
	expect_fee(tariff, 1, 4000);
	expect_fee(tariff, 26667, 4000);
	expect_fee(tariff, 26668, 4000); /* 40,002 */
	expect_fee(tariff, 26670, 4001); /* 40,005: half a cent is rounded up */
	expect_fee(tariff, 250000, 37500);
	expect_fee(tariff, 250010, 37501);
	expect_fee(tariff, 380000, 50500);
	expect_fee(tariff, 600000, 67500);
	expect_fee(tariff, 100000000, 677500);
	assert_int_equal(tariff->over, BAAT_OVER_PRINCIPAL);
	assert_true(tariff->vat && tariff->work && tariff->collection);
	baat_tariffs_free(tariffs);
}

static void test_classes(void **state)
{
	(void)state;
	struct baat_tariffs *tariffs = make("g;recht;g;2024-01;;;500;130;;vordering;;;;;;;;W\n"
	                                    "g;recht;g;2024-01;;500;1500;328;0,5;vordering;;;;;;;;W\n"
	                                    "g;exploot;g;2024-01;;;;100;;;;;;;geen;;-;W\n",
	                                    BAAT_CODE__MAX);
	bool holds;
	const struct baat_tariff *court = baat_tariff_at(part(tariffs, "g", 0), month_of(2024, 1), &holds);
	expect_fee(court, 0, 13000);
	expect_fee(court, 50000, 13000);
	expect_fee(court, 50001, 33050); /* 328 + 2,50005 */
	expect_fee(court, 150000, 33550);
	expect_fee(court, 150001, -1);
	assert_true(baat_text_equal(part(tariffs, "g", 0)->post, BAAT_TEXT("g-recht")));
	const struct baat_tariff *writ = baat_tariff_at(part(tariffs, "g", 1), month_of(2030, 1), &holds);
	assert_true(holds && !writ->work && writ->receiver.length == 0);
	assert_int_equal(baat_tariffs_step(tariffs, BAAT_TEXT("G"))->work, 1);
	baat_tariffs_free(tariffs);
}

static void test_months(void **state)
{
	(void)state;
	struct baat_tariffs *tariffs = make("a;;a;2022-01;2022-12;;;5;;;;;;;;;;W\n"
	                                    "a;;a;2024-01;;;;7;;;;;;;;;;W\n"
	                                    "btw;;b;2012-10;;;;;21;;;;;;;;;W\n"
	                                    "--\n"
	                                    "a;;a;2023-06;;;;6;;;;;;;;;;W\n"
	                                    "a;;a;2024-01;;;;8;;;;;;;;;;W\n",
	                                    BAAT_CODE__MAX);
	const struct baat_tariff_component *a = part(tariffs, "a", 0);
	bool holds;
	assert_null(baat_tariff_at(a, month_of(2021, 12), &holds));
	assert_false(holds);
	assert_int_equal(baat_tariff_at(a, month_of(2022, 12), &holds)->bands[0].amount, 500);
	assert_true(holds);
	assert_int_equal(baat_tariff_at(a, month_of(2023, 1), &holds)->bands[0].amount, 500);
	assert_false(holds);
	assert_int_equal(baat_tariff_at(a, month_of(2023, 12), &holds)->bands[0].amount, 600);
	assert_true(holds);
	/* a later table replaces the tariff of a month */
	const struct baat_tariff *last = baat_tariff_at(a, month_of(2099, 1), &holds);
	assert_int_equal(last->bands[0].amount, 800);
	assert_int_equal(last->band_count, 1);
	/* a rate is no step */
	assert_null(baat_tariffs_step(tariffs, BAAT_TEXT("btw")));
	assert_int_equal(baat_tariffs_rate(tariffs, BAAT_RATE_VAT)->count, 1);
	assert_null(baat_tariffs_rate(tariffs, BAAT_RATE_INTEREST));
	baat_tariffs_free(tariffs);
}

static void test_wrong(void **state)
{
	(void)state;
	static const struct {
		const char *rows;
		enum baat_code code;
	} trials[] = {
	    {"a;;a;2022-01;;;100;5;;;;;;;;;;W\na;;b;2022-01;;100;;6;;;;;;;;;;W\n", BAAT_TARIFF_MIXED},
	    {"a;;a;2022-01;;;100;5;;;;;;;;;;W\na;;a;2022-01;;99,99;;6;;;;;;;;;;W\n", BAAT_TARIFF_MIXED},
	    {"a;;a;2022-01;;100;100;5;;;;;;;;;;W\n", BAAT_TARIFF_MIXED},
	    {"a;;a;2022-01;;;;;;;;;;;;;;W\n", BAAT_VALUE_MISSING},
	    {"a;;a;2022;;;;5;;;;;;;;;;W\n", BAAT_DATE_INVALID},
	    {"a;;a;2022-01;2021-12;;;5;;;;;;;;;;W\n", BAAT_DATE_INVALID},
	    {"A;;a;2022-01;;;;5;;;;;;;;;;W\n", BAAT_POST_INVALID},
	    {"a;;a;2022-01;;;;5;;alles;;;;;;;;W\n", BAAT_VALUE_UNKNOWN},
	};
	for (size_t i = 0; i < sizeof trials / sizeof trials[0]; i++)
		baat_tariffs_free(make(trials[i].rows, trials[i].code));
}

/* Reads what is shipped, and returns the folder. */
static const char *add_shipped(struct baat_tariffs *tariffs, char paths[][300], size_t *count)
{
	const char *data = getenv("BAAT_DATA");
	static char folder[200];
	const struct baat_prices_options options = {0};
	struct baat_diags diags = {0};
	struct dirent *entry;
	snprintf(folder, sizeof folder, "%s/tarieven", data != NULL && *data != '\0' ? data : "data");
	DIR *open = opendir(folder);
	assert_non_null(open);
	for (*count = 0; (entry = readdir(open)) != NULL;) {
		if (strstr(entry->d_name, ".csv") == NULL)
			continue;
		assert_true(*count < 20);
		snprintf(paths[*count], sizeof paths[*count], "%s/%.80s", folder, entry->d_name);
		assert_int_equal(baat_tariffs_add(tariffs, paths[*count], &options, &diags), BAAT_OK);
		++*count;
	}
	closedir(open);
	assert_true(*count > 0);
	assert_int_equal(baat_tariffs_finish(tariffs, &diags), BAAT_OK);
	assert_int_equal(diags.count, 0);
	return folder;
}

static char shipped_paths[20][300];

/* Months do not overlap, a tariff ends before the next begins, and bands leave no gap between them. */
static void test_shipped_months(void **state)
{
	struct baat_tariffs *tariffs = baat_tariffs_new();
	size_t count;
	(void)state;
	add_shipped(tariffs, shipped_paths, &count);
	assert_true(baat_tariffs_count(tariffs) > 60);
	for (size_t i = 0; i < baat_tariffs_count(tariffs); i++) {
		const struct baat_tariff *tariff = baat_tariffs_get(tariffs, i);
		const struct baat_tariff_component *component = tariff->component;
		for (size_t j = 1; j < component->count; j++) {
			assert_int_not_equal(component->tariffs[j - 1]->until, BAAT_NO_MONTH);
			assert_true(component->tariffs[j - 1]->until < component->tariffs[j]->from);
		}
		assert_int_equal(tariff->bands[0].above, -1);
		for (size_t j = 1; j < tariff->band_count; j++)
			assert_int_equal(tariff->bands[j].above, tariff->bands[j - 1].up_to);
		assert_true(tariff->bands[tariff->band_count - 1].up_to == BAAT_NO_END);
		assert_true(tariff->law.length > 0 && tariff->description.length > 0);
	}
	baat_tariffs_free(tariffs);
}

static void check_source(const struct baat_table *table, const struct baat_row *row)
{
	const struct baat_text source = row->fields[baat_table_find(table, BAAT_TEXT("bron"))];
	const struct baat_text url = row->fields[baat_table_find(table, BAAT_TEXT("url"))];
	const struct baat_text seen = row->fields[baat_table_find(table, BAAT_TEXT("status"))];
	assert_true(row->problem == BAAT_CODE__MAX);
	assert_true(source.length > 0);
	assert_true(url.length > 8 && memcmp(url.at, "http", 4) == 0);
	/* what was not seen in a source is not here */
	assert_true(baat_text_equal(seen, BAAT_TEXT("V")) || baat_text_equal(seen, BAAT_TEXT("C")));
}

static void test_shipped_sources(void **state)
{
	struct baat_tariffs *tariffs = baat_tariffs_new();
	static const char *const required[] = {"code", "bron", "url", "status"};
	size_t count, rows_seen = 0;
	(void)state;
	add_shipped(tariffs, shipped_paths, &count);
	for (size_t i = 0; i < count; i++) {
		const struct baat_table_request request = {
		    .path = shipped_paths[i], .required = required, .required_count = 4};
		struct baat_rows *rows = baat_rows_new();
		struct baat_diags diags = {0};
		struct baat_block block = {0};
		struct baat_table *table;
		struct baat_row row;
		assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
		while (baat_table_block(table, BAAT_NO_COLUMN, &block, &diags) == BAAT_OK && block.length > 0) {
			baat_rows_begin(rows, table, &block, true);
			for (; baat_rows_next(rows, &row, &diags) == BAAT_ROW; rows_seen++)
				check_source(table, &row);
		}
		baat_rows_free(rows);
		baat_block_free(&block);
		baat_table_close(table);
	}
	assert_true(rows_seen > 150);
	baat_tariffs_free(tariffs);
}

static int set_up(void **state)
{
	(void)state;
	check_file_new(&file);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	check_file_free(&file);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_graduated),      cmocka_unit_test(test_classes),
	    cmocka_unit_test(test_months),         cmocka_unit_test(test_wrong),
	    cmocka_unit_test(test_shipped_months), cmocka_unit_test(test_shipped_sources),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
