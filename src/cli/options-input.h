/* How the input is read, and what it was cut from. */
#ifndef OPTIONS_INPUT_H
#define OPTIONS_INPUT_H

#include "options.h"

enum input_option { INPUT_MARK, INPUT_ENCODING, INPUT_ATTRIBUTE, INPUT_LINE_BASE, INPUT_CUT_FROM };

struct input_options {
	option_set given;
	enum baat_mark mark;     /* counts when it is given */
	const char *encoding;    /* NULL for UTF-8 */
	struct words attributes; /* columns that are meant, though their names are near others */
	uint64_t line_base;
	const char *original; /* the file that the operand was cut from; NULL when it was not */
};

extern const struct option_group input_group;

#endif
