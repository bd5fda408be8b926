/*
 * Any bytes as case lines, through to flows, outcomes, receipts and findings. Read by libcsv in one block and by the
 * fast path in small ones they give the same tables and the same messages; flows lie within their year, receipts add up
 * to the table. The first three bytes choose the size of the blocks, the method and the key to group by.
 */
#include "fuzz_prices.h"

#include "baat/calc/check.h"
#include "baat/calc/receipt.h"

struct going {
	struct baat_prices *prices;
	struct baat_method method;
	struct baat_flow_rules rules;
	struct baat_grouping grouping;
	size_t block_size;
	bool fast, chosen_only;
};

/* What one reading has. Two accumulators take turns, block by block, as those of two threads. */
struct reading {
	const struct going *going;
	struct baat_names *names, *attributes;
	struct baat_filter *filter;
	struct baat_outcomes *outcomes[2];
	struct baat_receipt_maker *receipts;
	struct baat_check *check;
	struct baat_cut_off cut_off;
	struct baat_diags diags;
	struct baat_buffer *to;
	size_t turn;
};

static void check_flow(const struct reading *reading, const struct baat_flow *flow, const struct baat_flow *before)
{
	unsigned last = flow->month + flow->months - 1u;
	fuzz_promise(flow->months >= 1 && flow->months <= 12 && flow->month / 12 == flow->year &&
	                 last / 12 == flow->year,
	             "month %u, %u months, year %u", flow->month, flow->months, flow->year);
	fuzz_promise(flow->year < reading->going->method.horizon, "beyond the horizon");
	fuzz_promise((flow->pm_plus == 0 && flow->pm_min == 0) ||
	                 (flow->amount == 0 && flow->pm_plus + flow->pm_min == 1),
	             "an amount pro memorie");
	if (flow->side == BAAT_RECEIVES)
		fuzz_promise(before != NULL && before->side == BAAT_PAYS && before->amount == -flow->amount &&
		                 before->present == -flow->present && before->cashable == -flow->cashable,
		             "nobody pays what is received");
}

/* A baat_flow_sink. */
static enum baat_status take_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                   size_t count)
{
	struct reading *reading = context;
	for (size_t i = 0; i < count; i++)
		check_flow(reading, &flows[i], i > 0 ? &flows[i - 1] : NULL);
	enum baat_status status = baat_outcomes_add(reading->outcomes[reading->turn], unit, flows, count);
	return baat_worst(status, baat_receipt_add(reading->receipts, unit, flows, count));
}

static void check_receipt(const struct baat_receipt *receipt)
{
	for (size_t i = 0; i < receipt->alternative_count; i++) {
		const struct baat_receipt_alternative *alternative = &receipt->alternatives[i];
		const struct baat_cell *cells = alternative->measures;
		for (size_t kind = 0; kind < BAAT_KIND__MAX; kind++) {
			baat_sum sum = 0;
			for (size_t p = 0; p < alternative->party_count; p++)
				sum += alternative->parties[p].amount[kind];
			fuzz_promise(cells[kind].empty || cells[kind].number == sum, "parties do not add up");
		}
		if (cells[BAAT_MEASURE_NET].empty)
			continue;
		fuzz_promise(cells[BAAT_MEASURE_AVOIDED].number ==
		                 cells[BAAT_MEASURE_WITHOUT].number - cells[BAAT_MEASURE_OUTCOME].number,
		             "vermeden");
		fuzz_promise(cells[BAAT_MEASURE_NET].number ==
		                 cells[BAAT_MEASURE_AVOIDED].number - cells[BAAT_MEASURE_INPUT].number,
		             "saldo");
		fuzz_promise(alternative->commitment >= 0 && alternative->needed.hits <= alternative->needed.cases &&
		                 alternative->needed_permille <= 1000,
		             "how sure it must be");
	}
}

static void check_findings(struct reading *reading, const struct baat_case *casus)
{
	const struct baat_finding *findings;
	size_t count;
	fuzz_promise(baat_check_case(reading->check, casus, &findings, &count), "no memory");
	fuzz_promise(count <= casus->line_count + casus->scenario_count + 2, "%zu findings", count);
	for (size_t i = 0; i < count; i++) {
		fuzz_promise(findings[i].scenario < casus->scenario_count && findings[i].line > 0, "a finding nowhere");
		baat_buffer_printf(reading->to, "? %s %" PRIu64 " %" PRIu64 "\n", baat_code_name(findings[i].code),
		                   findings[i].line, findings[i].other);
	}
}

static void take_case(struct reading *reading, const struct baat_case *casus, const char *path)
{
	struct baat_flow_choice choice = {.chosen_only = reading->going->chosen_only};
	struct baat_receipt receipt;
	baat_buffer_printf(reading->to, "case %" PRIu64 ", %zu rows, %zu lines, %zu scenarios\n", casus->line,
	                   casus->row_count, casus->line_count, casus->scenario_count);
	choice.chosen_name = baat_names_add(reading->names, BAAT_TEXT("gekozen"));
	if (choice.chosen_only && baat_case_choice(casus, path, &choice.scenario, &reading->diags) != BAAT_OK)
		return;
	fuzz_promise(baat_receipt_begin(reading->receipts, casus, &choice), "no memory");
	enum baat_status status = baat_flows_of_case(casus, path, &reading->going->rules, &choice, take_flows, reading,
	                                             &reading->cut_off, &reading->diags);
	fuzz_promise(status == BAAT_OK, "flows of a case that was read: %d", (int)status);
	if (baat_receipt_finish(reading->receipts, &receipt) == BAAT_OK)
		check_receipt(&receipt);
	check_findings(reading, casus);
}

static void write_table(struct reading *reading)
{
	const struct baat_grouping *grouping = &reading->going->grouping;
	struct baat_outcomes *outcomes = reading->outcomes[1];
	/* in the other order than they were filled */
	fuzz_promise(baat_outcomes_merge(outcomes, reading->outcomes[0]), "no memory");
	size_t width = baat_outcomes_column_count(grouping), count = baat_outcomes_count(outcomes);
	struct baat_column *columns = calloc(width, sizeof *columns);
	struct baat_cell *cells = calloc(width, sizeof *cells);
	fuzz_promise(columns != NULL && cells != NULL && count != SIZE_MAX, "no memory");
	baat_outcomes_columns(grouping, columns);
	for (size_t i = 0; i < count; i++)
		if (baat_outcomes_row(outcomes, i, cells))
			baat_form_row(BAAT_FORM_CSV_NL, columns, width, cells, reading->to);
	free(columns);
	free(cells);
}

/* False when the file cannot be read on. */
static bool read_cases(struct reading *reading, const struct baat_table *table, const struct baat_case_columns *columns,
                       struct baat_case_reader *reader, const struct baat_block *block)
{
	const struct baat_case *casus;
	enum baat_case_result result;
	size_t errors = reading->diags.errors;
	baat_case_begin(reader, table, columns, block, reading->going->fast);
	while ((result = baat_case_next(reader, &casus, &reading->diags)) == BAAT_CASE || result == BAAT_CASE_BAD) {
		fuzz_promise((reading->diags.errors > errors) == (result == BAAT_CASE_BAD), "a bad case has errors");
		fuzz_promise(casus->line > 0 && casus->length > 0 && casus->first_byte + casus->length <= block->length,
		             "no rows");
		if (result == BAAT_CASE)
			take_case(reading, casus, baat_table_path(table));
		errors = reading->diags.errors;
	}
	fuzz_promise((result == BAAT_CASES_BROKEN) == (reading->diags.errors > errors), "it breaks with an error");
	return result == BAAT_CASES_END;
}

static void read_blocks(struct reading *reading, struct baat_table *table, const struct baat_case_columns *columns)
{
	const struct going *going = reading->going;
	const struct baat_filter_request everything = {.perspective = going->method.perspective};
	struct baat_block block = {0};
	struct baat_case_reader *reader =
	    baat_case_reader_new(going->prices, &going->method, reading->names, baat_names_count(reading->attributes));
	reading->filter = baat_filter_new(&everything, reading->names);
	reading->receipts = baat_receipt_new(reading->filter, &reading->going->rules, reading->names);
	reading->check = baat_check_new(going->prices, reading->names, &going->method);
	for (size_t i = 0; i < 2; i++)
		reading->outcomes[i] = baat_outcomes_new(&going->grouping, reading->filter, reading->names);

	for (uint64_t sequence = 0;
	     baat_table_block(table, baat_case_columns_id(columns), &block, &reading->diags) == BAAT_OK &&
	     block.length > 0;
	     sequence++) {
		reading->turn = sequence % 2;
		baat_outcomes_begin_block(reading->outcomes[reading->turn], sequence);
		if (!read_cases(reading, table, columns, reader, &block))
			break;
	}
	write_table(reading);
	for (size_t i = 0; i < 2; i++)
		baat_outcomes_free(reading->outcomes[i]);
	baat_check_free(reading->check);
	baat_receipt_free(reading->receipts);
	baat_filter_free(reading->filter);
	baat_case_reader_free(reader);
	baat_block_free(&block);
}

/* Goes through a file, and writes down all that comes of it. */
static void go(const struct going *going, const char *path, struct baat_buffer *to)
{
	const struct baat_table_request request = {
	    .path = path, .required = baat_case_required, .required_count = 4, .block_size = going->block_size};
	const struct baat_meant meant = {NULL, 0};
	struct reading reading = {.going = going, .to = to};
	struct baat_table *table;
	struct baat_case_columns *columns = NULL;
	reading.names = baat_names_new(baat_prices_names(going->prices));
	reading.attributes = baat_names_new(NULL);
	enum baat_status status = baat_table_open(&table, &request, &reading.diags);
	if (status == BAAT_OK)
		status = baat_case_columns_find(&columns, table, &meant, reading.attributes, &reading.diags);
	fuzz_check_diags(status, &reading.diags);
	if (status == BAAT_OK)
		read_blocks(&reading, table, columns);
	fuzz_add_diags(to, &reading.diags);
	baat_buffer_printf(to, "cut %" PRIu64 "\n", reading.cut_off.cases);
	baat_case_columns_free(columns);
	baat_table_close(table);
	baat_names_free(reading.names);
	baat_names_free(reading.attributes);
	baat_diags_clear(&reading.diags);
}

static struct baat_prices *load_prices(void)
{
	static struct fuzz_file table;
	const struct baat_prices_options options = {0};
	struct baat_diags diags = {0};
	struct baat_prices *prices = baat_prices_new();
	const char *path = fuzz_file_write(&table, baat_text_of(fuzz_price_table));
	fuzz_promise(prices != NULL && baat_prices_add(prices, path, &options, &diags) == BAAT_OK, "no prices: %s",
	             diags.count > 0 ? diags.items[0].text : "");
	return prices;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const struct baat_key keys[] = {{BAAT_KEY_CASE, 0, {"casus", 5}},
	                                       {BAAT_KEY_PARTY, 0, {"partij", 6}},
	                                       {BAAT_KEY_YEAR, 0, {"jaar", 4}},
	                                       {BAAT_KEY_POST, 0, {"post", 4}}};
	static struct fuzz_file file;
	static struct going going;
	struct fuzz_input input = {bytes, length};
	struct baat_diags diags = {0};
	struct baat_buffer expected = {0}, found = {0};
	if (going.prices == NULL)
		going.prices = load_prices();

	size_t block_size = fuzz_below(&input, 256) + 1;
	unsigned choice = fuzz_below(&input, 256), group = fuzz_below(&input, 5);
	going.method = baat_method_default();
	going.method.perspective = choice % 2 == 0 ? BAAT_FINANCIAL : BAAT_SOCIAL;
	going.method.price_year = choice / 2 % 2 == 0 ? BAAT_NO_YEAR : 2020;
	going.method.horizon = choice / 4 % 4 == 0 ? BAAT_HORIZON_MAX : (int32_t)(choice / 4 % 4);
	going.method.success = choice / 16 % 2 == 0 ? BAAT_CHANCE_ONE : 350000;
	going.method.start = choice / 32 % 2 == 0 ? BAAT_NO_MONTH : 2024 * 12;
	going.chosen_only = choice / 64 % 4 == 0;
	going.grouping = (struct baat_grouping){group == 4 ? keys : &keys[group], group == 4 ? 2 : 1};
	baat_flow_rules_make(&going.rules, &going.method);
	fuzz_promise(baat_prices_resolve(going.prices, &going.method, fuzz_cpi(), "cpi.csv", &diags) == BAAT_OK,
	             "prices do not resolve");

	const char *path = fuzz_file_write(&file, fuzz_rest(&input));
	going.block_size = 0;
	going.fast = false;
	go(&going, path, &expected);
	going.block_size = block_size;
	going.fast = true;
	go(&going, path, &found);
	fuzz_same(baat_buffer_text(&expected), baat_buffer_text(&found), "one block");
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
	baat_diags_clear(&diags);
	return 0;
}
