/* The command line as a whole: read, checked, freed. Private to program.c. */
#ifndef COMMAND_LINE_H
#define COMMAND_LINE_H

#include "program.h"

/*
 * Reads the command line into the settings of a program. Returns BAAT_OK to go on; otherwise the program ends at once
 * with *exit_status (0 after --help and --version), everything having been printed.
 */
enum baat_status command_line_read(struct common_options *settings, int argc, char **argv, int *exit_status);
void command_line_free(struct common_options *settings);

#endif
