/* A line through months, with the zero line, the years, and the month from which on it is not below zero. */
#include "baat/io/html.h"
#include "chart-frame.h"

enum {
	RIGHT = 354,
	TOP = 20,
	BOTTOM = 160,
	HEIGHT = 184,
	YEARS_NAMED = 10,
	APART = 16 /* labels, in units */,
	GAP = 8
};

/* From cents to a place, in hundredths of a unit from the top. */
struct plane {
	baat_sum lowest, highest;
	int left; /* units */
	size_t months;
};

static struct plane plane_of(const struct baat_chart_line *chart)
{
	struct plane plane = {.months = chart->months};
	for (size_t i = 0; i < chart->months; i++) {
		plane.lowest = chart->cents[i] < plane.lowest ? chart->cents[i] : plane.lowest;
		plane.highest = chart->cents[i] > plane.highest ? chart->cents[i] : plane.highest;
	}
	const int low = chart_euros_width(plane.lowest), high = chart_euros_width(plane.highest);
	plane.left = (low > high ? low : high) + GAP;
	if (plane.lowest == plane.highest)
		plane.highest = 1;
	return plane;
}

static int64_t y_of(const struct plane *plane, baat_sum cents)
{
	return TOP * CHART_UNIT +
	       chart_scale(plane->highest - cents, plane->highest - plane->lowest, (BOTTOM - TOP) * CHART_UNIT);
}

/* The end of month m is where month m + 1 begins. */
static int64_t x_of(const struct plane *plane, size_t begins)
{
	return plane->left * CHART_UNIT + (RIGHT - plane->left) * CHART_UNIT * (int64_t)begins / (int64_t)plane->months;
}

static void add_amount(struct baat_buffer *to, const struct plane *plane, baat_sum cents)
{
	chart_euros(to, (plane->left - GAP) * CHART_UNIT, y_of(plane, cents) + 4 * CHART_UNIT, "end", CHART_SOFT,
	            cents);
}

static void add_years(struct baat_buffer *to, const struct baat_chart_line *chart, const struct plane *plane)
{
	const size_t years = chart->months / 12, step = (years + YEARS_NAMED - 1) / YEARS_NAMED;
	for (size_t year = 0; year < years; year++) {
		struct baat_buffer name = {0};
		const int64_t x = x_of(plane, 12 * year);
		const size_t next = year + step < years ? year + step : years;
		if (year % step != 0)
			continue;
		chart_line(to, x, TOP * CHART_UNIT, x, BOTTOM * CHART_UNIT, "#d4d4d4");
		if (year == 0 && years <= YEARS_NAMED) {
			baat_buffer_add(&name, chart->year);
			baat_buffer_add_char(&name, ' ');
		}
		baat_buffer_printf(&name, "%zu", year + 1);
		chart_text(to, (x + x_of(plane, 12 * next)) / 2, (HEIGHT - 6) * CHART_UNIT, "middle", CHART_SOFT,
		           baat_buffer_text(&name));
		to->failed |= name.failed;
		baat_buffer_free(&name);
	}
}

static void add_points(struct baat_buffer *to, const struct baat_chart_line *chart, const struct plane *plane)
{
	baat_buffer_add_string(to, "<polyline fill=\"none\" stroke=\"" CHART_LINE "\" stroke-width=\"3\" "
	                           "stroke-linejoin=\"round\" data-punten=\"");
	for (size_t i = 0; i < chart->months; i++) {
		if (i > 0)
			baat_buffer_add_char(to, ' ');
		baat_html_plain(to, chart->cents[i]);
	}
	baat_buffer_add_string(to, "\" points=\"");
	for (size_t i = 0; i < chart->months; i++) {
		if (i > 0)
			baat_buffer_add_char(to, ' ');
		chart_number(to, x_of(plane, i + 1));
		baat_buffer_add_char(to, ',');
		chart_number(to, y_of(plane, chart->cents[i]));
	}
	baat_buffer_add_string(to, "\"/>");
}

/* Where the line goes through zero for the last time, in the month that is marked. */
static int64_t crossing(const struct baat_chart_line *chart, const struct plane *plane)
{
	const size_t month = chart->marked;
	const int64_t end = x_of(plane, month);
	if (month < 2 || chart->cents[month - 2] >= 0 || chart->cents[month - 1] < 0)
		return end;
	const baat_sum before = -chart->cents[month - 2];
	const int64_t begin = x_of(plane, month - 1);
	return begin + chart_scale(before, before + chart->cents[month - 1], end - begin);
}

static void add_mark(struct baat_buffer *to, const struct baat_chart_line *chart, const struct plane *plane)
{
	if (chart->marked == 0 || chart->marked > chart->months)
		return;
	const int64_t x = crossing(chart, plane), y = y_of(plane, 0);
	const bool late = x > (plane->left + RIGHT) / 2 * CHART_UNIT;
	baat_buffer_printf(to, "<circle data-maand=\"%zu\"", chart->marked);
	chart_attribute(to, "cx", x);
	chart_attribute(to, "cy", y);
	baat_buffer_add_string(to, " r=\"5\" fill=\"#fff\" stroke=\"" CHART_GAIN "\" stroke-width=\"3\"/>");
	/* what lies before the mark is below the zero line, and what lies behind it above */
	const bool room_below = y + 18 * CHART_UNIT < BOTTOM * CHART_UNIT;
	if (late)
		chart_text(to, x - 4 * CHART_UNIT, y - 10 * CHART_UNIT, "end", CHART_GAIN, chart->mark);
	else
		chart_text(to, x + (room_below ? 4 : 10) * CHART_UNIT, y + (room_below ? 18 : -4) * CHART_UNIT, "start",
		           CHART_GAIN, chart->mark);
}

/* What there is in the end, at the end of the line. */
static void add_end(struct baat_buffer *to, const struct baat_chart_line *chart, const struct plane *plane)
{
	const baat_sum last = chart->cents[chart->months - 1];
	const int64_t x = x_of(plane, chart->months), y = y_of(plane, last);
	baat_buffer_add_string(to, "<circle");
	chart_attribute(to, "cx", x);
	chart_attribute(to, "cy", y);
	baat_buffer_add_string(to, " r=\"4\" fill=\"" CHART_LINE "\"/>");
	/* where it only fell, the figure stands at the other side already, and here it would lie on the line */
	if (last > plane->lowest || last == 0)
		chart_euros(to, x + 4 * CHART_UNIT, y - 8 * CHART_UNIT, "end", CHART_LINE, last);
}

void baat_chart_line(struct baat_buffer *to, const struct baat_chart_line *chart)
{
	const struct plane plane = plane_of(chart);
	const int64_t zero = y_of(&plane, 0);
	chart_begin(to, &chart->frame, HEIGHT);
	add_years(to, chart, &plane);
	chart_line(to, plane.left * CHART_UNIT, zero, RIGHT * CHART_UNIT, zero, CHART_INK);
	add_amount(to, &plane, 0);
	/* labels that would lie on one another are left out */
	if (zero - y_of(&plane, plane.highest) > APART * CHART_UNIT)
		add_amount(to, &plane, plane.highest);
	if (y_of(&plane, plane.lowest) - zero > APART * CHART_UNIT)
		add_amount(to, &plane, plane.lowest);
	add_points(to, chart, &plane);
	add_end(to, chart, &plane);
	add_mark(to, chart, &plane);
	chart_end(to);
}
