/*
 * Any bytes as case lines: what is printed of them in each form is read back by our own readers to the same cells, and
 * flows in each form are the same flows to baat-som. The first three bytes choose what is printed and the method.
 */
#include "fuzz_program.h"

#include "baat/io/table.h"
#include "baat/model/flow.h"
#include "baat/io/json.h"
#include "baat/calc/outcome.h"

static struct fuzz_file cases, printed, one_line;

/* A table read back: all its cells as text, the header first, numbers with a point. */
struct cells {
	struct baat_buffer bytes; /* each cell is followed by a NUL */
	size_t width, count;
};

static bool is_number(struct baat_text name)
{
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		if (baat_flow_column_kinds[i] != BAAT_CELL_TEXT && baat_flow_column_kinds[i] != BAAT_CELL_MONTH &&
		    baat_text_equal(name, baat_text_of(baat_flow_column_names[i])))
			return true;
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++)
		if (baat_text_equal(name, baat_text_of(baat_measure_names[i])))
			return true;
	return false;
}

static void add_cell(struct cells *cells, struct baat_text text, bool number)
{
	size_t start = cells->bytes.length;
	fuzz_promise(text.length == 0 || memchr(text.at, '\0', text.length) == NULL, "a NUL");
	baat_buffer_add(&cells->bytes, text);
	for (size_t i = start; number && i < cells->bytes.length; i++)
		if (cells->bytes.at[i] == ',')
			cells->bytes.at[i] = '.';
	baat_buffer_add_char(&cells->bytes, '\0');
	cells->count++;
}

static void read_rows(struct baat_table *table, struct cells *cells, struct baat_diags *diags)
{
	struct baat_block block = {0};
	struct baat_rows *rows = baat_rows_new();
	struct baat_row row;
	fuzz_promise(rows != NULL, "no memory");
	while (baat_table_block(table, BAAT_NO_COLUMN, &block, diags) == BAAT_OK && block.length > 0) {
		baat_rows_begin(rows, table, &block, true);
		while (baat_rows_next(rows, &row, diags) == BAAT_ROW) {
			fuzz_promise(row.problem == BAAT_CODE__MAX && row.count == cells->width, "line %" PRIu64 ": %s",
			             row.line, row.problem == BAAT_CODE__MAX ? "width" : baat_code_name(row.problem));
			for (size_t i = 0; i < row.count; i++)
				add_cell(cells, row.fields[i], is_number(baat_table_column(table, i)));
		}
	}
	baat_rows_free(rows);
	baat_block_free(&block);
}

/* Flows have no column zonder. */
static void read_table(struct baat_text text, bool flows, char delimiter, struct cells *cells)
{
	static const char *const required[] = {"alternatief", "zonder"};
	struct baat_diags diags = {0};
	struct baat_table *table;
	const struct baat_table_request request = {
	    .path = fuzz_file_write(&printed, text), .required = required, .required_count = flows ? 1 : 2};
	fuzz_promise(baat_table_open(&table, &request, &diags) == BAAT_OK, "%s", diags.items[0].text);
	fuzz_promise(baat_table_delimiter(table) == delimiter, "'%c' for '%c'", baat_table_delimiter(table), delimiter);
	cells->width = baat_table_column_count(table);
	for (size_t i = 0; i < cells->width; i++)
		add_cell(cells, baat_table_column(table, i), false);
	read_rows(table, cells, &diags);
	fuzz_promise(diags.count == 0, "%s", diags.items[0].text);
	baat_table_close(table);
	baat_diags_clear(&diags);
}

/* The n-th cell, walking. */
static struct baat_text next_cell(const struct cells *cells, size_t *at)
{
	struct baat_text text = baat_text_of(cells->bytes.at + *at);
	*at += text.length + 1;
	return text;
}

/* One object a row, its keys those of the header; what is empty is null. */
static void check_lines(struct baat_text text, const struct cells *cells)
{
	struct baat_text line;
	struct baat_diags diags = {0};
	bool more = text.length > 0;
	size_t at = 0, count = cells->width;
	for (size_t i = 0; i < cells->width; i++)
		next_cell(cells, &at);
	while (baat_text_split(&text, &more, '\n', &line) && line.length > 0) {
		struct baat_json_document *document;
		const struct baat_json *root;
		size_t name_at = 0;
		const char *path = fuzz_file_write(&one_line, line);
		fuzz_promise(baat_json_read(&document, &root, path, &diags) == BAAT_OK, "%s", diags.items[0].text);
		for (const struct baat_json *value = root->child; value != NULL; value = value->next, count++) {
			fuzz_promise(count < cells->count, "more cells in jsonl");
			struct baat_text name = next_cell(cells, &name_at), cell = next_cell(cells, &at);
			fuzz_same(name, value->key, "key");
			fuzz_promise(value->type == (cell.length == 0  ? BAAT_JSON_NULL
			                             : is_number(name) ? BAAT_JSON_NUMBER
			                                               : BAAT_JSON_STRING),
			             "%s has the wrong type", value->path);
			if (cell.length > 0)
				fuzz_same(cell, value->text, "cell");
		}
		baat_json_free(document);
	}
	fuzz_promise(count == cells->count, "%zu cells in jsonl, %zu in csv", count, cells->count);
}

/* The same cells, but for the apostrophe that keeps a spreadsheet from running a text. */
static void check_same(const struct cells *expected, const struct cells *found, bool excel)
{
	size_t a = 0, b = 0;
	fuzz_promise(expected->count == found->count && expected->width == found->width, "%zu cells for %zu",
	             found->count, expected->count);
	for (size_t i = 0; i < expected->count; i++) {
		struct baat_text cell = next_cell(expected, &a), other = next_cell(found, &b);
		if (excel && other.length == cell.length + 1 && other.at[0] == '\'' &&
		    strchr("=+-@\t\r", cell.at[0]) != NULL)
			other = (struct baat_text){other.at + 1, other.length - 1};
		fuzz_same(cell, other, "cell");
	}
}

static void check_flows(const struct fuzz_run *run, const struct baat_buffer *expected)
{
	struct fuzz_run again = {0};
	fuzz_file_write(&printed, baat_buffer_text(&run->out));
	const char *const words[] = {"baat-som", "-j1", "--stromen", printed.path, NULL};
	fuzz_run(&again, &program_som, words);
	fuzz_check_run(&again, "baat-som");
	fuzz_same(baat_buffer_text(expected), baat_buffer_text(&again.out), "flows");
	fuzz_run_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const modes[][2] = {{"--stromen", "--herkomst"},
	                                       {"--stromen", "-j1"},
	                                       {"-k", "casus"},
	                                       {"-k", "post,partij"},
	                                       {"-k", "gemeente"}};
	static const char *const methods[] = {"--horizon=100", "--slaagkans=33,3333%", "--prijspeil=2020", "--gekozen"};
	static const char *const forms[] = {"csv-nl", "csv", "tsv", "excel", "jsonl"};
	struct fuzz_input input = {bytes, length};
	struct fuzz_run run = {0};
	struct cells expected = {0}, found = {0};
	struct baat_buffer flows = {0};
	const struct fuzz_tables tables = fuzz_tables();
	unsigned chosen = fuzz_below(&input, 5);
	const char *const *mode = modes[chosen];
	bool in_flows = chosen < 2;
	const char *method = methods[fuzz_below(&input, 4)];
	const char *start = fuzz_below(&input, 2) == 0 ? "--start=2024-01" : "-j1";
	fuzz_file_write(&cases, fuzz_rest(&input));

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		const char *const words[] = {"baat-reken", "-p",    tables.prices, "--cpi", tables.cpi,
		                             mode[0],      mode[1], method,        "-f",    forms[i],
		                             cases.path,   start,   NULL};
		fuzz_run(&run, &program_reken, words);
		if (run.status != BAAT_OK)
			break;
		if (i == 0)
			baat_buffer_add(&flows, baat_buffer_text(&run.out));
		if (i == 4) {
			check_lines(baat_buffer_text(&run.out), &expected);
			continue;
		}
		found.bytes.length = found.count = 0;
		read_table(baat_buffer_text(&run.out), in_flows, ";,\t;"[i], i == 0 ? &expected : &found);
		if (i > 0)
			check_same(&expected, &found, i == 3);
		/* an apostrophe is another name to baat-som, and may be one of the data */
		if (in_flows && (i != 3 || !fuzz_has(&run.out, "'")))
			check_flows(&run, &flows);
	}
	fuzz_run_free(&run);
	baat_buffer_free(&expected.bytes);
	baat_buffer_free(&found.bytes);
	baat_buffer_free(&flows);
	return 0;
}
