/* What stands around receipts in a browser: the head and the tail of a page, and the index of a folder. */
#include "bon.h"

void bon_page_head(struct baat_buffer *to, const char *title, const char *heading)
{
	/* the code of the language that these texts are in */
	const char *language = _("language code: en");
	const char *space = strrchr(language, ' ');
	baat_page_begin(to, space == NULL ? language : space + 1, "bon", baat_text_of(title), baat_text_of(heading));
}

void bon_page_tail(struct baat_buffer *to)
{
	baat_page_end(to);
}

void bon_index_head(struct baat_buffer *to)
{
	bon_page_head(to, _("Receipts"), _("Receipts"));
	baat_buffer_add_string(to, "<div class=\"breed\">\n<table>\n<thead><tr>");
	baat_html_words(to, "th", "scope=\"col\"", _("Case"));
	baat_html_words(to, "th", "scope=\"col\"", _("Alternative"));
	baat_html_words(to, "th", "scope=\"col\" class=\"bedrag\"", _("Balance"));
	baat_html_words(to, "th", "scope=\"col\"", _("Must approve"));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
}

void bon_index_rows(struct baat_buffer *to, const struct bon *bon)
{
	for (size_t i = 0; i < bon->receipt->alternative_count; i++) {
		const struct baat_receipt_alternative *alternative = &bon->receipt->alternatives[i];
		baat_buffer_printf(to, "<tr><th scope=\"row\"><a href=\"%s\">", bon->file);
		baat_html_escaped(to, bon->receipt->casus->id);
		baat_buffer_add_string(to, "</a></th>");
		baat_html_element(to, "td", "class=\"tekst\"", bon_alternative_name(bon, alternative));
		if (alternative->scenario == 0)
			baat_buffer_add_string(to, "<td></td><td></td>");
		else {
			baat_html_cents(to, "", alternative->measures[BAAT_MEASURE_NET].number);
			baat_html_element(to, "td", "class=\"tekst\"", bon_approver(bon, alternative));
		}
		baat_buffer_add_string(to, "</tr>\n");
	}
}

void bon_index_tail(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "</tbody>\n</table>\n</div>\n");
	bon_page_tail(to);
}
