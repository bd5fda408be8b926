/* --help and ---opties. */
#ifndef HELP_H
#define HELP_H

#include "program.h"

/* --help: to a stream, as wide as 80 columns. */
void print_help(const struct program *program, FILE *to);
/* The synopsis, for a wrong command line. */
void print_usage(const struct program *program, FILE *to);
/* One line an option "letter name argument words", for the completion and the tests (hidden option ---opties). */
void print_option_table(const struct program *program);

#endif
