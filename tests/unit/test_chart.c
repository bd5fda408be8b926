#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "baat/io/chart.h"

/* A rect or circle of a chart as its attributes say it. */
struct drawn {
	char key[64], value[64];
	int64_t x, width; /* hundredths of a unit */
	bool striped;
};

static const char *find(const char *from, const char *end, const char *what)
{
	return memmem(from, (size_t)(end - from), what, strlen(what));
}

static void read_text(const char *from, const char *end, const char *name, char *to, size_t room)
{
	const char *at = find(from, end, name);
	assert_non_null(at);
	at += strlen(name);
	const size_t length = (size_t)(strchr(at, '"') - at);
	assert_true(length < room);
	memcpy(to, at, length);
	to[length] = '\0';
}

/* A length or place, in hundredths; it has at most two decimals. */
static int64_t hundredths(struct baat_text digits)
{
	static const struct baat_number_rule rule = {
	    .mark = BAAT_MARK_POINT, .scale = 2, .min = INT64_MIN, .max = INT64_MAX};
	int64_t value = 0;
	assert_int_equal(baat_number_read(digits, &rule, &value), BAAT_CODE__MAX);
	return value;
}

static int64_t read_place(const char *from, const char *end, const char *name)
{
	char digits[64];
	read_text(from, end, name, digits, sizeof digits);
	return hundredths(baat_text_of(digits));
}

static void assert_near(int64_t value, int64_t wanted, int64_t most)
{
	if (value - wanted > most || wanted - value > most)
		fail_msg("%lld is not within %lld of %lld", (long long)value, (long long)most, (long long)wanted);
}

/* The bars of a chart, in order. */
static size_t read_bars(const struct baat_buffer *svg, struct drawn *bars, size_t room)
{
	const char *at = svg->at, *end = svg->at + svg->length;
	size_t count = 0;
	while ((at = find(at, end, "<rect data-sleutel")) != NULL) {
		const char *close = strchr(at, '>');
		assert_true(count < room);
		struct drawn *bar = &bars[count++];
		read_text(at, close, "data-sleutel=\"", bar->key, sizeof bar->key);
		read_text(at, close, "data-waarde=\"", bar->value, sizeof bar->value);
		bar->x = read_place(at, close, " x=\"");
		bar->width = read_place(at, close, " width=\"");
		bar->striped = find(at, close, "url(#") != NULL;
		at = close;
	}
	return count;
}

static const struct baat_chart_series plain = {0};
static const struct baat_chart_series three[] = {
    {"zonder", "zonder", "#154273"}, {"gevolg", "nog", "#5a7fa8"}, {"inzet", "aanpak", "#b36200"}};

static struct baat_chart_frame frame(void)
{
	return (struct baat_chart_frame){"proef-1", BAAT_TEXT("A < B"), BAAT_TEXT("a 1; b 2")};
}

static void draw(struct baat_buffer *to, const struct baat_chart_row *rows, size_t count, size_t series)
{
	baat_chart_bars(to, &(const struct baat_chart_bars){.frame = frame(),
	                                                    .series = series == 1 ? &plain : three,
	                                                    .series_count = series,
	                                                    .rows = rows,
	                                                    .count = count});
	assert_false(to->failed);
}

/* One zero line and one scale: a gain lies to the right of it, a loss to the left, striped, and lengths are in
 * proportion. */
static void test_one_scale(void **state)
{
	const struct baat_chart_row rows[] = {
	    {BAAT_TEXT("centrum"), BAAT_TEXT("centrum"), {1576800}},
	    {BAAT_TEXT("corporatie"), BAAT_TEXT("corporatie"), {490600}},
	    {BAAT_TEXT("gemeente"), BAAT_TEXT("gemeente"), {-523150}},
	    {BAAT_TEXT("niets"), BAAT_TEXT("niets"), {0}},
	};
	struct baat_buffer svg = {0};
	struct drawn bars[4];
	(void)state;
	draw(&svg, rows, 4, 1);
	assert_int_equal(read_bars(&svg, bars, 4), 4);
	const int64_t zero = bars[0].x;
	assert_true(bars[0].width >= 6000);
	assert_true(zero > 0 && zero + bars[0].width <= 36000);
	for (size_t i = 0; i < 4; i++) {
		const int64_t cents = (int64_t)rows[i].cents[0], size = cents < 0 ? -cents : cents;
		assert_near(bars[i].width, size * bars[0].width / 1576800, 50);
		assert_int_equal(bars[i].striped, cents < 0);
		assert_int_equal(cents < 0 ? bars[i].x + bars[i].width : bars[i].x, zero);
	}
	assert_string_equal(bars[2].value, "-5231.50");
	assert_non_null(find(svg.at, svg.at + svg.length,
	                     "\xE2\x88\x92"
	                     "5.232</text>"));
	baat_buffer_free(&svg);
}

/* Amounts of nine digits and beyond, a chart of nothing, and a chart below zero only stay within the picture. */
static void test_extremes(void **state)
{
	static const struct {
		baat_sum cents[2];
	} charts[] = {
	    {{INT64_C(99999999900), INT64_C(-99999999900)}},
	    {{0, 0}},
	    {{-100, -5}},
	    {{(baat_sum)1 << 100, -((baat_sum)1 << 99)}},
	};
	(void)state;
	for (size_t series = 1; series <= 3; series += 2)
		for (size_t i = 0; i < sizeof charts / sizeof charts[0]; i++) {
			struct baat_chart_row rows[2] = {{BAAT_TEXT("a"), BAAT_TEXT("a"), {charts[i].cents[0]}},
			                                 {BAAT_TEXT("b"), BAAT_TEXT("b"), {charts[i].cents[1]}}};
			struct baat_buffer svg = {0};
			struct drawn bars[6];
			draw(&svg, rows, 2, series);
			const size_t count = read_bars(&svg, bars, 6);
			assert_int_equal(count, 2 * series);
			for (size_t j = 0; j < count; j++)
				assert_true(bars[j].x >= 0 && bars[j].x + bars[j].width <= 36000);
			if (charts[i].cents[0] != 0)
				assert_true(bars[0].width >= 6000);
			baat_buffer_free(&svg);
		}
}

static void test_text(void **state)
{
	const struct baat_chart_row rows[] = {
	    {BAAT_TEXT("a\"b"),
	     BAAT_TEXT("Gemeenschappelijke regeling voor bescherming en opvang in de regio"),
	     {100}}};
	struct baat_buffer svg = {0};
	(void)state;
	draw(&svg, rows, 1, 3);
	baat_buffer_add_char(&svg, '\0');
	assert_non_null(strstr(svg.at, "role=\"img\""));
	assert_non_null(strstr(svg.at, "data-grafiek=\"proef-1\" aria-labelledby=\"proef-1-t proef-1-d\""));
	assert_non_null(
	    strstr(svg.at, "<title id=\"proef-1-t\">A &lt; B</title><desc id=\"proef-1-d\">a 1; b 2</desc>"));
	assert_non_null(strstr(svg.at, "data-sleutel=\"a&quot;b\" data-reeks=\"zonder\" data-waarde=\"1.00\""));
	/* a label that is too long ends in an ellipsis */
	assert_non_null(strstr(svg.at, "Gemeenschappelijke regeling voor"));
	assert_non_null(strstr(svg.at, "\xE2\x80\xA6</text>"));
	assert_null(strstr(svg.at, "in de regio"));
	/* without a loss there are no stripes */
	assert_null(strstr(svg.at, "<pattern"));
	baat_buffer_free(&svg);
}

static void test_small(void **state)
{
	struct baat_chart_row rows[10];
	struct baat_buffer svg = {0};
	(void)state;
	for (size_t i = 0; i < 10; i++)
		rows[i] = (struct baat_chart_row){
		    BAAT_TEXT("zorgverzekeraar"), BAAT_TEXT("zorgverzekeraar"), {(baat_sum)i * 123456 - 500000}};
	draw(&svg, rows, 10, 1);
	assert_true(svg.length < 8000);
	baat_buffer_free(&svg);
}

/* The nineteen largest stay in their order, of equals the first. */
static void test_gather(void **state)
{
	static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l",
	                                    "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w"};
	enum { COUNT = sizeof names / sizeof names[0] };
	struct baat_chart_row rows[COUNT];
	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		rows[i] = (struct baat_chart_row){.key = baat_text_of(names[i]), .cents = {10, i % 2 == 0 ? -10 : 10}};
	rows[3].cents[0] = 5;
	rows[22].cents[1] = -1000;
	assert_int_equal(baat_chart_gather(rows, BAAT_CHART_ROWS, 2), 0);
	assert_string_equal(rows[19].key.at, "t");
	assert_int_equal(baat_chart_gather(rows, COUNT, 2), 4);
	for (size_t i = 0; i < 18; i++)
		assert_string_equal(rows[i].key.at, names[i < 3 ? i : i + 1]);
	assert_string_equal(rows[18].key.at, "w");
	/* the fourth, and the last of the equals: d, t, u, v */
	assert_int_equal(rows[19].cents[0], 35);
	assert_int_equal(rows[19].cents[1], 10 + 10 - 10 + 10);
	assert_int_equal(rows[19].key.length, 0);
}

static void draw_line(struct baat_buffer *to, const baat_sum *cents, size_t months, size_t marked)
{
	baat_chart_line(to, &(const struct baat_chart_line){.frame = frame(),
	                                                    .cents = cents,
	                                                    .months = months,
	                                                    .marked = marked,
	                                                    .mark = BAAT_TEXT("na 7 maanden"),
	                                                    .year = BAAT_TEXT("jaar")});
	assert_false(to->failed);
	baat_buffer_add_char(to, '\0');
}

static void test_line(void **state)
{
	baat_sum cents[24];
	struct baat_buffer svg = {0}, points = {0};
	(void)state;
	for (size_t i = 0; i < 24; i++)
		cents[i] = (baat_sum)i * 100 - 550;
	for (size_t i = 0; i < 24; i++)
		baat_buffer_printf(&points, "%s%s%zu.%s0", i > 0 ? " " : "", i < 6 ? "-" : "", i < 6 ? 5 - i : i - 6,
		                   "5");
	baat_buffer_add_char(&points, '\0');
	draw_line(&svg, cents, 24, 7);
	assert_non_null(strstr(svg.at, points.at));
	const char *circle = strstr(svg.at, "<circle data-maand=\"7\"");
	assert_non_null(circle);
	/* halfway between the last point below zero and the first above it, on the zero line */
	struct baat_text rest = baat_text_of(strstr(svg.at, " points=\"") + strlen(" points=\"")), place, x, y;
	int64_t across = 0, down = 0;
	bool more = true, comma;
	for (size_t i = 0; i < 7; i++) {
		assert_true(baat_text_split(&rest, &more, ' ', &place));
		comma = true;
		assert_true(baat_text_split(&place, &comma, ',', &x) && baat_text_split(&place, &comma, ',', &y));
		if (i >= 5) {
			across += hundredths(x);
			down += hundredths(y);
		}
	}
	assert_near(2 * read_place(circle, strchr(circle, '>'), " cx=\""), across, 3);
	assert_near(2 * read_place(circle, strchr(circle, '>'), " cy=\""), down, 3);
	assert_non_null(strstr(svg.at, ">na 7 maanden</text>"));
	assert_non_null(strstr(svg.at, ">jaar 1</text>"));
	assert_non_null(strstr(svg.at, ">2</text>"));
	baat_buffer_free(&svg);
	baat_buffer_free(&points);
}

/* Nothing at all, and a hundred years of losses. */
static void test_line_extremes(void **state)
{
	static baat_sum cents[1200];
	struct baat_buffer svg = {0};
	(void)state;
	draw_line(&svg, cents, 12, 0);
	assert_null(strstr(svg.at, "data-maand"));
	svg.length = 0;
	for (size_t i = 0; i < 1200; i++)
		cents[i] = -INT64_C(100000000) * (baat_sum)i;
	draw_line(&svg, cents, 1200, 0);
	assert_non_null(strstr(svg.at, ">91</text>"));
	assert_null(strstr(svg.at, ">92</text>"));
	baat_buffer_free(&svg);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_one_scale),     cmocka_unit_test(test_extremes), cmocka_unit_test(test_text),
	    cmocka_unit_test(test_small),         cmocka_unit_test(test_gather),   cmocka_unit_test(test_line),
	    cmocka_unit_test(test_line_extremes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
