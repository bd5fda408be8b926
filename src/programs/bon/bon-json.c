/* The receipt for scripts: one object for each case and alternative. */
#include "bon.h"

static void add_key(struct baat_buffer *to, const char *key)
{
	if (to->length > 0 && to->at[to->length - 1] != '{')
		baat_buffer_add_char(to, ',');
	baat_form_json_string(baat_text_of(key), to);
	baat_buffer_add_char(to, ':');
}

static void add_text(struct baat_buffer *to, const char *key, struct baat_text text)
{
	add_key(to, key);
	if (text.length == 0)
		baat_buffer_add_string(to, "null");
	else
		baat_form_json_string(text, to);
}

static void add_number(struct baat_buffer *to, const char *key, baat_sum number, unsigned scale)
{
	char digits[BAAT_NUMBER_MAX];
	add_key(to, key);
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write(digits, number, scale, '.')});
}

static void add_short(struct baat_buffer *to, const char *key, baat_sum number, unsigned scale)
{
	char digits[BAAT_NUMBER_MAX];
	add_key(to, key);
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_short(digits, number, scale, '.')});
}

static void add_null(struct baat_buffer *to, const char *key)
{
	add_key(to, key);
	baat_buffer_add_string(to, "null");
}

static void add_measures(struct baat_buffer *to, const struct baat_cell *measures)
{
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++) {
		baat_sum number = measures[i].number;
		unsigned decimals = baat_cell_decimals(baat_measure_kinds[i], &number);
		if (measures[i].empty)
			add_null(to, baat_measure_names[i]);
		else
			add_number(to, baat_measure_names[i], number, decimals);
	}
}

static void add_price(struct baat_buffer *to, const struct baat_line *line)
{
	baat_sum number = line->price;
	unsigned decimals = baat_cell_decimals(BAAT_CELL_PRICE, &number);
	if (line->unpriced)
		add_text(to, "prijs", BAAT_TEXT("pm"));
	else
		add_number(to, "prijs", number, decimals);
	if (line->unpriced || line->price_year == BAAT_NO_YEAR)
		add_null(to, "prijspeil");
	else
		add_number(to, "prijspeil", line->price_year, 0);
}

static void add_line(struct baat_buffer *to, const struct bon *bon, size_t index, int32_t success)
{
	const struct baat_line *line = &bon->receipt->casus->lines[index];
	const struct baat_receipt_entry *entry = &bon->receipt->entries[index];
	int32_t weight = line->kind == BAAT_OUTCOME && !line->unpriced ? success : BAAT_CHANCE_ONE;
	baat_buffer_add_char(to, '{');
	add_number(to, "regel", (baat_sum)line->line, 0);
	add_text(to, "soort", baat_text_of(baat_kind_name((enum baat_kind)line->kind)));
	add_text(to, "post", baat_names_text(bon->names, line->post));
	add_text(to, "omschrijving", bon_description(bon, line));
	add_short(to, "aantal", line->quantity, BAAT_SCALE_QUANTITY);
	add_text(to, "eenheid", bon_unit(bon, line));
	add_text(to, "per", baat_text_of(baat_period_name((enum baat_period)line->period)));
	add_number(to, "van", line->from, 0);
	if (line->period == BAAT_ONCE)
		add_null(to, "duur");
	else
		add_number(to, "duur", line->months, 0);
	add_short(to, "kans", line->chance, BAAT_SCALE_CHANCE);
	add_short(to, "gewicht", weight, BAAT_SCALE_CHANCE);
	add_price(to, line);
	if (line->unpriced)
		add_null(to, "bedrag");
	else
		add_number(to, "bedrag", entry->amount, BAAT_SCALE_CENTS);
	add_number(to, "pm_plus", entry->pm_plus, 0);
	add_number(to, "pm_min", entry->pm_min, 0);
	add_text(to, "toelichting", line->remark);
	baat_buffer_add_char(to, '}');
}

static void add_lines(struct baat_buffer *to, const struct bon *bon, size_t scenario, bool *first)
{
	const struct baat_scenario *in = &bon->receipt->casus->scenarios[scenario];
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++) {
		if (!*first)
			baat_buffer_add_char(to, ',');
		*first = false;
		add_line(to, bon, i, in->success);
	}
}

static void add_parties(struct baat_buffer *to, const struct bon *bon,
                        const struct baat_receipt_alternative *alternative)
{
	add_key(to, "partijen");
	baat_buffer_add_char(to, '[');
	for (size_t i = 0; i < alternative->party_count; i++) {
		const struct baat_receipt_party *party = &alternative->parties[i];
		baat_sum avoided = party->amount[BAAT_COUNTERFACTUAL] - party->amount[BAAT_OUTCOME];
		baat_buffer_add_string(to, i == 0 ? "{" : ",{");
		add_text(to, "partij", baat_names_text(bon->names, party->party));
		add_number(to, "zonder", party->amount[BAAT_COUNTERFACTUAL], BAAT_SCALE_CENTS);
		add_number(to, "inzet", party->amount[BAAT_INPUT], BAAT_SCALE_CENTS);
		add_number(to, "gevolg", party->amount[BAAT_OUTCOME], BAAT_SCALE_CENTS);
		add_number(to, "vermeden", avoided, BAAT_SCALE_CENTS);
		add_number(to, "saldo", avoided - party->amount[BAAT_INPUT], BAAT_SCALE_CENTS);
		add_number(to, "verzilverbaar", party->cashable, BAAT_SCALE_CENTS);
		baat_buffer_add_char(to, '}');
	}
	baat_buffer_add_char(to, ']');
}

static void add_attributes(struct baat_buffer *to, const struct bon *bon)
{
	add_key(to, "kenmerken");
	baat_buffer_add_char(to, '{');
	for (uint32_t i = 0; i < baat_names_count(bon->attributes); i++)
		add_text(to, baat_names_text(bon->attributes, i).at, bon->receipt->casus->attributes[i]);
	baat_buffer_add_char(to, '}');
}

static void add_start(struct baat_buffer *to, int32_t start)
{
	if (start == BAAT_NO_MONTH) {
		add_null(to, "start");
		return;
	}
	add_key(to, "start");
	baat_buffer_printf(to, "\"%04d-%02d\"", start / 12, start % 12 + 1);
}

static void add_choice(struct baat_buffer *to, const struct bon *bon,
                       const struct baat_receipt_alternative *alternative)
{
	static const char *const words[] = {
	    [BAAT_CHOICE_NONE] = "null", [BAAT_CHOSEN] = "true", [BAAT_NOT_CHOSEN] = "false"};
	add_key(to, "gekozen");
	baat_buffer_add_string(to, words[bon->receipt->casus->scenarios[alternative->scenario].choice]);
}

static void add_alternative(struct baat_buffer *to, const struct bon *bon,
                            const struct baat_receipt_alternative *alternative)
{
	bool first = true, none = alternative->scenario == 0;
	int32_t success = bon->receipt->casus->scenarios[alternative->scenario].success;
	baat_buffer_add_char(to, '{');
	add_text(to, "casus", bon->receipt->casus->id);
	add_attributes(to, bon);
	add_start(to, bon->receipt->casus->start);
	add_number(to, "horizon", bon->method->horizon, 0);
	add_text(to, "alternatief", bon_alternative_name(bon, alternative));
	add_choice(to, bon, alternative);
	if (none)
		add_null(to, "slaagkans");
	else
		add_short(to, "slaagkans", success, BAAT_SCALE_CHANCE);
	add_measures(to, alternative->measures);
	if (none)
		add_null(to, "verplichting");
	else
		add_number(to, "verplichting", alternative->commitment, BAAT_SCALE_CENTS);
	add_text(to, "akkoord", none ? BAAT_TEXT("") : bon_approver(bon, alternative));
	add_key(to, "regels");
	baat_buffer_add_char(to, '[');
	add_lines(to, bon, 0, &first);
	if (!none)
		add_lines(to, bon, alternative->scenario, &first);
	baat_buffer_add_char(to, ']');
	if (alternative->has_remains) {
		add_key(to, "niet_gelukt");
		baat_buffer_add_char(to, '{');
		add_short(to, "kans", BAAT_CHANCE_ONE - success, BAAT_SCALE_CHANCE);
		add_number(to, "bedrag", alternative->remains, BAAT_SCALE_CENTS);
		baat_buffer_add_char(to, '}');
	} else {
		add_null(to, "niet_gelukt");
	}
	add_parties(to, bon, alternative);
	baat_buffer_add_string(to, "}\n");
}

void bon_json(struct baat_buffer *to, const struct bon *bon)
{
	for (size_t i = 0; i < bon->receipt->alternative_count; i++)
		add_alternative(to, bon, &bon->receipt->alternatives[i]);
}
