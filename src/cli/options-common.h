/* What every program has: operands, --help, --version, and two options for tests and completion. */
#ifndef OPTIONS_COMMON_H
#define OPTIONS_COMMON_H

#include <locale.h>

#include "options.h"

enum common_option { COMMON_LANGUAGE, COMMON_HELP, COMMON_VERSION, COMMON_TABLE, COMMON_BLOCK };

enum language { LANGUAGE_NONE, LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
extern const struct option_words language_words;

/* The first member of the settings of a program. */
struct common_options {
	option_set given;
	const struct program *program;
	struct words operands;  /* "-" when there are none and the program reads standard input */
	enum language language; /* LANGUAGE_NONE when not given */
	locale_t documents;     /* in which documents are written; see language.h */
	bool help, version;
	bool table;                /* ---opties: print the table of options */
	bool output_is_input;      /* standard output is directed to a file that is read */
	struct named_files *named; /* the files that are read and written; of named-files.h */
	size_t block_size;         /* ---blok: bytes a block, about; 0 for the default. Tests use tiny ones */
};

extern const struct option_group common_group;

#endif
