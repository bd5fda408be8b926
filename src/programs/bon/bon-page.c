/* The receipt as a page for a browser: for a desk, a telephone and A4. It needs nothing beside itself. */
#include "bon.h"

static void add_line(struct baat_buffer *to, const struct bon *bon, size_t index, int32_t success)
{
	const struct baat_line *line = &bon->receipt->casus->lines[index];
	struct baat_buffer text = {0};
	baat_buffer_add_string(to, "<tr><th scope=\"row\">");
	baat_html_escaped(to, bon_description(bon, line));
	bon_calculation(&text, bon, line, success);
	baat_html_element(to, "span", "class=\"som\"", baat_buffer_text(&text));
	if (line->remark.length > 0)
		baat_html_element(to, "span", "class=\"noot\"", line->remark);
	baat_buffer_add_string(to, "</th>");
	if (line->unpriced)
		baat_html_words(to, "td", "", "pm");
	else
		baat_html_cents(to, "", bon->receipt->entries[index].amount);
	baat_buffer_add_string(to, "</tr>\n");
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

static void begin_lines(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "<table>\n<thead><tr>");
	baat_html_words(to, "th", "scope=\"col\"", _("Item"));
	baat_html_words(to, "th", "scope=\"col\" class=\"bedrag\"", _("Euros"));
	baat_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
}

static void end_lines(struct baat_buffer *to, const char *label, baat_sum total)
{
	baat_buffer_add_string(to, "</tbody>\n<tfoot><tr>");
	baat_html_words(to, "th", "scope=\"row\"", label);
	baat_html_cents(to, "", total);
	baat_buffer_add_string(to, "</tr></tfoot>\n</table>\n");
}

static void add_nothing(struct baat_buffer *to, const char *words)
{
	baat_buffer_add_string(to, "<tr>");
	baat_html_words(to, "th", "scope=\"row\"", words);
	baat_buffer_add_string(to, "<td></td></tr>\n");
}

static void add_row(struct baat_buffer *to, const char *class, const char *label, baat_sum cents)
{
	baat_buffer_printf(to, "<tr%s>", class);
	baat_html_words(to, "th", "scope=\"row\"", label);
	baat_html_cents(to, "", cents);
	baat_buffer_add_string(to, "</tr>\n");
}

static void add_without(struct baat_buffer *to, const struct bon *bon)
{
	baat_buffer_add_string(to, "<section>\n");
	baat_html_words(to, "h3", "", _("Without this approach: what would have happened"));
	begin_lines(to);
	if (bon_lines(to, bon, 0, BAAT_COUNTERFACTUAL, add_line) == 0)
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
	baat_html_element(to, "th", "scope=\"row\"", baat_buffer_text(&text));
	baat_html_cents(to, "", alternative->remains);
	baat_buffer_add_string(to, "</tr>\n");
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

static void add_sentence(struct baat_buffer *to, const char *attributes, bon_say *say, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer text = {0};
	say(&text, bon, alternative);
	if (text.length > 0) {
		baat_html_element(to, "p", attributes, baat_buffer_text(&text));
		baat_buffer_add_char(to, '\n');
	}
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

static void add_result(struct baat_buffer *to, const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	baat_html_words(to, "h4", "", _("Outcome"));
	baat_buffer_add_string(to, "<table>\n<tbody>\n");
	add_row(to, "", _("Total without this approach"), measures[BAAT_MEASURE_WITHOUT].number);
	add_row(to, "", _("Less: costs that remain"), -measures[BAAT_MEASURE_OUTCOME].number);
	add_row(to, " class=\"totaal\"", _("Avoided costs"), measures[BAAT_MEASURE_AVOIDED].number);
	add_row(to, "", _("Less: input"), -measures[BAAT_MEASURE_INPUT].number);
	add_row(to, " class=\"totaal\"", _("Balance"), measures[BAAT_MEASURE_NET].number);
	add_row(to, "", _("Net present value"), measures[BAAT_MEASURE_NPV].number);
	baat_buffer_add_string(to, "</tbody>\n</table>\n");
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
		baat_html_element(to, "li", "", baat_buffer_text(&text));
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
	baat_html_words(to, "h4", "", _("Not expressed in euros (pm): + speaks for it, - against it"));
	baat_buffer_add_string(to, "<ul>\n");
	add_unpriced_of(to, bon, 0);
	add_unpriced_of(to, bon, alternative->scenario);
	baat_buffer_add_string(to, "</ul>\n");
}

static void add_costs(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	baat_html_words(to, "h4", "", _("Input: what the approach itself costs"));
	begin_lines(to);
	if (bon_lines(to, bon, alternative->scenario, BAAT_INPUT, add_line) == 0)
		add_nothing(to, _("nothing was entered"));
	end_lines(to, _("Total input"), alternative->measures[BAAT_MEASURE_INPUT].number);
	baat_html_words(to, "h4", "", _("Costs that remain: what happens then"));
	begin_lines(to);
	size_t lines = bon_lines(to, bon, alternative->scenario, BAAT_OUTCOME, add_line);
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
	baat_html_element(to, "h3", "", baat_buffer_text(&heading));
	baat_buffer_add_char(to, '\n');
	to->failed |= heading.failed;
	baat_buffer_free(&heading);

	add_sentence(to, dearer ? "class=\"oordeel duurder\"" : "class=\"oordeel\"", bon_balance, bon, alternative);
	add_sentence(to, "", bon_certainty, bon, alternative);
	add_sentence(to, "", bon_range_words, bon, alternative);
	if (alternative->month_count == 0)
		add_sentence(to, "", bon_payback, bon, alternative);
	bon_chart_months(to, bon, alternative);
	add_costs(to, bon, alternative);
	add_result(to, alternative);
	bon_page_parties(to, bon, alternative);
	add_unpriced(to, bon, alternative);
	add_sentence(to, "class=\"akkoord\"", bon_approval, bon, alternative);
	baat_buffer_add_string(to, "</section>\n");
}

static void add_head(struct baat_buffer *to, const struct bon *bon)
{
	struct baat_buffer text = {0};
	baat_buffer_printf(&text, "%s ", _("Case"));
	baat_buffer_add(&text, bon->receipt->casus->id);
	baat_html_element(to, "h2", "", baat_buffer_text(&text));
	baat_buffer_add_string(to, "\n<dl>\n");
	for (uint32_t i = 0; i < baat_names_count(bon->attributes); i++) {
		if (bon->receipt->casus->attributes[i].length == 0)
			continue;
		baat_buffer_add_string(to, "<div>");
		baat_html_element(to, "dt", "", baat_names_text(bon->attributes, i));
		baat_html_element(to, "dd", "", bon->receipt->casus->attributes[i]);
		baat_buffer_add_string(to, "</div>\n");
	}
	baat_buffer_add_string(to, "</dl>\n");
	text.length = 0;
	bon_setting(&text, bon);
	baat_html_element(to, "p", "class=\"zacht\"", baat_buffer_text(&text));
	text.length = 0;
	bon_caution(&text, bon);
	if (text.length > 0)
		baat_html_element(to, "p", "class=\"let\"", baat_buffer_text(&text));
	baat_buffer_add_char(to, '\n');
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

void bon_page(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_receipt *receipt = bon->receipt;
	baat_buffer_add_string(to, "<article>\n");
	add_head(to, bon);
	bon_page_comparison(to, bon);
	add_without(to, bon);
	for (size_t i = 0; i < receipt->alternative_count; i++) {
		if (receipt->alternatives[i].name == BAAT_NO_NAME)
			baat_html_words(to, "p", "", _("There is no alternative to compare it with."));
		else
			add_alternative(to, bon, &receipt->alternatives[i]);
	}
	baat_buffer_add_string(to, "</article>\n");
}
