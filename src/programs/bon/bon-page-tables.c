/* The tables of a receipt on a page: who pays and who gains, and the alternatives beside each other. */
#include "bon.h"

static void add_party(struct baat_buffer *to, struct bon_party_row row)
{
	baat_buffer_add_string(to, "<tr role=\"row\">");
	baat_html_element(to, "th", "scope=\"row\" role=\"rowheader\"", row.name);
	for (size_t i = 0; i < BON_PARTY_COLUMNS; i++) {
		baat_buffer_add_string(to, "<td role=\"cell\" data-kop=\"");
		baat_html_escaped(to, baat_text_of(bon_party_head(i)));
		baat_buffer_add_string(to, "\">");
		bon_amount(to, row.amounts[i]);
		baat_buffer_add_string(to, "</td>");
	}
	baat_buffer_add_string(to, "</tr>\n");
}

void bon_page_parties(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	baat_html_words(to, "h4", "", _("Who pays and who gains"));
	bon_chart_parties(to, bon, alternative);
	baat_buffer_add_string(
	    to, "<div class=\"lijst\">\n<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">");
	baat_html_words(to, "th", "scope=\"col\" role=\"columnheader\"", _("Party"));
	for (size_t i = 0; i < BON_PARTY_COLUMNS; i++)
		baat_html_words(to, "th", "scope=\"col\" role=\"columnheader\" class=\"bedrag\"", bon_party_head(i));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
	for (size_t i = 0; i < alternative->party_count; i++)
		if (bon_takes_part(&alternative->parties[i]))
			add_party(to, bon_party_row(bon, &alternative->parties[i]));
	baat_buffer_add_string(to, "</tbody>\n<tfoot role=\"rowgroup\">\n");
	add_party(to, bon_party_total(alternative));
	baat_buffer_add_string(to, "</tfoot>\n</table>\n</div>\n");
}

void bon_page_comparison(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_receipt *receipt = bon->receipt;
	if (receipt->alternative_count < 2)
		return;
	baat_buffer_add_string(to, "<section>\n");
	baat_html_words(to, "h3", "", _("The alternatives side by side"));
	baat_buffer_add_string(to, "<div class=\"breed\" role=\"region\" tabindex=\"0\" aria-label=\"");
	baat_html_escaped(to, baat_text_of(_("The alternatives side by side")));
	baat_buffer_add_string(to, "\">\n<table>\n<thead><tr>");
	baat_html_words(to, "th", "scope=\"col\"", _("Euros"));
	for (size_t i = 0; i < receipt->alternative_count; i++)
		baat_html_element(to, "th", "scope=\"col\" class=\"bedrag\"",
		                  bon_alternative_name(bon, &receipt->alternatives[i]));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < BON_COMPARED; row++) {
		baat_buffer_add_string(to, "<tr>");
		baat_html_words(to, "th", "scope=\"row\"", bon_compared_name(row));
		for (size_t i = 0; i < receipt->alternative_count; i++) {
			struct baat_buffer cell = {0};
			bon_compared(&cell, bon, &receipt->alternatives[i], row);
			baat_html_element(to, "td", "", baat_buffer_text(&cell));
			to->failed |= cell.failed;
			baat_buffer_free(&cell);
		}
		baat_buffer_add_string(to, "</tr>\n");
	}
	baat_buffer_add_string(to, "</tbody>\n</table>\n</div>\n</section>\n");
}
