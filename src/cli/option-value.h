/* The value of one option, from text to settings. Private to the reading of the command line. */
#ifndef OPTION_VALUE_H
#define OPTION_VALUE_H

#include "run/pool.h"
#include "program.h"

/* Takes an option with its value, which may be cut apart where it stands. Errors: BAAT_OPTION_VALUE. */
enum baat_status option_take(struct settings *settings, enum option_id id, char *value, struct baat_diags *diags);

/* ---blok, for the tests. */
enum baat_status option_take_block_size(struct settings *settings, const char *value, struct baat_diags *diags);

enum baat_status words_add(struct words *words, const char *word, struct baat_diags *diags);

/* getopt_long over argv with the options of the program; operands too. *show_options: ---opties was given. */
enum baat_status options_read(struct settings *settings, int argc, char **argv, bool *show_options,
                              struct baat_diags *diags);

#endif
