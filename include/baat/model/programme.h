/*
 * baat/model/programme.h - the lines of a programme: what happens to one person at a step of its funnel.
 *
 * Rules: baat-bestanden(5), LINES OF A PROGRAMME.
 */
#ifndef BAAT_PROGRAMME_H
#define BAAT_PROGRAMME_H

#include "baat/model/casus.h"
#include "baat/model/funnel.h"

/* telt: how often a line counts. */
enum baat_heads { BAAT_EACH_PERSON, BAAT_EACH_COHORT, BAAT_ONCE_IN_ALL };

/* soort: what a line becomes in the case lines. */
enum baat_programme_kind {
	BAAT_BECOMES_INPUT,
	BAAT_BECOMES_OUTCOME,
	BAAT_BECOMES_COUNTERFACTUAL,
	BAAT_BECOMES_EFFECT, /* a line of the counterfactual, and what is left of it in the programme */
	BAAT_BECOMES__MAX
};

/* How deadweight was given. */
enum baat_deadweight {
	BAAT_DEADWEIGHT_NONE,
	BAAT_DEADWEIGHT_POINTS, /* tochal_punten: taken off the effect */
	BAAT_DEADWEIGHT_SHARE,  /* tochal_deel: a part of the effect */
	BAAT_DEADWEIGHT__MAX
};

/* What the programme changes, in millionths. */
struct baat_effect {
	int32_t share;      /* of the persons, for whom the problem is gone */
	int32_t without;    /* deadweight */
	int32_t due;        /* toeschrijving */
	int32_t elsewhere;  /* verdringing */
	int32_t wears_off;  /* uitdoving, a year */
	uint8_t first_year; /* in which it has worn off already, counted from 1; 0 when it does not wear off */
	uint8_t deadweight; /* enum baat_deadweight */
};

struct baat_programme_line {
	struct baat_line terms; /* quantity, period, from, months, chance; the rest of it is not filled in */
	struct baat_text post, remark;
	struct baat_effect effect;
	int64_t group;                    /* persons at most to one quantity; 0: each person counts by itself */
	int64_t price;                    /* euros, 4 decimals */
	const struct baat_shares *payers; /* NULL: none given; parties are numbers in the names of the lines */
	struct baat_text receiver;        /* "-" for nobody; empty when not given */
	uint32_t step;                    /* BAAT_NO_STEP: of the programme as a whole */
	int32_t price_year;               /* BAAT_NO_YEAR: not given */
	int32_t cashable;                 /* percent, 4 decimals; BAAT_CASHABLE_UNKNOWN: not given */
	uint8_t heads;                    /* enum baat_heads */
	uint8_t kind;                     /* enum baat_programme_kind */
	bool has_chance, has_price, unpriced;
	const char *path;
	uint64_t line;
	uint32_t post_field; /* where messages about the line point to */
};

/* Start with {.funnel = ...}, which must outlive it; free with baat_programme_free(). */
struct baat_programme {
	const struct baat_funnel *funnel;
	struct baat_programme_line *lines;
	size_t count, capacity;
	struct baat_names *names; /* of parties */
	struct baat_arena arena;
};

/*
 * Adds the lines of a table. Errors: those of a table that is read whole and of case lines, BAAT_COLUMN_MISPLACED,
 * BAAT_STEP_UNKNOWN, _STEP_MISSING, _STEP_FIXED, BAAT_GROUP_COUNTS, BAAT_EFFECT_MISSING, _EFFECT_ONLY,
 * _EFFECT_COUNTS, BAAT_DEADWEIGHT_TWICE, BAAT_DROPOFF_FROM. Warnings: BAAT_EFFECT_NEGATIVE, BAAT_PERCENT_SMALL.
 */
enum baat_status baat_programme_read(struct baat_programme *programme, struct baat_table_source *source,
                                     struct baat_diags *diags);
void baat_programme_free(struct baat_programme *programme);

/* Whether a name of an alternative could be taken for `zonder`, or is it: such a one cannot be compared with it. False
 * in *done when there is no memory. */
bool baat_alternative_is_without(struct baat_text name, bool *done);

#endif
