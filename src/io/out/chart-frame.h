/* The element around a chart, and lengths in hundredths of a unit of its viewBox. Private to io/out. */
#ifndef BAAT_CHART_FRAME_H
#define BAAT_CHART_FRAME_H

#include "baat/io/chart.h"

enum {
	CHART_WIDTH = 360,
	CHART_UNIT = 100,
	CHART_FONT = 13,
	CHART_DIGIT = 8 /* a letter or digit, on the wide side */
};

#define CHART_UNIT INT64_C(100) /* hundredths of a unit */

/* Colours with a contrast of at least 4.5 to white, for bars and letters alike. */
#define CHART_INK "#1a1a1a"
#define CHART_SOFT "#4a4a4a"
#define CHART_LINE "#154273"
#define CHART_GAIN "#1d6b30"
#define CHART_LOSS "#a3001d"

void chart_begin(struct baat_buffer *to, const struct baat_chart_frame *frame, int height);
void chart_end(struct baat_buffer *to);

/* A length or place in hundredths, as an attribute with a space in front and as few decimals as it needs: 1250 is
 * "12.5". */
void chart_attribute(struct baat_buffer *to, const char *name, int64_t hundredths);
/* The same without a name around it. */
void chart_number(struct baat_buffer *to, int64_t hundredths);

/* |cents| of `most` as part of `length` hundredths, to the nearest; 0 when most is 0. */
int64_t chart_scale(baat_sum cents, baat_sum most, int64_t length);

/* A text element at a place in hundredths; `anchor` is start, middle or end. */
void chart_text(struct baat_buffer *to, int64_t x, int64_t y, const char *anchor, const char *colour,
                struct baat_text text);
/* The same with whole euros. */
void chart_euros(struct baat_buffer *to, int64_t x, int64_t y, const char *anchor, const char *colour, baat_sum cents);

/* The units that whole euros take as a text. */
int chart_euros_width(baat_sum cents);

void chart_line(struct baat_buffer *to, int64_t x1, int64_t y1, int64_t x2, int64_t y2, const char *colour);

#endif
