/* By which method: its file, and the options that count over it. */
#ifndef OPTIONS_METHOD_H
#define OPTIONS_METHOD_H

#include "baat/model/method.h"
#include "options.h"

enum method_option {
	METHOD_PERSPECTIVE,
	METHOD_FILE,
	METHOD_RATE,
	METHOD_HORIZON,
	METHOD_PRICE_YEAR,
	METHOD_SUCCESS,
	METHOD_START,
};

struct method_options {
	option_set given;
	const char *path;          /* of the file, or NULL */
	struct baat_method values; /* the file with the options over it */
};

extern const struct option_group method_group;

#endif
