/* The receipt as a page for a browser: for a desk, a telephone and A4. It needs nothing beside itself. */
#include "bon.h"

/* Colours have a contrast of at least 7 to their ground. The table of parties becomes a list on a narrow screen, where
 * each amount says itself what it is; its roles are written out because a changed display makes browsers forget them.
 */
static const char style[] =
    ":root{color-scheme:light}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:52rem;padding:1rem;color:#1a1a1a;background:#fff;"
    "font:1rem/1.45 system-ui,\"Segoe UI\",\"Liberation Sans\",Arial,sans-serif;overflow-wrap:anywhere}"
    "h1{margin:0;font-size:1.1rem;letter-spacing:.08em;text-transform:uppercase;color:#154273}"
    "h2{margin:.2rem 0 .4rem;font-size:1.7rem;line-height:1.2}"
    "h3{margin:2rem 0 .4rem;padding:.4rem .7rem;font-size:1.15rem;color:#fff;background:#154273}"
    "h4{margin:1.4rem 0 .2rem;font-size:1rem;color:#154273}"
    "p{margin:.4rem 0}"
    "article+article{margin-top:4rem;border-top:3px double #154273;padding-top:1rem}"
    "dl{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;margin:0 0 .4rem}"
    "dl div{display:flex;gap:.4rem}dt{color:#4a4a4a}dd{margin:0;font-weight:600}"
    ".zacht,.som,.noot{color:#4a4a4a}"
    ".let{border-left:4px solid #8a5300;padding-left:.6rem}"
    ".oordeel{border-left:4px solid #1d6b30;padding:.2rem 0 .2rem .6rem;font-size:1.1rem;font-weight:600}"
    ".duurder{border-color:#a3001d}"
    ".akkoord{margin-top:1.2rem;padding:.6rem .7rem;border:2px solid #154273;font-weight:600}"
    "table{width:100%;border-collapse:collapse}"
    "th,td{padding:.35rem .3rem;text-align:left;vertical-align:bottom;border-bottom:1px solid #c9c9c9;font-weight:400}"
    "thead th{font-weight:600;color:#4a4a4a;font-size:.9rem}"
    "td,th.bedrag{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}"
    "td.tekst{text-align:left;white-space:normal}"
    "tfoot th,tfoot td,.totaal th,.totaal td{font-weight:700;border-top:2px solid #1a1a1a;border-bottom:0}"
    ".som,.noot{display:block;font-size:.9rem}.noot{font-style:italic}"
    ".breed{overflow-x:auto}.breed thead th{white-space:normal}.breed td{white-space:normal}"
    ".breed tbody th{min-width:9rem}"
    "ul{margin:.3rem 0;padding:0 .3rem;list-style:none}li{padding:.1rem 0}"
    ".verborgen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    "@media screen and (max-width:40rem){body{padding:.7rem}h2{font-size:1.4rem}"
    ".partijen thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    ".partijen table,.partijen tbody,.partijen tfoot,.partijen tr,.partijen th,.partijen td{display:block}"
    ".partijen tr{padding:.4rem 0;border-bottom:1px solid #c9c9c9}"
    ".partijen th,.partijen td{border:0!important;padding:.1rem .3rem}.partijen th{font-weight:700}"
    ".partijen td{display:flex;justify-content:space-between}"
    ".partijen td::before{content:attr(data-kop);color:#4a4a4a;font-weight:400}}"
    "@page{size:A4;margin:16mm 15mm}"
    "@media print{html{font-size:9.5pt}body{max-width:none;padding:0}article+article{margin:0;border:0;padding:0;"
    "break-before:page}h3{color:#154273;background:none;padding:0 0 .1rem;border-bottom:2px solid #154273;"
    "margin-top:1.2rem}h2,h3,h4,thead{break-after:avoid}tr,.akkoord,.oordeel,p,li{break-inside:avoid}"
    "tfoot{display:table-row-group;break-before:avoid}.oordeel{break-after:avoid}.breed{overflow:visible}}";

static void add_escaped(struct baat_buffer *to, struct baat_text text)
{
	struct baat_buffer masked = {0};
	baat_buffer_add_masked(&masked, text);
	for (size_t i = 0; i < masked.length; i++) {
		switch (masked.at[i]) {
		case '&':
			baat_buffer_add_string(to, "&amp;");
			break;
		case '<':
			baat_buffer_add_string(to, "&lt;");
			break;
		case '>':
			baat_buffer_add_string(to, "&gt;");
			break;
		case '"':
			baat_buffer_add_string(to, "&quot;");
			break;
		case '\'':
			baat_buffer_add_string(to, "&#39;");
			break;
		default:
			baat_buffer_add_char(to, masked.at[i]);
		}
	}
	to->failed |= masked.failed;
	baat_buffer_free(&masked);
}

/* An element around text that is escaped; `attributes` is ours and is not. */
static void add_element(struct baat_buffer *to, const char *name, const char *attributes, struct baat_text text)
{
	baat_buffer_printf(to, "<%s%s%s>", name, attributes[0] == '\0' ? "" : " ", attributes);
	add_escaped(to, text);
	baat_buffer_printf(to, "</%s>", name);
}

static void add_words(struct baat_buffer *to, const char *name, const char *attributes, const char *words)
{
	add_element(to, name, attributes, baat_text_of(words));
}

static void add_cents(struct baat_buffer *to, const char *attributes, baat_sum cents)
{
	struct baat_buffer amount = {0};
	bon_amount(&amount, cents);
	add_element(to, "td", attributes, baat_buffer_text(&amount));
	to->failed |= amount.failed;
	baat_buffer_free(&amount);
}

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
	add_words(to, "title", "", title);
	baat_buffer_add_string(to, "\n<style>");
	baat_buffer_add_string(to, style);
	baat_buffer_add_string(to, "</style>\n</head>\n<body>\n<header>");
	add_words(to, "h1", "", heading);
	baat_buffer_add_string(to, "</header>\n<main>\n");
}

void bon_page_tail(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "</main>\n</body>\n</html>\n");
}

static void add_line(struct baat_buffer *to, const struct bon *bon, size_t index, int32_t success)
{
	const struct baat_line *line = &bon->receipt->casus->lines[index];
	struct baat_text remark = bon_remark(bon->rows, line->line);
	struct baat_buffer text = {0};
	baat_buffer_add_string(to, "<tr><th scope=\"row\">");
	add_escaped(to, bon_description(bon, line));
	bon_calculation(&text, bon, line, success);
	add_element(to, "span", "class=\"som\"", baat_buffer_text(&text));
	if (remark.length > 0)
		add_element(to, "span", "class=\"noot\"", remark);
	baat_buffer_add_string(to, "</th>");
	if (line->unpriced)
		add_words(to, "td", "", "pm");
	else
		add_cents(to, "", bon->receipt->entries[index].amount);
	baat_buffer_add_string(to, "</tr>\n");
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

static size_t add_lines(struct baat_buffer *to, const struct bon *bon, size_t scenario, enum baat_kind kind)
{
	const struct baat_case *casus = bon->receipt->casus;
	const struct baat_scenario *in = &casus->scenarios[scenario];
	size_t count = 0;
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++) {
		if (casus->lines[i].kind != kind)
			continue;
		add_line(to, bon, i, in->success);
		count++;
	}
	return count;
}

static void begin_lines(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "<table>\n<thead><tr>");
	add_words(to, "th", "scope=\"col\"", _("Item"));
	add_words(to, "th", "scope=\"col\" class=\"bedrag\"", _("Euros"));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
}

static void end_lines(struct baat_buffer *to, const char *label, baat_sum total)
{
	baat_buffer_add_string(to, "</tbody>\n<tfoot><tr>");
	add_words(to, "th", "scope=\"row\"", label);
	add_cents(to, "", total);
	baat_buffer_add_string(to, "</tr></tfoot>\n</table>\n");
}

static void add_nothing(struct baat_buffer *to, const char *words)
{
	baat_buffer_add_string(to, "<tr>");
	add_words(to, "th", "scope=\"row\"", words);
	baat_buffer_add_string(to, "<td></td></tr>\n");
}

static void add_row(struct baat_buffer *to, const char *class, const char *label, baat_sum cents)
{
	baat_buffer_printf(to, "<tr%s>", class);
	add_words(to, "th", "scope=\"row\"", label);
	add_cents(to, "", cents);
	baat_buffer_add_string(to, "</tr>\n");
}

static void add_without(struct baat_buffer *to, const struct bon *bon)
{
	baat_buffer_add_string(to, "<section>\n");
	add_words(to, "h3", "", _("Without this approach: what would have happened"));
	begin_lines(to);
	if (add_lines(to, bon, 0, BAAT_COUNTERFACTUAL) == 0)
		add_nothing(to, _("nothing was entered"));
	end_lines(to, _("Total without this approach"),
	          bon->receipt->alternatives[0].measures[BAAT_MEASURE_WITHOUT].number);
	baat_buffer_add_string(to, "</section>\n");
}

static void add_remains(struct baat_buffer *to, const struct bon *bon,
                        const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer text = {0};
	bon_remains(&text, bon, alternative);
	baat_buffer_add_string(to, "<tr>");
	add_element(to, "th", "scope=\"row\"", baat_buffer_text(&text));
	add_cents(to, "", alternative->remains);
	baat_buffer_add_string(to, "</tr>\n");
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

typedef void sentence(struct baat_buffer *to, const struct bon *bon,
                      const struct baat_receipt_alternative *alternative);

static void add_sentence(struct baat_buffer *to, const char *attributes, sentence *say, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer text = {0};
	say(&text, bon, alternative);
	add_element(to, "p", attributes, baat_buffer_text(&text));
	baat_buffer_add_char(to, '\n');
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

static void add_result(struct baat_buffer *to, const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	add_words(to, "h4", "", _("Outcome"));
	baat_buffer_add_string(to, "<table>\n<tbody>\n");
	add_row(to, "", _("Total without this approach"), measures[BAAT_MEASURE_WITHOUT].number);
	add_row(to, "", _("Less: costs that remain"), -measures[BAAT_MEASURE_OUTCOME].number);
	add_row(to, " class=\"totaal\"", _("Avoided costs"), measures[BAAT_MEASURE_AVOIDED].number);
	add_row(to, "", _("Less: input"), -measures[BAAT_MEASURE_INPUT].number);
	add_row(to, " class=\"totaal\"", _("Balance"), measures[BAAT_MEASURE_NET].number);
	add_row(to, "", _("Net present value"), measures[BAAT_MEASURE_NPV].number);
	baat_buffer_add_string(to, "</tbody>\n</table>\n");
}

enum { PARTY_COLUMNS = 4 };

static const char *party_head(size_t column)
{
	static const char *const heads[PARTY_COLUMNS] = {N_("pays"), N_("saves"), N_("of it cashable"), N_("balance")};
	return _(heads[column]);
}

static void add_party(struct baat_buffer *to, struct baat_text name, const baat_sum amounts[PARTY_COLUMNS])
{
	baat_buffer_add_string(to, "<tr role=\"row\">");
	add_element(to, "th", "scope=\"row\" role=\"rowheader\"", name);
	for (size_t i = 0; i < PARTY_COLUMNS; i++) {
		baat_buffer_add_string(to, "<td role=\"cell\" data-kop=\"");
		add_escaped(to, baat_text_of(party_head(i)));
		baat_buffer_add_string(to, "\">");
		bon_amount(to, amounts[i]);
		baat_buffer_add_string(to, "</td>");
	}
	baat_buffer_add_string(to, "</tr>\n");
}

static void add_parties(struct baat_buffer *to, const struct bon *bon,
                        const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	add_words(to, "h4", "", _("Who pays and who gains"));
	baat_buffer_add_string(
	    to, "<div class=\"partijen\">\n<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">");
	add_words(to, "th", "scope=\"col\" role=\"columnheader\"", _("Party"));
	for (size_t i = 0; i < PARTY_COLUMNS; i++)
		add_words(to, "th", "scope=\"col\" role=\"columnheader\" class=\"bedrag\"", party_head(i));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
	for (size_t i = 0; i < alternative->party_count; i++) {
		const struct baat_receipt_party *party = &alternative->parties[i];
		baat_sum avoided = party->amount[BAAT_COUNTERFACTUAL] - party->amount[BAAT_OUTCOME];
		if (!bon_takes_part(party))
			continue;
		add_party(to, baat_names_text(bon->names, party->party),
		          (const baat_sum[]){party->amount[BAAT_INPUT], avoided, party->cashable,
		                             avoided - party->amount[BAAT_INPUT]});
	}
	baat_buffer_add_string(to, "</tbody>\n<tfoot role=\"rowgroup\">\n");
	add_party(to, baat_text_of(_("all together")),
	          (const baat_sum[]){measures[BAAT_MEASURE_INPUT].number, measures[BAAT_MEASURE_AVOIDED].number,
	                             measures[BAAT_MEASURE_CASHABLE].number, measures[BAAT_MEASURE_NET].number});
	baat_buffer_add_string(to, "</tfoot>\n</table>\n</div>\n");
}

static void add_unpriced_of(struct baat_buffer *to, const struct bon *bon, size_t scenario)
{
	const struct baat_case *casus = bon->receipt->casus;
	const struct baat_scenario *in = &casus->scenarios[scenario];
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++) {
		struct baat_buffer text = {0};
		const struct baat_receipt_entry *entry = &bon->receipt->entries[i];
		if (entry->pm_plus + entry->pm_min == 0)
			continue;
		bon_unpriced(&text, bon, &casus->lines[i], entry);
		add_element(to, "li", "", baat_buffer_text(&text));
		baat_buffer_add_char(to, '\n');
		to->failed |= text.failed;
		baat_buffer_free(&text);
	}
}

static void add_unpriced(struct baat_buffer *to, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	if (measures[BAAT_MEASURE_PM_PLUS].number + measures[BAAT_MEASURE_PM_MIN].number == 0)
		return;
	add_words(to, "h4", "", _("Not expressed in euros (pm): + speaks for it, - against it"));
	baat_buffer_add_string(to, "<ul>\n");
	add_unpriced_of(to, bon, 0);
	add_unpriced_of(to, bon, alternative->scenario);
	baat_buffer_add_string(to, "</ul>\n");
}

static void add_costs(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	add_words(to, "h4", "", _("Input: what the approach itself costs"));
	begin_lines(to);
	if (add_lines(to, bon, alternative->scenario, BAAT_INPUT) == 0)
		add_nothing(to, _("nothing was entered"));
	end_lines(to, _("Total input"), alternative->measures[BAAT_MEASURE_INPUT].number);
	add_words(to, "h4", "", _("Costs that remain: what happens then"));
	begin_lines(to);
	size_t lines = add_lines(to, bon, alternative->scenario, BAAT_OUTCOME);
	if (alternative->has_remains)
		add_remains(to, bon, alternative);
	else if (lines == 0)
		add_nothing(to, _("nothing"));
	end_lines(to, _("Total costs that remain"), alternative->measures[BAAT_MEASURE_OUTCOME].number);
}

static void add_alternative(struct baat_buffer *to, const struct bon *bon,
                            const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	bool dearer = measures[BAAT_MEASURE_NET].number < 0 || measures[BAAT_MEASURE_NPV].number < 0;
	const char *choice = bon_choice(bon, alternative);
	struct baat_buffer heading = {0};
	baat_buffer_printf(&heading, "%s ", _("Alternative:"));
	baat_buffer_add(&heading, bon_alternative_name(bon, alternative));
	if (choice != NULL)
		baat_buffer_printf(&heading, " (%s)", choice);
	baat_buffer_add_string(to, "<section>\n");
	add_element(to, "h3", "", baat_buffer_text(&heading));
	baat_buffer_add_char(to, '\n');
	to->failed |= heading.failed;
	baat_buffer_free(&heading);

	add_sentence(to, dearer ? "class=\"oordeel duurder\"" : "class=\"oordeel\"", bon_balance, bon, alternative);
	add_sentence(to, "", bon_certainty, bon, alternative);
	add_sentence(to, "", bon_payback, bon, alternative);
	add_costs(to, bon, alternative);
	add_result(to, alternative);
	add_parties(to, bon, alternative);
	add_unpriced(to, bon, alternative);
	add_sentence(to, "class=\"akkoord\"", bon_approval, bon, alternative);
	baat_buffer_add_string(to, "</section>\n");
}

static void add_comparison(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_receipt *receipt = bon->receipt;
	if (receipt->alternative_count < 2)
		return;
	baat_buffer_add_string(to, "<section>\n");
	add_words(to, "h3", "", _("The alternatives side by side"));
	baat_buffer_add_string(to, "<div class=\"breed\" role=\"region\" tabindex=\"0\" aria-label=\"");
	add_escaped(to, baat_text_of(_("The alternatives side by side")));
	baat_buffer_add_string(to, "\">\n<table>\n<thead><tr>");
	add_words(to, "th", "scope=\"col\"", _("Euros"));
	for (size_t i = 0; i < receipt->alternative_count; i++)
		add_element(to, "th", "scope=\"col\" class=\"bedrag\"",
		            bon_alternative_name(bon, &receipt->alternatives[i]));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < BON_COMPARED; row++) {
		baat_buffer_add_string(to, "<tr>");
		add_words(to, "th", "scope=\"row\"", bon_compared_name(row));
		for (size_t i = 0; i < receipt->alternative_count; i++) {
			struct baat_buffer cell = {0};
			bon_compared(&cell, bon, &receipt->alternatives[i], row);
			add_element(to, "td", "", baat_buffer_text(&cell));
			to->failed |= cell.failed;
			baat_buffer_free(&cell);
		}
		baat_buffer_add_string(to, "</tr>\n");
	}
	baat_buffer_add_string(to, "</tbody>\n</table>\n</div>\n</section>\n");
}

static void add_head(struct baat_buffer *to, const struct bon *bon)
{
	struct baat_buffer text = {0};
	baat_buffer_printf(&text, "%s ", _("Case"));
	baat_buffer_add(&text, bon->receipt->casus->id);
	add_element(to, "h2", "", baat_buffer_text(&text));
	baat_buffer_add_string(to, "\n<dl>\n");
	for (uint32_t i = 0; i < baat_names_count(bon->attributes); i++) {
		if (bon->receipt->casus->attributes[i].length == 0)
			continue;
		baat_buffer_add_string(to, "<div>");
		add_element(to, "dt", "", baat_names_text(bon->attributes, i));
		add_element(to, "dd", "", bon->receipt->casus->attributes[i]);
		baat_buffer_add_string(to, "</div>\n");
	}
	baat_buffer_add_string(to, "</dl>\n");
	text.length = 0;
	bon_setting(&text, bon);
	add_element(to, "p", "class=\"zacht\"", baat_buffer_text(&text));
	text.length = 0;
	bon_caution(&text, bon);
	if (text.length > 0)
		add_element(to, "p", "class=\"let\"", baat_buffer_text(&text));
	baat_buffer_add_char(to, '\n');
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

void bon_page(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_receipt *receipt = bon->receipt;
	baat_buffer_add_string(to, "<article>\n");
	add_head(to, bon);
	add_comparison(to, bon);
	add_without(to, bon);
	for (size_t i = 0; i < receipt->alternative_count; i++) {
		if (receipt->alternatives[i].name == BAAT_NO_NAME)
			add_words(to, "p", "", _("There is no alternative to compare it with."));
		else
			add_alternative(to, bon, &receipt->alternatives[i]);
	}
	baat_buffer_add_string(to, "</article>\n");
}

void bon_index_head(struct baat_buffer *to)
{
	bon_page_head(to, _("Receipts"), _("Receipts"));
	baat_buffer_add_string(to, "<div class=\"breed\">\n<table>\n<thead><tr>");
	add_words(to, "th", "scope=\"col\"", _("Case"));
	add_words(to, "th", "scope=\"col\"", _("Alternative"));
	add_words(to, "th", "scope=\"col\" class=\"bedrag\"", _("Balance"));
	add_words(to, "th", "scope=\"col\"", _("Must approve"));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
}

void bon_index_rows(struct baat_buffer *to, const struct bon *bon)
{
	for (size_t i = 0; i < bon->receipt->alternative_count; i++) {
		const struct baat_receipt_alternative *alternative = &bon->receipt->alternatives[i];
		baat_buffer_printf(to, "<tr><th scope=\"row\"><a href=\"%s\">", bon->file);
		add_escaped(to, bon->receipt->casus->id);
		baat_buffer_add_string(to, "</a></th>");
		add_element(to, "td", "class=\"tekst\"", bon_alternative_name(bon, alternative));
		if (alternative->scenario == 0)
			baat_buffer_add_string(to, "<td></td><td></td>");
		else {
			add_cents(to, "", alternative->measures[BAAT_MEASURE_NET].number);
			add_element(to, "td", "class=\"tekst\"", bon_approver(bon, alternative));
		}
		baat_buffer_add_string(to, "</tr>\n");
	}
}

void bon_index_tail(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "</tbody>\n</table>\n</div>\n");
	bon_page_tail(to);
}
