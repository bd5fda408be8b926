/* Flows by calendar years and months: baat-methode(7), CALENDAR. */
#include "model.h"

#include "baat/calc/merge.h"

static struct baat_names *names;
static const struct baat_key by_month = {BAAT_KEY_CALENDAR_MONTH, 0, {"kalendermaand", 13}};
static const struct baat_key by_year = {BAAT_KEY_CALENDAR_YEAR, 0, {"kalenderjaar", 12}};
static const struct baat_grouping months = {&by_month, 1}, years = {&by_year, 1}, nothing = {NULL, 0};
static const struct baat_filter_request every_side = {.every_side = true};
enum { MONTHS = 240, FIRST = 2020 * 12, COLUMNS = 1 + 1 + BAAT_MEASURE__MAX };

static int set_up(void **state)
{
	(void)state;
	names = stream_names();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	baat_names_free(names);
	return 0;
}

/* Sums by one key, in a table of what each month or year has of each measure. */
struct sums {
	struct baat_filter *filter;
	struct baat_outcomes *outcomes;
};

static struct sums sums_new(const struct baat_grouping *grouping)
{
	struct sums sums = {.filter = baat_filter_new(&every_side, names)};
	sums.outcomes = baat_outcomes_new(grouping, sums.filter, names);
	assert_non_null(sums.outcomes);
	return sums;
}

static void sums_free(struct sums *sums)
{
	baat_outcomes_free(sums->outcomes);
	baat_filter_free(sums->filter);
}

static void assert_row(struct sums *sums, size_t row, baat_sum key, baat_sum without, baat_sum present,
                       baat_sum pm_plus)
{
	struct baat_cell cells[COLUMNS], *measures = cells + 2;
	assert_true(baat_outcomes_row(sums->outcomes, row, cells));
	assert_true(cells[0].number == key);
	assert_true(measures[BAAT_MEASURE_WITHOUT].number == without);
	assert_true(measures[BAAT_MEASURE_WITHOUT_PV].number == present);
	assert_true(measures[BAAT_MEASURE_PM_PLUS].number == pm_plus);
	assert_true(measures[BAAT_MEASURE_PAYBACK].empty);
}

/* Cents that do not go round are in the first months; what has no price is in the first. */
static void test_one_flow(void **state)
{
	(void)state;
	const struct baat_unit unit = {NULL, {"A", 1}, NULL, 2025 * 12 + 9};
	const struct baat_flow flow = {.kind = BAAT_COUNTERFACTUAL,
	                               .alternative = 8,
	                               .amount = 502,
	                               .present = -499,
	                               .cashable = 1,
	                               .pm_plus = 2,
	                               .month = 1,
	                               .months = 5};
	struct sums by_months = sums_new(&months), by_years = sums_new(&years);
	assert_int_equal(baat_outcomes_add(by_months.outcomes, &unit, &flow, 1), BAAT_OK);
	assert_int_equal(baat_outcomes_add(by_years.outcomes, &unit, &flow, 1), BAAT_OK);
	assert_int_equal(baat_outcomes_count(by_months.outcomes), 5);
	assert_row(&by_months, 0, 2025 * 12 + 10, 101, -100, 2);
	assert_row(&by_months, 1, 2025 * 12 + 11, 101, -100, 0);
	assert_row(&by_months, 2, 2026 * 12 + 0, 100, -100, 0);
	assert_row(&by_months, 3, 2026 * 12 + 1, 100, -100, 0);
	assert_row(&by_months, 4, 2026 * 12 + 2, 100, -99, 0);
	assert_int_equal(baat_outcomes_count(by_years.outcomes), 2);
	assert_row(&by_years, 0, 2025, 202, -200, 2);
	assert_row(&by_years, 1, 2026, 300, -299, 0);
	sums_free(&by_months);
	sums_free(&by_years);
}

/* What each month has of each kind, added up plainly. */
struct plain {
	baat_sum amount[MONTHS], present[MONTHS], cashable[MONTHS];
	baat_sum pm_plus[MONTHS];
};

static void add_plain(baat_sum sums[MONTHS], size_t at, int64_t amount, size_t count)
{
	static const baat_sum weights[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	baat_sum parts[12];
	assert_true(baat_share_out(amount < 0 ? -(baat_sum)amount : amount, weights, count, parts));
	for (size_t i = 0; i < count; i++)
		sums[at + i] += amount < 0 ? -parts[i] : parts[i];
}

/* Of the alternative n8, saldo. */
static void plain_make(struct plain *plain, const struct stream *stream)
{
	memset(plain, 0, sizeof *plain);
	for (size_t i = 0; i < stream->count; i++) {
		const struct baat_flow *flow = &stream->flows[i];
		if (flow->alternative != 8)
			continue;
		const int64_t sign = flow->kind == BAAT_COUNTERFACTUAL ? 1 : -1;
		const size_t at = (size_t)(stream_start(stream->casus[i]) - FIRST) + flow->month;
		assert_true(at + flow->months < MONTHS);
		add_plain(plain->amount, at, sign * flow->amount, flow->months);
		add_plain(plain->present, at, sign * flow->present, flow->months);
		if (flow->kind != BAAT_INPUT)
			add_plain(plain->cashable, at, sign * flow->cashable, flow->months);
		plain->pm_plus[at] += flow->pm_plus;
	}
}

static void assert_plain(const struct plain *plain, struct sums *sums, unsigned span)
{
	struct baat_cell cells[COLUMNS], *measures = cells + 2;
	const size_t count = baat_outcomes_count(sums->outcomes);
	baat_sum before = 0, all = 0;
	for (size_t i = 0; i < count; i++) {
		baat_sum amount = 0, present = 0, cashable = 0, pm_plus = 0;
		assert_true(baat_outcomes_row(sums->outcomes, i, cells));
		assert_true(cells[0].number >= before);
		before = cells[0].number;
		if (cells[1].empty || !baat_text_equal(cells[1].text, BAAT_TEXT("n8")))
			continue;
		const size_t at = (size_t)(cells[0].number * span - FIRST);
		for (size_t month = at; month < at + span; month++) {
			amount += plain->amount[month];
			present += plain->present[month];
			cashable += plain->cashable[month];
			pm_plus += plain->pm_plus[month];
		}
		assert_true(measures[BAAT_MEASURE_NET].number == amount);
		assert_true(measures[BAAT_MEASURE_NPV].number == present);
		assert_true(measures[BAAT_MEASURE_CASHABLE].number == cashable);
		assert_true(measures[BAAT_MEASURE_PM_PLUS].number == pm_plus);
		all += amount;
	}
	for (size_t month = 0; month < MONTHS; month++)
		all -= plain->amount[month];
	assert_true(all == 0);
}

/* Months and years ascend, each the plain sum of what falls in it, and together what there is in all. */
static void test_random(void **state)
{
	(void)state;
	static struct stream stream;
	static struct plain plain;
	uint64_t seed = 31;
	for (size_t round = 0; round < 200; round++) {
		struct sums by_months = sums_new(&months), by_years = sums_new(&years);
		stream_make(&stream, &seed);
		stream_send(&stream, 0, stream.count, names, names, baat_outcomes_add, by_months.outcomes);
		stream_send(&stream, 0, stream.count, names, names, baat_outcomes_add, by_years.outcomes);
		plain_make(&plain, &stream);
		assert_plain(&plain, &by_months, 1);
		assert_plain(&plain, &by_years, 12);
		sums_free(&by_months);
		sums_free(&by_years);
	}
}

/* Flows that are merged by a key of the calendar are of one month each; by others they stay as long as they were, and
 * the start goes. */
static void test_merging(void **state)
{
	(void)state;
	static const struct baat_text none[STREAM_ATTRIBUTES] = {{"", 0}, {"", 0}};
	const struct baat_unit unit = {NULL, {"A", 1}, none, 2025 * 12}, other = {NULL, {"B", 1}, none, 2025 * 12 + 1};
	const struct baat_flow flow = {.alternative = 8, .amount = 2, .month = 3, .months = 3, .pm_min = 1};
	const struct {
		const struct baat_grouping *keys;
		size_t count;
		int64_t first;
		int32_t start;
	} rows[] = {{&nothing, 1, 6, BAAT_NO_MONTH}, {&years, 6, 2, 2025 * 12}, {&months, 6, 2, 2025 * 12}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct baat_filter *filter = baat_filter_new(&every_side, names);
		struct baat_merger *merger = baat_merger_new(rows[i].keys, STREAM_ATTRIBUTES, filter, names);
		struct model_flows list = {0};
		assert_int_equal(baat_merger_add(merger, &unit, &flow, 1), BAAT_OK);
		assert_int_equal(baat_merger_add(merger, &other, &flow, 1), BAAT_OK);
		assert_int_equal(baat_merger_add(merger, &unit, &flow, 1), BAAT_OK);
		assert_int_equal(baat_merger_each(merger, model_collect, &list), BAAT_OK);
		assert_int_equal(list.count, rows[i].count);
		assert_int_equal(list.items[0].amount, rows[i].first);
		assert_int_equal(list.units[0].start, rows[i].start);
		assert_int_equal(list.items[list.count - 1].months, list.count > 1 ? 1 : 3);
		assert_int_equal(list.items[0].pm_min, list.count > 1 ? 2 : 3);
		model_flows_free(&list);
		baat_merger_free(merger);
		baat_filter_free(filter);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_one_flow),
	    cmocka_unit_test(test_random),
	    cmocka_unit_test(test_merging),
	};
	return cmocka_run_group_tests_name("calendar", tests, set_up, tear_down);
}
