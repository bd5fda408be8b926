/* What a receipt says, in words that a member of the council can repeat. */
#include "bon.h"

#define NBSP "\xC2\xA0"
#define EURO "\xE2\x82\xAC"

struct baat_text bon_description(const struct bon *bon, const struct baat_line *line)
{
	struct baat_text text = BAAT_TEXT("");
	if (line->price_index != BAAT_OWN_PRICE)
		text = baat_prices_at(bon->prices, line->price_index)->row->description;
	return text.length > 0 ? text : baat_names_text(bon->names, line->post);
}

struct baat_text bon_unit(const struct bon *bon, const struct baat_line *line)
{
	if (line->price_index == BAAT_OWN_PRICE)
		return BAAT_TEXT("");
	return baat_prices_at(bon->prices, line->price_index)->row->unit;
}

struct baat_text bon_alternative_name(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	/* with --gekozen the flows are named after the choice; a receipt says which it was */
	if (alternative->scenario == 0)
		return BAAT_TEXT("");
	return baat_names_text(bon->names, bon->receipt->casus->scenarios[alternative->scenario].name);
}

void bon_amount(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, cents, BAAT_SCALE_CENTS)});
}

static void add_euros(struct baat_buffer *to, baat_sum cents)
{
	baat_buffer_add_string(to, EURO NBSP);
	bon_amount(to, cents < 0 ? -cents : cents);
}

void bon_short(struct baat_buffer *to, baat_sum value, unsigned scale)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_short(digits, value, scale, ',')});
}

void bon_percent(struct baat_buffer *to, int32_t chance)
{
	bon_short(to, chance, BAAT_SCALE_CHANCE - 2);
	baat_buffer_add_string(to, NBSP "%");
}

void bon_calendar_month(struct baat_buffer *to, int32_t month)
{
	static const char *const names[] = {N_("January"),   N_("February"), N_("March"),    N_("April"),
	                                    N_("May"),       N_("June"),     N_("July"),     N_("August"),
	                                    N_("September"), N_("October"),  N_("November"), N_("December")};
	baat_buffer_add_string(to, _(names[month % 12]));
	baat_buffer_printf(to, NBSP "%d", month / 12);
}

/* A sentence with one or two amounts in it. */
void bon_sentence(struct baat_buffer *to, const char *format, baat_sum first, baat_sum second)
{
	struct baat_buffer amounts[2] = {{0}, {0}};
	add_euros(&amounts[0], first);
	add_euros(&amounts[1], second);
	baat_buffer_add_char(&amounts[0], '\0');
	baat_buffer_add_char(&amounts[1], '\0');
	to->failed |= amounts[0].failed | amounts[1].failed;
	if (!to->failed) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		baat_buffer_printf(to, format, amounts[0].at, amounts[1].at);
#pragma GCC diagnostic pop
	}
	baat_buffer_free(&amounts[0]);
	baat_buffer_free(&amounts[1]);
}

void bon_setting(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_method *method = bon->method;
	if (bon->receipt->casus->start != BAAT_NO_MONTH) {
		baat_buffer_printf(to, "%s ", _("Start:"));
		bon_calendar_month(to, bon->receipt->casus->start);
		baat_buffer_add_string(to, ". ");
	}
	baat_buffer_printf(to, ngettext_("Computed over %d year", "Computed over %d years", (unsigned)method->horizon),
	                   method->horizon);
	baat_buffer_printf(to, ", %s" NBSP, _("discount rate"));
	bon_short(to, method->discount_rate, BAAT_SCALE_PERCENT);
	baat_buffer_add_string(to, NBSP "%");
	if (method->price_year != BAAT_NO_YEAR)
		baat_buffer_printf(to, ", %s" NBSP "%d", _("euros of"), method->price_year);
	baat_buffer_add_string(to, ".");
}

const char *bon_choice(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	switch (bon->receipt->casus->scenarios[alternative->scenario].choice) {
	case BAAT_CHOSEN:
		return _("chosen");
	case BAAT_NOT_CHOSEN:
		return _("not chosen");
	default:
		return NULL;
	}
}

struct baat_text bon_approver(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	const struct baat_mandate_tier *tier = baat_mandate_find(bon->mandate, alternative->commitment);
	return tier == NULL ? BAAT_TEXT("") : tier->approver;
}

/* Whose mandate it is. A town must not take the rules of another for its own. */
static void add_mandate(struct baat_buffer *to, const struct bon *bon)
{
	const char *path = bon->mandate_path;
	if (path == NULL) {
		baat_buffer_add_string(to, _(", by the rules of Enschede (2018); --mandaat gives your own"));
		return;
	}
	const char *slash = strrchr(path, '/');
	const struct baat_text file = baat_text_of(slash == NULL ? path : slash + 1), name = bon->mandate->name;
	baat_buffer_add_string(to, name.length > 0 ? _(", by the mandate of ") : _(", by the mandate in "));
	baat_buffer_add(to, name.length > 0 ? name : file);
}

void bon_approval(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	struct baat_text approver = bon_approver(bon, alternative);
	baat_buffer_printf(to, "%s ", _("Must approve:"));
	if (approver.length == 0)
		baat_buffer_add_string(to, _("nobody"));
	baat_buffer_add(to, approver);
	bon_sentence(to, _(", for a commitment of %1$s"), alternative->commitment, 0);
	add_mandate(to, bon);
	baat_buffer_add_string(to, ".");
}

void bon_remains(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer chance = {0};
	bon_percent(&chance, BAAT_CHANCE_ONE - bon->receipt->casus->scenarios[alternative->scenario].success);
	baat_buffer_add_char(&chance, '\0');
	to->failed |= chance.failed;
	if (!to->failed)
		baat_buffer_printf(to, _("If it does not work (chance %s): as without this approach"), chance.at);
	baat_buffer_free(&chance);
}

static void add_mixed_years(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_case *casus = bon->receipt->casus;
	int32_t lowest = BAAT_NO_YEAR, highest = BAAT_NO_YEAR;
	for (size_t i = 0; i < casus->line_count; i++) {
		int32_t year = casus->lines[i].price_year;
		if (casus->lines[i].unpriced || year == BAAT_NO_YEAR)
			continue;
		lowest = lowest == BAAT_NO_YEAR || year < lowest ? year : lowest;
		highest = year > highest ? year : highest;
	}
	if (lowest != highest)
		baat_buffer_printf(to, _("Euros of different years are added up (%d to %d)."), lowest, highest);
}

void bon_caution(struct baat_buffer *to, const struct bon *bon)
{
	add_mixed_years(to, bon);
	if (!bon->receipt->casus->has_counterfactual)
		baat_buffer_printf(
		    to, "%s%s", to->length > 0 ? " " : "",
		    _("What would happen without this approach was not entered, so no avoided costs follow."));
	if (bon->method->perspective == BAAT_SOCIAL)
		baat_buffer_printf(
		    to, "%s%s", to->length > 0 ? " " : "",
		    _("Every flow counts, so that transfers cancel out. It is a full social cost-benefit "
		      "analysis only when income that replaces a benefit, health and well-being are entered "
		      "too."));
}
