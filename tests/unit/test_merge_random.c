/* Random flows come to the same tables, merged or not. */
#include "merging.h"

/* A baat_flow_sink that writes flows down. */
struct writing {
	struct baat_buffer *to;
	const struct baat_names *names;
};

static enum baat_status write_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                    size_t count)
{
	const struct writing *writing = context;
	struct baat_cell cells[BAAT_FLOW__MAX + STREAM_ATTRIBUTES];
	struct baat_column columns[BAAT_FLOW__MAX + STREAM_ATTRIBUTES] = {{{"", 0}, BAAT_CELL_TEXT}};
	for (size_t i = 0; i < count; i++) {
		baat_flow_cells(&flows[i], unit, writing->names, cells);
		for (size_t j = 0; j < BAAT_FLOW__MAX; j++)
			columns[j].kind = baat_flow_column_kinds[j];
		for (size_t j = 0; j < STREAM_ATTRIBUTES; j++)
			cells[BAAT_FLOW__MAX + j] = (struct baat_cell){.text = unit->attributes[j]};
		baat_form_row(BAAT_FORM_CSV_NL, columns, BAAT_FLOW__MAX + STREAM_ATTRIBUTES, cells, writing->to);
	}
	return BAAT_OK;
}

static void write_merged(struct baat_merger *merger, const struct baat_names *own, struct baat_buffer *to)
{
	struct writing writing = {to, own};
	to->length = 0;
	assert_int_equal(baat_merger_each(merger, write_flows, &writing), BAAT_OK);
	baat_buffer_add_char(to, '\0');
}

/* Whether a grouping asks for nothing but what was kept. */
static bool is_kept(const struct baat_key *key, const struct baat_grouping *kept)
{
	if (key->kind == BAAT_KEY_PARTY || key->kind == BAAT_KEY_YEAR)
		return true;
	for (size_t i = 0; i < kept->count; i++)
		if (kept->keys[i].kind == key->kind && kept->keys[i].attribute == key->attribute)
			return true;
	return false;
}

static struct baat_grouping kept_part(const struct baat_grouping *asked, const struct baat_grouping *kept,
                                      struct baat_key keys[STREAM_KEYS])
{
	struct baat_grouping part = {keys, 0};
	for (size_t i = 0; i < STREAM_KEYS; i++)
		if (is_kept(&asked->keys[i], kept) && part.count < 3)
			keys[part.count++] = asked->keys[i];
	return part;
}

/* Every table of the fewer is that of the many, in both perspectives, for a party too, and they merge no further. */
static void test_same_tables(void **state)
{
	(void)state;
	static struct stream stream;
	const struct baat_text party = BAAT_TEXT("n2");
	struct baat_buffer table = {0}, fewer = {0}, once = {0}, twice = {0};
	uint64_t seed = 12;
	for (size_t round = 0; round < 250; round++) {
		struct baat_key kept_keys[STREAM_KEYS], asked_keys[STREAM_KEYS], keys[STREAM_KEYS];
		struct baat_grouping kept = stream_grouping(kept_keys, &seed),
				     asked = stream_grouping(asked_keys, &seed);
		struct baat_grouping grouping = kept_part(&asked, &kept, keys);
		/* cutting flows into months moves cents, which terugverdientijd may notice */
		if (baat_grouping_needs_start(&kept) && !baat_grouping_needs_start(&grouping))
			continue;
		const struct baat_filter_request request = {.perspective = (enum baat_perspective)(round % 2),
		                                            .parties = &party,
		                                            .party_count = round % 3 == 0};
		struct baat_filter *filter = baat_filter_new(&request, names);
		struct baat_outcomes *many = baat_outcomes_new(&grouping, filter, names);
		struct baat_outcomes *few = baat_outcomes_new(&grouping, filter, names);
		struct merge merge = merge_new(&kept, names), again = merge_new(&kept, names);
		stream_make(&stream, &seed);
		stream_send(&stream, 0, stream.count, names, names, baat_merger_add, merge.merger);
		stream_send(&stream, 0, stream.count, names, names, baat_outcomes_add, many);
		assert_int_equal(baat_merger_each(merge.merger, baat_outcomes_add, few), BAAT_OK);
		model_table(many, &grouping, &table);
		model_table(few, &grouping, &fewer);
		assert_string_equal(fewer.at, table.at);
		assert_int_equal(baat_merger_each(merge.merger, baat_merger_add, again.merger), BAAT_OK);
		write_merged(merge.merger, names, &once);
		write_merged(again.merger, names, &twice);
		assert_string_equal(twice.at, once.at);
		baat_outcomes_free(many);
		baat_outcomes_free(few);
		baat_filter_free(filter);
		merge_free(&merge);
		merge_free(&again);
	}
	baat_buffer_free(&table);
	baat_buffer_free(&fewer);
	baat_buffer_free(&once);
	baat_buffer_free(&twice);
}

enum { PARTS = 4 };

/* Blocks dealt out over mergers with names of their own, these merged in any order: the same flows in the same order.
 */
static void test_any_split(void **state)
{
	(void)state;
	static struct stream stream;
	struct baat_buffer whole = {0}, parts = {0};
	uint64_t seed = 13;
	for (size_t round = 0; round < 150; round++) {
		struct baat_key chosen[STREAM_KEYS];
		struct baat_grouping kept = stream_grouping(chosen, &seed);
		struct baat_names *own[PARTS];
		struct merge merges[PARTS], all = merge_new(&kept, names);
		stream_make(&stream, &seed);
		stream_send(&stream, 0, stream.count, names, names, baat_merger_add, all.merger);
		write_merged(all.merger, names, &whole);
		for (size_t i = 0; i < PARTS; i++) {
			own[i] = stream_shuffled(names, &seed);
			merges[i] = merge_new(&kept, own[i]);
		}
		uint64_t sequence = 0;
		for (size_t from = 0, to; from < stream.count; from = to) {
			size_t worker = check_below(&seed, PARTS);
			to = from + 1 + check_below(&seed, stream.count - from);
			baat_merger_begin_block(merges[worker].merger, sequence++);
			assert_int_equal(
			    stream_send(&stream, from, to, names, own[worker], baat_merger_add, merges[worker].merger),
			    BAAT_OK);
		}
		size_t into = check_below(&seed, PARTS);
		for (size_t i = 1; i < PARTS; i++)
			assert_int_equal(baat_merger_merge(merges[into].merger, merges[(into + i) % PARTS].merger),
			                 BAAT_OK);
		write_merged(merges[into].merger, own[into], &parts);
		assert_string_equal(parts.at, whole.at);
		for (size_t i = 0; i < PARTS; i++) {
			merge_free(&merges[i]);
			baat_names_free(own[i]);
		}
		merge_free(&all);
	}
	baat_buffer_free(&whole);
	baat_buffer_free(&parts);
}

/* Makes each flow of the stream a payment, with the other side behind it. */
static void make_transfers(struct stream *stream)
{
	stream->count = stream->count / 2 * 2;
	for (size_t i = 0; i < stream->count; i += 2) {
		stream->flows[i].side = BAAT_PAYS;
		stream->flows[i].pm_plus = stream->flows[i].pm_min = 0;
		stream->flows[i + 1] = stream->flows[i];
		stream->casus[i + 1] = stream->casus[i];
		struct baat_flow *received = &stream->flows[i + 1];
		received->side = BAAT_RECEIVES;
		received->party = 1 + received->party % 3;
		received->amount = -received->amount;
		received->present = -received->present;
		received->cashable = -received->cashable;
	}
}

static void assert_nothing(struct baat_outcomes *outcomes, size_t keys)
{
	struct baat_cell cells[STREAM_KEYS + 1 + BAAT_MEASURE__MAX];
	size_t count = baat_outcomes_count(outcomes);
	for (size_t row = 0; row < count; row++) {
		assert_true(baat_outcomes_row(outcomes, row, cells));
		for (size_t i = keys + 1; i < keys + 1 + BAAT_MEASURE__MAX; i++)
			assert_true(cells[i].empty || cells[i].number == 0);
	}
}

/* Under maatschappelijk a transfer is nothing, in every table that does not look at parties. */
static void test_transfers_cancel(void **state)
{
	(void)state;
	static struct stream stream;
	const struct baat_filter_request social = {.perspective = BAAT_SOCIAL};
	uint64_t seed = 14;
	for (size_t round = 0; round < 200; round++) {
		struct baat_key chosen[STREAM_KEYS];
		struct baat_grouping grouping = stream_grouping(chosen, &seed);
		size_t kept = 0;
		for (size_t i = 0; i < grouping.count; i++)
			if (chosen[i].kind != BAAT_KEY_PARTY)
				chosen[kept++] = chosen[i];
		grouping.count = kept;
		struct baat_filter *filter = baat_filter_new(&social, names);
		struct baat_outcomes *many = baat_outcomes_new(&grouping, filter, names);
		struct baat_outcomes *few = baat_outcomes_new(&grouping, filter, names);
		struct merge merge = merge_new(&grouping, names);
		stream_make(&stream, &seed);
		make_transfers(&stream);
		stream_send(&stream, 0, stream.count, names, names, baat_outcomes_add, many);
		stream_send(&stream, 0, stream.count, names, names, baat_merger_add, merge.merger);
		assert_int_equal(baat_merger_each(merge.merger, baat_outcomes_add, few), BAAT_OK);
		assert_int_equal(baat_outcomes_count(many), baat_outcomes_count(few));
		assert_nothing(many, kept);
		assert_nothing(few, kept);
		baat_outcomes_free(many);
		baat_outcomes_free(few);
		baat_filter_free(filter);
		merge_free(&merge);
	}
}

static void test_many(void **state)
{
	(void)state;
	enum { MANY = 5000 };
	const struct baat_grouping by_case = {&stream_keys[0], 1};
	struct merge merge = merge_new(&by_case, names);
	struct model_flows list = {0};
	char id[16];
	for (size_t i = 0; i < 2 * MANY; i++) {
		int length = snprintf(id, sizeof id, "c%zu", i % MANY);
		const struct baat_unit of = {NULL, {id, (size_t)length}, attributes, BAAT_NO_MONTH};
		const struct baat_flow flow = flow_of(4, (int64_t)(i % MANY));
		assert_int_equal(baat_merger_add(merge.merger, &of, &flow, 1), BAAT_OK);
	}
	assert_int_equal(baat_merger_each(merge.merger, model_collect, &list), BAAT_OK);
	assert_int_equal(list.count, MANY);
	for (size_t i = 0; i < MANY; i++)
		assert_int_equal(list.items[i].amount, 2 * (int64_t)i);
	model_flows_free(&list);
	merge_free(&merge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same_tables),
	    cmocka_unit_test(test_any_split),
	    cmocka_unit_test(test_transfers_cancel),
	    cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests_name("merge, random", tests, set_up, tear_down);
}
