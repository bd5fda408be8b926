/* What is paid of a line as one schedule: the same as its flows, and the same sums without making them. */
#include "model.h"
#include "random-case.h"

enum { NAMES = 201, CLIENT = 200, DOMAINS = 3, CASES = 6 };

static struct baat_names *names;
static struct baat_flow_rules rules;
static struct baat_diags diags;
static struct model_flows flows;
static const struct baat_text ids[] = {{"A", 1}, {"B", 1}, {"C", 1}};
static const struct baat_text districts[][STREAM_ATTRIBUTES] = {
    {{"Oost", 4}, {"", 0}}, {{"West", 4}, {"rood", 4}}, {{"Oost", 4}, {"rood", 4}}};

static int set_up(void **state)
{
	(void)state;
	char text[16];
	names = baat_names_new(NULL);
	for (int i = 0; i < NAMES; i++) {
		snprintf(text, sizeof text, "n%d", i);
		baat_names_add(names, i == CLIENT ? BAAT_TEXT("client") : baat_text_of(text));
	}
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	model_flows_free(&flows);
	baat_names_free(names);
	return 0;
}

/* A case as a reader could give it, and a method. */
static void make(struct random_case *made, uint64_t *seed)
{
	struct baat_method method = baat_method_default();
	size_t at = check_below(seed, 3);
	random_method(&method, seed);
	baat_flow_rules_make(&rules, &method);
	random_case_make(made, seed);
	made->casus.id = ids[at];
	made->casus.start = 2020 * 12 + (int32_t)check_below(seed, 40);
	made->casus.attributes = districts[check_below(seed, 3)];
	for (size_t i = 0; i < made->casus.line_count; i++) {
		made->lines[i].domain = (uint32_t)check_below(seed, DOMAINS);
		if (made->lines[i].receiver != BAAT_NO_NAME && check_below(seed, 2) == 0)
			made->lines[i].receiver = 100 + (uint32_t)check_below(seed, RANDOM_PARTIES);
	}
}

static struct baat_flow_choice random_choice(const struct baat_case *casus, uint64_t *seed)
{
	return (struct baat_flow_choice){.chosen_only = check_below(seed, 4) == 0,
	                                 .scenario = check_below(seed, casus->scenario_count),
	                                 .chosen_name = 7};
}

/* ---- schedules against flows ------------------------------------------------------------------------------------- */

/* How far the flows have been met. */
struct walk {
	size_t at, schedules, spans[BAAT_SPAN__MAX], shared;
	const struct baat_case *casus;
};

static enum baat_span span_of(const struct baat_schedule *schedule, unsigned year)
{
	return year == 0 ? BAAT_FIRST_YEAR : year + 1U == schedule->years ? BAAT_LAST_YEAR : BAAT_WHOLE_YEARS;
}

static void check_flow(const struct baat_schedule *schedule, const struct baat_series *series, unsigned year,
                       const struct baat_flow *flow)
{
	const enum baat_span span = span_of(schedule, year);
	const int64_t size = (int64_t)series->size[span];
	assert_int_equal(flow->amount, series->negative ? -size : size);
	assert_int_equal(flow->year, schedule->year + year);
	assert_int_equal(flow->month, year == 0 ? schedule->month : 12 * (schedule->year + year));
	assert_int_equal(flow->months, schedule->months[span]);
	assert_int_equal(flow->party, series->party);
	assert_int_equal(flow->side, series->side);
	assert_int_equal(flow->kind, schedule->kind);
	assert_int_equal(flow->alternative, schedule->alternative);
	assert_int_equal(flow->success, schedule->success);
	assert_int_equal(flow->pm_plus, schedule->pm_plus);
	assert_int_equal(flow->pm_min, schedule->pm_min);
	assert_int_equal(flow->line, schedule->line->line);
	assert_int_equal(flow->post, schedule->line->post);
	assert_int_equal(flow->domain, schedule->line->domain);
}

/* A baat_schedule_sink. */
static enum baat_status meet(void *context, const struct baat_unit *unit, const struct baat_schedule *schedule)
{
	struct walk *walk = context;
	assert_true(baat_text_equal(unit->casus, walk->casus->id));
	assert_ptr_equal(unit->attributes, walk->casus->attributes);
	assert_int_equal(schedule->first, walk->schedules == 0);
	assert_true(schedule->years >= 1 && schedule->series_count >= 1);
	for (unsigned year = 0; year < schedule->years; year++)
		for (size_t i = 0; i < schedule->series_count; i++) {
			assert_true(walk->at < flows.count);
			check_flow(schedule, &schedule->series[i], year, &flows.items[walk->at++]);
			walk->spans[span_of(schedule, year)]++;
		}
	/* years that are not there have no months, and nothing is paid in them */
	for (unsigned span = schedule->years > 2 ? BAAT_SPAN__MAX : BAAT_WHOLE_YEARS; span < BAAT_SPAN__MAX; span++)
		if (span != BAAT_LAST_YEAR || schedule->years == 1) {
			assert_int_equal(schedule->months[span], 0);
			for (size_t i = 0; i < schedule->series_count; i++)
				assert_int_equal(schedule->series[i].size[span], 0);
		}
	walk->shared += schedule->series_count > 1;
	walk->schedules++;
	return BAAT_OK;
}

static bool same_cut_off(const struct baat_cut_off *a, const struct baat_cut_off *b)
{
	bool same = a->cases == b->cases;
	for (size_t i = 0; i < BAAT_KIND__MAX; i++)
		same &= a->lines[i] == b->lines[i] && a->cents[i] == b->cents[i];
	return same;
}

static void test_schedules(void **state)
{
	(void)state;
	size_t spans[BAAT_SPAN__MAX] = {0}, shared = 0;
	uint64_t seed = 1;
	for (size_t round = 0; round < 2000; round++) {
		struct random_case made;
		struct baat_cut_off by_flows = {0}, by_schedules = {0};
		make(&made, &seed);
		struct walk walk = {.casus = &made.casus};
		const struct baat_flow_choice choice = random_choice(&made.casus, &seed);
		flows.count = 0;
		assert_int_equal(
		    baat_flows_of_case(&made.casus, "z.csv", &rules, &choice, model_collect, &flows, &by_flows, &diags),
		    BAAT_OK);
		assert_int_equal(
		    baat_schedules_of_case(&made.casus, "z.csv", &rules, &choice, meet, &walk, &by_schedules, &diags),
		    BAAT_OK);
		assert_int_equal(walk.at, flows.count);
		assert_true(same_cut_off(&by_flows, &by_schedules));
		for (size_t i = 0; i < BAAT_SPAN__MAX; i++)
			spans[i] += walk.spans[i];
		shared += walk.shared;
	}
	assert_true(spans[0] > 10000 && spans[1] > 1000 && spans[2] > 1000 && shared > 1000);
}

/* What stops the taker stops the sender. */
static enum baat_status refuse(void *context, const struct baat_unit *unit, const struct baat_schedule *schedule)
{
	size_t *left = context;
	(void)unit;
	(void)schedule;
	return (*left)-- == 0 ? BAAT_SYSTEM : BAAT_OK;
}

static void test_stop(void **state)
{
	(void)state;
	const struct baat_flow_choice all = {0};
	struct baat_cut_off cut_off = {0};
	uint64_t seed = 2;
	for (size_t round = 0; round < 200; round++) {
		struct random_case made;
		size_t left = check_below(&seed, 4);
		make(&made, &seed);
		enum baat_status status =
		    baat_schedules_of_case(&made.casus, "z.csv", &rules, &all, refuse, &left, &cut_off, &diags);
		assert_int_equal(status, left == SIZE_MAX ? BAAT_SYSTEM : BAAT_OK);
	}
}

/* ---- sums -------------------------------------------------------------------------------------------------------- */

/* An accumulator with a filter of its own. */
struct sum {
	struct baat_filter *filter;
	struct baat_outcomes *outcomes;
	struct baat_cut_off cut_off;
	struct baat_buffer rows;
};

static struct sum sum_new(const struct baat_grouping *grouping, const struct baat_filter_request *request)
{
	struct sum sum = {.filter = baat_filter_new(request, names)};
	sum.outcomes = baat_outcomes_new(grouping, sum.filter, names);
	assert_non_null(sum.outcomes);
	return sum;
}

static void sum_free(struct sum *sum)
{
	baat_outcomes_free(sum->outcomes);
	baat_filter_free(sum->filter);
	baat_buffer_free(&sum->rows);
}

/* Rows as text, with all measures; of sums that do not fit, that they do not. */
static void sum_rows(struct sum *sum, const struct baat_grouping *grouping)
{
	struct baat_column columns[STREAM_KEYS + 1 + BAAT_MEASURE__MAX];
	struct baat_cell cells[STREAM_KEYS + 1 + BAAT_MEASURE__MAX];
	const size_t width = baat_outcomes_column_count(grouping), count = baat_outcomes_count(sum->outcomes);
	sum->rows.length = 0;
	baat_outcomes_columns(grouping, columns);
	for (size_t i = 0; i < count; i++)
		if (baat_outcomes_row(sum->outcomes, i, cells))
			baat_form_row(BAAT_FORM_CSV_NL, columns, width, cells, &sum->rows);
		else
			baat_buffer_add_string(&sum->rows, "too large\n");
	baat_buffer_add_char(&sum->rows, '\0');
}

static void sum_compare(struct sum *by_flows, struct sum *by_schedules, const struct baat_grouping *grouping)
{
	sum_rows(by_flows, grouping);
	sum_rows(by_schedules, grouping);
	assert_string_equal(by_flows->rows.at, by_schedules->rows.at);
	assert_true(same_cut_off(&by_flows->cut_off, &by_schedules->cut_off));
}

static void sum_both(struct sum *by_flows, struct sum *by_schedules, uint64_t *seed)
{
	struct random_case made;
	make(&made, seed);
	const struct baat_flow_choice choice = random_choice(&made.casus, seed);
	assert_int_equal(baat_flows_of_case(&made.casus, NULL, &rules, &choice, baat_outcomes_add, by_flows->outcomes,
	                                    &by_flows->cut_off, &diags),
	                 BAAT_OK);
	assert_int_equal(baat_schedules_of_case(&made.casus, NULL, &rules, &choice, baat_outcomes_add_schedule,
	                                        by_schedules->outcomes, &by_schedules->cut_off, &diags),
	                 BAAT_OK);
}

static void test_sums(void **state)
{
	(void)state;
	static const struct baat_text parties[] = {{"n101", 4}, {"client", 6}, {"nobody", 6}},
				      alternatives[] = {{"n11", 3}, {"n7", 2}};
	uint64_t seed = 3;
	size_t bytes = 0;
	for (size_t round = 0; round < 1000; round++) {
		struct baat_key chosen[STREAM_KEYS];
		const struct baat_grouping grouping = stream_grouping(chosen, &seed);
		const struct baat_filter_request request = {
		    .every_side = check_below(&seed, 6) == 0,
		    .perspective = check_below(&seed, 2) == 0 ? BAAT_FINANCIAL : BAAT_SOCIAL,
		    .parties = parties,
		    .party_count = check_below(&seed, 3) == 0 ? check_below(&seed, 4) : 0,
		    .alternatives = alternatives,
		    .alternative_count = check_below(&seed, 4) == 0 ? check_below(&seed, 3) : 0};
		struct sum by_flows = sum_new(&grouping, &request), by_schedules = sum_new(&grouping, &request);
		for (size_t left = 1 + check_below(&seed, CASES); left > 0; left--) {
			sum_both(&by_flows, &by_schedules, &seed);
			if (check_below(&seed, 4) != 0)
				continue;
			sum_compare(&by_flows, &by_schedules, &grouping);
			baat_outcomes_clear(by_flows.outcomes);
			baat_outcomes_clear(by_schedules.outcomes);
		}
		sum_compare(&by_flows, &by_schedules, &grouping);
		bytes += by_schedules.rows.length;
		for (size_t i = 0; i < request.party_count; i++)
			assert_int_equal(baat_filter_saw_party(by_flows.filter, i),
			                 baat_filter_saw_party(by_schedules.filter, i));
		for (size_t i = 0; i < request.alternative_count; i++)
			assert_int_equal(baat_filter_saw_alternative(by_flows.filter, i),
			                 baat_filter_saw_alternative(by_schedules.filter, i));
		sum_free(&by_flows);
		sum_free(&by_schedules);
	}
	assert_true(bytes > 500000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_schedules),
	    cmocka_unit_test(test_stop),
	    cmocka_unit_test(test_sums),
	};
	return cmocka_run_group_tests_name("schedule", tests, set_up, tear_down);
}
