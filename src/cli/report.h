/* Reporting: messages to standard error as they come, and the exit status in the end. */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "baat/base/diag.h"
#include "baat/base/buffer.h"

/* Errors before a program gives up. */
enum { ERRORS_MAX = 20 };

/*
 * Prints what is in a list to stderr, "baat-reken: zaken.csv:14:3: error: TEXT [CODE]" each, and empties it. At
 * most `limit` errors in all (0: no limit), see report_exhausted().
 */
struct report {
	const char *program; /* its name */
	size_t limit;
	size_t errors; /* printed so far */
	bool out_of_memory;
	/* Takes a diagnostic in place of stderr; false when it is to be printed all the same. NULL for none. */
	bool (*sink)(void *context, const struct baat_diag *diag);
	void *sink_context;
};

void report_print(struct report *report, struct baat_diags *diags);
/* Whether so many errors were printed that the program gives up; says so the first time. */
bool report_exhausted(struct report *report);
/* Prints what is left, and turns the status into the exit status of the program. */
int report_end(struct report *report, struct baat_diags *diags, enum baat_status status);

/* A diagnostic as it is printed, with its line end. */
void report_format(const char *program, const struct baat_diag *diag, struct baat_buffer *to);
/* Its name in data, which is the same in any language: "error", "warning", "note"; to be translated when shown. */
const char *report_severity(enum baat_severity severity);

#endif
