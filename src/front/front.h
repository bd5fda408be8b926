/* The front door: what the programs are called, and what they are for. */
#ifndef FRONT_H
#define FRONT_H

#include "cli/program.h"

/* All programs, by name: those of the folders of src/programs. */
extern const struct program *const programs[];
extern const size_t program_count;

/* The name of a program without "baat-". */
const char *front_word(const struct program *program);

/* The program of that name, with or without "baat-"; NULL when there is none. */
const struct program *front_find(const char *word);

/* What the programs are for, and which other pages there are. False when there is no memory. */
bool front_list(FILE *to);

#endif
