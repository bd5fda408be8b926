/*
 * baat-verslag from the inside. Options (verslag-options.c) say what the report is about. The run (verslag-run.c) goes
 * through the cases once; each thread harvests sums (harvest.c, price-use.c). Of what was harvested, of the method and
 * the files come the tables of the report (tables-*.c, told in tables.h), with three sentences that answer the question
 * (sentences.c). Three writers lay the same tables out: rows and a screen (write-rows.c), a workbook (write-book.c) and
 * a page (page*.c, told in page.h).
 *
 * The words of a report are Dutch in every language of the user: they are part of a result that is the same everywhere.
 */
#ifndef VERSLAG_H
#define VERSLAG_H

#include "baat/model/agreement.h"
#include "cli/case-job.h"
#include "cli/stakes.h"

enum { ALTERNATIVES_MOST = 6, VERSLAG_HTML = BAAT_FORM__MAX /* a form besides those of rows */ };

struct verslag_options {
	option_set given;
	const char *title, *question;
	const char *agreement; /* NULL: nothing is shared */
	struct words sure;     /* paths of what baat-zeker wrote */
	struct words extra;    /* NAAM=BESTAND, other tables */
	bool cases;            /* name those that are dearer */
	int form;              /* enum baat_form, or VERSLAG_HTML */
};
extern const struct option_group verslag_group;

/* The name of NAAM=BESTAND; named_file() is its file. */
struct baat_text extra_name(const char *word);

struct verslag_settings {
	struct common_options common;
	struct prices_options prices;
	struct verslag_options verslag;
	struct selection_options selection;
	struct method_options method;
	struct output_options output;
	struct rejects_options rejects;
	struct input_options input;
	struct run_options run;
};

/* Goes through the cases and writes the report. */
enum baat_status verslag_run(const void *settings, struct report *report, struct baat_diags *diags);

#endif
