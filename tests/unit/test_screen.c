#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "baat/io/screen.h"

#define R5 "─────"
#define R10 R5 R5

static void assert_buffer(struct baat_buffer *buffer, const char *expected)
{
	assert_false(buffer->failed);
	if (buffer->length != strlen(expected) || memcmp(buffer->at, expected, buffer->length) != 0)
		print_error("got:\n%.*s|\nnot:\n%s|\n", (int)buffer->length, buffer->at, expected);
	assert_int_equal(buffer->length, strlen(expected));
	assert_memory_equal(buffer->at, expected, buffer->length);
	baat_buffer_free(buffer);
}

static struct baat_cell text(const char *string)
{
	return (struct baat_cell){.text = baat_text_of(string)};
}

static struct baat_cell number(baat_sum value)
{
	return (struct baat_cell){.number = value};
}

static const struct baat_cell empty = {.empty = true};

static const struct baat_screen_column columns[] = {
    {{BAAT_TEXT("naam"), BAAT_CELL_TEXT}, 0},
    {{BAAT_TEXT("bedrag"), BAAT_CELL_CENTS}, 0},
    {{BAAT_TEXT("jaar"), BAAT_CELL_INTEGER}, 2},
    {{BAAT_TEXT("toelichting"), BAAT_CELL_TEXT}, 1},
};

static void two_rows(struct baat_screen *screen, struct baat_buffer *to)
{
	struct baat_cell first[] = {text("Joa\xCC\x83o"), number(123456789), number(2026), text("x")};
	struct baat_cell second[] = {text("東京"), empty, number(12345), empty};
	baat_screen_row(screen, first, to);
	baat_screen_row(screen, second, to);
	assert_int_equal(to->length, 0);
}

static void test_table(void **state)
{
	(void)state;
	struct baat_screen *screen = baat_screen_new(columns, 4, 0);
	struct baat_buffer buffer = {0};
	struct baat_cell total[] = {text("som"), number(-5), empty, empty};

	two_rows(screen, &buffer);
	baat_screen_closing_row(screen, total, &buffer);
	baat_screen_closing_row(screen, total, &buffer);
	baat_screen_finish(screen, &buffer);
	assert_buffer(&buffer, "naam        bedrag    jaar  toelichting\n" R10 R10 R10 R5 "────\n"
	                       "Joa\xCC\x83o  1.234.567,89    2026  x\n"
	                       "東京                12.345\n" R10 R10 R10 R5 "────\n"
	                       "som          -0,05\n"
	                       "som          -0,05\n");
	baat_screen_free(screen);
}

static void test_nothing(void **state)
{
	(void)state;
	struct baat_screen *screen = baat_screen_new(columns, 2, 80);
	struct baat_buffer buffer = {0};
	baat_screen_finish(screen, &buffer);
	assert_buffer(&buffer, "naam  bedrag\n" R10 "──\n");
	baat_screen_free(screen);
	baat_screen_free(NULL);
}

static void test_columns_are_left_out_by_rank(void **state)
{
	(void)state;
	/* 39 columns are needed; without jaar 31; without toelichting 18, which must stay at any width. */
	static const struct {
		size_t width;
		const char *header;
	} widths[] = {
	    {39, "naam        bedrag    jaar  toelichting\n"},
	    {38, "naam        bedrag  toelichting\n"},
	    {31, "naam        bedrag  toelichting\n"},
	    {30, "naam        bedrag\n"},
	    {1, "naam        bedrag\n"},
	};

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct baat_screen *screen = baat_screen_new(columns, 4, widths[i].width);
		struct baat_buffer buffer = {0};
		two_rows(screen, &buffer);
		baat_screen_finish(screen, &buffer);
		assert_true(buffer.length > strlen(widths[i].header));
		assert_memory_equal(buffer.at, widths[i].header, strlen(widths[i].header));
		baat_buffer_free(&buffer);
		baat_screen_free(screen);
	}
}

static void test_what_is_left_out_is_told(void **state)
{
	(void)state;
	static const struct baat_screen_column three[] = {
	    {{BAAT_TEXT("naam"), BAAT_CELL_TEXT}, 0},
	    {{BAAT_TEXT("eerste"), BAAT_CELL_CENTS}, 1},
	    {{BAAT_TEXT("tweede\x1B"), BAAT_CELL_CENTS}, 1},
	};
	struct baat_cell cells[] = {text("a"), number(1), number(2)};
	struct baat_screen *screen = baat_screen_new(three, 3, 12);
	struct baat_buffer buffer = {0};
	baat_screen_row(screen, cells, &buffer);
	baat_screen_finish(screen, &buffer);
	/* of equals the rightmost goes; each line fits */
	static const char table[] = "naam  eerste\n" R10 "──\na       0,01\n\n";
	assert_true(buffer.length > sizeof table);
	assert_memory_equal(buffer.at, table, sizeof table - 1);
	assert_non_null(memmem(buffer.at, buffer.length, "1 column", 8));
	assert_null(memchr(buffer.at, 0x1B, buffer.length));
	baat_buffer_free(&buffer);
	baat_screen_free(screen);
}

static void test_texts_are_cut_and_masked(void **state)
{
	(void)state;
	struct baat_screen *screen = baat_screen_new(columns, 1, 0);
	struct baat_buffer buffer = {0};
	struct baat_cell cell = text("1234567890123456789012345678901234567890");
	baat_screen_row(screen, &cell, &buffer);
	cell = text("12345678901234567890123456789012345678901");
	baat_screen_row(screen, &cell, &buffer);
	cell = text("a\x1B[2J\n\xFF\xE2\x80\x8B");
	baat_screen_row(screen, &cell, &buffer);
	baat_screen_finish(screen, &buffer);
	assert_buffer(&buffer, "naam\n" R10 R10 R10 R10 "\n"
	                       "1234567890123456789012345678901234567890\n"
	                       "123456789012345678901234567890123456789…\n"
	                       "a?[2J?\xEF\xBF\xBD?\n");
	baat_screen_free(screen);
}

/* Characters without width must not make a line endless. */
static void test_combining_characters_are_bounded(void **state)
{
	(void)state;
	struct baat_screen *screen = baat_screen_new(columns, 1, 0);
	struct baat_buffer buffer = {0}, zalgo = {0};
	baat_buffer_add_char(&zalgo, 'a');
	for (int i = 0; i < 100000; i++)
		baat_buffer_add_string(&zalgo, "\xCC\x83");
	struct baat_cell cell = {.text = baat_buffer_text(&zalgo)};
	baat_screen_row(screen, &cell, &buffer);
	baat_screen_finish(screen, &buffer);
	assert_true(buffer.length < 500);
	assert_true(baat_text_is_utf8(baat_buffer_text(&buffer)));
	baat_buffer_free(&buffer);
	baat_buffer_free(&zalgo);
	baat_screen_free(screen);
}

static void test_later_rows_stream(void **state)
{
	(void)state;
	struct baat_screen *screen = baat_screen_new(columns, 3, 0);
	struct baat_buffer buffer = {0};
	struct baat_cell cells[] = {text("abcdef"), number(100), number(1)};

	for (size_t i = 0; i < BAAT_SCREEN_ROWS - 1; i++)
		baat_screen_row(screen, cells, &buffer);
	assert_int_equal(buffer.length, 0);
	baat_screen_row(screen, cells, &buffer);
	assert_true(buffer.length > BAAT_SCREEN_ROWS * strlen("abcdef    1,00     1\n"));
	baat_buffer_free(&buffer);

	cells[0] = text("abcdefg");
	baat_screen_row(screen, cells, &buffer);
	assert_buffer(&buffer, "abcde…    1,00     1\n");
	cells[1] = number(1234567890);
	baat_screen_row(screen, cells, &buffer);
	assert_buffer(&buffer, "abcde…  12.345.678,90     1\n");
	cells[0] = text("東京東京");
	cells[1] = empty;
	baat_screen_row(screen, cells, &buffer);
	assert_buffer(&buffer, "東京…              1\n");
	cells[2] = empty;
	baat_screen_closing_row(screen, cells, &buffer);
	baat_screen_finish(screen, &buffer);
	assert_buffer(&buffer, R10 R10 "\n東京…\n");
	baat_screen_free(screen);
}

static void test_numbers(void **state)
{
	(void)state;
	static const struct baat_screen_column kinds[] = {{{BAAT_TEXT("a"), BAAT_CELL_RATIO3}, 0},
	                                                  {{BAAT_TEXT("b"), BAAT_CELL_INTEGER}, 0},
	                                                  {{BAAT_TEXT("c"), BAAT_CELL_CHANCE}, 0},
	                                                  {{BAAT_TEXT("d"), BAAT_CELL_PRICE}, 0},
	                                                  {{BAAT_TEXT("e"), BAAT_CELL_PERCENT}, 0}};
	struct baat_cell cells[] = {number(1234567), number(-9999), number(250000), number(12345600), number(22500)};
	struct baat_screen *screen = baat_screen_new(kinds, 5, 0);
	struct baat_buffer buffer = {0};
	baat_screen_row(screen, cells, &buffer);
	cells[1] = number(-10000);
	baat_screen_row(screen, cells, &buffer);
	baat_screen_finish(screen, &buffer);
	assert_buffer(&buffer, "        a        b     c         d     e\n" R10 R10 R10 R10 "\n"
	                       "1.234,567    -9999  0,25  1.234,56  2,25\n"
	                       "1.234,567  -10.000  0,25  1.234,56  2,25\n");
	baat_screen_free(screen);
}

static void test_wrap(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t width, indent;
		const char *expected;
	} cases[] = {
	    {"", 10, 2, ""},
	    {"  ", 10, 2, ""},
	    {"een twee", 8, 2, "een twee\n"},
	    {"een twee", 7, 2, "een\n  twee\n"},
	    {"een  twee\ndrie\tvier", 80, 2, "een twee drie vier\n"},
	    {"a b c d", 3, 0, "a b\nc d\n"},
	    {"a b c d", 3, 2, "a b\n  c\n  d\n"},
	    {"a b", 2, 5, "a\n     b\n"},
	    {"langer dan", 3, 0, "langer\ndan\n"},
	    {"\xC3\xA9\xC3\xA9\xC3\xA9 \xC3\xA9", 5, 0, "\xC3\xA9\xC3\xA9\xC3\xA9 \xC3\xA9\n"},
	    {"a\x1B", 5, 0, "a?\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct baat_buffer buffer = {0};
		baat_screen_wrap(baat_text_of(cases[i].text), cases[i].width, cases[i].indent, &buffer);
		if (cases[i].expected[0] == '\0')
			assert_int_equal(buffer.length, 0);
		else
			assert_buffer(&buffer, cases[i].expected);
	}
	struct baat_buffer buffer = {0}, long_text = {0};
	for (int i = 0; i < 40; i++)
		baat_buffer_add_string(&long_text, "x ");
	baat_screen_wrap(baat_buffer_text(&long_text), 0, 0, &buffer);
	assert_int_equal(buffer.length, 80);
	baat_buffer_free(&buffer);
	baat_buffer_free(&long_text);
}

/* Lines of a text, with | behind each: blanks inside a line stay, those around it go. */
static void test_lines(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t width;
		bool cut;
		const char *expected;
	} cases[] = {
	    {"", 5, true, ""},
	    {" \n ", 5, true, ""},
	    {"een twee", 8, true, "een twee|"},
	    {"een  twee", 8, true, "een|twee|"},
	    {"  a  b ", 9, true, "a  b|"},
	    {"langer dan", 3, true, "lan|ger|dan|"},
	    {"langer dan", 3, false, "langer|dan|"},
	    {"bij de sociaal-medische dienst", 12, true, "bij de|sociaal-|medische|dienst|"},
	    {"in csv-nl", 6, true, "in|csv-nl|"}, /* fits a line of its own */
	    {"a-b-c-d-e", 5, true, "a-b-|c-d-e|"},
	    {"wijkgericht-werk", 6, true, "wijkge|richt-|werk|"},
	    {"wijkgericht-werk", 6, false, "wijkgericht-|werk|"},
	    {"--mandaat -x- a--b", 3, false, "--mandaat|-x-|a--b|"},             /* hyphens that join nothing */
	    {"\xE4\xB8\xAD\xE4\xB8\xAD", 1, true, "\xE4\xB8\xAD|\xE4\xB8\xAD|"}, /* two columns each */
	    {"a\xC2\xA0"
	     "b c",
	     3, true,
	     "a\xC2\xA0"
	     "b|c|"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct baat_buffer buffer = {0};
		struct baat_text rest = baat_text_of(cases[i].text), line;
		while (baat_wrap_line(&rest, cases[i].width, cases[i].cut, &line)) {
			baat_buffer_add(&buffer, line);
			baat_buffer_add_char(&buffer, '|');
		}
		baat_buffer_add_char(&buffer, '\0');
		assert_string_equal(buffer.at, cases[i].expected);
		baat_buffer_free(&buffer);
	}
}

static void test_widest(void **state)
{
	(void)state;
	assert_int_equal(baat_wrap_widest(baat_text_of("")), 0);
	assert_int_equal(baat_wrap_widest(baat_text_of("  een  drie ")), 4);
	assert_int_equal(baat_wrap_widest(baat_text_of("sociaal-medische dienst")), 8);
	assert_int_equal(baat_wrap_widest(baat_text_of("\xC3\xA9\xC3\xA9n --optie")), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_table),
	    cmocka_unit_test(test_nothing),
	    cmocka_unit_test(test_columns_are_left_out_by_rank),
	    cmocka_unit_test(test_what_is_left_out_is_told),
	    cmocka_unit_test(test_texts_are_cut_and_masked),
	    cmocka_unit_test(test_combining_characters_are_bounded),
	    cmocka_unit_test(test_later_rows_stream),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_wrap),
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_widest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
