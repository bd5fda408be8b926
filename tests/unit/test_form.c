#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "baat/io/form.h"

static void assert_buffer(struct baat_buffer *buffer, const char *expected)
{
	assert_false(buffer->failed);
	if (buffer->length != strlen(expected) || memcmp(buffer->at, expected, buffer->length) != 0)
		print_error("got <%.*s>\nnot <%s>\n", (int)buffer->length, buffer->at, expected);
	assert_int_equal(buffer->length, strlen(expected));
	assert_memory_equal(buffer->at, expected, buffer->length);
	baat_buffer_free(buffer);
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(baat_form_name(BAAT_FORM_CSV_NL), "csv-nl");
	assert_string_equal(baat_form_name(BAAT_FORM_TABLE), "tabel");
	assert_int_equal(baat_form_delimiter(BAAT_FORM_EXCEL), ';');
	assert_int_equal(baat_form_delimiter(BAAT_FORM_CSV), ',');
	assert_int_equal(baat_form_delimiter(BAAT_FORM_TSV), '\t');
	assert_int_equal(baat_form_mark(BAAT_FORM_CSV_NL), ',');
	assert_int_equal(baat_form_mark(BAAT_FORM_JSONL), '.');
}

static const struct baat_column columns[] = {
    {BAAT_TEXT("zaak"), BAAT_CELL_TEXT},    {BAAT_TEXT("bedrag"), BAAT_CELL_CENTS},
    {BAAT_TEXT("ratio"), BAAT_CELL_RATIO2}, {BAAT_TEXT("factor"), BAAT_CELL_RATIO3},
    {BAAT_TEXT("jaar"), BAAT_CELL_INTEGER}, {BAAT_TEXT("kans"), BAAT_CELL_CHANCE},
    {BAAT_TEXT("prijs"), BAAT_CELL_PRICE},  {BAAT_TEXT("aandeel"), BAAT_CELL_PERCENT},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const struct baat_cell full[] = {
    {.text = BAAT_TEXT("a;b,c")}, {.number = -5},     {.number = 250},    {.number = 1250}, {.number = 2026},
    {.number = 250000},           {.number = 413500}, {.number = 225000},
};
static const struct baat_cell other[] = {
    {.text = BAAT_TEXT("")}, {.number = 0},       {.number = 0},     {.empty = true},
    {.empty = true},         {.number = 1000000}, {.number = 12345}, {.empty = true},
};

static void write_all(enum baat_form form, struct baat_buffer *to)
{
	baat_form_header(form, columns, COLUMNS, to);
	baat_form_row(form, columns, COLUMNS, full, to);
	baat_form_row(form, columns, COLUMNS, other, to);
}

static void test_forms(void **state)
{
	(void)state;
	static const char *const expected[] = {
	    [BAAT_FORM_CSV_NL] = "zaak;bedrag;ratio;factor;jaar;kans;prijs;aandeel\n"
				 "\"a;b,c\";-0,05;2,50;1,250;2026;0,25;41,35;22,5\n"
				 ";0,00;0,00;;;1;1,2345;\n",
	    [BAAT_FORM_CSV] = "zaak,bedrag,ratio,factor,jaar,kans,prijs,aandeel\n"
			      "\"a;b,c\",-0.05,2.50,1.250,2026,0.25,41.35,22.5\n"
			      ",0.00,0.00,,,1,1.2345,\n",
	    [BAAT_FORM_TSV] = "zaak\tbedrag\tratio\tfactor\tjaar\tkans\tprijs\taandeel\n"
			      "a;b,c\t-0.05\t2.50\t1.250\t2026\t0.25\t41.35\t22.5\n"
			      "\t0.00\t0.00\t\t\t1\t1.2345\t\n",
	    [BAAT_FORM_JSONL] = "{\"zaak\":\"a;b,c\",\"bedrag\":-0.05,\"ratio\":2.50,\"factor\":1.250,"
				"\"jaar\":2026,\"kans\":0.25,\"prijs\":41.35,\"aandeel\":22.5}\n"
				"{\"zaak\":null,\"bedrag\":0.00,\"ratio\":0.00,\"factor\":null,"
				"\"jaar\":null,\"kans\":1,\"prijs\":1.2345,\"aandeel\":null}\n",
	    [BAAT_FORM_EXCEL] = "\xEF\xBB\xBFzaak;bedrag;ratio;factor;jaar;kans;prijs;aandeel\r\n"
				"\"a;b,c\";-0,05;2,50;1,250;2026;0,25;41,35;22,5\r\n"
				";0,00;0,00;;;1;1,2345;\r\n",
	};

	for (enum baat_form form = 0; form < BAAT_FORM_XLSX; form++) {
		struct baat_buffer buffer = {0};
		write_all(form, &buffer);
		assert_buffer(&buffer, expected[form]);
	}
}

/* On its way to a workbook nothing is quoted, and no byte of a text can end a cell or a row. */
static void test_bare(void **state)
{
	(void)state;
	static const struct baat_column two[] = {{BAAT_TEXT("a"), BAAT_CELL_TEXT}, {BAAT_TEXT("b"), BAAT_CELL_CENTS}};
	const struct baat_cell cells[] = {{.text = BAAT_TEXT("\"x\x1F\n\x1E;")}, {.number = -123456}};
	struct baat_buffer buffer = {0};
	baat_form_header(BAAT_FORM_XLSX, two, 2, &buffer);
	assert_int_equal(buffer.length, 0);
	baat_form_row(BAAT_FORM_XLSX, two, 2, cells, &buffer);
	assert_buffer(&buffer, "\"x\x1E"
	                       "d\x1E"
	                       "n\x1E"
	                       "e;\x1F-1234.56\n");
}

static void test_quoting(void **state)
{
	(void)state;
	static const struct {
		char delimiter;
		const char *text, *expected;
	} cases[] = {
	    {';', "", ""},
	    {';', "gewoon", "gewoon"},
	    {';', "a b", "a b"},
	    {';', "a,b", "a,b"},
	    {',', "a,b", "\"a,b\""},
	    {'\t', "a\tb", "\"a\tb\""},
	    {';', "a\tb", "a\tb"},
	    {';', "a\tb\t", "a\tb\t"},
	    {';', " a", "\" a\""},
	    {';', "a ", "\"a \""},
	    {';', " ", "\" \""},
	    {';', "zeg \"ja\"", "\"zeg \"\"ja\"\"\""},
	    {';', "\"", "\"\"\"\""},
	    {';', "a\nb", "\"a\nb\""},
	    {';', "a\rb", "\"a\rb\""},
	    {';', "\xC3\xA9", "\xC3\xA9"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct baat_buffer buffer = {0};
		baat_form_field(cases[i].delimiter, baat_text_of(cases[i].text), &buffer);
		assert_buffer(&buffer, cases[i].expected);
	}
}

static void test_no_formulas_in_excel(void **state)
{
	(void)state;
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {"=1+1", "'=1+1"},
	    {"@SUM(A1)", "'@SUM(A1)"},
	    {"+31 6", "'+31 6"},
	    {"-a", "'-a"},
	    {"-", "'-"},
	    {"--1", "'--1"},
	    {"-1+2", "'-1+2"},
	    {"-1.", "'-1."},
	    {"-1..2", "'-1..2"},
	    {"\tx", "'\tx"},
	    {"\rx", "\"'\rx\""},
	    {"=\"a\";1", "\"'=\"\"a\"\";1\""},
	    {"-12,50", "-12,50"},
	    {"-1.234,50", "-1.234,50"},
	    {"+31612345678", "+31612345678"},
	    {"a=1", "a=1"},
	    {"", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct baat_column column = {BAAT_TEXT("x"), BAAT_CELL_TEXT};
		struct baat_cell cell = {.text = baat_text_of(cases[i].text)};
		struct baat_buffer buffer = {0}, expected = {0};
		baat_form_row(BAAT_FORM_EXCEL, &column, 1, &cell, &buffer);
		baat_buffer_printf(&expected, "%s\r\n", cases[i].expected);
		baat_buffer_add_char(&expected, '\0');
		assert_buffer(&buffer, expected.at);
		baat_buffer_free(&expected);
	}
	struct baat_column column = {BAAT_TEXT("=x"), BAAT_CELL_TEXT};
	struct baat_buffer buffer = {0};
	baat_form_header(BAAT_FORM_EXCEL, &column, 1, &buffer);
	assert_buffer(&buffer, "\xEF\xBB\xBF'=x\r\n");
	baat_form_header(BAAT_FORM_CSV_NL, &column, 1, &buffer);
	assert_buffer(&buffer, "=x\n");
}

/* The room that is reserved must do for the worst of every kind, at any capacity (the sanitizer watches). */
static void test_room(void **state)
{
	(void)state;
	static const char worst[] = "\"\"\"\"\"\"\"\"";
	static const char controls[] = "\x01\x01\x01\x01\x01\x01\x01\x01";
	for (enum baat_form form = 0; form < BAAT_FORM_TABLE; form++) {
		struct baat_column all[16];
		struct baat_cell cells[16];
		for (size_t i = 0; i < 16; i++) {
			bool text = i % 2 == 0;
			all[i] = (struct baat_column){baat_text_of(controls), text ? BAAT_CELL_TEXT : BAAT_CELL_CENTS};
			cells[i] = (struct baat_cell){.text = baat_text_of(text && i % 4 == 0 ? controls : worst),
			                              .number = (baat_sum)((baat_usum)1 << 127)};
		}
		for (size_t count = 0; count <= 16; count++) {
			struct baat_buffer buffer = {0};
			baat_form_header(form, all, count, &buffer);
			baat_form_row(form, all, count, cells, &buffer);
			assert_false(buffer.failed);
			assert_true(buffer.length <= buffer.capacity);
			baat_buffer_free(&buffer);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),   cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_quoting), cmocka_unit_test(test_no_formulas_in_excel),
	    cmocka_unit_test(test_bare),    cmocka_unit_test(test_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
