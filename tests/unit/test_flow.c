/* Flows as tables, written and read: baat-bestanden(5), FLOWS. */
#include "reading.h"

#define HEAD \
	"casus;alternatief;soort;post;domein;partij;kant;jaar;maand;maanden;bedrag;cw;verzilverbaar;pm_plus;pm_min;" \
	"slaagkans"

static struct baat_names *names;

static int set_up(void **state)
{
	(void)state;
	check_file_new(&reading_file);
	names = stream_names();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	check_file_free(&reading_file);
	baat_names_free(names);
	return 0;
}

static struct reading reading_of(const char *text)
{
	struct reading reading = {0};
	reading_read(&reading, baat_text_of(text));
	return reading;
}

static void refused(const char *text, enum baat_code code, uint64_t line, uint32_t field)
{
	struct reading reading = reading_of(text);
	if (reading.diags.count != 1 || reading.diags.items[0].code != code)
		print_error("%s: %zu %s\n", text, reading.diags.count,
		            reading.diags.count > 0 ? baat_code_name(reading.diags.items[0].code) : "");
	assert_int_equal(reading.status, BAAT_REJECTED);
	assert_int_equal(reading.diags.count, 1);
	assert_int_equal(reading.diags.items[0].code, code);
	assert_int_equal(reading.diags.items[0].place.line, line);
	assert_int_equal(reading.diags.items[0].place.field, field);
	reading_free(&reading);
}

static void test_every_column(void **state)
{
	(void)state;
	struct model_flows list = {0};
	struct reading reading = {.sink = model_collect, .context = &list};
	reading_read(&reading,
	             BAAT_TEXT(HEAD "\nA;x;Inzet;hulp;wmo;gemeente;ONTVANGT;2;25;11;-1234,56;-1000;0,5;2;3;0,125\n"
	                            ";;zonder;;;rijk;betaalt;99;1199;1;92233720368547758,07;0;0;0;0;\n"));
	model_fail_on_diags(&reading.diags);
	assert_int_equal(reading.status, BAAT_OK);
	assert_int_equal(list.count, 2);
	assert_int_equal(reading.count, 2);
	const struct baat_flow *flow = &list.items[0], *other = &list.items[1];
	assert_string_equal(baat_names_text(reading.names, flow->alternative).at, "x");
	assert_string_equal(baat_names_text(reading.names, flow->post).at, "hulp");
	assert_string_equal(baat_names_text(reading.names, flow->domain).at, "wmo");
	assert_string_equal(baat_names_text(reading.names, flow->party).at, "gemeente");
	assert_int_equal(flow->kind, BAAT_INPUT);
	assert_int_equal(flow->side, BAAT_RECEIVES);
	assert_int_equal(flow->year, 2);
	assert_int_equal(flow->month, 25);
	assert_int_equal(flow->months, 11);
	assert_int_equal(flow->amount, -123456);
	assert_int_equal(flow->present, -100000);
	assert_int_equal(flow->cashable, 50);
	assert_int_equal(flow->pm_plus, 2);
	assert_int_equal(flow->pm_min, 3);
	assert_int_equal(flow->success, 125000);
	assert_int_equal(flow->line, 2);
	assert_int_equal(other->alternative, BAAT_NO_NAME);
	assert_int_equal(other->success, BAAT_NO_SUCCESS);
	assert_string_equal(baat_names_text(reading.names, other->post).at, "");
	assert_int_equal(other->amount, INT64_MAX);
	assert_int_equal(other->month, 1199);
	assert_int_equal(other->kind, BAAT_COUNTERFACTUAL);
	model_flows_free(&list);
	reading_free(&reading);
}

static void test_refused(void **state)
{
	(void)state;
	static const struct {
		const char *row;
		enum baat_code code;
		uint32_t field;
	} cases[] = {
	    {"A;;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0;", BAAT_FLOW_INVALID, 2},
	    {"A;;gevolg;p;;g;betaalt;0;0;1;1;1;0;0;0;", BAAT_FLOW_INVALID, 2},
	    {"A;x;kosten;p;;g;betaalt;0;0;1;1;1;0;0;0;1", BAAT_VALUE_UNKNOWN, 3},
	    {"A;x;;p;;g;betaalt;0;0;1;1;1;0;0;0;1", BAAT_VALUE_UNKNOWN, 3},
	    {"A;x;inzet;p;;;betaalt;0;0;1;1;1;0;0;0;1", BAAT_VALUE_MISSING, 6},
	    {"A;x;inzet;p;;g;krijgt;0;0;1;1;1;0;0;0;1", BAAT_VALUE_UNKNOWN, 7},
	    {"A;x;inzet;p;;g;betaalt;;0;1;1;1;0;0;0;1", BAAT_VALUE_MISSING, 8},
	    {"A;x;inzet;p;;g;betaalt;100;0;1;1;1;0;0;0;1", BAAT_NUMBER_RANGE, 8},
	    {"A;x;inzet;p;;g;betaalt;-1;0;1;1;1;0;0;0;1", BAAT_NUMBER_RANGE, 8},
	    {"A;x;inzet;p;;g;betaalt;0,5;0;1;1;1;0;0;0;1", BAAT_NUMBER_DECIMALS, 8},
	    {"A;x;inzet;p;;g;betaalt;0;;1;1;1;0;0;0;1", BAAT_VALUE_MISSING, 9},
	    {"A;x;inzet;p;;g;betaalt;0;1200;1;1;1;0;0;0;1", BAAT_NUMBER_RANGE, 9},
	    {"A;x;inzet;p;;g;betaalt;0;0;0;1;1;0;0;0;1", BAAT_NUMBER_RANGE, 10},
	    {"A;x;inzet;p;;g;betaalt;0;0;13;1;1;0;0;0;1", BAAT_NUMBER_RANGE, 10},
	    {"A;x;inzet;p;;g;betaalt;1;0;1;1;1;0;0;0;1", BAAT_FLOW_INVALID, 9},
	    {"A;x;inzet;p;;g;betaalt;0;12;1;1;1;0;0;0;1", BAAT_FLOW_INVALID, 9},
	    {"A;x;inzet;p;;g;betaalt;0;1;12;1;1;0;0;0;1", BAAT_FLOW_INVALID, 9},
	    {"A;x;inzet;p;;g;betaalt;0;11;2;1;1;0;0;0;1", BAAT_FLOW_INVALID, 9},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;;1;0;0;0;1", BAAT_VALUE_MISSING, 11},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1.234;1;0;0;0;1", BAAT_NUMBER_AMBIGUOUS, 11},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1,234;1;0;0;0;1", BAAT_NUMBER_DECIMALS, 11},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;92233720368547758,08;1;0;0;0;1", BAAT_NUMBER_RANGE, 11},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1;een;0;0;0;1", BAAT_NUMBER_INVALID, 12},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1;1;;0;0;1", BAAT_VALUE_MISSING, 13},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1;1;0;-1;0;1", BAAT_NUMBER_RANGE, 14},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0,5;1", BAAT_NUMBER_DECIMALS, 15},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0;1,1", BAAT_NUMBER_RANGE, 16},
	    {"A;x;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0;0,1234567", BAAT_NUMBER_DECIMALS, 16},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[512];
		snprintf(text, sizeof text, HEAD "\n%s\n", cases[i].row);
		refused(text, cases[i].code, 2, cases[i].field);
	}
	refused(HEAD "\nA;x;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0\n", BAAT_FIELD_COUNT, 2, 15);
}

static void test_all_errors(void **state)
{
	(void)state;
	struct reading reading =
	    reading_of(HEAD "\nA;x;niet;p;;g;geen;0;0;1;a;b;c;d;e;f\nA;x;inzet;p;;g;betaalt;0;0;1;1;1;0;"
	                    "0;0;1\nkort\nA;x;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0;hoog\n");
	assert_int_equal(reading.status, BAAT_REJECTED);
	assert_int_equal(reading.diags.count, 8 + 1 + 1);
	assert_int_equal(reading.count, 0); /* nothing goes on after an error */
	reading_free(&reading);
}

static void test_columns(void **state)
{
	(void)state;
	static const char *const optional[] = {"casus", "post", "domein", "slaagkans", "start"};
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++) {
		struct baat_buffer text = {0};
		bool needed = true;
		for (size_t j = 0; j < 5; j++)
			needed &= strcmp(optional[j], baat_flow_column_names[i]) != 0;
		for (size_t j = 0; j < BAAT_FLOW__MAX; j++)
			if (j != i)
				baat_buffer_printf(&text, "%s;", baat_flow_column_names[j]);
		baat_buffer_add_string(&text, "wijk\n");
		struct reading reading = {0};
		reading_read(&reading, baat_buffer_text(&text));
		assert_int_equal(reading.status, needed ? BAAT_REJECTED : BAAT_OK);
		if (needed)
			assert_int_equal(reading.diags.items[0].code, BAAT_COLUMN_MISSING);
		else
			assert_int_equal(baat_names_count(reading.attributes), 1);
		reading_free(&reading);
		baat_buffer_free(&text);
	}
	assert_int_equal(BAAT_FLOW__MAX - 5, BAAT_FLOW_REQUIRED);
}

/* Columns in any order, some merged away, `herkomst` no attribute. */
static void test_merged_away(void **state)
{
	(void)state;
	struct reading reading =
	    reading_of("pm_min,pm_plus,verzilverbaar,cw,bedrag,maanden,maand,jaar,kant,partij,soort,"
	               "alternatief,Wijk,herkomst\n"
	               "1,2,0.3,0.4,5,6,12,1,betaalt,g,gevolg,x,Oost,zaken.csv:7\n"
	               "0,0,0,0,0,1,0,0,ontvangt,g,inzet,x,\"We,st\",\n");
	assert_int_equal(reading.status, BAAT_OK);
	assert_string_equal(reading.written.at, ";x;gevolg;;;g;betaalt;1;12;6;5,00;0,40;0,30;2;1;;;Oost\n"
	                                        ";x;inzet;;;g;ontvangt;0;0;1;0,00;0,00;0,00;0;0;;;We,st\n");
	assert_int_equal(reading.batches, 2);
	assert_int_equal(baat_names_count(reading.attributes), 1);
	reading_free(&reading);
}

#define FLOW "A;x;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0;1\n"
#define OTHER "B;x;inzet;p;;g;betaalt;0;0;1;1;1;0;0;0;1\n"

/* Files joined with cat: the header once more, or in other letters, or quoted. */
static void test_repeated_header(void **state)
{
	(void)state;
	struct reading reading = reading_of(
	    HEAD "\n" FLOW HEAD "\n" FLOW "\"casus\";ALTERNATIEF;soort;post;domein;partij;kant;jaar; maand;maanden;"
		 "bedrag;cw;verzilverbaar;pm_plus;pm_min;slaagkans\n" OTHER HEAD "\n");
	assert_int_equal(reading.status, BAAT_OK);
	assert_int_equal(reading.count, 3);
	assert_string_equal(reading.units.at, "2 4 |6 |");
	reading_free(&reading);
	/* almost a header is a row, and a wrong one */
	reading = reading_of(HEAD "\ncasus;alternatief;soort;post;domein;partij;kant;jaar;maand;maanden;bedrag;cw;"
	                          "verzilverbaar;pm_plus;pm_min;slaagkan\n");
	assert_int_equal(reading.status, BAAT_REJECTED);
	reading_free(&reading);
}

static void test_incomplete(void **state)
{
	(void)state;
	refused(HEAD "\n" FLOW "onvolledig\n", BAAT_FLOWS_INCOMPLETE, 3, 1);
	refused(HEAD "\n" FLOW "onvolledig", BAAT_FLOWS_INCOMPLETE, 3, 1);
	refused(HEAD "\r\n" FLOW "onvolledig\r\n", BAAT_FLOWS_INCOMPLETE, 3, 1);
	refused(HEAD "\nonvolledig\n" FLOW, BAAT_FLOWS_INCOMPLETE, 2, 1);
	refused(HEAD "\n" FLOW "onvolledig\n" HEAD "\n" FLOW, BAAT_FLOWS_INCOMPLETE, 3, 1);
	/* what stood above it has been read */
	struct reading reading = reading_of(HEAD "\n" FLOW OTHER "onvolledig\n");
	assert_int_equal(reading.status, BAAT_REJECTED);
	assert_int_equal(reading.count, 2);
	reading_free(&reading);
	reading = reading_of("onvolledig\n");
	assert_int_equal(reading.status, BAAT_REJECTED);
	assert_int_equal(reading.diags.items[0].code, BAAT_FLOWS_INCOMPLETE);
	reading_free(&reading);
	reading = reading_of("");
	assert_int_equal(reading.status, BAAT_REJECTED);
	assert_int_equal(reading.diags.items[0].code, BAAT_FILE_EMPTY);
	reading_free(&reading);
	/* a post or a party may have that name */
	reading = reading_of(HEAD "\nonvolledig;x;inzet;onvolledig;;onvolledig;betaalt;0;0;1;1;1;0;0;0;1\n");
	assert_int_equal(reading.status, BAAT_OK);
	assert_int_equal(reading.count, 1);
	reading_free(&reading);
	reading = reading_of(HEAD "\n");
	assert_int_equal(reading.status, BAAT_OK);
	assert_int_equal(reading.count, 0);
	reading_free(&reading);
}

/* A batch has one case and one set of attributes, and is of bounded size. */
static void test_units(void **state)
{
	(void)state;
	struct baat_buffer text = {0};
	baat_buffer_add_string(&text, HEAD ";wijk;team\n");
	for (size_t i = 0; i < 6; i++)
		baat_buffer_printf(&text, "%s;x;inzet;p;;g;betaalt;0;0;1;%zu;1;0;0;0;1;%s;%s\n", i < 4 ? "A" : "B", i,
		                   i < 2 ? "Oost" : "West", i < 3 ? "" : "t");
	struct reading reading = {0};
	reading_read(&reading, baat_buffer_text(&text));
	assert_string_equal(reading.units.at, "2 3 |4 |5 |6 7 |");
	reading_free(&reading);
	for (size_t i = 0; i < 1000; i++)
		baat_buffer_printf(&text, "C;x;inzet;p;;g;betaalt;0;0;1;%zu;1;0;0;0;1;;\n", i);
	reading = (struct reading){0};
	reading_read(&reading, baat_buffer_text(&text));
	assert_int_equal(reading.count, 1006);
	assert_true(reading.largest <= 256 && reading.batches >= 4 + 4);
	reading_free(&reading);
	baat_buffer_free(&text);
}

static enum baat_status stop(void *context, const struct baat_unit *unit, const struct baat_flow *flows, size_t count)
{
	(void)unit;
	(void)flows;
	*(size_t *)context += count;
	return BAAT_SYSTEM;
}

static void test_sink_that_stops(void **state)
{
	(void)state;
	size_t count = 0;
	struct reading reading = {.sink = stop, .context = &count};
	reading_read(&reading, BAAT_TEXT(HEAD "\n" FLOW OTHER FLOW OTHER));
	assert_int_equal(reading.status, BAAT_SYSTEM);
	assert_int_equal(count, 1);
	reading_free(&reading);
	baat_flow_reader_free(NULL);
}

static void test_broken(void **state)
{
	(void)state;
	refused(HEAD "\n" FLOW "A;x;inzet;\"p;;g;betaalt;0;0;1;1;1;0;0;0;1\n", BAAT_QUOTE_OPEN, 3, 4);
}

static void test_cells(void **state)
{
	(void)state;
	struct baat_flow flow;
	struct baat_cell cells[BAAT_FLOW__MAX];
	struct baat_unit unit = {NULL, {"A", 1}, NULL, 2026 * 12 + 2};
	uint64_t seed = 15;
	do
		stream_make_flow(&flow, &seed);
	while (flow.alternative == BAAT_NO_NAME);
	baat_flow_cells(&flow, &unit, names, cells);
	assert_true(baat_text_equal(cells[BAAT_FLOW_ALTERNATIVE].text, baat_names_text(names, flow.alternative)));
	assert_true(!cells[BAAT_FLOW_SUCCESS].empty && cells[BAAT_FLOW_SUCCESS].number == flow.success);
	assert_true(cells[BAAT_FLOW_AMOUNT].number == flow.amount);
	assert_true(!cells[BAAT_FLOW_START].empty && cells[BAAT_FLOW_START].number == unit.start);
	flow.alternative = BAAT_NO_NAME;
	flow.success = BAAT_NO_SUCCESS;
	unit.start = BAAT_NO_MONTH;
	baat_flow_cells(&flow, &unit, names, cells);
	assert_int_equal(cells[BAAT_FLOW_ALTERNATIVE].text.length, 0);
	assert_true(cells[BAAT_FLOW_SUCCESS].empty && cells[BAAT_FLOW_START].empty);
	assert_string_equal(baat_side_name(BAAT_PAYS), "betaalt");
	assert_string_equal(baat_side_name(BAAT_RECEIVES), "ontvangt");
}

/* ---- what is written is read back -------------------------------------------------------------------------------- */

struct writing {
	enum baat_form form;
	struct baat_column columns[BAAT_FLOW__MAX + STREAM_ATTRIBUTES];
	struct baat_buffer to;
};

static enum baat_status write_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                    size_t count)
{
	struct writing *writing = context;
	struct baat_cell cells[BAAT_FLOW__MAX + STREAM_ATTRIBUTES];
	for (size_t i = 0; i < count; i++) {
		baat_flow_cells(&flows[i], unit, names, cells);
		for (size_t j = 0; j < STREAM_ATTRIBUTES; j++)
			cells[BAAT_FLOW__MAX + j] = (struct baat_cell){.text = unit->attributes[j]};
		baat_form_row(writing->form, writing->columns, BAAT_FLOW__MAX + STREAM_ATTRIBUTES, cells, &writing->to);
	}
	return BAAT_OK;
}

static void write_stream(struct writing *writing, const struct stream *stream)
{
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		writing->columns[i] =
		    (struct baat_column){baat_text_of(baat_flow_column_names[i]), baat_flow_column_kinds[i]};
	writing->columns[BAAT_FLOW__MAX] = (struct baat_column){BAAT_TEXT("wijk"), BAAT_CELL_TEXT};
	writing->columns[BAAT_FLOW__MAX + 1] = (struct baat_column){BAAT_TEXT("team"), BAAT_CELL_TEXT};
	writing->to.length = 0;
	baat_form_header(writing->form, writing->columns, BAAT_FLOW__MAX + STREAM_ATTRIBUTES, &writing->to);
	stream_send(stream, 0, stream->count, names, names, write_flows, writing);
}

/* In each form, at several block sizes, by either path, the flows that come out are those that went in. */
static void test_round_trip(void **state)
{
	(void)state;
	static struct stream stream;
	static const enum baat_form forms[] = {BAAT_FORM_CSV_NL, BAAT_FORM_CSV, BAAT_FORM_TSV, BAAT_FORM_EXCEL};
	struct writing original = {.form = BAAT_FORM_CSV_NL}, writing = {0};
	uint64_t seed = 16;
	for (size_t round = 0; round < 60; round++) {
		stream_make(&stream, &seed);
		/* texts that must be quoted */
		stream.texts[0] = BAAT_TEXT("z;,\t\"0\"");
		stream.attributes[1][0] = BAAT_TEXT("Oost\nWest");
		write_stream(&original, &stream);
		size_t header = (size_t)((char *)memchr(original.to.at, '\n', original.to.length) + 1 - original.to.at);
		for (size_t i = 0; i < 4; i++) {
			struct reading reading = {.block_size = round == 0 ? 0 : 1 + check_below(&seed, 3000),
			                          .slow = check_below(&seed, 2) == 0};
			writing.form = forms[i];
			write_stream(&writing, &stream);
			reading_read(&reading, baat_buffer_text(&writing.to));
			model_fail_on_diags(&reading.diags);
			assert_int_equal(reading.count, stream.count);
			assert_int_equal(reading.written.length, original.to.length - header + 1);
			assert_memory_equal(reading.written.at, original.to.at + header, original.to.length - header);
			reading_free(&reading);
		}
	}
	baat_buffer_free(&original.to);
	baat_buffer_free(&writing.to);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_column),    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_all_errors),      cmocka_unit_test(test_columns),
	    cmocka_unit_test(test_merged_away),     cmocka_unit_test(test_repeated_header),
	    cmocka_unit_test(test_incomplete),      cmocka_unit_test(test_units),
	    cmocka_unit_test(test_sink_that_stops), cmocka_unit_test(test_broken),
	    cmocka_unit_test(test_cells),           cmocka_unit_test(test_round_trip),
	};
	return cmocka_run_group_tests_name("flow", tests, set_up, tear_down);
}
