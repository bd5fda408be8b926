/* Groups of flows and the order of rows: baat-reken(1), on keys. */
#include "sum.h"

/* Sends some of the flows as the block with that number, in the names of the accumulator. */
static void send(const struct stream *stream, size_t from, size_t to, uint64_t sequence, struct sum *sum,
                 const struct baat_names *own)
{
	baat_outcomes_begin_block(sum->outcomes, sequence);
	assert_int_equal(stream_send(stream, from, to, names, own, baat_outcomes_add, sum->outcomes), BAAT_OK);
}

static struct baat_text key_text(const struct stream *stream, size_t flow, const struct baat_key *key, char year[8])
{
	switch (key->kind) {
	case BAAT_KEY_CASE:
		return stream->texts[stream->casus[flow]];
	case BAAT_KEY_ATTRIBUTE:
		return stream->attributes[stream->casus[flow]][key->attribute];
	case BAAT_KEY_YEAR:
		return (struct baat_text){year, (size_t)snprintf(year, 8, "%u", stream->flows[flow].year)};
	case BAAT_KEY_PARTY:
		return baat_names_text(names, stream->flows[flow].party);
	case BAAT_KEY_POST:
		return baat_names_text(names, stream->flows[flow].post);
	case BAAT_KEY_START:
		return (struct baat_text){year,
		                          (size_t)snprintf(year, 8, "%d", (int)stream_start(stream->casus[flow]))};
	default:
		return baat_names_text(names, stream->flows[flow].domain);
	}
}

/* Whether two flows belong in one row. */
static bool same_row(const struct stream *stream, size_t a, size_t b, const struct baat_grouping *grouping)
{
	char year[2][8];
	for (size_t i = 0; i < grouping->count; i++)
		if (!baat_text_equal(key_text(stream, a, &grouping->keys[i], year[0]),
		                     key_text(stream, b, &grouping->keys[i], year[1])))
			return false;
	return stream->flows[a].alternative == stream->flows[b].alternative;
}

/* The payback by adding up month after month in parts of 1/27720 cent. */
static int64_t plain_payback(const struct stream *stream, size_t first, const struct baat_grouping *grouping)
{
	baat_sum balance = 0;
	int64_t months = 0;
	for (unsigned month = 0; month < 72; month++) {
		for (size_t i = first; i < stream->count; i++) {
			const struct baat_flow *flow = &stream->flows[i];
			if (month < flow->month || month >= (unsigned)flow->month + flow->months ||
			    !same_row(stream, first, i, grouping))
				continue;
			baat_sum part = (baat_sum)flow->amount * (27720 / flow->months);
			balance += flow->kind == BAAT_COUNTERFACTUAL ? part : -part;
		}
		if (balance < 0)
			months = (int64_t)month + 2;
	}
	return balance < 0 ? EMPTY : months;
}

static void assert_plain(const struct stream *stream, size_t first, struct sum *sum, bool by_year)
{
	baat_sum amount[3] = {0}, present[3] = {0}, cashable[3] = {0}, plus = 0, min = 0;
	char year[8];
	for (size_t i = first; i < stream->count; i++) {
		const struct baat_flow *flow = &stream->flows[i];
		if (!same_row(stream, first, i, sum->grouping))
			continue;
		amount[flow->kind] += flow->amount;
		present[flow->kind] += flow->present;
		cashable[flow->kind] += flow->cashable;
		plus += flow->pm_plus;
		min += flow->pm_min;
	}
	for (size_t i = 0; i < sum->grouping->count; i++) {
		struct baat_text text = key_text(stream, first, &sum->grouping->keys[i], year);
		if (sum->grouping->keys[i].kind == BAAT_KEY_YEAR)
			assert_true(sum->cells[i].number == stream->flows[first].year);
		else if (sum->grouping->keys[i].kind == BAAT_KEY_START)
			assert_true(sum->cells[i].number == stream_start(stream->casus[first]));
		else
			assert_true(baat_text_equal(sum->cells[i].text, text));
	}
	bool bare = stream->flows[first].alternative == BAAT_NO_NAME;
	assert_true(sum->cells[sum->grouping->count].empty == bare);
	assert_true(sum->measures[BAAT_MEASURE_WITHOUT].number == amount[0]);
	assert_true(sum->measures[BAAT_MEASURE_WITHOUT_PV].number == present[0]);
	assert_true(sum->measures[BAAT_MEASURE_PM_PLUS].number == plus);
	assert_true(sum->measures[BAAT_MEASURE_PM_MIN].number == min);
	if (bare)
		return;
	assert_true(sum->measures[BAAT_MEASURE_NET].number == amount[0] - amount[2] - amount[1]);
	assert_true(sum->measures[BAAT_MEASURE_NPV].number == present[0] - present[2] - present[1]);
	assert_true(sum->measures[BAAT_MEASURE_CASHABLE].number == cashable[0] - cashable[2]);
	assert_cell(sum, BAAT_MEASURE_PAYBACK, by_year ? EMPTY : plain_payback(stream, first, sum->grouping));
}

/* The first flow with the same keys up to and with this level. */
static size_t first_alike(const struct stream *stream, size_t flow, const struct baat_grouping *grouping, size_t level)
{
	for (size_t i = 0;; i++) {
		bool alike = true;
		char text[2][8];
		for (size_t j = 0; j <= level && alike; j++)
			alike = baat_text_equal(key_text(stream, i, &grouping->keys[j], text[0]),
			                        key_text(stream, flow, &grouping->keys[j], text[1]));
		if (alike)
			return i;
	}
}

/* Whether the row that flow a begins stands before that of flow b. */
static bool stands_before(const struct stream *stream, size_t a, size_t b, const struct baat_grouping *grouping)
{
	for (size_t i = 0; i < grouping->count; i++) {
		if (grouping->keys[i].kind == BAAT_KEY_YEAR && stream->flows[a].year != stream->flows[b].year)
			return stream->flows[a].year < stream->flows[b].year;
		if (grouping->keys[i].kind == BAAT_KEY_YEAR || grouping->count == 1)
			continue;
		size_t first_a = first_alike(stream, a, grouping, i), first_b = first_alike(stream, b, grouping, i);
		if (first_a != first_b)
			return first_a < first_b;
	}
	return a < b;
}

/* The first flow of each row, in the order of the rows. */
static size_t find_rows(const struct stream *stream, const struct baat_grouping *grouping, size_t rows[STREAM_FLOWS])
{
	size_t count = 0;
	for (size_t i = 0; i < stream->count; i++) {
		bool seen = false;
		for (size_t j = 0; j < count && !seen; j++)
			seen = same_row(stream, i, rows[j], grouping);
		if (seen)
			continue;
		size_t at = count++;
		for (; at > 0 && stands_before(stream, i, rows[at - 1], grouping); at--)
			rows[at] = rows[at - 1];
		rows[at] = i;
	}
	return count;
}

/* Rows that belong together stand together, each the plain sum of its flows. */
static void test_against_plain_sums(void **state)
{
	(void)state;
	static struct stream stream;
	uint64_t seed = 7;
	for (size_t round = 0; round < 150; round++) {
		struct baat_key chosen[STREAM_KEYS];
		struct baat_grouping grouping = stream_grouping(chosen, &seed);
		if (baat_grouping_needs_start(&grouping)) /* test_calendar.c */
			grouping.count = 0;
		struct sum sum = sum_new(&grouping, names);
		bool by_year = false;
		size_t rows[STREAM_FLOWS];
		for (size_t i = 0; i < grouping.count; i++)
			by_year |= chosen[i].kind == BAAT_KEY_YEAR;
		stream_make(&stream, &seed);
		send(&stream, 0, stream.count, 0, &sum, names);
		const size_t count = find_rows(&stream, &grouping, rows);
		assert_int_equal(baat_outcomes_count(sum.outcomes), count);
		for (size_t i = 0; i < count; i++) {
			sum_row(&sum, i);
			assert_plain(&stream, rows[i], &sum, by_year);
		}
		sum_free(&sum);
	}
}

enum { PARTS = 5 };

/* Flows cut into blocks, the blocks dealt out over accumulators with names of their own, these merged in any order. */
static void test_any_split(void **state)
{
	(void)state;
	static struct stream stream;
	struct baat_buffer whole = {0}, merged = {0};
	uint64_t seed = 8;
	for (size_t round = 0; round < 200; round++) {
		struct baat_key chosen[STREAM_KEYS];
		struct baat_grouping grouping = stream_grouping(chosen, &seed);
		struct baat_names *own[PARTS];
		struct sum sums[PARTS], all = sum_new(&grouping, names);
		stream_make(&stream, &seed);
		send(&stream, 0, stream.count, 0, &all, names);
		model_table(all.outcomes, &grouping, &whole);
		for (size_t i = 0; i < PARTS; i++) {
			own[i] = stream_shuffled(names, &seed);
			sums[i] = sum_new(&grouping, own[i]);
		}
		uint64_t sequence = 0;
		for (size_t from = 0, to; from < stream.count; from = to) {
			size_t worker = check_below(&seed, PARTS);
			to = from + 1 + check_below(&seed, stream.count - from);
			send(&stream, from, to, sequence++, &sums[worker], own[worker]);
		}
		size_t into = check_below(&seed, PARTS);
		for (size_t i = 1; i < PARTS; i++)
			assert_true(baat_outcomes_merge(sums[into].outcomes, sums[(into + i) % PARTS].outcomes));
		model_table(sums[into].outcomes, &grouping, &merged);
		assert_string_equal(merged.at, whole.at);
		for (size_t i = 0; i < PARTS; i++) {
			sum_free(&sums[i]);
			baat_names_free(own[i]);
		}
		sum_free(&all);
	}
	baat_buffer_free(&whole);
	baat_buffer_free(&merged);
}

/* An accumulator that was used and cleared is as good as a new one. */
static void test_clear(void **state)
{
	(void)state;
	static struct stream stream;
	struct baat_buffer fresh = {0}, used = {0};
	uint64_t seed = 9;
	const struct baat_grouping grouping = {stream_keys, 3};
	struct sum again = sum_new(&grouping, names);
	for (size_t round = 0; round < 40; round++) {
		struct sum sum = sum_new(&grouping, names);
		stream_make(&stream, &seed);
		if (round % 4 == 0)
			stream.count = 1;
		send(&stream, 0, stream.count, 0, &sum, names);
		send(&stream, 0, stream.count, round, &again, names);
		model_table(sum.outcomes, &grouping, &fresh);
		model_table(again.outcomes, &grouping, &used);
		assert_string_equal(fresh.at, used.at);
		baat_outcomes_clear(again.outcomes);
		sum_free(&sum);
	}
	sum_free(&again);
	baat_outcomes_free(NULL);
	baat_buffer_free(&fresh);
	baat_buffer_free(&used);
}

static void test_many_groups(void **state)
{
	(void)state;
	enum { GROUPS = 20000 };
	const struct baat_grouping grouping = {stream_keys, 1};
	struct sum sum = sum_new(&grouping, names);
	struct baat_flow flow = flow_of(BAAT_COUNTERFACTUAL, 0, 1, 1);
	char id[16];
	for (size_t i = 0; i < 2 * GROUPS; i++) {
		int length = snprintf(id, sizeof id, "c%zu", i % GROUPS);
		const struct baat_unit of = {NULL, {id, (size_t)length}, no_attributes, BAAT_NO_MONTH};
		flow.amount = (int64_t)(i % GROUPS);
		assert_int_equal(baat_outcomes_add(sum.outcomes, &of, &flow, 1), BAAT_OK);
	}
	assert_int_equal(baat_outcomes_count(sum.outcomes), GROUPS);
	for (size_t i = 0; i < GROUPS; i++) {
		sum_row(&sum, i);
		assert_cell(&sum, BAAT_MEASURE_WITHOUT, 2 * (int64_t)i);
	}
	baat_outcomes_clear(sum.outcomes);
	sum_add(&sum, &flow, 1);
	assert_int_equal(baat_outcomes_count(sum.outcomes), 1);
	sum_free(&sum);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_against_plain_sums),
	    cmocka_unit_test(test_any_split),
	    cmocka_unit_test(test_clear),
	    cmocka_unit_test(test_many_groups),
	};
	return cmocka_run_group_tests_name("outcome-groups", tests, set_up, tear_down);
}
