/*
 * Any bytes as flows, through to sums. Read by libcsv in one block, by the fast path in small ones, and merged into
 * fewer flows first, they give the same tables. The first two bytes choose the size of the blocks, the keys and the
 * filter.
 */
#include "fuzz.h"

#include "baat/calc/merge.h"
#include "baat/calc/outcome.h"

enum going { PLAINLY, IN_BLOCKS, MERGED_FIRST };

struct reading {
	enum going how;
	const struct baat_grouping *grouping;
	struct baat_names *names, *attributes;
	struct baat_filter *filter;
	struct baat_outcomes *outcomes[2];
	struct baat_merger *merger;
	struct baat_diags diags;
	size_t turn;
	bool overflow; /* sums that do not fit a flow */
};

/* A baat_flow_sink. */
static enum baat_status take_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                   size_t count)
{
	struct reading *reading = context;
	fuzz_promise(unit->casus.length == 0 || baat_text_is_utf8(unit->casus), "casus");
	for (size_t i = 0; i < count; i++) {
		const struct baat_flow *flow = &flows[i];
		fuzz_promise(flow->months >= 1 && flow->months <= 12 && flow->month / 12 == flow->year &&
		                 (flow->month + flow->months - 1) / 12 == flow->year,
		             "month %u, %u months, year %u", flow->month, flow->months, flow->year);
		fuzz_promise(flow->kind < BAAT_KIND__MAX && flow->side <= BAAT_RECEIVES, "soort or kant");
	}
	enum baat_status status = baat_outcomes_add(reading->outcomes[reading->turn], unit, flows, count);
	if (reading->merger != NULL && baat_merger_add(reading->merger, unit, flows, count) != BAAT_OK)
		reading->overflow = true;
	return status;
}

static void write_table(struct baat_outcomes *outcomes, const struct baat_grouping *grouping, struct baat_buffer *to)
{
	size_t width = baat_outcomes_column_count(grouping), count = baat_outcomes_count(outcomes);
	struct baat_column *columns = calloc(width, sizeof *columns);
	struct baat_cell *cells = calloc(width, sizeof *cells);
	fuzz_promise(columns != NULL && cells != NULL && count != SIZE_MAX, "no memory");
	baat_outcomes_columns(grouping, columns);
	for (size_t i = 0; i < count; i++) {
		if (baat_outcomes_row(outcomes, i, cells))
			baat_form_row(BAAT_FORM_CSV_NL, columns, width, cells, to);
		else
			baat_buffer_add_string(to, "a sum is too large\n");
	}
	free(columns);
	free(cells);
}

/* The flows that were merged are summed anew, in place of the sums of the many. */
static void sum_merged(struct reading *reading)
{
	baat_outcomes_clear(reading->outcomes[0]);
	baat_outcomes_clear(reading->outcomes[1]);
	baat_outcomes_begin_block(reading->outcomes[0], 0);
	if (!reading->overflow && baat_merger_each(reading->merger, baat_outcomes_add, reading->outcomes[0]) != BAAT_OK)
		reading->overflow = true;
}

static void read_blocks(struct reading *reading, struct baat_table *table, const struct baat_flow_columns *columns)
{
	struct baat_block block = {0};
	struct baat_flow_reader *reader = baat_flow_reader_new(reading->names, baat_names_count(reading->attributes));
	uint64_t count = 0;
	for (uint64_t sequence = 0;
	     baat_table_block(table, BAAT_NO_COLUMN, &block, &reading->diags) == BAAT_OK && block.length > 0;
	     sequence++) {
		size_t errors = reading->diags.errors;
		reading->turn = sequence % 2;
		baat_outcomes_begin_block(reading->outcomes[reading->turn], sequence);
		if (reading->merger != NULL)
			baat_merger_begin_block(reading->merger, sequence);
		enum baat_status status = baat_flow_read(reader, table, columns, &block, reading->how == IN_BLOCKS,
		                                         take_flows, reading, &count, &reading->diags);
		fuzz_promise((status != BAAT_OK) == (reading->diags.errors > errors), "status %d", (int)status);
		if (status != BAAT_OK)
			break;
	}
	baat_flow_reader_free(reader);
	baat_block_free(&block);
}

/* Reads the file and writes down what comes of it; when there are errors, only the first of them, as it depends on the
 * blocks how many others are found. False when the sums do not fit merged flows. */
static bool go(enum going how, const struct baat_grouping *grouping, const struct baat_filter_request *filter,
               const char *path, size_t block_size, struct baat_buffer *to)
{
	const struct baat_table_request request = {.path = path,
	                                           .required = baat_flow_required,
	                                           .required_count = BAAT_FLOW_REQUIRED,
	                                           .broken_off = BAAT_INCOMPLETE,
	                                           .block_size = how == IN_BLOCKS ? block_size : 0};
	struct reading reading = {.how = how, .grouping = grouping};
	struct baat_flow_columns columns = {0};
	struct baat_table *table;
	reading.names = baat_names_new(NULL);
	reading.attributes = baat_names_new(NULL);
	enum baat_status status = baat_table_open(&table, &request, &reading.diags);
	if (status == BAAT_OK)
		status = baat_flow_columns_find(&columns, table, reading.attributes, &reading.diags);
	fuzz_check_diags(status, &reading.diags);
	if (status == BAAT_OK) {
		size_t attributes = baat_names_count(reading.attributes);
		struct baat_grouping known = *grouping;
		/* the last key is a column of the file's own */
		known.count -= known.count > 0 && attributes == 0;
		reading.filter = baat_filter_new(filter, reading.names);
		for (size_t i = 0; i < 2; i++)
			reading.outcomes[i] = baat_outcomes_new(&known, reading.filter, reading.names);
		if (how == MERGED_FIRST)
			reading.merger = baat_merger_new(&known, attributes, reading.filter, reading.names);
		read_blocks(&reading, table, &columns);
		if (reading.merger != NULL && reading.diags.errors == 0)
			sum_merged(&reading);
		fuzz_promise(baat_outcomes_merge(reading.outcomes[1], reading.outcomes[0]), "no memory");
		if (reading.diags.errors == 0)
			write_table(reading.outcomes[1], &known, to);
	}
	if (reading.diags.count > 0)
		baat_buffer_printf(to, "! %s %" PRIu64 ":%u %s\n", baat_code_name(reading.diags.items[0].code),
		                   reading.diags.items[0].place.line, reading.diags.items[0].place.field,
		                   reading.diags.items[0].text);
	baat_merger_free(reading.merger);
	for (size_t i = 0; i < 2; i++)
		baat_outcomes_free(reading.outcomes[i]);
	baat_filter_free(reading.filter);
	baat_flow_columns_free(&columns);
	baat_table_close(table);
	baat_names_free(reading.names);
	baat_names_free(reading.attributes);
	baat_diags_clear(&reading.diags);
	return !reading.overflow;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const struct baat_key all[] = {{BAAT_KEY_CASE, 0, {"casus", 5}},
	                                      {BAAT_KEY_PARTY, 0, {"partij", 6}},
	                                      {BAAT_KEY_YEAR, 0, {"jaar", 4}},
	                                      {BAAT_KEY_POST, 0, {"post", 4}},
	                                      {BAAT_KEY_DOMAIN, 0, {"domein", 6}}};
	static const struct baat_key own = {BAAT_KEY_ATTRIBUTE, 0, {"eigen", 5}};
	static const struct baat_text party = {"gemeente", 8};
	static struct fuzz_file file;
	struct fuzz_input input = {bytes, length};
	struct baat_buffer expected = {0}, found = {0}, merged = {0};

	size_t block_size = fuzz_below(&input, 256) + 1;
	unsigned choice = fuzz_below(&input, 256);
	struct baat_key keys[3] = {all[choice % 5], all[(choice % 5 + 1 + choice / 5 % 4) % 5], own};
	/* none, or one or two of them and the file's own */
	struct baat_grouping grouping = {keys, 0};
	if (choice / 20 % 3 == 1)
		keys[1] = own;
	grouping.count = choice / 20 % 3 == 0 ? 0 : choice / 20 % 3 + 1;
	struct baat_filter_request filter = {.perspective = choice / 60 % 2 == 0 ? BAAT_FINANCIAL : BAAT_SOCIAL};
	filter.parties = &party;
	filter.party_count = choice / 120 % 2 == 0;

	const char *path = fuzz_file_write(&file, fuzz_rest(&input));
	go(PLAINLY, &grouping, &filter, path, block_size, &expected);
	go(IN_BLOCKS, &grouping, &filter, path, block_size, &found);
	fuzz_same(baat_buffer_text(&expected), baat_buffer_text(&found), "one block");
	if (go(MERGED_FIRST, &grouping, &filter, path, block_size, &merged))
		fuzz_same(baat_buffer_text(&expected), baat_buffer_text(&merged), "not merged");
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
	baat_buffer_free(&merged);
	return 0;
}
