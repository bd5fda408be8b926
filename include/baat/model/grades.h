/*
 * baat/grades.h - how much an estimate is corrected for optimism, by how well it is founded.
 *
 * Rule: baat-bestanden(5), CORRECTION TABLE.
 */
#ifndef BAAT_GRADES_H
#define BAAT_GRADES_H

#include "baat/base/diag.h"
#include "baat/model/range.h"

/* Percent with 4 decimals, by grade; [0] is of no use. */
struct baat_grades {
	int32_t input[BAAT_GRADE_WORST + 1];   /* inzet: what costs more than was thought */
	int32_t avoided[BAAT_GRADE_WORST + 1]; /* vermeden: what brings less */
};

/* Reads a table bewijs;inzet;vermeden. Errors: those of baat_table_open() and of numbers, BAAT_GRADES_INVALID. */
enum baat_status baat_grades_read(struct baat_grades *grades, const char *path, struct baat_diags *diags);

#endif
