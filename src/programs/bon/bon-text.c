/* The receipt for paper and screen: 80 columns, amounts to the right. */
#include "bon.h"

static void add_sentence(struct baat_buffer *to, bon_say *say, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer text = {0};
	say(&text, bon, alternative);
	bon_lay_paragraph(to, baat_buffer_text(&text), BON_INDENT);
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

static void add_line(struct baat_buffer *to, const struct bon *bon, size_t index, int32_t success)
{
	const struct baat_line *line = &bon->receipt->casus->lines[index];
	struct baat_buffer text = {0}, amount = {0};
	bon_lay_paragraph(to, bon_description(bon, line), BON_INDENT);
	bon_calculation(&text, bon, line, success);
	if (line->unpriced)
		baat_buffer_add_string(&amount, "pm");
	else
		bon_amount(&amount, bon->receipt->entries[index].amount);
	bon_lay_with_amount(to, baat_buffer_text(&text), BON_DETAIL, baat_buffer_text(&amount));
	bon_lay_paragraph(to, line->remark, BON_DETAIL);
	to->failed |= text.failed | amount.failed;
	baat_buffer_free(&text);
	baat_buffer_free(&amount);
}

static void add_without(struct baat_buffer *to, const struct bon *bon)
{
	bon_lay_heading(to, _("WITHOUT THIS APPROACH: what would have happened"));
	if (bon_lines(to, bon, 0, BAAT_COUNTERFACTUAL, add_line) == 0)
		bon_lay_paragraph(to, baat_text_of(_("nothing was entered")), BON_INDENT);
	bon_lay_total_rule(to);
	bon_lay_cents(to, _("Total without this approach"), 0,
	              bon->receipt->alternatives[0].measures[BAAT_MEASURE_WITHOUT].number);
}

static void add_remains(struct baat_buffer *to, const struct bon *bon,
                        const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer text = {0}, amount = {0};
	if (!alternative->has_remains)
		return;
	bon_remains(&text, bon, alternative);
	bon_amount(&amount, alternative->remains);
	bon_lay_with_amount(to, baat_buffer_text(&text), BON_INDENT, baat_buffer_text(&amount));
	to->failed |= text.failed | amount.failed;
	baat_buffer_free(&text);
	baat_buffer_free(&amount);
}

static void add_result(struct baat_buffer *to, const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	baat_buffer_add_char(to, '\n');
	bon_lay_cents(to, _("Total without this approach"), 0, measures[BAAT_MEASURE_WITHOUT].number);
	bon_lay_cents(to, _("Less: costs that remain"), 0, -measures[BAAT_MEASURE_OUTCOME].number);
	bon_lay_total_rule(to);
	bon_lay_cents(to, _("Avoided costs"), 0, measures[BAAT_MEASURE_AVOIDED].number);
	bon_lay_cents(to, _("Less: input"), 0, -measures[BAAT_MEASURE_INPUT].number);
	bon_lay_total_rule(to);
	bon_lay_cents(to, _("Balance"), 0, measures[BAAT_MEASURE_NET].number);
	bon_lay_cents(to, _("Net present value"), 0, measures[BAAT_MEASURE_NPV].number);
	baat_buffer_add_char(to, '\n');
}

static void add_unpriced_of(struct baat_buffer *to, const struct bon *bon, size_t scenario)
{
	const struct baat_case *casus = bon->receipt->casus;
	const struct baat_scenario *in = &casus->scenarios[scenario];
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++) {
		const struct baat_receipt_entry *entry = &bon->receipt->entries[i];
		struct baat_buffer text = {0};
		if (entry->pm_plus + entry->pm_min == 0)
			continue;
		bon_unpriced(&text, bon, &casus->lines[i], entry);
		bon_lay_paragraph(to, baat_buffer_text(&text), BON_INDENT);
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
	bon_lay_heading(to, _("Not expressed in euros (pm): + speaks for it, - against it"));
	add_unpriced_of(to, bon, 0);
	add_unpriced_of(to, bon, alternative->scenario);
}

static void add_alternative(struct baat_buffer *to, const struct bon *bon,
                            const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer heading = {0};
	const char *choice = bon_choice(bon, alternative);
	baat_buffer_printf(&heading, "%s ", _("ALTERNATIVE:"));
	baat_buffer_add(&heading, bon_alternative_name(bon, alternative));
	if (choice != NULL)
		baat_buffer_printf(&heading, " (%s)", choice);
	baat_buffer_add_char(to, '\n');
	bon_lay_rule(to, '-');
	bon_lay_paragraph(to, baat_buffer_text(&heading), 0);
	to->failed |= heading.failed;
	baat_buffer_free(&heading);

	bon_lay_heading(to, _("Input: what the approach itself costs"));
	if (bon_lines(to, bon, alternative->scenario, BAAT_INPUT, add_line) == 0)
		bon_lay_paragraph(to, baat_text_of(_("nothing was entered")), BON_INDENT);
	bon_lay_total_rule(to);
	bon_lay_cents(to, _("Total input"), 0, alternative->measures[BAAT_MEASURE_INPUT].number);
	bon_lay_heading(to, _("Costs that remain: what happens then"));
	size_t lines = bon_lines(to, bon, alternative->scenario, BAAT_OUTCOME, add_line);
	add_remains(to, bon, alternative);
	if (lines == 0 && !alternative->has_remains)
		bon_lay_paragraph(to, baat_text_of(_("nothing")), BON_INDENT);
	bon_lay_total_rule(to);
	bon_lay_cents(to, _("Total costs that remain"), 0, alternative->measures[BAAT_MEASURE_OUTCOME].number);

	add_result(to, alternative);
	add_sentence(to, bon_balance, bon, alternative);
	add_sentence(to, bon_certainty, bon, alternative);
	add_sentence(to, bon_range_words, bon, alternative);
	add_sentence(to, bon_payback, bon, alternative);
	bon_text_parties(to, bon, alternative);
	add_unpriced(to, bon, alternative);
	baat_buffer_add_char(to, '\n');
	add_sentence(to, bon_approval, bon, alternative);
}

static void add_head(struct baat_buffer *to, const struct bon *bon)
{
	struct baat_buffer text = {0};
	bon_lay_rule(to, '=');
	baat_buffer_printf(&text, "%s ", _("RECEIPT case"));
	baat_buffer_add(&text, bon->receipt->casus->id);
	bon_lay_paragraph(to, baat_buffer_text(&text), 0);
	for (uint32_t i = 0; i < baat_names_count(bon->attributes); i++) {
		if (bon->receipt->casus->attributes[i].length == 0)
			continue;
		text.length = 0;
		baat_buffer_add(&text, baat_names_text(bon->attributes, i));
		baat_buffer_add_string(&text, ": ");
		baat_buffer_add(&text, bon->receipt->casus->attributes[i]);
		bon_lay_paragraph(to, baat_buffer_text(&text), 0);
	}
	text.length = 0;
	bon_setting(&text, bon);
	bon_lay_paragraph(to, baat_buffer_text(&text), 0);
	text.length = 0;
	bon_caution(&text, bon);
	bon_lay_paragraph(to, baat_buffer_text(&text), 0);
	bon_lay_rule(to, '=');
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

void bon_text(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_receipt *receipt = bon->receipt;
	add_head(to, bon);
	bon_text_comparison(to, bon);
	add_without(to, bon);
	for (size_t i = 0; i < receipt->alternative_count; i++) {
		if (receipt->alternatives[i].name == BAAT_NO_NAME)
			bon_lay_heading(to, _("There is no alternative to compare it with."));
		else
			add_alternative(to, bon, &receipt->alternatives[i]);
	}
	baat_buffer_add_char(to, '\n');
}
