/* The table of options: the one place that names them. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "program.h"

struct option_row {
	const char *name;     /* long name */
	char letter;          /* short name, 0 for none */
	const char *argument; /* its name in --help, NULL when the option takes none */
	const char *words;    /* the words it takes, for completion: separated by spaces, or a @kind */
	const char *help;     /* English, translated when shown */
};

extern const struct option_row option_rows[OPTION__MAX];

/* --help: to a stream, as wide as 80 columns. */
void print_help(const struct program *program, FILE *to);
/* The synopsis, for a wrong command line. */
void print_usage(const struct program *program, FILE *to);
/* One line an option "letter name argument words", for the completion and the tests (hidden option ---opties). */
void print_option_table(const struct program *program);

#endif
