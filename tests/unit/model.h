/* What the tests of cases, flows and sums share: prices in memory, cases from text, flows in a list. */
#ifndef BAAT_MODEL_TEST_H
#define BAAT_MODEL_TEST_H

#include "check.h"

#include "baat/calc/flows.h"
#include "baat/base/memory.h"
#include "baat/calc/outcome.h"

/* Prices and method of a test, and the case file that is being read. */
struct model {
	struct check_file file;
	struct baat_prices *prices;
	struct baat_cpi cpi;
	struct baat_method method;
	struct baat_names *names, *attributes;
	struct baat_diags diags;
	struct baat_table *table;
	struct baat_case_columns *columns;
	struct baat_case_reader *reader;
	struct baat_block block;
	bool in_block, slow;
};

static inline void model_fail_on_diags(const struct baat_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		print_error("%s %llu:%u %s\n", baat_code_name(diags->items[i].code),
		            (unsigned long long)diags->items[i].place.line, diags->items[i].place.field,
		            diags->items[i].text);
	assert_int_equal(diags->count, 0);
}

/* Begins a test with one price table. */
static inline void model_new(struct model *model, const char *price_table)
{
	const struct baat_prices_options options = {0};
	*model = (struct model){.method = baat_method_default()};
	check_file_new(&model->file);
	model->prices = baat_prices_new();
	assert_non_null(model->prices);
	const char *path = check_file_write(&model->file, baat_text_of(price_table));
	baat_prices_add(model->prices, path, &options, &model->diags);
	model_fail_on_diags(&model->diags);
}

static inline void model_close(struct model *model)
{
	baat_case_reader_free(model->reader);
	baat_case_columns_free(model->columns);
	baat_table_close(model->table);
	baat_block_free(&model->block);
	baat_names_free(model->names);
	baat_names_free(model->attributes);
	baat_diags_clear(&model->diags);
	model->reader = NULL;
	model->columns = NULL;
	model->table = NULL;
	model->names = model->attributes = NULL;
	model->in_block = false;
}

static inline void model_free(struct model *model)
{
	model_close(model);
	baat_prices_free(model->prices);
	check_file_free(&model->file);
}

/* Opens a case file, after closing the one before it. The method is that of the model at this moment. */
static inline enum baat_status model_open_meant(struct model *model, struct baat_text text, size_t block_size,
                                                const struct baat_meant *meant)
{
	model_close(model);
	bool indexed = model->method.price_year != BAAT_NO_YEAR;
	baat_prices_resolve(model->prices, &model->method, indexed ? &model->cpi : NULL, "cpi.csv", &model->diags);
	model_fail_on_diags(&model->diags);
	model->names = baat_names_new(baat_prices_names(model->prices));
	model->attributes = baat_names_new(NULL);
	const struct baat_table_request request = {.path = check_file_write(&model->file, text),
	                                           .required = baat_case_required,
	                                           .required_count = 4,
	                                           .block_size = block_size};
	enum baat_status status = baat_table_open(&model->table, &request, &model->diags);
	if (status == BAAT_OK)
		status = baat_case_columns_find(&model->columns, model->table, meant, model->attributes, &model->diags);
	if (status == BAAT_OK) {
		model->reader = baat_case_reader_new(model->prices, &model->method, model->names,
		                                     baat_names_count(model->attributes));
		assert_non_null(model->reader);
	}
	return status;
}

static inline enum baat_status model_open(struct model *model, const char *text)
{
	const struct baat_meant none = {NULL, 0};
	return model_open_meant(model, baat_text_of(text), 0, &none);
}

/* The next case of the file, block after block. */
static inline enum baat_case_result model_next(struct model *model, const struct baat_case **casus)
{
	for (;;) {
		if (model->in_block) {
			enum baat_case_result result = baat_case_next(model->reader, casus, &model->diags);
			if (result != BAAT_CASES_END)
				return result;
		}
		size_t together = baat_case_columns_id(model->columns);
		assert_int_equal(baat_table_block(model->table, together, &model->block, &model->diags), BAAT_OK);
		if (model->block.length == 0)
			return BAAT_CASES_END;
		baat_case_begin(model->reader, model->table, model->columns, &model->block, !model->slow);
		model->in_block = true;
	}
}

/* The first case of a text without errors. */
static inline const struct baat_case *model_case(struct model *model, const char *text)
{
	const struct baat_case *casus = NULL;
	model_open(model, text);
	model_fail_on_diags(&model->diags);
	enum baat_case_result result = model_next(model, &casus);
	model_fail_on_diags(&model->diags);
	assert_int_equal(result, BAAT_CASE);
	return casus;
}

static inline const char *model_name(const struct model *model, uint32_t number)
{
	return number == BAAT_NO_NAME ? "(none)" : baat_names_text(model->names, number).at;
}

/* A list of flows, with the case that each came with. Texts are those of the sender. */
struct model_flows {
	struct baat_flow *items;
	struct baat_unit *units;
	size_t count, capacity, unit_capacity;
	size_t batches, largest;
	enum baat_status answer;
};

/* A baat_flow_sink. */
static inline enum baat_status model_collect(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                             size_t count)
{
	struct model_flows *list = context;
	assert_true(baat_grow(&list->items, &list->capacity, list->count + count, sizeof *list->items));
	assert_true(baat_grow(&list->units, &list->unit_capacity, list->count + count, sizeof *list->units));
	for (size_t i = 0; i < count; i++) {
		list->items[list->count] = flows[i];
		list->units[list->count++] = *unit;
	}
	list->batches++;
	list->largest = count > list->largest ? count : list->largest;
	return list->answer;
}

static inline void model_flows_free(struct model_flows *list)
{
	free(list->items);
	free(list->units);
	*list = (struct model_flows){0};
}

/* All rows of an accumulator as delimited text, to compare tables as a whole. */
static inline void model_table(struct baat_outcomes *outcomes, const struct baat_grouping *grouping,
                               struct baat_buffer *to)
{
	size_t width = baat_outcomes_column_count(grouping), count = baat_outcomes_count(outcomes);
	struct baat_column *columns = calloc(width, sizeof *columns);
	struct baat_cell *cells = calloc(width, sizeof *cells);
	assert_true(columns != NULL && cells != NULL && count != SIZE_MAX);
	to->length = 0;
	baat_outcomes_columns(grouping, columns);
	for (size_t i = 0; i < count; i++) {
		assert_true(baat_outcomes_row(outcomes, i, cells));
		baat_form_row(BAAT_FORM_CSV_NL, columns, width, cells, to);
	}
	baat_buffer_add_char(to, '\0');
	free(columns);
	free(cells);
}

/* ---- random flows ------------------------------------------------------------------------------------------------ */

enum { STREAM_NAMES = 12, STREAM_ATTRIBUTES = 2, STREAM_CASES = 40, STREAM_FLOWS = 400, STREAM_DISTRICTS = 3 };

/* Flows in batches that share a case, as a reader of flows sends them. Parties are 1..3, the third the client; posts
 * 4..6; domains 0..2; alternatives 8..10. */
struct stream {
	struct baat_flow flows[STREAM_FLOWS];
	size_t casus[STREAM_FLOWS]; /* which of the texts */
	size_t count;
	struct baat_text texts[STREAM_CASES];
	struct baat_text attributes[STREAM_CASES][STREAM_ATTRIBUTES];
	char room[STREAM_CASES][8], districts[STREAM_DISTRICTS][8];
};

static const struct baat_key stream_keys[] = {
    {BAAT_KEY_CASE, 0, {"casus", 5}},
    {BAAT_KEY_PARTY, 0, {"partij", 6}},
    {BAAT_KEY_POST, 0, {"post", 4}},
    {BAAT_KEY_DOMAIN, 0, {"domein", 6}},
    {BAAT_KEY_YEAR, 0, {"jaar", 4}},
    {BAAT_KEY_ATTRIBUTE, 0, {"wijk", 4}},
    {BAAT_KEY_ATTRIBUTE, 1, {"team", 4}},
    {BAAT_KEY_START, 0, {"start", 5}},
    {BAAT_KEY_CALENDAR_YEAR, 0, {"kalenderjaar", 12}},
    {BAAT_KEY_CALENDAR_MONTH, 0, {"kalendermaand", 13}},
};
enum { STREAM_KEYS = sizeof stream_keys / sizeof stream_keys[0] };

/* The names of the flows: the empty one, n1, n2, client, n4, … */
static inline struct baat_names *stream_names(void)
{
	struct baat_names *names = baat_names_new(NULL);
	char text[8];
	baat_names_add(names, BAAT_TEXT(""));
	for (int i = 1; i < STREAM_NAMES; i++) {
		snprintf(text, sizeof text, "n%d", i);
		baat_names_add(names, i == 3 ? BAAT_TEXT("client") : baat_text_of(text));
	}
	return names;
}

/* The same names with other numbers, as another thread gives them out. */
static inline struct baat_names *stream_shuffled(const struct baat_names *names, uint64_t *seed)
{
	struct baat_names *other = baat_names_new(NULL);
	for (size_t i = 0; i < 100; i++)
		baat_names_add(other, baat_names_text(names, (uint32_t)check_below(seed, STREAM_NAMES)));
	for (uint32_t i = 0; i < STREAM_NAMES; i++)
		baat_names_add(other, baat_names_text(names, i));
	return other;
}

static inline uint32_t stream_renamed(const struct baat_names *into, const struct baat_names *names, uint32_t name)
{
	return name == BAAT_NO_NAME ? name : baat_names_find(into, baat_names_text(names, name));
}

static inline void stream_make_texts(struct stream *stream)
{
	for (size_t i = 0; i < STREAM_DISTRICTS; i++)
		snprintf(stream->districts[i], sizeof stream->districts[i], "wijk%zu", i);
	for (size_t i = 0; i < STREAM_CASES; i++) {
		snprintf(stream->room[i], sizeof stream->room[i], "z%zu", i);
		stream->texts[i] = baat_text_of(stream->room[i]);
		stream->attributes[i][0] = baat_text_of(stream->districts[i % STREAM_DISTRICTS]);
		stream->attributes[i][1] = i % 5 == 0 ? BAAT_TEXT("") : baat_text_of(stream->districts[i % 2]);
	}
}

/* Month 0 of a case. */
static inline int32_t stream_start(size_t casus)
{
	return 2025 * 12 + (int32_t)(casus * 7 % 30);
}

static inline void stream_make_flow(struct baat_flow *flow, uint64_t *seed)
{
	unsigned month = (unsigned)check_below(seed, 50);
	int64_t amount = (int64_t)(check_random(seed) >> (12 + check_below(seed, 52)));
	*flow = (struct baat_flow){.kind = (uint8_t)check_below(seed, 3),
	                           .amount = check_below(seed, 3) == 0 ? -amount : amount,
	                           .pm_plus = check_below(seed, 9) == 0,
	                           .pm_min = check_below(seed, 9) == 0,
	                           .month = (uint16_t)month,
	                           .months = (uint8_t)(1 + check_below(seed, 12 - month % 12)),
	                           .year = (uint8_t)(month / 12),
	                           .party = 1 + (uint32_t)check_below(seed, 3),
	                           .post = 4 + (uint32_t)check_below(seed, 3),
	                           .domain = (uint32_t)check_below(seed, 3),
	                           .side = (uint8_t)check_below(seed, 2),
	                           .alternative = 8 + (uint32_t)check_below(seed, 3)};
	flow->present = flow->amount / (1 + flow->year);
	flow->cashable = flow->amount / 3;
	flow->success = check_below(seed, 30) == 0 ? 500000 : 700000;
	if (check_below(seed, 5) == 0) {
		flow->alternative = BAAT_NO_NAME;
		flow->success = BAAT_NO_SUCCESS;
		flow->kind = BAAT_COUNTERFACTUAL;
	}
}

static inline void stream_make(struct stream *stream, uint64_t *seed)
{
	size_t casus = 0;
	stream_make_texts(stream);
	stream->count = 1 + check_below(seed, STREAM_FLOWS);
	for (size_t i = 0; i < stream->count; i++) {
		if (check_below(seed, 4) == 0)
			casus = check_below(seed, STREAM_CASES);
		stream->casus[i] = casus;
		stream_make_flow(&stream->flows[i], seed);
	}
}

/* Sends some of the flows, in batches that share a case, with the numbers that the names have in `into`. */
static inline enum baat_status stream_send(const struct stream *stream, size_t from, size_t to,
                                           const struct baat_names *names, const struct baat_names *into,
                                           baat_flow_sink *sink, void *context)
{
	struct baat_flow flows[STREAM_FLOWS];
	enum baat_status status = BAAT_OK;
	for (size_t end; from < to && status == BAAT_OK; from = end) {
		size_t count = 0;
		for (end = from; end < to && stream->casus[end] == stream->casus[from]; end++) {
			flows[count] = stream->flows[end];
			flows[count].party = stream_renamed(into, names, flows[count].party);
			flows[count].post = stream_renamed(into, names, flows[count].post);
			flows[count].domain = stream_renamed(into, names, flows[count].domain);
			flows[count].alternative = stream_renamed(into, names, flows[count].alternative);
			count++;
		}
		const struct baat_unit unit = {NULL, stream->texts[stream->casus[from]],
		                               stream->attributes[stream->casus[from]],
		                               stream_start(stream->casus[from])};
		status = sink(context, &unit, flows, count);
	}
	return status;
}

/* A few different keys in a random order, at most one of the calendar. */
static inline struct baat_grouping stream_grouping(struct baat_key chosen[STREAM_KEYS], uint64_t *seed)
{
	memcpy(chosen, stream_keys, sizeof stream_keys);
	for (size_t i = STREAM_KEYS - 1; i > 0; i--) {
		size_t other = check_below(seed, i + 1);
		struct baat_key kept = chosen[i];
		chosen[i] = chosen[other];
		chosen[other] = kept;
	}
	struct baat_grouping grouping = {chosen, check_below(seed, 4)};
	for (size_t i = 1; i < grouping.count; i++)
		if (chosen[i].kind >= BAAT_KEY_CALENDAR_YEAR) {
			const struct baat_grouping before = {chosen, i};
			if (baat_grouping_needs_start(&before))
				grouping.count = i;
		}
	return grouping;
}

#endif
