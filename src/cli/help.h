/* --help and ---opties. */
#ifndef HELP_H
#define HELP_H

#include "program.h"

/* A name, and a text beside it that begins in column `width` and is wrapped at 80. False when there is no memory. */
bool print_beside(const struct baat_buffer *name, size_t width, const char *text, FILE *to);

/* --help: to a stream, as wide as 80 columns. False when there is no memory. */
bool print_help(const struct program *program, FILE *to);
/* The synopsis, for a wrong command line. */
void print_usage(const struct program *program, FILE *to);
/* One line an option "letter name argument words", for the completion and the tests (hidden option ---opties). */
void print_option_table(const struct program *program);

/* Standard output is written out; `printed` is whether there was memory for it. Errors: BAAT_CANNOT_WRITE. */
enum baat_status flush_stdout(bool printed, struct baat_diags *diags);

#endif
