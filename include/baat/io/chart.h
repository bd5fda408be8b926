/*
 * baat/io/chart.h - charts as inline SVG for a page: bars, and a line through months.
 *
 * This room knows values and labels only. It says nothing that is not handed to it, computes in integers, and so gives
 * the same bytes on every machine. Text is text, so that it can be read out and searched; bars are labelled where they
 * are, so that there is no legend; colour is never the only sign: a bar below zero lies on the other side of the zero
 * line, has a pattern and a minus. Every bar carries its key and exact value in data- attributes; labels are whole
 * euros. A chart is as wide as a telephone and grows with its place.
 */
#ifndef BAAT_CHART_H
#define BAAT_CHART_H

#include "baat/base/buffer.h"
#include "baat/base/number.h"
#include "baat/base/text.h"

/* What every chart has. `name` is data-grafiek and the front of its ids: unique in the page, [a-z0-9-] only. */
struct baat_chart_frame {
	const char *name;
	struct baat_text title;       /* the point of the chart, in a sentence */
	struct baat_text description; /* its figures in words */
};

enum { BAAT_CHART_SERIES = 3 };

/* What the bars of all rows at one place have in common. */
struct baat_chart_series {
	const char *key;    /* data-reeks; NULL for none */
	const char *label;  /* in front of its bars when there are several series */
	const char *colour; /* "#154273": one that stands out against white; NULL: above zero it is a gain and below
	                       a loss, and the colours say so */
};

/* A row of bars: one for each series. */
struct baat_chart_row {
	struct baat_text key;   /* data-sleutel */
	struct baat_text label; /* above the bars; what does not fit in a line ends in an ellipsis */
	baat_sum cents[BAAT_CHART_SERIES];
};

/* Horizontal bars on one zero line and one scale. */
struct baat_chart_bars {
	struct baat_chart_frame frame;
	const struct baat_chart_series *series;
	size_t series_count; /* 1 to BAAT_CHART_SERIES */
	const struct baat_chart_row *rows;
	size_t count;
};
void baat_chart_bars(struct baat_buffer *to, const struct baat_chart_bars *chart);

/*
 * Keeps a chart within BAAT_CHART_ROWS rows. Returns how many were put together, 0 when there are no more than that:
 * those of the largest sum of sizes in all series (ties: the first) stay, in their order, and the last of the
 * BAAT_CHART_ROWS that are left is the sum of the others, of which key and label are for the caller to fill in.
 */
enum { BAAT_CHART_ROWS = 20 };
size_t baat_chart_gather(struct baat_chart_row *rows, size_t count, size_t series_count);

/* A line through the months of some years, beginning in month 0, with the zero line. */
struct baat_chart_line {
	struct baat_chart_frame frame;
	const baat_sum *cents; /* what there is after each month */
	size_t months;         /* 12 or more */
	size_t marked;         /* the number of months after which it stays at or above zero; 0 for no mark */
	struct baat_text mark; /* what the mark says */
	struct baat_text year; /* "jaar": the years below are named "jaar 1", "2", … */
};
void baat_chart_line(struct baat_buffer *to, const struct baat_chart_line *chart);

#endif
