/* What a line of a programme says of its effect. */
#include "programme-line.h"

#include "base/gettext.h"

/* A share, 0..1; what it is by default when nothing is said. */
static enum baat_status read_share(const struct baat_record *record, enum baat_programme_column which, int32_t *share)
{
	const struct baat_field field = baat_record_field(record, which);
	return field.text.length == 0 ? BAAT_OK : baat_field_chance(field, share);
}

static enum baat_status refuse_effect(const struct baat_record *record)
{
	for (unsigned i = BAAT_PROGRAMME_EFFECT; i <= BAAT_PROGRAMME_FIRST_YEAR; i++) {
		const struct baat_field field = baat_record_field(record, i);
		if (field.text.length > 0)
			return baat_field_error(field, BAAT_EFFECT_ONLY,
			                        _("column '%s' belongs to an effect; leave it empty, or write soort "
			                          "effect"),
			                        baat_field_name(field));
	}
	return BAAT_OK;
}

static enum baat_status read_deadweight(const struct baat_record *record, struct baat_effect *effect)
{
	const struct baat_field points = baat_record_field(record, BAAT_PROGRAMME_POINTS);
	const struct baat_field share = baat_record_field(record, BAAT_PROGRAMME_SHARE);
	if (points.text.length > 0 && share.text.length > 0)
		return baat_field_error(
		    share, BAAT_DEADWEIGHT_TWICE,
		    _("what would have happened anyway is given twice, as tochal_punten (taken off the effect) and as "
		      "tochal_deel (a part of it); these are two conventions, keep the one that the source means"));
	if (points.text.length > 0)
		effect->deadweight = BAAT_DEADWEIGHT_POINTS;
	else if (share.text.length > 0)
		effect->deadweight = BAAT_DEADWEIGHT_SHARE;
	return baat_worst(read_share(record, BAAT_PROGRAMME_POINTS, &effect->without),
	                  read_share(record, BAAT_PROGRAMME_SHARE, &effect->without));
}

static enum baat_status read_dropoff(const struct baat_record *record, struct baat_effect *effect)
{
	const struct baat_field first = baat_record_field(record, BAAT_PROGRAMME_FIRST_YEAR);
	int64_t year = 0;
	enum baat_status status = read_share(record, BAAT_PROGRAMME_WEARS_OFF, &effect->wears_off);
	if (status != BAAT_OK)
		return status;
	if (effect->wears_off > 0 && first.text.length == 0)
		return baat_field_error(first, BAAT_DROPOFF_FROM,
		                        _("from which year on uitdoving counts is not said; write uitdoving_vanaf 1 "
		                          "(the first year is less already) or 2 (it is whole)"));
	if (first.text.length == 0)
		return BAAT_OK;
	if (baat_record_text(record, BAAT_PROGRAMME_WEARS_OFF).length == 0)
		return baat_field_error(first, BAAT_DROPOFF_FROM,
		                        _("uitdoving_vanaf says from when something wears off, but uitdoving is empty; "
		                          "fill in both or neither"));
	status = baat_field_number(first, 0, 1, 2, &year);
	effect->first_year = effect->wears_off > 0 ? (uint8_t)year : 0;
	return status;
}

static enum baat_status check_heads(const struct baat_record *record, const struct baat_programme_line *line)
{
	if (line->heads != BAAT_EACH_PERSON)
		return baat_field_error(baat_record_field(record, BAAT_PROGRAMME_HEADS), BAAT_EFFECT_COUNTS,
		                        _("an effect counts persons; write telt persoon or leave it empty"));
	if (baat_record_text(record, BAAT_PROGRAMME_GROUP).length > 0)
		return baat_field_error(baat_record_field(record, BAAT_PROGRAMME_GROUP), BAAT_EFFECT_COUNTS,
		                        _("an effect counts persons, not groups of them; leave groep empty"));
	return BAAT_OK;
}

static enum baat_status warn_harm(const struct baat_record *record, const struct baat_effect *effect)
{
	const struct baat_field field = baat_record_field(record, BAAT_PROGRAMME_POINTS);
	if (effect->deadweight != BAAT_DEADWEIGHT_POINTS || effect->share >= effect->without)
		return BAAT_OK;
	return baat_warn(record->diags, baat_field_place(field), BAAT_EFFECT_NEGATIVE,
	                 _("the effect is smaller than what would have happened anyway: by these figures the programme "
	                   "does harm"));
}

enum baat_status baat_effect_read(const struct baat_record *record, struct baat_programme_line *line)
{
	const struct baat_field share = baat_record_field(record, BAAT_PROGRAMME_EFFECT);
	struct baat_effect *effect = &line->effect;
	if (line->kind != BAAT_BECOMES_EFFECT)
		return refuse_effect(record);
	effect->due = BAAT_CHANCE_ONE;
	enum baat_status status = check_heads(record, line);
	if (share.text.length == 0)
		status = baat_worst(status, baat_field_error(share, BAAT_EFFECT_MISSING,
		                                             _("effect is empty; write for which part of the persons "
		                                               "the problem is gone")));
	status = baat_worst(status, read_share(record, BAAT_PROGRAMME_EFFECT, &effect->share));
	status = baat_worst(status, read_deadweight(record, effect));
	status = baat_worst(status, read_share(record, BAAT_PROGRAMME_DUE, &effect->due));
	status = baat_worst(status, read_share(record, BAAT_PROGRAMME_ELSEWHERE, &effect->elsewhere));
	status = baat_worst(status, read_dropoff(record, effect));
	return status == BAAT_OK ? warn_harm(record, effect) : status;
}
