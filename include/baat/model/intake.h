/*
 * baat/model/intake.h - the intake of a programme: who enters its first step together, and when.
 *
 * Rules: baat-bestanden(5), INTAKE.
 */
#ifndef BAAT_INTAKE_H
#define BAAT_INTAKE_H

#include "baat/model/funnel.h"

struct baat_cohort {
	struct baat_text name;
	int64_t persons;                    /* 1/10 000 of a person */
	int64_t month;                      /* in which it enters; 0 is the first of the programme */
	const struct baat_text *attributes; /* one for each attribute of the intake */
};

/* Start with {0}; free with baat_intake_free(). */
struct baat_intake {
	struct baat_cohort *cohorts;
	size_t count, capacity;
	struct baat_names *names;      /* of the cohorts: their numbers are those of the cohorts */
	struct baat_names *attributes; /* the columns of one's own */
	struct baat_arena arena;
};

/*
 * Reads an intake; a row that repeats becomes as many cohorts. start: month 0 as a calendar month, or BAAT_NO_MONTH.
 * Errors: those of a table that is read whole, BAAT_COLUMN_RESERVED, BAAT_COHORT_TWICE, BAAT_REPEAT_HALF, and for a
 * month of the calendar BAAT_START_MISSING, BAAT_DATE_BEFORE_START, BAAT_DATE_INVALID, BAAT_DATE_EXCEL.
 */
enum baat_status baat_intake_read(struct baat_intake *intake, struct baat_table_source *source, int32_t start,
                                  struct baat_diags *diags);

/* The pilot as it was counted: one cohort "geteld" in month 0, of the persons counted at the first step. Errors:
 * BAAT_INTAKE_MISSING when they were not. */
enum baat_status baat_intake_counted(struct baat_intake *intake, const struct baat_funnel *funnel,
                                     struct baat_diags *diags);

void baat_intake_free(struct baat_intake *intake);

#endif
