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

static const enum baat_measure shown[] = {BAAT_MEASURE_INPUT, BAAT_MEASURE_AVOIDED, BAAT_MEASURE_NET};
enum { SHOWN = sizeof shown / sizeof shown[0] };

void bon_index_head(struct baat_buffer *to, const struct baat_names *attributes)
{
	static const char *const heads[SHOWN] = {N_("Input"), N_("Avoided costs"), N_("Balance")};
	bon_page_head(to, _("Receipts"), _("Receipts"));
	baat_buffer_add_string(to, "<div class=\"breed\">\n<table>\n<thead><tr>");
	baat_html_words(to, "th", "scope=\"col\"", _("Case"));
	for (uint32_t i = 0; i < baat_names_count(attributes); i++)
		baat_html_element(to, "th", "scope=\"col\"", baat_names_text(attributes, i));
	baat_html_words(to, "th", "scope=\"col\"", _("Alternative"));
	for (size_t i = 0; i < SHOWN; i++)
		baat_html_words(to, "th", "scope=\"col\" class=\"bedrag\"", _(heads[i]));
	baat_html_words(to, "th", "scope=\"col\"", _("Must approve"));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
}

static void add_amounts(struct baat_buffer *to, const struct baat_cell measures[BAAT_MEASURE__MAX])
{
	for (size_t i = 0; i < SHOWN; i++)
		baat_html_cents(to, "", measures[shown[i]].number);
}

void bon_index_rows(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_case *casus = bon->receipt->casus;
	for (size_t i = 0; i < bon->receipt->alternative_count; i++) {
		const struct baat_receipt_alternative *alternative = &bon->receipt->alternatives[i];
		baat_buffer_printf(to, "<tr><th scope=\"row\"><a href=\"%s\">", bon->file);
		baat_html_escaped(to, casus->id);
		baat_buffer_add_string(to, "</a></th>");
		for (uint32_t j = 0; j < baat_names_count(bon->attributes); j++)
			baat_html_element(to, "td", "class=\"tekst\"", casus->attributes[j]);
		baat_html_element(to, "td", "class=\"tekst\"", bon_alternative_name(bon, alternative));
		if (alternative->scenario == 0) {
			/* there is nothing to compare with */
			baat_buffer_add_string(to, "<td></td><td></td><td></td><td></td>");
		} else {
			add_amounts(to, alternative->measures);
			baat_html_element(to, "td", "class=\"tekst\"", bon_approver(bon, alternative));
		}
		baat_buffer_add_string(to, "</tr>\n");
	}
}

bool bon_index_tail(struct baat_buffer *to, const struct baat_names *attributes, struct baat_outcomes *totals,
                    const struct baat_names *names)
{
	const size_t count = baat_outcomes_count(totals);
	struct baat_outcome total;
	bool good = true;
	if (count == SIZE_MAX) {
		to->failed = true;
		return true;
	}
	baat_buffer_add_string(to, "</tbody>\n<tfoot>\n");
	for (size_t i = 0; i < count && good; i++) {
		good = baat_outcomes_at(totals, i, &total);
		if (!good || total.alternative == BAAT_NO_NAME)
			continue;
		baat_buffer_printf(to, "<tr><th scope=\"row\" colspan=\"%u\">%s</th>",
		                   (unsigned)baat_names_count(attributes) + 1, _("Total"));
		baat_html_element(to, "td", "class=\"tekst\"", baat_names_text(names, total.alternative));
		add_amounts(to, total.measures);
		baat_buffer_add_string(to, "<td></td></tr>\n");
	}
	baat_buffer_add_string(to, "</tfoot>\n</table>\n</div>\n");
	bon_page_tail(to);
	return good;
}
