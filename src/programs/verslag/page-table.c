/* The figures of a table on a page: each once, in an element that says which one it is. */
#include "page.h"

/* A value as a reader sees it, and as a script does. */
struct value {
	char shown[BAAT_NUMBER_MAX], exact[BAAT_NUMBER_MAX];
};

static struct value value_of(enum baat_cell_kind kind, const struct baat_cell *cell)
{
	struct value value;
	baat_sum number = cell->number;
	const unsigned decimals = baat_cell_decimals(kind, &number);
	value.exact[baat_number_write(value.exact, number, decimals, '.')] = '\0';
	if (kind == BAAT_CELL_CENTS)
		value.shown[baat_number_write_grouped(value.shown, number, decimals)] = '\0';
	else
		value.shown[baat_number_write(value.shown, number, decimals, ',')] = '\0';
	return value;
}

static bool is_link(struct baat_text url)
{
	return (url.length > 8 && memcmp(url.at, "https://", 8) == 0) ||
	       (url.length > 7 && memcmp(url.at, "http://", 7) == 0);
}

static void add_text(struct page *page, const struct table_row *row, struct baat_text column, struct baat_text text)
{
	const bool linked = baat_text_equal(column, BAAT_TEXT("bron")) && text.length > 0 && is_link(row->url);
	if (linked) {
		baat_buffer_add_string(page->to, "<a rel=\"noreferrer\"");
		baat_html_attribute(page->to, "href", row->url);
		baat_buffer_add_char(page->to, '>');
	}
	baat_html_escaped(page->to, text);
	baat_buffer_add_string(page->to, linked ? "</a>" : "");
}

/* The attributes and the content of a cell, without the name of its element: ` data-kolom="saldo" …>12,00`. `head`:
 * what stands in front of it on a narrow screen. */
static void add_cell(struct page *page, const struct table *table, const struct table_row *row, size_t column,
                     bool head)
{
	const struct baat_column *of = &table->columns[column];
	const struct baat_cell *cell = &row->cells[column];
	const bool is_text = of->kind == BAAT_CELL_TEXT || cell->text.length > 0;
	const bool is_digest = baat_text_equal(of->name, BAAT_TEXT("sha256"));
	if (is_text)
		baat_buffer_add_string(page->to, is_digest ? " class=\"tekst hash\"" : " class=\"tekst\"");
	baat_html_attribute(page->to, "data-kolom", of->name);
	if (head)
		baat_html_attribute(page->to, "data-kop", word_of_column(of->name));
	if (is_text) {
		baat_buffer_add_char(page->to, '>');
		add_text(page, row, of->name, cell->text);
	} else if (cell->empty) {
		baat_buffer_add_string(page->to, " data-waarde=\"\">\xE2\x80\x93");
	} else {
		const struct value value = value_of(of->kind, cell);
		baat_buffer_printf(page->to, " data-waarde=\"%s\">%s", value.exact, value.shown);
	}
}

static void add_caption(struct page *page, const char *caption)
{
	if (caption != NULL) {
		baat_html_words(page->to, "caption", "", caption);
		baat_buffer_add_char(page->to, '\n');
	}
}

static void add_heads(struct page *page, const struct table *table, const char *key)
{
	baat_buffer_add_string(page->to, "<thead role=\"rowgroup\"><tr role=\"row\">");
	baat_html_words(page->to, "th", "scope=\"col\" role=\"columnheader\"", key);
	for (size_t i = 0; i < table->count; i++)
		baat_html_element(page->to, "th",
		                  table->columns[i].kind == BAAT_CELL_TEXT
		                      ? "scope=\"col\" role=\"columnheader\""
		                      : "scope=\"col\" role=\"columnheader\" class=\"bedrag\"",
		                  word_of_column(table->columns[i].name));
	baat_buffer_add_string(page->to, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
}

static void add_row(struct page *page, const struct table *table, const struct table_row *row)
{
	const bool is_total = baat_text_equal(table->name, BAAT_TEXT("partijen")) &&
	                      (row->next == NULL || !baat_text_equal(row->next->alternative, row->alternative));
	struct baat_buffer text = {0};
	baat_buffer_printf(page->to, "<tr role=\"row\"%s", is_total ? " class=\"totaal\"" : "");
	baat_html_attribute(page->to, "data-sleutel", row->key);
	baat_buffer_add_char(page->to, '>');
	baat_html_element(page->to, "th", "scope=\"row\" role=\"rowheader\"", word_of_key(table, row->key, &text));
	for (size_t i = 0; i < table->count; i++) {
		baat_buffer_add_string(page->to, "<td role=\"cell\"");
		add_cell(page, table, row, i, true);
		baat_buffer_add_string(page->to, "</td>");
	}
	baat_buffer_add_string(page->to, "</tr>\n");
	page->to->failed |= text.failed;
	baat_buffer_free(&text);
}

void page_rows(struct page *page, const struct table *table, struct baat_text alternative, const char *key,
               const char *caption)
{
	enum { NARROW = 6 /* columns that fit at full size */ };
	baat_buffer_printf(page->to, "<div class=\"lijst%s\">\n<table role=\"table\">\n",
	                   table->count > NARROW ? " vol" : "");
	add_caption(page, caption);
	add_heads(page, table, key);
	for (const struct table_row *row = table->rows; row != NULL; row = row->next)
		if (baat_text_equal(row->alternative, alternative))
			add_row(page, table, row);
	baat_buffer_add_string(page->to, "</tbody>\n</table>\n</div>\n");
}

void page_pairs(struct page *page, const struct table *table, struct baat_text alternative, const char *caption)
{
	baat_buffer_add_string(page->to, "<table class=\"paren\">\n");
	add_caption(page, caption);
	baat_buffer_add_string(page->to, "<tbody>\n");
	for (const struct table_row *row = table->rows; row != NULL; row = row->next)
		for (size_t i = 0; i < table->count && baat_text_equal(row->alternative, alternative); i++) {
			baat_buffer_add_string(page->to, "<tr>");
			baat_html_element(page->to, "th", "scope=\"row\"", word_of_column(table->columns[i].name));
			baat_buffer_add_string(page->to, "<td");
			add_cell(page, table, row, i, false);
			baat_buffer_add_string(page->to, "</td></tr>\n");
		}
	baat_buffer_add_string(page->to, "</tbody>\n</table>\n");
}

void page_answer(struct page *page, const struct table *table, struct baat_text alternative)
{
	for (const struct table_row *row = table->rows; row != NULL; row = row->next) {
		if (!baat_text_equal(row->alternative, alternative))
			continue;
		baat_buffer_add_string(page->to, "<p");
		baat_html_attribute(page->to, "data-sleutel", row->key);
		baat_buffer_add_string(page->to, " data-kolom=\"zin\">");
		baat_html_escaped(page->to, row->cells[0].text);
		baat_buffer_add_string(page->to, "</p>\n");
	}
}
