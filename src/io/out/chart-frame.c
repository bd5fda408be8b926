#include "chart-frame.h"

#include "baat/io/html.h"

void chart_begin(struct baat_buffer *to, const struct baat_chart_frame *frame, int height)
{
	baat_buffer_printf(to,
	                   "<svg role=\"img\" viewBox=\"0 0 %d %d\" data-grafiek=\"%s\" aria-labelledby=\"%s-t %s-d\" "
	                   "font-size=\"%d\" fill=\"" CHART_INK "\"><title id=\"%s-t\">",
	                   CHART_WIDTH, height, frame->name, frame->name, frame->name, CHART_FONT, frame->name);
	baat_html_escaped(to, frame->title);
	baat_buffer_printf(to, "</title><desc id=\"%s-d\">", frame->name);
	baat_html_escaped(to, frame->description);
	baat_buffer_add_string(to, "</desc>");
}

void chart_end(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "</svg>\n");
}

void chart_number(struct baat_buffer *to, int64_t hundredths)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_short(digits, hundredths, 2, '.')});
}

void chart_attribute(struct baat_buffer *to, const char *name, int64_t hundredths)
{
	baat_buffer_printf(to, " %s=\"", name);
	chart_number(to, hundredths);
	baat_buffer_add_char(to, '"');
}

int64_t chart_scale(baat_sum cents, baat_sum most, int64_t length)
{
	baat_sum size = cents < 0 ? -cents : cents;
	/* far beyond any budget the last digits no longer show in a picture, and the product must fit */
	while (most > (baat_sum)INT64_MAX) {
		most /= 2;
		size /= 2;
	}
	return most == 0 ? 0 : (int64_t)((2 * size * length + most) / (2 * most));
}

void chart_text(struct baat_buffer *to, int64_t x, int64_t y, const char *anchor, const char *colour,
                struct baat_text text)
{
	baat_buffer_add_string(to, "<text");
	chart_attribute(to, "x", x);
	chart_attribute(to, "y", y);
	if (strcmp(anchor, "start") != 0)
		baat_buffer_printf(to, " text-anchor=\"%s\"", anchor);
	if (strcmp(colour, CHART_INK) != 0)
		baat_buffer_printf(to, " fill=\"%s\"", colour);
	baat_buffer_add_char(to, '>');
	baat_html_escaped(to, text);
	baat_buffer_add_string(to, "</text>");
}

void chart_euros(struct baat_buffer *to, int64_t x, int64_t y, const char *anchor, const char *colour, baat_sum cents)
{
	struct baat_buffer figure = {0};
	baat_html_euros(&figure, cents);
	chart_text(to, x, y, anchor, colour, baat_buffer_text(&figure));
	to->failed |= figure.failed;
	baat_buffer_free(&figure);
}

int chart_euros_width(baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	return CHART_DIGIT * (int)baat_number_write_grouped(digits, cents / 100, 0);
}

void chart_line(struct baat_buffer *to, int64_t x1, int64_t y1, int64_t x2, int64_t y2, const char *colour)
{
	baat_buffer_add_string(to, "<line");
	chart_attribute(to, "x1", x1);
	chart_attribute(to, "y1", y1);
	chart_attribute(to, "x2", x2);
	chart_attribute(to, "y2", y2);
	baat_buffer_printf(to, " stroke=\"%s\"/>", colour);
}
