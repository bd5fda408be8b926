/* Flows summed: baat-methode(7), OUTCOME MEASURES; baat-reken(1), on keys and the order of rows. */
#include "model.h"

static struct baat_names *names;
static const struct baat_filter_request everything = {.perspective = BAAT_SOCIAL};
static const struct baat_grouping total = {NULL, 0};
static const struct baat_text no_attributes[STREAM_ATTRIBUTES] = {{"", 0}, {"", 0}};
static const struct baat_unit unit = {NULL, {"A", 1}, no_attributes, BAAT_NO_MONTH};

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

/* An accumulator with a filter of its own. */
struct sum {
	struct baat_filter *filter;
	struct baat_outcomes *outcomes;
	const struct baat_grouping *grouping;
	struct baat_cell cells[8 + BAAT_MEASURE__MAX];
	const struct baat_cell *measures;
};

static struct sum sum_new(const struct baat_grouping *grouping, struct baat_names *own_names)
{
	struct sum sum = {.grouping = grouping};
	sum.filter = baat_filter_new(&everything, own_names);
	sum.outcomes = baat_outcomes_new(grouping, sum.filter, own_names);
	assert_true(sum.filter != NULL && sum.outcomes != NULL);
	return sum;
}

static void sum_free(struct sum *sum)
{
	baat_outcomes_free(sum->outcomes);
	baat_filter_free(sum->filter);
}

static void sum_add(struct sum *sum, const struct baat_flow *flows, size_t count)
{
	assert_int_equal(baat_outcomes_add(sum->outcomes, &unit, flows, count), BAAT_OK);
}

/* Fills the cells of a row. */
static void sum_row(struct sum *sum, size_t index)
{
	assert_true(index < baat_outcomes_count(sum->outcomes));
	assert_true(baat_outcomes_row(sum->outcomes, index, sum->cells));
	sum->measures = sum->cells + sum->grouping->count + 1;
	/* the same row as values */
	struct baat_outcome outcome;
	assert_true(baat_outcomes_at(sum->outcomes, index, &outcome));
	assert_int_equal(sum->measures[-1].empty, outcome.alternative == BAAT_NO_NAME);
	if (outcome.alternative != BAAT_NO_NAME)
		assert_true(baat_text_equal(sum->measures[-1].text, baat_names_text(names, outcome.alternative)));
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++) {
		assert_int_equal(outcome.measures[i].empty, sum->measures[i].empty);
		assert_true(outcome.measures[i].number == sum->measures[i].number);
	}
}

static const int64_t EMPTY = INT64_MIN;

static void assert_cell(const struct sum *sum, enum baat_measure measure, int64_t expected)
{
	const struct baat_cell *cell = &sum->measures[measure];
	int64_t found = cell->empty ? EMPTY : (int64_t)cell->number;
	if (found != expected)
		print_error("%s\n", baat_measure_names[measure]);
	assert_int_equal(found, expected);
}

/* A flow of party n1 under alternative n2. */
static struct baat_flow flow_of(enum baat_kind kind, unsigned month, unsigned months, int64_t amount)
{
	return (struct baat_flow){.kind = (uint8_t)kind,
	                          .month = (uint16_t)month,
	                          .months = (uint8_t)months,
	                          .year = (uint8_t)(month / 12),
	                          .amount = amount,
	                          .present = amount,
	                          .party = 1,
	                          .alternative = 2,
	                          .success = BAAT_CHANCE_ONE};
}

/* baat-methode(7), A WORKED EXAMPLE: both tables of it. */
static void test_worked_example(void **state)
{
	(void)state;
	static const int64_t certain[] = {1275000, 275000, 0,   1275000, 1000000, 1252679, 275000, 0, 1252679,
	                                  977679,  456,    220, 220,     7,       0,       0,      0};
	static const int64_t doubtful[] = {1275000, 275000, 510000, 765000, 490000, 1252679, 275000, 501071, 751608,
	                                   476608,  273,    366,    220,    11,     0,       0,      0};
	struct baat_flow flows[] = {
	    flow_of(BAAT_COUNTERFACTUAL, 0, 12, 510000), flow_of(BAAT_COUNTERFACTUAL, 12, 12, 510000),
	    flow_of(BAAT_COUNTERFACTUAL, 24, 6, 255000), flow_of(BAAT_INPUT, 0, 1, 275000),
	    flow_of(BAAT_OUTCOME, 0, 12, 204000),        flow_of(BAAT_OUTCOME, 12, 12, 204000),
	    flow_of(BAAT_OUTCOME, 24, 6, 102000),
	};
	flows[1].present = 498778;
	flows[2].present = 243901;
	flows[5].present = 199511;
	flows[6].present = 97560;
	struct sum sum = sum_new(&total, names);
	sum_add(&sum, flows, 4);
	sum_row(&sum, 0);
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++)
		assert_cell(&sum, i, certain[i]);
	baat_outcomes_clear(sum.outcomes);
	assert_int_equal(baat_outcomes_count(sum.outcomes), 0);
	for (size_t i = 0; i < 7; i++)
		flows[i].success = 600000;
	sum_add(&sum, flows, 7);
	sum_row(&sum, 0);
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++)
		assert_cell(&sum, i, doubtful[i]);
	sum_free(&sum);
}

/* zonder, inzet and gevolg, in present value, and the chance of success; and the ratios that follow. */
static void test_ratios(void **state)
{
	(void)state;
	static const struct {
		int64_t without, input, outcome;
		int32_t success;
		int64_t ratio, break_even, needed;
	} cases[] = {
	    {1000, 400, 0, 1000000, 250, 400, 400},
	    {1000, 400, 200, 500000, 200, 500, 250},
	    {1000, 400, 200, 0, 200, 500, EMPTY},
	    {1000, 0, 0, 1000000, EMPTY, 0, 0},
	    {1000, -1, 0, 1000000, EMPTY, EMPTY, EMPTY},
	    {100, 100, 100, 1000000, 0, EMPTY, EMPTY},
	    {100, 50, 175, 1000000, -150, EMPTY, EMPTY},
	    {-100, 50, 0, 1000000, -200, EMPTY, EMPTY},
	    {1, 100, 2, 1000000, -1, EMPTY, EMPTY},
	    {1, 200, 0, 1000000, 1, 200000, 200000}, /* 0,005 is 0,01 */
	    {0, 200, 1, 1000000, -1, EMPTY, EMPTY},  /* and -0,005 is -0,01 */
	    {1, 201, 0, 1000000, 0, 201000, 201000},
	    {2000, 1, 0, 1000000, 200000, 1, 1}, /* 0,0005 is 0,001 */
	    {2001, 1, 0, 1000000, 200100, 0, 0},
	    {1000, 1, 0, 500000, 100000, 1, 1}, /* one rounding: 0,5 / 1001 is less than 0,0005 */
	    {1001, 1, 0, 500000, 100100, 1, 0},
	    {100, 300, 0, 1, 33, 3000, 0},
	    {INT64_MAX, INT64_MAX, 0, 1000000, 100, 1000, 1000},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 0, 1, cases[i].without),
		                            flow_of(BAAT_INPUT, 0, 1, cases[i].input),
		                            flow_of(BAAT_OUTCOME, 0, 1, cases[i].outcome)};
		struct sum sum = sum_new(&total, names);
		for (size_t j = 0; j < 3; j++)
			flows[j].success = cases[i].success;
		sum_add(&sum, flows, 3);
		sum_row(&sum, 0);
		assert_cell(&sum, BAAT_MEASURE_RATIO, cases[i].ratio);
		assert_cell(&sum, BAAT_MEASURE_BREAK_EVEN, cases[i].break_even);
		assert_cell(&sum, BAAT_MEASURE_SUCCESS_NEEDED, cases[i].needed);
		sum_free(&sum);
	}
}

static void test_payback(void **state)
{
	(void)state;
	enum { Z = BAAT_COUNTERFACTUAL, I = BAAT_INPUT, G = BAAT_OUTCOME };
	static const struct {
		struct {
			int kind;
			unsigned month, months;
			int64_t amount;
		} flows[4];
		int64_t months;
	} cases[] = {
	    {{{Z, 0, 1, 100}}, 0},
	    {{{Z, 0, 1, 0}}, 0},
	    {{{I, 0, 1, 100}}, EMPTY},
	    {{{I, 0, 1, 100}, {Z, 0, 1, 100}}, 0},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 100}}, 2},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 99}}, EMPTY},
	    {{{I, 0, 1, 100}, {Z, 0, 12, 1200}}, 0},
	    {{{I, 0, 1, 101}, {Z, 0, 12, 1200}}, 2},
	    {{{I, 0, 1, 1200}, {Z, 0, 12, 1200}}, 12},
	    {{{I, 0, 1, 1201}, {Z, 0, 12, 1200}}, EMPTY},
	    /* spread evenly over 7 months, not in whole cents: 3/7 a month */
	    {{{I, 0, 1, 1}, {Z, 0, 7, 3}}, 3},
	    {{{I, 0, 1, 1}, {Z, 3, 11, 1}}, 14},
	    {{{I, 0, 3, 1}, {Z, 0, 9, 1}}, 9},
	    /* a late cost postpones it, as does one that is later paid back */
	    {{{Z, 0, 1, 100}, {G, 30, 1, 150}, {Z, 59, 1, 50}}, 60},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 200}, {G, 30, 1, 150}, {Z, 40, 1, 200}}, 41},
	    {{{I, 0, 1, 100}, {Z, 1, 1, 200}, {G, 30, 1, 150}}, EMPTY},
	    {{{Z, 12, 12, 1200}, {I, 12, 1, 100}, {G, 23, 1, 1100}}, 0},
	    /* a long time before anything happens, and up to the last month */
	    {{{I, 1199, 1, 5}, {Z, 1188, 12, 12}}, 0},
	    {{{I, 1188, 1, 12}, {Z, 1188, 12, 12}}, 1200},
	    /* income of the intervention */
	    {{{I, 0, 1, -100}, {G, 5, 1, 100}}, 0},
	    {{{I, 0, 1, -100}, {G, 5, 1, 101}}, EMPTY},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sum sum = sum_new(&total, names);
		for (size_t j = 0; j < 4; j++)
			if (cases[i].flows[j].months > 0) {
				struct baat_flow flow =
				    flow_of((enum baat_kind)cases[i].flows[j].kind, cases[i].flows[j].month,
				            cases[i].flows[j].months, cases[i].flows[j].amount);
				sum_add(&sum, &flow, 1);
			}
		sum_row(&sum, 0);
		assert_cell(&sum, BAAT_MEASURE_PAYBACK, cases[i].months);
		sum_free(&sum);
	}
}

static void test_bare_rows(void **state)
{
	(void)state;
	struct baat_flow flow = flow_of(BAAT_COUNTERFACTUAL, 0, 12, 1000);
	struct sum sum = sum_new(&total, names);
	flow.alternative = BAAT_NO_NAME;
	flow.success = BAAT_NO_SUCCESS;
	flow.present = 900;
	flow.cashable = 5;
	flow.pm_plus = 3;
	flow.pm_min = 4;
	sum_add(&sum, &flow, 1);
	sum_row(&sum, 0);
	assert_true(sum.cells[0].empty);
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++)
		assert_cell(&sum, i,
		            i == BAAT_MEASURE_WITHOUT      ? 1000
		            : i == BAAT_MEASURE_WITHOUT_PV ? 900
		            : i == BAAT_MEASURE_PM_PLUS    ? 3
		            : i == BAAT_MEASURE_PM_MIN     ? 4
		                                           : EMPTY);
	sum_free(&sum);
}

/* Flows that differ in slaagkans have no common one; each by itself does. */
static void test_mixed_success(void **state)
{
	(void)state;
	const struct baat_key by_case = {BAAT_KEY_CASE, 0, BAAT_TEXT("casus")};
	const struct baat_grouping per_case = {&by_case, 1};
	const struct baat_unit other = {NULL, {"B", 1}, no_attributes, BAAT_NO_MONTH};
	struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 0, 1, 1000), flow_of(BAAT_INPUT, 0, 1, 500)};
	struct sum one = sum_new(&total, names), many = sum_new(&per_case, names), halves[2];
	for (size_t i = 0; i < 2; i++) {
		halves[i] = sum_new(&total, names);
		flows[0].success = flows[1].success = i == 0 ? 500000 : 250000;
		const struct baat_unit *of = i == 0 ? &unit : &other;
		assert_int_equal(baat_outcomes_add(one.outcomes, of, flows, 2), BAAT_OK);
		assert_int_equal(baat_outcomes_add(many.outcomes, of, flows, 2), BAAT_OK);
		sum_add(&halves[i], flows, 2);
	}
	sum_row(&one, 0);
	assert_cell(&one, BAAT_MEASURE_BREAK_EVEN, 500);
	assert_cell(&one, BAAT_MEASURE_SUCCESS_NEEDED, EMPTY);
	sum_row(&many, 0);
	assert_cell(&many, BAAT_MEASURE_SUCCESS_NEEDED, 250);
	sum_row(&many, 1);
	assert_cell(&many, BAAT_MEASURE_SUCCESS_NEEDED, 125);
	/* neither does a merger forget it, nor merging with nothing invent it */
	struct sum none = sum_new(&total, names);
	assert_true(baat_outcomes_merge(halves[0].outcomes, none.outcomes));
	sum_row(&halves[0], 0);
	assert_cell(&halves[0], BAAT_MEASURE_SUCCESS_NEEDED, 250);
	assert_true(baat_outcomes_merge(none.outcomes, halves[0].outcomes));
	assert_true(baat_outcomes_merge(none.outcomes, halves[1].outcomes));
	assert_true(baat_outcomes_merge(none.outcomes, halves[1].outcomes));
	sum_row(&none, 0);
	assert_cell(&none, BAAT_MEASURE_SUCCESS_NEEDED, EMPTY);
	for (size_t i = 0; i < 2; i++)
		sum_free(&halves[i]);
	sum_free(&none);
	sum_free(&one);
	sum_free(&many);
}

static void test_by_year(void **state)
{
	(void)state;
	const struct baat_key by_year = {BAAT_KEY_YEAR, 0, BAAT_TEXT("jaar")};
	const struct baat_grouping per_year = {&by_year, 1};
	const struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 14, 3, 30), flow_of(BAAT_INPUT, 0, 1, 10),
	                                  flow_of(BAAT_COUNTERFACTUAL, 0, 12, 5)};
	struct sum sum = sum_new(&per_year, names);
	sum_add(&sum, flows, 3);
	assert_int_equal(baat_outcomes_count(sum.outcomes), 2);
	sum_row(&sum, 0);
	assert_true(sum.cells[0].number == 0);
	assert_cell(&sum, BAAT_MEASURE_NET, -5);
	assert_cell(&sum, BAAT_MEASURE_PAYBACK, EMPTY);
	sum_row(&sum, 1);
	assert_true(sum.cells[0].number == 1);
	assert_cell(&sum, BAAT_MEASURE_NET, 30);
	sum_free(&sum);
}

static void test_columns(void **state)
{
	(void)state;
	static const char *const expected[] = {"wijk",
	                                       "jaar",
	                                       "alternatief",
	                                       "zonder",
	                                       "inzet",
	                                       "gevolg",
	                                       "vermeden",
	                                       "saldo",
	                                       "zonder_cw",
	                                       "inzet_cw",
	                                       "gevolg_cw",
	                                       "vermeden_cw",
	                                       "ncw",
	                                       "bk",
	                                       "omslagpunt",
	                                       "slaagkans_nodig",
	                                       "terugverdientijd",
	                                       "verzilverbaar",
	                                       "pm_plus",
	                                       "pm_min"};
	const struct baat_key keys[] = {{BAAT_KEY_ATTRIBUTE, 0, BAAT_TEXT("wijk")},
	                                {BAAT_KEY_YEAR, 0, BAAT_TEXT("jaar")}};
	const struct baat_grouping grouping = {keys, 2};
	struct baat_column columns[sizeof expected / sizeof expected[0]];
	assert_int_equal(baat_outcomes_column_count(&grouping), sizeof expected / sizeof expected[0]);
	baat_outcomes_columns(&grouping, columns);
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
		assert_true(baat_text_equal(columns[i].name, baat_text_of(expected[i])));
	assert_int_equal(columns[0].kind, BAAT_CELL_TEXT);
	assert_int_equal(columns[1].kind, BAAT_CELL_INTEGER);
	assert_int_equal(columns[3].kind, BAAT_CELL_CENTS);
	assert_int_equal(columns[13].kind, BAAT_CELL_RATIO2);
	assert_int_equal(columns[14].kind, BAAT_CELL_RATIO3);
	assert_int_equal(columns[16].kind, BAAT_CELL_INTEGER);
}

/* A ratio of sums beyond any that a file can hold is an error, not a wrapped number. */
static void test_overflow(void **state)
{
	(void)state;
	const struct baat_key by_year = {BAAT_KEY_YEAR, 0, BAAT_TEXT("jaar")};
	const struct baat_grouping per_year = {&by_year, 1};
	const struct baat_flow flows[] = {flow_of(BAAT_COUNTERFACTUAL, 0, 1, INT64_MAX),
	                                  flow_of(BAAT_INPUT, 0, 1, INT64_MAX)};
	struct sum one = sum_new(&per_year, names), other = sum_new(&per_year, names);
	sum_add(&one, flows, 2);
	sum_add(&other, flows, 2);
	for (size_t i = 0; i < 20; i++)
		assert_true(baat_outcomes_merge(one.outcomes, other.outcomes) &&
		            baat_outcomes_merge(other.outcomes, one.outcomes));
	sum_row(&one, 0);
	assert_cell(&one, BAAT_MEASURE_RATIO, 100);
	for (size_t i = 0; i < 20; i++)
		assert_true(baat_outcomes_merge(one.outcomes, other.outcomes) &&
		            baat_outcomes_merge(other.outcomes, one.outcomes));
	assert_int_equal(baat_outcomes_count(one.outcomes), 1);
	assert_false(baat_outcomes_row(one.outcomes, 0, one.cells));
	sum_free(&one);
	sum_free(&other);
}

/* ---- random flows against a plain summing of them --------------------------------------------------------------- */

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
	    cmocka_unit_test(test_worked_example),
	    cmocka_unit_test(test_ratios),
	    cmocka_unit_test(test_payback),
	    cmocka_unit_test(test_bare_rows),
	    cmocka_unit_test(test_mixed_success),
	    cmocka_unit_test(test_by_year),
	    cmocka_unit_test(test_columns),
	    cmocka_unit_test(test_overflow),
	    cmocka_unit_test(test_against_plain_sums),
	    cmocka_unit_test(test_any_split),
	    cmocka_unit_test(test_clear),
	    cmocka_unit_test(test_many_groups),
	};
	return cmocka_run_group_tests_name("outcome", tests, set_up, tear_down);
}
