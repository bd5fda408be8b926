/* Findings, as the parts of checking a case add them. */
#include "check-steps.h"

void baat_check_find(struct baat_check *check, const struct baat_finding *finding)
{
	if (baat_grow(&check->findings, &check->capacity, check->count + 1, sizeof *check->findings))
		check->findings[check->count++] = *finding;
	else
		check->failed = true;
}

void baat_check_find_line(struct baat_check *check, enum baat_code code, const struct baat_line *line, uint64_t other,
                          const char *column)
{
	baat_check_find(check, &(struct baat_finding){.code = code,
	                                              .column = column,
	                                              .line = line->line,
	                                              .other = other,
	                                              .post = line->post,
	                                              .scenario = line->scenario,
	                                              .subject = line});
}
