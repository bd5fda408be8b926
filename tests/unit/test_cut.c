/*
 * The fast path against libcsv, on blocks in memory: at every place in a window, over many windows and over what is
 * found ahead at once. The code is taken in here, so that both sets of instructions are tried where the
 * machine has both.
 */
#include "check.h"

#include "io/table/cut.h"
#include "io/table/rows.h"

static bool since_2013;

#ifdef __x86_64__
static bool can_since_2013(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}
#define __builtin_cpu_supports(feature) (since_2013)
#include "io/table/cut.c"
#undef __builtin_cpu_supports
#else
static bool can_since_2013(void)
{
	return false;
}
#include "io/table/cut.c"
#endif

static struct baat_rows *rows;
static struct baat_buffer bytes, fast, slow;

static int set_up(void **state)
{
	(void)state;
	rows = baat_rows_new();
	return rows == NULL;
}

static int tear_down(void **state)
{
	(void)state;
	baat_rows_free(rows);
	baat_buffer_free(&bytes);
	baat_buffer_free(&fast);
	baat_buffer_free(&slow);
	return 0;
}

/* Writes down the rows of a block of its own size, so that a byte read behind it is seen. */
static void read_block(bool by_cutting, char delimiter, struct baat_buffer *to)
{
	const struct baat_rows_setup setup = {.path = "x", .delimiter = delimiter};
	struct baat_block block = {.length = bytes.length, .line = 1};
	struct baat_diags diags = {0};
	struct baat_row row;
	enum baat_rows_result result;
	block.bytes = calloc(1, bytes.length + BAAT_BLOCK_PADDING);
	assert_non_null(block.bytes);
	memcpy(block.bytes, bytes.at, bytes.length);
	to->length = 0;
	baat_rows_setup(rows, &setup, &block, by_cutting);
	while ((result = baat_rows_next(rows, &row, &diags)) == BAAT_ROW) {
		check_add_row(to, &row);
		baat_buffer_printf(to, "%zu-%zu\n", row.start, row.end);
	}
	assert_int_equal(result, BAAT_ROWS_END);
	assert_int_equal(diags.count, 0);
	free(block.bytes);
}

/* Reads the bytes at hand in every way. */
static void check_bytes(char delimiter)
{
	read_block(false, delimiter, &slow);
	for (int way = 0; way <= can_since_2013(); way++) {
		since_2013 = way == 1;
		read_block(true, delimiter, &fast);
		if (baat_text_equal(baat_buffer_text(&fast), baat_buffer_text(&slow)))
			continue;
		size_t same = 0;
		while (same < fast.length && same < slow.length && fast.at[same] == slow.at[same])
			same++;
		same = same < 60 ? 0 : same - 60;
		fail_msg("way %d, %zu bytes, from %zu: found '%.*s', expected '%.*s'", way, bytes.length, same,
		         fast.length - same < 160 ? (int)(fast.length - same) : 160, fast.at + same,
		         slow.length - same < 160 ? (int)(slow.length - same) : 160, slow.at + same);
	}
}

static void add_letters(size_t count)
{
	for (size_t i = 0; i < count; i++)
		baat_buffer_add_char(&bytes, (char)('a' + i % 26));
}

/* Each of these behind a row of so many bytes, and with one behind it or none. */
static void test_every_offset(void **state)
{
	(void)state;
	static const char *const snippets[] = {"a;b\n",
	                                       "a;b",
	                                       ";",
	                                       "a;",
	                                       ";;",
	                                       "; ;",
	                                       " ",
	                                       " \n",
	                                       "\n",
	                                       "\n\n\n",
	                                       "\r\n",
	                                       "a;b\r\n",
	                                       "a; \r\n",
	                                       " a ; b \n",
	                                       "  a  b  ;  \n",
	                                       ";\r\n",
	                                       "\r\n\r\na\r\n",
	                                       "a;b \r\n",
	                                       ";;;;;;\n",
	                                       "a\n;\n \n",
	                                       " ;\n; \n",
	                                       "a ;b",
	                                       "a; b",
	                                       "a;b ",
	                                       " a;b",
	                                       "\n ",
	                                       "\n ;",
	                                       "\xC3\xA9;b\n",
	                                       "\ta\t;\t\n",
	                                       "a\n\nb\n",
	                                       " \n \n",
	                                       "; a",
	                                       "a;\n",
	                                       ";a \n;"};
	for (size_t offset = 0; offset <= 130; offset++)
		for (size_t i = 0; i < sizeof snippets / sizeof *snippets; i++)
			for (unsigned way = 0; way < 8; way++) {
				bytes.length = 0;
				for (size_t j = 0; j < offset; j++)
					baat_buffer_add_char(&bytes, "xxx; \n"[way < 2                  ? j % 3
					                                       : j + 1 == offset        ? 5
					                                       : way < 4                ? j % 4
					                                       : j * (way + 3) % 11 < 6 ? j * 7 % 5
					                                                                : 0]);
				baat_buffer_add_string(&bytes, snippets[i]);
				if (way % 2 != 0)
					baat_buffer_add_string(&bytes, "next;row\nlast");
				check_bytes(';');
			}
}

/* A space at each place of a text that is otherwise full of marks, or of letters. */
static void test_every_space(void **state)
{
	(void)state;
	static const char *const units[] = {";", "a;", "abcdefg;", "abc;\n", ";\n", "a\r\n;"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		for (size_t at = 0; at < 200; at++) {
			bytes.length = 0;
			while (bytes.length < 200)
				baat_buffer_add_string(&bytes, units[i]);
			/* not between CR and LF, where it makes a lone CR */
			bytes.at[at] = bytes.at[at] == '\r' || bytes.at[at] == '\n' ? bytes.at[at] : ' ';
			check_bytes(';');
			baat_buffer_add_string(&bytes, "\na ;b\n");
			check_bytes(';');
		}
}

/* Rows of every width: found in one go, in two, and together with others. One field of each row has spaces. */
static void test_every_width(void **state)
{
	(void)state;
	for (size_t width = 1; width <= 700; width++)
		for (unsigned way = 0; way < 4; way++) {
			bytes.length = 0;
			for (size_t row = 0; row < 3; row++)
				for (size_t i = 0; i < width; i++) {
					if (way > 0 && i == (width * 5 + row * 3 + way) % width)
						baat_buffer_add_string(&bytes, way == 1 ? " " : way == 2 ? "a " : " a");
					else if (way % 2 == 0 || width == 1)
						baat_buffer_add_char(&bytes, 'x');
					baat_buffer_add_char(&bytes, i + 1 < width ? ',' : '\n');
				}
			bytes.length -= width % 2;
			check_bytes(',');
		}
}

/* One space in a row of which the fields are found in several goes, so also where one of them ends. */
static void test_space_in_parts(void **state)
{
	(void)state;
	enum { WIDTH = 1300 };
	static const char *const padded[] = {" ", "b ", " b"};
	for (size_t at = 0; at < WIDTH; at++)
		for (unsigned way = 0; way < 6; way++) {
			bytes.length = 0;
			add_letters(way / 3);
			for (size_t i = bytes.length; i < WIDTH; i++)
				baat_buffer_add_char(&bytes, ';');
			/* none behind it, and a line feed at the end: else all fields are looked at again */
			memcpy(bytes.at + at, padded[way % 3], at + 1 < WIDTH ? strlen(padded[way % 3]) : 1);
			baat_buffer_add_string(&bytes, "\na;b\n\nc;d\n");
			check_bytes(';');
		}
}

/* Fields of every length, and of many windows. */
static void test_long_fields(void **state)
{
	(void)state;
	static const char *const around[][2] = {
	    {"", "\n"}, {"a;", ";b\n"}, {"a; ", " ;b\n"}, {" ", ""}, {"a\n", "\r\nb;c"}};
	for (size_t length = 0; length < 1500; length += length < 400 ? 1 : 37)
		for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
			bytes.length = 0;
			baat_buffer_add_string(&bytes, around[i][0]);
			add_letters(length);
			if (length % 3 == 0 && length > 0)
				bytes.at[bytes.length - 1 - length / 2] = ' ';
			baat_buffer_add_string(&bytes, around[i][1]);
			baat_buffer_add_string(&bytes, i % 2 == 0 ? "next;row\n" : "");
			check_bytes(';');
		}
}

static void test_random(void **state)
{
	(void)state;
	static const char *const pieces[] = {
	    ";",        ";",         "\n",  "a",          "b;c",          " ",   "\r\n", " ; ", "\n\n",
	    ";;;;;;;;", "x\ny\nz\n", ";\n", "0123456789", "\xE2\x82\xAC", " \n", "\n "};
	uint64_t seed = 1;
	for (size_t round = 0; round < 12000; round++) {
		const uint64_t allowed = check_random(&seed) | (round % 2 == 0 ? check_random(&seed) : 0);
		const size_t wanted = check_below(&seed, round % 8 == 0 ? 6000 : 300);
		bytes.length = 0;
		for (size_t tries = 0; bytes.length < wanted && tries < 2 * wanted; tries++) {
			const size_t piece = check_below(&seed, sizeof pieces / sizeof *pieces);
			if (allowed >> piece & 1)
				baat_buffer_add_string(&bytes, pieces[piece]);
			if (allowed >> 32 != 0 && check_below(&seed, 40) == 0)
				add_letters(check_below(&seed, 200));
		}
		baat_buffer_add_string(&bytes, round % 3 == 0 ? "" : "\n");
		check_bytes(';');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_offset), cmocka_unit_test(test_every_space),
	    cmocka_unit_test(test_every_width),  cmocka_unit_test(test_space_in_parts),
	    cmocka_unit_test(test_long_fields),  cmocka_unit_test(test_random),
	};
	return cmocka_run_group_tests_name("cut", tests, set_up, tear_down);
}
