/* What is written: flows or a table, in which form, to which file. */
#ifndef OPTIONS_OUTPUT_H
#define OPTIONS_OUTPUT_H

#include "baat/io/form.h"
#include "options.h"

enum output_option { OUTPUT_FLOWS, OUTPUT_ORIGIN, OUTPUT_FORM, OUTPUT_FILE };

struct output_options {
	option_set given;
	bool flows, origin;
	enum baat_form form; /* when not given: a table on a terminal, else csv-nl */
	const char *path;    /* NULL for standard output */
};

extern const struct option_group output_group;

/* A workbook goes to a file or a pipe. Errors: BAAT_OPTION_CONFLICT when it would go to a terminal. */
enum baat_status check_workbook_place(enum baat_form form, const char *path, struct baat_diags *diags);

/* The form that the name of an output asks for, of the words that there are: `form` is what it is else, or what was
 * given. Errors: BAAT_OPTION_CONFLICT where a name promises another form. */
enum baat_status output_form_by_name(const char *path, const struct option_words *words, bool given, int *form,
                                     struct baat_diags *diags);

#endif
