/*
 * Horizontal bars: one zero line and one scale for all of them. With one series the figure stands behind the label,
 * and the bar has the whole width; with several the series is named in front of each bar, and the figure stands behind
 * it.
 */
#include "baat/io/html.h"
#include "chart-frame.h"

enum {
	BASE = 12, /* units from the top of a line to the foot of its letters */
	GAP = 6,
	MANY = 8,         /* rows that stand at ease; more of them are set closer */
	ROOM_LEAST = 120, /* for the bars of both sides */
};

/* How high things are, in units. */
struct measures {
	int label;      /* the line of a label */
	int bar, pitch; /* a bar, and how far the next one of the row is */
	int space;      /* between rows */
};
static const struct measures at_ease = {18, 14, 17, 12}, close = {17, 9, 14, 5};

/* The figures of a chart that its bars share. */
struct scale {
	int64_t zero;   /* where the zero line is, in hundredths */
	int64_t length; /* of the largest bar of either side */
	baat_sum most;  /* cents of that bar */
	struct measures high;
	int row;  /* units from row to row */
	int left; /* units where the place of the bars begins */
};

static struct scale make_scale(const struct baat_chart_bars *chart)
{
	baat_sum above = 0, below = 0;
	int labels = 0, figures = 0;
	for (size_t i = 0; i < chart->count; i++)
		for (size_t j = 0; j < chart->series_count; j++) {
			const baat_sum cents = chart->rows[i].cents[j];
			const int width = chart_euros_width(cents);
			above = cents > above ? cents : above;
			below = -cents > below ? -cents : below;
			figures = width > figures ? width : figures;
		}
	for (size_t j = 0; j < chart->series_count && chart->series_count > 1; j++) {
		const int width = CHART_DIGIT * (int)strlen(chart->series[j].label) + 2 * GAP;
		labels = width > labels ? width : labels;
	}
	const bool beside = chart->series_count > 1;
	struct scale scale = {.left = labels, .high = chart->count > MANY ? close : at_ease};
	scale.row = scale.high.label + scale.high.pitch * (int)chart->series_count + scale.high.space;
	const int units = CHART_WIDTH - labels - (beside ? figures + GAP : 0);
	/* figures beyond any budget may lie over the bars, but bars there must be */
	const int64_t room = (units > ROOM_LEAST ? units : ROOM_LEAST) * CHART_UNIT;
	/* the two sides share the room as their largest bars do */
	const int64_t negative = chart_scale(below, above + below, room);
	scale.zero = scale.left * CHART_UNIT + negative;
	scale.most = above > below ? above : below;
	scale.length = above > below ? room - negative : negative;
	return scale;
}

static const char *colour_of(const struct baat_chart_bars *chart, size_t series, bool below)
{
	const char *colour = chart->series[series].colour;
	return colour != NULL ? colour : below ? CHART_LOSS : CHART_GAIN;
}

/* Stripes for bars below zero. Each chart has its own, since ids are of the whole page. */
static void add_pattern(struct baat_buffer *to, const struct baat_chart_bars *chart, size_t series)
{
	baat_buffer_printf(to,
	                   "<pattern id=\"%s-%zu\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
	                   "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/>"
	                   "<rect width=\"4\" height=\"6\" fill=\"%s\"/></pattern>",
	                   chart->frame.name, series, colour_of(chart, series, true));
}

static void add_patterns(struct baat_buffer *to, const struct baat_chart_bars *chart)
{
	baat_buffer_add_string(to, "<defs>");
	for (size_t j = 0; j < chart->series_count; j++) {
		bool below = false;
		for (size_t i = 0; i < chart->count; i++)
			below |= chart->rows[i].cents[j] < 0;
		if (below)
			add_pattern(to, chart, j);
	}
	baat_buffer_add_string(to, "</defs>");
}

static void add_bar(struct baat_buffer *to, const struct baat_chart_bars *chart, const struct scale *scale, size_t row,
                    size_t series)
{
	const struct baat_chart_row *bar = &chart->rows[row];
	const baat_sum cents = bar->cents[series];
	const bool below = cents < 0;
	const char *colour = colour_of(chart, series, below);
	const int64_t width = chart_scale(cents, scale->most, scale->length);
	const int64_t y = scale->high.label + (int64_t)scale->row * (int64_t)row + scale->high.pitch * (int64_t)series;

	baat_buffer_add_string(to, "<rect");
	baat_html_attribute(to, "data-sleutel", bar->key);
	if (chart->series[series].key != NULL)
		baat_html_attribute(to, "data-reeks", baat_text_of(chart->series[series].key));
	baat_buffer_add_string(to, " data-waarde=\"");
	baat_html_plain(to, cents);
	baat_buffer_add_char(to, '"');
	chart_attribute(to, "x", below ? scale->zero - width : scale->zero);
	chart_attribute(to, "y", y * CHART_UNIT);
	chart_attribute(to, "width", width);
	chart_attribute(to, "height", scale->high.bar * CHART_UNIT);
	if (below)
		baat_buffer_printf(to, " fill=\"url(#%s-%zu)\" stroke=\"%s\"/>", chart->frame.name, series, colour);
	else
		baat_buffer_printf(to, " fill=\"%s\"/>", colour);
	if (chart->series_count == 1)
		return;
	/* a name is as high as its bar, about */
	const int64_t foot = (y + (scale->high.bar + BASE - 3) / 2) * CHART_UNIT;
	chart_text(to, 0, foot, "start", CHART_SOFT, baat_text_of(chart->series[series].label));
	chart_euros(to, CHART_WIDTH * CHART_UNIT, foot, "end", CHART_INK, cents);
}

/* As much of a text as fits in so many columns. */
static size_t cut(struct baat_text text, size_t columns)
{
	size_t at = 0;
	while (at < text.length) {
		size_t next = at + 1;
		while (next < text.length && ((unsigned char)text.at[next] & 0xC0) == 0x80)
			next++;
		if (baat_text_width((struct baat_text){text.at, next}) > columns)
			break;
		at = next;
	}
	return at;
}

/* A label in one line; the whole of it stands in the table beside the chart. */
static void add_label(struct baat_buffer *to, const struct baat_chart_bars *chart, const struct scale *scale,
                      size_t row)
{
	const struct baat_chart_row *bar = &chart->rows[row];
	const int64_t y = ((int64_t)scale->row * (int64_t)row + BASE) * CHART_UNIT;
	int room = CHART_WIDTH;
	if (chart->series_count == 1) {
		chart_euros(to, CHART_WIDTH * CHART_UNIT, y, "end", colour_of(chart, 0, bar->cents[0] < 0),
		            bar->cents[0]);
		room -= chart_euros_width(bar->cents[0]) + 2 * GAP;
	}
	const size_t columns = (size_t)room / CHART_DIGIT;
	struct baat_buffer text = {0};
	if (baat_text_width(bar->label) <= columns) {
		baat_buffer_add(&text, bar->label);
	} else {
		baat_buffer_add(&text, (struct baat_text){bar->label.at, cut(bar->label, columns - 1)});
		baat_buffer_add_string(&text, "\xE2\x80\xA6");
	}
	chart_text(to, 0, y, "start", CHART_INK, baat_buffer_text(&text));
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

void baat_chart_bars(struct baat_buffer *to, const struct baat_chart_bars *chart)
{
	const struct scale scale = make_scale(chart);
	const int height = scale.row * (int)chart->count - scale.high.space + 2;
	chart_begin(to, &chart->frame, height);
	add_patterns(to, chart);
	for (size_t i = 0; i < chart->count; i++) {
		const int64_t top = scale.high.label - 2 + (int64_t)scale.row * (int64_t)i;
		add_label(to, chart, &scale, i);
		for (size_t j = 0; j < chart->series_count; j++)
			add_bar(to, chart, &scale, i, j);
		/* the zero line stops for the labels */
		const int64_t bottom = top + scale.row - scale.high.label - scale.high.space + 2;
		chart_line(to, scale.zero, top * CHART_UNIT, scale.zero, bottom * CHART_UNIT, CHART_INK);
	}
	chart_end(to);
}

/* How large a row is: the sizes of its bars together. */
static baat_sum size_of(const struct baat_chart_row *row, size_t series_count)
{
	baat_sum size = 0;
	for (size_t i = 0; i < series_count; i++)
		size += row->cents[i] < 0 ? -row->cents[i] : row->cents[i];
	return size;
}

/* Leaves out the smallest of the kept rows, the last of equals, when row `next` is larger. They stay in order. */
static void keep(const struct baat_chart_row *rows, size_t series_count, size_t kept[], size_t count, size_t next)
{
	size_t smallest = 0;
	for (size_t i = 1; i < count; i++)
		if (size_of(&rows[kept[i]], series_count) <= size_of(&rows[kept[smallest]], series_count))
			smallest = i;
	if (size_of(&rows[next], series_count) <= size_of(&rows[kept[smallest]], series_count))
		return;
	memmove(&kept[smallest], &kept[smallest + 1], (count - smallest - 1) * sizeof *kept);
	kept[count - 1] = next;
}

size_t baat_chart_gather(struct baat_chart_row *rows, size_t count, size_t series_count)
{
	enum { KEPT = BAAT_CHART_ROWS - 1 };
	size_t kept[KEPT];
	struct baat_chart_row others = {0};
	if (count <= BAAT_CHART_ROWS)
		return 0;
	for (size_t i = 0; i < KEPT; i++)
		kept[i] = i;
	for (size_t i = KEPT; i < count; i++)
		keep(rows, series_count, kept, KEPT, i);
	for (size_t i = 0, at = 0; i < count; i++) {
		if (at < KEPT && kept[at] == i) {
			rows[at++] = rows[i];
			continue;
		}
		for (size_t j = 0; j < series_count; j++)
			others.cents[j] += rows[i].cents[j];
	}
	rows[KEPT] = others;
	return count - KEPT;
}
