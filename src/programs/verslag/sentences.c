/* The answer: three sentences on each alternative, in the words that baat-verslag(1) gives. */
#include "base/gettext.h"
#include "tables.h"

#define NBSP "\xC2\xA0"
#define EURO "\xE2\x82\xAC" NBSP

static void add_euros(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	const baat_sum size = cents < 0 ? -cents : cents;
	baat_buffer_add_string(to, cents < 0 ? "-" EURO : EURO);
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, size, BAAT_SCALE_CENTS)});
}

static baat_sum size_of(baat_sum cents)
{
	return cents < 0 ? -cents : cents;
}

/* A. What it costs, and what is saved. */
static void say_balance(struct baat_buffer *to, const struct material *material, const struct alternative *alternative)
{
	const struct verslag_settings *settings = material->settings;
	const struct baat_method *method = &settings->method.values;
	const struct baat_cell *measures = alternative->total.measures;
	const baat_sum net = measures[BAAT_MEASURE_NET].number;
	const struct words *parties = &settings->selection.parties;
	baat_buffer_add_string(to, "Zonder maatwerk kost dit ");
	add_euros(to, measures[BAAT_MEASURE_WITHOUT].number);
	baat_buffer_add_string(to, "; met ");
	baat_buffer_add(to, settings->selection.chosen ? BAAT_TEXT("de gekozen aanpak") : alternative->name);
	baat_buffer_add_string(to, " nog ");
	add_euros(to, measures[BAAT_MEASURE_OUTCOME].number);
	baat_buffer_add_string(to, ", en de aanpak zelf kost ");
	add_euros(to, measures[BAAT_MEASURE_INPUT].number);
	baat_buffer_add_string(to, ": per saldo ");
	if (net == 0) {
		baat_buffer_add_string(to, "even duur");
	} else {
		add_euros(to, size_of(net));
		baat_buffer_add_string(to, net > 0 ? " goedkoper" : " duurder");
	}
	baat_buffer_printf(to, ", gerekend over %d jaar", method->horizon);
	if (method->price_year != BAAT_NO_YEAR)
		baat_buffer_printf(to, " in euro's van %d", method->price_year);
	for (size_t i = 0; i < parties->count; i++)
		baat_buffer_printf(to, "%s%s", i == 0 ? ", alleen voor " : ", ", parties->items[i]);
	baat_buffer_add_char(to, '.');
}

/* The rows of the alternative with the highest and the lowest balance. */
static void find_extremes(const struct table *parties, const struct alternative *alternative,
                          const struct table_row **most, const struct table_row **least)
{
	enum { BALANCE = 4 };
	*most = *least = NULL;
	for (const struct table_row *row = parties->rows; row != NULL; row = row->next) {
		const bool is_total = row->next == NULL || !baat_text_equal(row->next->alternative, row->alternative);
		if (is_total || !baat_text_equal(row->alternative, alternative->name))
			continue;
		const baat_sum net = row->cells[BALANCE].number;
		if (net > (*most == NULL ? 0 : (*most)->cells[BALANCE].number))
			*most = row;
		if (net < (*least == NULL ? 0 : (*least)->cells[BALANCE].number))
			*least = row;
	}
}

/* B. Who gains and who loses. */
static void say_parties(struct baat_buffer *to, const struct table *parties, const struct alternative *alternative)
{
	enum { BALANCE = 4 };
	const struct baat_cell *measures = alternative->total.measures;
	const struct table_row *most, *least;
	find_extremes(parties, alternative, &most, &least);
	if (most == NULL) {
		baat_buffer_add_string(to, "Geen partij gaat erop vooruit");
	} else {
		baat_buffer_add_string(to, "Het meest gaat ");
		baat_buffer_add(to, most->key);
		baat_buffer_add_string(to, " erop vooruit (");
		add_euros(to, most->cells[BALANCE].number);
		baat_buffer_add_char(to, ')');
	}
	if (least == NULL) {
		baat_buffer_add_string(to, ", geen partij gaat erop achteruit");
	} else {
		baat_buffer_add_string(to, ", het meest ");
		baat_buffer_add(to, least->key);
		baat_buffer_add_string(to, " erop achteruit (");
		add_euros(to, -least->cells[BALANCE].number);
		baat_buffer_add_char(to, ')');
	}
	baat_buffer_add_string(to, "; van de vermeden ");
	add_euros(to, measures[BAAT_MEASURE_AVOIDED].number);
	baat_buffer_add_string(to, " is ");
	add_euros(to, measures[BAAT_MEASURE_CASHABLE].number);
	baat_buffer_add_string(to, " als verzilverbaar opgegeven.");
}

/* C. How sure it must be; rounded up, so that it is never rosier than the truth. False when a number leaves 128 bits.
 */
static bool say_certainty(struct baat_buffer *to, const struct alternative *alternative)
{
	const baat_sum input = alternative->total.measures[BAAT_MEASURE_INPUT_PV].number;
	const baat_sum avoided = alternative->total.measures[BAAT_MEASURE_AVOIDED_PV].number;
	char digits[BAAT_NUMBER_MAX];
	baat_sum permille;
	if (input <= 0 && avoided >= 0) {
		baat_buffer_add_string(to,
		                       "De aanpak zelf kost per saldo niets, dus zij is nooit duurder, hoe weinig er "
		                       "ook wordt vermeden.");
	} else if (input >= 0 && avoided <= 0) {
		baat_buffer_add_string(to,
		                       "Er wordt per saldo niets vermeden, dus de aanpak verdient zich niet terug.");
	} else if (input < 0) {
		baat_buffer_add_string(to, "Hoe zeker het moet zijn, volgt niet uit deze cijfers.");
	} else {
		if (__builtin_mul_overflow(input, (baat_sum)1000, &permille) ||
		    __builtin_add_overflow(permille, avoided - 1, &permille))
			return false;
		baat_buffer_add_string(to, "Contant gerekend verdient de aanpak zich terug als ten minste ");
		baat_buffer_add(to, (struct baat_text){digits, baat_number_write(digits, permille / avoided, 1, ',')});
		baat_buffer_add_string(to, NBSP "% van de verwachte vermeden kosten uitkomt");
		baat_buffer_add_string(to, input <= avoided ? "." : "; dat is meer dan er wordt verwacht.");
	}
	return true;
}

static enum baat_status add_sentence(struct tables_of_report *tables, struct table *answer,
                                     const struct alternative *alternative, const char *number,
                                     const struct baat_buffer *sentence, struct baat_diags *diags)
{
	const struct baat_text kept = table_keep(tables, baat_buffer_text(sentence));
	struct table_row *row = sentence->failed || kept.at == NULL
	                            ? NULL
	                            : table_add_row(tables, answer, alternative->name, baat_text_of(number));
	if (row == NULL)
		return baat_out_of_memory(diags);
	row->cells[0] = cell_of_text(kept);
	return BAAT_OK;
}

static enum baat_status answer_for(struct tables_of_report *tables, const struct material *material,
                                   struct table *answer, const struct alternative *alternative,
                                   struct baat_diags *diags)
{
	struct baat_buffer sentence = {0};
	say_balance(&sentence, material, alternative);
	enum baat_status status = add_sentence(tables, answer, alternative, "1", &sentence, diags);
	sentence.length = 0;
	say_parties(&sentence, table_find(tables, "partijen"), alternative);
	if (status == BAAT_OK)
		status = add_sentence(tables, answer, alternative, "2", &sentence, diags);
	sentence.length = 0;
	if (status == BAAT_OK && !say_certainty(&sentence, alternative))
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
	if (status == BAAT_OK)
		status = add_sentence(tables, answer, alternative, "3", &sentence, diags);
	baat_buffer_free(&sentence);
	return status;
}

enum baat_status tables_add_answer(struct tables_of_report *tables, struct material *material, struct baat_diags *diags)
{
	static const struct baat_column columns[] = {{{"zin", 3}, BAAT_CELL_TEXT}};
	struct table *answer = table_add(tables, BAAT_TEXT("antwoord"), columns, 1);
	enum baat_status status = answer == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	for (size_t i = 0; i < material->count && status == BAAT_OK; i++)
		status = answer_for(tables, material, answer, &material->alternatives[i], diags);
	if (status != BAAT_OK || tables->first == answer)
		return status;
	/* it is made of what stands behind it, and comes first */
	struct table *before = tables->first;
	while (before->next != answer)
		before = before->next;
	before->next = NULL;
	tables->last = before;
	answer->next = tables->first;
	tables->first = answer;
	return BAAT_OK;
}
