/* The receipt for scripts: one object for each case and alternative. */
#include "baat/io/json-write.h"
#include "bon.h"

static void add_measures(struct baat_json_writer *json, const struct baat_cell *measures)
{
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++) {
		const struct baat_column column = {baat_text_of(baat_measure_names[i]), baat_measure_kinds[i]};
		baat_json_add_cells(json, &column, &measures[i], 1);
	}
}

static void add_price(struct baat_json_writer *json, const struct baat_line *line)
{
	const struct baat_column column = {BAAT_TEXT("prijs"), BAAT_CELL_PRICE};
	const struct baat_cell price = {.number = line->price};
	if (line->unpriced)
		baat_json_add_text_or_null(json, BAAT_TEXT("prijs"), BAAT_TEXT("pm"));
	else
		baat_json_add_cells(json, &column, &price, 1);
	if (line->unpriced || line->price_year == BAAT_NO_YEAR)
		baat_json_add_null(json, BAAT_TEXT("prijspeil"));
	else
		baat_json_add_number(json, BAAT_TEXT("prijspeil"), line->price_year, 0);
}

static void add_line(struct baat_json_writer *json, const struct bon *bon, size_t index, int32_t success)
{
	const struct baat_line *line = &bon->receipt->casus->lines[index];
	const struct baat_receipt_entry *entry = &bon->receipt->entries[index];
	int32_t weight = line->kind == BAAT_OUTCOME && !line->unpriced ? success : BAAT_CHANCE_ONE;
	baat_json_begin(json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	baat_json_add_number(json, BAAT_TEXT("regel"), (baat_sum)line->line, 0);
	baat_json_add_text_or_null(json, BAAT_TEXT("soort"), baat_text_of(baat_kind_name((enum baat_kind)line->kind)));
	baat_json_add_text_or_null(json, BAAT_TEXT("post"), baat_names_text(bon->names, line->post));
	baat_json_add_text_or_null(json, BAAT_TEXT("omschrijving"), bon_description(bon, line));
	baat_json_add_short(json, BAAT_TEXT("aantal"), line->quantity, BAAT_SCALE_QUANTITY);
	baat_json_add_text_or_null(json, BAAT_TEXT("eenheid"), bon_unit(bon, line));
	baat_json_add_text_or_null(json, BAAT_TEXT("per"),
	                           baat_text_of(baat_period_name((enum baat_period)line->period)));
	baat_json_add_number(json, BAAT_TEXT("van"), line->from, 0);
	if (line->period == BAAT_ONCE)
		baat_json_add_null(json, BAAT_TEXT("duur"));
	else
		baat_json_add_number(json, BAAT_TEXT("duur"), line->months, 0);
	baat_json_add_short(json, BAAT_TEXT("kans"), line->chance, BAAT_SCALE_CHANCE);
	baat_json_add_short(json, BAAT_TEXT("gewicht"), weight, BAAT_SCALE_CHANCE);
	add_price(json, line);
	if (line->unpriced)
		baat_json_add_null(json, BAAT_TEXT("bedrag"));
	else
		baat_json_add_number(json, BAAT_TEXT("bedrag"), entry->amount, BAAT_SCALE_CENTS);
	baat_json_add_number(json, BAAT_TEXT("pm_plus"), entry->pm_plus, 0);
	baat_json_add_number(json, BAAT_TEXT("pm_min"), entry->pm_min, 0);
	baat_json_add_text_or_null(json, BAAT_TEXT("toelichting"), line->remark);
	baat_json_end(json);
}

static void add_lines(struct baat_json_writer *json, const struct bon *bon, size_t scenario)
{
	const struct baat_scenario *in = &bon->receipt->casus->scenarios[scenario];
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++)
		add_line(json, bon, i, in->success);
}

static void add_parties(struct baat_json_writer *json, const struct bon *bon,
                        const struct baat_receipt_alternative *alternative)
{
	baat_json_begin(json, BAAT_TEXT("partijen"), BAAT_JSON_ARRAY);
	for (size_t i = 0; i < alternative->party_count; i++) {
		const struct baat_receipt_party *party = &alternative->parties[i];
		baat_sum avoided = party->amount[BAAT_COUNTERFACTUAL] - party->amount[BAAT_OUTCOME];
		baat_json_begin(json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
		baat_json_add_text_or_null(json, BAAT_TEXT("partij"), baat_names_text(bon->names, party->party));
		baat_json_add_number(json, BAAT_TEXT("zonder"), party->amount[BAAT_COUNTERFACTUAL], BAAT_SCALE_CENTS);
		baat_json_add_number(json, BAAT_TEXT("inzet"), party->amount[BAAT_INPUT], BAAT_SCALE_CENTS);
		baat_json_add_number(json, BAAT_TEXT("gevolg"), party->amount[BAAT_OUTCOME], BAAT_SCALE_CENTS);
		baat_json_add_number(json, BAAT_TEXT("vermeden"), avoided, BAAT_SCALE_CENTS);
		baat_json_add_number(json, BAAT_TEXT("saldo"), avoided - party->amount[BAAT_INPUT], BAAT_SCALE_CENTS);
		baat_json_add_number(json, BAAT_TEXT("verzilverbaar"), party->cashable, BAAT_SCALE_CENTS);
		baat_json_end(json);
	}
	baat_json_end(json);
}

static void add_attributes(struct baat_json_writer *json, const struct bon *bon)
{
	baat_json_begin(json, BAAT_TEXT("kenmerken"), BAAT_JSON_OBJECT);
	for (uint32_t i = 0; i < baat_names_count(bon->attributes); i++)
		baat_json_add_text_or_null(json, baat_names_text(bon->attributes, i),
		                           bon->receipt->casus->attributes[i]);
	baat_json_end(json);
}

static void add_start(struct baat_json_writer *json, int32_t start)
{
	char month[BAAT_NUMBER_MAX] = "";
	if (start != BAAT_NO_MONTH)
		snprintf(month, sizeof month, "%04d-%02d", start / 12, start % 12 + 1);
	baat_json_add_text_or_null(json, BAAT_TEXT("start"), baat_text_of(month));
}

static void add_choice(struct baat_json_writer *json, const struct bon *bon,
                       const struct baat_receipt_alternative *alternative)
{
	enum baat_choice choice = bon->receipt->casus->scenarios[alternative->scenario].choice;
	if (choice == BAAT_CHOICE_NONE)
		baat_json_add_null(json, BAAT_TEXT("gekozen"));
	else
		baat_json_add_bool(json, BAAT_TEXT("gekozen"), choice == BAAT_CHOSEN);
}

static void add_alternative(struct baat_json_writer *json, const struct bon *bon,
                            const struct baat_receipt_alternative *alternative)
{
	bool none = alternative->scenario == 0;
	int32_t success = bon->receipt->casus->scenarios[alternative->scenario].success;
	baat_json_begin(json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	baat_json_add_text_or_null(json, BAAT_TEXT("casus"), bon->receipt->casus->id);
	add_attributes(json, bon);
	add_start(json, bon->receipt->casus->start);
	baat_json_add_number(json, BAAT_TEXT("horizon"), bon->method->horizon, 0);
	baat_json_add_text_or_null(json, BAAT_TEXT("alternatief"), bon_alternative_name(bon, alternative));
	add_choice(json, bon, alternative);
	if (none)
		baat_json_add_null(json, BAAT_TEXT("slaagkans"));
	else
		baat_json_add_short(json, BAAT_TEXT("slaagkans"), success, BAAT_SCALE_CHANCE);
	add_measures(json, alternative->measures);
	if (none)
		baat_json_add_null(json, BAAT_TEXT("verplichting"));
	else
		baat_json_add_number(json, BAAT_TEXT("verplichting"), alternative->commitment, BAAT_SCALE_CENTS);
	baat_json_add_text_or_null(json, BAAT_TEXT("akkoord"), none ? BAAT_TEXT("") : bon_approver(bon, alternative));
	baat_json_begin(json, BAAT_TEXT("regels"), BAAT_JSON_ARRAY);
	add_lines(json, bon, 0);
	if (!none)
		add_lines(json, bon, alternative->scenario);
	baat_json_end(json);
	if (alternative->has_remains) {
		baat_json_begin(json, BAAT_TEXT("niet_gelukt"), BAAT_JSON_OBJECT);
		baat_json_add_short(json, BAAT_TEXT("kans"), BAAT_CHANCE_ONE - success, BAAT_SCALE_CHANCE);
		baat_json_add_number(json, BAAT_TEXT("bedrag"), alternative->remains, BAAT_SCALE_CENTS);
		baat_json_end(json);
	} else {
		baat_json_add_null(json, BAAT_TEXT("niet_gelukt"));
	}
	add_parties(json, bon, alternative);
	baat_json_end(json);
}

void bon_json(struct baat_buffer *to, const struct bon *bon)
{
	struct baat_json_writer json = {.to = to};
	for (size_t i = 0; i < bon->receipt->alternative_count; i++) {
		add_alternative(&json, bon, &bon->receipt->alternatives[i]);
		baat_buffer_add_char(to, '\n');
	}
}
