/* What stands around receipts in a browser: the head and the tail of a page, and the index of a folder. */
#include "bon.h"

void bon_page_head(struct baat_buffer *to, const char *title, const char *heading)
{
	/* the code of the language that these texts are in */
	const char *language = _("language code: en");
	const char *space = strrchr(language, ' ');
	baat_buffer_printf(to, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
	                   space == NULL ? language : space + 1);
	baat_buffer_add_string(
	    to, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; img-src data:\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
	bon_html_words(to, "title", "", title);
	baat_buffer_add_string(to, "\n<style>");
	baat_buffer_add_string(to, bon_style);
	baat_buffer_add_string(to, "</style>\n</head>\n<body>\n<header>");
	bon_html_words(to, "h1", "", heading);
	baat_buffer_add_string(to, "</header>\n<main>\n");
}

void bon_page_tail(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "</main>\n</body>\n</html>\n");
}

void bon_index_head(struct baat_buffer *to)
{
	bon_page_head(to, _("Receipts"), _("Receipts"));
	baat_buffer_add_string(to, "<div class=\"breed\">\n<table>\n<thead><tr>");
	bon_html_words(to, "th", "scope=\"col\"", _("Case"));
	bon_html_words(to, "th", "scope=\"col\"", _("Alternative"));
	bon_html_words(to, "th", "scope=\"col\" class=\"bedrag\"", _("Balance"));
	bon_html_words(to, "th", "scope=\"col\"", _("Must approve"));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
}

void bon_index_rows(struct baat_buffer *to, const struct bon *bon)
{
	for (size_t i = 0; i < bon->receipt->alternative_count; i++) {
		const struct baat_receipt_alternative *alternative = &bon->receipt->alternatives[i];
		baat_buffer_printf(to, "<tr><th scope=\"row\"><a href=\"%s\">", bon->file);
		bon_html_escaped(to, bon->receipt->casus->id);
		baat_buffer_add_string(to, "</a></th>");
		bon_html_element(to, "td", "class=\"tekst\"", bon_alternative_name(bon, alternative));
		if (alternative->scenario == 0)
			baat_buffer_add_string(to, "<td></td><td></td>");
		else {
			bon_html_cents(to, "", alternative->measures[BAAT_MEASURE_NET].number);
			bon_html_element(to, "td", "class=\"tekst\"", bon_approver(bon, alternative));
		}
		baat_buffer_add_string(to, "</tr>\n");
	}
}

void bon_index_tail(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "</tbody>\n</table>\n</div>\n");
	bon_page_tail(to);
}
