/*
 * baat/calc/programme-check.h - what is wrong with the lines of a programme together.
 *
 * Rule: baat-bestanden(5), LINES OF A PROGRAMME.
 */
#ifndef BAAT_PROGRAMME_CHECK_H
#define BAAT_PROGRAMME_CHECK_H

#include "baat/model/programme.h"

/*
 * Errors: BAAT_STEP_ONE_SIDED, a step (or the programme) of which only the counterfactual is known. Warnings:
 * BAAT_DOUBLE_COUNT, one post with effect or counterfactual at two steps that can share persons. The time is that of
 * sorting the lines, and for each post that stands at several steps that of going through the funnel once.
 */
enum baat_status baat_programme_check(const struct baat_programme *programme, struct baat_diags *diags);

#endif
