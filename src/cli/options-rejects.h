/* What is written beside the result: cases set aside, and an account of the run. */
#ifndef OPTIONS_REJECTS_H
#define OPTIONS_REJECTS_H

#include "options.h"

enum rejects_option { REJECTS_FILE, REJECTS_ACCOUNT };

struct rejects_options {
	option_set given;
	const char *path, *account; /* NULL for none */
};

extern const struct option_group rejects_group;

#endif
