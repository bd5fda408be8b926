/*
 * baat/calc/programme-case.h - lines of a programme times the persons at their step: lines of a case.
 *
 * Rule: baat-methode(7), FUNNELS, Lines and Effects.
 */
#ifndef BAAT_PROGRAMME_CASE_H
#define BAAT_PROGRAMME_CASE_H

#include "baat/model/programme.h"

enum { BAAT_SCALE_WEIGHT = 12 };
#define BAAT_WEIGHT_ONE INT64_C(1000000000000)

/* By which a line of the counterfactual counts, without the programme and in each of its years with it. */
struct baat_weights {
	int64_t without; /* 12 decimals */
	size_t years;    /* lines that it becomes in the programme; 1 unless the effect wears off */
	int64_t with[];  /* for each: between 0 and 1, 12 decimals */
};

/* The weights of a line with an effect; to be freed with free(). NULL when there is no memory. */
struct baat_weights *baat_weights_new(const struct baat_programme_line *line);

/* A line of a case that is made. */
struct baat_made_line {
	const struct baat_programme_line *from;
	enum baat_kind kind; /* a counterfactual is a line of zonder, the others are of the programme */
	int64_t quantity;    /* 4 decimals */
	uint16_t month, months;
};

typedef enum baat_status baat_made_sink(void *context, const struct baat_made_line *made);

/*
 * Makes the lines of one line for `persons` (1/10 000) who reached its step in `month` after the programme began; for
 * a line of the programme as a whole both are 0. weights: of a line with an effect, else NULL. Errors: BAAT_MONTH_RANGE
 * (past month 1200), BAAT_NUMBER_RANGE (a quantity beyond 1 000 000), those of the sink.
 */
enum baat_status baat_programme_make(const struct baat_programme_line *line, const struct baat_weights *weights,
                                     int64_t persons, int64_t month, baat_made_sink *sink, void *context,
                                     struct baat_diags *diags);

#endif
