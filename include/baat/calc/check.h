/*
 * baat/check.h - what is suspicious in a case that can be calculated all the same.
 *
 * Data in, findings out: nothing is read or printed, and a finding holds no text. The time is that of sorting the lines
 * of a case, and no case has more findings than lines and scenarios. Rules: baat-toets(1), WARNINGS.
 */
#ifndef BAAT_CASE_CHECK_H
#define BAAT_CASE_CHECK_H

#include "baat/model/casus.h"

/* What a price is for, as far as that can be held against `per`; BAAT_UNIT_OTHER for pieces and unknown words. */
enum baat_unit_kind {
	BAAT_UNIT_OTHER,
	BAAT_UNIT_HOUR,
	BAAT_UNIT_DAYPART,
	BAAT_UNIT_DAY,
	BAAT_UNIT_WEEK,
	BAAT_UNIT_MONTH,
	BAAT_UNIT_QUARTER,
	BAAT_UNIT_YEAR,
	BAAT_UNIT_COURSE, /* traject: months long, whatever its price */
	BAAT_UNIT_EURO,   /* an amount: several of one post are different amounts */
};
enum baat_unit_kind baat_unit_kind_of(struct baat_text unit);

/* What exactly, for codes that need it. */
enum baat_finding_detail {
	BAAT_DETAIL_NONE,
	BAAT_UNIT_LONGER,   /* UNIT_MISMATCH: whole units in a period shorter than one */
	BAAT_UNIT_TOO_MANY, /* UNIT_MISMATCH: more units at the same time than is likely */
	BAAT_UNIT_REPEATS,  /* UNIT_MISMATCH: a course begun anew in every short period */
	BAAT_BENEFIT_ENDS,  /* BENEFIT_NOT_REPLACED */
	BAAT_BENEFIT_FALLS, /* BENEFIT_NOT_REPLACED */
};

struct baat_finding {
	enum baat_code code;
	enum baat_finding_detail detail;
	const char *column;              /* the one that it is about, static; a file need not have it */
	uint64_t line;                   /* physical line */
	uint64_t other;                  /* the line that it clashes with, 0 for none */
	uint32_t post;                   /* number in the names, BAAT_NO_NAME for none */
	size_t scenario;                 /* index in the case */
	const struct baat_line *subject; /* the case line, NULL when it is about the case; valid as long as the case */
};

struct baat_check;

/* For one thread. prices must have been resolved; `names` are those of the case reader. NULL when there is no memory.
 */
struct baat_check *baat_check_new(const struct baat_prices *prices, struct baat_names *names,
                                  const struct baat_method *method);
void baat_check_free(struct baat_check *check); /* NULL is fine */

/* All that is suspicious in a case, by line. *findings is valid until the next call. False when there is no memory. */
bool baat_check_case(struct baat_check *check, const struct baat_case *casus, const struct baat_finding **findings,
                     size_t *count);

#endif
