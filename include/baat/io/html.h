/*
 * baat/io/html.h - text that is put into a page without ever becoming markup, and the page around it.
 *
 * Pure functions that add to a buffer; `failed` of the buffer tells when memory ran out. A page needs nothing beside
 * itself: no script, no form, nothing that is fetched. Rule: baat-bon(1), A page for a browser.
 */
#ifndef BAAT_HTML_H
#define BAAT_HTML_H

#include "baat/base/buffer.h"
#include "baat/base/number.h"
#include "baat/base/text.h"

/* The text with what HTML and XML would read as markup escaped, in attributes too; control characters, bidirectional
 * marks and invalid bytes become '?'. */
void baat_html_escaped(struct baat_buffer *to, struct baat_text text);

/* <name attributes>text</name>. The attributes are markup, the text is not; "" for none. */
void baat_html_element(struct baat_buffer *to, const char *name, const char *attributes, struct baat_text text);
/* The same around a string. */
void baat_html_words(struct baat_buffer *to, const char *name, const char *attributes, const char *words);

/* One attribute with a space in front: ` data-kolom="saldo"`. */
void baat_html_attribute(struct baat_buffer *to, const char *name, struct baat_text value);

/* A table cell with an amount: <td attributes>1.234,56</td>. */
void baat_html_cents(struct baat_buffer *to, const char *attributes, baat_sum cents);

/* Whole euros for a label, rounded half away from zero, grouped by points, with a true minus: "−5.232". */
void baat_html_euros(struct baat_buffer *to, baat_sum cents);

/* The exact amount for a script, with a point and two decimals and no grouping: "-5231.50". */
void baat_html_plain(struct baat_buffer *to, baat_sum cents);

/* All of a page that comes before what is in its main element: head, style and the heading of the whole. `language` is
 * a code: "nl"; `class` says what kind of page it is: "bon", "verslag". */
void baat_page_begin(struct baat_buffer *to, const char *language, const char *class, struct baat_text title,
                     struct baat_text heading);
/* All that comes after it. */
void baat_page_end(struct baat_buffer *to);

#endif
