/*
 * The report as a page: write-page.c puts sections in their order, page-table.c the tables in them with every figure
 * once, page-chart.c the charts, page-words.c names and short sentences, page-method.c how it was computed. A script
 * reads the figures back by data-tabel, data-alternatief, data-sleutel, data-kolom and data-waarde. Rule:
 * baat-verslag(1), THE PAGE.
 */
#ifndef PAGE_H
#define PAGE_H

#include "baat/io/html.h"
#include "write.h"

struct page {
	struct baat_buffer *to;
	const struct tables_of_report *tables;
	const struct material *material;
};

/* page-words.c: what a reader sees instead of the names of columns and rows. The name itself where there is no word for
 * it, as in tables of others. */
struct baat_text word_of_column(struct baat_text name);
/* What a row is called; `text` is room for one that is put together. */
struct baat_text word_of_key(const struct table *table, struct baat_text key, struct baat_buffer *text);
/* "€ 1.234,56" with a space that lines are not broken at. */
void add_euros(struct baat_buffer *to, baat_sum cents);
/* A paragraph; nothing for no words. */
void add_paragraph(struct page *page, const char *attributes, struct baat_text words);

/* Says what a section is about, above its tables, or what one alternative comes to. */
typedef void page_say(struct page *page);
typedef void page_show(struct page *page, size_t alternative);

page_say say_parties, say_years, say_domains, say_sharing, say_unpriced, say_sure, say_prices, say_files;
page_show show_cases, show_tiles;

/* page-method.c */
page_say say_method;

/* page-chart.c: each draws the chart of an alternative, or of all of them when there are several. */
page_say chart_alternatives;
page_show chart_parties, chart_years, chart_domains;

/* page-table.c: the rows of an alternative (those of none, when it has none) as a table with a caption; a column each,
 * or for a table of single rows a line each. */
void page_rows(struct page *page, const struct table *table, struct baat_text alternative, const char *key,
               const char *caption);
void page_pairs(struct page *page, const struct table *table, struct baat_text alternative, const char *caption);
/* The answer: a paragraph for each sentence. */
void page_answer(struct page *page, const struct table *table, struct baat_text alternative);

#endif
