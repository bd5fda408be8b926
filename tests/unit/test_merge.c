/* Merging flows by keys: baat-som(1), --stromen. */
#include "merging.h"

static void test_by_nothing(void **state)
{
	(void)state;
	const struct baat_grouping none = {NULL, 0};
	const struct baat_flow flows[] = {flow_of(4, 10), flow_of(5, -3), flow_of(4, 1)};
	struct merge merge = merge_new(&none, names);
	struct model_flows list = {0};
	assert_int_equal(baat_merger_add(merge.merger, &any_unit, flows, 3), BAAT_OK);
	assert_int_equal(baat_merger_each(merge.merger, model_collect, &list), BAAT_OK);
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].amount, 8);
	assert_int_equal(list.items[0].present, 16);
	assert_int_equal(list.items[0].cashable, 24);
	assert_int_equal(list.items[0].pm_plus, 3);
	assert_int_equal(list.items[0].line, 0);
	assert_string_equal(baat_names_text(names, list.items[0].post).at, "");
	assert_string_equal(baat_names_text(names, list.items[0].domain).at, "");
	assert_int_equal(list.units[0].casus.length, 0);
	assert_int_equal(list.units[0].attributes[0].length, 0);
	model_flows_free(&list);
	merge_free(&merge);
	baat_merger_free(NULL);
}

/* Each of what makes flows different by itself. */
static void test_what_keeps_them_apart(void **state)
{
	(void)state;
	const struct baat_grouping none = {NULL, 0};
	struct baat_flow flows[10];
	for (size_t i = 0; i < 10; i++)
		flows[i] = flow_of(4, 1);
	flows[1].alternative = 9;
	flows[2].alternative = BAAT_NO_NAME;
	flows[3].kind = BAAT_INPUT;
	flows[4].party = 2;
	flows[5].side = BAAT_RECEIVES;
	flows[6].month = 1;
	flows[7].months = 2;
	flows[8].success = 500001;
	flows[9].month = 12;
	flows[9].year = 1;
	struct merge merge = merge_new(&none, names);
	struct model_flows list = {0};
	for (size_t round = 0; round < 2; round++)
		assert_int_equal(baat_merger_add(merge.merger, &any_unit, flows, 10), BAAT_OK);
	assert_int_equal(baat_merger_each(merge.merger, model_collect, &list), BAAT_OK);
	assert_int_equal(list.count, 10);
	for (size_t i = 0; i < 10; i++) {
		assert_int_equal(list.items[i].amount, 2);
		assert_int_equal(list.items[i].year, flows[i].year);
	}
	model_flows_free(&list);
	merge_free(&merge);
}

static void test_keys_are_kept(void **state)
{
	(void)state;
	const struct baat_unit other = {"a.csv", {"B", 1}, attributes, 2025 * 12};
	for (size_t i = 0; i < STREAM_KEYS; i++) {
		const struct baat_grouping one = {&stream_keys[i], 1};
		const struct baat_flow flows[] = {flow_of(4, 10), flow_of(5, 3)};
		struct merge merge = merge_new(&one, names);
		struct model_flows list = {0};
		assert_int_equal(baat_merger_add(merge.merger, &any_unit, flows, 2), BAAT_OK);
		assert_int_equal(baat_merger_add(merge.merger, &other, flows, 2), BAAT_OK);
		assert_int_equal(baat_merger_each(merge.merger, model_collect, &list), BAAT_OK);
		enum baat_key_kind kind = stream_keys[i].kind;
		bool two = kind == BAAT_KEY_CASE || kind == BAAT_KEY_POST || kind == BAAT_KEY_DOMAIN;
		assert_int_equal(list.count, two ? 2 : 1);
		assert_int_equal(list.items[0].post != list.items[list.count - 1].post, kind == BAAT_KEY_POST);
		assert_int_equal(list.units[0].casus.length, kind == BAAT_KEY_CASE ? 1 : 0);
		model_flows_free(&list);
		merge_free(&merge);
	}
}

static void test_overflow(void **state)
{
	(void)state;
	const struct baat_grouping none = {NULL, 0};
	for (size_t i = 0; i < 5; i++) {
		struct baat_flow flow = flow_of(4, 0);
		flow.pm_plus = 0;
		*(int64_t *const[]){&flow.amount, &flow.present, &flow.cashable, &flow.pm_plus, &flow.pm_min}[i] =
		    INT64_MAX;
		struct merge merge = merge_new(&none, names), other = merge_new(&none, names);
		assert_int_equal(baat_merger_add(merge.merger, &any_unit, &flow, 1), BAAT_OK);
		assert_int_equal(baat_merger_add(other.merger, &any_unit, &flow, 1), BAAT_OK);
		assert_int_equal(baat_merger_merge(other.merger, merge.merger), BAAT_REJECTED);
		assert_int_equal(baat_merger_add(merge.merger, &any_unit, &flow, 1), BAAT_REJECTED);
		merge_free(&merge);
		merge_free(&other);
	}
}

static enum baat_status refuse(void *context, const struct baat_unit *of, const struct baat_flow *flows, size_t count)
{
	(void)of;
	(void)flows;
	*(size_t *)context += count;
	return BAAT_SYSTEM;
}

static void test_sink_that_stops(void **state)
{
	(void)state;
	const struct baat_grouping by_post = {&stream_keys[2], 1};
	const struct baat_flow flows[] = {flow_of(4, 10), flow_of(5, 3)};
	struct merge merge = merge_new(&by_post, names);
	size_t count = 0;
	assert_int_equal(baat_merger_add(merge.merger, &any_unit, flows, 2), BAAT_OK);
	assert_int_equal(baat_merger_each(merge.merger, refuse, &count), BAAT_SYSTEM);
	assert_int_equal(count, 1);
	merge_free(&merge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_by_nothing),      cmocka_unit_test(test_what_keeps_them_apart),
	    cmocka_unit_test(test_keys_are_kept),   cmocka_unit_test(test_overflow),
	    cmocka_unit_test(test_sink_that_stops),
	};
	return cmocka_run_group_tests_name("merge", tests, set_up, tear_down);
}
